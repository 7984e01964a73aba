"""Can this report tell of the same event as those? A number when it can, the larger the surer."""

from collections.abc import Sequence
from datetime import timedelta

from digests.model import Event, Participant, Report, Venue
from digests.stories.dates import compare
from digests.stories.people import people_agree
from digests.stories.words import alike, fold, overlap

NEAR = timedelta(days=14)
"""A report without an exact date joins only what was published this near to it."""

MOVED = timedelta(days=60)
"""A postponement or cancellation joins a plan told at most so long before."""

_TOUCHING = 0.5
"""Two agreements whose texts share less than this have nothing to do with each other."""


def fit(members: Sequence[Report], report: Report) -> int | None:
    """Points for each thing that agrees, or None when something forbids that `report` joins `members`.

    Forbidding: the same article (its events are apart), people or hosts that contradict, dates that cannot meet,
    and a date too wide with neither people nor venue to hold on to.
    """
    if any(report.article_id == member.article_id for member in members):
        return None
    agreeing = [agreement(member.event, report.event) for member in members]
    known = [points for points in agreeing if points is not None]
    if len(known) < len(agreeing):
        return None
    surest = max(known)
    if len(report.event.countries) < 2 and surest == 0:
        return None  # half of a pair is no sign of the same event
    dated = _dates_meet(members, report, surest > 0)
    return None if dated is None else surest + dated


def agreement(one: Event, other: Event) -> int | None:
    """Points for people, venue, form and outcome in common; None when they contradict."""
    people = people_agree(one.participants, other.participants)
    if people is None or _hosts(one, other) or _committed(one, other) or _other_text(one, other):
        return None
    if _other_group(one, other):
        return None
    place = _venue(one.venue, other.venue)
    if place is False and people == 0:
        return None
    text = any(alike(left.text, right.text) for left in one.outcomes for right in other.outcomes)
    return people * 2 + (place is True) * 2 + int(text)


def _dates_meet(members: Sequence[Report], report: Report, agrees: bool) -> int | None:
    if report.event.status in ("postponed", "cancelled"):
        told = [member for member in members if member.reported_at <= report.reported_at]
        if any(compare(member.event.when, report.event.when) == "same" for member in members):
            return 3
        near = any(report.reported_at - member.reported_at <= MOVED for member in told)
        return 0 if told and agrees and near and _sharp_plan(told) else None
    moved = [m.reported_at for m in members if m.event.status == "postponed" and m.reported_at <= report.reported_at]
    standing = [member for member in members if not moved or member.reported_at >= max(moved)]
    answers = [(compare(member.event.when, report.event.when), member) for member in standing]
    if any(answer == "apart" for answer, _ in answers):
        return None
    if any(answer == "same" for answer, _ in answers):
        return 3
    if any(answer == "month" for answer, _ in answers):
        return 1 if agrees else None
    return 0 if agrees and any(_near(member, report) for _, member in answers) else None


def _sharp_plan(told: Sequence[Report]) -> bool:
    """Only what was still ahead can be put off."""
    return all(member.event.status != "held" for member in told)


def _near(one: Report, other: Report) -> bool:
    """Without a publication date nobody can say that two reports are near."""
    return one.dated and other.dated and abs(one.reported_at - other.reported_at) <= NEAR


def _hosts(one: Event, other: Event) -> bool:
    """Two visits in opposite directions."""
    left = {person.country for person in one.participants if person.capacity == "host"}
    right = {person.country for person in other.participants if person.capacity == "host"}
    return one.kind == "visit" and bool(left and right) and left.isdisjoint(right)


def _other_group(one: Event, other: Event) -> bool:
    """Two groups without a code, by names that are both proper: "the rebels" may be any of them."""
    left, right = ({p.organisation for p in event.participants if _is_group(p)} for event in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _is_group(party: Participant) -> bool:
    return party.country is None and party.organisation is not None and party.organisation[:1].isupper()


def _committed(one: Event, other: Event) -> bool:
    """Two pledges by different sides."""
    left = {code for outcome in one.outcomes for code in outcome.by}
    right = {code for outcome in other.outcomes for code in outcome.by}
    return one.kind == "pledge" and bool(left and right) and left != right


def _other_text(one: Event, other: Event) -> bool:
    """Two agreements or pledges about different matters, told between the same countries on one day."""
    if one.kind not in ("agreement", "pledge"):
        return False
    left = [outcome.text for outcome in one.outcomes if outcome.text]
    right = [outcome.text for outcome in other.outcomes if outcome.text]
    return bool(left and right) and all(overlap(a, b) < _TOUCHING for a in left for b in right)


def _venue(one: Venue | None, other: Venue | None) -> bool | None:
    """True for the same place, False for two places, None where one does not say."""
    if one is None or other is None:
        return None
    if one.city and other.city:
        return fold(one.city) == fold(other.city)
    if one.country and other.country and one.country != other.country:
        return False
    return True if fold(one.text) == fold(other.text) else None
