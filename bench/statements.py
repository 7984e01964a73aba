"""The statements that the store's driver runs, and the same ones run again in bare sqlite3."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event


@dataclass(slots=True)
class Ran:
    """A statement as the driver got it. `seconds` is its time with all rows fetched; a COMMIT has no parameters."""

    statement: str
    parameters: Any = None
    many: bool = False
    seconds: float = 0.0


@dataclass(slots=True)
class Tape:
    """What was run while it was recorded, in order."""

    ran: list[Ran] = field(default_factory=list)

    def take(self) -> list[Ran]:
        """What came since the last time."""
        taken, self.ran = self.ran, []
        return taken


@contextmanager
def recorded() -> Iterator[Tape]:
    """Everything that any store of this process runs inside the block."""
    tape = Tape()
    begun: list[float] = []

    def before(
        _connection: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool
    ) -> None:
        tape.ran.append(Ran(statement, parameters, many))
        begun.append(time.perf_counter())

    def after(*_: object) -> None:
        tape.ran[-1].seconds = time.perf_counter() - begun.pop()

    def commit(_connection: object) -> None:
        tape.ran.append(Ran("COMMIT"))

    heard: dict[str, Callable[..., None]] = {
        "before_cursor_execute": before,
        "after_cursor_execute": after,
        "commit": commit,
    }
    for name, listener in heard.items():
        event.listen(Engine, name, listener)
    try:
        yield tape
    finally:
        for name, listener in heard.items():
            event.remove(Engine, name, listener)


def again(store: sqlite3.Connection, ran: Sequence[Ran]) -> float:
    """Run the statements on `store`, which is in autocommit, with all rows fetched; returns the seconds it took."""
    begin = time.perf_counter()
    for one in ran:
        if one.many:
            store.executemany(one.statement, one.parameters)
        elif one.statement != "COMMIT" or store.in_transaction:
            store.execute(one.statement, one.parameters or ()).fetchall()
    return time.perf_counter() - begin


def asking(ran: Sequence[Ran]) -> list[Ran]:
    """Without what only begins and ends transactions."""
    return [one for one in ran if not one.statement.startswith(("BEGIN", "COMMIT"))]
