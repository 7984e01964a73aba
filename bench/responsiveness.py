"""What the bot's event loop can still do while long articles are read: beside the text worker, and beside threads."""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.figures import Figure, ms, percentile, progress, show, times
from bench.synthetic import CODES, END, WEIGHTS, filled
from bench.texts import long_articles, words
from bot.extracting import InThreads
from bot.workers.memory import peak_mb
from bot.workers.parsing import BOUNDS, InWorker
from bot.workers.supervisor import Supervisor
from digests.collect.parsers import Parsers
from digests.model import Article
from digests.queries.country import country
from digests.storage.store import Store

_ARTICLES = 50
_CHARACTERS = 20_000
_BEAT = 0.01
_SECONDS = 120.0
"""More than any of the articles takes: all are read to their end."""
_REST = 2.0
"""Seconds without any article, for comparison."""


@dataclass(slots=True)
class _Felt:
    """How late each beat came, how long each look-up took, and how long the articles took; in seconds."""

    late: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    read: float = 0.0


def main(articles: int) -> None:
    """Fill a store of `articles` to ask, measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        filled(path, articles)
        rest, worker, worker_mb, threads = asyncio.run(_measure(path))
    figures = [
        figure
        for what, pick in (
            ("10 ms heartbeat, late by", lambda felt: felt.late),
            ("a country's look-up", lambda felt: felt.asked),
        )
        for figure in _figures(what, rest, worker, threads, pick)
    ]
    count = words(long_articles(_ARTICLES, _CHARACTERS))
    mine, peer = count / worker.read, count / threads.read
    figures.append(Figure("words read", f"{mine:,.0f} words/s", f"{peer:,.0f} words/s", times(mine, peer)))
    figures.append(Figure("text worker at its peak (Linux)", f"{worker_mb:.0f} MB", budget="≤ 400 MB"))
    title = f"The event loop while {_ARTICLES} articles of {_CHARACTERS:,} characters are read, store of {articles:,}; "
    show(f"{title}the peer reads in threads", figures)


async def _measure(path: Path) -> tuple[_Felt, _Felt, float, _Felt]:
    """At rest, beside the worker, the worker's peak, and beside threads."""
    unlimited = replace(BOUNDS, recycle_mb=BOUNDS.memory_mb)  # one process reads it all, and can be asked at the end
    async with await Store.open(path, create=False) as store:
        rest = await _felt(store, None)
        async with Supervisor("bot.workers.text", unlimited) as supervisor:
            worker = await _felt(store, InWorker(supervisor, seconds=_SECONDS))
            peak = peak_mb(supervisor.pid)
        threads = await _felt(store, InThreads(_SECONDS))
    return rest, worker, peak, threads


async def _felt(store: Store, parsers: Parsers | None) -> _Felt:
    """What the loop feels while the articles are read.

    It beats beside the first half of them and is asked beside the second: a look-up itself takes the loop's time.
    """
    felt = _Felt()
    texts = long_articles(_ARTICLES, _CHARACTERS)
    if parsers is not None:
        await parsers.extract(texts[0])  # loads the model
    half = len(texts) // 2
    await _beside(_beat(felt), parsers, texts[:half], felt)
    await _beside(_ask(store, felt), parsers, texts[half:], felt)
    return felt


async def _beside(
    endless: Coroutine[None, None, None], parsers: Parsers | None, texts: list[Article], felt: _Felt
) -> None:
    """Let `endless` go on while the texts are read, or for a while."""
    task = asyncio.ensure_future(endless)
    begin = time.perf_counter()
    if parsers is None:
        await asyncio.sleep(_REST)
    else:
        with progress() as bar:
            row = bar.add_task(f"reading {type(parsers).__name__}", total=len(texts))
            for article in texts:
                await parsers.extract(article)
                bar.advance(row)
    felt.read += time.perf_counter() - begin
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _beat(felt: _Felt) -> None:
    while True:
        begin = time.perf_counter()
        await asyncio.sleep(_BEAT)
        felt.late.append(time.perf_counter() - begin - _BEAT)


async def _ask(store: Store, felt: _Felt) -> None:
    """One look-up after the other, with short pauses, about countries as often as they are in the news."""
    chosen = random.Random(1)  # noqa: S311 # the same questions in each run, no secret
    while True:
        (code,) = chosen.choices(CODES, WEIGHTS)
        begin = time.perf_counter()
        await country(store, code, now=END)
        felt.asked.append(time.perf_counter() - begin)
        await asyncio.sleep(0.1)


def _figures(
    what: str, rest: _Felt, worker: _Felt, threads: _Felt, pick: "Callable[[_Felt], list[float]]"
) -> list[Figure]:
    still, mine, peer = pick(rest), pick(worker), pick(threads)
    return [
        Figure(
            f"{what}, {name}",
            ms(percentile(mine, percent)),
            ms(percentile(peer, percent)),
            times(percentile(mine, percent), percentile(peer, percent)),
            f"(at rest {ms(percentile(still, percent))})",
        )
        for name, percent in (("p50", 50), ("p99", 99), ("longest", 100))
    ]
