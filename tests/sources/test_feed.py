"""Feeds of all kinds to entries; what is no feed is refused in one sentence."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.errors import DigestsError, FeedError
from digests.model import FeedEntry
from digests.sources.parse.feed import parse_feed
from digests.sources.parse.parsed import ParsedFeed

URL = "https://news.example/rss/world.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>World &amp;amp; more</title><link>/</link><language>en-gb</language>{items}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><title>Notes</title>{items}</feed>"""


def _rss(*items: str, encoding: str = "utf-8") -> bytes:
    return (
        RSS.replace('"utf-8"', f'"{encoding}"')
        .format(items="".join(f"<item>{item}</item>" for item in items))
        .encode(encoding)
    )


def _one(data: bytes, url: str | None = URL) -> FeedEntry:
    parsed = parse_feed(data, url=url)
    assert len(parsed.entries) == 1
    return parsed.entries[0]


def test_an_rss_item_is_read_whole() -> None:
    entry = _one(
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
    entry = _one(ATOM.format(items=items).encode())
    assert (entry.title, entry.url, entry.content) == ("A b", "https://base.example/p", "Text")
    assert (entry.published, entry.zone_offset) == (datetime(2020, 1, 1, 5, tzinfo=UTC), -300)


def test_the_feed_itself_has_a_title_and_a_language() -> None:
    parsed = parse_feed(_rss(), url=URL)
    assert (parsed.title, parsed.language, parsed.entries) == ("World & more", "en-gb", ())


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "windows-1252"])
def test_the_declared_charset_is_used(encoding: str) -> None:
    assert _one(_rss("<title>Élysée</title>", encoding=encoding)).title == "Élysée"


@pytest.mark.parametrize(
    "header", ["text/xml; charset=iso-8859-1", "text/xml; charset=us-ascii", "text/xml; charset=nonsense", None]
)
def test_a_wrong_charset_in_the_header_does_not_spoil_utf8(header: str | None) -> None:
    data = _rss("<title>Élysée – 서울</title>").replace(b'encoding="utf-8"', b'encoding="iso-8859-1"')
    assert parse_feed(data, url=URL, content_type=header).entries[0].title == "Élysée – 서울"


def test_the_charset_of_the_header_counts_where_nothing_else_says_it() -> None:
    data = '<rss version="2.0"><channel><item><title>Москва</title></item></channel></rss>'.encode("koi8-r")
    assert parse_feed(data, url=URL, content_type="text/xml; charset=koi8-r").entries[0].title == "Москва"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://x/y", "http://[::1", ""])
def test_a_link_that_is_no_web_address_is_no_link(link: str) -> None:
    assert _one(_rss(f"<title>T</title><link>{link}</link>")).url is None


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
        entry = _one(_rss(f"<title>T</title><link>{link}</link>"), "https://ann:secret@news.example/rss")
        assert entry.url == "https://news.example/w/1"


def test_entries_without_title_link_and_text_are_none() -> None:
    assert parse_feed(_rss("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"), url=URL).entries == ()


def test_repeated_ids_are_told_and_lose_no_entry() -> None:
    parsed = parse_feed(_rss("<guid>1</guid><title>A</title>", "<guid>1</guid><title>B</title>"), url=None)
    assert [entry.title for entry in parsed.entries] == ["A", "B"]
    assert "1 entries repeat the id of another entry." in parsed.problems


def test_a_broken_feed_gives_what_can_be_read_and_says_so() -> None:
    parsed = parse_feed(_rss("<title>A & B <br> C</title>")[:-20], url=URL)
    assert len(parsed.entries) == 1
    assert "not well-formed" in parsed.problems[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<!DOCTYPE html><html><body>Please wait</body></html>", "is an HTML page, not a feed"),
        (b"\n<!-- x --><HTML lang=en>", "is an HTML page, not a feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "is JSON, not"),
        (b"Not found", "is plain text, not"),
        (b"<?xml version='1.0'?><urlset/>", "neither RSS nor Atom: its outermost element is <urlset>"),
        (b"%PDF-1.7 ...", "is a PDF file"),
        (bytes(range(256)), "is binary data"),
        (b"\x1f\x8b\x08\x00rest", "is a gzip archive"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_clear_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FeedError) as caught:
        parse_feed(data, url=URL)
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "definitions",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        f'<!ENTITY a "{"a" * 5000}">',
        '<!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd"> %p;',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        "<!ENTITY x PUBLIC 'p' 'http://10.0.0.1/'>",
        "".join(f'<!ENTITY e{n} "x">' for n in range(400)),
    ],
)
def test_entities_that_can_grow_or_read_files_are_refused(definitions: str) -> None:
    data = f'<!DOCTYPE rss [{definitions}]><rss version="2.0"><channel><title>&b;&x;</title></channel></rss>'
    with pytest.raises(FeedError, match="entities that can grow"):
        parse_feed(data.encode(), url=URL)


