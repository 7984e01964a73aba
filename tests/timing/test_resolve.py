"""Date phrases are told against the article's own date, as sharp as they are and never sharper."""

from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.model import When
from digests.timing.phrases import find_phrases
from digests.timing.resolve import resolve
from digests.timing.words import ZONES

WEDNESDAY = date(2016, 6, 15)
MONDAY = date(2016, 6, 27)
Lean = Literal["past", "future"]


def told(
    text: str,
    published: date | None = WEDNESDAY,
    lean: Lean = "past",
    *,
    venue: str | None = None,
    publisher: str | None = None,
    closing: bool = False,
) -> When:
    when = resolve(
        find_phrases(text),
        text,
        published=published,
        lean=lean,
        venue_zone=venue,
        publisher_zone=publisher,
        closing=closing,
    )
    assert when is not None
    return when


def short(when: When) -> tuple[str | None, str | None, str]:
    return when.start, when.end, when.precision


@pytest.mark.parametrize(
    ("text", "lean", "start", "end"),
    [
        ("met on Wednesday", "past", "2016-06-15", None),
        ("meets on Wednesday", "future", "2016-06-15", None),
        ("met on Tuesday", "past", "2016-06-14", None),
        ("met on Thursday", "past", "2016-06-09", None),
        ("meets on Thursday", "future", "2016-06-16", None),
        ("meets on Tuesday", "future", "2016-06-21", None),
        ("met late Monday", "past", "2016-06-13", None),
        ("met last Wednesday", "past", "2016-06-08", None),
        ("met last Friday", "past", "2016-06-10", None),
        ("meets next Wednesday", "future", "2016-06-22", None),
        ("meets next Monday", "future", "2016-06-20", None),
        ("meets this coming Wednesday", "future", "2016-06-22", None),
        ("met on Wednesday last week", "past", "2016-06-08", None),
        ("met last week on Sunday", "past", "2016-06-12", None),
        ("meets on Friday of next week", "future", "2016-06-24", None),
        ("met today", "past", "2016-06-15", None),
        ("met yesterday", "past", "2016-06-14", None),
        ("meets tomorrow", "future", "2016-06-16", None),
        ("met two days ago", "past", "2016-06-13", None),
        ("met on May 2", "past", "2016-05-02", None),
        ("met on 20 December", "past", "2015-12-20", None),
        ("meets on 20 January", "future", "2017-01-20", None),
        ("met on May 2 last year", "past", "2015-05-02", None),
        ("met on May 2, 2014", "past", "2014-05-02", None),
        ("met on the 10th", "past", "2016-06-10", None),
        ("meets on the 3rd", "future", "2016-07-03", None),
        ("met on Feb. 29", "past", "2016-02-29", None),
        ("meets on Nov. 3-5 in Oslo", "future", "2016-11-03", "2016-11-05"),
        ("meets on 29 June-1 July", "future", "2016-06-29", "2016-07-01"),
        ("meets from June 29 to July 1", "future", "2016-06-29", "2016-07-01"),
        ("meets from 29 June until 1 July 2016", "future", "2016-06-29", "2016-07-01"),
        ("meets on Thursday and Friday", "future", "2016-06-16", "2016-06-17"),
        ("met from Friday to Sunday", "past", "2016-06-10", "2016-06-12"),
        ("stays from today until Friday", "future", "2016-06-15", "2016-06-17"),
    ],
)
def test_a_day_is_the_nearest_sensible_one(text: str, lean: Lean, start: str, end: str | None) -> None:
    assert short(told(text, lean=lean)) == (start, end or start, "day")


