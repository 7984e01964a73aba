"""Look-ups on a large store: how long an answer takes, in how many statements, beside bare sqlite3."""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.figures import Figure, median, ms, percentile, progress, show, times
from bench.statements import Tape, again, asking, recorded
from bench.synthetic import CODES, END, SPAN, WEIGHTS, filled
from bot.workers.memory import peak_mb
from digests.queries.between import between
from digests.queries.country import country
from digests.queries.digest import digest
from digests.storage.store import Store

_ASKED = 100
"""Questions of each kind."""

Question = Callable[[Store], Awaitable[Any]]


@dataclass(slots=True)
class _Timed:
    """One kind of question: seconds of the whole answer, of its statements in the store's driver and in sqlite3."""

    whole: list[float] = field(default_factory=list)
    driver: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    statements: int = 0


def main(articles: int) -> None:
    """Fill a store of `articles`, ask it, and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        filled(path, articles)
        timed = asyncio.run(_ask(path))
        size = path.stat().st_size / 1e6
    figures = []
    for name, one in timed.items():
        figures += _figures(name, one)
    figures.append(Figure("memory at the peak of asking", f"{peak_mb():.0f} MB", budget="≤ 150 MB"))
    title = f"Look-ups: {articles:,} articles, {3 * articles:,} participants, {size:,.0f} MB; "
    show(f"{title}the peer is the same statements in bare sqlite3", figures)


async def _ask(path: Path) -> dict[str, _Timed]:
    kinds = {name: _Timed() for name in ("country", "between", "digest")}
    chosen = random.Random(1)  # noqa: S311 # the same questions in each run, no secret
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)) as bare:
        async with await Store.open(path, create=False) as store:
            with recorded() as tape, progress() as bar:
                task = bar.add_task("asking", total=_ASKED * len(kinds))
                for _ in range(_ASKED):
                    for name, question in _questions(chosen).items():
                        await _time(kinds[name], question, store, bare, tape)
                        bar.advance(task)
    return kinds


def _questions(chosen: random.Random) -> dict[str, Question]:
    """One of each kind: about countries as often as they are in the news, and about any two weeks."""
    one, *rest = chosen.choices(CODES, WEIGHTS, k=8)
    other = next((code for code in rest if code != one), "KR" if one != "KR" else "FR")
    then = END - (SPAN - timedelta(days=30)) * chosen.random()
    return {
        "country": lambda store: country(store, one, now=END),
        "between": lambda store: between(store, one, other, now=END),
        "digest": lambda store: digest(store, now=then),
    }


async def _time(timed: _Timed, question: Question, store: Store, bare: sqlite3.Connection, tape: Tape) -> None:
    tape.take()
    begin = time.perf_counter()
    await question(store)
    timed.whole.append(time.perf_counter() - begin)
    ran = asking(tape.take())
    timed.driver.append(sum(one.seconds for one in ran))
    timed.statements = max(timed.statements, len(ran))
    timed.bare.append(again(bare, ran))


def _figures(name: str, timed: _Timed) -> list[Figure]:
    above = (median(timed.driver) - median(timed.bare)) / max(timed.statements, 1)
    median_row, late = (
        Figure(
            f"{name}: {what}, p{percent}",
            ms(percentile(values, percent)),
            ms(percentile(timed.bare, percent)),
            times(percentile(values, percent), percentile(timed.bare, percent)),
            budget,
        )
        for what, values, percent, budget in (
            ("whole answer", timed.whole, 50, ""),
            ("whole answer", timed.whole, 99, "≤ 50 ms at 1,000,000"),
        )
    )
    sql = Figure(
        f"{name}: its statements in the store's driver, p50",
        ms(median(timed.driver)),
        ms(median(timed.bare)),
        times(median(timed.driver), median(timed.bare)),
        f"≤ 2 ms above a statement (here {above * 1000:.2f})",
    )
    return [Figure(f"{name}: statements", str(timed.statements), budget="≤ 5"), median_row, late, sql]
