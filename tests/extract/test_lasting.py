"""What has ended began as many days before as it lasted."""

import pytest

from tests.extract.conftest import Reader


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
