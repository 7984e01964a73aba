"""Who is named in a stretch of text: states, organisations, offices and their holders; no parser needed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from digests.extract.bodies import Bodies, body_tags
from digests.extract.names import NAME, is_name
from digests.extract.tables import alternatives, words
from digests.places.cities import capital_of
from digests.places.tag import PlaceTag, tag

ActorKind = Literal["person", "office", "collective", "country", "organisation"]


@dataclass(frozen=True, slots=True)
class Actor:
    """text[start:end], in offsets of the whole text; `head` is the offset of the word that stands for it in a parse.

    `code` is None until memory or the publisher supplies it. `determiner` is the lower-case word before ("his").
    """

    start: int
    end: int
    head: int
    kind: ActorKind
    code: str | None
    name: str | None = None
    office: str | None = None
    organisation: str | None = None
    printed: str = ""
    determiner: str = ""
    plural: bool = False
    tag_kind: str = ""
    out_of_office: bool = False
    by_default: bool = False
    """Whether `code` is only the home country of the article, no word of the text."""


@cache
def _office() -> re.Pattern[str]:
    portfolio = alternatives(words("offices", "portfolio"))
    head = alternatives(words("offices", "head") | words("offices", "collective"))
    field = alternatives(words("offices", "field") | words("offices", "portfolio"))
    known = rf"(?i:{field})"
    of = rf"(?:\s+(?:of|for)\s+(?:the\s+)?{known}(?:(?:\s*,\s*|\s+and\s+|\s+&\s+|\s+)(?:and\s+|of\s+|for\s+|the\s+)?{known}\b){{0,8}}\b)?"
    short = "PM|FM|DPM|EAM"  # capitals only: "5 pm" is an hour
    return re.compile(rf"\b(?:(?i:(?:{portfolio})[\s,-]+))*(?P<head>(?i:{head})|{short})\b(?P<of>{of})")


_BETWEEN_PLACE_AND_OFFICE = re.compile(r"^(?:['’]s?)?[\s-]*(?P<mid>(?:[\w'-]+\s+){0,3})$")
_AND_PLACE = re.compile(r"^(?:['’]s?)?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s*[/–-]\s*)(?:the\s+)?$")
_OF_PLACE = re.compile(
    r"^\s+(?:of|for|from|to)\s+(?:the\s+)?(?:(?:Islamic|Democratic|Socialist|People's|Federal|United|Arab|Hashemite|Co-operative|Bolivarian|Federative)\s+)*"
    r"(?:(?:Republic|Kingdom|State|Sultanate|Commonwealth|Union|Principality|Republics)\s+of\s+)?(?:the\s+)?$"
)  # fmt: skip
_OF_BODY = re.compile(
    r"(?:['’]s?)?\s+(?:[A-Z][\w-]+\s+){0,3}(?:Council|Parliament|Assembly|Senate|Ministry|Department|Commission|Committee|Duma|"
    r"Party|Office|Army|Navy|Congress|Court|Bank|Union|Presidency|Cabinet|Authority|Secretariat|Agency)(?=[\s,])"
)
_DETERMINER = re.compile(r"\b(his|her|their|its|the|a|an|our|my|both|two|three|of)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_APPOSED_BEFORE = re.compile(
    rf"(?P<name>{NAME}),\s+(?:(?i:the|a|an|who\s+is)\s+)?(?:(?i:{'new|current|visiting'})\s+)?$"
)


@cache
def _after_office() -> re.Pattern[str]:
    honorific = alternatives(words("offices", "honorific"))
    return re.compile(
        rf"(?:\s*\([A-Z][A-Za-z]{{1,9}}\))?(?P<comma>\s*,)?\s+(?:\(?(?i:{honorific})\b\.?\)?\s+){{0,3}}(?P<name>{NAME})(?P<close>\s*[,)]|\s+(?i:and|who|of|in|on|at|with|to)\b|$)?"
    )


def scan(text: str, start: int = 0, end: int | None = None, *, bodies: Bodies | None = None) -> tuple[Actor, ...]:
    """The actors of text[start:end], left to right; coordinate countries of one office give one actor each."""
    stop = len(text) if end is None else end
    piece = text[start:stop]
    tags = _with_capitals(piece, tag(piece))
    if bodies:
        tags = tuple(sorted((*tags, *body_tags(piece, bodies)), key=lambda t: t.start))
    found: list[Actor] = []
    used: set[PlaceTag] = set()
    taken: list[tuple[int, int]] = []
    for match in _office().finditer(piece):
        if taken and match.start() < taken[-1][1]:
            continue
        group = list(_office_actors(piece, match, tags, used))
        if group:
            taken.append((min(a.start for a in group), max(a.end for a in group)))
            found += group
    found = _joined_offices(piece, found)
    for place in tags:
        if place not in used and not any(a.start <= place.start < a.end for a in found):
            found.append(_place_actor(place))
    moved = (replace(a, start=a.start + start, end=a.end + start, head=a.head + start) for a in found)
    return tuple(sorted(moved, key=lambda a: (a.start, a.end)))


def _with_capitals(piece: str, tags: tuple[PlaceTag, ...]) -> tuple[PlaceTag, ...]:
    """ "the Polish capital" is a city, not an adjective."""
    found: list[PlaceTag] = []
    for place in tags:
        match = re.match(r"(?:['’]s)?\s+capital(?:\s+city)?\b(?!\s+(?:market|flow|gain|invest|punish|spend|good))", piece[place.end :])
        if match and place.kind in {"demonym", "country"} and (name := capital_of(place.code)):
            end = place.end + match.end()
            following = re.match(r",?\s+" + re.escape(name), piece[end:])
            found.append(replace(place, end=end + (following.end() if following else 0), text=name, kind="capital"))
        elif not (found and place.start < found[-1].end):
            found.append(place)
    return tuple(found)


def _place_actor(place: PlaceTag) -> Actor:
    kind: ActorKind = "organisation" if place.kind == "organisation" else "country"
    return Actor(
        place.start, place.end, place.end - 1, kind, place.code,
        organisation=place.text if kind == "organisation" else None, printed=place.text,
        tag_kind="people" if place.person_noun else place.kind,
    )  # fmt: skip


def _office_actors(piece: str, match: re.Match[str], tags: Sequence[PlaceTag], used: set[PlaceTag]) -> Iterator[Actor]:
    head = match.group("head").lower()
    collective = head in words("offices", "collective")
    office_start, office_end = match.start(), match.end()
    left, left_start, mid = _places_before(piece, office_start, tags)
    trimmed = _trim_portfolio(piece, match, tags)
    office_end = trimmed
    right, right_end = _places_after(piece, office_end, tags, collective=collective)
    name, name_end = _name_after(piece, right_end if right else office_end, tags)
    if name is None and right:
        name, name_end = None, right_end
    if name is not None and not left and not right:
        right, right_end = _places_after(piece, name_end, tags)
    apposed = None
    if name is None and not collective:
        apposed = _APPOSED_BEFORE.search(piece[max(0, left_start - 90) : left_start])
        if apposed and not is_name(apposed.group("name")):
            apposed = None
    start, end = left_start, max(office_end, right_end, name_end)
    if apposed:
        start = left_start - (len(piece[max(0, left_start - 90) : left_start]) - apposed.start("name"))
        name = apposed.group("name")
    places = left or right
    if (
        not places
        and collective
        and name is None
        and head
        in {
            "side",
            "sides",
            "party",
            "team",
            "teams",
            "mission",
            "ministry",
            "government",
            "official",
            "administration",
            "regime",
        }
    ):
        determiner = _determiner(piece, start)
        if determiner not in {"both", "two", "his", "her"} and head not in {"sides"}:
            return
    before = piece[max(0, office_start - 24) : office_start].lower().split()
    gone = any(w.strip(",-") in words("offices", "out_of_office") for w in [*mid.lower().split(), *before[-1:]])
    office = piece[office_start:office_end].strip(" ,-")
    head_at = match.start("head") if name is None else office_start + (match.start("head") - office_start)
    shared = {
        "name": _bare(name) if name else None, "office": office, "printed": piece[start:end].strip(" ,"),
        "determiner": _determiner(piece, left_start), "plural": collective or head.endswith("s"), "out_of_office": gone,
    }  # fmt: skip
    used.update(left)
    used.update(right)
    kind: ActorKind = "person" if name else "collective" if collective else "office"
    listed = _names_listed(piece, max(office_end, right_end), len(places)) if len(places) > 1 and shared["plural"] else []
    if listed:
        for place, (begin, stop) in zip(places, listed, strict=True):
            yield Actor(begin, stop, stop - 1, "person", place.code, name=_bare(piece[begin:stop]), office=_singular(office), printed=piece[begin:stop], tag_kind=place.kind)
        return
    for place in places or [None]:
        organisation = place.text if place and place.kind == "organisation" else None
        yield Actor(
            start,
            end,
            head_at,
            kind,
            place.code if place else None,
            organisation=organisation,
            tag_kind=place.kind if place else "",
            **shared,
        )  # type: ignore[arg-type] # one dict for both yields


def _names_listed(piece: str, at: int, count: int) -> list[tuple[int, int]]:
    """ "the negotiators of Kosovo and Serbia, Arben Gashi and Milan Stojkovic": as many names as places, in order."""
    match = re.match(rf",?\s+(?P<names>{NAME}(?:,\s+{NAME})*,?\s+and\s+{NAME})", piece[at:])
    if not match:
        return []
    spans = [(at + match.start("names") + m.start(), at + match.start("names") + m.end()) for m in re.finditer(NAME, match.group("names"))]
    return spans if len(spans) == count and all(is_name(piece[s:e]) for s, e in spans) else []


def _singular(office: str) -> str:
    return re.sub(r"ies$", "y", office) if office.endswith("ies") else office.removesuffix("s")


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.strip(" ,"))


def _determiner(piece: str, at: int) -> str:
    if re.search(r"[a-z]['’]s?\s+(?:[a-z-]+\s+){0,2}$", piece[max(0, at - 30) : at]):
        return "'s"  # "the company's chief", whose country nobody has said
    match = _DETERMINER.search(piece[max(0, at - 24) : at])
    return match.group(1).lower() if match else ""


def _places_before(piece: str, at: int, tags: Sequence[PlaceTag]) -> tuple[list[PlaceTag], int, str]:
    """(the places that an office at `at` belongs to, where they begin, the words between)."""
    places: list[PlaceTag] = []
    begin, mid = at, ""
    for place in reversed([t for t in tags if t.end <= at]):
        gap = piece[place.end : begin]
        if not places:
            match = _BETWEEN_PLACE_AND_OFFICE.match(gap)
            if not match or not all(
                w.strip("-'") in words("offices", "loose") or w in words("offices", "portfolio")
                for w in match.group("mid").lower().split()
            ):
                break
            mid = match.group("mid")
            if place.kind in {"city", "capital"} and not gap.startswith(("'", "’")):
                break
        elif not _AND_PLACE.match(gap) or place.kind in {"city"}:
            break
        places.insert(0, place)
        begin = place.start
    return places, begin, mid


def _trim_portfolio(piece: str, match: re.Match[str], tags: Sequence[PlaceTag]) -> int:
    """The end of the office: an "of …" that runs into a country belongs to the country."""
    of_start = match.start("of")
    if match.group("of"):
        for place in tags:
            if of_start < place.end and place.start < match.end():
                cut = piece[: place.start]
                kept = re.sub(
                    r"(?:\s+of|\s+for|\s+the|\s+and|\s+(?:Republic|Kingdom|State|Sultanate|Islamic|Democratic|Federal|Socialist|People's|Union|Commonwealth)(?=\s|$))+\s*$",
                    "",
                    cut,
                )
                return max(len(kept.rstrip(" ,")), of_start)
        named = re.search(r"\s+(?:of|for)\s+", match.group("of"))
        body = match.group("of")[named.end() :] if named else ""
        if (
            body
            and is_name(body)
            and not any(w.lower().strip(",") in words("offices", "portfolio") for w in body.split())
        ):
            return of_start
    return match.end()


_IN_PLACE = re.compile(r"^\s+(?:in|of|from|for)\s+(?:the\s+)?$")


def _places_after(piece: str, at: int, tags: Sequence[PlaceTag], *, collective: bool = False) -> tuple[list[PlaceTag], int]:
    places: list[PlaceTag] = []
    end = at
    for place in (t for t in tags if t.start >= at):
        gap = piece[end : place.start]
        if not ((_OF_PLACE.match(gap) or (collective and _IN_PLACE.match(gap))) if not places else _AND_PLACE.match(gap)) or place.kind in {"city", "demonym"}:
            break
        places.append(place)
        end = place.end
    body = _OF_BODY.match(piece, end) if places else None
    return places, body.end() if body else end


def _name_after(piece: str, at: int, tags: Sequence[PlaceTag]) -> tuple[str | None, int]:
    match = _after_office().match(piece, at)
    if not match:
        return None, at
    name = match.group("name")
    for place in tags:
        if place.start >= match.start("name") and place.start < match.end("name") and place.kind != "demonym":
            inside = piece[match.start("name") : place.start].strip()
            if inside.count(" ") < 1 and place.start == match.start("name") and " " not in name.strip():
                return None, at
            if place.start == match.start("name"):
                rest = piece[place.end : place.end + 1]
                if place.kind in {"country", "abbreviation", "organisation"} and rest in {"'", "’", ",", ".", ""}:
                    return None, at
                break
            name = inside
            break
    if not is_name(name) or (match.group("comma") and not (match.group("close") or match.end() >= len(piece) - 1)):
        return None, at
    return name, match.start("name") + len(name)


def _joined_offices(piece: str, actors: list[Actor]) -> list[Actor]:
    """ "Deputy Prime Minister and Minister of Foreign Affairs Bui Thanh Son": two offices of one holder."""
    joined: list[Actor] = []
    for actor in sorted(actors, key=lambda a: (a.start, a.end)):
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == "office"
            and actor.kind == "person"
            and before.end <= actor.start
            and re.fullmatch(r"\s*(?:and|cum|&|,|/)\s*", piece[before.end : actor.start])
            and (actor.code is None or before.code is None or actor.code == before.code)
            and not actor.determiner
        ):
            office = f"{before.office} and {actor.office}"
            joined[-1] = replace(actor, start=before.start, office=office, code=before.code or actor.code, printed=piece[before.start : actor.end], determiner=before.determiner, organisation=before.organisation or actor.organisation)  # fmt: skip
        else:
            joined.append(actor)
    return joined
