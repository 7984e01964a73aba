"""Polling a thousand feeds on a loopback server, nine in ten of them unchanged, beside `reader` in the same run.

Both know all feeds from a first round that is not measured; then a tenth of the feeds has one more entry, and both ask
all of them again; and once more, when nothing has changed. Each contender runs in a process of its own, on a store of
its own; the server runs in another. The feeds live at 250 loopback addresses, as on 250 hosts, and carry their full
texts, so that no pages are asked for. Our articles are stored and grouped, but no events are read from them: `reader`
reads none either.
"""

import argparse
import asyncio
import importlib
import multiprocessing
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from bench.figures import Figure, show, times
from bot.extracting import InThreads
from digests.model import Article, Extraction

FEEDS = 1_000
ENTRIES = 3
_HOSTS = 250
_CHANGED = 10
"""One feed in so many has something new in the second round."""
_WORKERS = (1, 4, 10, 20, 40)
"""Of `reader`: its best is the peer."""
_NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_SENTENCE = "The ministers spoke about trade, fish and railways for the whole of the afternoon. "


@dataclass(frozen=True, slots=True)
class Round:
    """What asking all feeds once took."""

    seconds: float
    cpu: float
    """Seconds of this process and what it started."""
    peak_mb: float
    grown_mb: float
    """How much the peak grew in this round."""
    new: int
    quiet: float = 0.0
    """Seconds of a further round in which nothing had changed."""


class Unread(InThreads):
    """Feeds are read as ever; articles yield nothing."""

    async def extract(self, article: Article) -> Extraction:
        """Nothing."""
        del article
        return Extraction()

    def metered(self, took: Any) -> Self:
        """As it is."""
        del took
        return self


def main(articles: int) -> None:
    """Measure and print. `articles`, the size of the synthetic store, has no part in it."""
    del articles
    with tempfile.TemporaryDirectory() as folder, _site(Path(folder)) as (port, advance):
        ours = _apart(_ours, port, Path(folder) / "ours.db", advance)
        peers = {
            workers: _apart(_reader, port, Path(folder) / f"reader-{workers}.db", advance, workers)
            for workers in _WORKERS
        }
    best = min(peers, key=lambda workers: peers[workers].seconds)
    peer = peers[best]
    show(
        f"Asking {FEEDS} feeds again, {100 - 100 // _CHANGED} % of them unchanged; the peer is reader's update with "
        f"its best of {', '.join(map(str, _WORKERS))} workers, {best}",
        [
            Figure(
                "wall time",
                f"{ours.seconds:.2f} s",
                f"{peer.seconds:.2f} s",
                times(ours.seconds, peer.seconds),
                "5× faster: 0.20",
            ),
            Figure(
                "wall time when nothing changed",
                f"{ours.quiet:.2f} s",
                f"{peer.quiet:.2f} s",
                times(ours.quiet, peer.quiet),
            ),
            Figure("CPU time", f"{ours.cpu:.2f} s", f"{peer.cpu:.2f} s", times(ours.cpu, peer.cpu)),
            Figure(
                "memory at the peak",
                f"{ours.peak_mb:.0f} MB",
                f"{peer.peak_mb:.0f} MB",
                times(ours.peak_mb, peer.peak_mb),
            ),
            Figure("… of that grown in this round", f"{ours.grown_mb:.1f} MB", f"{peer.grown_mb:.1f} MB", "", "flat"),
            Figure("new entries stored", str(ours.new), str(peer.new)),
        ],
    )


def _apart(contender: Any, port: int, store: Path, advance: Any, *more: int) -> Round:
    """Let a contender run in a process of its own: a first round, the feeds move on, a second that is measured."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    advance(False)
    process = context.Process(target=contender, args=(there, port, store, *more))
    process.start()
    there.close()  # so that its end is heard
    try:
        here.recv()  # it knows all feeds
        advance(True)
        here.send("again")
        measured: dict[str, Any] = here.recv()
        return Round(**measured)
    finally:
        process.join()


def urls(port: int) -> list[str]:
    """The feeds' addresses: four to a host."""
    return [f"http://127.0.1.{n % _HOSTS + 1}:{port}/feed/{n}" for n in range(FEEDS)]


def _ours(pipe: Connection, port: int, store: Path) -> None:
    asyncio.run(_ours_asked(pipe, port, store))


