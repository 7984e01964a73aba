"""Offices in a stretch of text: whose they are, who holds them, and where the phrase begins and ends."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from digests.extract.actor import Actor, ActorKind
from digests.extract.leaders import is_known
from digests.extract.listed_offices import each_of_a_place, names_in_order
from digests.extract.names import NAME, bare_name, is_name, without_possessive, without_titles
from digests.extract.office_places import places_after, places_before
from digests.extract.tables import alternatives, table, words
from digests.places.names import is_organisation
from digests.places.tag import PlaceTag

_MODIFIERS = 12
"""Portfolio words before a head, at most: the search stays linear in a text that repeats them without end."""
_NAME_BEFORE = 90
"""Characters before an office in which its holder's name may stand: "Anna Kovac, the foreign minister"."""
_STATE_WORDS = (
    "Republic|Kingdom|State|Sultanate|Islamic|Democratic|Federal|Socialist|People's|Union|Commonwealth"  # before "of X"
)
_DETERMINER = re.compile(r"\b(his|her|their|its|the|a|an|our|my|both|two|three|of)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_MORE_THAN_TWO = re.compile(r"\b(three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+$", re.IGNORECASE)
_TWO, _OF_TWO = re.compile(r"\btwo\s+$", re.IGNORECASE), re.compile(r"\s+(?:of|from)\s+(?:both|the\s+two)\s")
"""What says of a plural that it is two states': "the two sides", "the ministers of the two countries"."""
_OWNER = re.compile(r"[a-z]['’]s?\s+(?:[a-z-]+\s+){0,2}$")
_APPOSED_BEFORE = re.compile(
    rf"(?P<name>{NAME}),\s+(?:(?i:the|a|an|who\s+is)\s+)?"
    r"(?:(?i:new|(?:newly|recently|just)[ -](?:appointed|elected|named|installed)|current|visiting|outgoing|incoming)"
    r"\s+)?$"
)
_RUNS_INTO_PLACE = re.compile(rf"(?:\s+of|\s+for|\s+the|\s+and|\s+(?:{_STATE_WORDS})(?=\s|$))+\s*$")
_NOUN_BEHIND = re.compile(r"\s+of\b|\s*,\s|\s+[A-Z]")
"""What stands behind "head" or "chair" where it is an office."""
_POSTED = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?(?:[A-Z][\w'-]+\s+of\s+)?(?:the\s+)?")
_THEN_NAME = re.compile(r"\s*,")
_OF_ITS_BODY = re.compile(r"(?:\s+(?:of|for)\s+(?:the\s+)?[^,;.()]{1,60})?,\s+(?:[A-Z][a-z]{0,3}\.?\s+){0,2}")
"""What stands between an office and a name behind a comma."""
_THEN_OFFICE = re.compile(r",\s+(?:(?:the|an?)\s+)?")
_THEN_STATE = re.compile(r",\s+(?:(?:the|an?)\s+)?[A-Z][\w'’-]+\s+")
_NEXT_POST = re.compile(r"\s*,?\s+and\s+(?:the\s+)?")
_LOCAL = re.compile(r"governors?\b(?!-general| general)(?!\s+of\s+(?:the\s+)?[\w\s]{0,30}\bBank)", re.IGNORECASE)
"""Heads of provinces: no officials of a state; governors of central banks are."""
_REGION = re.compile(
    r"\b(?:(?:Central|Latin|South|North|East|West|Southern|Eastern|Western|Northern)[ -])?"
    r"(?:American|African|Arab|Asian|European|Caribbean|Pacific|Gulf|Balkan|Nordic|Baltic|regional|world|foreign|visiting)"
    r"\s+$"
)
"""What stands before officials who are not of the place where they are: "Central American leaders in Bogotá"."""
_BEFORE = 40
"""Characters in which it is sought."""
_MATTER = re.compile(
    r"\s+(?:(?:peace|civil|nuclear|border|political|constitutional)\s+)?"
    r"(?:peace|conflict|crisis|talks|process|war|dispute|negotiations|dialogue|question)\b"
)
"""What stands behind a country that is only what somebody mediates in."""
_FIELD = re.compile(
    r"\s+(?:for|on|in charge of)\s+(?:the\s+)?[A-Z][\w'’-]+"
    r"(?:\s+(?:(?:and|of|the|for|in)\s+){0,2}[A-Z][\w'’-]+){0,6}(?=,\s)"
)
"""A field that no table has, between an office and the name behind a comma."""
_LOOSE_AND = re.compile(r"[\s,]+(?:and|&)$", re.IGNORECASE)
_OF_OR_FOR = re.compile(r"\s+(?:of|for)\s+")
_BODY_FIRST = re.compile(
    r"(?:[\w'’-]+\s+){0,3}(?:assembly|parliament|congress|senate|council|committee|conference|government)\s*,\s*",
    re.IGNORECASE,
)
"""A body in front of a comma."""
_FIRST_NAMES = frozenset({"amir", "emir"})
"""Heads of offices that are first names too."""
_LONGEST_NAME = 4
"""Words of a name, at most, that is looked up among the leaders."""


@cache
def _office() -> re.Pattern[str]:
    portfolio = alternatives(words("offices", "portfolio"))
    head = alternatives(words("offices", "head") | words("offices", "collective"))
    field = rf"(?i:{alternatives(words('offices', 'field') | words('offices', 'portfolio'))})"
    joint = r"(?:\s*,\s*|\s+and\s+|\s+&\s+|\s+)(?:and\s+|of\s+|for\s+|the\s+)?"
    republic = r"(?!(?:the\s+)?(?:\w+\s+){1,3}(?:Republic|Kingdom|States|Emirates)\b)"
    of = rf"(?:\s+(?:of|for)\s+{republic}(?:the\s+)?{field}(?:{joint}{field}\b){{0,8}}\b)?"
    short = "PM|FM|DPM|EAM"  # capitals only: "5 pm" is an hour
    modifiers = rf"(?:(?i:(?:{portfolio})[\s,-]+)){{0,{_MODIFIERS}}}"
    return re.compile(rf"\b(?!(?i:and)\b){modifiers}(?P<head>(?i:{head})|{short})\b(?P<of>{of})")


@cache
def _after_office() -> re.Pattern[str]:
    titles = rf"(?P<titles>(?:\(?(?i:{alternatives(words('offices', 'honorific'))})\b\.?\)?\s+){{0,3}})"
    abbreviation = r"(?:\s*\([A-Z][A-Za-z]{1,9}\))?"
    close = r"(?P<close>\s*[,)]|\s+(?i:and|who|of|in|on|at|with|to)\b|$)?"
    return re.compile(rf"{abbreviation}(?P<comma>\s*,)?\s+{titles}(?P<name>{NAME}){close}")


def office_phrases(piece: str) -> Iterator[re.Match[str]]:
    """Every phrase that names an office: group "head" is its head, "of" the fields behind it (may be empty)."""
    return (_behind_body(piece, m) for m in _office().finditer(piece) if not _is_first_name(piece, m))


def _behind_body(piece: str, match: re.Match[str]) -> re.Match[str]:
    """ "In the General Assembly, Foreign Minister X": the body in front of the comma is no part of the office."""
    body = _BODY_FIRST.match(piece, match.start(), match.start("head"))
    return (body and _office().match(piece, body.end())) or match


def _is_first_name(piece: str, match: re.Match[str]) -> bool:
    """ "Amir Khan Muttaqi": no monarch, but the first name of somebody who is known by it."""
    if match.group("head").lower() not in _FIRST_NAMES:
        return False
    following = piece[match.start("head") :].split(None, _LONGEST_NAME)[:_LONGEST_NAME]
    names = (" ".join(following[:n]).rstrip(",.;:") for n in range(2, len(following) + 1))
    return any(is_known(name) for name in names)


def holders(
    piece: str, match: re.Match[str], tags: Sequence[PlaceTag], used: set[PlaceTag], last: Actor | None = None
) -> Iterator[Actor]:
    """The actors of one office phrase: one a country, one a name; none where a common noun is nobody's.

    `used` gains the place tags that the phrase takes up; `last` is the actor before.
    """
    head = match.group("head").lower()
    if _LOCAL.match(piece, match.start("head")):
        return
    if head in words("offices", "verb_too") and not _NOUN_BEHIND.match(piece, match.end("head")):
        return
    collective = head in words("offices", "collective")
    left, left_start, mid = places_before(piece, match.start(), tags)
    office_end = _office_end(piece, match, tags)
    settled = (
        collective
        and head in words("offices", "settled")
        and not _REGION.search(piece, max(0, match.start() - _BEFORE), match.start())
    )
    envoy = head in words("offices", "posted")
    right, right_end = places_after(piece, office_end, tags, collective=settled, posted=envoy)
    posted = (
        office_end
        if right or (collective and head in words("offices", "sent"))
        else _past_posting(piece, office_end, tags, used)
        if envoy
        else office_end
    )
    if len(right) > 1 and head in words("offices", "nobodys"):  # "the government of Sudan and the NRM"
        states = [t for t in right if t.kind != "organisation"]
        right, right_end = (states, states[-1].end) if states else (right, right_end)
    matter = _MATTER.match(piece, right_end) if right and head in words("offices", "of_no_state") else None
    if matter:  # "the mediator of the Burundi peace talks": nobody of Burundi's
        used.update(right)
        right, office_end, posted = [], matter.end(), matter.end()
    name, name_end = _name_after(piece, right_end if right else posted, tags)
    behind = right_end if right else posted
    if name and _is_of_the_next(piece, behind, name_end):
        other = _name_before(piece, left_start, tags)
        if other and not (last and _is_held(piece, other[0], last)):
            name, name_end = None, behind  # "with X, Minister of Health, Y, Minister of Labour"
    if name is None and right:
        name_end = right_end
    if name is not None and not left and not right:
        right, right_end = places_after(piece, name_end, tags)
    start, end = left_start, max(office_end, right_end, name_end)
    if name is None and not collective and (before := _name_before(piece, left_start, tags)):
        start, name = before
    places = left or right
    if not places and name is None and _is_nobodys(piece, start, head):
        return
    used.update(left)
    used.update(right)
    office = piece[match.start() : office_end].strip(" ,-")
    gone = _is_out_of_office(piece, match.start(), mid) or _is_former(piece, left_start)
    plural = collective or head.endswith("s")
    two = plural and (_TWO.search(piece[max(0, left_start - 8) : left_start]) or _OF_TWO.match(piece, office_end))
    determiner = "two" if two else _determiner(piece, left_start)
    if plural and (listed := names_in_order(piece, max(office_end, right_end), office, places)):
        yield from listed
        return
    if plural and not left and (each := each_of_a_place(piece, office_end, office, tags, used)):
        yield from each
        return
    kind: ActorKind = "person" if name else "collective" if collective else "office"
    sides: Sequence[PlaceTag | None] = places or [None]
    for side in sides:
        yield Actor(
            start,
            end,
            match.start("head"),
            kind,
            side.code if side else None,
            name=bare_name(name) if name else None,
            office=office,
            organisation=side.text if side and side.kind == "organisation" else None,
            printed=piece[start:end].strip(" ,"),
            determiner=determiner,
            plural=plural,
            tag_kind=side.kind if side else "",
            out_of_office=gone,
        )


@cache
def _titled() -> re.Pattern[str]:
    titles = alternatives(words("offices", "courtesy"))
    return re.compile(rf"\b(?:(?:{titles})\b\.?\s+)+(?P<name>{NAME})")


def titled(piece: str, tags: Sequence[PlaceTag], used: set[PlaceTag], found: Sequence[Actor]) -> list[Actor]:
    """People named by a courtesy title alone: "Mr Kwabena Osei-Tutu of Ghana"."""
    people: list[Actor] = []
    for match in _titled().finditer(piece):
        name = without_titles(without_possessive(match.group("name")))
        stop = match.end("name")
        if not is_name(name) or any(a.start < stop and match.start() < a.end for a in found):
            continue
        places, end = places_after(piece, stop, tags)
        used.update(places)
        code = places[0].code if places else None
        printed = without_possessive(piece[match.start() : max(stop, end)])
        people.append(Actor(match.start(), max(stop, end), stop - 1, "person", code, name=name, printed=printed))
    return people


_OWNED = re.compile(rf"['’]s\s+(?P<name>{NAME})")


def owned(piece: str, tags: Sequence[PlaceTag], used: set[PlaceTag], found: Sequence[Actor]) -> list[Actor]:
    """ "Kenya's Josphat Kiprono": a full name behind a state's possessive."""
    people: list[Actor] = []
    for place in tags:
        match = _OWNED.match(piece, place.end) if place.kind in {"country", "abbreviation"} else None
        if not match or any(a.start < match.end() and place.start < a.end for a in found):
            continue
        name = without_possessive(match.group("name"))
        if (
            " " not in name
            or not is_name(name)
            or any(match.start("name") <= t.start < match.end("name") for t in tags)
        ):
            continue
        used.add(place)
        end = match.start("name") + len(name)
        people.append(
            Actor(place.start, end, end - 1, "person", place.code, name=name, printed=piece[place.start : end])
        )
    return people


def _is_of_the_next(piece: str, at: int, end: int) -> bool:
    """Whether a name behind a comma stands before an office of its own: ", Olli Virta, Finnish Minister of Labour"."""
    if _THEN_NAME.match(piece, at, end) is None:
        return False
    starts = (m.end() for m in (_THEN_OFFICE.match(piece, end), _THEN_STATE.match(piece, end)) if m)
    return any(_office().match(piece, start) for start in starts)


def _is_held(piece: str, at: int, last: Actor) -> bool:
    """Whether the name that begins at `at` is that of the office before: "the Leader of the ABC, X, President of Y"."""
    if last.name is not None:
        return last.end > at
    return last.kind == "office" and _OF_ITS_BODY.fullmatch(piece, last.end, at) is not None


def _past_posting(piece: str, at: int, tags: Sequence[PlaceTag], used: set[PlaceTag]) -> int:
    """Behind "to Finland" of "Kenya's ambassador to Finland, Daniel Otieno": where he is posted, not whose he is.

    Of several ("for Ethiopia and Eritrea") behind the last.
    """
    end = at
    for place in (t for t in tags if t.start >= at):
        if not (_POSTED if end == at else _NEXT_POST).fullmatch(piece, end, place.start):
            break
        used.add(place)
        end = place.end
    return end


def _is_nobodys(piece: str, start: int, head: str) -> bool:
    """ "the party", "a team" without a country: nobody's, unless both, two, his or her stands before."""
    if head not in words("offices", "nobodys"):
        return False
    return _determiner(piece, start) not in {"both", "two", "his", "her"} and head != "sides"


def _is_out_of_office(piece: str, at: int, mid: str) -> bool:
    """Whether "former", "late", "ousted" stands on the office (EXTRACTION, what counts, 8)."""
    before = piece[max(0, at - 24) : at].lower().split()
    return any(w.strip(",-") in words("offices", "out_of_office") for w in [*mid.lower().split(), *before[-1:]])


def _is_former(piece: str, at: int) -> bool:
    """ "the former Kenyan president", "the late Kenyan president"; but "who later met then Kenyan officials"."""
    before = piece[max(0, at - 30) : at].lower().replace("-", " ").split()
    if not before or before[-1] not in words("offices", "out_of_office"):
        return False
    return before[-1] not in words("offices", "adverb_too") or before[-2:-1] in (["the"], ["a"])


def _determiner(piece: str, at: int) -> str:
    """The determiner before a phrase; "'s" for "the company's chief", whose country nobody has said."""
    if _OWNER.search(piece[max(0, at - 30) : at]):
        return "'s"
    before = piece[max(0, at - 24) : at]
    if number := _MORE_THAN_TWO.search(before):
        return number.group(1).lower()
    match = _DETERMINER.search(before)
    return match.group(1).lower() if match else ""


def _office_end(piece: str, match: re.Match[str], tags: Sequence[PlaceTag]) -> int:
    """The end of the office: an "of …" that runs into a country belongs to the country."""
    of_start = match.start("of")
    if not match.group("of"):
        return match.end()
    if loose := _LOOSE_AND.search(piece, of_start, match.end()):
        return loose.start()  # "minister of labour, and X, minister of sports"
    for place in tags:
        if of_start < place.end and place.start < match.end():
            kept = _RUNS_INTO_PLACE.sub("", piece[match.start() : place.start])
            return max(match.start() + len(kept.rstrip(" ,")), of_start)
    named = _OF_OR_FOR.search(match.group("of"))
    body = match.group("of")[named.end() :] if named else ""
    portfolio = words("offices", "portfolio")
    if body and is_name(body) and not any(w.lower().strip(",") in portfolio for w in body.split()):
        return of_start
    return match.end()


def _name_before(piece: str, at: int, tags: Sequence[PlaceTag]) -> tuple[int, str] | None:
    """(where the name begins, the name) of "Anna Kovac, the foreign minister"; a country is nobody's name."""
    begin = max(0, at - _NAME_BEFORE)
    match = _APPOSED_BEFORE.search(piece[begin:at])
    if not match:
        return None
    for word in re.finditer(r"\S+", match.group("name")):  # "Yesterday Anna Kovac": without what no name holds
        name = match.group("name")[word.start() :]
        start = begin + match.start("name") + word.start()
        stop = begin + match.end("name")
        if is_name(name) and not any(t.start < stop and start < t.end and t.end >= stop for t in tags):
            return start, name  # not "Lanka" of "In Sri Lanka, the minister"
    return None


def _name_after(piece: str, at: int, tags: Sequence[PlaceTag]) -> tuple[str | None, int]:
    """(the holder's name behind an office that ends at `at`, the name's end); (None, `at`) without one."""
    match = _after_office().match(piece, at)
    if not match:
        field = _FIELD.match(piece, at)  # "Special Envoy for the Great Lakes Region, Mamadou Lamine Keita"
        match = _after_office().match(piece, field.end()) if field else None
    if not match:
        return None, at
    name = match.group("name")
    for place in tags:
        if place.kind == "demonym" and place.start == match.start("name") and _office().match(piece, place.end + 1):
            return None, at  # "the chief Palestinian negotiator"
        if place.kind == "demonym" or not match.start("name") <= place.start < match.end("name"):
            continue
        if place.start > match.start("name") and place.kind == "city" and place.end == match.end("name"):
            break  # "Commissioner Carl Lund"
        if place.start > match.start("name"):
            name = piece[match.start("name") : place.start].strip()
            break
        if " " not in name.strip():
            return None, at
        alone = piece[place.end : place.end + 1] in {"'", "’", ",", ".", ""}
        if alone and place.kind in {"country", "abbreviation", "organisation"}:
            return None, at
        break
    cut_short = (
        match.group("comma")
        and not match.group("titles")
        and not (match.group("close") or match.end() >= len(piece) - 1)
    )
    if cut_short or not is_name(name):
        return None, at
    return name, match.start("name") + len(name)


def has_office(country: str, office: str | None) -> bool:
    """Whether a country has such an office: no republic has a king, no kingdom a president, Uruguay no foreign
    secretary."""
    office = (office or "").lower()
    if office in table("offices")["held_by"]:
        return country in table("offices")["held_by"][office]
    if is_organisation(country) and office.endswith(tuple(words("offices", "states_alone"))):
        return False
    if office in words("offices", "crowned"):
        return country in words("offices", "kingdoms")
    return country not in table("offices")["lacking"].get(office, ())
