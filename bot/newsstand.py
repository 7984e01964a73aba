"""The demo's newsstand: the packaged `seeds/` served on a loopback address under their publishers' own names.

The feed links to `pages/…` beside it, and each such link leads on to the article's address at its publisher, as the
links of an aggregator do. The names end in `.example` and exist only in the resolver that comes with the newsstand.
"""

import re
import socket
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

_LOOPBACK = "127.0.0.1"
_NAME = "newsstand.example"
_CANONICAL = re.compile(rb'<link rel="canonical" href="https://([^/"]+)(/[^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPublisher:
    """One invented publisher: whose account its articles are, and the zone of its "Wednesday"."""

    name: str
    host: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPlan:
    """What the demo shows: the digest of the two weeks before the end of `as_of`, then one look-up."""

    as_of: date
    zone: str
    country: str
    feed: str
    publishers: tuple[DemoPublisher, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsstand:
    """A running newsstand: where its feed is, and how to find it and its publishers."""

    feed_url: str
    port: int
    resolver: AbstractResolver


def demo_plan() -> DemoPlan:
    """The plan that seeds/demo.toml holds."""
    written = tomllib.loads(files("seeds").joinpath("demo.toml").read_text(encoding="utf-8"))
    return DemoPlan(
        as_of=written["as_of"],
        zone=written["zone"],
        country=written["country"],
        feed=written["feed"],
        publishers=tuple(DemoPublisher(**publisher) for publisher in written["publisher"]),
    )


@asynccontextmanager
async def newsstand(feed: str) -> AsyncIterator[Newsstand]:
    """Serves the feed called `feed` and its pages on a free port of 127.0.0.1 while inside."""
    shelf = _Shelf(feed)
    app = web.Application()
    app.router.add_get("/{path:.*}", shelf.serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, _LOOPBACK, 0).start()
        port = runner.addresses[0][1]
        yield Newsstand(feed_url=f"http://{_NAME}:{port}/{feed}", port=port, resolver=_Names(shelf.hosts))
    finally:
        await runner.cleanup()


class _Shelf:
    """Everything that is served, read once: nothing but what stands here can be asked for."""

    def __init__(self, feed: str) -> None:
        seeds = files("seeds")
        self._feed = (f"/{feed}", seeds.joinpath(feed).read_bytes())
        self._moved: dict[str, tuple[str, str]] = {}
        self._pages: dict[tuple[str, str], bytes] = {}
        for page in seeds.joinpath("pages").iterdir():
            body = page.read_bytes()
            if found := _CANONICAL.search(body):
                host, path = found[1].decode(), urlsplit(found[2].decode()).path
                self._moved[f"/pages/{page.name}"] = (host, path)
                self._pages[host, path] = body
        self.hosts = frozenset({_NAME} | {host for host, _ in self._pages})

    async def serve(self, request: web.Request) -> web.Response:
        """The feed, a page at its publisher, or the way from the feed's link to it."""
        host, path = request.url.host or "", request.path
        if host == _NAME and path == self._feed[0]:
            return web.Response(body=self._feed[1], content_type="application/rss+xml", charset="utf-8")
        if host == _NAME and path in self._moved:
            there, place = self._moved[path]
            raise web.HTTPFound(f"http://{there}:{request.url.port}{place}")
        if (body := self._pages.get((host, path))) is not None:
            return web.Response(body=body, content_type="text/html", charset="utf-8")
        raise web.HTTPNotFound


class _Names(AbstractResolver):
    """Resolves the newsstand's own names to the loopback address, and no other: the demo never asks the network."""

    def __init__(self, hosts: frozenset[str]) -> None:
        self._hosts = hosts

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in self._hosts:
            raise OSError(f"{host} is not on the newsstand")
        return [ResolveResult(hostname=host, host=_LOOPBACK, port=port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing is held open."""
