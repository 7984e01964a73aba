"""JSON Feed, versions 1.0 and 1.1."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.errors import FeedError
from digests.model import FeedEntry
from tests.sources.feeds import one, outcome, read

VERSION = "https://jsonfeed.org/version/1.1"


def _feed(*items: Any, **members: Any) -> bytes:
    return json.dumps({"version": VERSION, "title": "World", "items": items, **members}, ensure_ascii=False).encode()


def test_an_item_is_read_whole() -> None:
    item = {
        "id": "id-1",
        "url": "/w/1",
        "external_url": "https://other.example/",
        "title": "Ministers meet – again",
        "summary": "In short.",
        "content_html": "<p>One.</p><p>Two.</p>",
        "content_text": "Not this.",
        "date_published": "2016-06-15T10:00:00+09:00",
        "date_modified": "2016-07-01T00:00:00Z",
        "authors": [{"name": "A. B."}, {"url": "https://c.example/"}, {"name": "C. D."}],
    }
    assert one(_feed(item)) == FeedEntry(
        guid="id-1",
        url="https://news.example/w/1",
        title="Ministers meet – again",
        summary="In short.",
        content="One.\n\nTwo.",
        author="A. B., C. D.",
        published=datetime(2016, 6, 15, 1, tzinfo=UTC),
        zone_offset=540,
    )


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"id": 17, "title": "T"}, "guid", "17"),
        ({"id": 1e400, "title": "T"}, "guid", "Infinity"),
        ({"id": ["x"], "title": "T"}, "guid", None),
        ({"id": "https://news.example/w/1", "title": "T"}, "url", "https://news.example/w/1"),
        ({"external_url": "https://other.example/1", "title": "T"}, "url", "https://other.example/1"),
        ({"url": "javascript:x", "title": "T"}, "url", None),
        ({"title": "1 < 2 <b>"}, "title", "1 < 2 <b>"),
        ({"title": None, "content_text": "One.\n\nTwo <b>x</b>."}, "title", ""),
        ({"content_text": "One.\n\nTwo < three."}, "content", "One.\n\nTwo < three."),
        ({"title": "T", "date_modified": "2016-06-15"}, "published", datetime(2016, 6, 15, tzinfo=UTC)),
        ({"title": "T", "author": {"name": "A. B."}}, "author", "A. B."),
        ({"title": "T", "authors": []}, "author", "Feed's"),
        ({"title": "T", "authors": "A. B."}, "author", "Feed's"),
    ],
)
def test_members_may_be_absent_or_odd(item: dict[str, Any], field: str, value: object) -> None:
    assert getattr(one(_feed(item, authors=[{"name": "Feed's"}])), field) == value


def test_the_feed_names_its_page_and_language() -> None:
    parsed = read(_feed(home_page_url="https://news.example/", language="en-GB"))
    assert (parsed.title, parsed.site_url, parsed.language) == ("World", "https://news.example/", "en-GB")


def test_what_is_no_item_is_passed_over() -> None:
    assert len(read(_feed(None, 1, "x", [], {}, {"title": "T"})).entries) == 1


def test_its_characters_may_be_written_in_any_way() -> None:
    data = '\ufeff {"version": "https://jsonfeed.org/version/1", "items": [{"title": "\\u00c9\x07 \t서울"}]}'
    for charset in ("utf-8", "utf-16", "utf-16-le"):
        assert one(data.encode(charset)).title == "É 서울"


@pytest.mark.parametrize(
    "data", [b"{", b"[]", b"{}", b'{"items": 1, "title": "T"}', b'{"items": [], "title": ""}', b'{"items": []}x']
)
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(FeedError, match="JSON"):
        read(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
MEMBERS = (
    "id url external_url title summary content_html content_text date_published date_modified author authors".split()
)


@given(
    st.lists(st.dictionaries(st.sampled_from(MEMBERS), JSON, max_size=8) | JSON, max_size=3),
    st.dictionaries(st.sampled_from(["title", "home_page_url", "language", "authors", "author", "version"]), JSON),
)
def test_members_of_any_kind_give_a_feed_or_one_sentence(items: list[Any], members: dict[str, Any]) -> None:
    parsed = outcome(_feed(*items, **members))
    assert "JSON" in parsed if isinstance(parsed, str) else len(parsed.entries) <= len(items)
