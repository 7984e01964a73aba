"""The publication time of a page: from the place that is trusted most, with the zone that it was written in."""

import json
from datetime import UTC, datetime

import pytest

from digests.sources.parse.page import parse_page
from digests.sources.parse.parsed import ParsedPage

URL = "https://www.news.example/world/ministers-meet"
TEXT = (
    "<article><h1>Ministers meet in Paris</h1><p>" + "The two ministers met and spoke of fish. " * 8 + "</p></article>"
)
MOMENT = datetime(2024, 5, 6, 8, 20, tzinfo=UTC)
LATER = "2024-05-08T11:00:00+02:00"


def _page(head: str = "", body: str = "", *, url: str = URL) -> ParsedPage:
    return parse_page(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>".encode(), url=url)


def _script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _linked(*nodes: object) -> str:
    return _script(json.dumps(nodes[0] if len(nodes) == 1 else nodes))


def _article(published: object = "2024-05-06T10:20:00+02:00", **said: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Ministers meet in Paris", "datePublished": published, **said}


TRUST = (
    _linked(_article()),
    '<meta property="article:published_time" content="2024-05-06T10:20:00+02:00">',
    '<meta name="parsely-pub-date" content="2024-05-06T10:20:00+02:00">',
    '<meta name="dcterms.issued" content="2024-05-06T10:20:00+02:00">',
    '<meta name="DC.date.issued" content="2024-05-06T10:20:00+02:00">',
    '<meta itemprop="datePublished" content="2024-05-06T10:20:00+02:00">',
    '<time itemprop="datePublished" datetime="2024-05-06T10:20:00+02:00">6 May</time>',
    '<time datetime="2024-05-06T10:20:00+02:00">6 May</time>',
    '<p class="date">6 May 2024, 10:20 +0200</p>',
)
"""The same moment in each place, the most trusted first."""


@pytest.mark.parametrize("place", range(len(TRUST) - 1))
def test_of_two_conflicting_dates_the_more_trusted_place_is_right(place: int) -> None:
    lesser = (
        TRUST[place + 1].replace("2024-05-06T10:20:00+02:00", LATER).replace("6 May 2024, 10:20", "8 May 2024, 11:00")
    )
    page = _page(body=lesser + TRUST[place])
    assert (page.published, page.zone_offset) == (MOMENT, 120)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-05-06", "2024-05-06T10:20:00+02:00"),
        ("2024-05-06T10:20:00", "2024-05-06T10:20:00+02:00"),
        ("2024-05-06T08:20", "2024-05-06T10:20:41+02:00"),
    ],
)
def test_a_date_without_time_or_zone_takes_them_from_a_place_that_agrees(first: str, second: str) -> None:
    page = _page(_linked(_article(first)), f'<time datetime="{second}" class="published"></time>')
    assert page.published is not None
    assert (page.published.replace(second=0), page.zone_offset) == (MOMENT, 120)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-05-06", "2024-05-08T10:20:00+02:00", datetime(2024, 5, 6, tzinfo=UTC)),
        ("2024-05-06T10:20:00", "2024-05-06T13:47:00+02:00", datetime(2024, 5, 6, 10, 20, tzinfo=UTC)),
        ("2024-05-06T10:20:00", "2024-05-09T10:20:00+02:00", datetime(2024, 5, 6, 10, 20, tzinfo=UTC)),
    ],
)
def test_a_place_that_disagrees_adds_nothing(first: str, second: str, expected: datetime) -> None:
    page = _page(_linked(_article(first)), f'<time datetime="{second}" class="published"></time>')
    assert (page.published, page.zone_offset) == (expected, None)


def test_a_bare_day_is_one_of_the_publishers_zone() -> None:
    late = '<time datetime="2024-05-06T22:00:00Z" class="published"></time>'
    page = _page(_linked(_article("2024-05-07", publisher={"name": "Yonhap News Agency"})), late)
    assert (page.published, page.zone_offset) == (datetime(2024, 5, 6, 22, tzinfo=UTC), 0)


@pytest.mark.parametrize(
    "written",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "/*<![CDATA[*/ {} /*]]>*/",
        "<![CDATA[{}]]>",
        "<!--//--><![CDATA[//><!--\n{}\n//--><!]]>",
        " {} ;",
        "/* made by hand */ {}",
        "[{},]",
        '{{"@graph": [{{"@type": "Organization"}}, {},],}}',
        '{{"@graph": [7, null, "x", [], [{}]]}}',
        "// the article\n{}\n// its end",
        '{{"mainEntity": {}}}',
    ],
)
def test_json_ld_is_read_however_it_is_wrapped(written: str) -> None:
    page = _page(_script(written.format(json.dumps(_article(url=URL)))))
    assert (page.published, page.zone_offset) == (MOMENT, 120)