async def _ours_asked(pipe: Connection, port: int, path: Path) -> None:
    from digests.collect.poll import PollResult
    from digests.collect.rounds import Rounds
    from digests.sources.fetch.client import Fetcher
    from digests.sources.fetch.guard import Guard
    from digests.sources.fetch.pace import Pace
    from digests.storage.store import Store

    guard = Guard(ports=(port,), allow_loopback=True)
    async with await Store.open(path) as store, Fetcher.open(guard=guard, pace=Pace(0)) as fetcher:
        async with store.transaction() as tx:
            for url in urls(port):
                await tx.put_feed(url, now=_NOW)
        rounds = Rounds(store, fetcher=fetcher, parsers=Unread(20.0))
        told: list[PollResult] = []
        await rounds.poll(_NOW, told.append)
        _all_well(told)
        told.clear()
        pipe.send("ready")
        await asyncio.to_thread(pipe.recv)
        with _measured() as measured:
            await rounds.poll(_NOW + timedelta(days=2), told.append)
        _all_well(told)
        measured["new"] = sum(result.new for result in told)
        begin = time.perf_counter()
        await rounds.poll(_NOW + timedelta(days=4), lambda _: None)
        pipe.send(measured | {"quiet": time.perf_counter() - begin})


def _all_well(told: "list[Any]") -> None:
    wrong = [result.words for result in told if not result.ok]
    if wrong or len(told) != FEEDS:
        raise RuntimeError(f"{len(told)} feeds were asked: {wrong[:3]}")


def _reader(pipe: Connection, port: int, store: Path, workers: int) -> None:
    # reader 3.26 brings a feedparser that asks for sgmllib by its old name; ours brings the same module by another.
    sys.modules.setdefault("sgmllib", importlib.import_module("feedparser_sgmllib"))
    from reader import make_reader

    with make_reader(str(store)) as reader:
        for url in urls(port):
            reader.add_feed(url)
        reader.update_feeds(workers=workers, scheduled=False)
        before = reader.get_entry_counts().total or 0
        if before != FEEDS * ENTRIES:
            raise RuntimeError(f"reader found {before} entries")
        pipe.send("ready")
        pipe.recv()
        with _measured() as measured:
            reader.update_feeds(workers=workers, scheduled=False)
        measured["new"] = (reader.get_entry_counts().total or 0) - before
        begin = time.perf_counter()
        reader.update_feeds(workers=workers, scheduled=False)
        pipe.send(measured | {"quiet": time.perf_counter() - begin})


@contextmanager
def _measured() -> Iterator[dict[str, Any]]:
    """Fills in the figures of a Round but for `new`, when the block ends."""
    found: dict[str, Any] = {}
    begin, cpu, peak = time.perf_counter(), time.process_time(), _peak_mb()
    yield found
    found |= asdict(Round(time.perf_counter() - begin, time.process_time() - cpu, _peak_mb(), _peak_mb() - peak, new=0))


def _peak_mb() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1e3)


@contextmanager
def _site(folder: Path) -> Iterator[tuple[int, Any]]:
    """The server in a process of its own: its port, and what to call with whether the feeds have moved on."""
    del folder
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    process.start()
    there.close()  # so that its end is heard
    port: int = here.recv()

    def advance(moved: bool) -> None:
        here.send(moved)
        here.recv()

    try:
        yield port, advance
    finally:
        here.send(None)
        process.join()


def _serve(pipe: Connection) -> None:
    asyncio.run(_served(pipe))


async def _served(pipe: Connection) -> None:
    moved = False
    bodies = {
        (n, late): _feed(n, late=late) for late in (False, True) for n in range(0, FEEDS, _CHANGED if late else 1)
    }

    async def answer(request: web.Request) -> web.Response:
        n = int(request.match_info["n"])
        late = moved and not n % _CHANGED
        etag = f'"{n}-{late}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=bodies[n, late], headers={"ETag": etag, "Content-Type": "application/rss+xml"})

    app = web.Application()
    app.router.add_get("/feed/{n}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = 0
    for host in range(1, _HOSTS + 1):
        listener = socket.create_server((f"127.0.1.{host}", port), backlog=256)
        port = listener.getsockname()[1]
        await web.SockSite(runner, listener).start()
    pipe.send(port)
    while (said := await asyncio.to_thread(pipe.recv)) is not None:
        moved = said
        pipe.send("done")
    await runner.cleanup()


def _feed(n: int, *, late: bool) -> bytes:
    """A feed with entries that carry their full text; `late`: with one more."""
    items = "".join(
        f"<item><title>Report {k} of paper {n}</title><link>https://paper{n}.example/{k}</link><guid>{n}-{k}</guid>"
        f"<pubDate>Sun, 01 Mar 2026 0{k}:00:00 +0000</pubDate>"
        f"<description>&lt;p&gt;{_SENTENCE * 12} {n} {k}&lt;/p&gt;</description></item>"
        for k in reversed(range(ENTRIES + late))
    )
    return f'<rss version="2.0"><channel><title>Paper {n}</title>{items}</channel></rss>'.encode()


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m bench.polling", description=__doc__).parse_args()
    main(0)
