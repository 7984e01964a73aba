"""Towns by name alone: where a text says that somebody is there, and of the states that it names."""

import pytest

from digests.places.fold import fold
from digests.places.names import is_code
from digests.places.tables import parts, table
from digests.places.towns import towns


def _named(text: str, *states: str) -> list[tuple[str, str]]:
    found = list(towns(text, 0, len(text), frozenset(states)))
    assert all(text[t.start : t.end] == t.text for t in found)
    return [(t.text, t.code) for t in found]


@pytest.mark.parametrize(
    ("text", "states", "found"),
    [
        ("The two met in Tapachula.", ("MX", "GT"), [("Tapachula", "MX")]),
        ("The two met in Tapachula.", ("FI", "KE"), []),
        ("He went from Pärnu to Kohtla-Järve.", ("EE",), [("Pärnu", "EE"), ("Kohtla-Järve", "EE")]),
        ("They met in the border town of Chiang Saen on Monday.", ("TH", "MM"), [("Chiang Saen", "TH")]),
        ("They met at Mae Sai Bridge.", ("TH",), [("Mae Sai", "TH")]),
        ("Tapachula is a town.", ("MX",), []),
        ("In Arua, they met.", ("UG",), [("Arua", "UG")]),
        ("They met in San Juan.", ("AR", "PR"), []),
    ],
)
def test_a_town_is_known_where_somebody_is_there_and_its_state_is_named(
    text: str, states: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert _named(text, *states) == found


def test_only_the_part_that_is_asked_for_is_searched() -> None:
    text = "They met in Arua. They met in Taraz."
    [found] = towns(text, 17, len(text), frozenset({"UG", "KZ"}))
    assert (found.text, found.start) == ("Taraz", 30)


@pytest.mark.parametrize("file", ["towns.tsv", "meeting_places.tsv"])
def test_the_table_holds_folded_names_by_code_in_order_each_once(file: str) -> None:
    rows = table(file)
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    assert all(map(is_code, codes))
    for row in rows:
        names = parts(row["names"])
        assert names
        assert list(names) == sorted(set(names))
        assert [fold(name) for name in names] == list(names)
