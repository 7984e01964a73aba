"""Tests of `digests.text`."""
