"""Extraction: words a second beside the bare parser on the same texts, load time, memory."""

import time
from collections.abc import Callable

from bench.figures import Figure, median, progress, show, times
from bench.texts import diplomacy, lookalikes, ordinary, words
from bot.workers.memory import peak_mb
from digests.extract.engine import Extractor
from digests.extract.parse import load_model
from digests.model import Article

_ROUNDS = 3
_ORDINARY = 60
"""Articles of ordinary news."""


def main(articles: int) -> None:
    """Measure and print. `articles`, the size of the store, has no part in it."""
    begin = time.perf_counter()
    extractor = Extractor.load()
    load = time.perf_counter() - begin
    loaded_mb = peak_mb()
    corpora = {"diplomacy": diplomacy(), "ordinary news": ordinary(_ORDINARY), "its look-alikes": lookalikes()}

    def ours(texts: list[Article]) -> None:
        for article in texts:
            extractor.read(article)

    for texts in corpora.values():  # warms the tables, and shows our own peak before the peer's
        ours(texts)
    read_mb = peak_mb()
    nlp, model = load_model()

    def raw(texts: list[Article]) -> None:
        for _ in nlp.pipe(article.text for article in texts):
            pass

    figures = [Figure("load", f"{load:.2f} s"), Figure("memory once loaded", f"{loaded_mb:.0f} MB")]
    figures.append(Figure("memory at the peak of reading", f"{read_mb:.0f} MB", budget="≤ 400 MB"))
    budgets = {"diplomacy": "≥ 3,000 words/s, ≥ 1×", "ordinary news": "≥ 3,000 words/s, ≥ 5×"}
    with progress() as bar:
        task = bar.add_task("extraction", total=len(corpora) * _ROUNDS)
        for name, texts in corpora.items():
            here, there = [], []
            for _ in range(_ROUNDS):  # in turns, so that a busy machine slows both
                here.append(_seconds(ours, texts))
                there.append(_seconds(raw, texts))
                bar.advance(task)
            count = words(texts)
            mine, peer = count / median(here), count / median(there)
            what = f"{name}: {len(texts)} articles, {count:,} words"
            figures.append(
                Figure(what, f"{mine:,.0f} words/s", f"{peer:,.0f} words/s", times(mine, peer), budgets.get(name, ""))
            )
    show(f"Extraction; the peer is nlp.pipe alone, {model}", figures)


def _seconds(work: Callable[[list[Article]], None], texts: list[Article]) -> float:
    begin = time.perf_counter()
    work(texts)
    return time.perf_counter() - begin
