"""What the tables for publishing hold to, whoever writes them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from digests.storage.migrate import upgrade

AT = "'2016-06-27T00:00:00.000000Z'"
LATER = "'2016-06-28T00:00:00.000000Z'"
RUN = "INSERT INTO digest_runs VALUES ({id}, {schedule}, " + AT + ", " + LATER + ", " + LATER + ", 0, 1)"  # noqa: S608 # constants
PART = (
    "INSERT INTO outbox (run_id, part, nonce, state, channel_id, payload, changed_at) "
    "VALUES ({run}, {part}, '{nonce}', '{state}', '1', '{payload}', " + AT + ")"
)


@pytest.fixture
def tables(path: Path) -> Iterator[sqlite3.Connection]:
    """A store with one schedule, one run of it, and its first part."""
    upgrade(path, 5.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(_schedule(1, "100"))
        connection.execute(RUN.format(id=1, schedule=1))
        connection.execute(_part())
        yield connection


def _schedule(number: int, channel: str) -> str:
    return (
        f"INSERT INTO schedules VALUES ({number}, '1', '{channel}', 'daily 08:00', 'UTC', '[]', '[]', NULL, 0, '7', "  # noqa: S608 # constants
        f"{AT}, 1, NULL, NULL)"
    )


def _part(**fields: object) -> str:
    defaults = {"run": 1, "part": 1, "nonce": "d1p1", "state": "composed", "payload": "{}"}
    return PART.format(**{**defaults, **fields})


@pytest.mark.parametrize(
    "statement",
    [
        RUN.format(id=2, schedule=1),  # the same window of a schedule twice
        RUN.format(id=2, schedule=99),
        _part(nonce="other"),  # the same part of a run twice
        _part(part=2),  # one nonce for two parts
        _part(part=2, nonce="x" * 26),
        _part(part=2, nonce=""),
        _part(part=5, nonce="d1p5"),
        _part(part=2, nonce="d1p2", state="lost"),
        _part(part=2, nonce="d1p2", state="sent"),  # without its message
        _part(part=2, nonce="d1p2", payload="not json"),
        _schedule(2, "100"),  # a second digest in one channel
        "INSERT INTO objections VALUES (99, '7', '2016')",
        _part(run=99, nonce="d99p1"),
        "INSERT INTO digest_revisions VALUES (1, 99)",
    ],
)
def test_what_would_be_sent_twice_or_nowhere_is_refused(tables: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        tables.execute(statement)


def test_a_terminal_may_ask_for_one_window_many_times(tables: sqlite3.Connection) -> None:
    for number in (2, 3):
        tables.execute(RUN.format(id=number, schedule="NULL"))
    assert tables.execute("SELECT count(*) FROM digest_runs WHERE schedule_id IS NULL").fetchone() == (2,)


def test_a_nonce_may_have_25_characters(tables: sqlite3.Connection) -> None:
    tables.execute(_part(part=2, nonce="x" * 25))
    assert tables.execute("SELECT count(*) FROM outbox").fetchone() == (2,)
