"""The word tables: what a person who adds a word can rely on being told."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from digests.extract.contact_verbs import CONTACT_VERBS
from digests.extract.journeys import TRAVEL_VERBS
from digests.extract.offices import office_phrases
from digests.extract.selection import can_matter
from digests.extract.tables import alternatives, groups, listed, table, words
from digests.places.names import is_code, is_organisation

_DATA = files("digests.extract").joinpath("data")
_TABLES = sorted(f.name.removesuffix(".toml") for f in _DATA.iterdir() if f.name.endswith(".toml"))
_OUTCOME_VERBS = frozenset({"sign", "agree", "pledge", "offer", "conclude"})
"""Verb groups that make no frame: they choose sentences for the outcome clauses."""


def _lists(data: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _lists(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield f"{path}{key}", value


_LISTS = [
    pytest.param(name, where, found, id=f"{name}:{where}") for name in _TABLES for where, found in _lists(table(name))
]


def test_every_table_is_looked_at() -> None:
    """A table that is added is checked here too."""
    expected = {
        "another",
        "bodies",
        "confidence",
        "grammar",
        "groups",
        "offices",
        "outcomes",
        "pages",
        "selection",
        "sources",
        "status",
        "triggers",
        "where",
    }
    assert expected == set(_TABLES)


@pytest.mark.parametrize(("name", "where", "found"), _LISTS)
def test_no_word_stands_twice_in_one_list(name: str, where: str, found: list[str]) -> None:
    """A second entry would be a mistake, such as a missing comma's neighbour."""
    assert [word for word, count in Counter(found).items() if count > 1] == []


@pytest.mark.parametrize(("name", "where", "found"), _LISTS)
def test_words_are_trimmed_and_lower_case(name: str, where: str, found: list[str]) -> None:
    """Texts are compared in lower case; only codes, and titles that mean nothing in lower case, are capitals."""
    if name == "bodies":
        states = where.startswith(("pair.", "seat."))
        assert all(map(is_code if states else is_organisation, found))
        assert not where.startswith("seat.") or is_organisation(where.removeprefix("seat."))
        return
    if name == "groups" and where in {"end", "for", "no_group", "no_rebel", "rebel"}:
        assert all(w == w.strip() and w[0].isupper() for w in found)
        return
    if name == "offices" and where.split(".")[0] in {"held_by", "kingdoms", "lacking"}:
        assert all(map(is_code, found))
        return
    if (name, where) == ("offices", "courtesy"):
        assert all(w[0].isupper() and w == w.strip() for w in found)
        return
    assert [w for w in found if w != w.lower() or w != w.strip() or "  " in w] == []
    assert all(found) or where == "contact_noun"


@pytest.mark.parametrize("name", _TABLES)
def test_no_missing_comma_fuses_two_words(name: str) -> None:
    """TOML refuses two strings without a comma; a comma inside a string would hide it."""
    text = _DATA.joinpath(f"{name}.toml").read_text("utf-8")
    assert tomllib.loads(text)
    assert [w for _, found in _lists(table(name)) for w in found if "," in w or '"' in w] == []


@pytest.mark.parametrize("section", ["verb", "noun"])
def test_a_trigger_belongs_to_one_group(section: str) -> None:
    """A lemma in two groups would be read as either."""
    lemmas = [lemma for found in table("triggers")[section].values() for lemma in found]
    assert len(lemmas) == len(set(lemmas)) == len(groups("triggers", section))


def test_every_group_of_verbs_has_a_reader() -> None:
    """A group in triggers.toml that nothing reads would be a promise not kept."""
    assert set(table("triggers")["verb"]) - _OUTCOME_VERBS == set(CONTACT_VERBS) | set(TRAVEL_VERBS)


@pytest.mark.parametrize("group", sorted(set(table("triggers")["verb"]) - set(table("selection")["too_common"])))
def test_each_verb_chooses_its_sentence(group: str) -> None:
    """A verb whose sentences are never parsed would do nothing."""
    assert all(can_matter(f"They {lemma} it.") for lemma in table("triggers")["verb"][group])


@pytest.mark.parametrize(
    "past", ["met", "sat", "saw", "spoke", "flew", "left", "went", "struck", "visited", "signed", "agreed"]
)
def test_past_forms_choose_their_sentence(past: str) -> None:
    """Irregular forms are listed, regular ones made."""
    assert can_matter(f"The ministers {past} in Oslo.")


def test_an_ordinary_sentence_is_not_chosen() -> None:
    """Most of an ordinary page is never parsed."""
    assert not can_matter("Rain fell over the harbour all night and the ferries were late.")


@pytest.mark.parametrize("head", sorted(words("offices", "head") | words("offices", "collective")))
def test_every_office_is_found_in_a_text(head: str) -> None:
    """The pattern compiles and finds each head whole, a longer one that holds it included."""
    found = [m.group(0).lower() for m in office_phrases(f"xx {head} yy")]
    assert found == [head]


@pytest.mark.parametrize("smaller", ["nobodys", "anybodys", "in_person"])
def test_special_offices_are_offices(smaller: str) -> None:
    """Lists that single out some heads hold nothing else; "heads of state" count by their first word."""
    known = words("offices", "collective") | words("offices", "head")
    assert words("offices", smaller) <= known | {c.split()[0] for c in known if c.startswith("heads of ")}


@pytest.mark.parametrize("name", ["given_names", "not_names"])
def test_plain_lists_are_lower_case(name: str) -> None:
    """Names are compared in lower case; comments are left out, no word stands twice."""
    text = _DATA.joinpath(f"{name}.txt").read_text("utf-8")
    entries = [w for line in text.splitlines() if not line.startswith("#") for w in line.split()]
    assert [w for w, count in Counter(entries).items() if count > 1] == []
    assert all(w == w.lower() for w in entries)
    assert set(entries) == listed(name)


def test_the_longest_alternative_wins() -> None:
    """ "prime minister" is found before "minister", over any white space."""
    pattern = re.compile(alternatives(["minister", "prime minister"]))
    match = pattern.search("the prime\nminister")
    assert match is not None
    assert match.group(0) == "prime\nminister"


@pytest.mark.parametrize("name", [name for name in _TABLES if name not in {"bodies", "confidence", "pages"}])
def test_every_list_is_read(name: str) -> None:
    """A list that no rule looks at is a mistake in its name; of bodies and pages every section is read alike."""
    sources = [f.read_text("utf-8") for f in files("digests.extract").iterdir() if f.name.endswith(".py")]
    assert [key for key in table(name) if not any(re.search(rf"['\"]{key}['\"]", s) for s in sources)] == []
