"""Which event an outcome came of that the encoder sees: it hangs there, or nowhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digests.extract.answer import Answer, Upshot
from digests.extract.candidate import AHEAD, CONTACTS
from digests.extract.draft import Draft, DraftOutcome
from digests.extract.merge import days_of
from digests.extract.parse import Parsed
from digests.extract.role import PASSING, role_of
from digests.extract.sentence import Sentence
from digests.extract.tables import words
from digests.extract.upshot_words import SeenWords
from digests.extract.upshots import Seen, is_doubted, seen_in
from digests.model import BINDING, STRENGTHS
from digests.places.names import is_organisation

_AFTERWARDS = 1
"""Sentences after the last that tells of a contact in which what came of it is told."""
_STEM = 5
"""Letters by which a verb is known in all its forms: "promis", "under"."""
_SMALL = frozenset("a an and at by for from in its of on or that the their to with".split())
"""Words that say nothing of what it is."""
_WORD = re.compile(r"\w+")
_WITH = re.compile(r"\bwith\s+(?:(?:a|an|his|her|its|the|their)\s+)?$")


@dataclass(frozen=True, slots=True)
class _Home:
    """An event that something may have come of."""

    draft: Draft
    news: bool
    year: int | None
    """In which it was, or the article was printed."""

    @property
    def is_news_contact(self) -> bool:
        """Whether it is a contact that is news and has begun."""
        facts = self.draft.facts
        return self.news and facts.kind in CONTACTS and facts.status not in AHEAD

    @classmethod
    def of(cls, draft: Draft, text: str, published: date | None) -> "_Home":
        news = role_of(draft.facts, text[slice(*draft.facts.span)], published) == "news"
        days = days_of(draft.facts.when)
        return cls(draft, news, days[0].year if days else published.year if published else None)


def see_outcomes(
    told: Sequence[Sentence],
    answers: Mapping[int, Sequence[Answer]],
    parses: Mapping[int, Parsed],
    drafts: Sequence[Draft],
    text: str,
    published: date | None,
) -> None:
    """Hang on the events of an article what the encoder sees come of them, and take off what it does not see at all.

    `told`, `answers` and `parses` are the article's sentences, what is said of them, and how they are read.
    """
    homes = [_Home.of(draft, text, published) for draft in drafts]
    for sentence in told:
        upshots = {a.codes: a.upshot for a in answers.get(sentence.number, ()) if a.upshot.chances}
        if not upshots:
            continue
        span = sentence.start, sentence.end
        for draft in drafts:
            if draft.facts.kind in CONTACTS or draft.facts.kind == "visit":
                draft.outcomes = [o for o in draft.outcomes if o.span != span or not _is_doubted(o, upshots, text)]
        if parsed := parses.get(sentence.number):
            for seen in seen_in(sentence, upshots, text):
                _place(SeenWords.of(seen, parsed), homes)


def _is_doubted(outcome: DraftOutcome, upshots: Mapping[tuple[str, str], Upshot], text: str) -> bool:
    """Whether the encoder sees nothing of what a rule finds, and no plain word says it: both named, or "promised"."""
    if outcome.strength in BINDING and len(outcome.by) > 1:
        return False
    plain = words("outcomes", "pledged") - words("outcomes", "to_somebody")
    verb = text[outcome.trigger : outcome.trigger + _STEM].lower()
    return is_doubted(outcome.strength, upshots.values()) and verb not in {lemma[:_STEM] for lemma in plain}


def _place(told: SeenWords | None, homes: Sequence[_Home]) -> None:
    """Hang an outcome on its event: one of its sentence, else the contact of these parties that was told last."""
    if told is None:
        return
    seen, doers = told.seen, told.doers
    states = frozenset(code for code in doers if not is_organisation(code))  # whose leaders may be any of its members
    pairs = [p for p in seen.pairs if not seen.is_strong or states <= set(p) or set(p) <= doers]
    year, partners = told.year, _partners(told)
    passing = seen.is_strong and PASSING.search(told.parsed.text) is not None
    open_to_it = [
        home
        for home in homes
        if doers | partners <= home.draft.facts.codes
        and _may_have_it(home, seen, passing=passing)
        and not (home.year is not None and year is not None and year < home.year)
    ]
    if not open_to_it and len(doers) > 1 and not passing:
        open_to_it = _far_above(doers, homes, seen)
    found = [
        (_weight(home, told, rank), home)
        for rank, pair in enumerate(pairs)
        for home in open_to_it
        if set(pair) <= home.draft.facts.codes
    ]
    if not found:
        return
    _, likeliest = max(found, key=lambda one: one[0])
    best = _or_the_news(likeliest, [home for _, home in found], homes, seen) if seen.is_strong else likeliest
    if best is None:
        return
    here = [h for h in homes if seen.span in h.draft.spans]
    if seen.is_strong and best not in here and any(h.draft.facts.kind == "visit" and not h.news for h in here):
        return  # "recalled that 12 documents were signed during the visit of last year"
    codes = best.draft.facts.codes
    outcome = told.outcome(frozenset(code for pair in pairs if set(pair) <= codes for code in pair))
    _hang(outcome, best.draft)
    for home in homes:
        if home is not best:  # "that the next round would be in Rome": a plan too, on whose table it lay
            home.draft.outcomes = [o for o in home.draft.outcomes if not _is_weaker(o, outcome)]


def _partners(told: SeenWords) -> frozenset[str]:
    """With whose officials both sides did it, as the sentence says behind its words: "where he signed an agreement on
    visas with Peruvian Foreign Minister Ana Quispe"."""
    seen, parsed = told.seen, told.parsed
    if not seen.is_strong:
        return frozenset()
    officials = (a for a in parsed.actors if a.code and a.is_official and a.start > seen.start)
    return frozenset(a.code for a in officials if a.code and _WITH.search(parsed.text[: a.start - parsed.start]))


