"""Bring a store to the schema that this code knows, whole or not at all."""

import sqlite3
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from digests.storage.engine import file_uri
from digests.storage.sqlite import APPLICATION_ID, set_up, write_ahead

HEAD = "0003"
"""The newest schema; a test compares it with the migrations."""
KNOWN = frozenset({"0001", "0002", HEAD})
"""Every schema that can be brought to HEAD, and HEAD."""


def upgrade(path: Path, busy_seconds: float) -> None:
    """Run the missing migrations in one transaction, making an empty file or none a store. Raises driver errors.

    Two processes may do it at once: the second waits, and finds nothing left to do.
    """
    with closing(
        sqlite3.connect(file_uri(path, "rwc"), uri=True, timeout=busy_seconds, isolation_level=None)
    ) as driver:
        set_up(driver, reader=False, busy_seconds=busy_seconds)
        engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN EXCLUSIVE"))
        with engine.begin() as connection:
            _run(connection)
            # In the transaction, and before the write-ahead log is switched on: the file has its id from birth.
            if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        write_ahead(driver)


def _run(connection: Connection) -> None:
    # Loaded only when there is something to migrate: Alembic takes longer to import than a look-up to answer.
    from alembic import command
    from alembic.config import Config

    with as_file(files("digests.storage").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
