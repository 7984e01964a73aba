"""Whether a page may be read by programs, as the robots.txt of its site says (RFC 9309)."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from digests.errors import FetchError
from digests.sources.fetch.client import PRODUCT, Fetcher, TooManyRedirects
from digests.sources.fetch.guard import parse_url
from digests.sources.fetch.pace import NoTurn
from digests.sources.parse.robots import Robots, parse_robots

_KEPT = 24 * 3600.0
"""Seconds (RFC 9309, 2.4)."""
_AWAY = 3600.0
"""Seconds until a robots.txt that could not be had is asked for again."""
_SITES = 1_000
_CHARACTERS = 2 * 1024 * 1024
"""Of all files that are remembered; in memory hostile ones take up to fifty times that."""
_FREE = Robots("")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page may not be read, in words that follow on "could not be fetched:".

    `lasting` when the site says so itself; otherwise what it says could not be learned, and may be the next time.
    """

    reason: str
    lasting: bool


_FORBIDDEN = Refusal("the robots.txt of its site asks programs not to read it", lasting=True)


@dataclass(slots=True)
class _Site:
    """One scheme, host and port, and what its robots.txt says until it is asked again."""

    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    robots: Robots | None = None
    trouble: str = ""
    until: float = -inf


class RobotsRules:
    """What sites ask of the program called `agent`: asked once, remembered for a day, and of 1,000 sites at most.

    A site without the file allows everything (2.3.1.3). One whose file cannot be had allows nothing for an hour
    (2.3.1.4), or what it said before. A delay it asks for is kept by the fetcher's pace. `now` is in seconds.
    """

    def __init__(self, fetcher: Fetcher, agent: str = PRODUCT, now: Callable[[], float] | None = None) -> None:
        self._fetcher = fetcher
        self._agent = agent
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    async def allows(self, url: str) -> bool:
        """Whether `url` may be read. What is no web address is allowed here, as fetching it says what is wrong."""
        return await self.refusal(url) is None

    async def refusal(self, url: str) -> Refusal | None:
        """Why `url` may not be read; None when it may."""
        try:
            address = parse_url(url.strip()).with_user(None).with_fragment(None)
            origin = str(address.origin())
        except ValueError:
            return None
        if address.scheme not in {"http", "https"}:
            return None
        site = self._site(origin)
        async with site.asking:  # who comes meanwhile finds the answer; who is cancelled leaves asking to the next
            if self._now() >= site.until:
                await self._ask(site, origin)
        if site.robots is None:
            return Refusal(site.trouble, lasting=False)
        # In a thread, because a hostile file takes half a second.
        allowed = await asyncio.to_thread(site.robots.allows, str(address), self._agent)
        return None if allowed else _FORBIDDEN

    def _site(self, origin: str) -> _Site:
        site = self._sites.setdefault(origin, _Site())
        self._sites.move_to_end(origin)
        if len(self._sites) > _SITES:
            self._sites.popitem(last=False)
        return site

    async def _ask(self, site: _Site, origin: str) -> None:
        try:
            robots = await self._read(f"{origin}/robots.txt")
        except NoTurn as error:  # our own queue was too long, which says nothing of the site
            site.trouble = f"its robots.txt comes first, and {error.reason}"
            return
        except FetchError as error:
            site.trouble = f"its robots.txt could not be read, so nothing of its site is for an hour: {error.reason}"
            site.until = self._now() + _AWAY
            return
        if self._fetcher.pace:
            delay = await asyncio.to_thread(robots.delay, self._agent)
            self._fetcher.pace.slow(origin, delay or 0.0)
        site.robots, site.until = robots, self._now() + _KEPT
        self._forget()

    async def _read(self, url: str) -> Robots:
        """What stands at `url`. Raises FetchError where that cannot be known."""
        try:
            answer = await self._fetcher.fetch(url)
        except TooManyRedirects:  # 2.3.1.2: as good as none
            return _FREE
        if answer.status >= 500:
            raise FetchError(url, f"its server answered with status {answer.status}")
        return parse_robots(answer.body) if answer.ok else _FREE

    def _forget(self) -> None:
        """Those asked about longest ago, while all files together are too large."""
        size = sum(site.robots.size for site in self._sites.values() if site.robots)
        while size > _CHARACTERS:
            _, site = self._sites.popitem(last=False)
            size -= site.robots.size if site.robots else 0
