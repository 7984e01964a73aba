"""Waiting for what another process does, and looking whether it is there."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

LONG = 60.0
"""Seconds after which something will not happen any more."""


async def until(condition: Callable[[], bool]) -> None:
    """Returns when `condition` holds; raises TimeoutError when it never does."""
    async with asyncio.timeout(LONG):
        while not condition():  # noqa: ASYNC110 # another process makes it true and can set no event of ours
            await asyncio.sleep(0.005)


def is_there(pid: int | None) -> bool:
    """Whether the child of ours with this id exists and was not waited for."""
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def children() -> set[int]:
    """The ids of all children of this process (Linux)."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = stat.read_text(errors="replace").rpartition(")")
        except OSError:
            continue  # it ended meanwhile
        if int(rest.split()[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found
