"""Two printed names are one person, two, or not to be said."""

import pytest

from digests.stories.people import people_agree, same_person
from tests.stories.making import person


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Yun Byung-se", "Yun Byung Se", "same"),
        ("President Emmanuel Macron", "Emmanuel Macron", "same"),
        ("José Mujica", "Jose Mujica", "same"),
        ("Byung-se Yun", "Yun Byungse", "unsure"),
        ("Sheikh Abdullah bin Zayed Al Nahyan", "Abdullah bin Zayed", "same"),
        ("Kim", "Kim Jong-un", "unsure"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "unsure"),
        ("Li Qiang", "Li Keqiang", "unsure"),
        ("Kim Jong-un", "Kim Jong-il", "different"),
        ("Sergei Lavrov", "John Kerry", "different"),
        ("", "John Kerry", "unsure"),
    ],
)
def test_names(one: str, other: str, answer: str) -> None:
    assert same_person(one, other) == same_person(other, one) == answer


def test_a_country_that_only_one_side_names_says_nothing() -> None:
    named = [person("John Kerry", "Secretary of State", "US"), person("Sergei Lavrov", "Foreign Minister", "RU")]
    assert people_agree(named, [person(None, "foreign minister", "RU")]) == 0
    assert people_agree(named, named) == 2


def test_one_country_with_nobody_in_common_contradicts() -> None:
    assert people_agree([person("Donald Trump", None, "US")], [person("Mike Pompeo", None, "US")]) is None
