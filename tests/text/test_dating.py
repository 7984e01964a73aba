"""Lines that date an article are told from lines that are about a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.text.dating import MONTHS, has_full_date, is_dating_line, stamp_before


@pytest.mark.parametrize(
    "line",
    [
        "Published : March 4, 2015 - 09:12",
        "Published: Jan 27,2016 05:05 PM",
        "Last updated on 4 March 2015 at 9.12 a.m. GMT",
        "Wednesday, March 4, 2015",
        "The Daily Harbour | 4 March 2015",
        "4 March 2015 | The Daily Harbour",
        "By Ida Moe, March 4, 2015",
        "2015-03-04 09:12",
        "2015.03.04 09:12:30",
        "2015-03-04T09:12:30Z",
        "2015-03-04T09:12:30+09:00",
        "Wed, 04 Mar 2015 09:12:30 +0000",
        "Mar 4, 2015 17:05 (GMT+9)",
        "04/03/2015",
        "4th of March 2015",
        "Issued on: 04/03/2015 - 18:20 Modified: 04/03/2015 - 18:22",
        "Geneva, 5 March 2019",
        "New Delhi, 14 June 2017",
    ],
)
def test_a_line_that_only_dates_is_a_dating_line(line: str) -> None:
    assert is_dating_line(line)
    assert has_full_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Peace Accords 23 Oct. 1991",
        "The treaty of 4 March 2015",
        "March 2015",
        "Wednesday",
        "09:12",
        "Ministers met on March 4, 2015 in Oslo",
        "Resolution 2015-03-041",
        "",
        "4 March 2015 " * 12,
    ],
)
def test_a_line_about_something_is_none(line: str) -> None:
    assert not is_dating_line(line)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("date 2023-05-05 Foreign Minister Moe met her", "Foreign Minister Moe met her"),
        ("| Tuesday, 12 February, 2002, 01:42 GMT President Moe spoke", "President Moe spoke"),
        ("Posted on 5 June 2019 Norland's minister left", "Norland's minister left"),
        ("Updated: 5 June 2019, 14:31 Norland's minister left", "Norland's minister left"),
        ("12 February 2002 was the day of the vote", "12 February 2002 was the day of the vote"),
        ("June 5, 2019 The two ministers met", "June 5, 2019 The two ministers met"),
        ("5 June 2019 at 10 a.m. Moe met them", "5 June 2019 at 10 a.m. Moe met them"),
        ("17 June 2016, 10:30 President Moe receives them", "17 June 2016, 10:30 President Moe receives them"),
        ('date 2023-05-05 "We met," Moe said', '"We met," Moe said'),
        ("date 2023-05-05 (Harbour) Moe met her", "(Harbour) Moe met her"),
    ],
)
def test_the_stamp_of_a_page_is_no_part_of_the_sentence_behind_it(line: str, rest: str) -> None:
    assert line[stamp_before(line, 0, len(line)) :] == rest


def test_every_month_has_a_name_and_abbreviations() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert all(name == name.lower() for name in MONTHS)


@given(st.text(max_size=150))
def test_any_line_gets_an_answer(line: str) -> None:
    assert is_dating_line(line) <= has_full_date(line)
