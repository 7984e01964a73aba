"""A line is opened down to the sentences that it stands on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from digests.compose.opened import GONE
from digests.model import Article, Extraction, Outcome, Span
from digests.queries.opened import opened
from digests.storage.store import Store
from tests.compose.worked_example import CAMBODIA, FIRST, HERALD, LAOS, TIMES
from tests.queries.test_queries import keep, span
from tests.stories.making import at, event

TEXT = (
    "The ministers flew in on Monday. Han met Le Drian in Paris. They signed a treaty there. Both looked tired."
    " Nobody was hurt. Han will come back in May."
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store."""
    async with await Store.open(tmp_path / "communique.db") as made:
        yield made


async def keep_text(
    store: Store, *quotes: str, published: str = "2016-06-16 09:30", dated: bool = True, zone: str = "Asia/Seoul"
) -> None:
    """Store `TEXT` with a meeting that stands on the first quote and signed what the others say."""
    spans = [span(TEXT, quote) for quote in quotes]
    told = event(
        evidence=(spans[0],),
        outcomes=tuple(Outcome(strength="signed", text="a treaty", evidence=(one,)) for one in spans[1:]),
        status="held",
    )
    article = Article(
        id="https://herald.example/met",
        url="https://herald.example/met",
        title="They met",
        text=TEXT,
        published=at(published) if dated else None,
        publisher="Korea Herald",
        publisher_country="KR",
        zone=zone,
    )
    async with store.transaction() as tx:
        put = await tx.put_article(article, now=at("2016-06-17 08:00"))
        await tx.put_extraction(put.revision_id, Extraction(events=(told,)), now=at("2016-06-17 08:00"))


async def test_the_words_of_the_event_and_of_its_outcome_with_their_neighbours(store: Store) -> None:
    await keep_text(store, "Han met Le Drian in Paris.", "They signed a treaty there.")
    view = await opened(store, [1])
    (article,) = view.articles
    assert (view.missing, view.note) == ((), "")
    assert (article.title, article.publisher, article.publisher_country) == ("They met", "Korea Herald", "KR")
    assert article.url == "https://herald.example/met"
    assert [(one.before, one.text, one.after) for one in article.passages] == [
        ("The ministers flew in on Monday.", "Han met Le Drian in Paris.", ""),
        ("", "They signed a treaty there.", "Both looked tired."),
    ]
    for one in article.passages:
        assert TEXT[one.start : one.end] == one.text
        assert one.event_ids == (1,)


async def test_words_inside_other_words_are_told_once(store: Store) -> None:
    await keep_text(store, "Han met Le Drian in Paris.", "met Le Drian", "Han met Le Drian in Paris.")
    (article,) = (await opened(store, [1])).articles
    assert [one.text for one in article.passages] == ["Han met Le Drian in Paris."]


async def test_a_sentence_between_two_passages_is_told_once(store: Store) -> None:
    await keep_text(store, "They signed a treaty there.", "Nobody was hurt.")
    (article,) = (await opened(store, [1])).articles
    assert [(one.before, one.after) for one in article.passages] == [
        ("Han met Le Drian in Paris.", "Both looked tired."),
        ("", "Han will come back in May."),
    ]


@pytest.mark.parametrize(
    ("published", "date_text", "instant"),
    [
        ("2016-06-16 09:30", "16 June 2016", "2016-06-16 09:30"),
        ("2016-06-16 20:30", "17 June 2016", "2016-06-16 20:30"),
        ("2016-06-15 15:00", "16 June 2016", None),
        ("2016-06-16 00:00", "16 June 2016", None),
    ],
)
async def test_the_date_is_the_publishers_and_midnight_is_a_bare_day(
    store: Store, published: str, date_text: str, instant: str | None
) -> None:
    await keep_text(store, "Han met Le Drian in Paris.", published=published)
    (article,) = (await opened(store, [1])).articles
    assert article.date_text == date_text
    assert article.instant == (at(instant) if instant else None)


@pytest.mark.parametrize(
    ("published", "zone", "date_text"),
    [
        ("2016-06-27 00:00", "America/New_York", "27 June 2016"),
        ("2016-06-27 04:00", "America/New_York", "27 June 2016"),
        ("2016-06-27 00:00", "Asia/Seoul", "27 June 2016"),
        ("2016-06-26 15:00", "Asia/Seoul", "27 June 2016"),
        ("2016-06-27 00:00", "Nowhere/Land", "27 June 2016"),
    ],
)
async def test_a_bare_day_is_the_day_that_was_given_wherever_its_publisher_is(
    store: Store, published: str, zone: str, date_text: str
) -> None:
    await keep_text(store, "Han met Le Drian in Paris.", published=published, zone=zone)
    (article,) = (await opened(store, [1])).articles
    assert (article.date_text, article.instant) == (date_text, None)


async def test_an_article_without_a_date_says_when_it_was_stored(store: Store) -> None:
    await keep_text(store, "Han met Le Drian in Paris.", dated=False)
    (article,) = (await opened(store, [1])).articles
    assert (article.date_text, article.instant) == ("no date, stored 17 June 2016", None)


async def test_articles_stand_in_the_order_in_which_they_were_published(store: Store) -> None:
    await keep(store, TIMES, "2016-06-27 03:00", (CAMBODIA, LAOS))
    await keep(store, HERALD, "2016-06-15 10:51", FIRST)
    view = await opened(store, [1, 2, 3])
    assert [article.publisher for article in view.articles] == ["Korea Herald", "Korea Times"]
    assert [one.event_ids for one in view.articles[1].passages] == [(1,), (2,)]


async def test_a_part_that_is_not_stored_is_said(store: Store) -> None:
    await keep_text(store, "Han met Le Drian in Paris.")
    view = await opened(store, [1, 99, 99])
    assert (len(view.articles), view.missing) == (1, (99,))
    assert "Some of what this line stood on is no longer stored" in view.note


@pytest.mark.parametrize("asked", [[99], [], [-1, 2**70]])
async def test_unknown_events_give_a_sentence(store: Store, asked: list[int]) -> None:
    await keep_text(store, "Han met Le Drian in Paris.")
    view = await opened(store, asked)
    assert (view.articles, view.missing, view.note) == ((), tuple(asked), GONE)


async def test_an_older_revision_is_opened_as_it_stood(store: Store) -> None:
    await keep_text(store, "Han met Le Drian in Paris.")
    (before,) = (await opened(store, [1])).articles
    async with store.transaction() as tx:
        article = Article(
            id="https://herald.example/met",
            url="https://herald.example/met",
            title="They did not meet",
            text="Correction: nobody met.",
            published=at("2016-06-16 09:30"),
        )
        put = await tx.put_article(article, now=at("2016-06-18"))
    assert put.outcome == "revised"
    (after,) = (await opened(store, [1])).articles
    assert after == before


async def test_a_quote_is_exact_whatever_signs_it_holds(store: Store) -> None:
    text = "One. “[He] met *them* at <#1>”, it said. Two."
    quote = "“[He] met *them* at <#1>”, it said."
    begin = text.index(quote)
    told = event(evidence=(Span(begin, begin + len(quote), quote),))
    async with store.transaction() as tx:
        put = await tx.put_article(
            Article(id="a", url=None, title="t", text=text, published=None), now=at("2016-06-18")
        )
        await tx.put_extraction(put.revision_id, Extraction(events=(told,)), now=at("2016-06-18"))
    (article,) = (await opened(store, [1])).articles
    (found,) = article.passages
    assert (found.text, found.before, found.after) == (quote, "One.", "Two.")
    assert (article.url, article.publisher, article.publisher_country) == (None, None, None)
