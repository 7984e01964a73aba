"""Members of a parliament abroad or at home are officials of their state."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize("who", ["a group of Peruvian senators", "three Peruvian MPs", "Peruvian legislators"])
def test_lawmakers_meet_a_minister(read: Reader, who: str) -> None:
    assert read.brief(f"Finnish Foreign Minister Aino Laine met {who} in Helsinki on Monday.") == ["meeting held FI,PE"]


def test_lawmakers_at_home_are_no_second_party(read: Reader) -> None:
    assert read.brief("Foreign Minister Aino Laine met a group of senators in Helsinki on Monday.", home="FI") == []
