"""A page that shows only the beginning of its article is told from one that shows all of it."""

import json
import re

import pytest

from digests.sources.parse.page import parse_page
from digests.sources.parse.parsed import ParsedPage
from digests.sources.parse.paywall import _table, is_notice, judged

URL = "https://www.news.example/world/ministers-meet"
LEAD = (
    "The foreign ministers of France and Japan met in Paris on Monday and signed an agreement on the safety of ships, "
    "which both of them called the fruit of three years of patient work by their staffs."
)
MORE = "In the afternoon the two sat down with the heads of the harbours of Marseille and Yokohama, number {}, for tea."
LOCKED = '<meta property="article:content_tier" content="locked">'
METERED = '<meta property="article:content_tier" content="metered">'


def _linked(**said: object) -> str:
    node = {"@type": "NewsArticle", "headline": "Ministers meet in Paris", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _page(*lines: str, head: str = "", behind: str = "") -> ParsedPage:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    markup = (
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>Ministers meet in Paris</h1>"
        f"{paragraphs}</article>{behind}<footer><p>The Example, since 1901.</p></footer></body></html>"
    )
    return parse_page(markup.encode(), url=URL)


def _whole(sentences: int = 20) -> list[str]:
    """An article of about 22 words a sentence."""
    return [LEAD, *(MORE.format(number) for number in range(sentences))]


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading.",
        "Please log in or subscribe to continue reading this article",
        "Sign in to read the full story.",
        "This article is for subscribers only.",
        "This story is available exclusively to our subscribers.",
        "Already a subscriber? Sign in",
        "Already a member? Log in here.",
        "You have reached your limit of free articles this month.",
        "You’ve read your last free article of the month. Subscribe for $1 a week.",
        "To continue reading, please subscribe. Cancel anytime.",
        "To read the full article, create a free account.",
        "Unlock this article",
        "You need to be a subscriber to read this article.",
        "A subscription is required to view this page. Start your free trial today.",
        "The rest of this article is for subscribers only.",
        "Keep reading for just $1. Already have an account? Log in.",
        "Subscribers only",
        "Sign in to continue",
    ],
)
def test_a_short_text_that_ends_in_a_request_to_subscribe_is_a_stub_without_it(notice: str) -> None:
    page = _page(LEAD, notice)
    assert (page.paywalled, page.text) == (True, LEAD)


def test_a_request_at_the_end_of_the_last_paragraph_is_taken_off_too() -> None:
    page = _page(LEAD, MORE.format("one") + " Subscribe to continue reading.")
    assert (page.paywalled, page.text) == (True, f"{LEAD}\n\n{MORE.format('one')}")


def test_a_page_of_requests_alone_is_a_stub_without_a_text() -> None:
    page = _page("This article is for subscribers only.", "Already a subscriber? Sign in", "Subscribe for €9 a month")
    assert (page.paywalled, page.text) == (True, "")


def test_a_page_that_only_offers_to_log_in_is_no_stub_of_an_article() -> None:
    assert not _page("Log in", "Don't have an account?").paywalled


def test_a_request_in_the_box_right_behind_the_beginning_tells_too() -> None:
    wall = "<div class='gate'><h3>Subscribe to continue reading</h3><p>From €1 a month</p></div>"
    assert _page(LEAD, behind=wall).paywalled


@pytest.mark.parametrize(
    "said",
    [
        {"isAccessibleForFree": False},
        {"isAccessibleForFree": "False"},
        {"isAccessibleForFree": "https://schema.org/False"},
        {"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "false", "cssSelector": ".rest"}},
        {"hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": False}]},
    ],
)
def test_what_json_ld_says_of_a_short_text_is_believed(said: dict[str, object]) -> None:
    assert _page(LEAD, head=_linked(**said)).paywalled


@pytest.mark.parametrize(
    "head",
    [
        LOCKED,
        '<meta itemprop="isAccessibleForFree" content="False">',
        '<meta name="paywall" content="true">',
        '<meta name="access" content="Premium">',
    ],
)
def test_what_a_meta_tag_says_of_a_short_text_is_believed(head: str) -> None:
    assert _page(LEAD, head=head).paywalled


@pytest.mark.parametrize("head", [METERED, LOCKED, _linked(isAccessibleForFree=False)])
def test_a_text_that_breaks_off_on_a_page_that_is_not_free_is_a_stub(head: str) -> None:
    assert _page(*_whole(13), "The two then left for the harbour, where …", head=head).paywalled
    assert _page(LEAD, "The two then left for the harbour, where …", head=head).paywalled


@pytest.mark.parametrize("head", ["", METERED, LOCKED, _linked(isAccessibleForFree=False)])
@pytest.mark.parametrize("notice", ["", "Already a subscriber? Sign in", "Subscribe to continue reading."])
def test_a_whole_article_is_no_stub_whatever_stands_below_it(head: str, notice: str) -> None:
    page = _page(*_whole(), *filter(None, [notice]), head=head)
    assert (page.paywalled, page.text.split("\n\n")) == (False, _whole())


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"isAccessibleForFree": True},
        {"isAccessibleForFree": "true"},
        {"isAccessibleForFree": None},
        {"hasPart": {"isAccessibleForFree": True, "cssSelector": ".rest"}},
        {"hasPart": ["x", None, 3]},
    ],
)
def test_a_short_article_of_which_nothing_else_is_said_is_whole(said: dict[str, object]) -> None:
    assert not _page(LEAD, MORE.format("one"), head=_linked(**said)).paywalled


