"""`python -m bench.retellings [--write]`: fit data/another.toml, and show what it is worth where it was not fitted.

A logistic regression (ridge) on the signs of `digests.extract.another`, of "the mention tells an event of gold that no
mention before has told", over every mention of parties of whom an event of its family was told before. It is fitted to
the articles of training/calibration, as the rules alone would read them, and shown fold by fold, each told by the
others.
"""

import argparse
import itertools
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.calibrate import CALIBRATION, Floats, chance, fit
from bench.scoring.pairs import family
from bench.scoring.tables import table
from digests.extract.another import is_judged, signs
from digests.extract.candidate import Candidate
from digests.extract.draft import ANOTHER, Draft
from digests.extract.engine import Extractor
from digests.extract.study import Study
from tests.corpus.load import Gold, GoldArticle, load_folder, parties

TABLE = Path(__file__).parents[1] / "digests/extract/data/another.toml"
_SHOWN = (0.1, 0.2, 0.3, 0.4, 0.5, ANOTHER, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions of parties that were told of: mentions × signs, and of each whether it tells another event."""

    names: tuple[str, ...]
    known: Floats
    another: Floats


@dataclass(slots=True)
class _Watch:
    """Notes each mention that is judged in one article, and lets the rules decide."""

    gold: Sequence[Gold]
    names: tuple[str, ...] = ()
    rows: list[list[float]] = field(default_factory=list)
    another: list[float] = field(default_factory=list)

    def __call__(self, candidate: Candidate, known: Sequence[Draft]) -> None:
        if not is_judged(candidate, known):
            return
        told = signs(candidate, known)
        self.names = tuple(told)
        self.rows.append([float(value) for value in told.values()])
        before = set(itertools.chain.from_iterable(self._told_by(candidate, draft.spans) for draft in known))
        self.another.append(float(bool(self._told_by(candidate, [candidate.span]) - before)))

    def _told_by(self, candidate: Candidate, spans: Sequence[tuple[int, int]]) -> set[int]:
        """The events of gold of these parties and family, by number, that quote any of some sentences."""
        return {
            number
            for number, one in enumerate(self.gold)
            if parties(one.event) == candidate.codes and family(one.event.kind) == family(candidate.kind)
            if any(e.start < end and begin < e.end for e in one.event.evidence for begin, end in spans)
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the fitted table and what it is worth; 0 when all ran."""
    asked = argparse.ArgumentParser(prog="python -m bench.retellings", description="Fit which mentions tell another.")
    asked.add_argument("--write", action="store_true", help="also write it to data/another.toml")
    given = asked.parse_args(arguments)
    extractor = Extractor.load()
    folds = [mentions(extractor, load_folder(folder)) for folder in sorted(CALIBRATION.iterdir()) if folder.is_dir()]
    written = _written(folds)
    print(f"{written}\n{_worth(folds)}")  # noqa: T201 # the bench speaks in the terminal
    if given.write:
        TABLE.write_text(written, "utf-8")
    return 0


def mentions(extractor: Extractor, articles: Sequence[GoldArticle]) -> Mentions:
    """All mentions of parties of whom an event of the family was told before, as the rules read the articles."""
    watches = []
    for article in articles:
        watch = _Watch(article.events)
        extractor.read(article.article, study=Study(judge=watch))
        watches.append(watch)
    names = next(watch.names for watch in watches if watch.names)
    rows = [row for watch in watches for row in watch.rows]
    return Mentions(names, np.array(rows, float), np.array([one for watch in watches for one in watch.another], float))


def _written(folds: Sequence[Mentions]) -> str:
    """The page data/another.toml."""
    weights = _weights(folds)
    lines = [
        "# What speaks for a mention telling another event of its parties, as log-odds: written by",
        "# `python -m bench.retellings --write` (digests/extract/another.py).",
        f"base = {weights[0]:.2f}",
        "",
        "[sign]",
        *(f"{sign} = {weight:.2f}" for sign, weight in zip(folds[0].names, weights[1:], strict=True)),
    ]
    return "\n".join([*lines, ""])


def _weights(folds: Sequence[Mentions]) -> Floats:
    return fit(np.concatenate([f.known for f in folds]), np.concatenate([f.another for f in folds]))


def _worth(folds: Sequence[Mentions]) -> str:
    """Of the mentions below and from each chance, each fold told by the others, how many tell another event."""
    told = [chance(fold.known, _weights([f for f in folds if f is not fold])) for fold in folds]
    chances, another = np.concatenate(told), np.concatenate([fold.another for fold in folds])
    rows = []
    for bar in _SHOWN:
        below = chances < bar
        rows.append([f"{bar:.2f}", *(f"{int(another[part].sum())} of {int(part.sum())}" for part in (below, ~below))])
    return table(["chance", "below it, another event", "from it on"], rows)


if __name__ == "__main__":
    sys.exit(main())
