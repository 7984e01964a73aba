"""Pages that are no pages of an article, or are made to hurt: a value or one sentence, in bounded work."""

import json

import pytest

from digests.errors import InputError
from digests.sources.parse.page import parse_page
from digests.sources.parse.parsed import ParsedPage
from digests.sources.parse.tree import MAX_ELEMENTS, MAX_READ

URL = "https://www.news.example/world/ministers-meet"
FIRST = "The foreign ministers of France and Japan met in Paris on Monday and signed an agreement on safety, they said."
SECOND = "It was the first such meeting in four years, and both sides spoke of a new chapter in their relations."
ARTICLE = f"<article><h1>Ministers meet in Paris</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
TEXT = f"{FIRST}\n\n{SECOND}"


def _page(body: str, head: str = "", start: str = "<html>") -> ParsedPage:
    return parse_page(f"<!doctype html>{start}<head>{head}</head>{body}".encode(), url=URL)


LINKED = '<script type="application/ld+json">{}</script>'
HOSTILE = {
    "nested tags": "<div>" * 100_000 + FIRST,
    "nested tables": "<table><tr><td>" * 30_000 + FIRST,
    "nested bold": "<p>" + "<b>" * 100_000 + FIRST,
    "links": '<a href="/x">link</a>' * 200_000,
    "links in a list": "<ul>" + '<li><a href="/x">link</a></li>' * 100_000 + "</ul>" + ARTICLE,
    "one long paragraph": "<p>" + "word " * 1_900_000 + "</p>",
    "paragraphs": f"<p>{FIRST}</p>" * 80_000,
    "breaks": "word<br>" * 150_000,
    "cells": "<table>" + "<tr><td>some words here</td><td>x</td></tr>" * 50_000 + "</table>",
    "attributes": "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + f">{FIRST}</p>",
    "a long class": f'<p class="{"date " * 1_000_000}">{FIRST}</p>',
    "many dates": '<span class="date" itemprop="datePublished">2 May</span>' * 60_000,
    "headings": "<h1>Ministers meet</h1>" * 100_000,
    "comments in markup": "<!-- x -->" * 500_000,
    "scripts": LINKED.format('{"@type": "NewsArticle", "headline": "x"}') * 60_000 + ARTICLE,
    "nested lists of data": LINKED.format("[" * 100_000 + "]" * 100_000) + ARTICLE,
    "kinds in kinds": LINKED.format('{"@type": ' + "[" * 900 + "]" * 900 + "}") + ARTICLE,
    "many articles": LINKED.format(json.dumps([{"@type": "NewsArticle", "url": f"/{n}"} for n in range(20_000)]))
    + ARTICLE,
    "quotes in data": LINKED.format("{" + '\\"' * 400_000) + ARTICLE,
    "comments in data": LINKED.format("{" + "/*" * 400_000) + ARTICLE,
    "commas in data": LINKED.format("[" + ", " * 400_000) + ARTICLE,
    "a number in data": LINKED.format("[" + "9" * 900_000 + "]") + ARTICLE,
    "a long title": f"<title>{'a - ' * 500_000}</title>{ARTICLE}",
    "angles": "<" * 2_000_000,
    "references": "&#x" * 1_000_000,
}


REFUSED = {"links", "links in a list", "paragraphs", "breaks", "cells", "attributes", "many dates", "headings"}


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_what_is_endless_is_refused_in_one_sentence(kind: str) -> None:
    data = f"<html><body>{HOSTILE[kind]}</body></html>".encode()
    with pytest.raises(InputError, match=r"^The page x holds [^.]*; it was not read\.$"):
        parse_page(data, url=URL, name="The page x", max_bytes=len(data))


@pytest.mark.parametrize("kind", sorted(HOSTILE.keys() - REFUSED))
def test_what_else_is_made_to_hurt_costs_no_more_than_its_own_text(kind: str) -> None:
    text = _page(f"<body>{HOSTILE[kind]}</body>").text
    assert text in {"", FIRST, TEXT} or kind == "one long paragraph"
    assert text == TEXT or ARTICLE not in HOSTILE[kind]


def test_a_page_of_too_many_elements_is_refused_before_its_article_is_looked_for() -> None:
    with pytest.raises(InputError, match=f"more than {MAX_READ} elements"):
        _page("<body>" + "<p>word</p>" * MAX_READ + "</body>")
    with pytest.raises(InputError, match=f"more than {MAX_ELEMENTS} elements"):
        _page("<body>" + "<p>word</p>" * MAX_ELEMENTS + "</body>")
    with pytest.raises(InputError, match="attributes"):
        _page("<body>" + HOSTILE["attributes"] + "</body>")


def test_a_long_script_is_no_endless_element() -> None:
    script = "<script>for (i = 0; i<n; i++) {} data = [" + '"a word", ' * 10_000 + "]</script>"
    assert _page(f"<body>{script}{ARTICLE}</body>").text == TEXT
    with pytest.raises(InputError, match="attributes"):
        _page(f"<body>{script}{HOSTILE['attributes']}</body>")


