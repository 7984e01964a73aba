"""An entry and its page become one article: the fuller text, and what either says of time, zone and author."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from digests.model import FeedEntry
from digests.sources.parse.articles import ENOUGH_WORDS, article_of_entry, article_of_page, entry_text, is_thin
from digests.sources.parse.litter import breaks_off
from digests.sources.parse.parsed import ParsedPage

TIME = datetime(2024, 5, 6, 8, 20, tzinfo=UTC)
LINK = "https://www.news.example/world/ministers-meet"
TEASER = "The ministers of France and Japan met in Paris."
SENTENCE = "The ministers of France and Japan spoke of ships, fish and railways for the whole of the afternoon. "
WHOLE = SENTENCE * 12
"""Of 204 words."""
ENTRY = FeedEntry(guid="1", url=LINK, title="Ministers meet in Paris", summary=TEASER)
PAGE = ParsedPage(
    title="Ministers meet in Paris",
    text=f"{TEASER}\n\n{WHOLE.strip()}",
    author="A. Writer",
    site_name=None,
    canonical_url=LINK,
    language="en",
    published=TIME,
    zone_offset=120,
)


def _thin(content: str) -> bool:
    return is_thin(replace(ENTRY, content=content))


def test_a_text_of_enough_words_needs_no_page_and_a_teaser_does() -> None:
    assert not _thin(WHOLE)
    assert is_thin(ENTRY)
    assert is_thin(replace(ENTRY, summary="", title="x"))
    assert not _thin("word " * ENOUGH_WORDS)


@pytest.mark.parametrize(
    "end",
    [
        " and then they …",
        " and then they ...",
        " and then they […]",
        " and then they [...]",
        " and then they [ … ]”",
        "\n\nRead more",
        "\n\nRead More »",
        "\n\nRead the full article",
        "\n\nRead the rest of this story at The Example",
        "\n\nContinue reading “Ministers meet in Paris”",
        "\n\nContinue reading →",
        "\n\n(More…)",
        "\n\nClick here to read the full story",
        " … Read more",
        " […] Continue reading Ministers meet",
        " They met. Read more »",
        " They met. [Continue reading]",
        "\n\nRead more\n\nShare this",
        "\n\nThe post Ministers meet in Paris appeared first on The Example.",
        "\n\nThe post Ministers meet in Paris first appeared on The Example.",
    ],
)
def test_a_text_that_visibly_goes_on_elsewhere_needs_its_page(end: str) -> None:
    assert _thin(WHOLE.strip() + end)


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n\nRead more: Ten cheeses of the year",
        "\n\nMore talks are due on Monday.",
        "\n\nRead the treaty first, the minister said.",
        "\n\n“… and that was that,” he said.",
        "\n\nShare this\n\nTags: talks, Paris",
        " The whole story is more than that.",
    ],
)
def test_a_text_that_ends_as_texts_do_needs_no_page(end: str) -> None:
    assert not _thin(WHOLE.strip() + end)


def test_what_a_feed_appends_to_all_its_posts_makes_no_teaser_of_a_long_one() -> None:
    footer = "\n\nThe post Ministers meet in Paris appeared first on The Example."
    assert _thin(WHOLE + footer)
    assert not _thin(SENTENCE * 20 + footer)


@pytest.mark.parametrize("text", ["", "\n\n", "\n\n\n\n", "Share this", "…" * 100_000, "Read more\n\n" * 50_000])
def test_any_text_breaks_off_or_not(text: str) -> None:
    assert breaks_off(text) is (text[:1] in {"…", "R"})


def test_the_fuller_text_is_the_articles() -> None:
    assert article_of_entry(ENTRY, feed_url=None, page=PAGE, page_url=LINK).text == PAGE.text
    fuller = replace(ENTRY, content=WHOLE * 2)
    assert article_of_entry(fuller, feed_url=None, page=PAGE, page_url=LINK).text == entry_text(fuller)
    stub = replace(PAGE, text="They met.", paywalled=True)
    assert article_of_entry(ENTRY, feed_url=None, page=stub, page_url=LINK).text == TEASER


def test_a_page_that_has_nothing_of_the_entry_is_none_of_its() -> None:
    consent = replace(
        PAGE,
        title="Before you continue",
        text="We and our partners store cookies on your device. " * 20,
        canonical_url="https://consent.example/",
        published=TIME + timedelta(days=9),
        author="Consent Ltd",
    )
    article = article_of_entry(ENTRY, feed_url=None, page=consent, page_url="https://consent.example/x")
    assert (article.text, article.url, article.published, article.author) == (TEASER, LINK, None, None)
    assert article.publisher == "www.news.example"


@pytest.mark.parametrize("title", [None, "Fish, ships and railways", "Treffen der Minister"])
def test_a_page_under_another_headline_is_read_where_it_tells_what_was_announced(title: str | None) -> None:
    assert article_of_entry(ENTRY, feed_url=None, page=replace(PAGE, title=title), page_url=LINK).text == PAGE.text


def test_the_author_is_the_entrys_else_the_pages() -> None:
    named = replace(ENTRY, author="B. Desk")
    assert article_of_entry(named, feed_url=None, page=PAGE, page_url=LINK).author == "B. Desk"
    assert article_of_entry(ENTRY, feed_url=None, page=PAGE, page_url=LINK).author == "A. Writer"
    assert article_of_entry(ENTRY, feed_url=None).author is None
    assert article_of_page(PAGE, url=LINK).author == "A. Writer"


@pytest.mark.parametrize(
    ("of_entry", "of_page", "expected"),
    [
        ((TIME, 540), (TIME, 120), (TIME, 540)),
        ((TIME, 0), (TIME, 120), (TIME, 120)),
        ((TIME, 0), (TIME + timedelta(hours=3), 120), (TIME, 0)),
        ((TIME, None), (TIME + timedelta(hours=3), 120), (TIME + timedelta(hours=3), 120)),
        ((TIME, None), (TIME + timedelta(hours=3), None), (TIME, None)),
        ((TIME, 540), (None, None), (TIME, 540)),
        ((None, None), (TIME, None), (TIME, None)),
        ((None, None), (None, None), (None, None)),
    ],
)
def test_the_time_keeps_the_offset_of_the_source_that_tells_more(
    of_entry: tuple[datetime | None, int | None],
    of_page: tuple[datetime | None, int | None],
    expected: tuple[datetime | None, int | None],
) -> None:
    entry = replace(ENTRY, published=of_entry[0], zone_offset=of_entry[1])
    page = replace(PAGE, published=of_page[0], zone_offset=of_page[1])
    article = article_of_entry(entry, feed_url=None, page=page, page_url=LINK)
    assert (article.published, article.published_offset) == expected


def test_the_offset_of_a_page_alone_is_kept() -> None:
    assert article_of_page(PAGE, url=LINK).published_offset == 120
    assert article_of_entry(replace(ENTRY, published=TIME, zone_offset=330), feed_url=None).published_offset == 330
