"""What the encoder sees in a sentence: contacts of two that no rule tells there, and more of what a rule does tell.

The encoder points to the words (who, where, on which day); what they mean is read by the same modules as elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.candidate import CONTACTS, ENCODER, Candidate, Side, distinct
from digests.extract.draft import Draft, Drafts
from digests.extract.merge import overlap
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence
from digests.extract.venue import place_venue, stands_at, venue_zone
from digests.model import Kind, Status, Venue, When
from digests.timing.phrases import Phrase
from digests.timing.resolve import resolve

LEAST = 0.5
"""The chance from which a pair may be one that the sentence tells of; how sure the line is, `confidence.py` says."""
_BESIDE = 0.7
"""The same for a pair of which a party is told of in the sentence already: mostly it is only named there."""
_SEATED, _SEATED_IN_PART = 0.5, 0.4
"""The mean chance with those at a table from which one more party sits there: with each of them, or with some."""
_AHEAD = frozenset({"planned", "postponed", "cancelled"})
_JOINED = re.compile(r"\s*(?:,|to|until|till|through|and|[-–—])?\s*(?:the|on|at)?\s*", re.IGNORECASE)
"""What stands between two date phrases that tell one time: "from 10 March to 12 March", "on Friday at 10 a.m."."""
_AROUND = 30
"""Characters around them in which "by" or "until" stands."""
_SURE_PLACE, _SURE_DATE = 0.85, 0.6
"""The chance from which the place and the words of the day that the encoder points to are believed."""
_SURE_KIND = 0.7
"""The chance from which the kind of an event is believed."""
_OPENED: frozenset[Kind] = frozenset({"meeting", "call", "visit"})
"""Kinds of events that the encoder may tell alone. Who sits at a table of three or signs, it sees too badly: of such
events fewer than half had the right parties."""
_TABLE = 3
"""Parties of one contact from which it is a multilateral one (EXTRACTION, what counts, 1)."""


def weighed(candidate: Candidate, scene: Scene, text: str) -> Candidate:
    """What a rule tells, with what the encoder says of it; place and day where the rule has none."""
    own = [a for a in scene.answers if set(a.codes) <= candidate.codes]
    best = max(own, key=lambda a: a.chance, default=None)
    if best is None or best.chance < LEAST or (best.status in _AHEAD) != (candidate.status in _AHEAD):
        return replace(candidate, answer=best)
    venue, when = candidate.venue, candidate.when
    if venue is None and candidate.form != "video":
        venue = _venue(best, candidate.kind, text)
    if when is None:
        when = _when(best, candidate.status, venue, scene, text)
    return replace(candidate, answer=best, venue=venue, when=when)


def is_seen(answers: Sequence[Answer]) -> bool:
    """Whether any of the answers may be an event."""
    return any(a.chance >= LEAST for a in answers)


def second_look(
    sentence: Sentence, actors: Sequence[Actor], scene: Scene, drafts: Drafts, text: str, *, ahead: bool
) -> Iterator[Candidate]:
    """The events that the encoder sees in a sentence and that no rule has told there, the likeliest first.

    `actors` are those of the sentence, resolved; `ahead` asks for what is still to come or fell through, else for what
    was held.
    """
    if not scene.headed:
        return  # the encoder has learnt from whole reports; of a scrap only what a rule tells is told
    likely = sorted((a for a in scene.answers if a.chance >= LEAST), key=lambda a: -a.chance)
    here = [(d.facts.kind, d.facts.codes) for d in drafts.told_in((sentence.start, sentence.end))]
    for best in likely:
        parties = _seated(best, likely)
        if any(_is_told(kind, codes, best.kind, parties) for kind, codes in here):
            continue
        if best.chance < _BESIDE and any(codes & parties for _, codes in here):
            continue
        if (best.status in _AHEAD) != ahead:
            continue
        here.append((best.kind, parties))
        if len(parties) >= _TABLE or best.kind not in _OPENED:
            scene.declined.add((parties, ahead))
            continue
        if best.kind_chance < _SURE_KIND or (parties, ahead) in scene.declined:
            continue
        candidate = _candidate(sentence, best, actors, scene, text)
        known = _known(candidate, drafts)
        if known is None:
            yield candidate
        elif known.facts.codes == candidate.codes:
            known.tell(candidate)
        else:
            known.hear(candidate)


def _seated(best: Answer, likely: Sequence[Answer]) -> frozenset[str]:
    """Who sits at the table of the likeliest pair: the two, and whom the other pairs seat with them."""
    codes = set(best.codes)
    if best.kind not in {"meeting", "multilateral"}:
        return frozenset(codes)
    near = {
        frozenset(a.codes): a.chance
        for a in likely
        if a.kind in {"meeting", "multilateral"} and a.status == best.status
    }
    others = {c for pair in near for c in pair} - codes
    while others:
        chances = {c: [near.get(frozenset((c, seated)), 0.0) for seated in codes] for c in others}
        next_ = max(sorted(chances), key=lambda c: sum(chances[c]))
        whole = all(chances[next_])
        mean = sum(chances[next_]) / len(codes)
        if mean < (_SEATED if whole else _SEATED_IN_PART) or not (whole or best.kind == "multilateral"):
            break
        codes.add(next_)
        others.remove(next_)
    return frozenset(codes)


def _family(kind: Kind) -> str:
    return "contact" if kind in CONTACTS else kind


def _is_told(told: Kind, codes: frozenset[str], kind: Kind, parties: frozenset[str]) -> bool:
    """Whether an event of the same sentence is it, or is of some of its parties or of more."""
    return parties <= codes or (_family(told) == _family(kind) and codes <= parties)


def _known(candidate: Candidate, drafts: Drafts) -> Draft | None:
    """The event that was told before of these parties, or of a table at which they sit: another mention opens none."""
    same = [
        d
        for d in drafts.events
        if candidate.codes <= d.facts.codes
        and (_family(d.facts.kind) == _family(candidate.kind) or candidate.codes < d.facts.codes)
        and d.facts.status == candidate.status
        and overlap(d.facts.when, candidate.when)
    ]
    return max(same, key=lambda d: (d.facts.codes == candidate.codes, d.last), default=None)


def _candidate(sentence: Sentence, best: Answer, actors: Sequence[Actor], scene: Scene, text: str) -> Candidate:
    venue = _venue(best, best.kind, text)
    begin = min((s.what.start for s in best.actors if s.number == sentence.number), default=sentence.start)
    return Candidate(
        kind=best.kind,
        status=best.status,
        possible=False,
        form=None,
        sides=_sides(best, actors, scene),
        venue=venue,
        when=_when(best, best.status, venue, scene, text),
        span=(sentence.start, sentence.end),
        trigger=(begin, begin),
        number=sentence.number,
        paragraph=sentence.paragraph,
        reminds=False,
        origin=ENCODER,
        in_lead=scene.lead.issuperset(best.codes),
        answer=best,
    )


def _sides(answer: Answer, actors: Sequence[Actor], scene: Scene) -> tuple[Side, ...]:
    """Who takes part, each party by its mention that weighed most; of a visit the country visited as the host."""
    sides: list[Side] = []
    for code, stand in zip(answer.codes, answer.actors, strict=True):
        if code == answer.host:
            sides.append((Actor(0, 0, 0, "country", code, printed=stand.what.printed), "host"))
        else:
            sides.append((_person(stand.what, actors, scene), "participant"))
    return distinct(sides)


def _person(mention: Actor, actors: Sequence[Actor], scene: Scene) -> Actor:
    """The mention, or the one official of its country in the same sentence when it names only the country."""
    if mention.is_official:
        return scene.memory.resolve(mention)
    people = {
        a.name or a.office: a
        for a in actors
        if a.is_official and a.code == mention.code and not a.out_of_office and not a.plural
    }
    return next(iter(people.values())) if len(people) == 1 else mention


def _venue(answer: Answer, kind: Kind, text: str) -> Venue | None:
    """The place that the encoder points to, where the words before it say that somebody is there: no metonym."""
    if answer.place is None or answer.place_chance < _SURE_PLACE or kind in {"call", "pledge"}:
        return None
    place = answer.place.what
    if answer.place.start is not None and not stands_at(text, answer.place.start):
        return None
    return place if place.city else place_venue(place.text) or place


def _when(answer: Answer, status: Status, venue: Venue | None, scene: Scene, text: str) -> When | None:
    """What the phrase means that the encoder points to, with those that it is told in one with."""
    if answer.date is None or answer.date_chance < _SURE_DATE:
        return None
    phrases = _with_joined(answer.date.what, answer.dates, text)
    begin = max(0, phrases[0].start - _AROUND)
    return resolve(
        [replace(p, start=p.start - begin, end=p.end - begin) for p in phrases],
        text[begin : phrases[-1].end + _AROUND],
        published=scene.published,
        lean="future" if status in _AHEAD else "past",
        venue_zone=venue_zone(venue),
        publisher_zone=scene.zone,
    )


def _with_joined(phrase: Phrase, every: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrase and its neighbours: the other end of a range, the clock beside a day."""
    joined = [phrase]
    for other in sorted(every, key=lambda p: p.start):
        last = joined[-1]
        if other.start >= last.end and _JOINED.fullmatch(text, last.end, other.start):
            joined.append(other)
    for other in sorted(every, key=lambda p: -p.start):
        first = joined[0]
        if other.end <= first.start and _JOINED.fullmatch(text, other.end, first.start):
            joined.insert(0, other)
    return joined
