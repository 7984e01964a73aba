"""Pictures: pure functions from a small frozen description to PNG bytes. Only this package imports matplotlib."""
