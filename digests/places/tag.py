"""Marks every state, organisation and city that an English newspaper text names, by whatever name."""

from collections.abc import Collection
from dataclasses import dataclass

from digests.places.forms import Form, Kind
from digests.places.georgia import is_us_georgia
from digests.places.guards import refused, weakened
from digests.places.scan import lexicon

__all__ = ["Kind", "PlaceTag", "tag"]


@dataclass(frozen=True, slots=True)
class PlaceTag:
    """`text == article[start:end]` names `code`. Possessive endings and articles stand outside.

    `person_noun`: the word names people ("Saudis", "Frenchman"). `weak`: the name is not by itself the acting state:
    "the North", a bare "Korea" that the rest of the text settled, "US-led", "pro-Russian".
    """

    start: int
    end: int
    text: str
    code: str
    kind: Kind
    person_noun: bool = False
    weak: bool = False


def tag(text: str, *, home: str | None = None, around: Collection[str] = ()) -> tuple[PlaceTag, ...]:
    """All places of `text`, left to right, longest match, never overlapping; none in an empty text.

    `home` is the code of the publisher's country: it settles a bare "Korea" or "Congo" that the text leaves open,
    as a South Korean paper calls its own country Korea. `around` are codes that stand elsewhere in the article, which
    settle it too. Offsets are in characters.
    """
    found = [
        hit
        for hit in lexicon().find(text)
        if hit[2].code
        and not refused(text, *hit)
        and not (hit[2].text in {"Georgia", "GEORGIA"} and is_us_georgia(text, hit[0], hit[1]))
    ]
    starts = {start for start, _, _ in found}
    certain = {form.code for _, _, form in found if not form.weak}
    settling = certain.union(around)
    tags = []
    for start, end, form in found:
        if form.prefix and (end + 1 not in starts or text[end] not in "-‐‑"):
            continue  # "Sino-" alone says nothing; "Sino-Russian" does
        code = _settled(form, settling, home) if form.choices else form.code
        if code is not None and not (form.kind == "metonym" and form.weak and _elsewhere(certain)):
            weak = form.weak or weakened(text, start, end)
            tags.append(PlaceTag(start, end, text[start:end], code, form.kind, form.person_noun, weak))
    return tuple(tags)


def _settled(form: Form, certain: set[str], home: str | None) -> str | None:
    """The one choice that the text names elsewhere, else the publisher's own country, else None."""
    named = certain.intersection(form.choices)
    if home in form.choices:
        return home
    return named.pop() if len(named) == 1 else None


def _elsewhere(certain: set[str]) -> bool:
    """Whether the text is about other states than the Koreas, so that "the North" is a part of one of them."""
    return bool(certain) and not certain & {"KR", "KP"}
