"""What the migrations make is what the code expects."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from digests.storage.delivery_tables import outbox
from digests.storage.migrate import HEAD, KNOWN, upgrade
from digests.storage.sqlite import APPLICATION_ID
from digests.storage.store import Store

metadata = outbox.metadata  # with the tables of digests.storage.tables, which it builds on
MIGRATIONS = files("digests.storage").joinpath("migrations")


@pytest.fixture
def migrated(path: Path) -> Iterator[Connection]:
    """A connection to a store that the migrations made from nothing."""
    upgrade(path, 5.0)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_code(migrated: Connection) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or not (name or "").startswith("revisions_fts")

    options = {"compare_type": True, "compare_server_default": True, "include_name": ours}
    context = MigrationContext.configure(migrated, opts=options)
    assert compare_metadata(context, metadata) == []


def test_checks_and_keys_are_those_of_the_code(migrated: Connection) -> None:
    """Alembic does not compare these."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    expected, found = inspect(engine), inspect(migrated)
    for table in metadata.tables:
        for kind in ("get_check_constraints", "get_foreign_keys", "get_unique_constraints", "get_pk_constraint"):
            assert _sorted(getattr(found, kind)(table)) == _sorted(getattr(expected, kind)(table)), (table, kind)
    engine.dispose()


def test_the_newest_schema_is_the_head_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [HEAD]
    assert {revision.revision for revision in script.walk_revisions()} == KNOWN


async def test_an_older_store_is_brought_up_to_date_and_keeps_what_it_holds(path: Path) -> None:
    _older(path, "0001")
    async with await Store.open(path) as store, store.reading() as tx:
        assert [feed.title for feed in await tx.feeds()] == ["Kept"]
        assert await tx.schedules() == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_second_upgrade_finds_nothing_to_do(path: Path) -> None:
    upgrade(path, 5.0)
    before = path.read_bytes()
    upgrade(path, 5.0)
    assert path.read_bytes() == before


def test_an_upgrade_that_fails_leaves_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE outbox (mine)")
    before = path.read_bytes()
    with pytest.raises(Exception, match="outbox"):
        upgrade(path, 5.0)
    assert path.read_bytes() == before


# What these point to is never deleted, and nothing is looked up by them.
NEVER_ASKED = {("evidence", "revision_id"), ("stories", "merged_into"), ("wire_bands", "revision_id")}


def test_every_reference_has_an_index(migrated: Connection) -> None:
    """A check or a join along it would read the whole table."""
    inspector = inspect(migrated)
    for table in metadata.tables.values():
        first = {index["column_names"][0] for index in inspector.get_indexes(table.name)}
        first |= {unique["column_names"][0] for unique in inspector.get_unique_constraints(table.name)}
        first.add(inspector.get_pk_constraint(table.name)["constrained_columns"][0])
        for key in table.foreign_key_constraints:
            column = key.column_keys[0]
            assert column in first or (table.name, column) in NEVER_ASKED, (table.name, column)


def test_looking_up_loads_no_migration_and_importing_the_package_nothing() -> None:
    """A look-up must start quickly."""
    code = (
        "import sys, digests.storage; assert 'sqlalchemy' not in sys.modules\n"
        "import digests.storage.store; assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603 # our own interpreter, constant code


def test_no_migration_offers_a_way_back() -> None:
    """A way back would have to throw away what the older schema cannot hold."""
    for file in MIGRATIONS.joinpath("versions").iterdir():
        if file.name.startswith("v"):
            assert not re.search(r"def downgrade", file.read_text()), file.name


def _older(path: Path, schema: str) -> None:
    """A store as an earlier version left it, with one feed."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(
            "INSERT INTO feeds (url, title, enabled, added_at) "
            "VALUES ('https://example.org/feed', 'Kept', 1, '2026-01-01T00:00:00.000000Z')"
        )
    engine.dispose()


def _sorted(found: object) -> object:
    return sorted(map(repr, found)) if isinstance(found, list) else found
