"""Turns at a host: few requests at a time and a pause between their starts, so that no server is hurried."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from math import inf

from digests.errors import FetchError
from digests.sources.fetch.shown import shown
from digests.sources.parse.home import host_of

_SLOWED = 1_000
"""Hosts whose own wish is remembered; the earliest are forgotten."""


class NoTurn(FetchError):
    """A request waited too long for its turn. That is not the server's fault."""


class _Line:
    """Those who are at one host or wait for it, and when the last of them began."""

    def __init__(self, per_host: int) -> None:
        self.places = asyncio.Semaphore(per_host)
        self.door = asyncio.Lock()  # both wake those who wait in the order in which they came
        self.begun = -inf
        self.people = 0


class Pace:
    """At most `per_host` requests of a host in flight, and at least `spacing` seconds between the starts of two.

    A host is its name without "www.", whatever the port; the first to come is the first to go, and no host waits for
    another. `patience` is the most seconds anyone waits. `now` and `sleep` replace the event loop's.
    """

    def __init__(
        self,
        spacing: float = 1.0,
        per_host: int = 2,
        *,
        patience: float = 300.0,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._spacing = spacing
        self._per_host = per_host
        self._patience = patience
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._slowed: OrderedDict[str, float] = OrderedDict()
        self._busy: dict[str, _Line] = {}
        self._idle: OrderedDict[str, _Line] = OrderedDict()

    def slow(self, url: str, seconds: float) -> None:
        """Leave at least `seconds` between two starts at the host of `url` from now on; 0 takes that back."""
        host = _host(url)
        self._slowed.pop(host, None)
        if seconds > self._spacing:
            self._slowed[host] = seconds
            if len(self._slowed) > _SLOWED:
                self._slowed.popitem(last=False)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """The time inside the block is this request's. Raises NoTurn, with the secrets of `url` hidden."""
        host = _host(url)
        line = self._joined(host)
        async with AsyncExitStack() as held:
            held.callback(self._left, host, line)
            try:
                async with asyncio.timeout(self._patience):
                    await held.enter_async_context(line.places)
                    async with line.door:
                        await self._pause(host, line)
            except TimeoutError as error:
                reason = f"many requests wait for its server, and its turn did not come in {self._patience:g} seconds"
                raise NoTurn(shown(url), reason) from error
            yield

    async def _pause(self, host: str, line: _Line) -> None:
        while (wait := self._next_start(host, line) - self._now()) > 0:
            await self._sleep(wait)
        line.begun = self._now()

    def _next_start(self, host: str, line: _Line) -> float:
        return line.begun + self._slowed.get(host, self._spacing)

    def _joined(self, host: str) -> _Line:
        line = self._busy.get(host) or self._idle.pop(host, None) or _Line(self._per_host)
        self._busy[host] = line
        line.people += 1
        return line

    def _left(self, host: str, line: _Line) -> None:
        """A host where nobody is left is forgotten as soon as its pause is over, when the next host falls idle."""
        line.people -= 1
        if line.people:
            return
        self._idle[host] = self._busy.pop(host)
        while self._idle:
            oldest, empty = next(iter(self._idle.items()))
            if self._next_start(oldest, empty) > self._now():
                break
            del self._idle[oldest]


def _host(url: str) -> str:
    return (host_of(url) or "").rstrip(".").removeprefix("www.")
