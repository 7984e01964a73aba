"""Tests of polling and ingesting, on real SQLite files and loopback servers."""
