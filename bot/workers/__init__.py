"""Work that takes long or may go wrong, in processes of its own: see docs/decisions/0014-workers.md."""
