"""Every table of words is whole: no doubles, no unknown code, no fused entries, no zone that does not exist."""

from collections import Counter
from importlib.resources import files
from itertools import pairwise
from zoneinfo import available_timezones

import pytest
from babel import Locale
from babel.core import get_global

from digests.places.fold import fold
from digests.places.forms import forms, plain
from digests.places.names import countries, is_code, organisations
from digests.places.scan import Lexicon
from digests.places.spoken import shared_names, spoken
from digests.places.tables import parts, phrases, table, toml

TABLES = [
    "countries.tsv",
    "aliases.tsv",
    "capital_names.tsv",
    "cities.tsv",
    "metonyms.tsv",
    "organisations.tsv",
    "ambiguous.tsv",
]
LISTS = ["not_places.txt", "only_when_asked.txt"]
PART_CELLS = {"adjectives", "persons", "forms", "other_names", "text", "ask", "asked", "choices", "open"}
ZONES = available_timezones() | {"Etc/UTC"}


def doubles(entries: list[str]) -> list[str]:
    return [entry for entry, times in Counter(entries).items() if times > 1]


@pytest.mark.parametrize("name", TABLES)
def test_every_line_has_the_columns_of_its_header(name: str) -> None:
    text = (files("digests.places") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].count("\t")
    assert [line for line in lines if line.count("\t") > columns] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_has_stray_spaces_or_other_separators(name: str) -> None:
    cells = [
        entry
        for row in table(name)
        for column, cell in row.items()
        for entry in (cell.split(";") if column in PART_CELLS else [cell])
    ]
    assert [entry for entry in cells if entry != entry.strip() or "  " in entry or "|" in entry] == []
    split = [cell for row in table(name) for column, cell in row.items() if column in PART_CELLS and cell]
    assert [cell for cell in split if "" in cell.split(";")] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_each_phrase_once_without_stray_spaces(name: str) -> None:
    entries = list(phrases(name))
    assert doubles(entries) == []
    assert [entry for entry in entries if entry != " ".join(entry.split())] == []


def test_the_countries_are_those_of_iso_3166_and_kosovo() -> None:
    """CLDR lists regions, test codes and reserved codes beside the countries of ISO 3166-1."""
    not_iso = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
    listed = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()}
    assert countries().keys() == listed - not_iso
    assert len(countries()) == 250


def test_no_organisation_takes_a_code_of_a_country() -> None:
    three = {code for code in map(str, get_global("territory_aliases")) if len(code) == 3 and code.isalpha()}
    assert not organisations().keys() & (countries().keys() | three)
    assert [code for code in organisations() if len(code) == 2 and code.isalpha()] == ["EU", "UN"]
    assert {row["sort"] for row in table("organisations.tsv")} == {"states", "party"}


@pytest.mark.parametrize("name", ["countries.tsv", "organisations.tsv"])
def test_each_code_has_one_row(name: str) -> None:
    assert doubles([row["code"] for row in table(name)]) == []
    assert doubles([row["name"] for row in table(name)]) == []


def test_every_row_names_a_known_code() -> None:
    codes = [row["code"] for name in ("aliases.tsv", "capital_names.tsv", "metonyms.tsv") for row in table(name)]
    codes += [row["country"] for row in table("cities.tsv")]
    codes += [code for row in table("ambiguous.tsv") for code in parts(row["choices"])]
    assert [code for code in codes if not is_code(code)] == []


def test_aliases_are_of_known_kinds_and_uses() -> None:
    assert {row["kind"] for row in table("aliases.tsv")} == {"country", "abbreviation", "demonym", "persons", "prefix"}
    assert {row["use"] for row in table("aliases.tsv")} == {"text", "ask"}
    assert {row["strength"] for row in table("metonyms.tsv")} == {"strong", "weak"}


def test_every_zone_exists() -> None:
    zones = [row["zone"] for name in ("countries.tsv", "cities.tsv") for row in table(name)]
    zones += [row["zone"] for row in toml("publishers.toml")["publisher"]]
    assert sorted(set(zones) - ZONES) == []


