"""Pages to articles: the text and nothing around it, the time with its zone."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.errors import DigestsError, InputError
from digests.sources.parse.litter import is_litter
from digests.sources.parse.page import parse_page
from digests.sources.parse.parsed import ParsedPage

URL = "https://www.news.example/world/ministers-meet"
FIRST = "The foreign ministers of France and Japan met in Paris on Monday and signed an agreement on safety, they said."
SECOND = "It was the first such meeting in four years, and both sides spoke of a new chapter in their relations."
THIRD = "“We are very happy,” the French minister said at a press conference in the evening."
BODY = f"""
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie-banner">
<p>We use cookies to improve your experience on this site.</p><button>Accept all</button></div>
<article><h1>Ministers meet in Paris</h1><p class="byline">By A. Writer</p>
<div class="share"><a>Facebook</a> <a>WhatsApp</a> <button>Link copied</button></div>
<p>{FIRST}</p><p>{SECOND.replace("a new chapter", '<a href="/x">a new <b>chapter</b></a>')}</p>
<p><a href="/y">Read also: Ten cheeses of the year</a></p><p>Share this article</p>
<blockquote><p>{THIRD}</p></blockquote>
<p>Subscribe to our newsletter for daily updates</p></article>
<section class="comments" id="comments"><h3>3 comments</h3>
<p>What a great meeting, they should do this every year!</p></section>
<aside><h3>Most read</h3>
<p>Ten ways to boil an egg, told by ten ministers of ten countries in ten words each.</p></aside>
<footer>© 2024 The Example. All rights reserved.</footer>"""


def _page(head: str = "", body: str = BODY, *, url: str | None = URL) -> ParsedPage:
    return parse_page(
        f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>".encode(), url=url
    )


def test_the_text_is_the_article_in_paragraphs_and_nothing_around_it() -> None:
    assert _page().text.split("\n\n") == [FIRST, SECOND, THIRD]


def test_a_short_article_is_read_too() -> None:
    assert _page(body=f"<div><h1>Ministers meet</h1><p>{FIRST}</p></div>").text == FIRST


def test_a_page_without_an_article_has_an_empty_text() -> None:
    assert _page(body="<a href='/'>Home</a>").text == ""


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebPage", "datePublished": "2024-05-01"}, {"@type": ["NewsArticle"], "headline": "Ministers meet in Paris",
"datePublished": "2024-05-06T10:20:00+02:00", "author": [{"name": "A. Writer"}],
"publisher": {"@type": "Organization", "name": "The Example"}}]}</script>"""


@pytest.mark.parametrize(
    ("head", "body", "offset"),
    [
        (LINKED, "", 120),
        (LINKED.replace('"@graph": [', '"@graph": [7, null, "x", [], '), "", 120),
        ('<meta property="article:published_time" content="2024-05-06T10:20:00+02:00">', "", 120),
        ('<meta name="parsely-pub-date" content="2024-05-06T08:20:00Z">', "", 0),
        ('<meta itemprop="datePublished" content="2024-05-06T08:20:00Z">', "", 0),
        ("", '<time datetime="2024-05-06T10:20:00+02:00" itemprop="datePublished">6 May</time>', 120),
        ("", '<time datetime="2024-05-06T13:50:00+05:30">6 May</time>', 330),
        ("", '<span class="article-date">Published: May 6, 2024 - 08:20 GMT</span>', 0),
        ('<script type="application/ld+json">{broken</script>', '<p id="pubdate">6 May 2024, 17:20 KST</p>', 540),
    ],
)
def test_the_publication_time_keeps_its_zone(head: str, body: str, offset: int) -> None:
    page = _page(head, body + BODY)
    assert (page.published, page.zone_offset) == (datetime(2024, 5, 6, 8, 20, tzinfo=UTC), offset)


def test_a_time_with_its_zone_is_better_than_one_without() -> None:
    head = '<meta name="date" content="2024-05-06"><meta property="article:published_time" content="2024-05-06T10:20">'
    page = _page(head, '<time datetime="2024-05-06T10:20:00+02:00" class="published">6 May</time>' + BODY)
    assert page.published == datetime(2024, 5, 6, 8, 20, tzinfo=UTC)


def test_the_time_of_an_update_is_not_the_time_of_publication() -> None:
    assert _page('<meta property="article:modified_time" content="2024-05-07T10:20:00Z">').published is None
    assert _page(body='<time class="updated" datetime="2024-05-07T10:20:00Z"></time>' + BODY).published is None


def test_what_the_page_says_of_itself_is_read() -> None:
    page = _page(LINKED)
    assert (page.title, page.author, page.site_name, page.language) == (
        "Ministers meet in Paris",
        "A. Writer",
        "The Example",
        "en",
    )


def test_what_the_page_does_not_say_is_none() -> None:
    page = parse_page(b"<p>Hello</p>", url=URL)
    assert page == ParsedPage(
        title=None,
        text="",
        author=None,
        site_name=None,
        canonical_url=None,
        language=None,
        published=None,
        zone_offset=None,
    )


@pytest.mark.parametrize(
    "head",
    [
        "<title>Ministers meet in Paris | The Example</title><meta property='og:site_name' content='The Example'>",
        "<meta property='og:title' content='Ministers meet in Paris - The Example'>",
        "<title>Ministers meet &amp;amp; talk</title><meta property='og:title' content='Ministers meet in Paris'>",
    ],
)
def test_the_headline_stands_without_the_name_of_the_site(head: str) -> None:
    assert _page(head).title == "Ministers meet in Paris"


