"""Invented articles with their gold, written in the manner of real reports; see README.md."""