def test_entities_that_name_single_characters_are_fine() -> None:
    data = (
        '<!DOCTYPE rss [<!ENTITY eacute "&#233;">]>'
        + _rss("<title>&eacute;t&eacute;</title>").decode().split("?>", 1)[1]
    )
    assert _one(data.encode()).title == "été"


def test_deep_nesting_is_refused() -> None:
    data = _rss("<title>T</title><description>" + "<b>" * 100_000)
    with pytest.raises(FeedError, match="nests more than"):
        parse_feed(data, url=URL)


@pytest.mark.parametrize(
    "data",
    [
        "\n" * 1_000_000 + _rss().decode(),
        _rss("\n" * 1_000_000).decode(),
        "<!---->" * 100_000 + _rss().decode(),
        "<!DOCTYPE a [<!ENTITY" + " " * 500_000 + '"x">]>' + _rss().decode(),
        _rss("<link>x</link>" * 200_000).decode(),
        _rss("<title>" + "&" * 100_000).decode(),
    ],
    ids=["leading lines", "lines", "comments", "definition", "links", "ampersands"],
)
def test_heaps_of_one_thing_do_not_hold_the_reader_up(data: str) -> None:
    started = time.perf_counter()
    assert _parses(data.encode())
    assert time.perf_counter() - started < 60  # what grows with the square of its length takes minutes


def test_entries_beyond_the_limit_are_left_out_and_counted() -> None:
    parsed = parse_feed(_rss(*(f"<title>{n}</title>" for n in range(30))), url=URL, max_entries=20)
    assert [entry.title for entry in parsed.entries] == [str(n) for n in range(20)]
    assert "The feed holds 30 entries; the first 20 were read." in parsed.problems


def test_a_feed_beyond_the_limit_of_bytes_is_refused() -> None:
    with pytest.raises(FeedError, match="larger than"):
        parse_feed(_rss("<title>T</title>"), url=URL, max_bytes=100)


def test_titles_from_right_to_left_stay_as_they_are() -> None:
    assert _one(_rss("<title>وزير الخارجية</title>")).title == "وزير الخارجية"


def _parses(data: bytes) -> bool:
    try:
        return isinstance(parse_feed(data, url=URL), ParsedFeed)
    except DigestsError as error:
        return bool(str(error))


@settings(deadline=None)  # tables are loaded by the first example
@given(st.binary(max_size=400))
def test_any_bytes_give_a_feed_or_one_sentence(data: bytes) -> None:
    assert _parses(data)


PIECES = [
    "\n<rss version='2.0'>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry>",
    "<link href='",
    "'/>\n",
    "<content type='xhtml'>",
    "<div>",
    "</div>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE a [",
    "]>",
    "&amp;",
    "&#x0;",
    "&nope;",
    "<?xml",
    "?>",
    "<guid>",
    "<pubDate>\n",
    "2016-06-15",
    "<",
    ">",
    "x",
    "<media:title>",
    "xml:base='http://[::1'",
    "<link>",
    "http://[",
    "<id>",
    "<updated>",
    "<summary>\n",
]


@settings(deadline=None)  # tables are loaded by the first example
@given(st.lists(st.sampled_from([piece.encode() for piece in PIECES] + [b"\xff", b"\xc3", b"\x00"]), max_size=40))
def test_any_heap_of_feed_parts_gives_a_feed_or_one_sentence(parts: list[bytes]) -> None:
    assert _parses(b"".join(parts))
