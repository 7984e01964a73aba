"""Digests on schedule: what is due, written down first, sent once."""
