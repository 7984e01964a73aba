"""One page has one address, however it is written."""

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
    ],
)
def test_different_pages_stay_different(url: str) -> None:
    assert canonical_url(url) != PLAIN


def test_names_in_other_scripts_are_written_as_in_dns() -> None:
    assert canonical_url("https://Bücher.example/ä") == "https://xn--bcher-kva.example/%C3%A4"


@pytest.mark.parametrize("url", ["urn:uuid:1", "tag:example.org,2016:1", "not an address", "http://[::1", ""])
def test_what_is_no_web_address_comes_back_as_it_is(url: str) -> None:
    assert canonical_url(url) == url


_URLS = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["example.org", "Example.org:80", "a:b@example.org", "[::1]:8080", "bücher.example", "x..y", ""]),
    st.text(max_size=20).map(lambda text: "/" + text),
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


def test_an_article_is_known_by_address_then_guid_then_text() -> None:
    assert article_id(url="HTTP://Example.org", guid="g", text="t") == "http://example.org/"
    assert article_id(url=None, guid="tag:x,1", text="t", feed_host="example.org") == "tag:x,1"
    assert article_id(url=None, guid="17", text="t", feed_host="example.org") == "example.org:17"
    assert article_id(url=None, guid=" ", text="t").startswith("sha256:")
