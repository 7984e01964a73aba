"""Frames resolved against what the article has told: the candidate events of one trigger."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.actor import Actor
from digests.extract.candidate import CONTACTS, TABLE, Candidate, Side, as_sides, codes_of, distinct
from digests.extract.credentials import at_their_post, is_about_credentials
from digests.extract.frame import Frame, behind_a_day
from digests.extract.grammar import is_passive
from digests.extract.making import make
from digests.extract.merge import days_of
from digests.extract.parse import Parsed
from digests.extract.scene import Scene
from digests.extract.tables import groups, words
from digests.extract.venue import find_venue
from digests.extract.visits import visits
from digests.extract.whose import belonging
from digests.model import When

_AT_ONE_TABLE = re.compile(
    r"trilateral|three-way|tripartite|quadrilateral|multilateral|joint|\b(?:the|all) (?:three|four|five|six)\b",
    re.IGNORECASE,
)
_OF_THREE = re.compile(
    r"\b(?:trilateral|three-way|tripartite|quadrilateral)\s+(?:\w+\s+)?(?:talks|meeting|summit|session)\b"
)
_ONE_TABLE_FOR = re.compile(
    r"\bfor (?:an? |the |their )?(?:(?!bilateral|separate|individual|one-on-one)[\w-]+ ){0,3}"
    r"(?:session|meeting|summit|round-?table|lunch|dinner|talks|trilateral)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:jointly|joint|together|accompanied|flanked|alongside|2\+2|two-plus-two|presence|attended)\b", re.IGNORECASE
)
_SEPARATELY = re.compile(
    r"\b(?:separate(?:ly)?|one[- ]on[- ]one|one after the other|in turn|individual(?:ly)?)\b", re.IGNORECASE
)
_IN_TURN = re.compile(
    r"\b(?:on the (?:sidelines|margins|fringes)|separate(?:ly)?|one[- ]on[- ]one|one after the other|in turn|"
    r"individual(?:ly)?|respective(?:ly)?|bilateral|each of the (?:two|three|four))\b"
    r"|\bfirst (?:with|by)\b.{1,120}\b(?:then|later) (?:with|by)\b"
    r"|\b(?:called|met|phoned|rang|received|saw|telephoned) first (?!with\b)[^.;]{1,120}\band then\b"
    r"(?! (?:he|she|they)\b)"
    r"|\band (?:then )?(?:with|by) (?:(?:[a-z-]+|[A-Z][\w.-]*) ){0,4}?(?-i:[A-Z])[^.;,]{0,60}"
    r"\b(?:afterwards?|after that|thereafter|(?:hours?|minutes|day) later)\b",
    re.IGNORECASE,
)

_LONG_OVER = timedelta(days=60)
"""Days after which one of several rounds is not the one that the article is about."""
_MET_EACH = frozenset({"meet", "see", "receive"})
"""Groups of verbs of meeting whose objects are met one by one; what is discussed may be with all at once."""


def candidates(parsed: Parsed, frame: Frame, scene: Scene) -> Iterator[Candidate]:
    """The candidate events of one frame: usually one; one a counterpart when X met the leaders of Y and Z apart.

    A visit moves `scene`: its travellers go on to the next stop of the sentence.
    """
    if frame.kind == "visit":
        yield from visits(parsed, frame, scene)
        return
    first, reminded = scene.all_of(frame.first)
    second, again = scene.all_of(frame.second)
    if reminded and all(a.by_default and a.plural for a in second):
        second = []  # "They agreed to convene a meeting of energy authorities": theirs, not the paper's
    if reminded and not second and (both := _both_in_sentence(parsed, frame, scene)):
        first = both
    if _are_with_unplaced(frame, first, second) or _are_with_unplaced(frame, second, first):
        return
    first = _without_echo(frame, first, scene)
    of_one = len(codes_of(second)) == 1 or frame.trigger.tag_ == "NNS"
    if not first and not reminded and codes_of(second) and of_one and not frame.definite:
        first = _guests(frame, scene, second)
    if not first and scene.listing and scene.listing.is_of(frame.kind) and _are_several(frame, second):
        first, frame.definite = [a for a, _ in scene.listing.base.sides], False
    if not first and frame.origin == "receive" and (host := _host_of_envoy(frame, scene, second)):
        first = [host]
    first = [_counterpart(a, [*second, *(b for b in first if b is not a)]) for a in first]
    second = [_counterpart(a, first) for a in second]
    first, second = belonging(parsed, frame, scene, first, second)
    sides = as_sides([*first, *second])
    anaphoric = reminded or again
    codes = codes_of(a for a, _ in sides)
    pair = scene.table if scene.table and _is_of_table(parsed, frame) else scene.pair
    if frame.origin == "together":  # "the Secretary General and the Prime Minister discussed …"
        if len(codes) < 2:
            return  # two of one state
        frame.origin = "verb"
    if len(codes) < 2 and pair and frame.kind != "pledge" and codes <= codes_of(pair) and (frame.definite or anaphoric):
        sides = distinct([*sides, *as_sides(pair)])
        anaphoric = True
    if not codes and any(a.is_counterpart for a in second) and len({a.code for a in pair or scene.lead_pair}) == 2:
        sides = as_sides(_peers(parsed, frame, pair or scene.lead_pair, second))  # "Escobedo met with her peer Funes"
        codes, anaphoric = codes_of(a for a, _ in sides), True
    talks = frame.origin in {"noun:nsubj", "noun:nsubjpass", "noun:after"} and frame.trigger.tag_ == "NNS"
    if not codes and parsed.number == 0 and len(scene.lead) == 2 and talks and not anaphoric:
        frame.origin = "lead"
        sides = as_sides(scene.lead_pair)
        codes = codes_of(scene.lead_pair)
    officials = any(_is_unnamed_official(a) for a, _ in sides)
    if frame.another and len(codes) < 2 and pair:
        sides = as_sides(pair if frame.another == "earlier" or anaphoric else bare(pair))
    reminds = (frame.definite or not codes) and not frame.another
    groups = _apart(parsed, frame, first, second, sides, scene)
    for group in groups:
        last = max((a for a, _ in group), key=lambda a: a.end, default=None) if len(groups) > 1 else None
        found = make(parsed, frame, scene, group, reminds=reminds, anaphoric=anaphoric, stop=last)
        if found.reminds and len(found.codes) > 1 and _is_counted(frame) and _is_long_over(found.when, scene.published):
            found = replace(found, reminds=False, past_perfect=True)
        yield replace(found, officials=officials)


def _is_of_table(parsed: Parsed, frame: Frame) -> bool:
    """ "The next trilateral meeting", "the first meeting in this format": of all who sat at the table that was told."""
    beside = {c.lower_ for c in frame.trigger.children}
    return not beside.isdisjoint(words("triggers", "of_table")) or "this format" in parsed.text


def _is_counted(frame: Frame) -> bool:
    """Whether it is one of several that are counted: "the first meeting", "the second round"."""
    beside = {c.lower_ for c in frame.trigger.children}
    return not beside.isdisjoint({"first", *words("triggers", "ordinal"), *words("triggers", "another")})


def _is_long_over(when: When | None, published: date | None) -> bool:
    days = days_of(when)
    return days is not None and published is not None and days[1] < published - _LONG_OVER


def _are_several(frame: Frame, others: list[Actor]) -> bool:
    """ "The meetings with the ministers of X and Y took place": each of those that were told of together."""
    return frame.trigger.tag_ == "NNS" and len(codes_of(others)) > 1 and all(a.is_official for a in others)


def _are_with_unplaced(frame: Frame, several: list[Actor], other: list[Actor]) -> bool:
    """ "The presidents of Kenya and Egypt will meet Wu Dan": whose he is nobody says, and the two do not meet each
    other."""
    unplaced = bool(other) and all(a.name and a.code is None for a in other)
    return frame.kind in CONTACTS and unplaced and len(codes_of(several)) > 1 and all(a.plural for a in several)


def _guests(frame: Frame, scene: Scene, second: list[Actor]) -> list[Actor]:
    """ "On the programme are talks with the premier": whose programme, the journey that was just told says."""
    if (
        not frame.origin.startswith("noun")
        or frame.kind not in {"meeting", "call"}
        or not any(a.is_official for a in second)
    ):
        return []
    guests = [a for a in scene.guests if a.code and a.code not in codes_of(a for a in second if not a.by_default)]
    if guests and frame.status == "held" and scene.journey in {"planned", "postponed", "cancelled"}:
        frame.status = scene.journey
    return guests


def _peers(parsed: Parsed, frame: Frame, pair: Sequence[Actor], second: list[Actor]) -> list[Actor]:
    """The pair of states; the peer by his name, where it says that they met in one of the two: it is his."""
    place = find_venue(parsed, frame, dateline=None)
    host = place.country if place else None
    named = [replace(a, code=host) for a in second if a.is_counterpart and a.name]
    if host is None or host not in codes_of(pair) or not named:
        return list(pair)
    return [*(a for a in pair if a.code != host), *named]


def _host_of_envoy(frame: Frame, scene: Scene, guests: list[Actor]) -> Actor | None:
    """ "The head of its commission, X, received the Cuban Ambassador": who receives an envoy is of the home country."""
    home = scene.memory.home
    envoys = bool(guests) and all(a.last_word in words("triggers", "envoy") and a.code != home for a in guests)
    post = next((s.noun for s in frame.first if s.noun), None)
    if not home or not envoys or not post:
        return None
    at = guests[0].start
    return Actor(at, at, at, "office", home, office=post, by_default=True)


def _both_in_sentence(parsed: Parsed, frame: Frame, scene: Scene) -> list[Actor]:
    """ "Hagedorn pressed the president of Azerbaijan to …, as the two met": the two officials named before them."""
    several = words("grammar", "several") | {"both"}
    at = parsed.offset(frame.trigger)
    if any(a.determiner == "their" and a.plural for s in frame.first for a in s.actors):
        states = [a for a in parsed.actors if a.end <= at and a.kind == "country" and not a.is_town]
        return states if len(codes_of(states)) == 2 else []  # "Angola and Zambia said their presidents would meet"
    if not any(s.pronoun in several or s.noun == "two" for s in frame.first):
        return []
    before = [scene.memory.resolve(a) for a in parsed.actors if a.end <= at and a.is_official and not a.out_of_office]
    return before if len(codes_of(before)) == 2 and all(a.code for a in before) else []  # a pair is two


def _without_echo(frame: Frame, first: list[Actor], scene: Scene) -> list[Actor]:
    """Where a side is named beside a pronoun ("his country's talks"), the pronoun's country is no side of its own."""
    named = [s for s in frame.first if not s.pronoun and s.actors]
    echoed = any(s.pronoun for s in frame.first) and any(a.is_official and a.printed for a in first)
    if not named or not echoed:
        return first
    codes = {a.code for s in named for a in scene.actors_of(s)[0]}
    return [a for a in first if a.code in codes] or first