def test_a_headline_with_a_dash_of_its_own_stays_whole() -> None:
    head = "<meta property='og:title' content='Paris – Tokyo'><meta property='og:site_name' content='The Example'>"
    assert _page(head, f"<p>{FIRST}</p>").title == "Paris – Tokyo"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/world/ministers-meet?x=1", "https://www.news.example/world/ministers-meet?x=1"),
        ("https://news.example/a", "https://news.example/a"),
        ("https://other.example/a", None),
        ("https://www.news.example/", None),
        ("javascript:alert(1)", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_the_canonical_address_is_believed_only_on_the_same_site(link: str, expected: str | None) -> None:
    assert _page(f'<link rel="canonical" href="{link}">').canonical_url == expected


def test_the_charset_of_the_page_is_found() -> None:
    data = f"<html><head><meta charset='euc-kr'></head><body><p>한국 {FIRST}</p></body></html>".encode("euc-kr")
    assert parse_page(data, url=URL).text == f"한국 {FIRST}"


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "is empty"), (b" \n", "is empty"), (b"%PDF-1.4", "is a PDF file"), (bytes(range(256)), "binary")],
)
def test_what_is_no_page_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_page(data, url=URL, name="The page x")


@pytest.mark.parametrize("data", [b"<div>" * 100_000 + b"deep", b"<p>x" * 300_000, b"<" * 1_000_000, b"&" * 1_000_000])
def test_hostile_pages_end_soon_and_without_a_crash(data: bytes) -> None:
    try:
        text = parse_page(data, url=URL).text
    except InputError as error:
        text = str(error)
    assert len(text) < 2_000_000


def test_a_page_beyond_the_limit_of_bytes_is_refused() -> None:
    with pytest.raises(InputError, match="larger than"):
        parse_page(b"<p>x</p>" * 10, url=URL, max_bytes=20)


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Share this article on Facebook",
        "Read also: Ten cheeses",
        "We use cookies to improve your visit.",
        "3 comments",
        "No comments:",
        "Post a Comment",
        "Sign up for our daily newsletter",
        "The post Talks appeared first on The Example.",
        "Facebook Twitter WhatsApp",
        "Copyright 2024 The Example",
        "Follow us on X",
        "Related articles",
        "Link copied",
    ],
)
def test_litter_is_known(line: str) -> None:
    assert is_litter(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the talks in Vienna.",
        "Read the agreement was, and signed it was.",
        "Comment was not available from Seoul.",
        "Follow-up talks are due in May.",
        "Listen to us, the minister said.",
        "Related to this, the two sides met in Rome.",
        "Print media reported that the ministers met.",
        "More talks are due on Monday.",
    ],
)
def test_sentences_that_begin_like_litter_stay(line: str) -> None:
    assert not is_litter(line)


def _parses(data: bytes) -> bool:
    try:
        return isinstance(parse_page(data, url=URL), ParsedPage)
    except DigestsError as error:
        return bool(str(error))


PIECES = [
    "\n<html>",
    "<body>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "<script type='application/ld+json'>",
    "</script>",
    '{"@type": "NewsArticle"\n',
    '"headline": 1}',
    '"isAccessibleForFree": false, "hasPart": [{"cssSelector": ".x"}],',
    '"url": "http://[::1", "datePublished": "1714983600",',
    "//",
    "/*",
    '"\\',
    "<p>Subscribe to continue reading.</p>",
    "[",
    "]",
    "<meta property='article:published_time' content='",
    "'>",
    "<link rel=canonical href='",
    "<time datetime='",
    "9999-99-99\n",
    "<!--",
    "-->",
    "<h1>",
    "&nbsp;",
    "&#xD800;",
    "<svg>",
    "<math>",
    "<template>",
    "<frameset>",
    "<noscript>",
    "text words",
    "&lt;",
    "<title>",
    "<?xml",
    "?>\n",
]
HEAPS = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: " ".join(parts).encode())


@given(st.binary(max_size=300) | HEAPS)
def test_any_bytes_give_a_page_or_one_sentence(data: bytes) -> None:
    assert _parses(data)


@pytest.mark.parametrize(
    ("url", "canonical", "believed"),
    [
        ("/news-detail?id=55", "/news-detail", False),
        ("/view.do?menu=1&seq=5", "/view.do?menu=1", False),
        ("/index.php?lang=en&id=5", "/index.php?lang=en", False),
        ("/x/5", "/?lang=en", False),
        ("/news/2025/story-a-b", "/news/", False),
        ("/en/article/5", "/en/", False),
        ("/a/minister-meets-his-counterpart?page=1", "/a/minister-meets-his-counterpart", True),
        ("/2025/1234567?src=rss", "/2025/1234567", True),
        ("/story?id=5&view=full", "/story?id=5", True),
    ],
)
def test_a_canonical_address_that_many_articles_would_share_is_not_believed(
    url: str, canonical: str, believed: bool
) -> None:
    page = f'<html><head><link rel="canonical" href="https://e.example{canonical}"></head><body>{BODY}</body></html>'
    found = parse_page(page.encode(), url=f"https://e.example{url}").canonical_url
    assert (found == f"https://e.example{canonical}") is believed
