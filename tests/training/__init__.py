"""Tests of how the encoder is taught."""
