"""The demo's newsstand: the packaged `seeds/` on a loopback address, served like any publisher's site."""

import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web

_KINDS = {".xml": "application/rss+xml", ".html": "text/html"}


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
async def newsstand() -> AsyncIterator[str]:
    """Serves the feed and its pages on a free port of 127.0.0.1 while inside; gives the address they start with."""
    from aiohttp import web  # a look-up never serves

    app = web.Application()
    app.router.add_get("/{path:.+}", _serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/"
    finally:
        await runner.cleanup()


async def _serve(request: "web.Request") -> "web.Response":
    from aiohttp import web

    found = _find(request.match_info["path"])
    if found is None:
        raise web.HTTPNotFound
    kind = _KINDS[f".{found.name.rpartition('.')[2]}"]
    return web.Response(body=found.read_bytes(), content_type=kind, charset="utf-8")


def _find(path: str) -> Traversable | None:
    """The seed at `path`, None for anything else. Names are looked up in listings, so no path leads outside."""
    at: Traversable = files("seeds")
    for name in path.split("/"):
        inside = {entry.name: entry for entry in at.iterdir()} if at.is_dir() else {}
        if name not in inside:
            return None
        at = inside[name]
    return at if at.is_file() and at.name.endswith(tuple(_KINDS)) else None
