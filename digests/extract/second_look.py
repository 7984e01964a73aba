"""What the encoder sees in a sentence: events that no rule tells there, and more of what a rule does tell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from digests.extract.absent import is_absent, is_only_place
from digests.extract.actor import Actor
from digests.extract.answer import FAMILIES, LEAST, SURE_KIND, Answer, family, pair_chances, table_chances
from digests.extract.candidate import AHEAD, AT_TABLE, CONTACTS, ENCODER, FALLEN, TABLE, Candidate, Side, distinct
from digests.extract.candidates import is_in_turn
from digests.extract.company import who_was_there
from digests.extract.credentials import is_about_credentials
from digests.extract.draft import ANOTHER, Draft, Drafts
from digests.extract.fallen import worded
from digests.extract.merge import days_of, overlap
from digests.extract.novelty import contacts_beside, is_anew
from digests.extract.one_by_one import hub_of, one_by_one
from digests.extract.parse import Parsed
from digests.extract.pointing import pointed_venue, pointed_when, surer_day
from digests.extract.rivals import rivals
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence
from digests.extract.settled import settled
from digests.extract.standing import older_parties
from digests.extract.tables import words
from digests.extract.who_met import are_different_contacts, without_bodies
from digests.extract.window import HEADLINE
from digests.model import Capacity, Kind, Status, When

_CONSIDERED = 0.35
"""The chance from which a pair is considered; whether it is told, all that speaks for it decides (`confidence.py`)."""
_BESIDE = 0.55
"""The same for a pair of which a party is told of in the sentence already: mostly it is only named there."""
_WHOLE_TABLE = 0.85
"""The chance of each two at a table from which it is believed against a rule that tells of some of them alone."""
_SURE_TABLE, _SURE_PAIR = 0.9, 0.8
"""The chance of the least sure two of a table under which it is not believed, and of two from which they alone are."""
_SURE_JOURNEY = 0.6
"""The same of a journey beside a contact of its two parties: of 21 such below, 3 are events of their own."""
_SEATED, _SEATED_IN_PART = 0.5, 0.4
"""The mean chance with those at a table from which one more party sits there: with each of them, or with some."""
_SURE_STATUS = 0.75
"""The chance from which it is believed that what a rule takes for held was not: of such events of articles kept apart
the encoder was right about 14, the rule about 3. The other way round neither is the better."""
_SURE_OF_FALL = 0.92
"""The same of what a rule takes for planned, and the encoder for put off or called off."""
_SURE_OF_STAY = 0.9
"""The same of the simple past, for what is taken to be under way: below, the rule is right about 10 of 14."""
_OPEN_IN_PRESENT = (
    frozenset({("held", "planned"), ("held", "under_way")}),
    frozenset({("held", "planned"), ("held", "under_way"), ("planned", "under_way")}),
)
"""What a rule makes of the simple present, and what the encoder does, where that is the better (in 38 of 42): of
contacts, and of journeys."""
_TODAY = ("today", "tonight", "this ")
_FEWEST_WORDS = 4
"""Words of a sentence that names nobody and yet may tell something."""
_NEW_PICTURE = timedelta(days=3)
"""How far back the day of a picture lies, at most."""
_SURE_OF_UNNAMED = 0.8
"""The chance of a pair that only the headline names."""
_IN_WRITING = re.compile(
    r"\b(?:exchang(?:ed?|ing)|sen[dt]s?|sending|cabled)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:messages?|telegrams?|cables?|greetings|congratulations|condolences)\b"
    r"|\breceiv(?:ed?|es|ing)\s+(?:an?\s+)?(?:(?:written|verbal|oral|congratulatory|hand-?written)\s+)?"
    r"(?:letter|message|telegram|cable|note)\b(?![^.;]*\b(?:convey|deliver|hand|present|carri|brought|meeting|audience))",
    re.IGNORECASE,
)
_CALLS_ON = re.compile(
    r"(?!.*phone)(?=.*(?:\b(?:courtesy|farewell|protocol) call\b|\b(?:paid|pays?|paying) a call (?:on|to)\b))",
    re.DOTALL,
)
"""Somebody came, and no telephone rang."""
_RECALLED = re.compile(
    r"\b(?:recall(?:ed|s|ing)?|withdr[ae]w(?:n|s|ing)?|call(?:ed|s|ing)? (?:home|back))\s+(?:[\w'’-]+\s+){0,5}?"
    r"(?:ambassadors?|envoys?|diplomats?|high commissioners?)\b"
    r"|\border(?:ed|s|ing)?\s+(?:[\w'’-]+\s+){0,4}?(?:ambassadors?|envoys?|diplomats?)\b[^.;]{0,40}\bhome\b"
    r"|\b(?:ambassadors?|envoys?|diplomats?|high commissioners?|consuls?(?:[ -]general)?)\b[^.;]{0,60}"
    r"\b(?:was|were|is|are|been|being)\s+(?:recalled|withdrawn|(?:called|ordered)\s+(?:home|back))\b",
    re.IGNORECASE,
)
"""Envoys are taken home: nobody meets."""
_MANY = re.compile(r"(?:\d{3}|\b(?:hundreds|thousands|millions|most|many)(?:\s+of)?)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before people who are counted."""
_SET_OUT_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")
_ON_TO = re.compile(r"\s+(?:on\s+)?to\s+(?:the\s+)?[A-Z]")
"""What stands around the state that a journey leaves: "travelled from Nigeria to Algeria"."""
_BESIDE_WHO = re.compile(r",\s+who\s+(?:has|had|have)\b[^,;]*$")
"""What stands before whom one who meets had something to do with: "is meeting X, who has taken Mr Y to task"."""
_HEADED = re.compile(
    r"\b(?:delegations?|teams?|sides?|missions?|negotiators)\b[^.;]{0,40}\b(?:led|headed|represented|fronted|chaired)\b"
    r"|\b(?:led|headed|leads|heads|heading|leading)\b[^.;]{0,40}\b(?:delegations?|teams?|sides?|missions?|negotiators)\b",
    re.IGNORECASE,
)
"""Who leads those who meet: another word of the same contact."""
_NOT = r"\b(?:not|never|n['’]t)\s+(?:yet\s+|even\s+)?(?:(?:been|have|had)\s+)?"
_DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying)\b[^.;]{0,40}\b(?:reports?|rumou?rs?|claims?|suggestions?|speculation)\b|"
    r"(?:Not (?:for|in|since)|Never)\b"
    rf"|{_NOT}(?:met|meet|hold|held|spoken|speak|talked|visited|seen|sat)\b"
    r"|\b(?:met|saw|visited|received|held|spoke|talked|went|flew)\s+(?:with\s+|to\s+)?neither\b"
    r"|\b[Nn]o\s+(?!(?:agreement|date|doubt|fewer|further|less|more|new|next|other)\b)(?:(?!(?:and|before|but)\b)\w+\s+){0,2}"
    r"(?:calls?|contacts?|conversations?|encounters?|meetings?|sessions?|talks)\b[^.;]{0,80}?"
    r"\b(?:has|have|had)\s+(?:yet\s+|so far\s+|ever\s+)?(?:taken place|been held)\b"
)
_UNSIGNED = re.compile(rf"{_NOT}(?:sign|signed)\b")
_DEALS = frozenset(FAMILIES[family("agreement")])
_STILL = 2
"""Sentences after a pledge or an agreement that are about it."""