def test_an_article_under_endless_menus_and_comments_is_found() -> None:
    menus = "<nav>" + "<a href='/x'>Place</a> " * 15_000 + "</nav>"
    comments = '<div id="comments">' + "<div><p>What a fine meeting that was, I must say!</p></div>" * 10_000 + "</div>"
    assert _page(f"<body>{menus}{ARTICLE}{comments}</body>").text == TEXT


@pytest.mark.parametrize(
    "mark",
    [
        "class='comments'",
        "id='comments'",
        "class='comment-list'",
        "id='disqus_thread'",
        "class='article-comments'",
        "class='fb-comments'",
    ],
)
def test_comments_longer_than_the_article_are_none_of_it(mark: str) -> None:
    comments = "".join(
        f"<div class='comment'><p>Reader {n}: {SECOND} So I think, and so does my aunt.</p></div>" for n in range(60)
    )
    assert _page(f"<body>{ARTICLE}<section {mark}><h3>60 comments</h3>{comments}</section></body>").text == TEXT


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<body></body>",
        "<body> \n </body>",
        '<frameset cols="20%,80%"><frame src="menu.html"><frame src="text.html"></frameset>',
        '<frameset><frame src="a.html"><noframes>Your browser does not support frames.</noframes></frameset>',
        "<body><noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div></body>",
        '<body><div id="app">Please enable JavaScript to view this site.</div></body>',
        '<body><p>Loading…</p><script>window.__STATE__ = {"text": "' + FIRST + '"}</script></body>',
        "<body><form><p>Log in</p><input name='user'><input name='password' type='password'></form></body>",
    ],
)
def test_a_page_without_an_article_gives_an_empty_text(body: str) -> None:
    assert _page(body).text == ""


def test_an_amp_page_is_read_and_known_by_the_page_that_it_is_a_view_of() -> None:
    start = '<html amp lang="en">'
    head = (
        '<link rel="canonical" href="https://www.news.example/world/ministers-meet"><style amp-boilerplate>b{}</style>'
    )
    body = f"<body><amp-img src='/a.jpg' width='1' height='1'></amp-img>{ARTICLE}<amp-ad>Buy</amp-ad></body>"
    page = parse_page(
        f"<!doctype html>{start}<head>{head}</head>{body}</html>".encode(),
        url="https://amp.news.example/world/ministers-meet/amp",
    )
    assert (page.text, page.canonical_url) == (TEXT, "https://www.news.example/world/ministers-meet")
    cached = "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/world/ministers-meet/amp"
    assert parse_page(f"<head>{head}</head>{body}".encode(), url=cached).canonical_url == page.canonical_url


@pytest.mark.parametrize(
    ("url", "link", "expected"),
    [
        ("https://news.example/view.php?id=3", "/view.php", None),
        ("https://news.example/?p=3", "/", None),
        ("https://news.example/view.php?id=3&utm_source=x", "/view.php?id=3", "https://news.example/view.php?id=3"),
        (
            "https://news.example/talks-in-paris-3?section=world",
            "/talks-in-paris-3",
            "https://news.example/talks-in-paris-3",
        ),
        (
            "https://m.news.example/view?id=3",
            "https://www.news.example/view?id=3",
            "https://www.news.example/view?id=3",
        ),
    ],
)
def test_a_canonical_link_that_would_make_one_of_all_articles_is_not_believed(
    url: str, link: str, expected: str | None
) -> None:
    page = parse_page(f'<head><link rel="canonical" href="{link}"></head><body>{ARTICLE}</body>'.encode(), url=url)
    assert page.canonical_url == expected


ARABIC = (
    "التقى وزيرا خارجية فرنسا واليابان في باريس يوم الاثنين ووقعا اتفاقا بشأن السلامة، وقالا إن ذلك كان أول اجتماع من "
    "نوعه منذ أربع سنوات وإنهما سيلتقيان مرة أخرى في طوكيو في الخريف المقبل."
)


def test_a_text_from_right_to_left_keeps_its_order() -> None:
    page = _page(
        f"<body><article><h1>لقاء الوزيرين</h1><p>{ARABIC}</p></article></body>", start='<html dir="rtl" lang="ar">'
    )
    assert (page.text, page.language) == (ARABIC, "ar")


@pytest.mark.parametrize(
    ("written", "claimed"),
    [
        ("utf-8", "iso-8859-1"),
        ("windows-1251", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("utf-16", "utf-8"),
        ("utf-8", "klingon"),
    ],
)
def test_a_wrong_charset_in_the_header_does_not_spoil_the_text(written: str, claimed: str) -> None:
    russian = (
        "Министры иностранных дел двух стран встретились в Париже в понедельник и подписали соглашение о безопасности. "
        * 2
    )
    meta = f'<meta charset="{written}">' if written != "utf-16" else ""
    data = f"<html><head>{meta}</head><body><article><p>{russian}</p></article></body></html>".encode(written)
    assert parse_page(data, url=URL, content_type=f"text/html; charset={claimed}").text == russian.strip()
