"""From a page's address to its feeds: declared ones, linked ones, the best first, and nothing else."""

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.errors import InputError
from digests.sources.parse.discover import MOST, FoundFeed, feeds_on_page

URL = "https://www.news.example/world/"
BLOG = """<!DOCTYPE html><html><head><title>The Example</title>
<link rel="stylesheet" href="/style.css" type="text/css">
<link rel="alternate" hreflang="fr" href="https://www.news.example/fr/">
<link rel="alternate" type="application/rss+xml" title="The Example &raquo; Comments Feed" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="The Example &raquo; World Category Feed"
 href="/category/world/feed/">
<link rel="alternate" type="application/rss+xml" title="The Example &amp;raquo; Feed" href="/feed/">
<link rel="alternate" type="application/json" href="https://www.news.example/wp-json/wp/v2/categories/3">
<link rel="alternate" type="application/json+oembed" href="https://www.news.example/wp-json/oembed?url=x">
<link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd">
<link rel="search" type="application/opensearchdescription+xml" href="/search.xml">
</head><body><a href="/sitemap.xml">Map</a><a href="/about">About</a><a href="/feed/">RSS</a></body></html>"""


def _found(markup: str, *, url: str = URL) -> tuple[FoundFeed, ...]:
    return feeds_on_page(markup.encode(), url=url, content_type="text/html; charset=utf-8")


def _urls(markup: str, *, url: str = URL) -> list[str]:
    return [found.url for found in _found(markup, url=url)]


def test_the_feed_of_the_site_comes_before_those_of_its_categories_and_comments() -> None:
    assert _found(BLOG) == (
        FoundFeed("https://www.news.example/feed/", "The Example » Feed", "rss"),
        FoundFeed("https://www.news.example/category/world/feed/", "The Example » World Category Feed", "rss"),
        FoundFeed("https://www.news.example/comments/feed/", "The Example » Comments Feed", "rss"),
    )


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("rss", "application/rss+xml"),
        ("rss", "Application/RSS+XML; charset=utf-8"),
        ("rss", "application/rdf+xml"),
        ("atom", " application/atom+xml "),
        ("json", "application/feed+json"),
        ("guess", "text/xml"),
    ],
)
def test_a_declared_feed_is_of_the_kind_that_the_page_says(kind: str, type_: str) -> None:
    (found,) = _found(f'<link rel="alternate" type="{type_}" href="/latest">')
    assert (found.url, found.title, found.kind) == ("https://www.news.example/latest", None, kind)


@pytest.mark.parametrize("rel", ["alternate", "ALTERNATE", "nofollow Alternate", "home\nalternate", "alternate feed"])
def test_rel_may_hold_several_words_in_any_case(rel: str) -> None:
    assert len(_found(f'<link href="/x" type="application/rss+xml" rel="{rel}">')) == 1


@pytest.mark.parametrize("rel", ["", "self", "alternates", "alternate stylesheet", "search"])
def test_another_relation_declares_no_feed(rel: str) -> None:
    assert _found(f'<link href="/x" type="application/rss+xml" rel="{rel}">') == ()


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("rss.xml", "https://www.news.example/world/rss.xml"),
        ("../rss.xml", "https://www.news.example/rss.xml"),
        ("/rss.xml", "https://www.news.example/rss.xml"),
        ("//feeds.news.example/rss.xml", "https://feeds.news.example/rss.xml"),
        ("?feed=rss2", "https://www.news.example/world/?feed=rss2"),
        ("  https://news.example/rss.xml#top\n", "https://news.example/rss.xml"),
        ("HTTP://News.Example/RSS.xml", "http://news.example/RSS.xml"),
        ("https://ann:secret@news.example/rss.xml", "https://news.example/rss.xml"),
        ("feed://news.example/all", "http://news.example/all"),
        ("feed:https://news.example/all", "https://news.example/all"),
        ("/rss?a=1&amp;b=2", "https://www.news.example/rss?a=1&b=2"),
    ],
)
@pytest.mark.parametrize("tag", ["link rel=alternate type='application/rss+xml'", "a"])
def test_addresses_are_absolute_and_without_secrets(tag: str, href: str, address: str) -> None:
    assert _urls(f'<{tag} href="{href}">') == [address]


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://cdn.example/a/", "https://cdn.example/a/rss.xml"),
        ("/news/", "https://www.news.example/news/rss.xml"),
        ("//cdn.example/", "https://cdn.example/rss.xml"),
        ("javascript:alert(1)", "https://www.news.example/world/rss.xml"),
        ("http://[::1", "https://www.news.example/world/rss.xml"),
    ],
)
def test_the_base_of_the_page_counts_where_it_is_a_web_address(base: str, address: str) -> None:
    markup = f'<base target="_blank"><base href="{base}"><base href="https://late.example/"><a href="rss.xml">RSS</a>'
    assert _urls(markup) == [address]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)//.rss", "ftp://x.example/rss.xml", "file:///etc/rss.xml", "data:text/xml,rss.xml",
             "mailto:feed@x.example", "http://[::1/rss.xml", "https://x.example:99999/rss.xml", "", "#rss", "https://"],
)  # fmt: skip
def test_what_is_no_web_address_is_no_feed(href: str) -> None:
    assert _found(f'<link rel="alternate" type="application/rss+xml" href="{href}"><a href="{href}">RSS</a>') == ()


