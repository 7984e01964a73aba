"""What looks like one thing and is another: a province, a national office, somebody's two friends, a far-off house."""

from digests.extract.names import without_titles
from digests.places.tag import tag
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL


def test_a_list_that_ends_in_united_states_names_no_provinces() -> None:
    codes = [place.code for place in tag("Leaders of Canada, Mexico and United States met, said Niger State police.")]
    assert codes == ["CA", "MX", "US"]


def test_a_name_that_is_a_title_as_well_stays_a_name() -> None:
    assert without_titles("He Lifu") == "He Lifu"
    assert without_titles("HE Aino Laine") == "Aino Laine"


def test_a_minister_of_european_affairs_is_his_states(read: Reader) -> None:
    told = read.all(
        "Finland and Kenya are old partners. The European Union was not there. "
        f"European Affairs Minister Aino Laine of Finland met Kenyan President Daniel Otieno on Monday.{TAIL}"
    )
    assert {e.countries for e in told.events} == {("FI", "KE")}


def test_two_journalists_are_not_the_last_pair(read: Reader) -> None:
    told = read.all(
        "The presidents of Kenya and Peru met in Oslo on Monday. "
        f"Finnish President Aino Laine met two journalists.{TAIL}"
    )
    assert [e.countries for e in told.events] == [("KE", "PE")]


def test_a_source_in_a_house_is_no_venue(read: Reader) -> None:
    event = read.event(
        "Finnish President Aino Laine met Kenyan President Daniel Otieno on Monday, a source in the Kremlin said."
    )
    assert event.venue is None


def test_a_talk_beside_another_is_not_dated_by_what_is_to_come(read: Reader) -> None:
    told = read.all(
        "A trilateral summit of Finland, Kenya and Peru is planned for June 30. On the sidelines of a fair, Finnish "
        f"President Aino Laine met Kenyan President Daniel Otieno.{TAIL}"
    )
    held = [e for e in told.events if e.status == "held"]
    assert [e.when.start if e.when else None for e in held] == [None]


def test_an_island_that_the_headline_names_is_nobody_at_home(read: Reader) -> None:
    """The parser takes "Sentosa" for a person; in "the path to Sentosa" nobody is meant."""
    told = read.all(
        "South Korean President Moon Jae-in met North Korean leader Kim Jong-un in April. The path to Sentosa led "
        f"through Panmunjom, where Moon met Kim.{TAIL}",
        home="SG",
        title="Trump and Kim sign statement on Sentosa",
    )
    assert {e.countries for e in told.events} == {("KP", "KR")}
