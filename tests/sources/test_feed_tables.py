"""The tables that feeds are read by: each name once, in one spelling, and meaning something."""

import re
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from digests.sources.parse.dates import month_names
from digests.sources.parse.elements import meant_by_prefix, namespaces, plain_address
from digests.sources.parse.fields import fields
from digests.sources.parse.refusals import kinds
from digests.sources.parse.tidy import names
from digests.text.dating import MONTHS

FOLDER = files("digests.sources.parse")


def _rows(name: str) -> list[list[str]]:
    lines = FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", ["fields.tsv", "namespaces.tsv", "zones.tsv"])
def test_each_name_stands_once(name: str) -> None:
    repeated = [key for key, count in Counter(row[0] for row in _rows(name)).items() if count > 1]
    assert repeated == []


def test_each_field_has_a_place_among_its_like() -> None:
    for name, (field, rank) in fields().items():
        assert name == name.lower()
        assert field in {"title", "id", "link", "date", "author", "summary", "content"}
        assert 1 <= rank <= 9
        assert name.rpartition(":")[0] in {*namespaces().values(), ""}


def test_namespaces_are_spelled_as_they_are_looked_up() -> None:
    for address, prefix in namespaces().items():
        assert plain_address(address) == address
        assert re.fullmatch(r"[a-z]*", prefix)
    assert meant_by_prefix()["atom"] == "http://www.w3.org/2005/atom"
    assert "" not in meant_by_prefix()


def test_names_of_soup_are_lower_case_words_and_their_prefixes_known() -> None:
    known = names()
    for group in (known.containers, known.markup, known.shared, known.fields, known.void, known.repeated):
        for name in group:
            assert re.fullmatch(r"(?:[a-z]+:)?[a-z]+\d?", name)
            assert name.rpartition(":")[0] in {*namespaces().values(), ""}
    assert not known.shared & known.fields
    assert not known.void & (known.fields | known.containers)


def test_each_refusal_is_a_noun_with_its_article() -> None:
    for what in [*(what for what, _ in kinds().pages), *kinds().roots.values()]:
        assert re.match(r"an? \w", what)
        assert not what.endswith(".")


def test_months_have_one_meaning_and_twelve_columns() -> None:
    means: dict[str, set[int]] = {}
    for row in _rows("months.tsv"):
        assert len(row) == 13
        for month, forms in enumerate(row[1:], start=1):
            for name in filter(None, forms.split("|")):
                assert name == unicodedata.normalize("NFC", name.casefold()).strip()
                assert not re.search(r"[\d.\-/]", name)
                means.setdefault(name, set()).add(month)
    assert {name for name, months in means.items() if len(months) > 1} == set()
    assert not means.keys() & MONTHS.keys()
    assert month_names()["fevrier"] == month_names()["février"] == 2
