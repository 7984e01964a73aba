"""What has ended began as many days before as it lasted."""

import pytest

from digests.extract.engine import Extractor
from tests.extract.conftest import Reader, lines_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Peruvian and Chilean foreign ministers Luis Paz and Eva Soto ended a two-day meeting in Lima on Tuesday.",
            ("2016-06-13", "2016-06-14"),
        ),
        (
            "Peruvian Foreign Minister Luis Paz and Chilean Foreign Minister Eva Soto agreed on Tuesday to"
            " reopen the road"
            " after three days of talks in Lima.",
            ("2016-06-12", "2016-06-14"),
        ),
        (
            "Peruvian President Luis Paz on Tuesday concluded a four-day state visit to Chile.",
            ("2016-06-11", "2016-06-14"),
        ),
    ],
)
def test_its_first_day_is_counted_back(read: Reader, text: str, days: tuple[str, str]) -> None:
    when = read.events(text)[0].when
    assert when is not None
    assert (when.start, when.end, when.precision) == (*days, "day")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Peruvian President Luis Paz met Chilean President Eva Soto in Santiago on Tuesday after a three-day tour.",
            ("2016-06-14", "2016-06-14"),
        ),
        (
            "Peruvian President Luis Paz flew to Chile on Tuesday after a three-day visit to Brazil.",
            ("2016-06-14", "2016-06-14"),
        ),
        (
            "Peruvian President Luis Paz met Chilean President Eva Soto on Tuesday after a five-day round of"
            " talks between"
            " Brazil and Togo.",
            ("2016-06-14", "2016-06-14"),
        ),
        (
            "Peruvian President Luis Paz telephoned Chilean President Eva Soto on Tuesday after a two-day meeting.",
            ("2016-06-14", "2016-06-14"),
        ),
        (
            "Peruvian President Luis Paz on Tuesday began a three-day visit to Chile.",
            ("2016-06-14", "2016-06-16"),
        ),
    ],
)
def test_other_lengths_count_nothing_back(read: Reader, text: str, days: tuple[str, str]) -> None:
    when = read.events(text)[0].when
    assert when is not None
    assert (when.start, when.end) == days


@pytest.mark.parametrize(
    ("behind", "first"),
    [
        ("the third day of a six-day official visit to Chile", "2016-06-12"),
        ("on the second day of his visit to Chile", "2016-06-13"),
        ("on the second day of his campaign", "2016-06-14"),
    ],
)
def test_a_visit_began_before_the_day_of_it_that_is_told(whole: Extractor, behind: str, first: str) -> None:
    """The meeting of that day has that day alone."""
    text = (
        "SANTIAGO, June 15 (Andes) - Peruvian President Luis Paz met Chilean President Eva Soto in Santiago on June"
        f" 14, {behind}.\n"
    )
    days = {kind_and_day(line) for line in lines_of(whole, "Paz meets Soto in Santiago", text)}
    assert ("meeting", "2016-06-14") in days
    assert all(kind != "visit" or day == first for kind, day in days)


def kind_and_day(line: str) -> tuple[str, str]:
    """ "visit held CL,PE 2016-06-12/14 Santiago" → its kind and the first of its days."""
    kind, _, _, days, *_ = line.split()
    return kind, days.split("/")[0]
