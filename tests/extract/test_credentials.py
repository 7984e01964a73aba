"""Several envoys present their credentials on one day: each meets the host, they do not meet one another."""

import pytest

from tests.extract.conftest import Reader

_EACH = ["meeting held CL,FI", "meeting held FI,JP", "meeting held FI,PE"]


@pytest.mark.parametrize(
    "told",
    [
        "President Laine on Tuesday received the credentials of the ambassadors of Peru, Chile and Japan in Helsinki.",
        "The envoys of Peru, Chile and Japan presented their letters of credence to President Aino Laine on Tuesday.",
        "The letters of credence were handed to the head of state by the ambassadors of Peru, Chile and Japan.",
    ],
)
def test_each_envoy_with_the_host(read: Reader, told: str) -> None:
    assert sorted(read.brief(told, home="FI", title="Envoys present credentials")) == _EACH


def test_envoys_by_name(read: Reader) -> None:
    """Whoever stands behind the colon is one of them."""
    told = (
        "Two new ambassadors presented their credentials to the President on Monday: "
        "Pedro Diaz of Peru and Ken Sato of Japan."
    )
    assert sorted(read.brief(told, home="FI", title="Envoys present credentials")) == [
        "meeting held FI,JP",
        "meeting held FI,PE",
    ]


def test_nobody_where_the_host_is_not_known(read: Reader) -> None:
    """No table of envoys instead."""
    told = "The envoys of Peru, Chile and Japan presented their credentials to the President on Tuesday."
    assert read.brief(told) == []


def test_new_ambassadors_come_one_by_one(read: Reader) -> None:
    told = (
        "President Laine will meet the recently-appointed ambassadors of Peru, Chile and Japan in Helsinki on Friday."
    )
    events = read.events(told, home="FI")
    assert {e.countries for e in events} == {("FI", "PE"), ("CL", "FI"), ("FI", "JP")}
    assert {e.participants[1].office for e in events} == {"ambassador"}


def test_a_letter_of_an_ambassador_is_no_credentials(read: Reader) -> None:
    told = "President Laine received a letter from Peruvian Ambassador Pedro Diaz on Tuesday, and thanked him for it."
    assert "credentials" not in {e.form for e in read.events(told, home="FI")}
