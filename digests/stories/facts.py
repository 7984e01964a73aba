"""Choose each fact of a story from its reports; nothing is averaged."""

from collections.abc import Sequence
from dataclasses import replace

from digests.model import STRENGTHS, Outcome, Participant, Report, Status, Venue, When
from digests.stories.dates import sharpness
from digests.stories.people import same_person
from digests.stories.words import alike, content


def participants(told: Sequence[Report], best: Report) -> tuple[Participant, ...]:
    """The best report's people; a side that it leaves unnamed takes its names from the latest report that has them."""
    people = list(best.event.participants)
    for report in reversed(told):
        for side in dict.fromkeys(person.country for person in report.event.participants):
            theirs = [person for person in report.event.participants if person.country == side]
            ours = [person for person in people if person.country == side]
            if not ours:
                people += theirs
            elif any(person.name for person in theirs) and not any(person.name for person in ours):
                at = people.index(ours[0])
                people = [person for person in people if person.country != side]
                people[at:at] = theirs
    return tuple(_with_office(person, told) for person in people)


def venue(told: Sequence[Report], best: Report) -> Venue | None:
    """The best report's venue, else the latest that is known; one with its city before one without."""
    known = [report.event.venue for report in (*told, best) if report.event.venue]
    with_city = [place for place in known if place.city]
    return next(reversed(with_city or known), None)


def when(told: Sequence[Report], best: Report) -> When | None:
    """The sharpest date since the last postponement, among equals the best report's, else the latest."""
    standing = since_moved(told)
    dated = [report.event.when for report in (*standing, best) if report in standing and report.event.when]
    if not dated:
        dated = [report.event.when for report in told if report.event.when]
    return min(reversed(dated), key=sharpness, default=None)


def since_moved(told: Sequence[Report]) -> Sequence[Report]:
    """The reports from the latest postponement on; all, when the date was never put off."""
    moved = [place for place, report in enumerate(told) if report.event.status == "postponed"]
    return told[moved[-1] :] if moved else told


def outcomes(told: Sequence[Report], status: Status) -> tuple[Outcome, ...]:
    """What came of it, each once, the strongest first.

    Once it was held, what had been on the table before is no longer told: only what held reports say came of it. Until
    it is held or under way nothing can have come of it, so whatever a report says of it is on the table.
    """
    telling = [report for report in told if report.event.status == "held"] if status == "held" else told
    found: list[Outcome] = []
    for report in reversed(telling):
        mine = [outcome for outcome in report.event.outcomes if not any(_repeats(outcome, other) for other in found)]
        found += [one for at, one in enumerate(mine) if not any(_says_less(one, other) for other in mine[:at])]
    if status not in ("held", "under_way"):
        found = [replace(outcome, strength="on_table") for outcome in found]
    return tuple(sorted(found, key=lambda outcome: -STRENGTHS.index(outcome.strength)))


def _repeats(outcome: Outcome, other: Outcome) -> bool:
    """The same matter by the same side; of two strengths the later report's stands."""
    sides = not outcome.by or not other.by or set(outcome.by) == set(other.by)
    return sides and (outcome.text == other.text or alike(outcome.text, other.text))


def _says_less(outcome: Outcome, other: Outcome) -> bool:
    """Told twice in one report: the same strength and side, and not a word of content that the other does not have."""
    same = outcome.strength == other.strength and set(outcome.by) <= set(other.by)
    mine, theirs = content(outcome.text), content(other.text)
    return same and (outcome.text == other.text or (bool(mine) and mine <= theirs))


def _with_office(person: Participant, told: Sequence[Report]) -> Participant:
    """A person whom the best report names without an office has the one that another report prints."""
    if not person.name or person.office:
        return person
    for report in reversed(told):
        for other in report.event.participants:
            if (
                other.name
                and other.office
                and other.country == person.country
                and same_person(person.name, other.name) == "same"
            ):
                return replace(person, office=other.office)
    return person