def weighed(candidate: Candidate, scene: Scene, text: str, in_turn: frozenset[str] = frozenset()) -> Candidate:
    """What a rule tells, with what the encoder says of it; place and day where the rule has none. What a rule takes for
    held is not, where the encoder is sure of that: possibility never becomes fact (PRODUCT, rule 1). `in_turn` is
    all whom the same words name, as met in turn."""
    if _is_signed_at_a_table(candidate, scene):
        candidate = replace(candidate, kind="multilateral")
    same = family(candidate.kind)
    own = [a for a in scene.answers if family(a.kind) == same and set(a.codes) <= candidate.codes]
    best = max(own, key=lambda a: a.chance, default=None)
    codes = candidate.codes
    around = rivals(scene.answers, candidate.kind, codes, candidate.host, codes | in_turn)
    candidate = replace(candidate, rivals=around)
    if best is None or best.chance < LEAST:
        moved = any(actor.name in scene.memory.moved for actor, _ in candidate.sides)
        asked_too_early = moved and candidate.status in AHEAD  # about somebody of no country yet
        return replace(candidate, answer=None if asked_too_early else best)
    status = _believed(candidate, best, scene.published)
    if status != candidate.status:
        done = {status, candidate.status}.isdisjoint(AHEAD)
        day = candidate.when if done else None  # it was sought behind for what lies ahead, or the other way round
        candidate = replace(candidate, status=status, when=day)
    novel = not candidate.reminds and not candidate.anaphoric and is_anew(best, candidate.status)
    candidate = replace(candidate, novel=novel)
    if (best.status in AHEAD) != (candidate.status in AHEAD):
        return replace(candidate, answer=best)
    venue, when = candidate.venue, candidate.when
    if venue is None and candidate.form != "video":
        venue = pointed_venue(best, candidate.kind, candidate.status, text)
    if when is None:
        when = pointed_when(best, candidate.status, venue, scene, text)
    else:
        when = surer_day(when, best, candidate.status, venue, scene, text) or when
    return replace(candidate, answer=best, venue=venue, when=when)


