"""One page has one address, however it is written."""

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.sources.parse.canonical import canonical_url, tracking_parameters
from digests.sources.parse.identity import article_id

PLAIN = "https://example.org/a/b?id=3"


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        " https://example.org/a/b?id=3\n",
        "HTTPS://Example.ORG:443/a/b?id=3#comments",
        "https://ann:secret@example.org/a/b?id=3",
        "https://example.org./a/./x/../b?id=3",
        "https://example.org/%61/b?id=3",
        "https://example.org/a/b?utm_source=rss&id=3&fbclid=Iw&UTM_Medium=x",
        "https://example.org/a/b?&id=3&",
        "https://example.org/a/b?id=3&amp;utm_source=rss&amp;amp;gclid=x",
        "https://example.org/a/b;jsessionid=0A1B?id=3",
        "https://example.org/a/b;JSESSIONID=0A1B.node?id=3&phpsessid=7",
        "https://example.org/(S(x0y1z2))/a/b?id=3",
        "https://example.org/a/..;jsessionid=1/a/b?id=3",
    ],
)
def test_spellings_of_one_address_become_one(url: str) -> None:
    assert canonical_url(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a/b?id=4",
        "https://example.org/a/B?id=3",
        "https://example.org/a/b/?id=3",
        "http://example.org/a/b?id=3",
        "https://example.org/a/b?id=3&page=2",
        "https://example.org/a/b?page=2&id=3",
        "https://example.org/a/b?id=3&id=3",
        "https://example.org/a%2Fb?id=3",
        "https://news.example.org/a/b?id=3",
        "https://example.org:8443/a/b?id=3",
    ],
)
def test_different_pages_stay_different(url: str) -> None:
    assert canonical_url(url) != PLAIN


ARTICLE = "https://www.example.org/2024/05/ministers-meet-in-paris"


@pytest.mark.parametrize(
    "url",
    [
        "https://m.example.org/2024/05/ministers-meet-in-paris",
        "https://mobile.example.org/2024/05/ministers-meet-in-paris",
        "https://amp.example.org/2024/05/ministers-meet-in-paris",
        "https://www.m.example.org/2024/05/ministers-meet-in-paris",
        f"{ARTICLE}/amp",
        f"{ARTICLE}.amp",
        f"{ARTICLE}/print",
        f"{ARTICLE}?amp=1",
        f"{ARTICLE}?amp",
        f"{ARTICLE}?outputType=amp",
        f"{ARTICLE}?print=1",
        f"{ARTICLE}?view=print",
        "https://www.example.org/amp/2024/05/ministers-meet-in-paris",
        "https://www.example.org/m/2024/05/ministers-meet-in-paris",
        "https://www.google.com/amp/s/www.example.org/2024/05/ministers-meet-in-paris/amp",
        "https://www.google.co.uk:443/amp/s/amp.example.org/2024/05/ministers-meet-in-paris?amp_js_v=0.1",
        "https://www-example-org.cdn.ampproject.org/v/s/www.example.org/2024/05/ministers-meet-in-paris?usqp=mq3",
        "https://cdn.ampproject.org/c/s/m.example.org/2024/05/ministers-meet-in-paris",
        "https://www.google.com/url?rct=j&sa=t&url=https://m.example.org/2024/05/ministers-meet-in-paris%3Futm_id%3D1&ct=ga",
        "https://m.google.com/url?q=https%3A%2F%2Fwww.example.org%2F2024%2F05%2Fministers-meet-in-paris&ved=2a",
    ],
)
def test_another_view_of_a_page_is_the_page(url: str) -> None:
    assert canonical_url(url) == ARTICLE


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a-b-c/amp/", "https://example.org/a-b-c/"),
        ("https://example.org/news/article123.ece/amp/", "https://example.org/news/article123.ece"),
        ("https://example.org/a-b-c.amp.html", "https://example.org/a-b-c.html"),
        ("https://example.org/2024/05/06/world/talks/index.html", "https://example.org/2024/05/06/world/talks/"),
        ("https://example.org/m/view.php?id=3", "https://example.org/view.php?id=3"),
        ("https://m.example.co.kr/view/3", "https://www.example.co.kr/view/3"),
        ("https://m-en.example.co.kr/view/3", "https://en.example.co.kr/view/3"),
        ("https://en.m.example.org/wiki/Peace", "https://en.example.org/wiki/Peace"),
        ("http://example-org.cdn.ampproject.org/c/example.org/a", "http://example.org/a"),
    ],
)
def test_the_way_back_from_a_view_fits_the_address(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/amp",
        "https://example.org/products/amp",
        "https://example.org/print/1234-talks-in-paris",
        "https://amp.dev/a",
        "https://mobile.de/a",
        "https://m.co.uk/a",
        "https://m-files.co.uk/a",
        "https://example.org/index.php?id=3",
        "https://example.org/?p=12&feed=rss2",
        "https://example.org/a?ref=17&source=4&rss=9&m=1&print=b&type=news&sid=8&page=2",
        "https://www.google.com/url?url=http://[::1",
        "https://www.google.com/url?sa=t",
        "https://www.google.com/amp/s/",
        "https://cdn.ampproject.org/v0.js",
    ],
)
def test_what_may_be_the_page_itself_stays(url: str) -> None:
    assert canonical_url(url) == url