@pytest.mark.parametrize(
    ("text", "lean", "published", "start", "end"),
    [
        ("left late Monday for a visit until Wednesday", "past", MONDAY, "2016-06-27", "2016-06-29"),
        ("a trip from Wednesday to Friday", "future", MONDAY, "2016-06-29", "2016-07-01"),
        ("met on Dec. 30", "past", date(2017, 1, 3), "2016-12-30", "2016-12-30"),
        ("meets on Jan. 3", "future", date(2016, 12, 30), "2017-01-03", "2017-01-03"),
        ("meets from Dec. 30 to Jan. 2", "future", date(2016, 12, 20), "2016-12-30", "2017-01-02"),
        ("met from Dec. 30 to Jan. 2", "past", date(2017, 1, 5), "2016-12-30", "2017-01-02"),
        ("met on Feb. 29", "past", date(2017, 3, 5), "2016-02-29", "2016-02-29"),
        ("meets on Feb. 29", "future", date(2015, 12, 5), "2016-02-29", "2016-02-29"),
        ("met on Sunday", "past", date(2017, 1, 2), "2017-01-01", "2017-01-01"),
        ("met on Saturday", "past", date(2017, 1, 2), "2016-12-31", "2016-12-31"),
        ("stays from Friday to Sunday", "past", date(2016, 6, 18), "2016-06-17", "2016-06-19"),
    ],
)
def test_ranges_and_years_follow_the_dateline(text: str, lean: Lean, published: date, start: str, end: str) -> None:
    assert short(told(text, published, lean)) == (start, end, "day")