def _is_signed_at_a_table(candidate: Candidate, scene: Scene) -> bool:
    """ "The presidents of Peru, Chile and Bolivia today signed a declaration": the encoder rather sees them meet."""
    if candidate.kind != "agreement" or candidate.status != "held" or len(candidate.codes) < TABLE:
        return False
    in_person = all(a.is_official or a.last_word in words("offices", "in_person") for a, _ in candidate.sides)
    met = table_chances(scene.answers, "meeting", candidate.codes)
    signed = pair_chances(scene.answers, "agreement", candidate.codes)
    return (
        in_person and met is not None and min(met.values()) >= _SURE_TABLE and max(signed.values(), default=0) < LEAST
    )


def _believed(candidate: Candidate, best: Answer, published: date | None) -> Status:
    """The status of what a rule tells: where its tense leaves it open, and where the encoder is sure, as that says."""
    rule, said, sure = candidate.status, best.status, best.status_chance
    if said == "under_way" and _is_over(candidate.when, published):
        return rule
    if candidate.tense == "present" and candidate.caption and not _is_of_last_week(candidate.when, published):
        return rule  # "shakes hands with": captions tell in the present what was
    sets_out = candidate.kind == "visit" and candidate.origin == "departed"
    if candidate.tense == "present" and sets_out and _is_of_today(candidate.when, published):
        return "planned"  # "arrives in Skopje today for a one-day visit"
    if candidate.tense == "present" and (rule, said) in _OPEN_IN_PRESENT[candidate.kind == "visit"]:
        return said
    if rule == "held" and candidate.origin == "noun:after" and said in AHEAD:
        return rule  # "is expected in Nigeria this year, he said after a meeting with …"
    stays = candidate.kind == "visit" and said == "under_way"
    if candidate.tense == "purpose" and (said == "held" or stays) and sure >= _SURE_STATUS:
        return said  # "arrived here on Thursday for talks as part of her first visit"
    if rule == "planned" and said in FALLEN and sure >= _SURE_OF_FALL:
        return said
    least = _SURE_OF_STAY if (candidate.tense, said) == ("past", "under_way") else _SURE_STATUS
    return said if rule == "held" and sure >= least else rule


def _is_of_today(when: When | None, published: date | None) -> bool:
    """Whether a journey begins on the day of publication by a word such as "today"."""
    days = days_of(when)
    return days is not None and days[0] == published and when is not None and when.raw.lower().startswith(_TODAY)


def _says_nothing(sentence: str, actors: Sequence[Actor]) -> bool:
    """Whether a sentence is a signature or a scrap that names nobody: "– KUNA"."""
    return not actors and 0 < len(sentence.split()) < _FEWEST_WORDS


def _is_of_last_week(when: When | None, published: date | None) -> bool:
    """Whether a day taken for a past one lies so far back that a picture may as well tell of the next: "meet on
    Thursday", printed on a Wednesday."""
    days = days_of(when)
    return days is not None and published is not None and days[1] < published - _NEW_PICTURE


def as_one_tour(told: Sequence[Candidate]) -> list[Candidate]:
    """What one trigger tells; of a journey to several states each stop is as sure as the surest of them."""
    chances = [c.answer.chance for c in told if c.answer]
    if len(told) == 1 or not chances or any(c.kind != "visit" for c in told):
        return list(told)
    best = max(chances)
    return [replace(c, answer=replace(c.answer, chance=best)) if c.answer else c for c in told]