@pytest.mark.parametrize(
    "pair",
    [
        "utm_source=x", "fbclid=x", "gclid=x", "dclid=x", "gbraid=x", "wbraid=x", "msclkid=x", "mc_cid=x", "mc_eid=x",
        "igshid=x", "ncid=x", "cmpid=x", "ocid=x", "smid=x", "traffic_source=rss", "at_medium=x", "ns_mchannel=x",
        "_hsenc=x", "ref_src=x", "referrer=x", "ref=rss", "ref=twitter", "rss=1", "rss", "source=rss", "mod=rss_world",
        "gaa_at=x", "guccounter=1", "WT.mc_id=x", "srsltid=x", "share=facebook",
    ],
)  # fmt: skip
def test_what_says_only_where_a_reader_came_from_goes(pair: str) -> None:
    assert canonical_url(f"https://example.org/a?{pair}&id=3") == "https://example.org/a?id=3"


def test_names_in_other_scripts_are_written_as_in_dns() -> None:
    assert canonical_url("https://Bücher.example/ä") == "https://xn--bcher-kva.example/%C3%A4"


@pytest.mark.parametrize("url", ["urn:uuid:1", "tag:example.org,2016:1", "not an address", "http://[::1", ""])
def test_what_is_no_web_address_comes_back_as_it_is(url: str) -> None:
    assert canonical_url(url) == url


_HOSTS = (
    "example.org", "Example.org:80", "a:b@example.org", "[::1]:8080", "bücher.example", "x..y", "", "m.example.org",
    "amp.m.example.co.kr:81", "m-m-x.example.org", "www.google.com/amp/s/m.example.org", "m.google.com/amp/example.org",
    "google.com/url?q=https://m.google.com/url?url=http://example.org", "cdn.ampproject.org/c/s/google.com/amp/x.y",
)  # fmt: skip
_PIECES = (
    "/ amp m print story-1 index.html .amp .html ;jsessionid=1 (S(x)) .. . %2e %4 1 ? & amp; rss= utm_x=1 id=3 # ä"
)
_PARTS = st.sampled_from(_PIECES.split())
_URLS = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(_HOSTS),
    st.text(max_size=20).map(lambda text: "/" + text)
    | st.lists(_PARTS, max_size=12).map(lambda parts: "/" + "".join(parts)),
    st.text(max_size=20).map(lambda text: "?" + text),
    st.text(max_size=5).map(lambda text: "#" + text),
)


@settings(deadline=None)  # tables are loaded by the first example
@given(st.text() | _URLS)
def test_doing_it_twice_changes_nothing(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_the_table_of_tracking_parameters_is_lower_case_and_without_repetition() -> None:
    names, beginnings = tracking_parameters()
    assert all(name == name.lower() and name.strip() for name in [*names, *beginnings])
    assert not [name for name in names if name.startswith(beginnings)]
    assert not [pair for pair in names if pair.partition("=")[0] in names - {pair}]
    written = [
        line for line in files("digests.sources.parse").joinpath("tracking.txt").read_text().splitlines() if line
    ]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize(
    "name", ["id", "p", "page", "ref", "source", "article", "story", "news", "s", "q", "lang", "sid"]
)
def test_a_name_that_may_tell_the_page_is_not_on_it(name: str) -> None:
    names, beginnings = tracking_parameters()
    assert name not in names
    assert not f"{name}=7".startswith(beginnings)


def test_an_article_is_known_by_address_then_guid_then_text() -> None:
    assert article_id(url="HTTP://Example.org", guid="g", text="t") == "http://example.org/"
    assert article_id(url=None, guid="tag:x,1", text="t", feed_host="example.org") == "tag:x,1"
    assert article_id(url=None, guid="17", text="t", feed_host="example.org") == "example.org:17"
    assert article_id(url=None, guid=" ", text="t").startswith("sha256:")


def test_a_site_that_is_one_page_names_its_articles_by_fragments() -> None:
    first, second = (canonical_url(f"https://e.example/#!/news/{n}") for n in (1, 2))
    assert first != second
    assert canonical_url(first) == first
    assert canonical_url("https://e.example/app#/article/12") != canonical_url("https://e.example/app")
    assert canonical_url("https://e.example/story#comments") == "https://e.example/story"