def _counterpart(actor: Actor, others: Iterable[Actor]) -> Actor:
    """A counterpart holds the office of the one he is the counterpart of."""
    if not actor.is_counterpart:
        return actor
    offices = (o.office for o in others if o.office and o.is_official and not o.is_counterpart)
    office = next(offices, None)
    return replace(actor, office=office) if office else actor


def bare(pair: Iterable[Actor]) -> tuple[Actor, ...]:
    """The states of a pair without the people: "the next session" is not said to be of the same ministers."""
    return tuple(Actor(a.start, a.end, a.head, "country", a.code, printed=a.printed) for a in pair)


def _is_unnamed_official(actor: Actor) -> bool:
    theirs = actor.determiner in {"his", "her", "their"} and actor.last_word in words("offices", "entourage")
    return actor.code is None and actor.kind == "collective" and ("official" in (actor.office or "").lower() or theirs)


def is_in_turn(sentence: str) -> bool:
    """Whether its people met one by one: "separately", "on the sidelines"."""
    return _IN_TURN.search(sentence) is not None


def _apart(
    parsed: Parsed, frame: Frame, first: list[Actor], second: list[Actor], sides: tuple[Side, ...], scene: Scene
) -> list[tuple[Side, ...]]:
    """Counterparts met one by one ("met the presidents of X and Y") make one contact each, a table of three one.

    EXTRACTION, what counts, 11.
    """
    one: set[str | None] = {a.code for a in first}
    if frame.kind == "meeting" and is_about_credentials(parsed.text):
        one_by_one = at_their_post(sides, scene.memory.home)
        if one_by_one is not None:
            return one_by_one
    if frame.kind == "meeting" and len(one) == 1 and _are_hosts_of_several(second):
        return [as_sides([*first, b]) for b in second]
    if each := _by_day(parsed, frame, first, second) or _hosts_of_one_state(parsed, frame, first, second):
        return each
    others: set[str | None] = {a.code for a in second if a.code and a.code not in one}
    plural = (
        frame.origin.startswith("noun")
        and frame.trigger.tag_ == "NNS"
        and frame.trigger.lemma_ in words("triggers", "each")
    )
    in_turn = plural or is_in_turn(parsed.text)
    if in_turn and frame.kind in CONTACTS and len(others) == 1 and len(one) > 1:
        first, second, one, others = second, first, others, one  # "the leaders of X and Y held separate talks with Z"
    if _ONE_TABLE_FOR.search(parsed.text) or _is_at_a_table(frame):
        in_turn, separate_verb = False, False
    else:
        separate_verb = frame.kind == "meeting" and frame.origin in {"verb", "receive"}
    separate = frame.kind == "call" or in_turn or separate_verb
    table = codes_of(scene.pair)
    if len(table) >= TABLE and table == codes_of(a for a, _ in sides) and not in_turn:
        return [sides]  # "met his Slovak and Hungarian colleagues. … met with X of Slovakia and Y of Hungary"
    if _OF_THREE.search(parsed.text) and not _SEPARATELY.search(parsed.text):
        return [sides]  # "on the sidelines …, will hold trilateral talks with"
    together = _AT_ONE_TABLE.search(parsed.text) or not (frame.kind == "call" or _are_single(frame, second))
    together = together and not in_turn
    if separate and len(one) == 1 and len(others) > 1 and not together:
        return [as_sides([*first, b]) for b in second if b.code in others]
    return [sides]