@pytest.mark.parametrize(
    ("text", "lean", "start", "end", "precision"),
    [
        ("met in May", "past", "2016-05-01", "2016-05-31", "month"),
        ("met in June", "past", "2016-06-01", "2016-06-30", "month"),
        ("met in July", "past", "2015-07-01", "2015-07-31", "month"),
        ("meets in July", "future", "2016-07-01", "2016-07-31", "month"),
        ("meets in January", "future", "2017-01-01", "2017-01-31", "month"),
        ("met last August", "past", "2015-08-01", "2015-08-31", "month"),
        ("met last June", "past", "2015-06-01", "2015-06-30", "month"),
        ("met in June last year", "past", "2015-06-01", "2015-06-30", "month"),
        ("met in September 2013", "past", "2013-09-01", "2013-09-30", "month"),
        ("met last month", "past", "2016-05-01", "2016-05-31", "month"),
        ("meets next month", "future", "2016-07-01", "2016-07-31", "month"),
        ("met from November to January", "past", "2015-11-01", "2016-01-31", "month"),
        ("met in early March", "past", "2016-03-01", "2016-03-10", "vague"),
        ("met in mid-March", "past", "2016-03-11", "2016-03-21", "vague"),
        ("met in the second week of March", "past", "2016-03-08", "2016-03-14", "vague"),
        ("met in the last week of February", "past", "2016-02-23", "2016-02-29", "vague"),
        ("will meet in the last week of this month", "future", "2016-06-24", "2016-06-30", "vague"),
        ("met in late March", "past", "2016-03-21", "2016-03-31", "vague"),
        ("met in the second half of February", "past", "2016-02-15", "2016-02-29", "vague"),
        ("will meet in the first ten days of July", "future", "2016-07-01", "2016-07-10", "vague"),
        ("will meet in the second ten days of July", "future", "2016-07-11", "2016-07-21", "vague"),
        ("will meet in the last ten-day period of July", "future", "2016-07-21", "2016-07-31", "vague"),
        ("met in the first few days of June", "past", "2016-06-01", "2016-06-10", "vague"),
        ("met in the last days of May", "past", "2016-05-25", "2016-05-31", "vague"),
        ("will meet in about two weeks", "future", "2016-06-26", "2016-07-02", "vague"),
        ("met this month", "past", "2016-06-01", "2016-06-15", "vague"),
        ("will meet within this month", "future", "2016-06-01", "2016-06-30", "month"),
        ("met last evening", "past", "2016-06-14", "2016-06-14", "day"),
        ("met over the past two days", "past", "2016-06-14", "2016-06-15", "day"),
        ("met on the last evening of his visit in April", "past", "2016-04-01", "2016-04-30", "month"),
        ("met earlier this month", "past", "2016-06-01", "2016-06-14", "vague"),
        ("meets later this month", "future", "2016-06-15", "2016-06-30", "vague"),
        ("meets before the month is out", "future", "2016-06-15", "2016-06-30", "vague"),
        ("meets before year's end", "future", "2016-06-15", "2016-12-31", "vague"),
        ("meets before the week ends", "future", "2016-06-15", "2016-06-19", "vague"),
        ("meets before Christmas", "future", "2016-06-15", "2016-12-24", "vague"),
        ("meets before the autumn", "future", "2016-06-15", "2016-08-31", "vague"),
        ("meets in the coming days", "future", "2016-06-15", "2016-06-22", "vague"),
        ("meets within weeks", "future", "2016-06-15", "2016-07-15", "vague"),
        ("met within weeks", "past", None, None, "vague"),
        ("meets before this year ends", "future", "2016-06-15", "2016-12-31", "vague"),
        ("meets before the summer", "future", "2016-06-15", "2016-08-31", "vague"),
        ("meets before Christmas 2017", "future", "2016-06-15", "2017-12-24", "vague"),
        ("met before Christmas", "past", None, None, "vague"),
        ("meets her before flying home on Saturday", "future", "2016-06-15", "2016-06-18", "vague"),
        ("meets her before his departure for Oslo on Friday", "future", "2016-06-15", "2016-06-17", "vague"),
        ("met this week", "past", "2016-06-13", "2016-06-15", "vague"),
        ("meets this week", "future", "2016-06-15", "2016-06-19", "vague"),
        ("met earlier this week", "past", "2016-06-13", "2016-06-14", "vague"),
        ("met last week", "past", "2016-06-06", "2016-06-12", "vague"),
        ("meets next week", "future", "2016-06-20", "2016-06-26", "vague"),
        ("meets early next week", "future", "2016-06-20", "2016-06-22", "vague"),
        ("met over the weekend", "past", "2016-06-11", "2016-06-12", "day"),
        ("meets at the weekend", "future", "2016-06-18", "2016-06-19", "day"),
        ("met this year", "past", "2016-01-01", "2016-06-15", "vague"),
        ("met last year", "past", "2015-01-01", "2015-12-31", "vague"),
        ("met last winter", "past", "2015-12-01", "2016-02-29", "vague"),
        ("met last quarter", "past", "2016-01-01", "2016-03-31", "vague"),
        ("met in 1959", "past", "1959-01-01", "1959-12-31", "vague"),
        ("met three years ago", "past", "2013-01-01", "2013-12-31", "vague"),
        ("met two weeks ago", "past", "2016-05-29", "2016-06-04", "vague"),
        ("meets in two weeks' time", "future", "2016-06-26", "2016-07-02", "vague"),
        ("met a year earlier", "past", None, None, "vague"),
        ("met recently", "past", None, None, "vague"),
        ("meets soon", "future", None, None, "vague"),
        ("stays in Oslo until Friday", "future", "2016-06-15", "2016-06-17", "vague"),
        ("signs before Friday", "future", "2016-06-15", "2016-06-16", "vague"),
        ("meets on Thursday or Saturday", "future", "2016-06-16", "2016-06-18", "vague"),
    ],
)
def test_what_is_no_day_stays_a_month_or_bounds(
    text: str, lean: Lean, start: str | None, end: str | None, precision: str
) -> None:
    assert short(told(text, lean=lean)) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "lean", "start", "end"),
    [
        ("will meet in the autumn", "future", "2016-09-01", "2016-11-30"),
        ("will meet in the spring", "future", "2017-03-01", "2017-05-31"),
        ("will meet in the summer", "future", "2016-06-15", "2016-08-31"),
        ("met in the spring", "past", "2016-03-01", "2016-05-31"),
        ("met in the winter of 1991", "past", "1991-12-01", "1992-02-29"),
        ("met in late spring 2014", "past", "2014-04-30", "2014-05-31"),
        ("was put off to the spring of next year", "future", "2017-03-01", "2017-05-31"),
        ("will meet in the second half of the year", "future", "2016-07-01", "2016-12-31"),
        ("met in the first half of last year", "past", "2015-01-01", "2015-06-30"),
        ("will meet in the latter half of 2018", "future", "2018-07-01", "2018-12-31"),
        ("will meet in the fourth quarter", "future", "2016-10-01", "2016-12-31"),
        ("will meet in the first quarter of 2018", "future", "2018-01-01", "2018-03-31"),
        ("met in the last quarter of the year", "past", "2015-10-01", "2015-12-31"),
    ],
)
def test_seasons_halves_and_quarters_have_bounds(text: str, lean: Lean, start: str, end: str) -> None:
    assert short(told(text, lean=lean)) == (start, end, "vague")