@pytest.mark.parametrize(
    "href", ["/feed", "/feed/", "/news/feeds", "/rss", "/en/RSS/", "/rss2", "/atom", "/world.rss", "/a.atom", "/a.xml",
             "/index.rdf", "/?feed=rss2", "/news?lang=en&format=atom", "/rssfeed.php", "/rss.aspx?id=3"],
)  # fmt: skip
def test_a_link_that_plainly_leads_to_a_feed_is_a_guess(href: str) -> None:
    (found,) = _found(f'<p><a href="{href}"> <img src="rss.png"> Our\n<b>RSS</b></a>')
    assert (found.title, found.kind) == ("Our RSS", "guess")


@pytest.mark.parametrize(
    "href", ["/feedback", "/feed-the-world", "/rss-explained", "/sitemap.xml", "/news-sitemap-2.xml", "/opensearch.xml",
             "/atomic", "/xml", "/feeds.html", "/talks?about=rss", "https://reader.example/i/feed/https://x.example/feed",
             "https://reader.example/rss?url=https%3A%2F%2Fx.example%2Ffeed", "https://old.example/http:/x.example/rss"],
)  # fmt: skip
def test_a_link_that_only_looks_like_one_is_left_out(href: str) -> None:
    assert _found(f'<a href="{href}">RSS</a>') == ()


def test_a_declaration_without_a_type_is_a_guess_when_its_address_is_plain() -> None:
    assert [
        found.kind for found in _found('<link rel="alternate" href="/feed/"><link rel="alternate" href="/m/">')
    ] == ["guess"]


def test_what_the_page_declares_comes_before_what_it_links_and_the_sites_own_before_others() -> None:
    markup = """<a href="https://partner.example/feed">Partner</a><a href="https://blog.news.example/feed">Blog</a>
    <a href="/rss.xml">RSS</a><a href="/post/comments.xml">Replies</a>
    <link rel="alternate" type="application/feed+json" href="/feed.json">
    <link rel="alternate" type="application/rss+xml" href="/tag/peace/rss">
    <link rel="alternate" type="application/atom+xml" href="https://hosted.example/news">"""
    assert _urls(markup) == [
        "https://hosted.example/news",
        "https://www.news.example/tag/peace/rss",
        "https://www.news.example/feed.json",
        "https://blog.news.example/feed",
        "https://www.news.example/rss.xml",
        "https://partner.example/feed",
        "https://www.news.example/post/comments.xml",
    ]


def test_each_address_is_named_once_as_the_page_names_it_best() -> None:
    markup = """<a href="https://WWW.news.example/feed">here</a><a href="/feed#new">there</a>
    <link rel="alternate" type="application/atom+xml" title="News" href="/feed">"""
    assert _found(markup) == (FoundFeed("https://www.news.example/feed", "News", "atom"),)


def test_feeds_that_differ_in_their_query_are_different() -> None:
    assert len(_found('<a href="/rss?feedname=world">W</a><a href="/rss?feedname=asia">A</a>')) == 2


