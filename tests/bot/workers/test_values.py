"""A value comes back as the type that was asked for, whole and checked, or not at all."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workers.values import Unlike, plain, read
from bot.workers.wire import HEADER, answer, answered
from digests.model import Event, Extraction, FeedEntry
from digests.sources.parse.parsed import ParsedFeed, ParsedPage


def there_and_back(value: object, kind: type[Any]) -> object:
    (told,) = answered(answer(value)[HEADER.size :])
    return read(kind, told)


def any_(kind: type[Any], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **({one.name: ... for one in fields(kind)} | parts))


TIMES = st.none() | st.datetimes(timezones=st.just(UTC))
ENTRIES = st.lists(any_(FeedEntry, published=TIMES), max_size=3).map(tuple)
EVENTS = st.lists(any_(Event, confidence=st.floats(0, 1)), max_size=2).map(tuple)


@given(any_(ParsedFeed, entries=ENTRIES) | any_(ParsedPage, published=TIMES) | any_(Extraction, events=EVENTS))
def test_all_that_parsers_give_comes_back_equal(value: object) -> None:
    assert there_and_back(value, type(value)) == value


def test_times_keep_their_offset_and_pictures_their_bytes() -> None:
    entry = FeedEntry(guid="g", url=None, title="T", published=datetime(2026, 3, 4, 5, 6, 7, 8, tzinfo=UTC))
    assert there_and_back(entry, FeedEntry) == entry
    zoned = datetime(2026, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    assert there_and_back(zoned, datetime).utcoffset() == timedelta(hours=9)  # type: ignore[attr-defined] # a datetime
    span = timedelta(days=-3, seconds=7, microseconds=1)
    assert there_and_back(span, timedelta) == span
    assert there_and_back(b"\x89PNG\x00", bytes) == b"\x89PNG\x00"


@dataclass(frozen=True, slots=True)
class Known:
    """One of each."""

    name: str
    share: float
    word: Literal["a", 1]
    many: tuple[int, ...] = ()
    maybe: bool | None = None


GOOD: list[Any] = ["n", 0.5, "a", [1, 2], None]


def test_a_whole_number_is_a_number() -> None:
    assert read(Known, ["n", 1, 1, [], True]) == Known("n", 1.0, 1, (), True)


@pytest.mark.parametrize(
    "told",
    [
        None,
        "n",
        {"name": "n"},
        GOOD[:-1],
        [*GOOD, 1],
        *([*GOOD[:place], odd, *GOOD[place + 1 :]] for place, odd in [(0, 1), (0, None), (0, ["n"]), (1, "0.5")]),
        *([*GOOD[:place], odd, *GOOD[place + 1 :]] for place, odd in [(1, True), (1, 10**400), (1, 1e999), (2, "b")]),
        *([*GOOD[:place], odd, *GOOD[place + 1 :]] for place, odd in [(2, True), (2, []), (3, "12"), (3, [1, "2"])]),
        *([*GOOD[:place], odd, *GOOD[place + 1 :]] for place, odd in [(3, [True]), (3, [[1]]), (4, 0), (4, {})]),
    ],
)
def test_what_is_not_of_the_type_is_refused_part_by_part(told: Any) -> None:
    assert read(Known, GOOD) == Known("n", 0.5, "a", (1, 2))
    with pytest.raises(Unlike):
        read(Known, told)


@pytest.mark.parametrize(
    ("kind", "told"), [(bytes, "é"), (bytes, 1), (datetime, "yesterday"), (datetime, 5), (timedelta, [1, 2])]
)
def test_odd_bytes_and_times_are_refused(kind: type[Any], told: Any) -> None:
    with pytest.raises(Unlike):
        read(kind, told)


@pytest.mark.parametrize("value", [{}, {1}, [1], object(), Known, len])
def test_nothing_else_can_be_sent(value: object) -> None:
    with pytest.raises(TypeError):
        plain(value)


@pytest.mark.parametrize("kind", [dict, object, Any, int | str])
def test_no_other_type_can_be_asked_for(kind: Any) -> None:
    with pytest.raises(TypeError):
        read(kind, 1)
