"""Whether a mention of parties that have met tells of another event of theirs, or again of one that was told
(docs/decisions/0050-told-anew-or-again.md).

A logistic regression over what the words and the encoder say of the mention and of the event most like it, in
data/another.toml. `python -m bench.retellings --write` fits it to the articles to which the confidence is fitted too.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from digests.extract.answer import SURE_ODDS, chance_of, log_odds
from digests.extract.candidate import AHEAD, CONTACTS, ENCODER, FALLEN, TABLE, Candidate
from digests.extract.merge import days_of, names_first, only_alludes, overlap
from digests.extract.tables import table
from digests.extract.who_met import are_different_contacts, names_of, offices_of
from digests.model import Status

if TYPE_CHECKING:
    from digests.extract.draft import Draft

_FAR = 15
"""Sentences, days and tellings, beyond which it does not matter how many they are."""
_STAGE: dict[Status, int] = {"cancelled": 0, "postponed": 0, "planned": 1, "under_way": 2, "held": 3}
"""How far an event has come."""


def chance_of_another(candidate: Candidate, known: Sequence["Draft"]) -> float | None:
    """0..1 that it is none of the events of its parties and family that were told; None where that is not judged."""
    return chance_of(table("another"), signs(candidate, known)) if is_judged(candidate, known) else None


def is_judged(candidate: Candidate, known: Sequence["Draft"]) -> bool:
    """Whether a mention is judged: not the first of its parties and family, nor where the encoder was not asked, nor
    where what is most like it stands in a caption, was only alluded to, or named nobody right before (it may be told
    here)."""
    if not known or candidate.answer is None or candidate.caption:
        return False
    told = most_alike(candidate, known).facts
    lead = candidate.number - told.number <= 1 and names_first(told, candidate)
    return not (told.caption or only_alludes(told) or lead)


def most_alike(candidate: Candidate, known: Sequence["Draft"]) -> "Draft":
    """Of the events of the same parties the one that the mention most likely tells again, if it does."""
    return max(known, key=lambda draft: (_likeness(candidate, draft.facts), draft.last))


def _likeness(candidate: Candidate, told: Candidate) -> int:
    ours, theirs = names_of(candidate), names_of(told)
    both = ours.keys() & theirs.keys()
    same_names = sum(1 if ours[code] & theirs[code] else -1 for code in both)
    days = days_of(candidate.when)
    one_day = days is not None and days == days_of(told.when)
    apart = not overlap(candidate.when, told.when)
    others = are_different_contacts(told, candidate)
    return 2 * same_names + (candidate.status == told.status) + one_day - 2 * apart - 2 * others


def signs(candidate: Candidate, known: Sequence["Draft"]) -> dict[str, float]:
    """What speaks for another event, or against it, by the names of data/another.toml: 0 or 1, counts or log-odds."""
    draft = most_alike(candidate, known)
    return {
        **_of_mention(candidate),
        **_of_known(draft.facts),
        **_between(candidate, draft.facts),
        "told_in_it": candidate.span in draft.spans,
        "all_told_elsewhere": all(candidate.span not in d.spans for d in known),
        "sentences_since": min(candidate.number - draft.last, _FAR) / _FAR,
        "tellings": min(len(draft.spans), _FAR) / _FAR,
        "how_many": math.log(len(known)),
    }


def _of_mention(candidate: Candidate) -> dict[str, float]:
    answer, (begin, end) = candidate.answer, candidate.span
    ahead = candidate.status in AHEAD
    here = [a for a, _ in candidate.sides if a.code and begin <= a.start < end]
    return {
        "seen": log_odds(answer.chance, SURE_ODDS) if answer else 0.0,
        "new": log_odds(answer.novel[ahead], SURE_ODDS) if answer else 0.0,
        "new_other_side": log_odds(answer.novel[not ahead], SURE_ODDS) if answer else 0.0,
        "kind": log_odds(answer.kind_chance, SURE_ODDS) if answer else 0.0,
        "status": log_odds(answer.status_chance, SURE_ODDS) if answer else 0.0,
        "alone": candidate.origin == ENCODER,
        "reminds": candidate.reminds,
        "from_memory": candidate.anaphoric,
        "distinct": candidate.distinct,
        "also": candidate.also,
        "sidelines": candidate.sidelines,
        "past_perfect": candidate.past_perfect,
        "in_passing": candidate.is_in_passing,
        "ahead": ahead,
        "under_way": candidate.status == "under_way",
        "fallen": candidate.status in FALLEN,
        "dated": candidate.when is not None,
        "vague": candidate.when is not None and candidate.when.precision in {"month", "vague"},
        "placed": candidate.venue is not None,
        "journey": candidate.kind == "visit",
        "contact": candidate.kind in CONTACTS,
        "call": candidate.kind == "call",
        "table": len(candidate.codes) >= TABLE,
        "named_here": len({a.code for a in here if a.name}),
        "there": len({a.code for a in here}),
    }


def _of_known(told: Candidate) -> dict[str, float]:
    answer = told.answer
    return {
        "known_seen": log_odds(answer.chance, SURE_ODDS) if answer else 0.0,
        "known_new": log_odds(answer.novel[told.status in AHEAD], SURE_ODDS) if answer else 0.0,
        "known_alone": told.origin == ENCODER,
        "known_in_passing": told.is_in_passing,
        "known_call": told.kind == "call",
    }


def _between(candidate: Candidate, told: Candidate) -> dict[str, float]:
    ours, theirs = names_of(candidate), names_of(told)
    both = ours.keys() & theirs.keys()
    posts, known_posts = offices_of(candidate), offices_of(told)
    in_office = posts.keys() & known_posts.keys()
    days, known_days = days_of(candidate.when), days_of(told.when)
    dated = days is not None and known_days is not None
    here, there = candidate.venue, told.venue
    cities = {v.city for v in (here, there) if v and v.city}
    both_in_towns = bool(here and there and here.city and there.city)
    gap = abs((days[0] - known_days[0]).days) if days and known_days else 0
    return {
        "both_dated": dated,
        "apart": not overlap(candidate.when, told.when),
        "one_day": dated and days == known_days,
        "days_between": min(gap, _FAR) / _FAR,
        "same_status": candidate.status == told.status,
        "other_side": (candidate.status in AHEAD) != (told.status in AHEAD),
        "later": _STAGE[candidate.status] - _STAGE[told.status],
        "same_names": sum(not ours[code].isdisjoint(theirs[code]) for code in both),
        "other_names": sum(ours[code].isdisjoint(theirs[code]) for code in both),
        "new_names": len(ours.keys() - theirs.keys()),
        "same_offices": sum(not posts[code].isdisjoint(known_posts[code]) for code in in_office),
        "other_offices": sum(posts[code].isdisjoint(known_posts[code]) for code in in_office),
        "other_people": are_different_contacts(told, candidate),
        "one_town": both_in_towns and len(cities) == 1,
        "other_town": both_in_towns and len(cities) > 1,
        "one_kind": candidate.kind == told.kind,
        "one_form": candidate.form is not None and candidate.form == told.form,
    }
