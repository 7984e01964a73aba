"""The code of what a person typed: asks when several are meant, offers names when none is."""

import re

from babel.core import get_global

from digests.errors import AmbiguousPlace, UnknownPlace
from digests.places.fold import fold
from digests.places.names import display_name, is_code
from digests.places.spoken import label, shared_names, spoken
from digests.places.suggest import suggestions
from digests.places.world_names import world_names

_LONGEST = 100
"""No name of a state is longer; longer text is shown back by its beginning."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_LABEL = re.compile(r"\s\(([A-Z]{2,})\)?$")
_TAGGED_FLAG = "\U0001f3f4\U000e0067\U000e0062"
"""England, Scotland and Wales: a black flag with the tag letters g and b (Unicode, UTS #51)."""
_STYLE = re.compile(
    r"(?:(?:democratic|federal|federative|islamic|peoples|socialist|united) )*(?:commonwealth|emirate|federation"
    r"|government|grand duchy|kingdom|principality|republic|state|sultanate|union) of (?:the )?"
)


def resolve(asked: str) -> str:
    """The code of a country or organisation by name (any language of CLDR), code, abbreviation, capital, demonym, flag.

    Raises AmbiguousPlace where several are honestly meant, UnknownPlace (with names that are close) where none is.
    """
    name = asked.strip().strip(".,;:!?\"'“”«»").strip()
    shown = name if len(name) <= _LONGEST else name[:_LONGEST].rstrip() + "…"
    if len(name) > _LONGEST:
        raise UnknownPlace(shown)
    code = _flag(name) or _by_label(name) or _by_code(name)
    if code is not None:
        return code
    key = fold(name)
    for codes in _meanings(key):
        if len(codes) > 1:
            raise AmbiguousPlace(shown, [label(choice) for choice in codes])
        if codes:
            return codes[0]
    raise UnknownPlace(shown, suggestions(name))


def _meanings(key: str) -> list[tuple[str, ...]]:
    english = spoken().get(key) or spoken().get(_STYLE.sub("", key, count=1) if _STYLE.match(key) else key)
    if key in shared_names():
        return [shared_names()[key]]
    if english:
        return [(english,)]
    return [tuple(sorted(world_names().get(key, ())))]


def _by_label(name: str) -> str | None:
    label = _LABEL.search(name)
    return (
        label[1]
        if label is not None and is_code(label[1]) and fold(display_name(label[1])) == fold(name[: label.start()])
        else None
    )


def _flag(name: str) -> str | None:
    if name.startswith(_TAGGED_FLAG):
        return "GB"
    flag = _FLAG.match(name)
    if flag is None:
        return None
    code = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag[0])
    return code if is_code(code) else None


def _by_code(name: str) -> str | None:
    """Two or three letters or three digits of ISO 3166-1; codes that several states have inherited are left out."""
    code = name.upper()
    if not code.isascii() or len(code) not in {2, 3} or fold(name) in shared_names():
        return None
    if len(code) == 3 and name.istitle():  # "Nga" is a name (Russia in Vietnamese), "NGA" and "nga" are Nigeria's code
        return None
    if is_code(code):
        return code
    successors = get_global("territory_aliases").get(code, [])
    return successors[0] if len(successors) == 1 and is_code(successors[0]) else None