def _is_over(when: When | None, published: date | None) -> bool:
    """Whether the days that a rule reads had passed when it was written: "visited Oslo on Monday", on Tuesday."""
    days = days_of(when)
    return bool(days and published and when and when.precision in {"day", "minute"} and days[1] < published)


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
    seen = (a for a in scene.answers if a.chance >= _CONSIDERED and not _is_of_another(a, scene))
    seen = (a for a in seen if a.kind != "multilateral" or scene.away.isdisjoint(a.codes))
    likely = sorted(seen, key=lambda a: -a.chance)
    span = (sentence.start, sentence.end)
    if not likely or _says_nothing(text[slice(*span)], actors):
        return
    if _CALLS_ON.match(text, *span):
        likely = [replace(a, kind="meeting") if a.kind == "call" else a for a in likely]
    hub = hub_of(likely, text[slice(*span)])
    in_turn = frozenset[str]()
    if hub is not None:
        likely = one_by_one(likely, hub)
        in_turn = frozenset(code for a in likely if hub in a.codes and a.kind in AT_TABLE for code in a.codes)
    listing = scene.listing is not None and scene.listing.names_envoys(sentence.number)
    of_envoys = listing or is_about_credentials(text[slice(*span)])
    written, recalled, denied, unsigned = (
        p.search(text, *span) is not None for p in (_IN_WRITING, _RECALLED, _DENIED, _UNSIGNED)
    )
    unsigned = unsigned or bool(older_parties(text[slice(*span)], actors))
    here = [(d.facts.kind, d.facts.codes) for d in drafts.told_in(span)]
    concluded = {d.facts.codes for d in drafts.events if _is_just_concluded(d, sentence)}
    dealt = {codes for kind, codes in here if kind in _DEALS}
    doubted = frozenset[str]()
    for answer in likely:
        seated = [answer] if hub in answer.codes and answer.kind == "meeting" else _seated(answer, likely)
        parties = frozenset(code for a in seated for code in a.codes)
        if _is_doubtful_table(answer, parties, scene):
            doubted |= parties
            seated, parties = [answer], frozenset(answer.codes)
        elif parties <= doubted and answer.chance < _SURE_PAIR:
            continue  # of a table that was not believed, only who surely met
        if _widened(sentence, seated, parties, actors, scene, drafts, text):
            here.append((answer.kind, parties))
        if any(_is_told(kind, codes, answer.kind, parties) for kind, codes in here) and not (
            is_anew(answer, answer.status) and _is_only_reminded(answer, parties, sentence, drafts)
        ):
            _see_table(answer, parties, scene, drafts.told_in(span))
            continue
        before = parties in concluded and not is_anew(answer, answer.status)
        if answer.kind in AT_TABLE and (parties in dealt or before):
            continue  # what is pledged or concluded in words or on paper is no meeting
        if of_envoys and len(parties) >= TABLE:
            continue  # each with whoever receives them
        if (written or recalled) and answer.kind in CONTACTS:
            continue  # they did not meet
        if denied and answer.status != "planned":
            continue  # "Not for nine years have they met"
        if unsigned and answer.kind in _DEALS:
            continue
        if _are_placed(parties, answer.kind, here):
            continue  # each was told with somebody else: "X visited Peru, and Y of Peru was in Chile"
        if answer.chance < _BESIDE and any(codes & parties and codes != parties for _, codes in here):
            continue
        if any(_is_crowd(stand.what, text) for stand in answer.actors):
            continue
        if answer.kind == "visit" and _is_no_journey(answer, sentence, drafts.told_in(span), here):
            continue
        apart = of_envoys or answer.kind == "visit" or is_anew(answer, answer.status)
        if not apart and _is_with_another(answer, sentence, here):
            continue
        if (answer.status in AHEAD) != ahead:
            continue
        here.append((answer.kind, parties))
        if answer.kind in _DEALS:
            dealt.add(parties)
        if answer.kind == "visit" and _is_left(answer, sentence, text):
            continue
        if answer.kind == "pledge":
            continue  # it has learnt from too few to tell one alone
        unnamed = all(stand.number == HEADLINE for a in seated for stand in a.actors)
        if unnamed and answer.chance < _SURE_OF_UNNAMED:
            continue  # no sentence names any of them
        if answer.kind_chance < SURE_KIND and not (len(parties) >= TABLE and answer.kind in AT_TABLE):
            continue
        seated = [replace(a, status=worded(a.status, text[slice(*span)])) for a in seated]
        candidate = _candidate(sentence, seated, parties, in_turn, actors, scene, text)
        # one plan is told over and over: "The ministers plan to use …"
        again = answer.status in AHEAD and not any(_named_in(a, sentence) for a in seated)
        candidate = replace(candidate, novel=is_anew(answer, answer.status) and not again)
        known = None if candidate.novel and not _is_spoken_of(candidate, drafts) else _known(candidate, drafts)
        if known is not None and (drafts.chance_of_another(candidate) or 0.0) >= ANOTHER:
            known = None
        if known is None and not candidate.novel and _HEADED.search(text, *span):
            known = _unnamed_so_far(candidate, drafts)
        if known is None and not candidate.novel and (other := _across_today(answer, sentence, parties, drafts)):
            other.hear(candidate)
            continue
        if known is None:
            yield candidate
        elif known.facts.codes == candidate.codes and (
            candidate.novel
            or _HEADED.search(text, *span)
            or not are_different_contacts(known.facts, without_bodies(candidate))
        ):
            known.tell(candidate)
        else:
            known.hear(candidate)


