"""Fetching with a pace, from real servers on loopback."""

import asyncio

import pytest
from aiohttp import web

from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Guard
from digests.sources.fetch.pace import NoTurn, Pace
from tests.sources.servers import serve, serve_bytes


class Crowd:
    """A page that counts how many ask for it at once, and lets nobody go before as many as may have come."""

    def __init__(self, allowed: int) -> None:
        self.allowed = allowed
        self.most = 0
        self._here = 0
        self._full = asyncio.Event()

    async def __call__(self, _request: web.Request) -> web.Response:
        self._here += 1
        self.most = max(self.most, self._here)
        if self._here == self.allowed:
            self._full.set()
        await self._full.wait()
        await asyncio.sleep(0)
        self._here -= 1
        return web.Response(body=b"x")


async def test_no_host_has_more_requests_in_flight_than_allowed() -> None:
    crowd = Crowd(2)
    async with (
        serve(page=crowd) as site,
        Fetcher.open(guard=Guard(allow_loopback=True), pace=Pace(0.0, 2)) as fetcher,
    ):
        answers = await asyncio.gather(*(fetcher.fetch(site.url("/page")) for _ in range(12)))
        assert all(answer.ok for answer in answers)
        assert crowd.most == 2


async def test_another_host_is_asked_while_one_is_full() -> None:
    crowd = Crowd(3)
    async with (
        serve(page=crowd) as site,
        Fetcher.open(guard=Guard(allow_loopback=True), pace=Pace(0.0, 2)) as fetcher,
    ):
        named = site.url("/page").replace("127.0.0.1", "localhost")
        await asyncio.gather(*(fetcher.fetch(url) for url in (site.url("/page"), site.url("/page"), named)))
        assert crowd.most == 3


async def test_every_request_of_a_redirect_has_a_turn_of_its_own_and_none_holds_two() -> None:
    waits: list[float] = []
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        waits.append(seconds)
        now += seconds

    pace = Pace(100.0, 1, now=lambda: now, sleep=sleep)
    async with (
        serve() as site,
        Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=5), pace=pace) as fetcher,
    ):
        site.status("/a", 301, Location="/b")
        site.status("/b", 302, Location="/c")
        site.text("/c", "here")
        assert (await fetcher.fetch(site.url("/a"))).body == b"here"
        assert waits == [100.0, 100.0]


async def test_waiting_for_a_turn_does_not_use_up_the_time_of_the_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    real, waited = loop.time, 0.0

    async def sleep(seconds: float) -> None:
        nonlocal waited
        waited += seconds
        await asyncio.sleep(0)  # whatever is due by now ends here

    monkeypatch.setattr(loop, "time", lambda: real() + waited)
    pace = Pace(100.0, 1, sleep=sleep)
    async with (
        serve() as site,
        Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=30), pace=pace) as fetcher,
    ):
        site.status("/a", 301, Location="/b")
        site.text("/b", "here")
        assert (await fetcher.fetch(site.url("/a"))).body == b"here"
        assert waited > 30


async def test_a_queue_that_is_too_long_ends_in_words() -> None:
    async with (
        serve_bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx") as wire,
        Fetcher.open(guard=Guard(allow_loopback=True), pace=Pace(1_000.0, 1, patience=0)) as fetcher,
    ):
        assert (await fetcher.fetch(wire.url())).ok
        with pytest.raises(NoTurn, match="its turn did not come"):
            await fetcher.fetch(wire.url())
        assert len(wire.heads) == 1


async def test_a_fetch_that_is_cancelled_gives_its_turn_back() -> None:
    asked = asyncio.Event()

    async def page(_request: web.Request) -> web.Response:
        if asked.is_set():
            return web.Response(body=b"x")
        asked.set()
        never: asyncio.Future[web.Response] = asyncio.get_running_loop().create_future()
        return await never

    async with (
        serve(page=page) as site,
        Fetcher.open(guard=Guard(allow_loopback=True), pace=Pace(0.0, 1)) as fetcher,
    ):
        first = asyncio.create_task(fetcher.fetch(site.url("/page")))
        second = asyncio.create_task(fetcher.fetch(site.url("/page")))
        await asked.wait()
        first.cancel()
        assert (await second).body == b"x"