def _by_day(parsed: Parsed, frame: Frame, first: list[Actor], second: list[Actor]) -> list[tuple[Side, ...]]:
    """Each with whom somebody was on a day of their own: "received X on Monday and Y on Tuesday", also of one state."""
    if frame.kind not in CONTACTS or frame.origin not in {"verb", "receive"} or not behind_a_day(parsed, frame.verb):
        return []
    one, each = (second, first) if is_passive(frame.verb) else (first, second)
    if len(codes_of(one)) != 1 or len(each) < 2:  # of one there is nothing to part
        return []
    return [as_sides([*one, other]) for other in each]


def _are_single(frame: Frame, actors: Sequence[Actor]) -> bool:
    """Whether each is one person, or one each of several states: "met the presidents of Peru and Chile"; with them also
    those behind: "…, and her counterparts from Ghana and Togo"."""
    if groups("triggers", "verb").get(frame.verb.lemma_.lower()) not in _MET_EACH:
        return all(a.is_official for a in actors)
    of_each = [a for a in actors if a.plural and a.code and a.last_word in words("offices", "in_person")]
    return all(a.is_official or (of_each and a.plural and a.code) for a in actors)


def _is_at_a_table(frame: Frame) -> bool:
    """ "a summit at which he is to see the presidents of X and Y"."""
    verb = frame.verb.head if frame.verb.dep_ == "xcomp" else frame.verb
    return verb.dep_ == "relcl" and verb.head.lemma_.lower() in words("triggers", "table_noun")


