"""Names on a map: none covers another, a mark or the map's edge."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.pictures.labels import Label, Wanted, overlap, place
from digests.pictures.view import Box

INSIDE = Box(0, 0, 600, 300)


def wanted(key: str, x: float, y: float, *, width: float = 120) -> Wanted:
    return Wanted(key, (x, y), ((f"{key} in full", width, 20), (key, 30, 20)))


def put(*names: Wanted, lines: tuple[list[tuple[float, float]], ...] = ()) -> tuple[Label, ...]:
    marks = [Box(one.at[0] - 6, one.at[1] - 6, one.at[0] + 6, one.at[1] + 6) for one in names]
    return place(names, marks=marks, lines=[np.array(line) for line in lines], inside=INSIDE)


def test_a_lone_name_stands_to_the_right_of_its_mark() -> None:
    (label,) = put(wanted("FR", 300, 150))
    assert (label.text, label.leader) == ("FR in full", None)
    assert label.box.left > 300
    assert (label.box.bottom + label.box.top) / 2 == 150


def test_a_name_avoids_the_edge_and_the_lines() -> None:
    (at_edge,) = put(wanted("FR", 580, 150))
    assert at_edge.box.right < 580
    (by_line,) = put(wanted("FR", 300, 150), lines=([(300, 150), (600, 150)],))
    assert not (by_line.box.left > 300 and by_line.box.bottom < 150 < by_line.box.top)


def test_where_there_is_no_room_the_code_stands_or_nothing() -> None:
    tight = Box(0, 0, 80, 60)
    named = [Wanted("FR", (40, 30), (("France in full", 120, 20), ("FR", 20, 20)))]
    assert [label.text for label in place(named, marks=[], lines=[], inside=tight)] == ["FR"]
    assert place(named, marks=[], lines=[], inside=Box(0, 0, 20, 20)) == ()
    assert place([], marks=[], lines=[], inside=INSIDE) == ()


def test_two_towns_in_one_place_both_have_their_names() -> None:
    labels = put(wanted("CD", 300, 150), wanted("CG", 302, 151), wanted("AO", 298, 140))
    assert [label.key for label in labels] == ["CD", "CG", "AO"]


_SPOTS = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 300), st.integers(20, 240)), max_size=24)


@settings(deadline=None)
@given(_SPOTS)
def test_labels_never_overlap(spots: list[tuple[int, int, int]]) -> None:
    names = [wanted(f"N{at}", x, y, width=width) for at, (x, y, width) in enumerate(spots)]
    labels = put(*names)
    for one, other in combinations(labels, 2):
        assert not overlap(one.box, other.box)
    for label in labels:
        assert label.box.left >= 0
        assert label.box.bottom >= 0
        assert label.box.right <= 600
        assert label.box.top <= 300
        for x, y, _ in spots:
            assert not overlap(label.box, Box(x - 6, y - 6, x + 6, y + 6))


def test_the_same_names_have_the_same_places() -> None:
    names = [wanted(f"N{at}", 290 + at * 7 % 40, 140 + at * 11 % 30) for at in range(12)]
    assert put(*names) == put(*names)
