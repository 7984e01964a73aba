"""A journey is under way until somebody says that the traveller has left."""

import pytest

from tests.extract.conftest import Reader

_FLEW = "Finnish Foreign Minister Pekka Laine flew into Nairobi on Tuesday and touched down at noon."
_REACHED = "Finnish Foreign Minister Pekka Laine reached Nairobi on Tuesday."


@pytest.mark.parametrize(
    ("told", "brief"),
    [
        (_REACHED, "visit under_way FI,KE"),
        (f"{_REACHED} He left for Kampala in the evening.", "visit held FI,KE"),
        (f"{_REACHED} He departed at dusk.", "visit held FI,KE"),
        ("Finnish Foreign Minister Pekka Laine reached Nairobi on June 3.", "visit held FI,KE"),
    ],
)
def test_who_has_arrived_is_there_until_he_is_told_to_have_left(read: Reader, told: str, brief: str) -> None:
    assert brief in read.brief(told)


def test_of_a_tour_only_the_last_stop_is_under_way(read: Reader) -> None:
    told = "Finnish Foreign Minister Pekka Laine reached Nairobi on Monday. He reached Kampala on Tuesday."
    assert [b for b in read.brief(told) if b.startswith("visit")] == ["visit held FI,KE", "visit under_way FI,UG"]
