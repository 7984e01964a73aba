"""The clause that says what a story's people do or did, from the checked table of wordings."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from digests.compose.due import moved
from digests.compose.views import Stage
from digests.model import Story


@dataclass(frozen=True, slots=True)
class Wording:
    """One act in three forms; `joint` stands before a counterpart that the clause names, and may be empty."""

    infinitive: str
    past: str
    now: str
    joint: str


@cache
def _table() -> tuple[dict[str, Wording], tuple[tuple[str, Wording], ...]]:
    loaded = tomllib.loads(files("digests.compose").joinpath("wording.toml").read_text(encoding="utf-8"))
    kinds = {kind: _wording(row) for kind, row in loaded["kind"].items()}
    return kinds, tuple((row["words"], _wording(row)) for row in loaded["form"])


def wording(story: Story) -> Wording:
    """The words for the story's form as reported, else for its kind. A form of a visit stays a visit."""
    kinds, forms = _table()
    form = (story.form or "").casefold()
    if story.kind in ("meeting", "multilateral", "visit"):
        for words, found in forms:
            if words in form and ("visit" in words) == (story.kind == "visit"):
                return found
    return kinds[story.kind]


def clause(story: Story, stage: Stage, *, begun: bool = False, counterpart: str = "") -> str:
    """“due to meet”, “held a summit with Hassan Rouhani”: future for plans, simple past for what was held.

    `begun`: the clock time of a plan has passed. What was put off says so and keeps the plan's words.
    """
    words = wording(story)
    whom = f" {words.joint} {counterpart}".replace("  ", " ") if counterpart else ""
    if stage == "held":
        return words.past + whom
    if stage == "under_way":
        return words.now + whom
    if stage == "planned":
        return f"{'was ' if begun else ''}due to {words.infinitive}{whom}"
    was = f"was due to {words.infinitive}{whom}"
    if stage in ("due", "closed"):
        return words.now + whom if story.status == "under_way" else was
    if stage == "postponed" and moved(story):
        return f"postponed to this date; due to {words.infinitive}{whom}"
    return f"{'postponed' if stage == 'postponed' else 'called off'}: {was}"


def _wording(row: dict[str, str]) -> Wording:
    return Wording(infinitive=row["infinitive"], past=row["past"], now=row["now"], joint=row["with"])
