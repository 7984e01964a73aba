"""A map in words, for those who do not see it."""

import subprocess
import sys
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.pictures.describe import MAX_DESCRIPTION, WORDS, describe_map
from digests.pictures.spec import Contact, MapSpec, Standing
from digests.places.names import countries
from tests.pictures.making import contact, drawn


def test_says_who_met_whom_by_standing_in_the_order_of_a_digest() -> None:
    told = describe_map(
        drawn(contact("FR", "KR", standing="ahead"), contact("DE", "FR", standing="agreed"), contact("FR", "LA", "KR"))
    )
    assert told == (
        "Map. Who met whom. Agreed: Germany – France. Held: France, South Korea and Laos. "
        "Under way or ahead: France – South Korea."
    )


def test_names_the_place_when_they_met_elsewhere_and_counts_what_is_told_twice() -> None:
    away, again = contact("FR", "KR", venue="SG"), contact("FR", "KR", venue="SG")
    assert describe_map(drawn(away, again)).endswith("Held: France – South Korea (in Singapore) (2×).")
    assert "(in" not in describe_map(drawn(contact("FR", "KR", venue="FR")))


def test_a_map_without_meetings_says_so() -> None:
    assert describe_map(drawn()) == "Map. Who met whom. No meeting with a place on the map."
    assert describe_map(MapSpec(title="\u202e\n", contacts=())).startswith("Map of who met whom. No meeting")


def test_organisations_and_unknown_codes_are_told_elsewhere() -> None:
    told = describe_map(drawn(contact("EU", "FR"), contact("EU", "NATO"), contact("**x**", "<@1>", venue="../../x")))
    assert told == "Map. Who met whom. Held: France."


def test_what_has_no_room_is_counted() -> None:
    codes = sorted(countries())
    many = drawn(*(contact(one, other) for one, other in pairwise(codes)))
    told = describe_map(many)
    assert len(told) <= MAX_DESCRIPTION
    named = told.split(" … and ")[0].count(" – ")
    assert told.endswith(f" … and {len(codes) - 1 - named} more.")


@given(
    st.text(max_size=4000), st.lists(st.tuples(st.text(max_size=3), st.sampled_from(sorted(countries()))), max_size=9)
)
def test_never_longer_than_discord_takes_and_always_one_line(title: str, pairs: list[tuple[str, str]]) -> None:
    contacts = tuple(Contact(parties=pair, standing="held") for pair in pairs)
    told = describe_map(MapSpec(title=title, contacts=contacts))
    assert 0 < len(told) <= MAX_DESCRIPTION
    assert told.isprintable()


def test_every_standing_has_its_word() -> None:
    assert set(WORDS) == set(get_args(Standing))


@pytest.mark.parametrize("module", ["digests.pictures.spec", "digests.pictures.describe"])
def test_describing_loads_neither_matplotlib_nor_numpy(module: str) -> None:
    code = f"import sys, {module}; print([name for name in ('matplotlib', 'numpy') if name in sys.modules])"
    ran = subprocess.run(  # noqa: S603 # our own interpreter, our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout == "[]\n"
