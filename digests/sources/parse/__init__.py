"""Parsers: bytes in, frozen values out; nothing here opens a file or a connection."""
