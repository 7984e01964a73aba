"""Which of the two fell-through statuses the words of a sentence say."""

import pytest

from digests.extract.fallen import worded
from digests.model import Status


@pytest.mark.parametrize(
    ("status", "sentence", "expected"),
    [
        ("cancelled", "He postponed his trip to September.", "postponed"),
        ("cancelled", "A side trip to Amman was put off because of fog.", "postponed"),
        ("cancelled", "The trip has been pushed back to Thursday.", "postponed"),
        ("postponed", "He called the trip off.", "cancelled"),
        ("postponed", "The visit was scrapped.", "cancelled"),
        ("cancelled", "He put off one visit and cancelled the other.", "cancelled"),
        ("cancelled", "The visit will not take place.", "cancelled"),
        ("postponed", "The visit will take place in May only.", "postponed"),
        ("held", "He had postponed his trip.", "held"),
        ("planned", "He will not cancel his visit.", "planned"),
    ],
)
def test_put_off_or_called_off(status: Status, sentence: str, expected: Status) -> None:
    assert worded(status, sentence) == expected
