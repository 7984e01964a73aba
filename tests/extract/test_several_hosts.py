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
