"""`python -m bench.calibrate`: fit the weights of data/confidence.toml, and show what those in use are worth.

A logistic regression (ridge, Newton's method) of "parties, kind and status are right" on the signs of
`digests.extract.confidence`, over the sets whose misses were read; then the confidence that the extractor tells, by the
table as it stands, against the truth on the sets of which only totals were looked at.
"""

import itertools
import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.scoring.confidence import by_confidence, judged
from digests.extract.confidence import signs
from digests.extract.draft import Draft
from digests.extract.engine import Extractor
from digests.extract.study import Study
from tests.corpus.load import SetName, load_set

READ: tuple[SetName, ...] = ("open", "blind", "opened")
UNREAD: tuple[SetName, ...] = ("unseen", "fresh")
_RIDGE = 2.0
_ROUNDS = 100

Floats = NDArray[np.float64]


def main() -> int:
    """Print the fitted table, then how it does where nobody has read; 0 when all ran."""
    extractor = Extractor.load()
    names, known, right = _seen(extractor, READ)
    weights = fit(known, right)
    print(f"base = {weights[0]:.2f}\n\n[sign]")  # noqa: T201 # the bench speaks in the terminal
    for name, weight in zip(names, weights[1:], strict=True):
        print(f"{name} = {weight:.2f}")  # noqa: T201 # the same
    told = [one for name in UNREAD for one in judged(load_set(name), lambda article: extractor.read(article).events)]
    print(f"\nOn {' and '.join(UNREAD)}, with the weights in use:\n\n{by_confidence(told)}")  # noqa: T201 # the same
    return 0


def fit(known: Floats, right: Floats) -> Floats:
    """The weights, the base first, of a ridge logistic regression: `known` is events × signs, `right` 0 or 1 each."""
    columns = np.hstack([np.ones((len(known), 1)), known])
    ridge = np.full(columns.shape[1], _RIDGE)
    ridge[0] = 1e-9
    weights = np.zeros(columns.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (right - chance) - ridge * weights
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns + np.diag(ridge)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _seen(extractor: Extractor, sets: Sequence[SetName]) -> tuple[list[str], Floats, Floats]:
    """(the names of the signs, one row of signs an event that was told, whether each was right)."""
    drafts: list[Draft] = []
    number = itertools.count()

    def note(draft: Draft) -> float:  # events carry the number of their draft in place of a confidence
        drafts.append(draft)
        return float(next(number))

    numbered = Study(weigh=note)
    told = [
        one
        for name in sets
        for one in judged(load_set(name), lambda article: extractor.read(article, study=numbered).events)
    ]
    rows = [signs(drafts[int(one.confidence)]) for one in told]
    known = np.array([[float(holds) for holds in row.values()] for row in rows])
    return list(rows[0]), known, np.array([float(one.whole) for one in told])


if __name__ == "__main__":
    sys.exit(main())
