"""News or background of what is told without a day: by its place in the article, or by what the encoder says."""

from dataclasses import replace

import pytest

from digests.extract.role import role_of
from digests.model import Role
from tests.extract.test_second_look import answer, candidate


@pytest.mark.parametrize(
    ("number", "seen", "chance", "sentence", "role"),
    [
        (2, "background", 0.9, "They met.", "news"),
        (9, "news", 0.9, "They met.", "news"),
        (9, "background", 0.9, "They met.", "background"),
        (9, "news", 0.55, "They met.", "background"),
        (9, "news", 0.9, "They had met in 2009.", "background"),
    ],
)
def test_the_role_of_what_has_no_day(number: int, seen: Role, chance: float, sentence: str, role: Role) -> None:
    told = candidate(replace(answer("TD", "PE", chance), role=seen), origin="verb", number=number, kind="meeting")
    assert role_of(replace(told, when=None, paragraph=number), sentence, None) == role
