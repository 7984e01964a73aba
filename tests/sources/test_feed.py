"""A feed is read whole: its entries with all their fields, and what was wrong with it."""

from datetime import UTC, datetime

import pytest

from digests.errors import FeedError
from digests.model import FeedEntry
from digests.sources.parse.feed import parse_feed
from tests.sources.feeds import URL, one

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>World &amp;amp; more</title><link>/</link><language>en-gb</language>{items}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><title>Notes</title>{items}</feed>"""


def _rss(*items: str) -> bytes:
    return RSS.format(items="".join(f"<item>{item}</item>" for item in items)).encode()


def test_an_rss_item_is_read_whole() -> None:
    entry = one(
        _rss(
            "<title>Ministers &lt;i&gt;meet&lt;/i&gt; &amp;#8211; again &amp;amp; again</title>"
            "<link>/w/1?a=1&amp;b=2</link>"
            '<guid isPermaLink="false">id-1</guid><pubDate>Wed, 15 Jun 2016 10:00:00 +0900</pubDate>'
            "<dc:creator>A. B.</dc:creator>"
            "<description>&lt;p&gt;In &lt;b&gt;short&lt;/b&gt;.&lt;/p&gt;</description>"
            "<content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>"
        )
    )
    assert entry == FeedEntry(
        guid="id-1",
        url="https://news.example/w/1?a=1&b=2",
        title="Ministers meet – again & again",
        summary="In short.",
        content="One.\n\nTwo.",
        author="A. B.",
        published=datetime(2016, 6, 15, 1, tzinfo=UTC),
        zone_offset=540,
    )


def test_an_atom_entry_is_read_with_its_own_base() -> None:
    items = (
        "<entry><id>tag:base.example,2020:1</id>"
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>b</b></div></title>"
        "<link rel='edit' href='edit'/><link href='../p'/><published>2020-01-01T00:00:00-05:00</published>"
        "<content type='html'>&lt;p&gt;Text&lt;/p&gt;</content></entry>"
    )
    entry = one(ATOM.format(items=items).encode())
    assert (entry.title, entry.url, entry.content) == ("A b", "https://base.example/p", "Text")
    assert (entry.published, entry.zone_offset) == (datetime(2020, 1, 1, 5, tzinfo=UTC), -300)


def test_the_feed_itself_has_a_title_and_a_language() -> None:
    parsed = parse_feed(_rss(), url=URL)
    assert (parsed.title, parsed.language, parsed.entries) == ("World & more", "en-gb", ())


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("Thu, 01 Jan 1970 00:00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC)),
        ("Mon, 31 Dec 2125 23:00:00 GMT", datetime(2125, 12, 31, 23, tzinfo=UTC)),
        ("Mon, 99 Foo 2016 00:00:00 GMT", None),
        ("soon", None),
        ("", None),
    ],
)
def test_absurd_dates_are_left_to_the_caller_and_unreadable_ones_are_none(raw: str, at: datetime | None) -> None:
    parsed = parse_feed(_rss(f"<title>T</title><pubDate>{raw}</pubDate>"), url=URL)
    assert parsed.entries[0].published == at
    assert bool(parsed.problems) == (at is None)


def test_the_password_of_a_feed_is_not_in_its_links() -> None:
    for link in ("/w/1", "https://ann:secret@news.example/w/1"):
        entry = one(_rss(f"<title>T</title><link>{link}</link>"), url="https://ann:secret@news.example/rss")
        assert entry.url == "https://news.example/w/1"


def test_entries_without_title_link_and_text_are_none() -> None:
    assert parse_feed(_rss("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"), url=URL).entries == ()


def test_repeated_ids_are_told_and_lose_no_entry() -> None:
    parsed = parse_feed(_rss("<guid>1</guid><title>A</title>", "<guid>1</guid><title>B</title>"), url=None)
    assert [entry.title for entry in parsed.entries] == ["A", "B"]
    assert "1 entries repeat the id of another entry." in parsed.problems


def test_a_feed_names_itself_in_its_errors_as_its_caller_does() -> None:
    with pytest.raises(FeedError, match=r"^The file a\.xml is empty\."):
        parse_feed(b"", url=None, name="The file a.xml")


def test_without_an_address_relative_links_are_none_and_others_stay() -> None:
    parsed = parse_feed(_rss("<link>/1</link><title>A</title>", "<link>https://a.example/2</link>"), url=None)
    assert [entry.url for entry in parsed.entries] == [None, "https://a.example/2"]


def test_all_problems_of_a_feed_are_told() -> None:
    data = _rss("<guid>1</guid><title>A &</title>", "<guid>1</guid><title>B</title>", "<title>C</title>")
    assert parse_feed(data, url=URL, max_entries=2).problems == (
        "The feed is not well-formed; what could be read was read.",
        "The feed holds 3 entries; the first 2 were read.",
        "1 entries repeat the id of another entry.",
        "2 of 2 entries have no date that can be read.",
    )
