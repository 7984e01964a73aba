"""Dates are read with the zone that their words carry, else the publisher's."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.sources.parse.dates import read_date, zone_names

SEOUL = "Asia/Seoul"


@pytest.mark.parametrize(
    ("raw", "zone", "at", "offset"),
    [
        ("Published : June 15, 2016 - 19:51", SEOUL, "2016-06-15T10:51", None),
        ("The Daily | 27 June 2016", SEOUL, "2016-06-26T15:00", None),
        ("Monday, June 27, 2016", SEOUL, "2016-06-26T15:00", None),
        ("2016-06-15 10:00 KST", None, "2016-06-15T01:00", 540),
        ("2016-06-15T10:00:00.123+09:00", None, "2016-06-15T01:00", 540),
        ("2016-06-15T10:00:00Z", SEOUL, "2016-06-15T10:00", 0),
        ("20160615T100000Z", None, "2016-06-15T10:00", 0),
        ("2016-06-15T10:00", "Europe/Paris", "2016-06-15T08:00", None),
        ("Wed, 15 Jun 2016 10:00:00 +0900", None, "2016-06-15T01:00", 540),
        ("Wed, 15 Jun 2016 10:00:00 -0430", None, "2016-06-15T14:30", -270),
        ("Wed, 15 Jun 16 10:00:00 EST", None, "2016-06-15T15:00", -300),
        ("15 June 2016 at 3:15 p.m. ET", None, "2016-06-15T19:15", -240),
        ("15 December 2016 at 3:15 p.m. ET", None, "2016-12-15T20:15", -300),
        ("Mon Jun 27 10:00:00 2016", None, "2016-06-27T10:00", None),
        ("27.06.2016 14.30", "Europe/Berlin", "2016-06-27T12:30", None),
        ("06/27/2016", None, "2016-06-27T00:00", None),
        ("27/06/2016", None, "2016-06-27T00:00", None),
        ("10:00 GMT, 15 June 2016", SEOUL, "2016-06-15T10:00", 0),
        ("15 Jun 2016 10:00 IST", "Asia/Kolkata", "2016-06-15T04:30", 330),
        ("15 Jan 2016 10:00 IST", "Asia/Jerusalem", "2016-01-15T08:00", 120),
        ("15 Jan 2016 10:00 CST", "Asia/Shanghai", "2016-01-15T02:00", 480),
        ("15 Jan 2016 10:00 CST", "America/Chicago", "2016-01-15T16:00", -360),
        ("Dec 12, 2023 20:15 (UTC+7)", None, "2023-12-12T13:15", 420),
        ("12 a.m. June 1, 2020", None, "2020-06-01T00:00", None),
        ("June 1, 2020, 12:30 PM", None, "2020-06-01T12:30", None),
        ("2016-06-15T24:00:00Z", None, "2016-06-16T00:00", 0),
        ("2016-06-15 10:00 Europe/Paris", None, "2016-06-15T08:00", 120),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None, "1970-01-01T00:00", 0),
        ("2016.6.15", None, "2016-06-15T00:00", None),
        ("Wed, 15 Jun 2016 10:00:00 GMT+8", None, "2016-06-15T02:00", 480),
        ("Wed, 15 Jun 2016 10:00:00 UTC-04:30", None, "2016-06-15T14:30", -270),
        ("Wed Jun 15 2016 10:00:00 GMT+0900 (Korea Standard Time)", None, "2016-06-15T01:00", 540),
        ("Wed, 15 Jun 2016 10:00:00 UT", SEOUL, "2016-06-15T10:00", 0),
        ("Wed, 15 Jun 2016 10:00:00 CEST", None, "2016-06-15T08:00", 120),
        ("Mi, 15 Jun 2016 10:00:00 MESZ", None, "2016-06-15T08:00", 120),
        ("Wed, 15 Jun 2016 10:00:00 Etc/GMT-9", None, "2016-06-15T01:00", 540),
        ("Sat, 15 Jun 2016 10:00:00 +0530", None, "2016-06-15T04:30", 330),
        ("Wed, 15 June, 2016 10:00:00 +05:30", None, "2016-06-15T04:30", 330),
        ("2016-06-15t10:00:00z", SEOUL, "2016-06-15T10:00", 0),
        ("2016-06-15T10:00+02", None, "2016-06-15T08:00", 120),
        ("2016-06-15T10:00:00,5-0930", None, "2016-06-15T19:30", -570),
        ("2016-06-15T23:59:60Z", None, "2016-06-16T00:00", 0),
        ("2016-006-15T10:00:00Z", None, "2016-06-15T10:00", 0),
        ("20160615100000", None, "2016-06-15T10:00", None),
        ("2016-W24-3", None, "2016-06-15T00:00", None),
        ("2016-167T10:00Z", None, "2016-06-15T10:00", 0),
        ("1465984800", SEOUL, "2016-06-15T10:00", None),
        ("1465984800.25", SEOUL, "2016-06-15T10:00", None),
        ("1465984800000", SEOUL, "2016-06-15T10:00", None),
        ("Wed Jun 15 10:00:00 -0400 2016", None, "2016-06-15T14:00", -240),
        ("Wednesday, 15-Jun-16 10:00:00 GMT", None, "2016-06-15T10:00", 0),
        ("15 Jun 69 10:00 GMT", None, "2069-06-15T10:00", 0),
        ("15 Jun 70 10:00 GMT", None, "1970-06-15T10:00", 0),
        ("2016 June 15, 10:00", None, "2016-06-15T10:00", None),
    ],
)
def test_what_pages_and_feeds_write_is_read(raw: str, zone: str | None, at: str, offset: int | None) -> None:
    date = read_date(raw, zone=zone)
    assert date is not None
    assert date.at.replace(microsecond=0) == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert date.offset == offset


@pytest.mark.parametrize(
    "raw",
    """
    |yesterday|31 Feb 2016|9999-99-99|0000-00-00T00:00:00Z|June 2016|2016|12:30|1 Jan 1066|0001-01-01T00:00:00Z
    |9999-12-31T23:59:59Z|2016-W54-1|2015-366|2016-06|15 Foo 2016|12345|123456789012345678|25 خرداد 1395|۱۳۹۵/۰۳/۲۵
    |15 มิถุนายน 2559|10 listopada 2016
    """.split("|"),
)
def test_what_is_no_full_date_is_not_guessed(raw: str) -> None:
    assert read_date(raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        "mer., 15 juin 2016",
        "15 de junio de 2016",
        "15 de junho de 2016",
        "15. Juni 2016",
        "15 giugno 2016",
        "15 juni 2016",
        "15. kesäkuuta 2016",
        "15 czerwca 2016",
        "15. června 2016",
        "15 июня 2016",
        "15 червня 2016",
        "15 юни 2016",
        "15 Haziran 2016",
        "2016. június 15.",
        "2016 m. birželio 15 d.",
        "15 Ιουνίου 2016",
        "15 يونيو 2016",
        "١٥ حزيران ٢٠١٦",
        "15 ביוני 2016",
        "15 जून 2016",
        "15 มิถุนายน 2016",
        "15 Tháng 6, 2016",
        "15 Juni 2016",
        "2016年6月15日",
        "2016년 6월 15일",
        "2016. 06. 15.",
    ],
)
def test_months_are_known_in_many_languages(raw: str) -> None:
    date = read_date(raw)
    assert date is not None
    assert (date.at, date.timed) == (datetime(2016, 6, 15, tzinfo=UTC), False)


@pytest.mark.parametrize(
    ("raw", "hour"),
    [
        ("2016-06-15 오후 3:20", 15),
        ("2016-06-15 오전 12:20", 0),
        ("2016年6月15日 下午3:20", 15),
        ("2016年6月15日 15时20分", 15),
        ("2016년 6월 15일 오후 3시 20분", 15),
        ("15/06/2016 15h20", 15),
    ],
)
def test_hours_are_known_in_other_languages(raw: str, hour: int) -> None:
    date = read_date(raw)
    assert date is not None
    assert date.at == datetime(2016, 6, 15, hour, 20, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["-0000", "-00:00", "A", "M", "Y"])
def test_utc_of_an_unknown_place_is_utc_without_an_offset(zone: str) -> None:
    date = read_date(f"Wed, 15 Jun 2016 10:00:00 {zone}", zone=SEOUL)
    assert date is not None
    assert (date.at, date.offset) == (datetime(2016, 6, 15, 10, tzinfo=UTC), None)


@pytest.mark.parametrize("zone", ["+9900", "+1401", "XYZ", "+zz:00", "Nowhere/Land", "America", "+1234567"])
def test_an_impossible_zone_is_none(zone: str) -> None:
    date = read_date(f"2016-06-15 10:00:00 {zone}", zone=SEOUL)
    assert date is not None
    assert (date.at, date.offset) == (datetime(2016, 6, 15, 1, tzinfo=UTC), None)


def test_an_impossible_time_or_zone_leaves_the_day() -> None:
    date = read_date("2016-06-15 25:99:00")
    assert date is not None
    assert (date.at, date.timed) == (datetime(2016, 6, 15, tzinfo=UTC), False)
    date = read_date("2016-06-15 10:00:00 -9900")
    assert date is not None
    assert date.at == datetime(2016, 6, 15, 10, tzinfo=UTC)


def test_only_month_and_day_up_to_twelve_depend_on_the_country() -> None:
    american, british = read_date("03/04/2016", month_first=True), read_date("03/04/2016")
    assert american is not None
    assert british is not None
    assert (american.at.month, british.at.month) == (3, 4)


def test_each_zone_name_stands_once_and_means_a_zone() -> None:
    names = zone_names()
    lines = [name for name in names if not name.isupper()]
    assert not lines
    for meaning in names.values():
        assert ZoneInfo(meaning) if "/" in meaning else datetime.strptime(meaning, "%z")


@settings(deadline=None)  # tables are loaded by the first example
@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}[ T]?[0-9:]{0,8}[ A-Z+-]{0,5}[0-9]{0,4}"))
def test_any_text_gives_a_date_or_nothing(raw: str) -> None:
    date = read_date(raw, zone=SEOUL)
    assert date is None or date.at.tzinfo is UTC
