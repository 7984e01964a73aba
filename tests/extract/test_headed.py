"""Days that stand above the entries of a programme."""

from datetime import date

import pytest

from digests.extract.headed import heading_at, headings_of
from tests.extract.conftest import Reader

_PROGRAMME = (
    "The president of Slovenia, Jan Novak, will pay a visit to Denmark this month.\n\n"
    "{first}\nPresident Jan Novak meets Danish Prime Minister Karen Lind at Marienborg.\n\n"
    "{second}\nPresident Jan Novak meets Danish Foreign Minister Lars Holm in Copenhagen.\n"
)


def _days(text: str) -> list[date]:
    return [heading.day for heading in headings_of(text, 0, date(2016, 6, 15), "Etc/UTC")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Monday 20 June", "Tuesday 21 June"),
        ("MONDAY, JUNE 20", "TUESDAY, JUNE 21"),
        ("June 20:", "June 21:"),
    ],
)
def test_lines_that_are_only_days_head_what_stands_below(first: str, second: str) -> None:
    assert _days(f"{first}\nTalks.\n\n{second}\nMore talks.") == [date(2016, 6, 20), date(2016, 6, 21)]


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday, June 15\n\nThe ministers met.",  # one alone is the day of the page
        "June 21\nTalks.\n\nJune 20\nMore talks.",  # no order of a programme
        "On Monday 20 June they met.\nOn Tuesday 21 June they parted.",
        "Monday\nThey met.\n\nTuesday\nThey parted.",
        "June 2016\nTalks.\n\nJuly 2016\nMore talks.",
    ],
)
def test_other_lines_head_nothing(text: str) -> None:
    assert _days(text) == []


def test_where_entries_are_tight_a_heading_ends_with_its_blank_line() -> None:
    text = "Monday 20 June\nTalks.\n\nTuesday 21 June\nMore talks.\n\nThe two last met in April."
    headings = headings_of(text, 0, date(2016, 6, 15), "Etc/UTC")
    found = [heading_at(headings, text, text.index(words)) for words in ("Talks", "More", "The two")]
    assert [h and h.day for h in found] == [date(2016, 6, 20), date(2016, 6, 21), None]


def test_the_day_above_dates_what_the_entry_tells(read: Reader) -> None:
    events = read.events(_PROGRAMME.format(first="Monday 20 June", second="Tuesday 21 June"))
    told = {e.when.start: (e.status, e.when.raw) for e in events if e.kind == "meeting" and e.when}
    assert told == {"2016-06-20": ("planned", "Monday 20 June"), "2016-06-21": ("planned", "Tuesday 21 June")}


def test_entries_of_days_that_are_over_stay_held(read: Reader) -> None:
    told = _PROGRAMME.replace("meets", "met").format(first="Monday 13 June", second="Tuesday 14 June")
    events = [e for e in read.events(told, day="2016-06-16") if e.kind == "meeting"]
    assert [(e.status, e.when and e.when.start) for e in events] == [("held", "2016-06-13"), ("held", "2016-06-14")]


@pytest.mark.parametrize(
    "below",
    [
        "Last week President Jan Novak met Swedish Prime Minister Erik Dahl in London.",
        "In May 2013 President Jan Novak met Swedish Prime Minister Erik Dahl in London.",
        "President Jan Novak met Swedish Prime Minister Erik Dahl in London.",
    ],
)
def test_what_was_before_is_not_planned_for_standing_below_a_day(read: Reader, below: str) -> None:
    text = f"{_PROGRAMME.format(first='Monday 20 June', second='Tuesday 21 June')}{below}"
    assert [e.status for e in read.events(text) if "SE" in e.countries] == ["held"]


def test_days_that_are_over_make_no_programme(read: Reader) -> None:
    text = (
        "Polish President Adam Wolski met Swedish Prime Minister Erik Dahl in Warsaw on Tuesday.\n\n"
        "10 June 2016\n\nSpanish king visits Portugal for talks with President Rui Costa\n\n12 June 2016\n\nOil falls"
    )
    assert read.brief(text) == ["meeting held PL,SE"]
