"""A contact that ended with an agreement: all who took part agreed, and nobody did after other talks."""

import pytest

from tests.extract.conftest import Reader

_MET = "The foreign ministers of Finland and Kenya met in Oslo on Monday. "


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        (
            "Talks between the foreign ministers of Finland and Kenya ended in Oslo on Monday with an agreement to open"
            " a harbour by May, said a man of the ministry.",
            ["to open a harbour by May"],
        ),
        (
            "Four days of talks between the governments of Finland and Kenya ended here on Monday with an agreement"
            " that the border should be open at night.",
            ["the border should be open at night"],
        ),
        (
            "The presidents of Finland and Kenya ended three days of talks in Oslo on Monday with an accord to run"
            " ferries to the island.",
            ["to run ferries to the island"],
        ),
        (
            "The Finnish foreign minister, Aino Laine, held talks with Kenyan Foreign Minister Daniel Otieno in Oslo on"
            " Monday that resulted in an agreement on visas.",
            ["an agreement on visas"],
        ),
        (
            _MET + "The talks resulted in a deal on fish and an accord on visas.",
            ["a deal on fish", "an accord on visas"],
        ),
        ("The foreign ministers of Finland and Kenya concluded their meeting on Monday with a truce.", ["a truce"]),
        (_MET + "A minister said their meeting had ended with a deal on fish.", ["a deal on fish"]),
    ],
)
def test_what_it_came_to_is_agreed_by_all(read: Reader, text: str, agreed: list[str]) -> None:
    event = read.events(text)[0]
    assert event.status == "held"
    assert [(o.strength, o.text, o.by) for o in event.outcomes] == [("agreed", said, ("FI", "KE")) for said in agreed]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between the foreign ministers of Finland and Kenya ended in Oslo on Monday without an accord on fish.",
        "Talks between the foreign ministers of Finland and Kenya ended in Oslo on Monday with no agreement on fish.",
        "Talks between the foreign ministers of Finland and Kenya in Oslo on Monday ended with a deal hailed by all.",
        "Talks between the foreign ministers of Finland and Kenya are due to end on Friday with a deal on fish.",
        "The foreign ministers of Finland and Kenya met on Monday, a month after talks in Rome ended with a truce.",
        "The foreign ministers of Finland and Kenya will meet in Oslo on Friday. The talks led to an accord on fish.",
        _MET + "The meeting did not lead to an accord on fish.",
        _MET + "Their talks could lead to an accord on fish, a diplomat said.",
        _MET + "A minister hopes that the talks result in an accord on fish.",
        _MET + "Earlier talks in May ended with a deal on fish.",
        _MET + "The talks in May ended with a deal on fish.",
        _MET + "The talks had led to a deal on fish when the ships sailed.",
        _MET + "Two years of talks led to a deal on fish.",
        _MET + "Talks with the fishermen ended with a deal on fish.",
    ],
)
def test_of_other_talks_and_none_it_has_nothing(read: Reader, text: str) -> None:
    events = read.events(text)
    assert events
    assert not [o.text for e in events for o in e.outcomes]
