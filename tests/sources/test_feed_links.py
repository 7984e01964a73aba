"""Each entry leads to its page, by an address that can be opened, and has the id that its feed gave it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.sources.parse.links import web_link
from tests.sources.feeds import URL, atom, one, read, rss

PAGE = "https://news.example/w/1"


@pytest.mark.parametrize(
    "item",
    [
        f"<link>{PAGE}</link>",
        "<link>/w/1</link>",
        "<link>../w/1</link>",
        "<link>//news.example/w/1</link>",
        f"<link>\n   {PAGE}\n  </link>",
        "<link>https://news.example\n      /w/1</link>",
        f"<link><![CDATA[{PAGE}]]></link>",
        f"<link>HTTPS://news.example/w/1</link><guid>{PAGE}</guid>",
        f"<link>https:/news.example/w/1</link><guid>{PAGE}</guid>",
        f"<link/><guid>{PAGE}</guid>",
        f"<link></link><guid isPermaLink='true'>{PAGE}</guid>",
        f"<guid ispermalink='TRUE'> {PAGE} </guid>",
        f"<guid>{PAGE}</guid>",
        f"<guid>1</guid><link>{PAGE}</link>",
        f"<atom:link rel='self' href='/rss'/><link>{PAGE}</link>",
        f"<atom:link rel='alternate' href='{PAGE}'/><link/>",
        f"<atom:link href='https://other.example/'/><link>{PAGE}</link>",
        f"<feedburner:origLink>{PAGE}</feedburner:origLink><link>https://feeds.example/~r/1</link>",
        f"<link>https://feeds.example/~r/1</link><feedburner:origLink>{PAGE}</feedburner:origLink>",
        f"<link>javascript:x</link><guid>{PAGE}</guid>",
        "<link>https://ann:secret@news.example/w/1</link>",
        f"<enclosure url='/a.mp3'/><link>{PAGE}</link><comments>/c</comments>",
        f"<link>{PAGE}</link><link>https://news.example/w/2</link>",
        f"<link href='{PAGE}'/>",
    ],
)
def test_an_rss_item_leads_to_its_page(item: str) -> None:
    assert one(rss(f"<title>T</title>{item}")).url == PAGE


@pytest.mark.parametrize(
    "entry",
    [
        f"<link href='{PAGE}'/>",
        f"<link rel='alternate' type='text/html' href='{PAGE}'/>",
        f"<link rel='http://www.iana.org/assignments/relation/alternate' href='{PAGE}'/>",
        f"<link rel='self' href='/1'/><link rel='edit' href='/e'/><link href='{PAGE}'/>",
        f"<link type='application/json' href='/1.json'/><link type='text/html' href='{PAGE}'/>",
        f"<link type='application/pdf' href='{PAGE}'/>",
        f"<id>{PAGE}</id>",
        f"<content type='text/html' src='{PAGE}'/>",
        "<link xml:base='https://news.example/w/' href='1'/>",
        f"<link>{PAGE}</link>",
    ],
)
def test_an_atom_entry_leads_to_its_page(entry: str) -> None:
    assert one(atom(f"<title>T</title>{entry}")).url == PAGE


def test_bases_add_up_from_the_outside() -> None:
    data = atom("<title>T</title><link href='1'/>", attributes='xml:base="https://news.example/a/"')
    assert one(data.replace(b"<entry>", b'<entry xml:base="../w/">')).url == PAGE
    assert one(data.replace(b"<entry>", b'<entry xml:base="javascript:x">')).url == "https://news.example/a/1"
    assert one(data.replace(b"<entry>", b'<entry xml:base="http://[">')).url == "https://news.example/a/1"


@pytest.mark.parametrize(
    "item",
    [
        "<guid isPermaLink='false'>https://news.example/w/1</guid>",
        "<guid>news-1</guid>",
        "<link>mailto:a@b.example</link>",
        "<link>http://</link>",
        "<link>http://[::1</link>",
        "<link>http://news.example:99999/</link>",
        "<link>http://a b.example/</link>",
        "<link>http://a&lt;b.example/</link>",
        f"<link>/{'x' * 3_000}</link>",
        "<atom:link rel='self' href='https://news.example/rss'/>",
        "<enclosure url='https://news.example/a.mp3'/>",
    ],
)
def test_what_leads_to_no_page_is_no_link(item: str) -> None:
    assert one(rss(f"<title>T</title>{item}")).url is None


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("/w?a=1&amp;b=2", "https://news.example/w?a=1&b=2"),
        ("/w?a=1&amp;amp;b=2", "https://news.example/w?a=1&b=2"),
        ("/w?a=1&b=2&copy=3", "https://news.example/w?a=1&b=2&copy=3"),
        ("/two words", "https://news.example/two%20words"),
        ("/é", "https://news.example/é"),
        ("?p=1", "https://news.example/rss/world.xml?p=1"),
        ("www.other.example/1", "http://www.other.example/1"),
        ("feed://other.example/1", "http://other.example/1"),
        ("feed:https://other.example/1", "https://other.example/1"),
        ("https://other.example/\u202e1", "https://other.example/1"),
        ("https://münchen.example/", "https://münchen.example/"),
    ],
)
def test_links_are_spelled_so_that_they_can_be_opened(written: str, link: str) -> None:
    assert one(rss(f"<title>T</title><link>{written}</link>")).url == link


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        ("<guid>a</guid>", "a"),
        ("<guid isPermaLink='true'>/1</guid>", "/1"),
        ("<guid>\n a  b </guid>", "a b"),
        ("<guid/>", None),
        ("<atom:id>tag:a</atom:id>", "tag:a"),
        ("<guid>a</guid><atom:id>b</atom:id>", "a"),
        ("<dc:identifier>doi:1</dc:identifier>", "doi:1"),
        (f"<guid>{'x' * 5_000}</guid>", "x" * 2_000),
    ],
)
def test_ids_stay_as_their_feed_wrote_them(item: str, guid: str | None) -> None:
    assert one(rss(f"<title>T</title>{item}")).guid == guid


def test_ids_do_not_depend_on_where_the_feed_was_found() -> None:
    data = rss("<title>T</title><guid>/w/1</guid>")
    assert one(data, url="http://a.example/rss").guid == one(data, url="https://b.example/feed/").guid == "/w/1"


@pytest.mark.parametrize(
    ("data", "site"),
    [
        (rss(channel="<link>https://news.example/world</link>"), "https://news.example/world"),
        (rss(channel="<atom:link rel='self' href='/rss'/><link>/world</link>"), "https://news.example/world"),
        (rss(channel="<image><link>/logo</link></image><link>/world</link>"), "https://news.example/world"),
        (
            atom(feed="<link rel='self' href='/atom'/><link rel='hub' href='/hub'/><link href='/world'/>"),
            "https://news.example/world",
        ),
        (rss("<link>/1</link>"), None),
        (rss(channel="<link>javascript:x</link>"), None),
        (rss(channel="<link>https://ann:secret@news.example/</link>"), "https://news.example/"),
        (b'{"title": "W", "home_page_url": "/world", "items": []}', "https://news.example/world"),
    ],
)
def test_the_feed_s_own_page_is_known(data: bytes, site: str | None) -> None:
    assert read(data).site_url == site


@given(st.text(max_size=60) | st.text(alphabet="htps:/@[]?#.%a1 \\\n", max_size=40), st.sampled_from([None, URL]))
def test_any_words_give_an_address_to_open_or_none(raw: str, base: str | None) -> None:
    link = web_link(raw, base)
    assert link is None or (link.startswith(("http://", "https://")) and " " not in link and "\n" not in link)
    assert link is None or web_link(link, base) == link