def test_a_short_article_on_a_metered_page_is_whole_unless_it_breaks_off() -> None:
    assert not _page(LEAD, MORE.format("one"), head=METERED).paywalled


def test_the_part_that_is_not_free_may_stand_in_the_page_all_the_same() -> None:
    head = _linked(isAccessibleForFree=False, hasPart={"isAccessibleForFree": False, "cssSelector": ".body"})
    lines = "".join(f"<p>{line}</p>" for line in _whole(5))
    markup = f"<html><head>{head}</head><body><div class='story body'>{lines}</div></body></html>"
    assert not parse_page(markup.encode(), url=URL).paywalled


def test_a_related_article_for_subscribers_does_not_close_this_one() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Ministers meet in Paris", "url": URL},
        {"@type": "NewsArticle", "headline": "Ten cheeses", "url": "/cheeses", "isAccessibleForFree": False},
    ]
    assert not _page(LEAD, head=f'<script type="application/ld+json">{json.dumps(nodes)}</script>').paywalled


def test_a_teaser_in_the_middle_or_far_behind_is_only_taken_out() -> None:
    beginning, end = _whole(4), [MORE.format(number) for number in range(90, 94)]
    page = _page(*beginning, "This article is for subscribers only.", *end)
    assert (page.paywalled, page.text.split("\n\n")) == (False, [*beginning, *end])
    hidden = "<div hidden><p>You have reached your limit of free articles.</p></div>"
    menus = "<section><h2>Sport</h2><p>Cup tie</p><p>Late goal</p><p>New coach</p></section>"
    assert not _page(*beginning, behind=menus + hidden).paywalled


def test_a_credit_below_the_request_does_not_hide_it() -> None:
    lines, stub = judged(
        [LEAD, "Subscribe to continue reading.", "Reporting by Ann Writer; editing by Bo Reader"], None
    )
    assert (stub, len(lines)) == (True, 2)


@pytest.mark.parametrize(
    "sentence",
    [
        "The paper said that its article is for subscribers only.",
        "Members only approved the treaty after a long debate.",
        "Sign in sheets were burnt at the embassy.",
        "To continue reading the treaty narrowly would harm both sides, the minister said.",
        "Subscribe to the principles of the charter, he told them.",
        "You have reached an agreement, the president told the two ministers.",
        "Join the talks now, the envoy urged both sides.",
        "Already a member of the bloc, Slovenia will vote in May.",
        "For subscribers the price rose in May.",
        "The two sides agreed to unlock this corridor.",
        "He was already registered as a lobbyist for the two states.",
        "Full access for inspectors was promised.",
        "Full access to all nuclear sites is what the agency wants.",
        "This report is for members of parliament and their staff.",
        "You have reached a free trade deal this month, he told them.",
        "$5 a day is what the workers at the border earn.",
        "Unlock this potential of ours, she said.",
        "A membership is required of all states of the region.",
        "You must be a member to access these funds, the commissioner said.",
        "Access is free for members of the European Union and their citizens.",
    ],
)
def test_sentences_of_articles_are_no_notices(sentence: str) -> None:
    assert not is_notice(sentence)


@pytest.mark.parametrize("access", [None, "closed", "metered"])
def test_nothing_is_a_stub_only_where_the_page_says_so(access: str | None) -> None:
    assert judged([], access) == ([], access == "closed")  # type: ignore[arg-type] # one of the literals


def test_the_patterns_can_be_read_and_none_stands_twice() -> None:
    patterns = [*_table()["wall"], *_table()["offer"]]
    assert len(set(patterns)) == len(patterns)
    assert all(re.compile(pattern).groups >= 0 and pattern == pattern.strip() for pattern in patterns)
    assert not [pattern for pattern in patterns if re.fullmatch(pattern, "", re.IGNORECASE)]


@pytest.mark.parametrize(
    "line", ["a " * 100_000, "." * 100_000, "Subscribe " * 20_000, "? " * 50_000, "$1 a week " * 10_000]
)
def test_long_lines_take_no_long_time(line: str) -> None:
    assert isinstance(is_notice(line), bool)


@pytest.mark.parametrize(
    ("free", "selector"),
    [
        ("false", ".body.paywall"),
        ("false", "article"),
        ("false", ".x, .body"),
        ("false", "div > .body"),
        ("true", ".premium-box"),
    ],
)
def test_a_whole_article_is_whole_however_its_page_names_the_part_to_be_paid_for(free: str, selector: str) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": selector}
    said = json.dumps({"@type": "NewsArticle", "isAccessibleForFree": free == "true", "hasPart": part})
    text = "The ministers spoke about trade and fish in the capital of the country on Monday afternoon. " * 14
    body = f'<div class="body paywall"><article><h1>Talks</h1><p>{text}</p></article></div>'
    page = f'<html><head><script type="application/ld+json">{said}</script></head><body>{body}</body></html>'
    assert not parse_page(page.encode(), url="https://e.example/talks").paywalled