@pytest.mark.parametrize(
    "text",
    [
        "fled the Prague Spring",
        "took part in the Winter Olympics",
        "stood for the fall of the government",
        "saw shares fall",
        "opened the second half of the match",
        "lived in the old quarter",
        "met in the Summer Palace",
    ],
)
def test_what_only_sounds_like_a_season_or_a_half_is_none(text: str) -> None:
    assert find_phrases(text) == ()


def test_winter_in_january_began_last_year() -> None:
    assert short(told("met this winter", date(2017, 1, 10), "past"))[0] == "2016-12-01"


@pytest.mark.parametrize(
    ("text", "lean", "closing", "start", "end"),
    [
        ("arrived on Monday for a three-day visit", "past", False, "2016-06-13", "2016-06-15"),
        ("ended a three-day visit yesterday", "past", True, "2016-06-12", "2016-06-14"),
        ("begins a one-week tour tomorrow", "future", False, "2016-06-16", "2016-06-22"),
        ("begins a one-day visit tomorrow", "future", False, "2016-06-16", "2016-06-16"),
    ],
)
def test_a_stated_length_gives_the_other_end(text: str, lean: Lean, closing: bool, start: str, end: str) -> None:
    assert short(told(text, lean=lean, closing=closing)) == (start, end, "day")


@pytest.mark.parametrize(
    "text", ["on Wednesday", "today", "in May", "last week", "on May 2", "three years ago", "at noon"]
)
def test_without_a_publication_date_a_relative_date_is_vague_and_keeps_its_words(text: str) -> None:
    when = told(text, None)
    assert short(when) == (None, None, "vague")
    assert when.raw in text
    assert when.raw


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [("May 2, 2014", "2014-05-02", "day"), ("in May 2014", "2014-05-01", "month"), ("in 1959", "1959-01-01", "vague")],
)
def test_a_date_with_its_year_needs_no_publication_date(text: str, start: str, precision: str) -> None:
    assert (told(text, None).start, told(text, None).precision) == (start, precision)


class TestClocks:
    @pytest.mark.parametrize(
        ("text", "start", "zone"),
        [
            ("on Wednesday at 4:30 p.m.", "2016-06-15T16:30:00+02:00", "Europe/Paris"),
            ("from 4:30 p.m. in Paris", "2016-06-15T16:30:00+02:00", "Europe/Paris"),
            ("at 4:30 p.m. local time", "2016-06-15T16:30:00+02:00", "Europe/Paris"),
            ("at 1630 GMT", "2016-06-15T16:30:00+00:00", "Etc/UTC"),
            ("at 16:30 (GMT+3)", "2016-06-15T16:30:00+03:00", "Etc/GMT-3"),
            ("at 16:30 UTC+05:30", "2016-06-15T16:30:00+05:30", None),
            ("at 4 p.m. KST", "2016-06-15T16:00:00+09:00", "Asia/Seoul"),
            ("at 4 p.m. Moscow time", "2016-06-15T16:00:00+03:00", "Europe/Moscow"),
            ("at 2 p.m. (0500 GMT)", "2016-06-15T14:00:00+09:00", None),
            ("at 2 p.m. (1200 GMT)", "2016-06-15T14:00:00+02:00", "Europe/Paris"),
            ("on January 20, 2016 at 4:30 p.m.", "2016-01-20T16:30:00+01:00", "Europe/Paris"),
            ("on March 27, 2016 at 1:59 a.m.", "2016-03-27T01:59:00+01:00", "Europe/Paris"),
            ("on March 27, 2016 at 3 a.m.", "2016-03-27T03:00:00+02:00", "Europe/Paris"),
            ("on October 30, 2016 at 3 a.m.", "2016-10-30T03:00:00+01:00", "Europe/Paris"),
        ],
    )
    def test_a_clock_time_is_an_instant_at_the_venue_or_where_it_says(
        self, text: str, start: str, zone: str | None
    ) -> None:
        when = told(text, venue="Europe/Paris", publisher="Asia/Seoul")
        assert (when.start, when.zone, when.precision) == (start, zone, "minute")

    def test_the_publishers_zone_counts_where_the_venue_has_none(self) -> None:
        assert told("at 9 a.m. today", publisher="Asia/Seoul").start == "2016-06-15T09:00:00+09:00"

    def test_a_clock_time_without_any_zone_stays_a_day(self) -> None:
        when = told("on Wednesday at 4:30 p.m.")
        assert short(when) == ("2016-06-15", "2016-06-15", "day")
        assert when.raw == "Wednesday at 4:30 p.m."

    @pytest.mark.parametrize("text", ["at noon on Wednesday", "on Wednesday at midday"])
    def test_noon_is_a_part_of_the_day(self, text: str) -> None:
        assert short(told(text, venue="Europe/Paris")) == ("2016-06-15", "2016-06-15", "day")

    def test_noon_begins_an_hour_where_the_end_is_told(self) -> None:
        when = told("on Wednesday from noon to 3 p.m.", venue="America/New_York")
        assert (when.start, when.end) == ("2016-06-15T12:00:00-04:00", "2016-06-15T15:00:00-04:00")

    def test_two_clock_times_are_begin_and_end(self) -> None:
        when = told("on Wednesday from 9:15 a.m. to 11:00 a.m.", venue="America/New_York")
        assert (when.start, when.end) == ("2016-06-15T09:15:00-04:00", "2016-06-15T11:00:00-04:00")

    def test_a_clock_time_in_a_range_of_days_is_no_instant(self) -> None:
        assert told("from Monday to Wednesday at 4 p.m.", venue="Europe/Paris").precision == "day"


