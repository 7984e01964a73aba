"""Each dialect of feeds gives the same entry."""

from datetime import UTC, datetime

import pytest

from digests.model import FeedEntry
from tests.sources.feeds import atom, one, read, rss

LINK = "https://news.example/w/1"
DIALECTS = {
    "RSS 0.90": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
        f"<channel><title>World</title><link>https://news.example/</link></channel>"
        f"<item><title>Talks</title><link>{LINK}</link></item></rdf:RDF>"
    ),
    "RSS 0.91": (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">'
        '<rss version="0.91"><channel><title>World</title><link>https://news.example/</link>'
        f"<item><title>Talks</title><link>{LINK}</link><description>They met.</description></item></channel></rss>"
    ),
    "RSS 0.92": (
        '<rss version="0.92"><channel><title>World</title><link>https://news.example/</link>'
        f"<item><title>Talks</title><link>{LINK}</link><description>They met.</description></item></channel></rss>"
    ),
    "RSS 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://news.example/"><title>World</title><link>https://news.example/</link>'
        f'<items><rdf:Seq><rdf:li rdf:resource="{LINK}"/></rdf:Seq></items></channel>'
        f'<item rdf:about="{LINK}"><title>Talks</title><link>{LINK}</link><description>They met.</description>'
        "<dc:creator>A. B.</dc:creator><dc:date>2016-06-15T10:00:00+09:00</dc:date></item></rdf:RDF>"
    ),
    "RSS 2.0": (
        '<rss version="2.0"><channel><title>World</title><link>https://news.example/</link>'
        f"<item><title>Talks</title><link>{LINK}</link><guid>{LINK}</guid><author>a@b.example (A. B.)</author>"
        "<description>They met.</description><pubDate>Wed, 15 Jun 2016 10:00:00 +0900</pubDate></item></channel></rss>"
    ),
    "RSS 2.0 in a namespace": (
        '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>World</title>'
        f"<link>https://news.example/</link><item><title>Talks</title><link>{LINK}</link></item></channel></rss>"
    ),
    "Atom 0.3": (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>World</title>'
        '<link rel="alternate" type="text/html" href="https://news.example/"/>'
        f'<entry><title mode="escaped">Talks</title><link rel="alternate" type="text/html" href="{LINK}"/>'
        f"<id>{LINK}</id><issued>2016-06-15T10:00:00+09:00</issued><modified>2016-07-01T00:00:00Z</modified>"
        "<author><name>A. B.</name><email>a@b.example</email></author><summary>They met.</summary></entry></feed>"
    ),
    "Atom 1.0": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>World</a:title><a:link href="https://news.example/"/>'
        '<a:link rel="self" href="https://news.example/atom"/>'
        f'<a:entry><a:title>Talks</a:title><a:link href="{LINK}"/><a:id>{LINK}</a:id>'
        "<a:published>2016-06-15T10:00:00+09:00</a:published><a:updated>2016-07-01T00:00:00Z</a:updated>"
        "<a:author><a:name>A. B.</a:name></a:author><a:summary>They met.</a:summary></a:entry></a:feed>"
    ),
    "CDF": (
        '<CHANNEL HREF="https://news.example/"><TITLE>World</TITLE>'
        f'<ITEM HREF="{LINK}" LASTMOD="2016-06-15T10:00:00+09:00"><TITLE>Talks</TITLE>'
        "<ABSTRACT>They met.</ABSTRACT></ITEM></CHANNEL>"
    ),
    "JSON Feed 1.0": (
        '{"version": "https://jsonfeed.org/version/1", "title": "World", "home_page_url": "https://news.example/", '
        f'"items": [{{"id": "{LINK}", "url": "{LINK}", "title": "Talks", "author": {{"name": "A. B."}}, '
        '"summary": "They met.", "date_published": "2016-06-15T10:00:00+09:00"}]}'
    ),
    "JSON Feed 1.1": (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "World", "home_page_url": "https://news.example/", '
        f'"items": [{{"id": "{LINK}", "url": "{LINK}", "title": "Talks", "authors": [{{"name": "A. B."}}], '
        '"summary": "They met.", "date_published": "2016-06-15T10:00:00+09:00"}]}'
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_entry(dialect: str) -> None:
    parsed = read(DIALECTS[dialect].encode())
    (entry,) = parsed.entries
    assert (parsed.title, parsed.site_url) == ("World", "https://news.example/")
    assert (entry.title, entry.url) == ("Talks", LINK)
    assert entry.guid in {LINK, None}
    assert entry.summary in {"They met.", ""}
    assert entry.author in {"A. B.", None}
    assert (entry.published, entry.zone_offset) in {
        (datetime(2016, 6, 15, 1, tzinfo=UTC), 540),
        (None, None),
    }
    assert not any("well-formed" in problem for problem in parsed.problems)


@pytest.mark.parametrize("dialect", ["RSS 1.0", "RSS 2.0", "Atom 0.3", "Atom 1.0", "JSON Feed 1.1"])
def test_dialects_that_have_all_fields_give_all_of_them(dialect: str) -> None:
    assert one(DIALECTS[dialect].encode()) == FeedEntry(
        guid=LINK,
        url=LINK,
        title="Talks",
        summary="They met.",
        author="A. B.",
        published=datetime(2016, 6, 15, 1, tzinfo=UTC),
        zone_offset=540,
    )


@pytest.mark.parametrize("version", ["0.90", "0.93", "0.94", "2.0.1", "3.0", ""])
def test_versions_that_nobody_knows_are_read_as_rss(version: str) -> None:
    assert one(rss("<title>T</title>").replace(b'"2.0"', f'"{version}"'.encode())).title == "T"


def test_prefixes_mean_what_their_feed_declares() -> None:
    data = (
        '<rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:dc="http://purl.org/rss/1.0/modules/content/">'
        "<channel><item><title>T</title><x:creator>A</x:creator><dc:encoded>Text</dc:encoded></item></channel></rss>"
    )
    entry = one(data.encode())
    assert (entry.author, entry.content) == ("A", "Text")


def test_namespaces_are_known_in_the_spellings_that_feeds_use() -> None:
    for address in ("https://www.w3.org/2005/Atom", "http://www.w3.org/2005/Atom/", "HTTP://WWW.W3.ORG/2005/ATOM"):
        data = atom("<title>T</title>").replace(b"http://www.w3.org/2005/Atom", address.encode())
        assert one(data).title == "T"


def test_prefixes_that_are_not_declared_mean_what_they_do_elsewhere() -> None:
    data = "<rss><channel><item><title>T</title><dc:creator>A</dc:creator><o:p>x</o:p></item></channel></rss>"
    assert (one(data.encode()).title, one(data.encode()).author) == ("T", "A")


def test_names_may_be_written_in_any_case() -> None:
    data = "<RSS><Channel><Item><Title>T</Title><PUBDATE>2016-06-15</PUBDATE><Link>/1</Link></Item></Channel></RSS>"
    entry = one(data.encode())
    assert (entry.title, entry.url, entry.published) == (
        "T",
        "https://news.example/1",
        datetime(2016, 6, 15, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "data",
    [
        "<rss><item><title>T</title></item></rss>",
        "<rss><channel/><item><title>T</title></item></rss>",
        "<channel><item><title>T</title></item></channel>",
        "<item><title>T</title></item>",
        "<answer><rss><channel><item><title>T</title></item></channel></rss></answer>",
        "<feed><entry><title>T</title></entry></feed>",
    ],
)
def test_entries_are_found_wherever_they_stand(data: str) -> None:
    assert one(data.encode()).title == "T"


@pytest.mark.parametrize("data", ["<rss/>", "<rss><channel></channel></rss>", "<feed/>", '{"title": "T", "items": []}'])
def test_a_feed_without_entries_is_a_feed(data: str) -> None:
    assert read(data.encode()).entries == ()


def test_the_title_of_an_item_is_its_own_and_not_its_picture_s_or_its_source_s() -> None:
    others = (
        "<image><title>Picture</title><link>https://pictures.example/</link></image>"
        '<source url="https://other.example/rss"><title>Source</title></source>'
        "<media:group><media:title>Film</media:title></media:group><media:title>Photograph</media:title>"
    )
    for item in (f"<title>T</title><link>/1</link>{others}", f"{others}<title>T</title><link>/1</link>"):
        entry = one(rss(item))
        assert (entry.title, entry.url) == ("T", "https://news.example/1")


def test_a_film_is_described_by_its_media_where_nothing_else_does() -> None:
    media = "<media:group><media:title>Film</media:title><media:description>About it.</media:description></media:group>"
    entry = one(atom(f"<id>1</id>{media}").replace(b"<feed ", b'<feed xmlns:media="http://search.yahoo.com/mrss/" '))
    assert (entry.title, entry.summary) == ("Film", "About it.")


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<author>ann@news.example (Ann Lee)</author>", "Ann Lee"),
        ("<author>Ann Lee &lt;ann@news.example&gt;</author>", "Ann Lee"),
        ("<author>ann@news.example</author>", "ann@news.example"),
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator>", "Ann Lee, Bo Ray"),
        ("<dc:creator><![CDATA[Ann &amp; Bo]]></dc:creator>", "Ann & Bo"),
        ("<itunes:author>Ann Lee</itunes:author><author>Bo Ray</author>", "Bo Ray"),
        ("<atom:author><atom:name>Ann Lee</atom:name></atom:author>", "Ann Lee"),
        ("<dc:creator>Ann Lee (Reuters)</dc:creator>", "Ann Lee (Reuters)"),
        ("<author>ann@news.example (Ann Lee (Reuters))</author>", "Ann Lee (Reuters)"),
        ("<author/><dc:creator>Ann Lee</dc:creator>", "Ann Lee"),
        ("<author/>", None),
    ],
)
def test_authors_are_people_and_not_their_addresses(item: str, author: str | None) -> None:
    assert one(rss(f"<title>T</title>{item}")).author == author


