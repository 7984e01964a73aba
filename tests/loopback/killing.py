"""Kills this process at a chosen log event, as a crash at that very step would."""

import os
import signal
from collections.abc import Callable, MutableMapping
from typing import Any

Processor = Callable[[Any, str, MutableMapping[str, Any]], MutableMapping[str, Any]]


def killer(event: str, number: int = 1) -> Processor:
    """A structlog processor that sends SIGKILL to this process when the event of this name comes the n-th time."""
    seen = 0

    def count(_logger: Any, _method: str, said: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        nonlocal seen
        if said.get("event") == event:
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)
        return said

    return count


def kill_at(wanted: str) -> None:
    """Orders it for `EVENT` or `EVENT:n`, before the journal is set up. Raises ValueError for a wrong n."""
    from bot.logs import extra_processors

    event, _, number = wanted.partition(":")
    extra_processors.append(killer(event, int(number or 1)))
