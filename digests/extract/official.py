"""Whether states act through somebody: where only country names meet, a match may be meant (EXTRACTION, hold on to)."""

import re

from digests.extract.draft import Draft
from digests.extract.tables import table, words


def is_sports(text: str) -> bool:
    """Whether an article is about sports: several different words of sports pages stand in it."""
    lowered = text.lower()
    found = sum(1 for word in words("sports", "words") if re.search(rf"\b{re.escape(word)}\b", lowered))
    return found >= int(table("sports")["enough"])


def official(events: list[Draft], spoken: frozenset[str], *, sports: bool) -> list[Draft]:
    """Events in which states act through somebody.

    `spoken` are the countries for which the article names somebody in office; on a sports page each event must.
    """
    return [d for d in events if _is_official(d, spoken, sports=sports)]


def _is_official(draft: Draft, spoken: frozenset[str], *, sports: bool) -> bool:
    facts = draft.facts
    parties = [a for a, capacity in facts.sides if capacity == "participant"]
    if sports:
        return any(a.office or a.organisation for a in parties)
    if facts.kind not in {"meeting", "visit", "multilateral"} or facts.origin.startswith("noun"):
        return True
    if all(a.kind == "country" for a in parties) and facts.kind == "meeting":
        return facts.codes <= spoken if facts.origin == "verb" else bool(facts.codes & spoken)
    return any(a.office or a.name or a.organisation for a in parties) or bool(facts.codes & spoken)
