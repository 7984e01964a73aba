"""One entry in one line: `flags who · place · when — what`, with bullets under it."""

from dataclasses import dataclass
from datetime import datetime

from digests.compose.awaiting import labelled
from digests.compose.bullets import Point, bullets
from digests.compose.changed import changed_facts
from digests.compose.due import has_begun, stage
from digests.compose.evidence import evidence, outcome_evidence
from digests.compose.fragments import Style, fragments, inline, own_outcomes
from digests.compose.head import Head, head_of
from digests.compose.journeys import Entry
from digests.compose.moments import moment
from digests.compose.outcomes import told
from digests.compose.people import names, who
from digests.compose.plain import shorten
from digests.compose.rules import MAX_LINE, PRINTED_FROM
from digests.compose.sources import Known, refs
from digests.compose.views import Bullet, Line, Moment, Quote, Ref, Stage, Window
from digests.compose.wording import clause
from digests.compose.zones import venue_zone
from digests.model import Outcome

_LEAST = 30
"""A fragment is cut to fit only when so many characters of it remain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the lines of one view share. Dates in `year` are printed without it; changes inside `window` are told."""

    now: datetime
    year: int | None
    known: Known
    window: Window | None = None


def line(
    entry: Entry, setting: Setting, *, style: Style = "full", same_delegation: bool = False, level: str = ""
) -> Line:
    """The entry in words.

    `full`: outcomes as bullets. `one`: a single line with as much as fits. `look_up`: what is agreed or on the table
    stands elsewhere in the view. `same_delegation`: an earlier line of the view has named these visitors.
    `level`: the rank of a meeting, to be told with it.
    """
    lead = entry.lead
    state = stage(lead, setting.now)
    when = moment(lead.when, venue=venue_zone(lead), year=setting.year)
    people = ("the same delegation",) if same_delegation else (who(lead), who(lead, office=False))
    said = f"{clause(lead, state, begun=has_begun(lead, setting.now))}{f' ({level})' if level else ''}"
    rest = fragments(entry, setting.now, setting.year, style=style)
    if rest and lead.kind in ("agreement", "pledge") and state == "held":
        head = head_of(lead, people, when, _LEAST)
        said = shorten(rest.pop(0), MAX_LINE - len(head.text))
    else:
        said = labelled(lead, state, said)
        head = head_of(lead, people, when, len(said))
    what, over = _fill(said, rest, MAX_LINE - len(head.text) - len(said), cut=style == "one")
    changes = changed_facts(entry, setting.window, setting.year)
    stands = _Stands(
        refs(entry.stories, setting.known),
        evidence(entry.stories, setting.known, lambda event: inline(event, style))
        if style == "look_up"
        else evidence(entry.stories, setting.known),
    )
    under = () if style == "one" else bullets(changes + over, _points(entry, setting) if style == "full" else [])
    return _line(entry, state, head, when, what, stands, under)


def notice(entry: Entry, setting: Setting, said: str, outcome: Outcome | None = None) -> Line:
    """A line about the entry that says one thing of it: a dispute, or one `outcome` of its leading story."""
    lead = entry.lead
    when = moment(lead.when, venue=venue_zone(lead), year=setting.year)
    head = head_of(lead, (who(lead, office=False),), when, min(len(said), _LEAST * 3))
    quotes = outcome_evidence(lead, outcome, setting.known) if outcome else evidence(entry.stories, setting.known)
    stands = _Stands(refs(entry.stories, setting.known, outcome=outcome), quotes)
    return _line(entry, stage(lead, setting.now), head, when, shorten(said, MAX_LINE - len(head.text)), stands)


@dataclass(frozen=True, slots=True)
class _Stands:
    """What a line stands on."""

    refs: tuple[Ref, ...]
    evidence: tuple[Quote, ...]


def _line(
    entry: Entry,
    state: Stage,
    head: Head,
    when: Moment | None,
    what: str,
    stands: _Stands,
    under: tuple[Bullet, ...] = (),
) -> Line:
    lead = entry.lead
    return Line(
        story_ids=tuple(story.id for story in entry.stories),
        kind=lead.kind,
        status=lead.status,
        stage=state,
        flags=head.flags,
        who=head.who,
        place=head.place,
        when=when,
        what=what,
        text=shorten(head.text + what, MAX_LINE),
        bullets=under,
        refs=stands.refs,
        evidence=stands.evidence,
        names=names(entry.stories),
        countries=tuple(sorted({code for story in entry.stories for code in story.countries})),
        confidence=lead.confidence,
        unsure=lead.confidence < PRINTED_FROM,
    )


def _fill(said: str, rest: list[str], room: int, *, cut: bool) -> tuple[str, list[str]]:
    """Add fragments while they fit; what is left over goes to the bullets, or is cut where there are none."""
    what, left = said, room
    for at, fragment in enumerate(rest):
        left -= 2
        if len(fragment) > left:
            if cut and left >= _LEAST:
                return f"{what}; {shorten(fragment, left)}", []
            return what, rest[at:]
        what += f"; {fragment}"
        left -= len(fragment)
    return what, []


def _points(entry: Entry, setting: Setting) -> list[Point]:
    """The outcomes that the line itself does not tell, the strongest first."""
    return [
        Point(
            *told(outcome, story),
            outcome.strength,
            refs((story,), setting.known, outcome=outcome),
            outcome_evidence(story, outcome, setting.known),
        )
        for story, outcome in own_outcomes(entry)
    ]
