"""What later reports changed in a story, and what sources tell differently."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from digests.model import Change, Outcome, Report, Status
from digests.stories.dates import compare, sharpness
from digests.stories.sources import same_source, source_name
from digests.stories.words import alike, fold
from digests.timing.spans import instant, wide_days

Field = Literal["status", "when", "venue", "outcome"]


def changes(told: Sequence[Report], states: Sequence[Status]) -> tuple[Change, ...]:
    """Every change in the order of its report; `told` oldest first, `states` the story's status after each."""
    found: list[Change] = []
    for place in range(1, len(told)):
        found += _status(told, states, place)
        found += _fact(told, place, "when", _when_words)
        found += _fact(told, place, "venue", _venue_words)
        found += _outcomes(told, place)
    return tuple(found)


def _status(told: Sequence[Report], states: Sequence[Status], place: int) -> Iterator[Change]:
    before, after, report = states[place - 1], states[place], told[place]
    if before != after:
        yield _change("status", before, after, told[place - 1], report, disagreement=False)
    elif before == "held" and report.event.status in ("cancelled", "postponed"):
        held = next(member for member in told if member.event.status == "held")
        if not same_source(held, report):
            yield _change("status", "held", report.event.status, held, report, disagreement=True)


def _fact(told: Sequence[Report], place: int, field: Field, words: Callable[[Report], str]) -> Iterator[Change]:
    """A fact that differs from the last report that told it.

    The same source, a postponement or a report of a later status changes it; another source at the same status
    disagrees.
    """
    report = told[place]
    before = next((member for member in reversed(told[:place]) if words(member)), None)
    if before is None or not words(report) or not _differ(field, before, report):
        return
    moved = report.event.status != before.event.status or same_source(before, report)
    yield _change(field, words(before), words(report), before, report, disagreement=not moved)


def _differ(field: Field, before: Report, report: Report) -> bool:
    if field == "venue":
        one, other = before.event.venue, report.event.venue
        return bool(one and other and one.city and other.city) and fold(_venue_words(before)) != fold(
            _venue_words(report)
        )
    old, new = before.event.when, report.event.when
    if report.event.role == "background" or old is None or new is None:
        return False  # a retelling in passing rounds its dates
    if sharpness(old) != 0 or sharpness(new) != 0:
        return False
    if old.precision != new.precision:
        return compare(old, new) == "apart"  # a clock time only sharpens its day
    if old.precision == "minute" and instant(old.start) and instant(new.start):
        return instant(old.start) != instant(new.start)
    return wide_days(old) != wide_days(new)


def _outcomes(told: Sequence[Report], place: int) -> Iterator[Change]:
    report = told[place]
    earlier = [(outcome, member) for member in told[:place] for outcome in member.event.outcomes]
    held_before = any(member.event.status == "held" for member in told[:place])
    for outcome in report.event.outcomes:
        same = [pair for pair in earlier if alike(pair[0].text, outcome.text) or pair[0].text == outcome.text]
        if not same:
            if held_before and outcome.strength != "on_table":
                yield Change(
                    field="outcome", old="", new=_told(outcome), at=report.told_at, new_source=source_name(report)
                )
            continue
        before, member = same[-1]
        if before.strength == outcome.strength or outcome.strength == "on_table":
            continue
        disagreement = member.event.status == report.event.status == "held" and not same_source(member, report)
        yield _change("outcome", _told(before), _told(outcome), member, report, disagreement=disagreement)


def _change(field: Field, old: str, new: str, before: Report, report: Report, *, disagreement: bool) -> Change:
    return Change(
        field=field,
        old=old,
        new=new,
        at=report.told_at,
        disagreement=disagreement,
        old_source=source_name(before),
        new_source=source_name(report),
    )


def _told(outcome: Outcome) -> str:
    return f"{outcome.strength}: {outcome.text}"


def _when_words(report: Report) -> str:
    """A date in short ISO form for whoever prints it: `2016-06-27/2016-06-29` or one date; empty when there is none."""
    when = report.event.when
    if when is None or not when.start:
        return ""
    return when.start if when.end in (None, when.start) else f"{when.start}/{when.end}"


def _venue_words(report: Report) -> str:
    venue = report.event.venue
    return (venue.city or venue.text) if venue else ""
