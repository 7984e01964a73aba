"""The English names that a person may type, folded, with the code of each; and the names that several share."""

from collections.abc import Iterator
from functools import cache

from digests.places.fold import fold
from digests.places.names import countries, display_name, organisations
from digests.places.tables import parts, table


def _spoken() -> Iterator[tuple[str, str]]:
    """Names and their codes; of two codes for one name the earlier stands."""
    rows = table("countries.tsv")
    yield from ((name, code) for code, name in countries().items())
    for row in table("aliases.tsv"):
        if row["kind"] != "prefix":
            yield from ((form, row["code"]) for form in parts(row["forms"]))
    for code, name in organisations().items():
        yield from ((code, code), (name, code))
    for row in table("organisations.tsv"):
        yield from ((form, row["code"]) for form in (*parts(row["text"]), *parts(row["ask"])))
    for row in rows:
        yield from ((form, row["code"]) for form in (*parts(row["adjectives"]), *parts(row["persons"]), row["capital"]))
    for row in table("capital_names.tsv"):
        yield from ((form, row["code"]) for form in parts(row["forms"]))
    for row in table("metonyms.tsv"):
        if row["strength"] == "strong":
            yield from ((form, row["code"]) for form in parts(row["forms"]))


@cache
def spoken() -> dict[str, str]:
    """Folded English name → code."""
    found: dict[str, str] = {}
    for name, code in _spoken():
        found.setdefault(fold(name), code)
    found.pop("", None)
    return found


@cache
def shared_names() -> dict[str, tuple[str, ...]]:
    """Folded name → the codes that it can mean: Korea, Congo, Guinea, …"""
    return {fold(name): parts(row["choices"]) for row in table("ambiguous.tsv") for name in parts(row["asked"])}


def label(code: str) -> str:
    """The display name, with the code where the name alone would be asked about again: "Guinea (GN)"."""
    name = display_name(code)
    return f"{name} ({code})" if fold(name) in shared_names() else name
