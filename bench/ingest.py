"""Taking articles in without reading them: the events are given, everything else is as in a poll."""

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bench.figures import Figure, median, ms, percentile, progress, show, times
from bench.statements import Ran, again, recorded
from bench.synthetic import END, made, told
from bot.workers.memory import peak_mb
from digests.collect.ingest import ingest_article
from digests.model import Article, Extraction
from digests.storage.store import Store

_ARTICLES = 600


def main(articles: int) -> None:
    """Measure and print. `articles`, the size of the other store, has no part in it: this one begins empty."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, batches = asyncio.run(_take_in(Path(folder) / "ours.db"))
        made(Path(folder) / "bare.db")
        with closing(sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)) as bare:
            for pragma in ("foreign_keys = ON", "synchronous = FULL"):
                bare.execute(f"PRAGMA {pragma}")
            peer = [again(bare, batch) for batch in batches]
    statements = median([float(len(batch)) for batch in batches])
    rate, peer_rate = len(seconds) / sum(seconds), len(peer) / sum(peer)
    show(
        "Ingest without extraction, a durable transaction an article; the peer is the same statements in bare sqlite3",
        [
            Figure(
                f"{_ARTICLES} articles with an event each",
                f"{rate:.0f} articles/s",
                f"{peer_rate:.0f} articles/s",
                times(rate, peer_rate),
                "50 articles/s beside look-ups",
            ),
            *(
                Figure(
                    f"one article, p{percent}",
                    ms(percentile(seconds, percent)),
                    ms(percentile(peer, percent)),
                    times(percentile(seconds, percent), percentile(peer, percent)),
                )
                for percent in (50, 99)
            ),
            Figure("statements an article, with BEGIN and COMMIT", f"{statements:.0f}"),
            Figure("memory at the peak", f"{peak_mb():.0f} MB"),
        ],
    )


async def _take_in(path: Path) -> tuple[list[float], list[list[Ran]]]:
    """The seconds that each article took, and what was run for it."""
    seconds: list[float] = []
    batches: list[list[Ran]] = []
    with recorded() as tape, progress() as bar:
        task = bar.add_task("ingest", total=_ARTICLES)
        async with await Store.open(path) as store:
            tape.take()
            for n in range(_ARTICLES):
                article, extraction = told(n, END - timedelta(hours=_ARTICLES - n))

                async def extract(_: Article, known: Extraction = extraction) -> Extraction:
                    return known

                begin = time.perf_counter()
                await ingest_article(store, article, extract=extract, now=END)
                seconds.append(time.perf_counter() - begin)
                batches.append(tape.take())
                bar.advance(task)
    return seconds, batches
