"""Lines between the parties: who has one to whom, and where they meet."""

import math
from itertools import combinations

import numpy as np

from digests.pictures.links import GAP, Layout, codes, layout, ties
from digests.pictures.spec import Contact
from digests.pictures.spread import spread
from digests.pictures.view import Box
from tests.pictures.making import contact

PLACES = {"FR": (100.0, 200.0), "KR": (500.0, 180.0), "LA": (450.0, 100.0), "CH": (130.0, 190.0), "VA": (130.0, 190.0)}
INSIDE = Box(0, 0, 600, 300)


def laid(*contacts: Contact) -> Layout:
    return layout(ties(contacts), PLACES, INSIDE)


def ends(layout: Layout) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [(tuple(stroke.points[0]), tuple(stroke.points[-1])) for stroke in layout.strokes]


def test_two_who_met_at_home_have_one_line_between_them() -> None:
    for venue in (None, "FR", "KR"):
        found = laid(contact("FR", "KR", venue=venue))
        assert ends(found) == [(PLACES["FR"], PLACES["KR"])]
        assert found.rings == ()


def test_two_who_met_elsewhere_have_lines_to_a_ring_there() -> None:
    found = laid(contact("FR", "KR", venue="LA"))
    ((ring, standing),) = found.rings
    assert standing == "held"
    assert math.dist(ring, PLACES["LA"]) < 2 * GAP
    assert sorted(end for _, end in ends(found)) == [ring, ring]


def test_three_or_more_are_a_star_and_not_all_pairs() -> None:
    found = laid(contact("FR", "KR", "LA", "CH"))
    ((ring, _),) = found.rings
    assert [end for _, end in ends(found)] == [ring] * 4
    at_home = laid(contact("FR", "KR", "LA", venue="FR"))
    assert math.dist(at_home.rings[0][0], PLACES["FR"]) < 2 * GAP
    assert len(at_home.strokes) == 3


def test_equal_contacts_are_one_line_and_others_stand_beside_it() -> None:
    found = laid(
        contact("FR", "KR"), contact("FR", "KR", venue="FR"), contact("FR", "KR", standing="ahead", venue="KR")
    )
    assert sorted((stroke.standing, stroke.count) for stroke in found.strokes) == [("ahead", 1), ("held", 2)]
    one, other = (stroke.points[16] for stroke in found.strokes)
    assert math.dist(one, other) > 50


def test_a_party_alone_has_a_ring_and_an_organisation_has_nothing() -> None:
    alone = laid(contact("FR", "EU"))
    assert alone.rings == ((PLACES["FR"], "held"),)
    assert alone.strokes == ()
    assert laid(contact("EU", "NATO"), contact("nowhere", "ZZ")) == Layout({}, (), ())
    assert laid() == Layout({}, (), ())


def test_the_most_telling_lines_lie_on_top_and_the_busiest_countries_come_first() -> None:
    contacts = (contact("FR", "KR", standing="agreed"), contact("CH", "KR", standing="passing", venue="LA"))
    assert [stroke.standing for stroke in laid(*contacts).strokes] == ["passing", "passing", "agreed"]
    assert codes(ties(contacts)) == ("KR", "CH", "FR", "LA")


def test_towns_in_one_place_are_told_apart() -> None:
    found = laid(contact("CH", "VA"))
    assert math.dist(found.marks["CH"], found.marks["VA"]) > GAP * 0.9


def test_a_line_bends_away_from_the_edge_that_it_would_cross() -> None:
    top = {"FR": (50.0, 290.0), "KR": (550.0, 290.0)}
    (stroke,) = layout(ties([contact("FR", "KR")]), top, INSIDE).strokes
    assert stroke.points[:, 1].max() <= 290.001


def test_spreading_leaves_alone_what_stands_apart_and_parts_what_does_not() -> None:
    far = np.array([[0.0, 0.0], [100.0, 0.0]])
    assert np.abs(spread(far, 20.0) - far).max() < 0.05
    heap = spread(np.zeros((12, 2)), 20.0)
    assert min(math.dist(one, other) for one, other in combinations(heap, 2)) > 17
    assert spread(np.zeros((12, 2)), 20.0).tolist() == heap.tolist()
    assert spread(np.empty((0, 2)), 20.0).tolist() == []