def _is_only_reminded(answer: Answer, parties: frozenset[str], sentence: Sentence, drafts: Drafts) -> bool:
    """Whether of these parties the sentence speaks only of contacts told before, on the other side of today: "The two
    met on Monday. … He is due to be received by the president and will dine with members of parliament"."""
    span = (sentence.start, sentence.end)
    same = [d for d in drafts.told_in(span) if _is_told(d.facts.kind, d.facts.codes, answer.kind, parties)]
    ahead = answer.status in AHEAD
    return bool(same) and all(d.spans[0] != span and (d.facts.status in AHEAD) != ahead for d in same)


def _is_crowd(mention: Actor, text: str) -> bool:
    """ "About 14,000 South Koreans a year visited the island": nobody of them stands for a state."""
    return mention.tag_kind == "people" and _MANY.search(text, max(0, mention.start - 24), mention.start) is not None


def _is_left(answer: Answer, sentence: Sentence, text: str) -> bool:
    """Whether the state that a journey is taken to lead to is the one that it leads from."""
    hosts = [s.what for code, s in zip(answer.codes, answer.actors, strict=True) if code == answer.host]
    return any(
        what.start >= sentence.start
        and _SET_OUT_FROM.search(text[sentence.start : what.start]) is not None
        and _ON_TO.match(text, what.end) is not None
        for what in hosts
    )


def other_contacts(sentence: Sentence, parsed: Parsed, scene: Scene, drafts: Drafts, text: str) -> Iterator[Candidate]:
    """What the encoder sees of the same parties beside a contact of theirs: "met in Oslo and agreed to meet again".

    What one side only offers or asks for lies not ahead: "offered to host a first session".
    """
    others = contacts_beside(a for a in scene.answers if not _is_of_another(a, scene))
    span = (sentence.start, sentence.end)
    if not others or any(pattern.search(text, *span) for pattern in (_IN_WRITING, _DENIED)):
        return
    here = [d.facts for d in drafts.told_in(span) if d.facts.kind in CONTACTS]
    unsettled = any(t.lemma_.lower() in words("status", "unsettled") and t.pos_ == "VERB" for t in parsed.doc)
    for answer in others:
        if unsettled and answer.status in AHEAD:
            continue
        seated = _seated(answer, others)
        parties = frozenset(code for a in seated for code in a.codes)
        # "meet on Thursday": whether that is over or to come is open, and not both
        told = (f for f in here if f.tense == "present" or (f.status in AHEAD) == (answer.status in AHEAD))
        if any(_is_told(f.kind, f.codes, answer.kind, parties) for f in told):
            continue
        candidate = _candidate(sentence, seated, parties, frozenset(), parsed.actors, scene, text)
        here.append(candidate)
        candidate = replace(candidate, answer=answer, when=None, novel=True)  # the day pointed to is the other's
        yield settled(candidate, parsed.actors, scene, text)


def _is_doubtful_table(best: Answer, parties: frozenset[str], scene: Scene) -> bool:
    """Whether two surely met and not all of the others with them: these two alone are told then."""
    if len(parties) < TABLE or best.kind != "meeting" or best.chance < _SURE_PAIR:
        return False
    return min(pair_chances(scene.answers, best.kind, parties).values()) < _SURE_TABLE


