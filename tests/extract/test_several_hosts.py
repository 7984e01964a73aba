"""A guest who is said to have met several officials of one state has seen them one after the other."""

import pytest

from tests.extract.conftest import Reader

_GUEST = "Finnish Foreign Minister Aino Laine"


def _hosts(read: Reader, text: str) -> list[list[str]]:
    return [sorted(p.name for p in e.participants if p.country == "PE" and p.name) for e in read.events(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{_GUEST} met Peruvian President Luis Rojas and Foreign Minister Ana Soto in Lima on Monday.",
        f"{_GUEST} held talks with Peruvian President Luis Rojas and Foreign Minister Ana Soto on Monday.",
        f"{_GUEST} was received by Peruvian President Luis Rojas and Foreign Minister Ana Soto on Monday.",
        f"{_GUEST} conferred first with Peruvian President Luis Rojas and then with Foreign Minister Ana Soto.",
        f"{_GUEST} was received by Peruvian President Luis Rojas and had lunch with Foreign Minister Ana Soto.",
    ],
)
def test_a_meeting_with_each(read: Reader, text: str) -> None:
    assert sorted(_hosts(read, text)) == [["Ana Soto"], ["Luis Rojas"]]


@pytest.mark.parametrize(
    "text",
    [
        f"{_GUEST} met jointly with Peruvian President Luis Rojas and Foreign Minister Ana Soto on Monday.",
        f"{_GUEST} and Defence Minister Olli Virta met Peruvian Foreign Minister Ana Soto and Defence Minister Luis "
        "Rojas on Monday.",
    ],
)
def test_one_meeting_where_they_sat_together(read: Reader, text: str) -> None:
    assert _hosts(read, text) == [["Ana Soto", "Luis Rojas"]]


def test_the_meal_of_those_who_had_met_is_no_other_meeting(read: Reader) -> None:
    text = f"{_GUEST} met Peruvian President Luis Rojas in Lima on Monday. The two then had a working lunch."
    assert _hosts(read, text) == [["Luis Rojas"]]
