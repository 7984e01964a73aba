"""Tests of `digests.timing`."""
