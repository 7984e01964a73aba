"""`python -m bench.calibrate [--write]`: fit data/confidence.toml, and show what the weights in use are worth.

Three logistic regressions (ridge, Newton's method) on the signs of `digests.extract.confidence`: of "the parties are
right", by which an event is told at all, of "it is an event of its own", which another one of the same parties must be,
and of "parties, kind and status are right", which is what it carries as its confidence. They are fitted to the articles
of training/calibration, from which neither the rules nor the encoder were made; one of the signs, the chance of being
another event (data/another.toml), was fitted to them before. `least` is the chance from which `_WANTED` of the events
have the right parties, found by fitting on all folders but one and telling on that one. Then the confidence that the
extractor tells, by the table as it stands, against the truth on the sets of which only totals were looked at.
"""

import argparse
import itertools
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bench.scoring.confidence import by_confidence, judged
from digests.extract.confidence import OWN, all_signs, signs
from digests.extract.draft import Draft
from digests.extract.engine import Extractor
from digests.extract.study import Study
from tests.corpus.load import GoldArticle, SetName, load_folder, load_set

CALIBRATION = Path(__file__).parents[1] / "training/calibration"
UNREAD: tuple[SetName, ...] = ("unseen", "fresh")
TABLE = Path(__file__).parents[1] / "digests/extract/data/confidence.toml"
_RIDGE = 2.0
_PRIOR = {"possible": -0.33}
"""Where weights are drawn to that few events speak for: "may meet" is in hardly any of these articles, and a fit to the
open sets gave this much."""
_ROUNDS = 100
_WANTED = 0.905
"""The share of the told events whose parties should be right: nine in ten are promised, and elsewhere somewhat fewer
are right than among the articles that the weights are fitted to."""
_STEP = 0.01
_ODDS = ("odds", "odds_alone", "kind_odds", "status_odds", "other_status")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was told of some articles: events × signs, and of each whether its parties, and all of it, are right, and
    whether it is an event of its own.

    The first `early` of the signs are those by which an event is told at all.
    """

    names: tuple[str, ...]
    early: int
    known: Floats
    parties: Floats
    whole: Floats
    own: Floats

    @property
    def is_again(self) -> NDArray[np.bool_]:
        """Which events are not the first of their parties and family."""
        again: NDArray[np.bool_] = self.known[:, self.names.index("again")] > 0
        return again

    @property
    def is_asked(self) -> NDArray[np.bool_]:
        """Of which events the encoder was asked: it always gives some odds, of kind or of another status."""
        asked: NDArray[np.bool_] = np.abs(self.known[:, [self.names.index(n) for n in _ODDS]]).sum(axis=1) > 0
        return asked

    @property
    def asked(self) -> "Seen":
        """The events of which the encoder was asked."""
        return self.only(self.is_asked)

    def only(self, rows: NDArray[np.bool_]) -> "Seen":
        """Some of the events."""
        return replace(
            self, known=self.known[rows], parties=self.parties[rows], whole=self.whole[rows], own=self.own[rows]
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the fitted tables, then how those in use do where nobody has read; 0 when all ran."""
    asked = argparse.ArgumentParser(prog="python -m bench.calibrate", description="Fit how sure lines are.")
    asked.add_argument("--write", action="store_true", help="also write them to data/confidence.toml")
    given = asked.parse_args(arguments)
    extractor = Extractor.load()
    folds = [seen(extractor, load_folder(folder)) for folder in sorted(CALIBRATION.iterdir()) if folder.is_dir()]
    written = _written(folds)
    print(written)  # noqa: T201 # the bench speaks in the terminal
    if given.write:
        TABLE.write_text(written, "utf-8")
    told = [one for name in UNREAD for one in judged(load_set(name), lambda article: extractor.read(article).events)]
    print(f"\nOn {' and '.join(UNREAD)}, with the weights in use:\n\n{by_confidence(told)}")  # noqa: T201 # the same
    return 0


def _written(folds: Sequence[Seen]) -> str:
    """The page data/confidence.toml."""
    asked = [fold.asked for fold in folds]
    lines = [
        "# What speaks for and against a line, as log-odds: written by `python -m bench.calibrate --write`",
        "# (digests/extract/confidence.py).",
        f"least = {_least(folds):.2f}",
    ]
    names = folds[0].names
    told = _weights(asked, names[: folds[0].early])
    own = _weights_of_own(asked, names[: folds[0].early])
    right = fit(_joined(asked, "known"), _joined(asked, "whole"), _prior(names))
    for name, weights in (("told", told), ("own", own), ("right", right)):
        lines += ["", f"[{name}]", f"base = {weights[0]:.2f}", "", f"[{name}.sign]"]
        lines += [f"{sign} = {weight:.2f}" for sign, weight in zip(names, weights[1:], strict=False)]
    kept = tomllib.loads(TABLE.read_text("utf-8"))["unasked"]
    lines += ["", "# From before the encoder (decision 21); only copied.", "[unasked]", f"base = {kept['base']:.2f}"]
    lines += ["", "[unasked.sign]", *(f"{sign} = {weight:.2f}" for sign, weight in kept["sign"].items())]
    return "\n".join([*lines, ""])


