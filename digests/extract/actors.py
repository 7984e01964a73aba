"""Who is named in a stretch of text: states, organisations, offices and their holders; no parser needed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor, ActorKind, in_order
from digests.extract.bodies import Bodies, body_tags
from digests.extract.groups import Groups, group_tags
from digests.extract.names import is_name
from digests.extract.neighbours import with_pairs
from digests.extract.offices import holders, office_phrases, owned, titled
from digests.extract.tables import words
from digests.places.cities import capital_of
from digests.places.tag import PlaceTag, tag

_CAPITAL = re.compile(
    r"(?:['’]s)?\s+capital(?:\s+city)?\b(?!\s+(?:market|flow|gain|invest|punish|spend|good))"  # no "capital gains"
)
_STYLED = re.compile(
    r"\b(?<!\b[Hh]ead of )(?<!\b[Hh]eads of )"
    r"((?:(?:Federal|Federative|Islamic|Democratic|Socialist|People's|United|Arab|Hashemite|Bolivarian|Plurinational"
    r"|Co-operative|Oriental)\s+){0,4}"
    r"(?:State|Republic|Kingdom|Sultanate|Commonwealth|Principality)\s+of\s+(?:the\s+)?)$"
)
_NAMED = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Aa]mbassador|[Pp]remier|[Ss]ecretary|[Cc]hancellor|[Ss]enator|[Ss]peaker|[Cc]ommissioner|Mr\.?|Mrs\.?"
    r"|Ms\.?|Dr\.?) (?:[A-ZÀ-Þ][a-zà-ÿ'’-]+ ){0,2}(?!To|In|At|On|For|By)[A-ZÀ-Þ][a-zà-ÿ'’-]*[^\Ws] $"
)
_NAME_ENDS = re.compile(r"(?:[,;.)]|\s+(?:of|who)\b)")
_NAMED_WITHIN = 60
"""Characters before a town's name in which somebody's office and first names stand, when it is his."""
_BODY = re.compile(
    r"(?:['’´`]s?)?(?<=['’´`s])\s+(?:senior\s+|top\s+|close\s+|closest\s+)?"
    r"(?P<noun>government|administration|regime|cabinet|junta|delegation|negotiators|aides|advisers|advisors|emissaries)\b"
)
_MAJESTY = re.compile(r"\b(?P<whose>[Hh]is|[Hh]er) (?P<style>Majesty)\b(?!['’]s\b|,?\s+(?:the\s+)?[A-Z])")
_SOMEBODYS = re.compile(r"\b(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,3})(?:['’]s|(?<=s)['’])\s+$")
_OWNER_WITHIN = 60
"""Characters before a body in which stands whose it is."""
_REGIME = re.compile(r"\b(?P<name>[A-Z][\w-]+)\s+(?P<noun>government|administration|regime)\b")
_SIDE = re.compile(r"\b(?:between|with|between (?:[A-Z]\w+ ){1,2}and)\s+$")
_VERB = re.compile(
    r"\s+(?:has|had|is|was|will|would|may|must|wants|hopes|said|says|\w+ed|put"
    r"|and [A-Z]\w+ (?:have|are|will|agreed|signed))\b"
)
"""What stands before and behind a town that is one side of something."""
_ALONE = re.compile(
    r"['’]?\s*(?:[.,;:)]|$|(?:and|on|over|about|in|to|is|are|has|have|had|will|would|began|broke|were|was|\w+ed)\b)"
)
"""The same for one behind "with": not "Brussels mayor"."""
_OF_BODIES = frozenset({"general", "secretary-general"})
"""Last words of offices that nobody who governs holds: "the Secretary General and Prime Minister Berg"."""
_ALSO_HOLDS = re.compile(
    r"\s*[,(]\s*(?:who\s+is\s+|and\s+|also\s+|the\s+|an?\s+)*"
    r"(?:(?:current|incumbent|outgoing|incoming|rotating|present|pro tempore|this year['’]s)\s+)*"
)
"""What stands between a head of state and his office in an organisation."""
_AND = re.compile(r"\s*(?:and|&)\s*")
_JOINED = re.compile(r"\s*(?:and|cum|&|,|/)\s*")


def scan(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    bodies: Bodies | None = None,
    groups: Groups | None = None,
    around: frozenset[str] = frozenset(),
) -> tuple[Actor, ...]:
    """The actors of text[start:end], left to right; coordinate countries of one office give one actor each.

    Offsets are those of `text`. `bodies` says what "the bloc" means in this article (EXTRACTION, stage 2), `groups`
    which rebels it names, `around` which states: that settles whose "Congolese" are meant.
    """
    piece = text[start : len(text) if end is None else end]
    placed = (t for t in tag(piece, around=around) if not _is_surname(piece, t))
    tags = with_pairs(piece, _with_style(piece, _with_brussels(piece, _with_capitals(piece, tuple(placed)))))
    if bodies:
        tags = tuple(sorted((*tags, *body_tags(piece, bodies)), key=lambda t: t.start))
    tags = group_tags(piece, tags, groups)
    found: list[Actor] = []
    used: set[PlaceTag] = set()
    taken = 0
    for match in office_phrases(_without_bodies(piece, tags)):
        if match.start() < taken:
            continue
        group = [_unnamed(a, found) for a in holders(piece, match, tags, used, found[-1] if found else None)]
        if group:
            taken = max(a.end for a in group)
            found += group
    found = [_government_of(piece, a) for a in _joined_offices(piece, found)]
    found += _regimes(piece, tags, found)
    found += _majesties(piece, found)
    found += titled(piece, tags, used, found)
    found += owned(piece, tags, used, found)
    for place in tags:
        over = [a for a in found if a.start <= place.start < a.end]
        if place not in used and all((a.start, a.end, a.kind) == (place.start, place.end, "country") for a in over):
            found.append(place_actor(place))
    found = [_of_somebody(piece, a) for a in found if not _is_second_post(piece, a, found)]
    return in_order([replace(a, start=a.start + start, end=a.end + start, head=a.head + start) for a in found])


def _is_surname(piece: str, place: PlaceTag) -> bool:
    """Whether a town's name is the last of somebody's: "Foreign Minister João Évora Lima"."""
    before = piece[max(0, place.start - _NAMED_WITHIN) : place.start]
    told = place.kind in {"city", "capital"} and _NAME_ENDS.match(piece, place.end) is not None
    return told and _NAMED.search(before) is not None


def _of_somebody(piece: str, actor: Actor) -> Actor:
    """ "two of Netanyahu's senior aides": theirs who is named, not himself."""
    if actor.kind != "collective" or actor.code is not None or actor.owner:
        return actor
    match = _SOMEBODYS.search(piece, max(0, actor.start - _OWNER_WITHIN), actor.start)
    if match is None or not is_name(match["name"]):
        return actor
    return replace(
        actor, start=match.start("name"), owner=match["name"], printed=piece[match.start("name") : actor.end]
    )


def _government_of(piece: str, actor: Actor) -> Actor:
    """ "President Ghani's government": a body of whoever is named, not himself."""
    body = _BODY.match(piece, actor.end) if actor.kind == "person" else None
    if body is None:
        return actor
    noun = body.group("noun")
    return replace(
        actor,
        end=body.end(),
        head=body.start("noun"),
        kind="collective",
        name=None,
        office=noun,
        owner=actor.name,
        printed=piece[actor.start : body.end()],
    )


def _is_second_post(piece: str, actor: Actor, found: Sequence[Actor]) -> bool:
    """ "President Tinubu of Nigeria, chairman of ECOWAS,": he meets as his country's president."""
    if actor.kind != "office" or not actor.organisation or actor.last_word not in words("offices", "rotating"):
        return False
    holders_ = (a for a in found if a.kind == "person" and a.code and a.code != actor.code and a.end <= actor.start)
    return any(_ALSO_HOLDS.fullmatch(piece, a.end, actor.start) for a in holders_)


