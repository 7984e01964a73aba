"""Tests of the worker processes, with real ones."""