def _or_the_news(likeliest: _Home, found: Sequence[_Home], homes: Sequence[_Home], seen: Seen) -> _Home | None:
    """Where what both did would hang on an event told in passing: the one contact that is news instead, if the sentence
    is not the first to tell of that event ("The last round was in 2014. It was decided to …"); None where either may be
    meant."""
    facts = likeliest.draft.facts
    first = facts.number == seen.sentence.number
    same = found if first else [h for h in homes if h.draft.facts.codes == facts.codes]
    news = [h for h in same if h.is_news_contact]
    if likeliest.news or not news:
        return likeliest
    return None if first or len(news) > 1 else news[0]


def _may_have_it(home: _Home, seen: Seen, *, passing: bool) -> bool:
    """Whether an outcome can have come of an event; `passing`: its sentence tells of what was before."""
    draft, number = home.draft, seen.sentence.number
    if seen.is_strong and (draft.facts.status in AHEAD or draft.facts.kind == "visit"):
        return False  # in gold what both sides did came of a meeting, or is an agreement of its own
    near = draft.facts.number <= number and number - draft.last <= _AFTERWARDS
    return (near or seen.span in draft.spans) and not (passing and draft.facts.number != number)


def _far_above(doers: frozenset[str], homes: Sequence[_Home], seen: Seen) -> list[_Home]:
    """The one contact of those who are named as doers, however far above it was told: "China and Rwanda signed …"."""
    met = [h for h in homes if h.draft.facts.codes == doers and h.draft.facts.kind in CONTACTS]
    return [h for h in met if len(met) == 1 and h.is_news_contact and h.draft.facts.number <= seen.sentence.number]


def _weight(home: _Home, told: SeenWords, rank: int) -> tuple[bool, bool, bool, int, int]:
    """How likely an outcome is an event's: the higher, the likelier. `rank` is that of its pair."""
    draft, number = home.draft, told.seen.sentence.number
    here, contact = told.seen.span in draft.spans, draft.facts.kind in CONTACTS
    return here, contact, not draft.facts.past_perfect, min(draft.last, number), -rank


def _hang(outcome: DraftOutcome, home: Draft) -> None:
    """Add it, or say of what a rule found in the same words how strong it is."""
    for number, known in enumerate(home.outcomes):
        if known.span == outcome.span and _are_same(known.text, outcome.text):
            told = outcome if _is_weaker(known, outcome) else known
            text = outcome.text if _is_told_to_somebody(known, outcome) else known.text
            home.outcomes[number] = replace(known, strength=told.strength, by=told.by, text=text, sure=True)
            return
    home.outcomes.append(outcome)


def _is_told_to_somebody(known: DraftOutcome, outcome: DraftOutcome) -> bool:
    """ "his guest that Oslo would pay": the rule's words begin with who was promised it."""
    return outcome.strength not in BINDING and known.text.endswith(outcome.text) and known.text != f"to {outcome.text}"


def _is_weaker(known: DraftOutcome, outcome: DraftOutcome) -> bool:
    """Whether it is the same in words that say less."""
    same = known.span == outcome.span and _are_same(known.text, outcome.text)
    return same and STRENGTHS.index(known.strength) < STRENGTHS.index(outcome.strength)


def _are_same(one: str, other: str) -> bool:
    """Whether the shorter shares half of its words with the longer, small words apart."""
    first, second = (set(_WORD.findall(text.lower())) - _SMALL for text in (one, other))
    return one == other or (2 * len(first & second) >= min(len(first), len(second)) > 0)
