"""An article's events while it is being read: each candidate finds its event or opens one; outcomes find theirs."""

from dataclasses import dataclass, field, replace

from digests.extract.actors import Actor
from digests.extract.candidates import Candidate
from digests.extract.merge import joined, same_event, unnamed_officials
from digests.model import Span, Strength

_CONTACTS = frozenset({"meeting", "call", "multilateral"})
_OPEN = frozenset({"planned", "under_way", "postponed"})
_NEAR = 4
"""Sentences after which "the ministers agreed" no longer means the last contact."""


@dataclass(slots=True)
class DraftOutcome:
    """An outcome with the sentence that tells it."""

    strength: Strength
    by: tuple[str, ...]
    form: str | None
    text: str
    span: tuple[int, int]
    trigger: int


@dataclass(slots=True)
class Draft:
    """One event so far, with all sentences that tell it."""

    facts: Candidate
    spans: list[tuple[int, int]]
    outcomes: list[DraftOutcome] = field(default_factory=list)
    last: int = 0
    """Number of the last sentence that told of it."""

    def tell(self, candidate: Candidate) -> None:
        """Take in another mention."""
        self.facts = joined(self.facts, candidate)
        self.note(candidate.span, candidate.number)

    def note(self, span: tuple[int, int], number: int) -> None:
        """Keep one more sentence as evidence."""
        if span not in self.spans:
            self.spans.append(span)
        self.last = max(self.last, number)


@dataclass(slots=True)
class Drafts:
    """All events of an article so far, in the order of telling."""

    events: list[Draft] = field(default_factory=list)

    def add(self, candidate: Candidate) -> Draft | None:
        """The event that the candidate tells; None when it only reminds of nothing."""
        if candidate.officials:
            return self._remind_officials(candidate)
        fitting = [d for d in self.events if same_event(d.facts, candidate)]
        if fitting:
            chosen = self._best(fitting, candidate)
            chosen.tell(candidate)
            return chosen
        if candidate.reminds:
            known = self.current(candidate.number, contacts=candidate.kind != "visit", ahead=True if candidate.status == "planned" else None)
            if (
                known
                and candidate.codes <= known.facts.codes
                and (candidate.codes == known.facts.codes or candidate.anaphoric or not candidate.codes)
                and not _other_time(known.facts, candidate)
            ):
                known.note(candidate.span, candidate.number)
                return known
        if len(candidate.codes) < 2 or (candidate.reminds and candidate.anaphoric):
            return None
        opened = Draft(candidate, [candidate.span], last=candidate.number)
        self.events.append(opened)
        return opened

    def _remind_officials(self, candidate: Candidate) -> Draft | None:
        """ "the talks with senior officials": every contact told in one breath whose hosts had no names."""
        near = [d for d in self.events if candidate.number - d.last <= _NEAR + 2 and unnamed_officials(d.facts) and candidate.codes & d.facts.codes]
        last = max(near, key=lambda d: d.last, default=None)
        for draft in near if last else ():
            if draft.facts.trigger == last.facts.trigger:
                draft.note(candidate.span, candidate.number)
        return last

    def _best(self, fitting: list[Draft], candidate: Candidate) -> Draft:
        return max(
            fitting, key=lambda d: (d.facts.codes == candidate.codes, d.facts.status == candidate.status, d.last)
        )

    def current(self, number: int, *, contacts: bool = True, ahead: bool | None = None) -> Draft | None:
        """The event that the text is speaking of at a sentence; `ahead` tells plans from what was held."""
        near = [d for d in self.events if number - d.last <= _NEAR and (d.facts.kind in _CONTACTS) >= contacts]
        fitting = [d for d in near if ahead is None or ahead == (d.facts.status in _OPEN)]
        chosen = max(fitting or near, key=lambda d: d.last, default=None)
        if chosen is not None and number - chosen.last > 1 and _in_passing(chosen) and ahead is None:
            return next((d for d in self.events if not _in_passing(d) and (d.facts.kind in _CONTACTS) >= contacts), chosen)
        return chosen

    def told_in(self, span: tuple[int, int]) -> list[Draft]:
        """The events that a sentence tells of."""
        return [d for d in self.events if span in d.spans]

    def partner(self, code: str) -> Actor | None:
        """The other side of the last two-sided event of a country, when that is one country."""
        for draft in reversed(self.events):
            others = [a for a, _ in draft.facts.sides if a.code and a.code != code]
            if code in draft.facts.codes and len({a.code for a in others}) == 1:
                return others[0]
        return None


def _in_passing(draft: Draft) -> bool:
    """Told with a month or a vague time, or in the past perfect: not what the article is about."""
    when = draft.facts.when
    return draft.facts.past_perfect or (draft.facts.status == "held" and when is not None and when.precision in {"month", "vague"})


def _other_time(a: Candidate, b: Candidate) -> bool:
    return not same_event(replace(a, sides=b.sides), b) if a.sides and b.sides else False


def spans_of(text: str, spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans with their text, in the order of the article."""
    return tuple(Span(s, e, text[s:e]) for s, e in sorted(set(spans)))
