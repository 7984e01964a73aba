"""Tests of digests.places."""
