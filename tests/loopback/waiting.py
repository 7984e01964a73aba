"""Waiting for something to become true, without polling."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that a test waits for something that should come at once, on a busy machine."""


class NotInTime(AssertionError):
    """Something did not become true in the time given."""


class Changes:
    """Tells whoever waits that the state may have changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Lets everyone who waits look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, found: Callable[[], T | None], what: str, *, seconds: float = PATIENCE) -> T:
        """Waits until `found()` gives something true, and returns it. Raises NotInTime, naming `what`."""
        try:
            async with asyncio.timeout(seconds):
                while not (value := found()):
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.add(future)
                    try:
                        await future
                    finally:
                        self._waiting.discard(future)
        except TimeoutError:
            raise NotInTime(f"Waited {seconds:g} s in vain for {what}.") from None
        return value
