"""A date is told as sharp as it was reported, never sharper."""

from zoneinfo import ZoneInfo

import pytest

from digests.compose.moments import moment
from digests.compose.windows import days_of, default_window, end_of
from digests.model import When
from tests.stories.making import at, clock, day, month, vague

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("when", "in_2016", "elsewhere"),
    [
        (day("2016-06-27"), "27 June", "27 June 2016"),
        (day("2016-06-27", "2016-06-29"), "27–29 June", "27–29 June 2016"),
        (day("2016-06-29", "2016-07-01"), "29 June–1 July", "29 June–1 July 2016"),
        (day("2015-12-30", "2016-01-02"), "30 December 2015–2 January 2016", "30 December 2015–2 January 2016"),
        (month("2016-06-01", "2016-06-30", "In June"), "June (day not given)", "June 2016 (day not given)"),
        (
            vague("2016-06-01", "2016-06-14", "earlier this month"),
            "earlier in June (day not given)",
            "earlier in June 2016 (day not given)",
        ),
        (
            vague("2016-06-01", "2016-06-10", "early June"),
            "early June (day not given)",
            "early June 2016 (day not given)",
        ),
        (
            vague("2016-06-13", "2016-06-19", "last week"),
            "between 13 and 19 June (day not given)",
            "between 13 and 19 June 2016 (day not given)",
        ),
        (
            vague("2016-05-28", "2016-06-03", "a week ago"),
            "between 28 May and 3 June (day not given)",
            "between 28 May and 3 June 2016 (day not given)",
        ),
        (
            vague("2016-06-27", "2016-06-27", "this week"),
            "about 27 June (day not given)",
            "about 27 June 2016 (day not given)",
        ),
        (vague("1959-01-01", "1959-12-31", "1959"), "1959 (day not given)", "1959 (day not given)"),
        (
            vague("2016-04-01", "2016-06-30", "last quarter"),
            "April–June (day not given)",
            "April–June 2016 (day not given)",
        ),
        (vague(None, None, "on Wednesday"), "“on Wednesday” (date not known)", "“on Wednesday” (date not known)"),
    ],
)
def test_bare_dates_are_words_and_never_an_instant(when: When, in_2016: str, elsewhere: str) -> None:
    with_year, without = moment(when, venue=SEOUL, year=2016), moment(when, venue=None, year=None)
    assert with_year is not None
    assert without is not None
    assert (with_year.text, without.text) == (in_2016, elsewhere)
    assert with_year.instant is without.instant is None


def test_nothing_known_is_nothing_said() -> None:
    assert moment(None, venue=None, year=2016) is None
    assert moment(vague(None, None, " "), venue=None, year=2016) is None


def test_a_clock_time_is_told_at_the_venue_and_in_utc() -> None:
    told = moment(clock("2016-06-15T16:30:00+02:00", "Europe/Paris"), venue=SEOUL, year=2016)
    assert told is not None
    assert (told.text, told.local) == ("15 June, 23:30 KST (14:30 UTC)", "23:30 there")
    assert told.instant == at("2016-06-15 14:30")


@pytest.mark.parametrize(
    ("start", "text"),
    [
        ("2016-06-15T16:30:00+05:30", "15 June, 16:30 UTC+05:30 (11:00 UTC)"),
        ("2016-06-15T01:00:00+02:00", "15 June, 01:00 UTC+02:00 (23:00 UTC 14 June)"),
        ("2016-06-15T16:30:00+00:00", "15 June, 16:30 UTC"),
    ],
)
def test_a_clock_time_without_a_known_venue_keeps_its_offset(start: str, text: str) -> None:
    told = moment(clock(start, "Somewhere/Else"), venue=None, year=2016)
    assert told is not None
    assert (told.text, told.local) == (text, None)


def test_a_bare_date_means_the_end_of_that_day_in_the_digests_zone() -> None:
    day_meant = at("2016-06-27").date()
    assert end_of(day_meant, ZoneInfo("UTC")) == at("2016-06-28")
    assert end_of(day_meant, SEOUL) == at("2016-06-27 15:00")
    assert end_of(at("2016-06-27 10:00").replace(tzinfo=None), SEOUL) == at("2016-06-27 01:00")
    assert days_of(default_window(at("2016-06-28")), ZoneInfo("UTC")) == "14–27 June 2016"
    assert days_of(default_window(at("2016-06-27 15:00")), SEOUL) == "14–27 June 2016"