def _is_of_another(answer: Answer, scene: Scene) -> bool:
    """Whether the article has since given away that a person whom it asked about for his home country is of a third."""
    now = (_code_now(stand.what, scene) for stand in answer.actors)
    return any(code is not None and code not in answer.codes for code in now)


def _code_now(mention: Actor, scene: Scene) -> str | None:
    """The country of a person that was settled after he was taken for one of the home country's; else None."""
    known = scene.memory.find(mention.name) if mention.by_default and mention.name else None
    return known.code if known and known.code != mention.code and not known.by_default else None


def _is_just_concluded(draft: Draft, sentence: Sentence) -> bool:
    """Whether a rule has told of a pledge or an agreement that the text still speaks of."""
    return draft.facts.kind in _DEALS and draft.facts.origin != ENCODER and sentence.number - draft.last <= _STILL


def _seated(best: Answer, likely: Sequence[Answer]) -> list[Answer]:
    """The answers about those who sit at the table of the likeliest pair (or sign with it, or are on its line), the
    likeliest first: that of the two, and those of whom the other pairs seat with them."""
    if best.kind == "visit":
        return [best]
    kinds = AT_TABLE if best.kind in AT_TABLE else {best.kind}
    near = {frozenset(a.codes): a for a in likely if a.kind in kinds and a.status == best.status}
    codes = set(best.codes)
    others = {c for pair in near for c in pair} - codes
    while others:
        chances = {c: [near[p].chance if (p := frozenset((c, one))) in near else 0.0 for one in codes] for c in others}
        next_ = max(sorted(chances), key=lambda c: sum(chances[c]))
        whole = all(chances[next_])
        mean = sum(chances[next_]) / len(codes)
        if mean < (_SEATED if whole else _SEATED_IN_PART) or not (whole or best.kind == "multilateral"):
            break
        codes.add(next_)
        others.remove(next_)
    return sorted((a for pair, a in near.items() if pair <= codes), key=lambda a: -a.chance)


def _widened(
    sentence: Sentence,
    seated: Sequence[Answer],
    parties: frozenset[str],
    actors: Sequence[Actor],
    scene: Scene,
    drafts: Drafts,
    text: str,
) -> bool:
    """Whether a rule saw in this sentence, and only there, a part of a table whose every two are sure to sit at it:
    "is to meet his Lithuanian and Latvian counterparts". The table is told then; not where they met one by one."""
    best, span = seated[0], (sentence.start, sentence.end)
    if len(parties) < TABLE or best.kind not in AT_TABLE or is_in_turn(text[sentence.start : sentence.end]):
        return False
    told = [d for d in drafts.told_in(span) if d.facts.kind in AT_TABLE and d.facts.codes < parties]
    if len(told) != 1 or told[0].spans != [span] or told[0].facts.status != best.status:
        return False
    near = {frozenset(a.codes): a.chance for a in seated}
    stands = [(c, s) for a in seated for c, s in zip(a.codes, a.actors, strict=True) if s.number == sentence.number]
    named = {c for c, s in stands if not _BESIDE_WHO.search(text, sentence.start, max(s.what.start, sentence.start))}
    new = parties - told[0].facts.codes
    chance = min(near.get(frozenset(pair), 0.0) for pair in combinations(parties, 2))
    if chance < _WHOLE_TABLE or not new <= named - _only_places(seated, sentence, text):
        return False
    sides = distinct((*told[0].facts.sides, *(s for s in _sides(seated, actors, scene, text) if s[0].code in new)))
    told[0].facts = replace(
        told[0].facts,
        kind="multilateral",
        sides=sides,
        in_lead=scene.lead.issuperset(parties),
        answer=replace(best, chance=chance),
        rivals=rivals(scene.answers, best.kind, parties, None, parties),
    )
    return True


def _see_table(best: Answer, parties: frozenset[str], scene: Scene, told: Iterable[Draft]) -> None:
    """Where a rule is only reminded of a table ("The talks were hosted by China"), the encoder may see it for the first
    time: keep how sure it is here, if it is surer."""
    if len(parties) < TABLE:
        return
    chance = min(pair_chances(scene.answers, best.kind, parties).values())
    for draft in told:
        facts = draft.facts
        unsurer = facts.answer is None or facts.answer.chance < chance
        if facts.codes == parties and facts.status == best.status and unsurer:
            around = rivals(scene.answers, facts.kind, parties, None, parties)
            draft.facts = replace(facts, answer=replace(best, chance=chance), rivals=around)


