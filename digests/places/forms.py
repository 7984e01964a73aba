"""Every written form that a text is searched for, out of the tables: name, code, kind; fixed phrases as blockers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from digests.places.tables import parts, phrases, table, toml

Kind = Literal["country", "demonym", "abbreviation", "metonym", "capital", "city", "organisation"]


@dataclass(frozen=True, slots=True)
class Form:
    """One written form. `code` is "" for a blocker and "?" where only the rest of the text can decide (`choices`)."""

    text: str
    code: str
    kind: Kind
    person_noun: bool = False
    weak: bool = False
    prefix: bool = False
    choices: tuple[str, ...] = ()


_CAPS_LEAST = {"capital": 4, "city": 5, "demonym": 4}
"""Shorter names in capitals are more often an acronym, such as NICE."""
_GAP = re.compile(r"[\s\u00a0]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})


def plain(written: str) -> str:
    """A form as the tables write it: straight apostrophes, plain hyphens, single spaces."""
    return _GAP.sub(" ", written.translate(_APOSTROPHES))


def _countries() -> Iterator[Form]:
    for row in table("countries.tsv"):
        code = row["code"]
        yield Form(row["name"], code, "country")
        for adjective in parts(row["adjectives"]):
            yield Form(adjective, code, "demonym")
        for person in parts(row["persons"]):
            yield Form(person, code, "demonym", person_noun=True)
        if row["capital"]:
            yield Form(row["capital"], code, "capital")
    for row in table("capital_names.tsv"):
        for form in parts(row["forms"]):
            yield Form(form, row["code"], "capital")


def _aliases() -> Iterator[Form]:
    kinds: dict[str, Kind] = {"country": "country", "abbreviation": "abbreviation"}
    for row in table("aliases.tsv"):
        if row["use"] == "text":
            for form in parts(row["forms"]):
                kind = row["kind"]
                yield Form(
                    form,
                    row["code"],
                    kinds.get(kind, "demonym"),
                    person_noun=kind == "persons",
                    prefix=kind == "prefix",
                )


def _others() -> Iterator[Form]:
    for row in table("metonyms.tsv"):
        for form in parts(row["forms"]):
            yield Form(form, row["code"], "metonym", weak=row["strength"] == "weak")
    for row in table("organisations.tsv"):
        for form in parts(row["text"]):
            yield Form(form, row["code"], "organisation")
    for row in table("cities.tsv"):
        for form in (row["city"], *parts(row["other_names"])):
            yield Form(form, row["country"], "city")


def _open() -> Iterator[Form]:
    """Korea and Congo: names that a text may settle by what else it names."""
    for row in table("ambiguous.tsv"):
        for form in parts(row["open"]):
            noun = form.endswith("ans")
            demonym = noun or form.endswith(("an", "ese"))
            yield Form(
                form,
                "?",
                "demonym" if demonym else "country",
                person_noun=noun,
                weak=True,
                choices=parts(row["choices"]),
            )


def _in_capitals(form: Form) -> Form | None:
    upper = form.text.upper()
    letters = sum(character.isalpha() for character in form.text)
    if (
        upper == form.text
        or form.prefix
        or form.text in toml("guards.toml")["behind_article"]
        or letters < _CAPS_LEAST.get(form.kind, 0)
    ):
        return None
    if form.kind == "organisation" and " " not in form.text and len(form.text) < 6:
        return None
    if form.person_noun and letters < 5:
        return None
    return Form(upper, form.code, form.kind, form.person_noun, form.weak, choices=form.choices)


@cache
def forms() -> dict[str, Form]:
    """Every form by its plain text. A country's own form wins over a city's, a name over a blocker never."""
    unread = {plain(name) for name in phrases("only_when_asked.txt")}
    found: dict[str, Form] = {}
    for phrase in phrases("not_places.txt"):
        found[plain(phrase)] = Form(plain(phrase), "", "country")
    for form in (*_countries(), *_aliases(), *_others(), *_open()):
        if plain(form.text) not in unread:
            found.setdefault(plain(form.text), form)
    for form in tuple(found.values()):
        upper = _in_capitals(form)
        if upper is not None:
            found.setdefault(plain(upper.text), upper)
    return found
