"""Whether states act through somebody: where only country names meet, a match may be meant (EXTRACTION, hold on to)."""

import re
from functools import cache

from digests.extract.actor import Actor
from digests.extract.draft import Draft
from digests.extract.tables import alternatives, table, words


def is_other_page(text: str) -> bool:
    """Whether an article is of the sports or business pages: several different words of theirs stand in it."""
    lowered = text.lower()
    return any(len(set(pattern.findall(lowered))) >= enough for pattern, enough in _pages())


@cache
def _pages() -> tuple[tuple[re.Pattern[str], int], ...]:
    """(a pattern of its words, how many different ones make it) of each page of pages.toml."""
    return tuple(
        (re.compile(rf"\b(?:{alternatives(page['words'])})\b"), page["enough"]) for page in table("pages").values()
    )


def official(events: list[Draft], spoken: frozenset[str], *, other_page: bool) -> list[Draft]:
    """Events in which states act through somebody.

    `spoken` are the countries for which the article names somebody in office; on a page of sports or business each
    event must.
    """
    return [d for d in events if _is_official(d, spoken, other_page=other_page)]


def _is_official(draft: Draft, spoken: frozenset[str], *, other_page: bool) -> bool:
    facts = draft.facts
    parties = [a for a, capacity in facts.sides if capacity == "participant"]
    if other_page:
        needed = 1 if facts.kind == "visit" else 2  # a visit's host is a country
        return len({a.code for a in parties if _is_state_office(a) or a.organisation}) >= needed
    if facts.kind not in {"meeting", "visit", "multilateral"} or facts.origin.startswith(("noun", "talks")):
        return True
    if all(a.kind == "country" for a in parties) and facts.kind == "meeting":
        return facts.codes <= spoken if facts.origin in {"verb", "lead"} else bool(facts.codes & spoken)
    return any(a.office or a.name or a.organisation for a in parties) or bool(facts.codes & spoken)


def _is_state_office(actor: Actor) -> bool:
    """Whether somebody holds an office that companies and clubs have not."""
    return (
        bool(actor.office and (actor.tag_kind or actor.by_default))
        and not actor.is_counterpart
        and actor.last_word not in words("offices", "of_no_state")
    )