def test_at_most_twenty_are_named() -> None:
    anchors = "".join(f'<a href="/{number}/rss">{number}</a>' for number in range(500))
    urls = _urls(f'{anchors}<link rel="alternate" type="application/rss+xml" href="/main">')
    assert len(urls) == MOST == 20
    assert urls[:2] == ["https://www.news.example/main", "https://www.news.example/0/rss"]


def test_a_page_is_not_its_own_feed() -> None:
    assert (
        _found(
            '<link rel="alternate" type="text/xml" href=""><a href="#rss">RSS</a><a href="/rss/">RSS</a>',
            url="https://ann:secret@www.news.example/rss/",
        )
        == ()
    )


def test_what_stands_in_a_comment_or_a_script_is_not_on_the_page() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/old">'
    assert _found(f"<!-- {link} --><script>document.write('{link}')</script><p>Hello</p>") == ()


def test_a_page_in_another_charset_is_read() -> None:
    data = '<link rel="alternate" type="application/rss+xml" title="한국 뉴스" href="/rss">'.encode("euc-kr")
    (found,) = feeds_on_page(data, url=URL, content_type="text/html; charset=euc-kr")
    assert found.title == "한국 뉴스"


def test_a_page_without_feeds_has_none() -> None:
    assert _found("<p>Hello</p>") == ()
    assert _found("just text") == ()


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "is empty"), (b"%PDF-1.7", "is a PDF file"), (b"\x00\x01x", "binary")]
)
def test_what_is_no_page_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        feeds_on_page(data, url=URL, content_type=None)


@pytest.mark.parametrize(
    "data",
    [b"<a href=/feed>x" * 100_000, b"<div>" * 400_000 + b"<a href=/feed>", b"<" * 2_000_000, b"&" * 2_000_000,
     b"<a href='" + b"feed/" * 400_000 + b"'>", b"<a href='?" + b"feed=&" * 400_000 + b"'>"],
    ids=["links", "depth", "brackets", "ampersands", "path", "query"],
)  # fmt: skip
def test_hostile_pages_give_few_feeds_or_none(data: bytes) -> None:
    assert len(feeds_on_page(data, url=URL, content_type=None)) <= 1


PIECES = [
    "<html>", "<head>", "<base href='", "'>", "<link rel=alternate ", "<link rel='alternate", "type=text/xml ", "href=",
    "type='application/rss+xml' ", "href='", "/feed", "/rss.xml", "feed:", "feed://", "http://", "https:", "//", "[::1",
    "]", ":99999", "a.example", "\\", "@", "%", "?feed=rss", "#", "<a href=", "<a href='/feed", ">", "</a>",
    "<!--", "-->", "<svg>", "<template>", "&#xD800;", "&nbsp;", "\n", " ", "title='", "\x00", "\u2028", "Comments",
]  # fmt: skip


@settings(deadline=None)  # the tables are loaded by the first example
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).encode()),
    st.sampled_from([URL, "https://x.example", "", "not an address", "http://[::1"]),
)
def test_any_bytes_give_web_addresses_or_one_sentence(data: bytes, url: str) -> None:
    found, said = _read(data, url)
    addresses = [feed.url for feed in found]
    assert said is None or said.startswith("The page is ")
    assert len(addresses) == len(set(addresses)) <= MOST
    assert [address for address in addresses if not re.match(r"https?://[^@\s/]+(?:[/?].*)?\Z", address)] == []
    assert [feed.title for feed in found if feed.title is not None and not feed.title.strip()] == []


def _read(data: bytes, url: str) -> tuple[tuple[FoundFeed, ...], str | None]:
    """The feeds, or none and what was said instead."""
    try:
        return feeds_on_page(data, url=url, content_type=None), None
    except InputError as error:
        return (), str(error)


def test_the_table_of_signs_is_in_small_letters_and_its_patterns_can_be_read() -> None:
    table = tomllib.loads(files("digests.sources.parse").joinpath("discover.toml").read_text(encoding="utf-8"))
    assert {type_ for type_ in table["types"] if type_ != type_.lower()} == set()
    assert set(table["types"].values()) == {"rss", "atom", "json", "guess"}
    patterns = [pattern for group in ("plain", "comments", "part") for pattern in table[group].values()]
    assert all(re.compile(pattern) and pattern == pattern.lower() for pattern in patterns)
