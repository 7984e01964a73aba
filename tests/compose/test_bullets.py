"""Three bullets hold whatever there is to say, and nothing falls out of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.compose.bullets import Point, bullets
from digests.compose.rules import MAX_BULLETS, MAX_LINE

TABLE = "on the table, not agreed"


def points(*abouts: str) -> list[Point]:
    return [Point(TABLE, about, "on_table") for about in abouts]


def test_few_outcomes_have_a_bullet_each() -> None:
    assert [one.text for one in bullets([], points("demining", "trade"))] == [
        "on the table, not agreed: demining",
        "also on the table, not agreed: trade",
    ]


def test_many_outcomes_share_bullets_and_each_has_its_part_of_the_room() -> None:
    told = bullets([], points(*(f"{name} {'and so on ' * 20}" for name in "ABCDEFG")))
    assert len(told) == MAX_BULLETS
    text = " ".join(one.text for one in told)
    assert all(f"{name} and so on" in text for name in "ABCDEFG")


def test_an_outcome_keeps_its_own_label_beside_another() -> None:
    mixed = [Point("signed", "A", "signed"), Point("agreed", "B", "agreed"), *points("C", "D")]
    assert [one.text for one in bullets(["date changed"], mixed)] == [
        "date changed",
        "signed: A; agreed: B",
        "on the table, not agreed: C; D",
    ]


def test_what_changed_comes_first_and_leaves_a_bullet_for_outcomes() -> None:
    told = bullets(["one", "two", "three"], points("A"))
    assert [one.text for one in told] == ["one", "two", "three; on the table, not agreed: A"]
    assert [one.text for one in bullets(["one", "two", "three", "four"], [])] == ["one", "two", "three; four"]


TEXT = st.text(alphabet="abc 🇫🇷", min_size=1, max_size=300)


@settings(deadline=None)
@given(st.lists(TEXT, max_size=6), st.lists(TEXT, max_size=9))
def test_bullets_keep_their_number_and_length(plain: list[str], abouts: list[str]) -> None:
    told = bullets(plain, points(*abouts))
    assert len(told) == min(MAX_BULLETS, len(plain) + len(abouts))
    assert all(0 < len(one.text) <= MAX_LINE for one in told)