def test_no_two_names_were_fused_by_a_missing_separator() -> None:
    """A fused entry would hold a capital directly behind a small letter, or run far beyond the longest name."""
    camel = {
        "AfDB",
        "AlUla",
        "BiH",
        "CoE",
        "DeAndre",
        "IsDB",
        "JoongAng",
        "NKorea",
        "NKorean",
        "NKoreans",
        "PyeongChang",
    }
    camel |= {"RoK", "SKorea", "SKorean", "SKoreans", "eSwatini"}
    words = [word for entry in _entries() for word in entry.replace("-", " ").split()]
    fused = [word for word in words if any(a.islower() and b.isupper() for a, b in pairwise(word))]
    assert sorted(set(fused) - camel) == []
    assert [entry for entry in _entries() if len(entry) > 80] == []


def _entries() -> list[str]:
    cells = [
        entry
        for name in TABLES
        for row in table(name)
        for column, cell in row.items()
        if column in PART_CELLS
        for entry in parts(cell)
    ]
    guards = [word for words in toml("guards.toml").values() for word in words]
    return [*cells, *guards, *(phrase for name in LISTS for phrase in phrases(name))]


def test_one_written_form_never_has_two_codes() -> None:
    """Apart from the names of ambiguous.tsv, which are asked about."""
    codes: dict[str, set[str]] = {}
    for row in table("countries.tsv"):
        for form in (row["name"], *parts(row["adjectives"]), *parts(row["persons"])):
            codes.setdefault(fold(form), set()).add(row["code"])
    for name in ("aliases.tsv", "metonyms.tsv", "organisations.tsv"):
        for row in table(name):
            for form in (*parts(row.get("forms", "")), *parts(row.get("text", "")), *parts(row.get("ask", ""))):
                codes.setdefault(fold(form), set()).add(row["code"])
    assert {form: found for form, found in codes.items() if len(found) > 1 and form not in shared_names()} == {}


def test_no_row_says_a_form_twice() -> None:
    for name in (
        "countries.tsv",
        "aliases.tsv",
        "capital_names.tsv",
        "metonyms.tsv",
        "organisations.tsv",
        "cities.tsv",
        "ambiguous.tsv",
    ):
        for row in table(name):
            said = [
                entry
                for column, cell in row.items()
                if column in PART_CELLS - {"choices", "open"}
                for entry in parts(cell)
            ]
            assert doubles(said) == [], row


def test_a_city_stands_once_and_no_city_is_a_capital_as_well() -> None:
    names = [
        name
        for row in table("cities.tsv")
        for name in {fold(form) for form in (row["city"], *parts(row["other_names"]))}
    ]
    assert doubles(names) == []
    capitals = {fold(row["capital"]) for row in table("countries.tsv") if row["capital"]}
    capitals |= {fold(form) for row in table("capital_names.tsv") for form in parts(row["forms"])}
    assert sorted(capitals & set(names)) == []


def test_an_ambiguous_name_has_several_choices_and_stands_once() -> None:
    assert all(len(set(parts(row["choices"]))) == len(parts(row["choices"])) >= 2 for row in table("ambiguous.tsv"))
    assert doubles([name for row in table("ambiguous.tsv") for name in parts(row["asked"])]) == []
    assert all(set(parts(row["open"])) <= set(parts(row["asked"])) for row in table("ambiguous.tsv"))


def test_an_ambiguous_name_that_is_also_said_plainly_means_one_of_its_choices() -> None:
    assert [name for name, codes in shared_names().items() if name in spoken() and spoken()[name] not in codes] == []


def test_what_is_only_understood_when_asked_is_a_known_name() -> None:
    """A slip in the list would let the name through."""
    known = {fold(row["city"]) for row in table("cities.tsv")} | {
        fold(f) for row in table("cities.tsv") for f in parts(row["other_names"])
    }
    assert [
        name
        for name in phrases("only_when_asked.txt")
        if fold(name) not in known | spoken().keys() | shared_names().keys()
    ] == []


def test_a_blocker_holds_a_form_that_would_be_tagged() -> None:
    """A phrase in which nothing would be found anyway blocks nothing."""
    places = Lexicon({text: form for text, form in forms().items() if form.code})
    assert [phrase for phrase in phrases("not_places.txt") if not list(places.find(phrase))] == []


@pytest.mark.parametrize("name", [key for key, words in toml("guards.toml").items() if words])
def test_a_guard_list_is_sorted_and_names_each_word_once(name: str) -> None:
    words = toml("guards.toml")[name]
    assert doubles(words) == []
    assert words == sorted(words)


def test_names_of_guards_are_names_that_are_tagged() -> None:
    for name in ("given_name", "family_name", "behind_article"):
        assert [word for word in toml("guards.toml")[name] if plain(word) not in forms()] == [], name
