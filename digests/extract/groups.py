"""Armed groups and movements that negotiate with a state: parties that have a name but no code.

EXTRACTION, what counts, 10. Inside the extractor the name behind a sign is their code; an event carries the name alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice

from digests.extract.tables import alternatives, table, words
from digests.places.names import is_party
from digests.places.tag import PlaceTag, tag

_SIGN = "~"
_MOST = 30
"""Groups of one article, at most: whoever writes more of them writes no article."""
_MOVEMENT = "movement"
_GAP = 3
"""Characters between a demonym and its rebels, at most."""
_WORD = r"(?:[A-Z][\w-]*|People['’]s|Workers['’]|Lord['’]s)"
_SHORT = re.compile(r"\s*\((?:the\s+)?([A-Z][A-Za-z/-]{1,11})\)")
_ARTICLE = re.compile(r"(?:The|This|That|Its|Their|His|Both|Some|While|When|But|And|In|On|For|With)\s+")


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of an article about an armed conflict."""

    forms: Mapping[str, str]
    """Every form in which the article writes one → its code."""
    people: str | None
    """The code of "the rebels", "the rebel delegation"; None where the article names several groups."""


def group_code(name: str) -> str:
    """The code inside the extractor of a group of that name."""
    return _SIGN + name


def name_of_group(code: str | None) -> str | None:
    """The name of a group by its code inside the extractor; None for a code of a state or an organisation."""
    return code.removeprefix(_SIGN) if code and code.startswith(_SIGN) else None


def has_code(code: str | None) -> bool:
    """Whether a code is that of a state or an organisation, by which an event is looked up."""
    return bool(code) and name_of_group(code) is None


def is_non_state(code: str) -> bool:
    """Whether a code inside the extractor is a group's or that of a party that is no state's."""
    return name_of_group(code) is not None or is_party(code)


def groups_of(text: str) -> Groups | None:
    """The groups that an article names; None for one that is not about an armed conflict."""
    if not _conflict().search(text):
        return None
    tags = tag(text)
    forms: dict[str, str] = {}
    called = [m["name"] for m in islice(_called().finditer(text), _MOST) if _is_rebels(m["name"])]
    named = ((m.start() + _article(m.group()), m.end()) for m in _named().finditer(text))
    spans = chain(((m.start(), m.end()) for name in called for m in re.finditer(re.escape(name), text)), named)
    for start, end in islice(spans, _MOST):
        written = " ".join(text[start:end].split())
        inner = any(written != name and written in name for name in called)  # "Forces for Change" of the Union of those
        if inner or _is_taken(tags, start, end) or not _is_group(text[start:end]):
            continue
        forms.setdefault(written, group_code(written))
        if short := _SHORT.match(text, end):
            forms[short.group(1)] = forms[written]
    known: dict[str, str] = table("groups")["known"]
    for match in islice(_known().finditer(text), _MOST):
        written = " ".join(match.group().split())
        if not any(written in form for form in forms):
            forms[written] = group_code(known[written])
    codes = {*forms.values(), *(t.code for t in tags if is_party(t.code))}
    return Groups(forms, _unnamed(text, tags) if not codes else codes.pop() if len(codes) == 1 else None)


def _article(name: str) -> int:
    """How long the word is that opens a name and is none of it: "The"."""
    article = _ARTICLE.match(name)
    return article.end() if article else 0


def group_tags(piece: str, tags: Sequence[PlaceTag], groups: Groups | None) -> tuple[PlaceTag, ...]:
    """`tags` with the groups of a stretch of text, left to right; "Rwandan rebels" are no Rwanda."""
    tags = [_with_members(piece, t) if is_party(t.code) else t for t in tags]
    if groups is None:
        return tuple(tags)
    found = [*_written(piece, groups), *_people_of(piece, tags, groups)]
    kept = [t for t in tags if not any(g.start < t.end and t.start < g.end for g in found)]
    return tuple(sorted((*kept, *(g for g in found if g.code)), key=lambda t: t.start))


def _with_members(piece: str, party: PlaceTag) -> PlaceTag:
    """ "Taliban members", "the Polisario movement": the party itself."""
    behind = _behind().match(piece, party.end)
    return replace(party, end=behind.end()) if behind else party


def _written(piece: str, groups: Groups) -> Iterator[PlaceTag]:
    """The names of groups in a stretch."""
    if groups.forms:
        for match in re.finditer(rf"\b(?:{alternatives(groups.forms)})(?!\w)", piece):
            code = groups.forms[" ".join(match.group().split())]
            yield PlaceTag(match.start(), match.end(), match.group(), code, "organisation")


def _people_of(piece: str, tags: Sequence[PlaceTag], groups: Groups) -> Iterator[PlaceTag]:
    """ "the rebels", "Rwandan rebels", "ELN guerrillas"; without a code where nobody knows which are meant."""
    for match in _people().finditer(piece):
        if match.group("noun") == _MOVEMENT and not groups.forms and name_of_group(groups.people):
            continue  # rebels without a name: whose movement it is, nobody knows
        before = _right_before(piece, tags, match.start("noun"))
        if before is not None and before.kind == "organisation":
            yield replace(before, end=match.end())
        else:
            start = match.start("noun") if before is None or before.kind != "demonym" else _begin(piece, before)
            yield PlaceTag(start, match.end(), piece[start : match.end()], groups.people or "", "organisation")