def _regimes(piece: str, tags: Sequence[PlaceTag], found: Sequence[Actor]) -> Iterator[Actor]:
    """ "the Assad regime", "the Trump administration": a body of whom the world or the article knows by that name."""
    for match in _REGIME.finditer(piece):
        name, (start, end) = match.group("name"), match.span()
        taken = any(t.start < end and start < t.end for t in tags) or any(a.overlaps(start, end) for a in found)
        if not taken and is_name(name):
            head, noun = match.start("noun"), match.group("noun")
            yield Actor(start, end, head, "collective", None, office=noun, owner=name, printed=match.group())


def _majesties(piece: str, found: Sequence[Actor]) -> Iterator[Actor]:
    """ "an audience with His Majesty": the king, where nobody is named with it."""
    for match in _MAJESTY.finditer(piece):
        start, end = match.span()
        if not any(a.overlaps(start, end) for a in found):
            office = "King" if match["whose"].lower() == "his" else "Queen"
            yield Actor(start, end, match.start("style"), "office", None, office=office, printed=match.group())


def _without_bodies(piece: str, tags: tuple[PlaceTag, ...]) -> str:
    """`piece` with organisations of several words blotted out: "African Union envoy" is no "Union envoy"."""
    for place in tags:
        if place.kind == "organisation" and " " in place.text:
            piece = piece[: place.start] + re.sub(r"\w", "_", place.text) + piece[place.end :]
    return piece