def test_json_ld_with_line_breaks_in_its_strings_and_comments_in_its_commas_is_read() -> None:
    raw = '{"@type": "NewsArticle", /* no, "not" this */ "headline": "Ministers\nmeet // in Paris",\n'
    page = _page(_script(raw + '"datePublished": "2024-05-06T10:20:00+02:00", // then\n}'))
    assert (page.title, page.published) == ("Ministers meet // in Paris", MOMENT)


def test_what_cannot_be_read_is_passed_over_and_the_next_is_read() -> None:
    assert _page(_script('{"datePublished": ') + _script("") + _linked(_article())).published == MOMENT


@pytest.mark.parametrize(
    "published",
    [
        None,
        7,
        [],
        {"@value": 1},
        "",
        "soon",
        "2024-02-30",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1970-01-01",
        "0000-00-00",
    ],
)
def test_what_is_no_date_leaves_the_place_to_the_next(published: object) -> None:
    page = _page(_linked(_article(published)), TRUST[-2])
    assert (page.published, page.zone_offset) == (MOMENT, 120)


@pytest.mark.parametrize("published", ["1714983600", "1714983600000"])
def test_seconds_since_1970_are_a_time_too(published: str) -> None:
    page = _page(f'<meta property="article:published_time" content="{published}">')
    assert (page.published, page.zone_offset) == (MOMENT, 0)


@pytest.mark.parametrize(
    "own",
    [
        {"url": URL},
        {"@id": f"{URL}#article"},
        {"mainEntityOfPage": {"@id": "/world/ministers-meet?utm_source=x"}},
        {"mainEntityOfPage": URL},
        {},
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_of_several_articles_on_a_page_only_its_own_counts(own: dict[str, object], first: bool) -> None:
    others = [
        _article(LATER, headline="Ten cheeses", url="https://www.news.example/cheeses", author={"name": "B. Other"}),
        _article("2019-01-01", headline="Old cheeses", url="https://www.news.example/old"),
    ]
    mine = _article(author={"name": "A. Writer"}, **own)
    page = _page(_linked(*([mine, *others] if first else [*others, mine])))
    assert (page.title, page.author, page.published) == ("Ministers meet in Paris", "A. Writer", MOMENT)


def test_a_time_beside_the_article_is_not_its_own() -> None:
    aside = f'<aside><time datetime="{LATER}" class="published"></time></aside>'
    aside += f'<div class="related"><time datetime="{LATER}" itemprop="datePublished"></time></div>'
    assert _page(body=aside + TRUST[-3]).published == MOMENT


@pytest.mark.parametrize(
    "head",
    [
        _linked({"@type": "NewsArticle", "headline": "x", "dateModified": LATER}),
        f'<meta property="article:modified_time" content="{LATER}"><meta property="og:updated_time" content="{LATER}">',
        f'<meta name="dcterms.modified" content="{LATER}"><meta itemprop="dateModified" content="{LATER}">',
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        f'<time itemprop="dateModified" datetime="{LATER}">8 May</time>',
        f'<p>Updated: <time datetime="{LATER}">8 May</time></p>',
        f'<p><b>By A. Writer</b> Last modified <time datetime="{LATER}">8 May</time></p>',
        f'<span class="last-modified-date"><time datetime="{LATER}">8 May</time></span>',
        f'<time datetime="{LATER}">Updated 8 May</time>',
        '<p class="date">Updated 8 May 2024, 11:00</p>',
    ],
)
def test_the_time_of_a_change_is_never_the_time_of_publication(head: str, body: str) -> None:
    assert _page(head, body).published is None
    assert _page(head, body + TRUST[-2]).published == MOMENT


@pytest.mark.parametrize(
    "body",
    [
        '<p class="date">Updated 8 May 2024, 11:00 | Published 6 May 2024, 10:20 +0200</p>',
        '<abbr class="published" title="2024-05-06T10:20:00+02:00">6 May</abbr>',
        '<span itemprop="datePublished">6 May 2024, 10:20 +0200</span>',
        "<time>6 May 2024, 10:20 +0200</time>",
        '<time pubdate datetime="2024-05-06T10:20:00+02:00"></time>',
    ],
)
def test_what_is_written_for_readers_is_read_too(body: str) -> None:
    page = _page(body=body)
    assert (page.published, page.zone_offset) == (MOMENT, 120)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("By A. Writer", "A. Writer"),
        ({"@type": "Person", "name": "A. Writer"}, "A. Writer"),
        ([{"name": "https://news.example/a"}, {"name": "A. Writer"}], "A. Writer"),
        ("a.writer@news.example", None),
        (7, None),
    ],
)
def test_the_author_is_a_name(author: object, expected: str | None) -> None:
    assert _page(_linked(_article(author=author))).author == expected