def _unnamed(text: str, tags: Sequence[PlaceTag]) -> str | None:
    """The code of rebels without a name: what the article first calls them, "Rwandan rebels"; None without any."""
    match = next((m for m in _people().finditer(text) if m.group("noun") != _MOVEMENT), None)
    if match is None:
        return None
    several = match.group("noun").removesuffix("s").lower() + "s"
    before = _right_before(text, tags, match.start("noun"))
    if before is None or before.kind != "demonym":
        return group_code(several)
    return group_code(f"{text[_begin(text, before) : before.end]} {several}")


def _right_before(text: str, tags: Sequence[PlaceTag], at: int) -> PlaceTag | None:
    """The place that stands right before an offset."""
    near = (t for t in tags if 0 < at - t.end <= _GAP)
    return next((t for t in near if text[t.end : at].isspace()), None)


def _begin(piece: str, tag: PlaceTag) -> int:
    """Where a demonym begins, "pro-" of "pro-Russian" included."""
    return piece.rfind(" ", 0, tag.start) + 1


def _is_group(name: str) -> bool:
    """Whether a name tells a group: not "the Movement", "the Western Front", "the People's Liberation Army"."""
    return (
        " " in name and name not in table("groups")["no_group"] and name.split()[0] not in table("groups")["no_group"]
    )


def _is_rebels(name: str) -> bool:
    """Whether a name may be one of rebels: not a party's, a parliament's or a state's own body."""
    return name.split()[0] not in table("groups")["no_rebel"]


def _is_taken(tags: Sequence[PlaceTag], start: int, end: int) -> bool:
    return any(t.kind == "organisation" and t.start < end and start < t.end for t in tags)


@cache
def _conflict() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('groups', 'conflict'))})\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """ "Darfur Reform Movement", "Front for Justice and Unity", "the Justice and Equality Movement", "SPLM-North"."""
    end, for_ = alternatives(table("groups")["end"]), alternatives(table("groups")["for"])
    several = rf"(?:the\s+)?{_WORD}(?:(?:\s+(?:and|of|for|the)){{0,2}}\s+{_WORD}){{0,4}}"
    before = rf"(?:(?<=[a-z] )(?:{_WORD}\s+){{0,2}}{_WORD}\s+and\s+{_WORD}\s+|(?:{_WORD}\s+){{0,5}})"
    wing = r"(?:\s*-\s*(?:in-Opposition|IO|North|N)\b)?"
    return re.compile(rf"\b{before}(?:(?:{end})\b{wing}(?:\s+(?:of|for)\s+{several})?|(?:{for_})\s+for\s+{several})")


@cache
def _called() -> re.Pattern[str]:
    """What people are called rebels of, or a group is called a rebel one by: "rebels of the Patriotic Rally". Nothing
    is joined to it by "and", but behind "for": that would be another."""
    people = [noun.removesuffix("s") for noun in table("groups")["people"]]
    behind = alternatives(words("groups", "behind"))
    of = r"(?:of|from|called|named|known as)(?:\s+the)?"
    before = rf"(?:{alternatives(people)})(?:(?:s|\s+(?:{behind}))?\s+{of}|(?:\s+(?:{behind}))?)"
    several = rf"(?:{_WORD}\s+(?:(?:of|for)\s+(?:the\s+)?)?){{0,5}}"
    of_whom = rf"(?:\s+(?:of|for)(?:\s+the)?\s+{_WORD}(?:\s+{_WORD}){{0,2}}(?:\s+and\s+{_WORD})?){{0,2}}"
    name = rf"(?P<name>{several}(?:{alternatives(table('groups')['rebel'])})\b{of_whom})"
    return re.compile(rf"\b(?i:{before})\s+{name}")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{alternatives(table('groups')['known'])})(?![\w/]|-[A-Z])")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(words('groups', 'behind') | words('groups', 'people'))})\b")


@cache
def _people() -> re.Pattern[str]:
    """ "rebels", "rebel" before another noun, and what stands behind it and adds nothing: "rebel group"."""
    one = alternatives(noun.removesuffix("s") for noun in table("groups")["people"])
    behind = alternatives(words("groups", "behind"))
    none = alternatives(words("groups", "politicians"))
    party = "".join(rf"(?<!\b{noun} )" for noun in table("groups")["politics"])
    movement = rf"(?<=\b[Tt]he ){_MOVEMENT}(?!\s+of\b)"
    return re.compile(
        rf"\b{party}(?P<noun>(?:{one})s?\b(?!\s+(?:{none})\b)|{movement})\b(?:\s+(?:{behind})\b)?", re.IGNORECASE
    )
