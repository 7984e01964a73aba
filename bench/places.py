"""`python -m bench.places [--write]`: fit data/where.toml, and show how often the venue that it chooses is right.

A conditional logit (ridge) over the options of `digests.extract.where`: of the places that an article names, and none,
which is the venue that gold has. Fitted to the events of training/calibration that rest on a sentence of gold's; shown
are the events of each folder, chosen by the weights of all others, beside what was settled before the choice.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from bench.calibrate import CALIBRATION, Floats
from bench.scoring.marks import same_venue
from bench.scoring.pairs import pair, shared_quotes
from bench.scoring.tables import cell
from digests.extract.draft import Draft
from digests.extract.engine import Extractor
from digests.extract.study import Study
from digests.extract.where import Option
from digests.model import Event, Venue
from tests.corpus.load import GoldArticle, load_folder

TABLE = Path(__file__).parents[1] / "digests/extract/data/where.toml"
_RIDGE = 1.0
_STEPS, _PACE = 400, 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """One event's options, and of each whether it is right; `news`, and the venue that stood before the choice."""

    found: tuple[Option, ...]
    right: tuple[bool, ...]
    gold: Venue | None
    news: bool
    rests: bool
    """Whether it rests on a sentence that gold quotes too."""

    @property
    def settled(self) -> bool:
        """Whether what was settled without the choice is right."""
        names = ("settled", "none_settled")
        return any(ok for option, ok in zip(self.found, self.right, strict=True) if any(map(option.signs.get, names)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the fitted table and what it is worth; 0 when all ran."""
    asked = argparse.ArgumentParser(prog="python -m bench.places", description="Fit how venues are chosen.")
    asked.add_argument("--write", action="store_true", help="also write the weights to data/where.toml")
    given = asked.parse_args(arguments)
    extractor = Extractor.load()
    folds = [list(_choices(extractor, load_folder(f))) for f in sorted(CALIBRATION.iterdir()) if f.is_dir()]
    names = sorted({sign for fold in folds for choice in fold for option in choice.found for sign in option.signs})
    every = [choice for fold in folds for choice in fold]
    weights = fit(every, names)
    written = "\n".join(
        [
            "# What speaks for and against a place as an event's venue, as log-odds: written by",
            "# `python -m bench.places --write` (digests/extract/where.py).",
            "[sign]",
            *(f"{name} = {weight:.2f}" for name, weight in zip(names, weights, strict=True)),
            "",
        ]
    )
    print(written)  # noqa: T201 # the bench speaks in the terminal
    if given.write:
        TABLE.write_text(written, "utf-8")
    before = after = among = invented = none = of = 0
    for index, fold in enumerate(folds):
        others = fit([c for k, other in enumerate(folds) if k != index for c in other], names)
        for choice in (c for c in fold if c.news):
            at = int((_matrix(choice, names) @ others).argmax())
            if choice.gold is None:
                none += 1
                invented += choice.found[at].venue is not None
                continue
            of += 1
            before, after, among = before + choice.settled, after + choice.right[at], among + any(choice.right)
    print(  # noqa: T201 # the same
        f"Venues of news events, each folder by the weights of the others: {cell(before, of)} as settled, "
        f"{cell(after, of)} as chosen, {cell(among, of)} among the options; invented {cell(invented, none)}."
    )
    return 0


def _choices(extractor: Extractor, articles: Sequence[GoldArticle]) -> list[Choice]:
    """The events of the articles whose venue is chosen and that stand for one of gold's."""
    found: list[Choice] = []
    for article in articles:
        seen: list[tuple[Draft, tuple[Option, ...]]] = []
        note = partial(_note, seen)
        told = extractor.read(article.article, study=Study(where=note)).events
        paired = pair([one.event for one in article.events], told)
        chosen = {_key(draft): options for draft, options in seen}
        for gold, at in paired.items():
            event = told[at]
            options = chosen.get(_event_key(event))
            if options is not None:
                found.append(_choice(article.events[gold].event, event, options))
    return found


def _note(seen: list[tuple[Draft, tuple[Option, ...]]], draft: Draft, found: tuple[Option, ...]) -> None:
    seen.append((draft, found))


def _key(draft: Draft) -> tuple[object, ...]:
    facts = draft.facts
    return facts.kind, facts.status, tuple(sorted(facts.codes)), tuple(sorted(set(draft.spans))), facts.when


def _event_key(event: Event) -> tuple[object, ...]:
    return event.kind, event.status, event.countries, tuple((e.start, e.end) for e in event.evidence), event.when


def _choice(gold: Event, told: Event, found: tuple[Option, ...]) -> Choice:
    venue = gold.venue
    right = tuple(o.venue is None if venue is None else same_venue(venue, o.venue) for o in found)
    return Choice(found, right, venue, gold.role == "news", shared_quotes(gold, told) > 0)


def _matrix(choice: Choice, names: Sequence[str]) -> Floats:
    return np.array([[option.signs.get(name, 0.0) for name in names] for option in choice.found], float)


def fit(choices: Sequence[Choice], names: Sequence[str]) -> Floats:
    """The weights under which the right options are likeliest, drawn to 0 (Adam's method)."""
    asked = [c for c in choices if c.rests and any(c.right) and not all(c.right)]
    rows = [(_matrix(c, names), np.array(c.right, float)) for c in asked]
    weights, mean, spread = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = _RIDGE * weights
        for known, right in rows:
            chances = np.exp((score := known @ weights) - score.max())
            slope += known.T @ (chances / chances.sum() - (goal := chances * right) / goal.sum())
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights = weights - _PACE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    sys.exit(main())
