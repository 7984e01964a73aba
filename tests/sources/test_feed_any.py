"""Feeds put together at random, and broken at random: only a feed or a FeedError comes out, and always the same."""

import io
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.sources.parse.parsed import ParsedFeed
from tests.sources.feeds import URL, outcome, read
from tests.sources.feeds_at_random import ANY_FEED, CHARSETS, SOUND_ATOM, SOUND_ITEMS, SOUND_RSS

MANY = settings(max_examples=100, deadline=None)  # tables are loaded by the first example
URLS = st.sampled_from([None, URL, "http://[", "x"])
HEADERS = st.sampled_from(
    [None, "text/xml; charset=koi8-r", "application/rss+xml; charset=hex", "text/html; charset=\x00"]
)


def _check(data: bytes, url: str | None = URL, content_type: str | None = None) -> ParsedFeed | str:
    """What comes out of `data`, once it is as it must be whatever went in."""
    parsed = outcome(data, url=url, content_type=content_type)
    if isinstance(parsed, str):
        assert parsed.startswith("The answer ")
        assert parsed.endswith(".")
        return parsed
    for line in (parsed.title, parsed.language or "", *parsed.problems):
        _check_line(line)
    assert parsed.site_url is None or parsed.site_url.startswith(("http://", "https://"))
    assert parsed.wait is None or timedelta(minutes=1) <= parsed.wait <= timedelta(days=7)
    for entry in parsed.entries:
        for line in (entry.title, entry.guid or "x", entry.author or "x"):
            _check_line(line)
        assert "" not in {entry.guid, entry.author}
        assert isinstance(entry.summary, str)
        assert isinstance(entry.content, str)
        assert entry.title or entry.url or entry.summary or entry.content
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        assert entry.published is None or entry.published.tzinfo is UTC
        assert entry.published is None or 1899 <= entry.published.year <= 2200
        assert entry.zone_offset is None or abs(entry.zone_offset) <= 14 * 60
    return parsed


def _check_line(line: str) -> None:
    assert not [one for one in line if unicodedata.category(one) in {"Cc", "Cs"} or one in "\u202a\u202e\u2066\u2069"]
    assert line == line.strip()


@MANY
@given(ANY_FEED, CHARSETS, URLS, HEADERS)
def test_any_feed_in_any_charset(feed: str, charset: str, url: str | None, header: str | None) -> None:
    data = feed.encode(charset, errors="replace")
    assert _check(data, url, header) == _check(data, url, header)


@MANY
@given(ANY_FEED, st.data())
def test_any_feed_with_any_bytes_changed(feed: str, changes: st.DataObject) -> None:
    data = bytearray(feed.encode(errors="replace"))
    for _ in range(changes.draw(st.integers(1, 8))):
        start = changes.draw(st.integers(0, len(data)))
        end = changes.draw(st.integers(start, min(start + 20, len(data))))
        data[start:end] = changes.draw(st.binary(max_size=8) | st.just(bytes(data[end : end + 30])))
    _check(bytes(data))


@pytest.mark.parametrize("data", [b"p><p><p>", b"x<p><p><item>", b"<p><p><item><p><p>"])
def test_the_same_element_twice_outside_of_anything(data: bytes) -> None:
    """Closing the first leaves nothing open."""
    _check(data)


@MANY
@given(st.binary(max_size=400) | st.text(alphabet="<>/!?&;#x[]'\"= \nab:", max_size=200).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    _check(data)


@MANY
@given(SOUND_ITEMS, st.booleans())
def test_all_that_the_common_reader_finds_in_a_sound_feed_is_found(items: list[dict[str, Any]], atom: bool) -> None:
    listed = "".join((SOUND_ATOM if atom else SOUND_RSS).format(**item) for item in items)
    start = "<feed xmlns='http://www.w3.org/2005/Atom'>" if atom else "<rss version='2.0'><channel>"
    data = f"{start}{listed}{'</feed>' if atom else '</channel></rss>'}".encode()
    theirs = feedparser.parse(io.BytesIO(data), response_headers={"content-location": URL}, sanitize_html=False)
    ours = read(data)
    assert not any("well-formed" in problem for problem in ours.problems)
    assert len(ours.entries) == len(theirs.entries)
    for mine, their in zip(ours.entries, theirs.entries, strict=True):
        assert (mine.url, mine.guid) == (their.link, their.id)
        assert mine.title.split() == their.title.split()
        assert mine.summary.split() == their.get("summary", "").split()
        year, month, day, hour, minute, second, *_ = their.get("published_parsed") or their.updated_parsed
        assert mine.published == datetime(year, month, day, hour, minute, second, tzinfo=UTC)