def _only_places(seated: Sequence[Answer], sentence: Sentence, text: str) -> set[str]:
    """The states that the sentence names as the place alone: "in Havana, Cuba", "in the Malaysian capital"."""
    stands = {(code, stand.what) for a in seated for code, stand in zip(a.codes, a.actors, strict=True)}
    return {code for code, what in stands if is_only_place(what, text, sentence.start)}


def _is_told(told: Kind, codes: frozenset[str], kind: Kind, parties: frozenset[str]) -> bool:
    """Whether an event of the same sentence is it: of its family, of its parties, of some of them or of more."""
    return family(told) == family(kind) and (parties <= codes or codes <= parties)


def _are_placed(parties: frozenset[str], kind: Kind, here: Sequence[tuple[Kind, frozenset[str]]]) -> bool:
    """Whether each of them has an event of that family with somebody else in the same sentence."""
    others = [codes for told, codes in here if family(told) == family(kind) and not parties <= codes]
    return all(any(code in codes for codes in others) for code in parties)


def _named_in(answer: Answer, sentence: Sentence) -> set[str]:
    """Those of the two, by code, whom the sentence itself names."""
    return {c for c, s in zip(answer.codes, answer.actors, strict=True) if s.number == sentence.number}


def _is_with_another(answer: Answer, sentence: Sentence, here: Sequence[tuple[Kind, frozenset[str]]]) -> bool:
    """Whether a party is not named in the sentence, which tells that the other one met somebody else: "The King held
    talks with Crown Prince Saud in Riyadh", after talks in Manama."""
    named = _named_in(answer, sentence)
    unnamed = set(answer.codes) - named
    others = (codes for kind, codes in here if family(kind) == family(answer.kind))
    return bool(named and unnamed) and any(named <= codes and unnamed.isdisjoint(codes) for codes in others)


def _is_no_journey(
    answer: Answer, sentence: Sentence, told: Iterable[Draft], here: Sequence[tuple[Kind, frozenset[str]]]
) -> bool:
    """Whether a journey is hardly told of by who "met in Busan", or leads to a state that the sentence does not name,
    while it names where the same guests went: "visited Iran and Uganda", in a report on a journey to Laos."""
    met = any(kind in CONTACTS and codes == set(answer.codes) for kind, codes in here)
    if met and answer.chance < _SURE_JOURNEY:
        return True
    guests = set(answer.codes) - {answer.host}
    elsewhere = (d.facts for d in told if d.facts.kind == "visit" and d.facts.host != answer.host)
    return answer.host not in _named_in(answer, sentence) and any(guests <= f.codes for f in elsewhere)


def _is_spoken_of(candidate: Candidate, drafts: Drafts) -> bool:
    """Whether a side has nobody's name nor office in it, right after these parties were told to have met: "He told the
    Iranian official …"."""
    vague = any(
        a.name is None and (not a.office or a.last_word in words("offices", "anybody")) for a, _ in candidate.sides
    )
    near = (d for d in drafts.events if 0 < candidate.number - d.last <= _STILL and d.facts.codes == candidate.codes)
    return vague and candidate.kind in CONTACTS and any(d.facts.kind in CONTACTS for d in near)


def _known(candidate: Candidate, drafts: Drafts) -> Draft | None:
    """The event that was told before of these parties, or of a table at which they sit: another mention opens none.

    "The officials", "defense chiefs" may stand by anybody who meets: they make no other contact of it.
    """
    people = without_bodies(candidate)
    if not candidate.novel:
        begin, end = candidate.span
        here = tuple(x for x in people.sides if begin <= x[0].start < end)
        people = replace(people, sides=here)
    same = [
        d
        for d in drafts.events
        if candidate.codes <= d.facts.codes
        and family(d.facts.kind) == family(candidate.kind)
        and d.facts.status == candidate.status
        and (overlap(d.facts.when, candidate.when) or candidate.status == "postponed")  # it has two days
        and not are_different_contacts(d.facts, people)
    ]
    return max(same, key=lambda d: (d.facts.codes == candidate.codes, d.last), default=None)


def _unnamed_so_far(candidate: Candidate, drafts: Drafts) -> Draft | None:
    """The contact of these parties, told last, of which nobody has been named so far."""
    same = (d for d in drafts.events if d.facts.codes == candidate.codes and d.facts.status == candidate.status)
    near = (d for d in same if family(d.facts.kind) == family(candidate.kind) and overlap(d.facts.when, candidate.when))
    return max((d for d in near if not any(a.name for a, _ in d.facts.sides)), key=lambda d: d.last, default=None)