def test_an_atom_entry_has_the_author_of_its_feed_where_it_names_none() -> None:
    own = "<title>1</title><author><name>Own</name></author>"
    parsed = read(atom(own, "<title>2</title>", feed="<author><name>Feed's</name></author>"))
    assert [entry.author for entry in parsed.entries] == ["Own", "Feed's"]


@pytest.mark.parametrize(
    ("item", "day"),
    [
        ("<dc:date>2016-06-15</dc:date>", 15),
        ("<dcterms:issued>2016-06-15</dcterms:issued>", 15),
        ("<pubDate>soon</pubDate><dc:date>2016-06-15</dc:date>", 15),
        ("<dc:date>2016-06-20</dc:date><pubDate>15 Jun 2016</pubDate>", 15),
        ("<atom:updated>2016-06-20</atom:updated><atom:published>2016-06-15</atom:published>", 15),
        ("<atom:updated>2016-06-20T00:00:00Z</atom:updated>", 20),
        ("<pubDate/>", None),
    ],
)
def test_the_date_is_that_of_publication_where_it_can_be_read(item: str, day: int | None) -> None:
    published = one(rss(f"<title>T</title>{item}")).published
    assert published == (datetime(2016, 6, day, tzinfo=UTC) if day else None)


@pytest.mark.parametrize(
    ("item", "summary", "content"),
    [
        (
            "<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>",
            "Short.",
            "Long.",
        ),
        ("<content:encoded>Long.</content:encoded>", "", "Long."),
        (
            "<description>&lt;p&gt;All.&lt;/p&gt;&lt;p&gt;Of it.&lt;/p&gt;</description>",
            "All.\n\nOf it.",
            "All.\n\nOf it.",
        ),
        ("<itunes:summary>Heard.</itunes:summary><media:description>Seen.</media:description>", "Heard.", ""),
        ("<description/><atom:summary>Short.</atom:summary>", "Short.", ""),
        ('<body xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></body>', "", "One.\n\nTwo."),
        ('<atom:content type="image/png">iVBORw0KGgo=</atom:content>', "", ""),
    ],
)
def test_summary_and_content_are_told_apart(item: str, summary: str, content: str) -> None:
    entry = one(rss(f"<title>T</title>{item}"))
    assert (entry.summary, entry.content) == (summary, content)


def test_encoded_words_of_old_atom_are_decoded() -> None:
    data = atom('<title>T</title><content mode="base64" type="text/html">PHA+T25lLjwvcD4=</content>')
    assert one(data).content == "One."
