"""What is no feed is called by its name, in one sentence."""

import pytest

from digests.errors import FeedError
from tests.sources.feeds import read

PAGE = "<!doctype html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (PAGE.format(head="<title>World</title>", body="<p>News</p>"), "is an HTML page, not a feed."),
        ('<?xml version="1.0"?>' + PAGE.format(head="<title>World</title>", body=""), "is an HTML page, not a feed."),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "is an HTML page, not a feed."),
        ("<body>Gone</body>", "is an HTML page, not a feed."),
        ("<p>Gone</p>", "is an HTML page, not a feed."),
        (
            PAGE.format(
                head="<title>Just a moment...</title>", body="<script src=/cdn-cgi/challenge-platform/x></script>"
            ),
            "is a check by Cloudflare that only a browser can pass, not a feed.",
        ),
        (
            PAGE.format(head="<title>Attention Required! | Cloudflare</title>", body=""),
            "is a check by Cloudflare that only a browser can pass, not a feed.",
        ),
        (
            PAGE.format(head="<title>DDoS-Guard</title>", body=""),
            "is a check that only a browser can pass, not a feed.",
        ),
        (PAGE.format(head="", body="<form><input name=p type='password'></form>"), "is a login page, not a feed."),
        (PAGE.format(head="<title>Sign in | News</title>", body=""), "is a login page, not a feed."),
        (PAGE.format(head="<title>404 Not Found</title>", body=""), "is a page about an error, not a feed."),
        (PAGE.format(head="<title>Under maintenance</title>", body=""), "is a page about maintenance, not a feed."),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "is an XML sitemap, not a feed."),
        ("<sitemapindex/>", "is an index of XML sitemaps, not a feed."),
        ("<opml version='2.0'><body><outline/></body></opml>", "is a list of subscriptions (OPML), not a feed."),
        ('<svg xmlns="http://www.w3.org/2000/svg"><title>T</title></svg>', "is an SVG picture, not a feed."),
        ("<Error><Code>AccessDenied</Code></Error>", "is an error message in XML, not a feed."),
        ("<s:Envelope xmlns:s='urn:s'/>", "is a SOAP message, not a feed."),
        ("<thing><a/></thing>", "is neither RSS nor Atom: its outermost element is <thing>."),
        (f"<{'x' * 90}/>", f"is neither RSS nor Atom: its outermost element is <{'x' * 40}>."),
        ("<", "is neither RSS nor Atom: its outermost element is <?>."),
        ("<!-- only this -->", "is neither RSS nor Atom: its outermost element is <?>."),
        ("Not found", "is plain text, not an RSS or Atom feed."),
        ("a < b & c", "is plain text, not an RSS or Atom feed."),
        ("Error: <b>x</b>", "is plain text, not an RSS or Atom feed."),
        ('{"error": "not found"}', "is JSON, not a feed."),
        ("[1, 2]", "is JSON, not a feed."),
        ("{{ feed }}", "begins like JSON and is none, nor a feed."),
        ("[" * 100_000, "begins like JSON and is none, nor a feed."),
        ("  \n\x00", "is empty."),
    ],
)
def test_what_is_no_feed_is_called_by_its_name(data: str, what: str) -> None:
    for content_type in ("application/rss+xml", "text/xml; charset=utf-8", None):
        with pytest.raises(FeedError) as caught:
            read(data.encode(), content_type=content_type)
        assert str(caught.value) == f"The answer {what}"


def test_a_feed_about_such_pages_is_a_feed() -> None:
    item = '<title>Just a moment... 404 Not Found, Sign in</title><description>&lt;input type="password"></description>'
    data = f"<!DOCTYPE html><rss><channel><item>{item}</item></channel></rss>"
    assert len(read(data.encode()).entries) == 1
