"""An article's events while it is being read: each candidate finds its event or opens one; outcomes find theirs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from digests.extract.actor import Actor
from digests.extract.another import chance_of_another
from digests.extract.answer import family
from digests.extract.candidate import AHEAD, CONTACTS, FALLEN, TABLE, Candidate, as_sides, codes_of, distinct
from digests.extract.merge import is_finer_near, is_of_before, joined, likelier, same_event
from digests.extract.who_met import unnamed_officials
from digests.model import Strength

_OPEN = frozenset({"planned", "under_way", "postponed"})
_DONE = frozenset({"held", "under_way"})
_BEHIND = frozenset({"noun:after", "noun:following"})
"""Origins of what is told to lie behind: "after their talks"."""
_NEAR = 4
"""Sentences after which "the ministers agreed" no longer means the last contact."""
_NEAR_OFFICIALS = 6
"""The same for "the talks with senior officials"."""
ANOTHER = 0.6
"""The chance from which a mention tells of another event of its parties, whatever the rules say."""


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """An outcome with the sentence that tells it; `trigger` is where its verb begins in the article."""

    strength: Strength
    by: tuple[str, ...]
    form: str | None
    text: str
    span: tuple[int, int]
    trigger: int
    sure: bool = False
    """Whether the encoder sees it."""


@dataclass(slots=True)
class Draft:
    """One event so far, with all sentences that tell it."""

    facts: Candidate
    spans: list[tuple[int, int]]
    outcomes: list[DraftOutcome] = field(default_factory=list)
    last: int = 0
    """Number of the last sentence that told of it."""
    again: bool = False
    """Whether an event of the same parties and family was told before it, as far as the whole article shows."""
    related: bool = False
    """Whether there is any other event of the same parties."""
    another: float | None = None
    """The chance, where it was first told, of being none of those told before it; None where there were none."""

    def tell(self, candidate: Candidate) -> None:
        """Take in another mention."""
        self.facts = joined(self.facts, candidate)
        self.note(candidate.span, candidate.number)

    def hear(self, candidate: Candidate) -> None:
        """Take in a mention that adds nothing but its sentence and how sure the encoder is there."""
        self.facts = replace(self.facts, answer=likelier(self.facts.answer, candidate.answer))
        self.note(candidate.span, candidate.number)

    def come_about(self, reminder: Candidate) -> None:
        """ "went to Syria for a meeting with the president. … he said after their talks": those were held."""
        was_ahead = self.facts.origin == "noun:for" and self.facts.status == "planned"
        if was_ahead and reminder.origin in _BEHIND and reminder.status in _DONE:
            self.facts = replace(self.facts, status="held")

    def seat(self, actors: Iterable[Actor]) -> None:
        """Take in who sat there too: three states make a table of it."""
        sides = distinct((*self.facts.sides, *as_sides(actors)))
        several = len(codes_of(a for a, _ in sides)) >= TABLE
        kind = "multilateral" if several else self.facts.kind
        rivals = replace(self.facts.rivals, surest=0.0, least=None)
        self.facts = replace(self.facts, sides=sides, kind=kind, rivals=rivals)

    def note(self, span: tuple[int, int], number: int) -> None:
        """Keep one more sentence as evidence."""
        if span not in self.spans:
            self.spans.append(span)
        self.last = max(self.last, number)

    def take(self, other: "Draft") -> None:
        """Take over another draft's evidence and outcomes, each text once."""
        for span in other.spans:
            self.note(span, other.last)
        self.facts = replace(self.facts, answer=likelier(self.facts.answer, other.facts.answer))
        told = {o.text for o in self.outcomes}
        self.outcomes += [o for o in other.outcomes if o.text not in told]


Judge = Callable[[Candidate, Sequence[Draft]], float | None]
"""Says how likely a mention tells of none of the known events of its parties."""


