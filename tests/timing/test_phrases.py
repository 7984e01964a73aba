"""Date phrases are found as they stand, and words that only look like dates are left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.timing.phrases import find_phrases
from digests.timing.rules import RULES
from digests.timing.words import DAYS, NUMBERS, SHORT_MONTHS, WEEKDAYS, ZONES, any_of


@pytest.mark.parametrize(
    ("text", "raw", "kind", "value"),
    [
        ("They met on Nov. 3.", "Nov. 3", "day", (0, 11, 3, 0)),
        ("They met on November 3rd, 2015 in Oslo", "November 3rd, 2015", "day", (2015, 11, 3, 0)),
        ("They met on 3 November 2015 in Oslo", "3 November 2015", "day", (2015, 11, 3, 0)),
        ("They met on the 3rd of November", "the 3rd of November", "day", (0, 11, 3, 0)),
        ("They met on Wednesday (June 15) in Oslo", "Wednesday (June 15)", "day", (0, 6, 15, 0)),
        ("They met (June 15) in Oslo", "June 15", "day", (0, 6, 15, 0)),
        ("They met on Wed., June 15, 2016.", "Wed., June 15, 2016", "day", (2016, 6, 15, 0)),
        ("They met on May 2 last year", "May 2 last year", "day", ("last", 5, 2, 0)),
        ("They met on 2016-06-15.", "2016-06-15", "day", (2016, 6, 15, 0)),
        ("They met on 15.06.2016.", "15.06.2016", "day", (2016, 6, 15, 0)),
        ("They met on 06/15/2016.", "06/15/2016", "day", (2016, 6, 15, 0)),
        ("They met on the 15th.", "on the 15th", "day", (0, 0, 15, 0)),
        ("They met on Feb. 29 at sea", "Feb. 29", "day", (0, 2, 29, 0)),
        ("They meet on Nov. 3-5 in Oslo", "Nov. 3-5", "day", (0, 11, 3, 5)),
        ("from Tuesday 24 to Thursday 26 May 2016", "Tuesday 24 to Thursday 26 May 2016", "day", (2016, 5, 24, 26)),
        ("May 3 (Tuesday) to 5 (Thursday)", "May 3 (Tuesday) to 5 (Thursday)", "day", (0, 5, 3, 5)),
        ("They meet on 3–5 November 2015 in Oslo", "3–5 November 2015", "day", (2015, 11, 3, 5)),
        ("They meet from May 18 to 23 and rest", "May 18 to 23", "day", (0, 5, 18, 23)),
        ("They meet from May 18 to 23, 2021", "May 18 to 23, 2021", "day", (2021, 5, 18, 23)),
        ("They meet between 3 and 5 November", "3 and 5 November", "day", (0, 11, 3, 5)),
        ("They meet on June 15 and 16 in Oslo", "June 15 and 16", "day", (0, 6, 15, 16)),
        ("On June 15 and 17 other states signed", "June 15", "day", (0, 6, 15, 0)),
        ("They left late Monday for Oslo", "late Monday", "weekday", (0, "")),
        ("They met on Monday morning", "Monday morning", "weekday", (0, "")),
        ("They met last Friday", "last Friday", "weekday", (4, "last")),
        ("They met this past Friday", "this past Friday", "weekday", (4, "last")),
        ("They meet this coming Friday", "this coming Friday", "weekday", (4, "next one")),
        ("They meet next Friday", "next Friday", "weekday", (4, "next")),
        ("They met on Friday last week", "Friday last week", "weekday", (4, "last week")),
        ("They met last week on Friday", "last week on Friday", "weekday", (4, "last week")),
        ("They meet on Friday of next week", "Friday of next week", "weekday", (4, "next week")),
        ("They met yesterday", "yesterday", "near", (-1,)),
        ("They met the day before yesterday", "the day before yesterday", "near", (-2,)),
        ("They meet tomorrow", "tomorrow", "near", (1,)),
        ("They meet the day after tomorrow", "the day after tomorrow", "near", (2,)),
        ("They met earlier today", "earlier today", "near", (0,)),
        ("They dined last night", "last night", "near", (-1,)),
        ("They met in May", "May", "month", (0, 5, "", "")),
        ("the May summit", "May", "month", (0, 5, "", "")),
        ("They met last August", "last August", "month", (0, 8, "last", "")),
        ("They met in early March", "early March", "month", (0, 3, "", "early")),
        ("They met in mid-March 2015", "mid-March 2015", "month", (2015, 3, "", "mid")),
        ("in the second half of February", "the second half of February", "month", (0, 2, "", "second")),
        ("at the end of June", "the end of June", "month", (0, 6, "", "late")),
        ("in the first week of August", "the first week of August", "month", (0, 8, "", "first week")),
        ("in the final week of this month", "the final week of this month", "span", ("this", "month", "last week")),
        ("They met in June last year", "June last year", "month", ("last", 6, "", "")),
        ("They met in Sept. 2015", "Sept. 2015", "month", (2015, 9, "", "")),
        ("They met earlier this month", "earlier this month", "span", ("this", "month", "earlier")),
        ("They met last week", "last week", "span", ("last", "week", "")),
        ("They meet early next week", "early next week", "span", ("next", "week", "early")),
        ("They met over the weekend", "over the weekend", "span", ("the", "weekend", "")),
        ("by the end of the month", "by the end of the month", "span", ("this", "month", "late")),
        ("They met two days ago", "two days ago", "ago", (2, "day", "ago")),
        ("They met three years ago", "three years ago", "ago", (3, "year", "ago")),
        ("They meet in two weeks' time", "two weeks' time", "ago", (2, "week", "ahead")),
        ("They met a year earlier", "a year earlier", "ago", (1, "year", "earlier")),
        ("cut in 1959 when", "in 1959", "year", (1959, "")),
        ("in early 2015", "early 2015", "year", (2015, "early")),
        ("They met a few days ago", "a few days ago", "vague", ()),
        ("They will meet soon", "soon", "vague", ()),
        ("at a mutually convenient date", "at a mutually convenient date", "vague", ()),
        ("a three-day visit", "three-day", "length", (3,)),
        ("a three-day official visit", "three-day", "length", (3,)),
        ("two weeks of talks", "two weeks", "length", (14,)),
        ("He stays for three days", "for three days", "length", (3,)),
        ("from 4:30 p.m. in Oslo", "4:30 p.m.", "clock", (16, 30, "")),
        ("at 12 a.m. sharp", "12 a.m.", "clock", (0, 0, "")),
        ("at noon in Oslo", "noon", "clock", (12, 0, "")),
        ("at 1630 GMT", "1630 GMT", "clock", (16, 30, "GMT")),
        ("at 16:30 (GMT+3)", "16:30 (GMT+3)", "clock", (16, 30, "GMT+3")),
        ("at 10 a.m. local time", "10 a.m. local time", "clock", (10, 0, "LOCAL TIME")),
        ("at 10 a.m. Paris time", "10 a.m. Paris time", "clock", (10, 0, "PARIS TIME")),
        ("at 10 a.m. (KST)", "10 a.m. (KST)", "clock", (10, 0, "KST")),
    ],
)
def test_a_phrase_is_found_with_its_meaning(text: str, raw: str, kind: str, value: tuple[int | str, ...]) -> None:
    assert [(p.raw, p.kind, p.value) for p in find_phrases(text)] == [(raw, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They may sign it.",
        "May they sign it!",
        "Theresa May met Jan Larsen and Mrs. May.",
        "They march on.",
        "March on, they said.",
        "an august body",
        "2016-02-30",
        "on the 3rd floor",
        "a crowd of 2000 people",
        "She told the Sunday Times.",
        "The Mon State and the Sun",
        "on 05/06/2016",
        "at 13 p.m. or 25:00",
        "a ratio of 3.5",
        "Kim Jun-ho of the north",
        "",
    ],
)
def test_words_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_phrases(text) == ()


def test_phrases_stand_in_the_order_of_the_text() -> None:
    text = "He left late Monday for a visit until Wednesday, and goes on from 29 June-1 July at 2 p.m. (0500 GMT)."
    assert [p.raw for p in find_phrases(text)] == [
        "late Monday",
        "Wednesday",
        "29 June",
        "1 July",
        "2 p.m.",
        "0500 GMT",
    ]


@pytest.mark.parametrize("text", ["on 30 February", "on April 31st"])
def test_a_day_that_never_was_is_no_day(text: str) -> None:
    assert {p.kind for p in find_phrases(text)} == {"month"}


_PIECES = st.sampled_from(
    (
        "May March June 3 -5 to and Monday Wed. , ( ) 2015 last next this week early 4:30 p.m. GMT+3 two days ago the "
        "29 Feb. visit until in over weekend 2016-06-15 of year’s ' \n"
    ).split(" ")
)


@given(
    st.lists(_PIECES, max_size=14).map(" ".join) | st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=80)
)
def test_any_text_gives_phrases_in_order_none_inside_another(text: str) -> None:
    at = 0
    for phrase in find_phrases(text):
        assert at <= phrase.start < phrase.end <= len(text)
        assert phrase.raw == text[phrase.start : phrase.end] == phrase.raw.strip()
        at = phrase.end


def test_the_word_tables_are_whole() -> None:
    assert set(WEEKDAYS.values()) == set(range(7))
    assert len(DAYS) == 7
    assert list(NUMBERS.values()) == list(range(1, len(NUMBERS) + 1))
    assert all(name == name.lower() for name in (*WEEKDAYS, *NUMBERS, *SHORT_MONTHS))
    assert all(name == name.upper() for name in ZONES)
    assert re.fullmatch(any_of(frozenset({"may", "mayor", "a.m"})), "mayor")
    assert {kind for kind, _, _ in RULES} == {
        "clock", "weekday", "day", "near", "month", "span", "stretch", "year", "ago", "vague", "length",
    }  # fmt: skip
