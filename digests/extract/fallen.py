"""Put off or called off: of what has fallen through, the words say which."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from digests.extract.candidate import CONTACTS, ENCODER, FALLEN, Candidate
from digests.extract.draft import Draft
from digests.extract.merge import lies_ahead
from digests.extract.tables import alternatives, words
from digests.extract.who_met import are_different_contacts
from digests.model import Status
from digests.timing.phrases import find_phrases
from digests.timing.resolve import resolve
from digests.timing.words import MONTHS, WEEKDAYS

_PUT_OFF = re.compile(
    r"\b(?:postpon(?:e[sd]?|ing|ement)|put(?:s|ting)? (?:\w+ ){0,2}(?:off|back)|push(?:es|ed|ing) (?:\w+ ){0,2}back"
    r"|defer(?:red|ring|s)?|delay(?:ed|ing|s)?|shelv(?:e[sd]?|ing)|reschedul(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"\b(?:not|n['’]t) (?:take place|be held|happen|go ahead) (?:for now|for the time being)\b"
    r"|\b(?:find|fix|set|agree on|look for|seek) (?:another|a (?:new|later)) (?:date|day)\b",
    re.IGNORECASE,
)
"""The same without a verb of putting off."""
_CALLED_OFF = re.compile(
    r"\b(?:cancel(?:s|led|ling|ed|ing|lation)?|call(?:ed|ing)? (?:\w+ ){0,2}off|scrap(?:s|ped|ping)?"
    r"|abandon(?:s|ed|ing)?|abort(?:ed|ing)?|axe[sd]?|ditch(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)|reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|rul(?:e[sd]?|ing) out"
    r"|snubb?(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_NEW_DAY = re.compile(
    r"\b(?:now (?:\w+ )?(?:be|come|due|expected|go|held|meet|set|scheduled|take|travel|visit)|new dates?)\b"
    r"|\b(?:reschedul|rearrang)",
    re.IGNORECASE,
)
"""What says for when something is planned that was put off."""
_GIVING_UP = (_PUT_OFF, _CALLED_OFF)
_MAY_FALL = CONTACTS | {"visit"}
_DROPPED = re.compile(
    r"\b(?:drop(?:s|ped|ping)?|skip(?:s|ped|ping)?|boycott(?:s|ed|ing)?|stay(?:s|ed|ing)? away|pull(?:s|ed|ing)? out"
    r"|withdr[ae]w(?:s|ing|n)?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:(?-i:may)|might|could|whether|threaten(?:s|ed|ing)?|(?:considers?|considered|considering)"
    r"|(?:weighs?|weighed|weighing|mulls?|mulled|mulling)|contemplat(?:es?|ed|ing)|hint(?:s|ed|ing)? at"
    r"|(?:look|seem)(?:s|ed)? set to"
    r"|(?:likely|possible) to|(?:call|appeal|demand|press|push)(?:s|ed|ing)? for|risk(?:s|ed|ing)?)"
    r"(?:\s+(?!(?:as|because|but|since|that|until|when|which|while|who)\b)[\w'’-]+){0,4}\s+$",
    re.IGNORECASE,
)
"""What stands before a verb of giving up where nothing has been given up yet."""
_CLAUSE = 64
"""Characters before a verb in which its modal may stand."""
_SURE = 0.95
"""The chance from which the encoder is believed that something fell through that no word says."""
_BESIDE, _AHEAD = 24, 48
"""Characters before and behind a day in which the verb of giving up is sought."""
_BETWEEN = re.compile(
    r"\s+(?:(?!(?:was|were|is|are|been|being|be|has|had|have)\b)\w+\s+)?"
    r"|,?\s+when\s+(?:(?!an?\b)[\w'’]+\s+){1,4}(?<!\bthe )"
)
_BEFORE_DAY = re.compile(r"\s+(?:on\s+|late\s+|early\s+)*", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\s|\n")
_A_DAY = "|".join(["next", "later", "early", "late", "mid", *MONTHS, *WEEKDAYS])
_PUTS_OFF = re.compile(
    r"\b(?:(?P<off>postpones?|puts? (?:[\w'’-]+ ){0,3}off|push(?:es)? (?:[\w'’-]+ ){0,3}back|defers?|delays?|shelves?"
    r"|reschedules?)|cancels?|calls? (?:[\w'’-]+ ){0,3}off|scraps?|axes?|abandons?|aborts?|ditch(?:es)?)\b",
    re.IGNORECASE,
)
_IS_PUT_OFF = re.compile(
    r"\b(?:(?P<off>postponed|put off|pushed back|deferred|delayed|shelved|rescheduled"
    rf"|(?:moved|pushed|shifted) (?:back )?to (?:{_A_DAY}))"
    r"|cancell?ed|called off|scrapped|axed|abandoned|aborted|ditched)\b",
    re.IGNORECASE,
)
"""What headlines say of what fell through: "puts off border talks", "Summit called off"."""
_EVENTS = r"(?:visits?|trips?|tours?|journeys?|talks|meetings?|summits?|sessions?|calls?)"
_EVENT = re.compile(rf"\b{_EVENTS}\b", re.IGNORECASE)
_OBJECT = re.compile(
    rf"(?:\s+(?!(?:as|after|ahead|amid|before|but|despite|for|in|on|over|to|while)\b)[\w'’-]+){{0,3}}?\s+{_EVENTS}\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\b{_EVENTS}(?:\s+(?!(?:after|amid|as|before|but|despite|while)\b)[\w'’-]+){{0,5}}?\s+$", re.IGNORECASE
)
"""What is put off in a headline, behind the verb or before it: no cup final, no budget."""
_ANEW = re.compile(
    r"\b(?:after|despite|restarts?|resum\w+|reviv\w+|since|den(?:y|ies|ied)|never|no|not|refus\w+|reject\w*|urges?)\b"
    r"|\b(?:could|may|might)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What stands before the verb where it was put off before, or was not, or may be: "May Put Off Talks"."""
