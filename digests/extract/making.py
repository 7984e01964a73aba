"""One candidate event made of a frame and its sides: its kind and status, where and when it is."""

import re
from datetime import date

from digests.extract.actor import Actor
from digests.extract.candidate import Candidate, Side, codes_of
from digests.extract.dates import time_of
from digests.extract.frame import Frame
from digests.extract.grammar import auxiliaries, preps
from digests.extract.groups import has_code
from digests.extract.parse import Parsed
from digests.extract.pointing import began_long_ago
from digests.extract.scene import Scene
from digests.extract.status import tense_of, was_expected
from digests.extract.tables import words
from digests.extract.venue import find_venue
from digests.model import Kind, Status, When

_RECENT_DAYS = 2
"""Days after its date in which a journey that was last told of as setting out is still under way."""

_ANEW = re.compile(
    r"(?:(?:earlier|later) )?(?:on )?(?:the same|that) (?:day|morning|afternoon|evening)\b"
    r"|separately\b|afterwards\b|later\b|in a separate (?:meeting|development)\b"
    r"|prior to (?:this|that)\b|before that\b",
    re.IGNORECASE,
)
"""Openings of a sentence that tells of another contact of the same day."""


def make(
    parsed: Parsed,
    frame: Frame,
    scene: Scene,
    sides: tuple[Side, ...],
    *,
    reminds: bool,
    anaphoric: bool,
    host: Actor | None = None,
    stop: Actor | None = None,
) -> Candidate:
    """The candidate event of one frame with these sides; `host` is the place that a journey leads to, `stop` the last
    of those who were met in turn: each behind whose name a day stands has that day."""
    venue = find_venue(parsed, frame, dateline=scene.dateline, host=host)
    when = time_of(
        parsed,
        frame,
        venue,
        published=scene.published,
        zone=scene.zone,
        last_days=scene.days.get(frame.status in {"held", "under_way"}),
        main_day=scene.main_day,
        before=scene.before,
        stop=host or stop,
    )
    status = _timed_status(frame, when, scene.published)
    if frame.kind == "visit" and status == "under_way" and began_long_ago(when, scene.published):
        when = None  # "is in Honiara, where she is to meet him on Thursday", on a Tuesday
    begin = parsed.offset(frame.trigger)
    pluperfect = "had" in auxiliaries(frame.verb) and frame.verb.tag_ == "VBN"
    return Candidate(
        kind=_kind(frame, sides),
        status=status,
        possible=frame.possible,
        form=frame.form,
        sides=sides,
        venue=venue,
        when=when,
        span=(parsed.start, parsed.end),
        trigger=(begin, begin + len(frame.trigger.text)),
        number=parsed.number,
        paragraph=parsed.paragraph,
        reminds=reminds,
        origin=frame.origin,
        past_perfect=frame.another == "earlier" or pluperfect,
        anaphoric=anaphoric,
        in_lead=codes_of(a for a, _ in sides) <= scene.lead,
        unreal=is_unreal(frame),
        lapsed=was_expected(frame.verb),
        announced=_is_announced(frame),
        tense=tense_of(frame.verb, planned=frame.status == "planned"),
        distinct=frame.another == "later",
        caption=scene.caption,
        sidelines=any(w in parsed.text.lower() for w in words("triggers", "edge")),
        also=_ANEW.match(parsed.text) is not None
        or any(c.lower_ in words("triggers", "also") for t in {frame.verb, frame.trigger} for c in t.children),
    )


def is_unreal(frame: Frame) -> bool:
    """ "was to hold talks", "had planned to meet": a plan told as past came to nothing or has yet to come."""
    verb = frame.verb
    if verb.tag_ != "VB" or frame.status != "planned":
        return False
    while verb.dep_ in {"conj", "advcl"} and verb.head.tag_ == "VB":
        verb = verb.head  # "was to open a fair, hold talks and call on the premier", "was to visit Oslo to meet"
    if verb.dep_ == "xcomp" and verb.head.lemma_ in words("status", "standing"):
        return False  # "had agreed to meet": that stands
    above = [verb.head, *verb.head.children] if verb.dep_ in {"xcomp", "ccomp"} else list(verb.children)
    if verb.head.dep_ == "acomp":
        above.append(verb.head.head)  # "was due to meet"
    return any(t.lower_ in {"was", "were", "had"} for t in above)


def _is_announced(frame: Frame) -> bool:
    """ "announced that she would pay a visit": what was planned then."""
    verb = frame.verb
    past = verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and "would" in auxiliaries(verb)
    return past and frame.status == "planned"


def _kind(frame: Frame, sides: tuple[Side, ...]) -> Kind:
    """A meeting of three states, or at an organisation's table, is multilateral (EXTRACTION, what counts, 1)."""
    if frame.kind != "meeting":
        return frame.kind
    table = frame.trigger.lemma_.lower() in words("triggers", "table_noun") or frame.verb.lemma_ == "attend"
    hosted = any(a.kind == "organisation" and has_code(a.code) and a.code not in {"EU", "UN"} for a, _ in sides)
    return "multilateral" if len(codes_of(a for a, _ in sides)) > 2 or (table and hosted) else "meeting"


def _begins(frame: Frame) -> bool:
    """ "left for Oslo", "arrived on a three-day visit", "began a visit"."""
    beginning = words("triggers", "departing") | words("triggers", "opening_verb")
    return frame.origin == "departed" or (frame.origin.startswith("noun:") and frame.verb.lemma_.lower() in beginning)


def _timed_status(frame: Frame, when: When | None, published: date | None) -> Status:
    """A journey that has begun and not ended by the dateline is under way; "flew to" tells mostly that it was."""
    over = frame.trigger.dep_ == "pobj" and frame.trigger.head.head.lemma_ in words("triggers", "closing_noun")
    if frame.kind != "visit" or frame.status != "held" or not _begins(frame) or published is None or over:
        return frame.status  # "left on Tuesday at the end of his two-day stay"
    flew_to = frame.verb.text == "flew" and any(preps(frame.verb, "to"))
    if flew_to and (when is None or when.start == when.end):
        return "held"  # "flew to Ankara on Wednesday": of 15 in gold 12 are told as over, unlike "arrived"
    if when is None:
        return "under_way"
    if not when.end or when.precision != "day":
        return "held"
    last = date.fromisoformat(when.end)
    if when.start and when.start != when.end:
        return "under_way" if last >= published else "held"
    return "under_way" if (published - last).days <= _RECENT_DAYS else "held"
