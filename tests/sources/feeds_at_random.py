"""Feeds put together at random out of what feeds hold and of what breaks them."""

from datetime import datetime

from hypothesis import strategies as st

from tests.sources.feeds import NAMESPACES

_TEXTS = st.sampled_from(
    """
    |Talks|A &amp; B|A & B|&lt;b>x&lt;/b>|<b>x</b>|<br>|<![CDATA[<p>x</p>]]>|<![CDATA[|]]>|وزير|\u202eA|\x00\x1b|\x85
    |&#0;|&#xD800;|&#99999999999;|&nbsp;|&no;|🕊️|Ã©|\ud800|<p>|</p>|<title>
    """.split("|")
)
_LINKS = st.sampled_from(
    r"""
    |/w/1|https://news.example/w/1|https://a.example/
    1|javascript:x|http://[|//x|http://a:b@c/|?|#|http://a b/|http://x:99999/|feed:x|mailto:a@b|https://ａ.example/
    |http://%00/|\\x|data:,|http://\u202e.example|feed:https://a.example/|www.a.example
    """.split("|")
)
_DATES = st.sampled_from(
    """
    |Wed, 15 Jun 2016 10:00:00 +0900|2016-06-15T10:00:00Z|0001-01-01T00:00:00Z|9999-12-31T23:59:59-14:00|1465984800
    |soon|15 juin 2016|2016-06-15 24:00 +9900|29 Feb 2015|1395/03/25|2016-13-45|२०१६-०६-१५|1900-01-01T00:00:00+14:00
    |2199-12-31T24:00:00-12:00|999999999|-1|15 Jun 16
    """.split("|")
)
_BREAKS = st.sampled_from(
    """<|>|&|</item>|<item>|<!--|-->|<?|?>|<!DOCTYPE x [|"|<a b='|<x:y>|\x00|</rss>|]]>|</title>|<entry""".split("|")
)
_ATTRIBUTES = st.sampled_from(
    """| type="html"| type="xhtml"| type="image/png"| mode="base64"| isPermaLink="false"| a=1 a=2| xml:base="../x/"
    | xml:base="http://["| xml:lang="fr"| xmlns="urn:x"| rel="self" href="/s"| href="/h"| xmlns:q="urn:q" q:a=""
    """.split("|")
)


def _element(names: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("<{0}{1}>{2}</{0}>".format, st.sampled_from(names.split()), _ATTRIBUTES, values)


_FIELDS = st.one_of(
    _element("title dc:title media:title TITLE author dc:creator name links authors tags x:y", _TEXTS),
    _element("description summary content content:encoded itunes:summary media:group body image source", _TEXTS),
    _element("link guid id feedburner:origLink atom:link comments", _LINKS),
    _element("pubDate published updated dc:date issued modified", _DATES),
    _BREAKS,
)
_ITEMS = st.lists(_FIELDS, max_size=6).map("".join)
_BEFORE = st.sampled_from(
    "|\n|<?xml version='1.0'?>|<?xml version='1.1' encoding='koi8-r'?>|<!-- x -->|Oh: |\ufeff".split("|")
)
_CHANNEL = st.lists(_element("title link ttl language sy:updatePeriod author image", _TEXTS | _LINKS), max_size=3).map(
    "".join
)
_RDF = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
_KINDS = (
    (f"<rss version='2.0' {NAMESPACES}><channel>", "item", "</channel></rss>"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'>", "entry", "</feed>"),
    (f"<rdf:RDF {_RDF} {NAMESPACES}><channel></channel>", "item", "</rdf:RDF>"),
    ("<channel href='/'>", "item", "</channel>"),
    ("<soup>", "item", ""),
)


def _whole(before: str, kind: int, channel: str, items: list[str], after: str) -> str:
    opening, entry, closing = _KINDS[kind]
    listed = "".join(f"<{entry}>{item}</{entry}>" for item in items)
    return f"{before}{opening}{channel}{listed}{closing}{after}"


ANY_FEED = st.builds(
    _whole, _BEFORE, st.integers(0, len(_KINDS) - 1), _CHANNEL, st.lists(_ITEMS, max_size=4), _BREAKS | st.just("")
)
"""The text of a feed of any dialect; most are broken somewhere."""

CHARSETS = st.sampled_from("utf-8 utf-16 utf-16-be utf-32 windows-1251 gb18030 shift_jis iso-8859-1".split())

SOUND_ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.text(alphabet="Añ 서ю'\"-", min_size=1, max_size=20),
            "link": st.from_regex(r"/[a-z0-9]{1,8}(\?[a-z]=[0-9])?", fullmatch=True),
            "guid": st.from_regex(r"tag:[a-z0-9]{1,10}", fullmatch=True),
            "date": st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)),  # noqa: DTZ001 - written as UTC below
            "text": st.text(alphabet="Añ 서ю.", max_size=40),
        }
    ),
    max_size=5,
)
"""What stands in the items of a sound feed, to be written by one of the two patterns."""

SOUND_RSS = (
    "<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>"
    "<pubDate>{date:%d %b %Y %H:%M:%S} GMT</pubDate><description>{text}</description></item>"
)
SOUND_ATOM = (
    "<entry><title>{title}</title><link href='{link}'/><id>{guid}</id>"
    "<updated>{date:%Y-%m-%dT%H:%M:%SZ}</updated><summary>{text}</summary></entry>"
)