_AGAIN_ON = re.compile(r"\b(?:but|then)\b", re.IGNORECASE)
"""What follows where that was not the end: "calls talks off, then on"."""


def worded(status: Status, sentence: str) -> Status:
    """`status`; of what fell through "postponed" or "cancelled", where the sentence has words of one of them alone."""
    if status not in FALLEN:
        return status
    put_off = _PUT_OFF.search(sentence) or _FOR_NOW.search(sentence)
    called_off = _CALLED_OFF.search(sentence)
    if not put_off and not called_off and _REFUSED.search(sentence):
        return "cancelled"
    if bool(put_off) == bool(called_off):
        return status
    return "postponed" if put_off else "cancelled"


@cache
def _falling() -> re.Pattern[str]:
    begun, whole = (alternatives(words("status", group)) for group in ("falling", "fallen"))
    return re.compile(rf"\b(?:{begun})|\b(?:{whole})\b", re.IGNORECASE)


@cache
def _amiss() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('status', 'amiss'))})\b|n['’]t\b", re.IGNORECASE)


def may_fall(candidate: Candidate, text: str, published: date | None) -> Candidate:
    """It as planned, if all that its sentence says is that it may fall through ("might drop", "is considering
    postponing"): possibility never becomes fact (PRODUCT, rule 1). Its day stands behind the verb that says so:
    "threatened on Tuesday to call off the talks planned for Friday"."""
    if candidate.status not in FALLEN:
        return candidate
    sentence = text[slice(*candidate.span)]
    verbs = [m for pattern in (*_GIVING_UP, _DROPPED, _falling()) for m in pattern.finditer(sentence)]
    possible = (_OPEN.search(sentence, max(0, m.start() - _CLAUSE), m.start()) for m in verbs)
    if not verbs or not all(possible):
        return candidate
    first = min(m.end() for m in verbs)
    behind = [p for p in find_phrases(sentence) if p.start >= first and p.kind not in {"clock", "length", "vague"}]
    when = resolve(behind[:1], sentence, published=published, lean="future") if behind else candidate.when
    return replace(candidate, status="planned", possible=True, when=when)


def fell_through(status: Status, chance: float, sentence: str, before: str = "") -> bool:
    """Whether to believe the encoder that what a sentence tells fell through, if it says so (with `chance`): where it
    is all but certain, or where a word of the sentence could say so, or one `before` it, in the headline or the
    sentences above, does."""
    if status not in FALLEN or chance >= _SURE or _amiss().search(sentence):
        return True
    told = (*_GIVING_UP, _falling())
    return any(pattern.search(text) for pattern in told for text in (sentence, before))


def is_of_giving_up(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the day on which something was put off or called off: "on Thursday canceled",
    "postponed on Monday"."""
    if text[end : end + 1] in {"'", "’"}:
        return False  # "postponed Friday's talks"
    ahead, behind = text[end : end + _AHEAD], text[max(0, start - _BESIDE) : start]
    first = (m for pattern in _GIVING_UP if (m := pattern.search(ahead)))
    last = (m for pattern in _GIVING_UP for m in pattern.finditer(behind))
    follows = any(_BETWEEN.fullmatch(ahead[: m.start()]) for m in first)
    return follows or any(_BEFORE_DAY.fullmatch(behind[m.end() :]) for m in last)


def with_fates(events: list[Draft], text: str, title: str = "", published: date | None = None) -> list[Draft]:
    """The events of an article; what fell through is put off or called off as its own sentences say, or else its
    headline.

    Of what was only expected ("were to have met in Manila"), and of what the encoder alone sees, another sentence may
    say it: "The visit has been postponed". A refusal stays one. What a headline puts off, and the text only
    circumscribes, is put off.
    """
    headline = _fate_in(title)
    if headline is not None:
        _fall_by_headline(events, headline)
    for draft in (d for d in events if d.facts.status in FALLEN):
        own = " ".join(text[start:end] for start, end in draft.spans)
        told = worded(draft.facts.status, own)
        silent = not any(pattern.search(own) for pattern in (*_GIVING_UP, _FOR_NOW))
        in_headline = draft.facts.in_lead and not _REFUSED.search(own)
        if silent and headline is not None and in_headline and told == draft.facts.status:
            told = headline
        elif silent and (draft.facts.lapsed or draft.facts.unreal or draft.facts.origin == ENCODER):
            told = worded(told, " ".join(s for s in _STOP.split(text) if _EVENT.search(s)))
        if told != draft.facts.status:
            draft.facts = replace(draft.facts, status=told)
    events = _fallen_once(events, published)
    for draft in [d for d in events if d.facts.status == "planned"]:
        put_off = next((d for d in events if _is_new_day_of(draft, d, text)), None)
        if put_off is not None:
            put_off.facts = replace(put_off.facts, when=draft.facts.when or put_off.facts.when)
            put_off.take(draft)
            events = [d for d in events if d is not draft]
    return events


def _fate_in(title: str) -> Status | None:
    """How a contact or a journey fell through, by the words of a headline; None where it says nothing of the kind, or
    that it may."""
    active = (m for m in _PUTS_OFF.finditer(title) if _EVENT.search(m[0]) or _OBJECT.match(title, m.end()))
    passive = (m for m in _IS_PUT_OFF.finditer(title) if _SUBJECT.search(title[: m.start()]))
    for told in (*active, *passive):
        before, behind = title[: told.start()], title[told.end() :]
        if not (_OPEN.search(before) or _ANEW.search(before) or _AGAIN_ON.search(behind)):
            return "postponed" if told["off"] else "cancelled"
    return None


def _fall_by_headline(events: list[Draft], status: Status) -> None:
    """Of a report whose headline puts something off, though no sentence was understood so, the first plan of those in
    its lead fell through."""
    if any(d.facts.status in FALLEN for d in events):
        return
    plans = (d for d in events if d.facts.in_lead and d.facts.status == "planned" and d.facts.kind in _MAY_FALL)
    first = min(plans, key=lambda d: d.facts.number, default=None)
    if first is not None:
        first.facts = replace(first.facts, status=status)


def _fallen_once(events: list[Draft], published: date | None) -> list[Draft]:
    """Of one contact that fell through, told twice, the day for which it was meant: "ended on Thursday, when their
    presidents shelved a meeting. … They were to have met on Saturday" (of 383 such contacts of the same parties in
    articles to learn from, 11 are two)."""
    fallen = [d for d in events if d.facts.status in FALLEN and d.facts.kind in CONTACTS]
    undated = [d for d in fallen if not lies_ahead(d.facts.when, published)]
    for meant in (d for d in fallen if lies_ahead(d.facts.when, published)):
        for told in [d for d in undated if _are_one(meant.facts, d.facts)]:
            first = min(told.facts, meant.facts, key=lambda facts: facts.number)
            meant.facts = replace(meant.facts, status=first.status)
            meant.take(told)
            undated = [d for d in undated if d is not told]
            events = [d for d in events if d is not told]
    return events


def _are_one(a: Candidate, b: Candidate) -> bool:
    return a.codes == b.codes and not are_different_contacts(b, a)


def _is_new_day_of(plan: Draft, put_off: Draft, text: str) -> bool:
    """ "has delayed his visit to Colombo. … He is now expected early next week": what was put off, with its new day."""
    facts, given_up = plan.facts, put_off.facts
    same = given_up.status == "postponed" and facts.kind == given_up.kind and facts.codes == given_up.codes
    later = facts.number >= given_up.number and any(_NEW_DAY.search(text, *span) for span in plan.spans)
    return same and later and not are_different_contacts(given_up, facts)
