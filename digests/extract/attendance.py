"""Who else sat at a table of several states, told sentence after sentence: "Peru was represented by …", "… also came".

The encoder sees that a sentence tells of such a table; who is named in it and not yet at the table that was told takes
a seat there, when it puts him at one table with those who have one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.absent import is_only_place
from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.candidate import AT_TABLE, LISTED, TABLE, Candidate, codes_of
from digests.extract.dates import DAYS, LEANS
from digests.extract.draft import Draft, Drafts
from digests.extract.merge import days_of, likelier
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence
from digests.model import Status
from digests.places.names import is_organisation
from digests.timing.phrases import find_phrases
from digests.timing.resolve import resolve

_NEAR = 8
"""Sentences after the last that told of a table in which its list may go on."""
_SURE = 0.7
"""The mean chance with those at the table from which a newcomer sits there."""
_SURE_KIND = 0.5
"""The mean chance that what they are at is a table of several."""
_PRESENT = re.compile(r"\b(?:attend|join|participa|represent|took part|taking part|present\b)", re.IGNORECASE)
"""Words of who else was there, whatever day the sentence names."""
_REAL: frozenset[Status] = frozenset({"held", "under_way"})


def attend(sentence: Sentence, actors: Sequence[Actor], scene: Scene, drafts: Drafts, text: str) -> Draft | None:
    """The table that the sentence tells more of, with the newcomers added to it; `actors` are those of the sentence,
    `text` is the article's."""
    tables = [d for d in _tables(sentence, drafts) if not _is_another_day(sentence, d.facts, scene, text)]
    if not tables:
        return None
    there = {a.code for a in actors if a.code and not is_only_place(a, text, sentence.start)}
    found = [((_newcomers(sentence, draft.facts, scene.answers) & there) - scene.away, draft) for draft in tables]
    codes, table = max(found, key=lambda one: (len(one[0]), one[1].last), default=(frozenset[str](), None))
    if table is None or not codes:
        return None
    new = [known for a in actors if (known := scene.memory.resolve(a)).code in codes and not known.out_of_office]
    new += [Actor(0, 0, 0, "country", code) for code in sorted(codes - codes_of(new))]
    table.seat(new)
    own = [a for a in scene.answers if a.kind in AT_TABLE and table.facts.codes.issuperset(a.codes)]
    sure = sum(a.chance for a in own) / len(own)
    seen = replace(max(own, key=lambda a: a.chance), chance=sure)
    table.facts = replace(table.facts, answer=likelier(table.facts.answer, seen))
    table.note((sentence.start, sentence.end), sentence.number)
    return table


def _tables(sentence: Sentence, drafts: Drafts) -> list[Draft]:
    near = (d for d in drafts.events if sentence.number - d.last <= _NEAR and d.facts.origin != LISTED)
    return [d for d in near if d.facts.kind == "multilateral" or len(d.facts.codes) >= TABLE or _is_of_a_body(d.facts)]


def _is_another_day(sentence: Sentence, table: Candidate, scene: Scene, text: str) -> bool:
    """Whether a sentence names a day, and none on which the table is: what it tells is something else."""
    days, own = days_of(table.when), text[sentence.start : sentence.end]
    if days is None or table.when is None or table.when.precision != "day" or _PRESENT.search(own):
        return False
    named = [p for p in find_phrases(own) if p.kind in DAYS]
    found = [resolve([p], own, published=scene.published, lean=lean) for p in named for lean in LEANS]
    told = [other for when in found if (other := days_of(when))]
    return bool(told) and not any(days[0] <= last and first <= days[1] for first, last in told)


def _is_of_a_body(facts: Candidate) -> bool:
    """Whether it is a session of an organisation, as the encoder sees it, of which one member was named first."""
    seen = facts.answer is not None and facts.answer.kind == "multilateral"
    return seen and facts.kind in AT_TABLE and any(map(is_organisation, facts.codes))


def _newcomers(sentence: Sentence, table: Candidate, answers: Sequence[Answer]) -> frozenset[str]:
    """The codes that the sentence names and that the encoder puts at the table."""
    seen: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.kind not in AT_TABLE:
            continue
        for code, other, stand in zip(answer.codes, reversed(answer.codes), answer.actors, strict=True):
            if code not in table.codes and other in table.codes and stand.number == sentence.number:
                seen.setdefault(code, []).append(answer)
    return frozenset(code for code, own in seen.items() if _sits(own, table.status))


def _sits(own: Sequence[Answer], status: Status) -> bool:
    best = max(own, key=lambda a: a.chance)
    fits = best.status == status or {best.status, status} <= _REAL
    chance = sum(a.chance for a in own) / len(own)
    at_table = sum(a.kind_chance if a.kind == "multilateral" else 0.0 for a in own) / len(own)
    return fits and best.role == "news" and chance >= _SURE and at_table >= _SURE_KIND