@dataclass(slots=True)
class Drafts:
    """All events of an article so far, in the order of telling."""

    events: list[Draft] = field(default_factory=list)
    judge: Judge = chance_of_another

    def add(self, candidate: Candidate) -> Draft | None:
        """The event that the candidate tells; None when it reminds of nothing that was told."""
        if candidate.officials:
            return self._remind_officials(candidate)
        another = self.chance_of_another(candidate)
        if another is not None and another >= ANOTHER:
            return self._open(replace(candidate, novel=True), another)
        fitting = [d for d in self.events if same_event(d.facts, candidate)]
        if fitting:
            chosen = _best(fitting, candidate)
            chosen.tell(candidate)
            chosen.come_about(candidate)
            return chosen
        known = self._reminded(candidate) if candidate.reminds else None
        if known:
            known.hear(candidate)
            known.come_about(candidate)
            if is_finer_near(known.facts, candidate):  # "will go next week. … During his stay from Sunday"
                known.facts = replace(known.facts, when=candidate.when)
            return known
        if len(candidate.codes) < 2 or (
            candidate.reminds and candidate.anaphoric and not self._is_first_named(candidate)
        ):
            return None
        return self._open(candidate, another)

    def known_of(self, candidate: Candidate) -> list[Draft]:
        """The events of its parties and family that were told so far."""
        same = (d for d in self.events if d.facts.codes == candidate.codes)
        return [d for d in same if family(d.facts.kind) == family(candidate.kind)]

    def chance_of_another(self, candidate: Candidate) -> float | None:
        """0..1 that it is none of those; None where that is not judged."""
        return self.judge(candidate, self.known_of(candidate)) if len(candidate.codes) > 1 else None

    def _open(self, candidate: Candidate, another: float | None) -> Draft:
        opened = Draft(candidate, [candidate.span], last=candidate.number, another=another)
        self.events.append(opened)
        return opened

    def _is_first_named(self, candidate: Candidate) -> bool:
        """ "In his meeting with Somali President Hassan Ali, he pledged …": of a state of which no contact tells."""
        journeys = [d.facts for d in self.events if d.facts.kind == "visit" and d.facts.codes == candidate.codes]
        if candidate.tense != "past" or any(j.status in AHEAD for j in journeys):
            return False  # "will fly to Ankara next week. During his talks with the president he hopes to win loans"
        begin, end = candidate.span
        named = [a for a, _ in candidate.sides if a.name and a.office and begin <= a.start < end]
        known = {code for d in self.events if d.facts.kind in CONTACTS for code in d.facts.codes}
        return candidate.kind in CONTACTS and any(a.code not in known for a in named)

    def _reminded(self, candidate: Candidate) -> Draft | None:
        """The event that "the talks" means: the current one, if parties and time allow it."""
        ahead = True if candidate.status == "planned" else None
        known = self.current(candidate.number, contacts=candidate.kind != "visit", ahead=ahead)
        if known is None or not candidate.codes <= known.facts.codes:
            return None
        fallen = candidate.status in FALLEN and known.facts.status in _DONE and not candidate.anaphoric
        if fallen and candidate.codes == known.facts.codes:
            return None  # "the talks between Peru and Chile on fishing were put off": others than those held
        if is_of_before(known.facts, candidate):
            return None
        named = candidate.codes == known.facts.codes or candidate.anaphoric or not candidate.codes
        return known if named and not _is_another(known.facts, candidate) else None

    def _remind_officials(self, candidate: Candidate) -> Draft | None:
        """ "the talks with senior officials": every contact told in one breath whose hosts had no names."""
        recent = [d for d in self.events if candidate.number - d.last <= _NEAR_OFFICIALS]
        near = [d for d in recent if unnamed_officials(d.facts) and candidate.codes & d.facts.codes]
        last = max(near, key=lambda d: d.last, default=None)
        if last is None:
            return None
        for draft in near:
            if draft.facts.trigger == last.facts.trigger:
                draft.note(candidate.span, candidate.number)
        return last

    def current(self, number: int, *, contacts: bool = True, ahead: bool | None = None) -> Draft | None:
        """The event that the text is speaking of at a sentence; `ahead` tells plans from what was held.

        `contacts`: only meetings and calls; else any event.
        """
        near = [d for d in self.events if number - d.last <= _NEAR and _is_wanted(d, contacts=contacts)]
        fitting = [d for d in near if ahead is None or ahead == (d.facts.status in _OPEN)]
        chosen = max(fitting or near, key=lambda d: d.last, default=None)
        if chosen is not None and number - chosen.last > 1 and chosen.facts.is_in_passing and ahead is None:
            main = (d for d in self.events if not d.facts.is_in_passing and _is_wanted(d, contacts=contacts))
            return next(main, chosen)
        return chosen

    def relate(self) -> None:
        """Note of each event, once all are told, which others are of its parties."""
        for draft in self.events:
            others = [d for d in self.events if d is not draft and d.facts.codes == draft.facts.codes]
            same = (d.facts for d in others if family(d.facts.kind) == family(draft.facts.kind))
            draft.related = bool(others)
            draft.again = any(facts.number <= draft.facts.number for facts in same)

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


def _best(fitting: list[Draft], candidate: Candidate) -> Draft:
    """Of several events that a mention may tell: the same parties, the same status, the one told last."""
    return max(fitting, key=lambda d: (d.facts.codes == candidate.codes, d.facts.status == candidate.status, d.last))


def _is_wanted(draft: Draft, *, contacts: bool) -> bool:
    return not contacts or draft.facts.kind in CONTACTS


def _is_another(told: Candidate, reminding: Candidate) -> bool:
    """Whether all but the parties speaks against one event."""
    if not told.sides or not reminding.sides:
        return False
    return not same_event(replace(told, sides=reminding.sides), reminding)