def _with_capitals(piece: str, tags: tuple[PlaceTag, ...]) -> tuple[PlaceTag, ...]:
    """ "the Polish capital" is a city, not an adjective."""
    found: list[PlaceTag] = []
    for place in tags:
        match = _CAPITAL.match(piece, place.end) if place.kind in {"demonym", "country"} else None
        name = capital_of(place.code) if match else None
        if match and name:
            named = re.compile(r",?\s+" + re.escape(name)).match(piece, match.end())
            found.append(replace(place, end=(named or match).end(), text=name, kind="capital"))
        elif not (found and place.start < found[-1].end):
            found.append(place)
    return tuple(found)


def _unnamed(actor: Actor, found: list[Actor]) -> Actor:
    """ "Meeting with President Seo, the Vietnamese leader welcomed": somebody else's name is no apposition."""
    before = next((a for a in found if a.kind == "person" and a.overlaps(actor.start, actor.end)), None)
    if before is None or actor.name is None or before.end > actor.head:
        return actor
    return replace(
        actor, start=before.end + 1, kind="office", name=None, printed=actor.printed.rsplit(",", 1)[-1].strip()
    )


def _with_brussels(piece: str, tags: tuple[PlaceTag, ...]) -> tuple[PlaceTag, ...]:
    """ "talks between Brussels and Ankara": as one that acts, the town is the Union where no Belgian is named."""
    if "Brussels" not in piece or "Belgi" in piece:
        return tags
    return tuple(replace(t, kind="organisation", code="EU") if _acts(piece, t) else t for t in tags)


def _acts(piece: str, place: PlaceTag) -> bool:
    return place.text == "Brussels" and (
        (_SIDE.search(piece, 0, place.start) is not None and _ALONE.match(piece, place.end) is not None)
        or (place.start == 0 and _VERB.match(piece, place.end) is not None)
    )


def _with_style(piece: str, tags: tuple[PlaceTag, ...]) -> tuple[PlaceTag, ...]:
    """ "the State of Qatar", "the Federal Republic of Germany": the style belongs to the name."""
    found: list[PlaceTag] = []
    for place in tags:
        style = _STYLED.search(piece, found[-1].end if found else 0, place.start) if place.kind == "country" else None
        found.append(replace(place, start=style.start(1), text=piece[style.start(1) : place.end]) if style else place)
    return tuple(found)


def place_actor(place: PlaceTag) -> Actor:
    """The state or organisation that a tag names."""
    kind: ActorKind = "organisation" if place.kind == "organisation" else "country"
    return Actor(
        place.start,
        place.end,
        place.end - 1,
        kind,
        place.code,
        organisation=place.text if kind == "organisation" else None,
        printed=place.text,
        tag_kind="people" if place.person_noun else place.kind,
    )


def _joined_offices(piece: str, actors: list[Actor]) -> list[Actor]:
    """ "Deputy Prime Minister and Minister of Foreign Affairs Bui Thanh Son": two offices of one holder."""
    joined: list[Actor] = []
    for actor in in_order(actors):
        before = joined[-1] if joined else None
        if before is None or not _one_holder(piece, before, actor):
            joined.append(actor)
            continue
        if before.kind == "person":
            joined[-1] = replace(
                before,
                end=actor.end,
                office=f"{before.office} and {actor.office}",
                code=actor.code,
                organisation=actor.organisation,
                printed=piece[before.start : actor.end],
                tag_kind=actor.tag_kind,
            )
            continue
        joined[-1] = replace(
            actor,
            start=before.start,
            office=f"{before.office} and {actor.office}",
            code=before.code or actor.code,
            printed=piece[before.start : actor.end],
            determiner=before.determiner,
            organisation=before.organisation or actor.organisation,
        )
    return joined


def _one_holder(piece: str, office: Actor, person: Actor) -> bool:
    if office.kind == "person":  # "Aino Laine, Deputy Prime Minister and Foreign Minister of Finland"
        posts = (
            office.code is None and office.last_word in words("offices", "several_posts") and person.code is not None
        )
        apposed = posts and office.name is not None and piece[office.start :].startswith(office.name)
        return apposed and person.kind == "office" and _AND.fullmatch(piece, office.end, person.start) is not None
    return (
        office.kind == "office"
        and office.last_word not in words("offices", "monarch")
        and ("," not in piece[office.end : person.start] or office.last_word in words("offices", "several_posts"))
        and person.kind == "person"
        and office.end <= person.start
        and _JOINED.fullmatch(piece, office.end, person.start) is not None
        and (person.code is None or office.code is None or person.code == office.code)
        and not person.determiner
        and not (office.determiner == "the" and person.code is not None and office.code is None)
        and not (office.last_word in _OF_BODIES and person.last_word in words("offices", "governing"))
    )
