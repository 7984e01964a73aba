"""Sides that stand far from their trigger: found where no other verb comes between, and only there."""

import pytest

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_FAR = {
    "Kenyan President Daniel Otieno met late Monday, at the end of a long day, Finnish President Aino "
    "Laine": "meeting held FI,KE",
    "Kenyan Foreign Minister Daniel Otieno received at the ministry's headquarters in the presence of several "
    "officials the visiting Finnish Foreign Minister Aino Laine": "meeting held FI,KE",
    "Finnish Ambassador Aino Laine presented her credentials at a ceremony in Nairobi on Monday to Kenyan President "
    "Daniel Otieno": "meeting held FI,KE",
    "Kenyan Foreign Minister Daniel Otieno received on Monday at the headquarters of the ministry in the centre of the "
    "capital the Finnish Foreign Minister, Aino Laine": "meeting held FI,KE",
    "An agreement on fisheries was signed in Nairobi by the Kenyan Foreign Minister, Daniel Otieno, and the Finnish "
    "Foreign Minister, Aino Laine": "agreement held FI,KE",
    "Monday's meeting in Quito of Finnish President Aino Laine and Kenyan President Daniel Otieno lasted an "
    "hour": "meeting held FI,KE",
    "Monday's talks in Quito between Finnish President Aino Laine and Kenyan President Daniel Otieno lasted an "
    "hour": "meeting held FI,KE",
    "Finnish President Aino Laine left on Monday evening aboard a plane of the air force for Kenya": "visit under_way "
    "FI,KE",
}  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), _FAR.items(), ids=[told[-50:] for told in _FAR])
def test_a_side_behind_a_long_phrase_takes_part(read: Reader, told: str, expected: str) -> None:
    """Long adverbials, agents and lists do not lose a minister."""
    event = read.event(told + "." + TAIL)
    assert f"{event.kind} {event.status} {','.join(event.countries)}" == expected
    assert "Aino Laine" in {p.name for p in event.participants}


_ANOTHER_CLAUSE = [
    "Kenyan Foreign Minister Daniel Otieno received the news that the Finnish Foreign Minister Aino Laine was ill",
    "Kenyan Foreign Minister Daniel Otieno received a prize, and the Finnish Foreign Minister Aino Laine wrote a book",
    "Kenyan Foreign Minister Daniel Otieno received a prize while the Finnish Foreign Minister Aino Laine was away",
    "Kenyan Foreign Minister Daniel Otieno received a book about the Finnish Foreign Minister, Aino Laine",
    "Finnish President Aino Laine left on Monday after a dispute that had led to Kenya",
    "Finnish President Aino Laine departed on Monday, and the navy sailed for Kenya",
    "Monday's meeting was long, and a book of Finnish President Aino Laine and Kenyan President Daniel Otieno sold",
    "Kenyan Foreign Minister Daniel Otieno departed on Monday after months of trouble over Finland",
]


@pytest.mark.parametrize("told", _ANOTHER_CLAUSE)
def test_who_stands_in_another_clause_takes_no_part(read: Reader, told: str) -> None:
    """A name behind "that", "while", "about" or another verb is not the one received."""
    assert read.brief(told + "." + TAIL) == []


def test_all_who_signed_are_named(read: Reader) -> None:
    """Behind "by" both signatories are the agreement's, with their names."""
    text = (
        "An agreement on fisheries was signed in Nairobi by the Kenyan Foreign Minister, Daniel Otieno, "
        f"and the Finnish Foreign Minister, Aino Laine.{TAIL}"
    )
    people = {(p.name, p.country) for p in read.event(text).participants}
    assert people == {("Daniel Otieno", "KE"), ("Aino Laine", "FI")}


def test_a_journey_from_a_country_does_not_lead_there(read: Reader) -> None:
    """ "for" leads to a country, "from" away from it."""
    told = "Finnish President Aino Laine departed on Monday morning aboard a plane of the air force {} Kenya."
    assert read.brief(told.format("for") + TAIL) == ["visit under_way FI,KE"]
    assert read.brief(told.format("from") + TAIL) == []
