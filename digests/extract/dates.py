"""Which date phrases of a sentence belong to a trigger, and what they mean (EXTRACTION, stage 8)."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.candidate import AHEAD, FALLEN
from digests.extract.fallen import is_of_giving_up
from digests.extract.frame import Frame
from digests.extract.grammar import VERBS, auxiliaries, noun_group
from digests.extract.parse import Parsed
from digests.extract.status import was_expected
from digests.extract.tables import words
from digests.extract.venue import venue_zone
from digests.model import Status, Venue, When
from digests.timing.phrases import Phrase, find_phrases
from digests.timing.resolve import Lean, resolve
from digests.timing.words import NUMBERS, any_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_INNER = frozenset({"relcl", "acl", "xcomp", "pcomp"})
"""Clauses that belong to the noun or verb they hang on: "a visit that was due to begin on Monday"."""
_UNDATED = frozenset({"clock", "length", "vague"})
"""Kinds of phrases that name no day, month or year."""
_HEAD_OF_SENTENCE = 8
"""Characters within which a phrase opens a sentence: "In May, …", "On Tuesday …"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINCE = re.compile(r"\bsince\s+(?:(?:last|early|late|mid|the)\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:(?:early|late|mid|the end of|the)\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:through|until|till)\s+$", re.IGNORECASE)
_TO_NEW_DAY = re.compile(
    r"\b(?:postpon|put (?:\w+ )?off|delay|deferr|adjourn|push|mov|reschedul|shelv)[^.;,]{0,40}?"
    r"\b(?:until|till|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the day to which something was put off."""
_PUT_OFF_UNTIL = re.compile(
    r"\b(?:postponed?|put off|delayed?|deferred|adjourned|pushed back|moved|rescheduled|shelved)\b[^.;,]{0,40}?"
    r"\b(until|till)\b",
    re.IGNORECASE,
)
_BEFORE = 16
"""Characters before a phrase in which "since", "by" or "until" may stand."""
RIGHT_BEHIND = re.compile(r"\s+\(?(?:(?:on|in|from|late on|early on|later on)\s+)?(?:the\s+)?", re.IGNORECASE)
"""What stands between a place and its day: "Albania on Monday", "Albania (May 3)"."""
_JOINED = re.compile(r"\s*(?:to|until|till|through|[-–—])?\s*(?:the|at)?\s*", re.IGNORECASE)
"""What stands between the two ends of a stay."""
LEANS: tuple[Lean, ...] = ("past", "future")
DAYS = frozenset({"weekday", "day", "near"})
"""Kinds of phrases that name one day."""
_NEXT_DAY = re.compile(
    r"(?:a|one) day (?:later|after)"
    r"|(?:on )?the (?:(?:next|following) (?:day|evening|night)|(?:day|morning|evening|night) after)"
)
_DAY_BEFORE = re.compile(
    r"(?:a|one) day (?:earlier|before)"
    r"|(?:on )?the (?:previous (?:day|evening|night)|(?:day|morning|evening|night) before)"
)
_PARTS = ("in the morning", "in the afternoon", "in the evening", "in the day")
"""Parts of the day that the article is about, whatever other day was told last: so in 124 of 139 in gold, and of the
day told last in 101."""
_OF_STAY = re.compile(r"[ -](?:[\w-]+ ){0,3}?(?:visit|trip|tour|stay|stopover|mission)\b", re.IGNORECASE)
"""What follows a length that is a journey's: "returned from a three-day visit to Peru, where he met …"."""
_DAY_OF = re.compile(r"\bday of (?:an?|his|her|their|its|the) (?:[\w-]+ )?$")
"""What stands before the length of a journey on whose third day something was."""
_DAYS_AFTER = re.compile(
    rf"\b(?P<raw>(?P<number>an?|{any_of(NUMBERS)})\s+(?P<unit>day|week)s?\s+after)\s+(?:(?!(?:and|that|the|who)\b)[\w'’-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
"""What stands before talks that were so many days earlier."""
_BACK_FROM = re.compile(r"\b(?:from|after)\s+(?:an?|his|her|their|the)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LAST_NIGHT = re.compile(r"(?:late )?(?:last|the (?:previous|other)) (?:night|evening)", re.IGNORECASE)
_SAME_DAY = (
    "that day",
    "that morning",
    "that afternoon",
    "that evening",
    "that night",
    "the same morning",
    "the same afternoon",
    "the same evening",
    "the same night",
    "on the day",
    "the same day",
    *_PARTS,
)


def time_of(
    parsed: Parsed,
    frame: Frame,
    venue: Venue | None,
    *,
    published: date | None,
    zone: str | None,
    last_days: tuple[date, date] | None = None,
    main_day: date | None = None,
    before: str = "",
    stop: Actor | None = None,
) -> When | None:
    """When a frame's event is, against the dateline; `last_days` are those from which "a day later" is counted.

    `main_day` is the day that the article is about, `before` the sentence before, `stop` where a journey leads to or
    the last of those who were met in turn.
    """
    if frame.origin == "noun:after" and (earlier := _days_before(parsed, frame, published, zone)):
        return earlier
    phrases = phrases_for(parsed, frame)
    if frame.status == "postponed":
        phrases = [p for p in phrases if _TO_NEW_DAY.search(parsed.text[: p.start])] or phrases
    if frame.kind != "visit":
        phrases = [p for p in phrases if p.kind != "length" or not _is_of_stay_over(parsed.text, p)]
    if stop and (behind := _behind(parsed, stop, phrases)):
        phrases = sorted([*behind, *(p for p in phrases if p.kind == "length")], key=lambda p: p.start)
    will = {"will", "wo"} & auxiliaries(frame.verb)  # "will not meet on Friday"
    refused = frame.status == "cancelled" and frame.trigger.tag_ in {"VB", "VBN"} and not will
    lean: Lean = "future" if frame.status in AHEAD and not refused else "past"
    gone = frame.origin == "noun:for" and frame.verb.tag_ == "VBD" and frame.verb.lemma_ in words("status", "going")
    if gone and phrases and parsed.start + phrases[0].start < parsed.offset(frame.trigger):
        lean = "past"  # "went to Syria on Wednesday for a meeting", but "for a meeting on Friday"
    if phrases and _UNTIL.search(parsed.text, max(0, phrases[0].start - _BEFORE), phrases[0].start):
        lean = "future"
    lapsed = {"to", "have"} <= auxiliaries(frame.verb) or was_expected(frame.verb)  # "was to have met on Friday"
    if lapsed and published is not None:
        lean = "future" if _is_nearer_ahead(phrases, parsed.text, published) else "past"
    again = next((p for p in phrases if days_on(p) is not None), None)
    same_day = None
    if again is not None:
        here = [p for p in parsed.phrases if p.end <= again.start]
        told_lean: Lean = "future" if frame.status == "planned" else "past"
        same_day = last_day(here, parsed.text, published, zone, told_lean)
        if same_day is None:
            named = _nearest_day(before, published, zone, told_lean)
            same_day = (main_day or named) if is_part_of_day(again) and lean == "past" else named
        if days_on(again) and len(phrases) == 1 and (day := day_from(again, same_day, last_days)):
            return one_day(day, again, venue_zone(venue) or zone)
        same_day = same_day or (last_days[0] if last_days else None)
    closing = (
        frame.origin in {"left", "noun:after"}
        or (frame.origin == "noun:from" and frame.verb.lemma_ == "return")
        or frame.verb.lemma_.lower() in words("triggers", "closing_verb")
        or any(t.lemma_ in words("triggers", "closing_noun") for t in list(frame.trigger.ancestors)[:2])
    )
    return resolve(
        phrases,
        of_new_day(parsed.text, frame.status),
        published=same_day or published,
        lean=lean,
        venue_zone=venue_zone(venue),
        publisher_zone=zone,
        closing=closing,
    )


def _days_before(parsed: Parsed, frame: Frame, published: date | None, zone: str | None) -> When | None:
    """ "met him on Wednesday, a day after talks with …": so many days before the day that the sentence names."""
    at = parsed.begins(frame.trigger)
    match = _DAYS_AFTER.search(parsed.text[:at])
    if match is None:
        return None
    named = last_day([p for p in parsed.phrases if p.end <= match.start()], parsed.text, published, zone)
    count = NUMBERS.get(match["number"].lower(), 1) * (7 if match["unit"] == "week" else 1)
    if named is None:
        return None
    day = (named - timedelta(days=count)).isoformat()
    return When(start=day, end=day, precision="day", zone=zone, raw=" ".join(match["raw"].split()))


def _is_of_stay_over(text: str, length: Phrase) -> bool:
    """Whether it is the length of a journey from which somebody is back, or of one on some day of which it was: no
    other event lasted as long."""
    before = text[: length.start]
    elsewhen = _BACK_FROM.search(before) or _DAY_OF.search(before)
    return _OF_STAY.match(text, length.end) is not None and elsewhen is not None


def of_new_day(text: str, status: Status) -> str:
    """`text`, in which "postponed until Wednesday" bounds nothing: it is the new day."""
    if status != "postponed":
        return text
    return _PUT_OFF_UNTIL.sub(lambda m: m[0][: -len(m[1])] + " " * len(m[1]), text)


def days_on(phrase: Phrase) -> int | None:
    """How many days behind the one told last a phrase means: "the day before", "the same day", "a day later"; None of
    a phrase that is not counted from what was told."""
    raw = phrase.raw.lower()
    if _NEXT_DAY.fullmatch(raw):
        return 1
    if _DAY_BEFORE.fullmatch(raw):
        return -1
    return 0 if raw.endswith(_SAME_DAY) else None


def is_part_of_day(phrase: Phrase) -> bool:
    """ "in the afternoon", "earlier in the day": on the day that the article is about."""
    return phrase.raw.lower().endswith(_PARTS)


def day_from(phrase: Phrase, named: date | None, last_days: tuple[date, date] | None) -> date | None:
    """The day that a phrase counts from the one `named` before it, else from the days of the last event."""
    shift = days_on(phrase) or 0
    base = named or (last_days[shift > 0] if last_days else None)
    return base + timedelta(days=shift) if base else None


def one_day(day: date, phrase: Phrase, zone: str | None) -> When:
    """A day in the words of `phrase`."""
    return When(start=day.isoformat(), end=day.isoformat(), precision="day", zone=zone, raw=phrase.raw)


def last_day(
    phrases: Iterable[Phrase], text: str, published: date | None, zone: str | None, lean: Lean = "past"
) -> date | None:
    """The last day that date phrases of a text name, seen from the day of publication."""
    named = [p for p in phrases if p.kind in DAYS and not _LAST_NIGHT.fullmatch(p.raw)]
    if not named:
        return None
    when = resolve(named[-1:], text, published=published, lean=lean, publisher_zone=zone)
    return date.fromisoformat(when.start[:10]) if when and when.start and when.precision == "day" else None


def _nearest_day(text: str, published: date | None, zone: str | None, lean: Lean) -> date | None:
    """The last day that a text names, on the side on which it lies nearer to that of publication: what is planned for
    "later in the day" may follow an arrival; `lean` where both are as near."""
    phrases = find_phrases(text)
    found = [last_day(phrases, text, published, zone, side) for side in (lean, *(s for s in LEANS if s != lean))]
    days = [day for day in found if day is not None]
    return min(days, key=lambda day: abs(day - published)) if days and published else next(iter(days), None)


def _is_nearer_ahead(phrases: list[Phrase], text: str, published: date) -> bool:
    """Whether the day lies nearer ahead of the dateline than behind: "was to have met him on Wednesday", on Tuesday."""
    found = [resolve(phrases, text, published=published, lean=lean) for lean in LEANS]
    days = [date.fromisoformat(w.start[:10]) for w in found if w and w.start and w.precision == "day"]
    return len(days) == len(LEANS) and (days[1] - published) < (published - days[0])


def _behind(parsed: Parsed, stop: Actor, own: list[Phrase]) -> list[Phrase]:
    """The phrases right behind one stop of several: "in Pristina on Wednesday and in Belgrade the day after".

    With them go all up to the next place that date the journey anyway: "for Oslo on Monday for a visit until Friday".
    """
    begin = at = stop.end - parsed.start
    places = (a.start - parsed.start for a in parsed.actors if a.kind == "country" and a.start >= stop.end)
    end = min(places, default=len(parsed.text))
    found: list[Phrase] = []
    for phrase in sorted(parsed.phrases, key=lambda p: p.start):
        between = parsed.text[at : phrase.start] if phrase.start >= at else None
        if between is not None and (_JOINED if found else RIGHT_BEHIND).fullmatch(between):
            found.append(phrase)
            at = phrase.end
    if all(p.kind in _UNDATED for p in found) or len(found) == len(parsed.phrases):
        return []
    return [*found, *(p for p in own if p not in found and p.kind != "length" and begin <= p.start < end)]


def phrases_for(parsed: Parsed, frame: Frame) -> list[Phrase]:
    """The phrases in the trigger's own clause, else those that another clause lends it or that open the sentence."""
    own = [p for p in parsed.phrases if _is_own(parsed, frame, p)]
    if all(p.kind in {"clock", "length"} for p in own):
        own += [p for p in parsed.phrases if p not in own and _is_own(parsed, frame, p, lent=True)]
    if all(p.kind in _UNDATED for p in own):
        opening = (p for p in parsed.phrases if p.start <= _HEAD_OF_SENTENCE and p.kind != "length")
        own += [p for p in opening if p not in own]
    if any(p.kind not in _UNDATED for p in own):
        own = [p for p in own if p.kind != "vague"]
    days = [p for p in own if p.kind in DAYS]
    nearer = [p for p in days if _is_below(parsed, frame, p)]
    if nearer and len(nearer) < len(days):
        own = [p for p in own if p not in days or p in nearer]
    return sorted(own, key=lambda p: p.start)


def _is_below(parsed: Parsed, frame: Frame, phrase: Phrase) -> bool:
    """Whether a day hangs on the event's noun, not on the verb over it: "goes on this evening for talks on Friday"."""
    tokens = [t for t in parsed.doc if phrase.start <= parsed.begins(t) < phrase.end]
    noun = frame.trigger.pos_ in {"NOUN", "PROPN"} and frame.trigger != frame.verb
    return noun and frame.origin == "noun:for" and any(frame.trigger in t.ancestors for t in tokens)


def years_in(texts: Iterable[str]) -> set[int]:
    """The years that texts name by their numbers."""
    return {int(year[0]) for text in texts for year in _YEAR.finditer(text)}


def is_since(text: str, phrase: Phrase) -> bool:
    """Whether it tells since when things are so ("their first talks since 2015"): no day of an event."""
    since = _SINCE.search(text, max(0, phrase.start - _BEFORE), phrase.start)
    return since is not None or phrase.raw.lower().startswith("since")


def _is_own(parsed: Parsed, frame: Frame, phrase: Phrase, *, lent: bool = False) -> bool:
    """Whether a phrase dates the frame's trigger; `lent`: also from a clause that only shares its day with it."""
    if is_since(parsed.text, phrase):
        return False
    if frame.status == "held" and _BY.search(parsed.text, max(0, phrase.start - _BEFORE), phrase.start):
        return False  # "should be completed by March"
    tokens = [t for t in parsed.doc if phrase.start <= parsed.begins(t) < phrase.end]
    if (
        tokens
        and frame.status == "postponed"
        and _UNTIL.search(parsed.text, max(0, phrase.start - _BEFORE), phrase.start)
    ):
        return not {frame.trigger, frame.verb}.isdisjoint(tokens[0].ancestors)  # the new day
    if _is_of_another(frame, tokens) or _is_of_giving_up(parsed, frame, phrase):
        return False
    if not tokens:
        return _dates_verb_behind(parsed, frame, phrase, lent=lent)
    return _holds(frame, tokens[0], lent=lent) or _holds(frame, tokens[-1], lent=lent)


def _is_of_another(frame: Frame, tokens: "list[Token]") -> bool:
    """ "Ahead of Saturday's meeting, he met …", "said … had grown since the visit in April": the day that another event
    has, before or after which this was."""
    for above in tokens[0].ancestors if tokens else ():
        if above.pos_ in VERBS or above in {frame.trigger, frame.verb}:
            break
        if above.pos_ == "NOUN" and noun_group(above) is not None and above.dep_ == "pobj":
            before = above.head
            if before.lower_ in words("triggers", "other_time_of") and before.dep_ in {"prep", "advmod", "pcomp"}:
                return True
    owned = next((t.head for t in tokens if t.dep_ == "poss"), None)
    if owned is None or owned in {frame.trigger, frame.verb} or owned.dep_ != "pobj":
        return False
    return owned.head.lower_ in {"before", "after", "of", "to", "following"} and owned.head.dep_ in {"prep", "advmod"}


def _is_of_giving_up(parsed: Parsed, frame: Frame, phrase: Phrase) -> bool:
    """ "On Thursday canceled her plan to visit": the day on which the plan was given up."""
    if frame.status not in FALLEN:
        return False
    is_plan = frame.verb.dep_ == "acl" and frame.verb.head.lemma_ in words("grammar", "intention")
    before_plan = is_plan and phrase.end <= parsed.begins(frame.verb)
    return before_plan or is_of_giving_up(parsed.text, phrase.start, phrase.end)


def _holds(frame: Frame, token: "Token", *, lent: bool) -> bool:
    """Whether a date word stands in the clause of the frame's trigger, or in one that lends its day.

    What was put off or called off has the day for which it was planned, not that of calling off.
    """
    fallen = frame.status in FALLEN and frame.trigger.pos_ in {"NOUN", "PROPN"}
    arrived = frame.status == "planned" and frame.verb.tag_ == "VBD" and frame.trigger.pos_ in {"NOUN", "PROPN"}
    arrived = arrived and frame.verb.lemma_.lower() in words("triggers", "departing")  # "arrived on Tuesday for talks"
    own = {frame.trigger.i} if fallen or arrived or _is_aside(frame) else {frame.trigger.i, frame.verb.i}
    if _is_announcement(frame):
        own = set()  # the days on which it will be done
    if token.i in own:
        return True
    for at in token.ancestors:
        if at.i in own or (lent and _lends(at, frame)):
            return True
        if at.dep_ == "relcl" and any(c.lower_ == "who" for c in at.children):
            return False  # "Laine, who met Okello on Monday, will meet …": another deed of the same person
        if at.lower_ in {"beginning", "starting", "commencing"}:
            continue
        if at.pos_ in VERBS and at.dep_ not in _INNER:
            if at.lemma_ in words("triggers", "saying"):
                return _is_announcement(frame) or (lent and _is_said_after(frame.verb, at))
            return _is_related(frame, at)
    return False


def _is_announcement(frame: Frame) -> bool:
    """ "Norway will pay Guyana $30 million next year, its minister said on Saturday": given when it is said."""
    return frame.kind == "pledge" and frame.verb.lemma_.lower() in words("outcomes", "promised_deed")


def _is_aside(frame: Frame) -> bool:
    """Whether a journey stands beside a name: "Lu, now on a visit to Male, is to see them on Wednesday"."""
    before = frame.trigger.head
    return frame.kind == "visit" and before.dep_ == "prep" and before.head.pos_ in {"NOUN", "PROPN"}


def _lends(above: "Token", frame: Frame) -> bool:
    """Whether a verb lends its day to the frame's verb."""
    return _governs(above, frame.verb) and not _is_behind(above, frame)


def _is_behind(verb: "Token", frame: Frame) -> bool:
    """Whether a verb is a journey made before what is still to come: "left on Tuesday for Oslo, where he will meet"."""
    gone = verb.tag_ == "VBD" and verb.lemma_.lower() in words("triggers", "departing")
    return frame.status == "planned" and gone


def _governs(above: "Token", verb: "Token") -> bool:
    """Whether a verb lends its day: "is to fly to Brussels on Monday to brief …", "was received on Monday and met …",
    "On Friday he is due to meet …"."""
    if above.pos_ not in VERBS or above.lemma_ in words("triggers", "saying"):
        return False
    if verb.dep_ == "conj" and verb.head == above:
        alike = verb.tag_ == above.tag_ or (verb.tag_ == "VB" and "will" in auxiliaries(above))
        return alike and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if verb.dep_ == "advcl" and verb.head == above:
        return "to" in auxiliaries(verb)
    if verb.dep_ == "pcomp" and verb.head.head == above:
        return verb.head.lower_ in {"before", "after"}  # "will lay a wreath today before calling on …"
    at = verb
    while at.dep_ in {"xcomp", "acomp"}:
        at = at.head
        if at == above:
            return True
    return False


def _is_said_after(verb: "Token", saying: "Token") -> bool:
    """ "said on Tuesday after meeting …": on the day of the meeting, as far as is told."""
    if saying.lemma_ not in words("triggers", "saying"):
        return False
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "after" and verb.head.head == saying
    return (
        verb.dep_ == "advcl"
        and verb.head == saying
        and any(c.dep_ == "mark" and c.lower_ == "after" for c in verb.children)
    )


def _is_related(frame: Frame, verb: "Token") -> bool:
    """Whether another finite verb shares its time with the trigger: what governs it, or what its noun governs."""
    if _is_behind(verb, frame):
        return False
    if frame.status == "planned" and verb.lemma_ in words("status", "settling") and verb.tag_ in {"VBD", "VBN"}:
        return False  # "on Tuesday agreed to arrange a summit"
    if frame.verb.dep_ == "relcl" and any(c.lower_ in {"where", "when"} for c in frame.verb.children):
        return verb in frame.verb.ancestors  # "was reached on Sunday in Abu Dhabi, where they held talks"
    also = any(c.lower_ == "also" for c in frame.verb.children)
    if also and frame.status == "planned" and frame.verb.dep_ == "relcl" and verb.tag_ == "VBD":
        return False  # "arrived on Sunday at the start of a tour that will also take him to …"
    above = verb in (frame.verb.head, frame.trigger.head) and frame.verb.dep_ in _INNER | {"ccomp"}
    if any(c.dep_ == "mark" and c.lower_ in words("status", "other_time") for c in verb.children):
        return False  # "his first talks since the minister was promoted in March"
    taken = frame.verb.lemma_.lower() in {"take", "bring"} and frame.verb.dep_ in {"relcl", "acl"}
    if taken and verb in frame.verb.ancestors and not also:
        return True  # "will set out on Tuesday on a tour that will take him to …"
    below = verb.head.i in {frame.trigger.i, frame.verb.i} and verb.dep_ in {"ccomp", "advcl"}
    return above or (below and frame.origin.startswith("noun"))


def _dates_verb_behind(parsed: Parsed, frame: Frame, phrase: Phrase, *, lent: bool) -> bool:
    """A phrase that was set aside before the parse dates its verb: "met Thursday with", "will on Wednesday depart"."""
    before = max((t for t in parsed.doc if parsed.ends(t) <= phrase.start), key=lambda t: t.i, default=None)
    if before is not None and before.pos_ == "VERB":
        if lent and (_lends(before, frame) or _is_said_after(frame.verb, before)):
            return True
        return before.i in {frame.trigger.i, frame.verb.i} or (
            before.lemma_ not in words("triggers", "saying") and _is_related(frame, before)
        )
    behind = next((t for t in parsed.doc if parsed.begins(t) >= phrase.end), None)
    return behind is not None and (behind.i in {frame.trigger.i, frame.verb.i} or behind == frame.verb.head)
