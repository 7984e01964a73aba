"""Who is in a long list, and whom "the two" means."""

import pytest

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_LIST = "the President of Kenya, Daniel Otieno; the President of Uganda, Mary Okello; and the {} of Peru, Luis Rojas,"
_MET = "Finnish President Aino Laine met Kenyan President Daniel Otieno on Monday."


def _people(read: Reader, text: str) -> set[tuple[str | None, str | None, str | None]]:
    return {(p.name, p.office, p.country) for p in read.event(text).participants}


def test_a_list_behind_semicolons_is_read_to_its_end(read: Reader) -> None:
    """Everybody with his own office, name and state, at one table."""
    text = f"Finnish President Aino Laine will hold talks with {_LIST.format('Prime Minister')} on Friday.{TAIL}"
    assert read.brief(text) == ["multilateral planned FI,KE,PE,UG"]
    assert _people(read, text) == {
        ("Aino Laine", "President", "FI"),
        ("Daniel Otieno", "President", "KE"),
        ("Mary Okello", "President", "UG"),
        ("Luis Rojas", "Prime Minister", "PE"),
    }


def test_a_list_behind_semicolons_may_be_the_subject(read: Reader) -> None:
    text = f"T{_LIST.format('President')[1:]} met in Oslo on Monday.{TAIL}"
    assert read.brief(text) == ["multilateral held KE,PE,UG"]


def test_listed_leaders_met_one_by_one(read: Reader) -> None:
    """As behind commas: one meeting each (EXTRACTION, what counts, 11)."""
    text = f"Finnish President Aino Laine met {_LIST.format('President')} on Monday.{TAIL}"
    assert sorted(read.brief(text)) == ["meeting held FI,KE", "meeting held FI,PE", "meeting held FI,UG"]


def test_a_semicolon_that_begins_another_clause_ends_the_list(read: Reader) -> None:
    """Who is told of behind it was not met."""
    text = (
        "Finnish President Aino Laine met the President of Kenya, Daniel Otieno; her ministers went to the theatre; "
        f"the President of Uganda, Mary Okello, was ill.{TAIL}"
    )
    assert read.brief(text) == ["meeting held FI,KE"]


def test_the_two_of_one_sentence(read: Reader) -> None:
    """Both were named before the verb, neither as the other's partner."""
    text = (
        "Finnish President Aino Laine urged Kenyan President Daniel Otieno to free the sailors, "
        f"as the two met in Nairobi on Monday.{TAIL}"
    )
    event = read.event(text)
    assert (event.kind, event.status, event.countries) == ("meeting", "held", ("FI", "KE"))
    assert {p.name for p in event.participants} == {"Aino Laine", "Daniel Otieno"}


def test_the_two_of_the_sentence_before(read: Reader) -> None:
    """They go on as a pair, to another meeting and on a journey."""
    again = read.events(f"{_MET} The two will meet again in Helsinki in October.{TAIL}")
    assert [(e.status, e.countries) for e in again] == [("held", ("FI", "KE")), ("planned", ("FI", "KE"))]
    onward = read.brief(f"{_MET} The two will visit Peru on Friday.{TAIL}")
    assert onward == ["meeting held FI,KE", "visit planned FI,KE,PE"]


def test_the_two_are_nobody_where_one_state_is_named(read: Reader) -> None:
    """A pair that the article has not named is not made up."""
    text = f"Finnish President Aino Laine praised her ministers on Monday. The two met in Helsinki.{TAIL}"
    assert read.brief(text) == []


@pytest.mark.parametrize("whom", ["The foreign ministers of the two countries are", "The two sides are"])
def test_the_two_behind_a_table_of_three(read: Reader, whom: str) -> None:
    """Those who met as a pair, not whoever signed with them."""
    text = (
        f"{_MET} On Tuesday Finnish President Aino Laine, Kenyan President Daniel Otieno and Ugandan President Mary "
        f"Okello signed a joint statement in Nairobi. {whom} to meet in Helsinki in October.{TAIL}"
    )
    planned = [e.countries for e in read.events(text) if e.status == "planned"]
    assert planned == [("FI", "KE")]