def _hosts_of_one_state(
    parsed: Parsed, frame: Frame, first: list[Actor], second: list[Actor]
) -> list[tuple[Side, ...]]:
    """ "called on the President, X, and Prime Minister Y", "was received by X and Y": the guest sees them in turn, and
    has a meeting with each; empty where several sit on both sides, or all at one table."""
    series = frame.origin in {"verb", "receive"} or (frame.origin == "noun:dobj" and frame.trigger.tag_ == "NNS")
    series = series or is_in_turn(parsed.text)
    if frame.kind != "meeting" or not series or frame.definite:
        return []
    passive = frame.origin == "receive" and is_passive(frame.verb)
    guests, hosts = (second, first) if passive else (first, second)
    if frame.origin == "receive" and not passive:
        if not _SEPARATELY.search(parsed.text):
            return []  # who is received in one breath has come together
        guests, hosts = second, first  # "the president and the premier separately received X"
    alone = len([a for a in guests if a.is_official]) <= 1 and len(codes_of(guests)) == 1
    hosts = _without_apposed(hosts)
    several = [a for a in hosts if a.is_official and (a.office or a.name) and not a.plural and not a.is_counterpart]
    of_one = len(codes_of(hosts)) == 1 and len(several) == len(hosts) > 1 and codes_of(hosts) != codes_of(guests)
    if not alone or not of_one or len({a.office for a in several}) < len(several) or _TOGETHER.search(parsed.text):
        return []
    code = next(iter(codes_of(hosts)))  # "Prime Minister X and the Speaker, Y"
    return [as_sides([*guests, replace(host, code=code)]) for host in hosts]


def _without_apposed(hosts: list[Actor]) -> list[Actor]:
    """ "Prime Minister X and Y, his counterpart": the counterpart is Y."""
    before = (None, *hosts)
    return [a for a, last in zip(hosts, before, strict=False) if not (a.is_counterpart and last and not last.office)]


def _are_hosts_of_several(second: list[Actor]) -> bool:
    """ "Cambodia and Laos's senior officials": one phrase, yet two places."""
    hosts = [b for b in second if b.kind == "collective" and b.code and not b.name]
    one_phrase = len({(b.start, b.end) for b in hosts}) == 1 and "official" in (hosts[0].office or "").lower()
    return one_phrase and len(hosts) == len(second) and len(codes_of(hosts)) > 1
