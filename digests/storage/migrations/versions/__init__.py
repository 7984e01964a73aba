"""One file a schema, frozen once released."""
