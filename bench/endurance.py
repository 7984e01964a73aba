"""Whether memory stays flat while many articles are read, each with words and names that no other has.

Not among the measurements that run by default, since 10,000 articles take minutes.
"""

import random
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from bench.figures import Figure, progress, show
from bench.texts import diplomacy, ordinary
from digests.extract.engine import Extractor
from digests.model import Article

_ORDINARY = 60
"""Articles of ordinary news in the rotation."""
_STEPS = 10
"""Figures that are printed."""
_LETTERS = "abcdefghiklmnoprstuv"


def main(articles: int) -> None:
    """Read `articles` articles with one extractor and print the memory held after each tenth."""
    extractor = Extractor.load()
    chance = random.Random(5)  # noqa: S311 # the same texts in each run
    texts = islice(cycle([*diplomacy(), *ordinary(_ORDINARY)]), articles)
    figures: list[Figure] = []
    with progress() as bar:
        for number, article in enumerate(bar.track(texts, total=articles, description="endurance"), 1):
            extractor.read(_unlike(article, number, chance))
            if number % (articles // _STEPS) == 0:
                figures.append(Figure(f"after {number:,} articles", f"{_held_mb():.0f} MB"))
    show("Memory held while reading", figures)


def _unlike(article: Article, number: int, chance: random.Random) -> Article:
    """The article with a surname, a place and a reference of its own in a sentence that is parsed."""
    words = ["".join(chance.choices(_LETTERS, k=9)) for _ in range(12)]
    who, where = words[0].title(), words[1].title()
    said = f"Minister {who} of Kenya met a delegation of {where} to discuss {' '.join(words[2:])} with France."
    return replace(article, id=f"{article.id}-{number}", text=f"{article.text}\n\n{said}")


def _held_mb() -> float:
    """What this process holds now, in MB of a million bytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) * 1024 / 1e6 for line in status.splitlines() if line.startswith("VmRSS:"))