def _across_today(answer: Answer, sentence: Sentence, parties: frozenset[str], drafts: Drafts) -> Draft | None:
    """The event of these parties that the sentence is about, though it lies on the other side of today: a journey that
    goes on, of which something is still to come, or what a sentence before dates by the words that would date this one
    too ("meet on Thursday. … The two have much to discuss")."""
    told = [d for d in drafts.events if d.facts.codes == parties and family(d.facts.kind) == family(answer.kind)]
    if answer.kind == "visit" and answer.status == "planned":
        going_on = (d for d in told if d.facts.status == "under_way" and d.facts.host == answer.host)
        if on_the_way := next(going_on, None):
            return on_the_way
    if answer.date is None or answer.date.number == sentence.number:
        return None
    at, ahead = answer.date.what.start, answer.status in AHEAD
    other = (d for d in told if (d.facts.status in AHEAD) != ahead and d.facts.when is not None)
    return next((d for d in other if any(begin <= at < end for begin, end in d.spans)), None)


def _candidate(
    sentence: Sentence,
    seated: Sequence[Answer],
    parties: frozenset[str],
    in_turn: frozenset[str],
    actors: Sequence[Actor],
    scene: Scene,
    text: str,
) -> Candidate:
    """The event of those who are seated, by code `parties`; of a table the chance is that of its least sure pair.

    `in_turn` is all whom one of them met in turn.
    """
    best = seated[0]
    chance = min(pair_chances(scene.answers, best.kind, parties).values())
    venue = pointed_venue(best, best.kind, best.status, text)
    stands = [s for a in seated for s in a.actors if s.number == sentence.number]
    begin = min((s.what.start for s in stands), default=sentence.start)
    return Candidate(
        kind="multilateral" if len(parties) >= TABLE and best.kind == "meeting" else best.kind,
        status=best.status,
        possible=False,
        form=None,
        sides=_sides(seated, actors, scene, text),
        venue=venue,
        when=_begun(best, pointed_when(best, best.status, venue, scene, text), scene.published),
        span=(sentence.start, sentence.end),
        trigger=(begin, begin),
        number=sentence.number,
        paragraph=sentence.paragraph,
        reminds=False,
        origin=ENCODER,
        caption=scene.caption,
        in_lead=scene.lead.issuperset(parties),
        answer=replace(best, chance=chance),
        rivals=rivals(scene.answers, best.kind, parties, best.host, in_turn | parties),
    )


def _begun(answer: Answer, when: When | None, published: date | None) -> When | None:
    """The day; of a journey that goes on none that is still to come: "will return home tomorrow"."""
    days = days_of(when)
    ahead = days is not None and published is not None and days[0] > published
    return None if ahead and answer.kind == "visit" and answer.status == "under_way" else when


def _sides(seated: Sequence[Answer], actors: Sequence[Actor], scene: Scene, text: str) -> tuple[Side, ...]:
    """Who takes part, each party by the mention that weighed most where it is surest; of a visit the country visited
    as the host."""
    sides: dict[str, Side] = {}
    for answer in seated:
        for code, stand in zip(answer.codes, answer.actors, strict=True):
            if code in sides:
                continue
            capacity: Capacity = "host" if code == answer.host else "participant"
            if _code_now(stand.what, scene) is not None:
                sides[code] = Actor(0, 0, 0, "country", code), capacity
            elif code == answer.host or (stand.number != HEADLINE and is_absent(stand.what, text)):
                sides[code] = Actor(0, 0, 0, "country", code, printed=stand.what.printed), capacity
            else:
                there = who_was_there(scene.memory.resolve(stand.what), answer.kind, scene)
                sides[code] = there or _person(stand.what, actors, scene, text), "participant"
    return distinct(sides.values())


def _person(mention: Actor, actors: Sequence[Actor], scene: Scene, text: str) -> Actor:
    """The mention, or the one official of its country in the same sentence when it names only the country."""
    if mention.is_official:
        return scene.memory.resolve(mention)
    people = {
        a.name or a.office: a
        for a in actors
        if a.is_official and a.code == mention.code and not a.out_of_office and not a.plural
        if not is_absent(a, text)
    }
    return next(iter(people.values())) if len(people) == 1 else mention