def test_the_raw_words_are_quoted_together_when_they_stand_together() -> None:
    assert told("meets on Thursday, at 4 p.m.", lean="future", venue="Europe/Oslo").raw == "Thursday, at 4 p.m."
    far = "meets on Thursday in the old town hall at 4 p.m."
    assert told(far, lean="future", venue="Europe/Oslo").raw == "Thursday, 4 p.m."


def test_no_phrase_tells_no_time() -> None:
    for text in ("They met.", "a three-day visit"):
        assert resolve(find_phrases(text), text, published=WEDNESDAY, lean="past") is None


def test_every_named_zone_is_known() -> None:
    assert all(ZoneInfo(zone).key == zone for zone in ZONES.values() if zone)


_PIECES = st.sampled_from(
    (
        "May March June 3 -5 to and or Monday Wednesday Wed. , ( ) 2015 last next this week early 4:30 p.m. noon GMT+3 "
        "KST two days 900 decades ago later 29 Feb. three-day visit until before over the weekend winter 2016-06-15 "
        "end of year 0500 GMT"
    ).split(" ")
)
_ZONES = st.sampled_from([None, "Europe/Paris", "Asia/Kathmandu", "Pacific/Apia"])


@given(
    st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates(),
    st.sampled_from(["past", "future"]),
    _ZONES,
    st.booleans(),
)
def test_any_phrases_resolve_and_begin_before_they_end(
    text: str, published: date | None, lean: Lean, zone: str | None, closing: bool
) -> None:
    when = resolve(find_phrases(text), text, published=published, lean=lean, venue_zone=zone, closing=closing)
    if when is not None:
        assert when.raw
        assert (when.start is None) <= (when.end is None)
        assert not (when.start and when.end) or when.start <= when.end


@pytest.mark.parametrize(
    ("text", "lean", "start", "end"),
    [
        ("will meet in the new year", "future", "2017-01-01", "2017-12-31"),
        ("will meet in the first months of the new year", "future", "2017-01-01", "2017-05-01"),
        ("will meet within a month", "future", "2016-06-15", "2016-07-15"),
        ("will meet in the next two weeks", "future", "2016-06-15", "2016-06-29"),
        ("will meet by autumn", "future", "2016-06-15", "2016-11-30"),
        ("will meet in the first quarter of next year", "future", "2017-01-01", "2017-03-31"),
        ("will meet before the end of October", "future", "2016-06-15", "2016-10-31"),
        ("will meet by the end of the year", "future", "2016-06-15", "2016-12-31"),
    ],
)
def test_some_time_up_to_a_day_has_bounds(text: str, lean: Lean, start: str, end: str) -> None:
    assert short(told(text, lean=lean)) == (start, end, "vague")
