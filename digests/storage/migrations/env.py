"""How Alembic runs the steps: on the connection it is handed, inside the transaction that is already open there."""

from alembic import context

from digests.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