def _joined(folds: Sequence[Seen], part: Literal["known", "parties", "whole", "own"]) -> Floats:
    joined: Floats = np.concatenate([getattr(fold, part) for fold in folds])
    return joined


def _weights(folds: Sequence[Seen], names: Sequence[str]) -> Floats:
    """The weights of "the parties are right", by the signs that are known before the article is settled."""
    weights = fit(_joined(folds, "known")[:, : len(names)], _joined(folds, "parties"), _prior(names))
    at = names.index("outdone") + 1
    weights[at] = min(weights[at], 0.0)  # it may never speak for a line
    return weights


def _weights_of_own(folds: Sequence[Seen], names: Sequence[str]) -> Floats:
    """The same of "it is an event of its own", of those that are not the first of their parties."""
    again = [fold.only(fold.is_again) for fold in folds]
    return fit(_joined(again, "known")[:, : len(names)], _joined(again, "own"))


def _least(folds: Sequence[Seen]) -> float:
    """The lowest chance from which on `_WANTED` of the events have the right parties, each fold told by the others.

    Those of which the encoder was not asked are told whatever their chance, and count; so do here the few against
    rebels in which it is not heard. What is hardly an event of its own is not told.
    """
    chances = []
    for index, fold in enumerate(folds):
        others, names = [f.asked for k, f in enumerate(folds) if k != index], fold.names[: fold.early]
        known = fold.known[:, : fold.early]
        chances.append(np.where(fold.is_asked, chance(known, _weights(others, names)), 1.0))
        own = chance(known, _weights_of_own(others, names))
        chances[-1][fold.is_asked & fold.is_again & (own < OWN)] = -1.0
    every, right = np.concatenate(chances), _joined(folds, "parties")
    for least in np.arange(0, 1, _STEP):
        told = every >= least
        if told.any() and right[told].mean() >= _WANTED:
            return float(least)
    raise SystemExit(f"No chance from which on {_WANTED:.0%} of the events are right: the articles are too few.")


def chance(known: Floats, weights: Floats) -> Floats:
    """The chance of each row of signs, by weights whose first is the base."""
    chances: Floats = 1 / (1 + np.exp(-(weights[0] + known @ weights[1:])))
    return chances


def _prior(names: Sequence[str]) -> Floats:
    return np.array([0.0, *(_PRIOR.get(name, 0.0) for name in names)])


def fit(known: Floats, right: Floats, prior: Floats | None = None) -> Floats:
    """The weights, the base first, of a ridge logistic regression: `known` is events × signs, `right` 0 or 1 each.

    Weights are drawn to `prior`, to 0 without.
    """
    columns = np.hstack([np.ones((len(known), 1)), known])
    ridge = np.full(columns.shape[1], _RIDGE)
    ridge[0] = 1e-9
    weights = drawn_to = np.zeros(columns.shape[1]) if prior is None else prior
    for _ in range(_ROUNDS):
        now = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (right - now) - ridge * (weights - drawn_to)
        curve = (columns * (now * (1 - now))[:, None]).T @ columns + np.diag(ridge)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def seen(extractor: Extractor, articles: Sequence[GoldArticle]) -> Seen:
    """All events of two parties that are read from the articles, the unlikely ones too."""
    drafts: list[Draft] = []
    number = itertools.count()

    def note(draft: Draft) -> float:  # events carry the number of their draft in place of a confidence
        drafts.append(draft)
        return float(next(number))

    numbered = Study(weigh=note)
    told = list(judged(articles, lambda article: extractor.read(article, study=numbered).events))
    rows = [all_signs(drafts[int(one.confidence)]) for one in told]
    return Seen(
        tuple(rows[0]),
        len(signs(drafts[0])),
        np.array([list(row.values()) for row in rows], float),
        np.array([one.parties for one in told], float),
        np.array([one.whole for one in told], float),
        np.array([one.own for one in told], float),
    )


if __name__ == "__main__":
    sys.exit(main())
