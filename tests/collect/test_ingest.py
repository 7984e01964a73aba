"""One article goes in whole, once, with its stories; nothing that goes wrong loses it."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from digests.collect.ingest import MAX_TEXT, Ingested, ingest_article
from digests.collect.parsers import ParsersAway
from digests.errors import DigestsError, InputError, ModelMissing
from digests.model import Article, Extraction, Report, Span
from digests.storage.store import Store
from tests.collect.reader import Reader

NOW = datetime(2024, 5, 7, tzinfo=UTC)


def _article(text: str = "France met Japan in Paris.", url: str | None = "https://a.example/1") -> Article:
    return Article(id=url or "x", url=url, title="T", text=text, published=datetime(2024, 5, 6, tzinfo=UTC))


async def _ingest(store: Store, article: Article, reader: Reader) -> Ingested:
    return await ingest_article(store, article, extract=reader.extract, now=NOW)


async def _stories(store: Store, code: str = "FR") -> dict[int, list[Report]]:
    async with store.reading() as tx:
        return await tx.stories_of_country(code)


async def _skipped(store: Store) -> tuple[tuple[str, int], ...]:
    async with store.reading() as tx:
        return (await tx.coverage(None, None)).skipped


async def test_a_new_article_is_stored_with_its_events_and_their_story(store: Store, reader: Reader) -> None:
    ingested = await _ingest(store, _article(), reader)
    assert (ingested.outcome, ingested.events, ingested.failure) == ("new", 1, None)
    (reports,) = (await _stories(store)).values()
    assert [(report.event.status, report.url) for report in reports] == [("held", "https://a.example/1")]


async def test_the_same_text_again_is_not_read_again(store: Store, reader: Reader) -> None:
    first = await _ingest(store, _article(), reader)
    second = await _ingest(store, _article(), reader)
    assert (second.outcome, second.article_id) == ("unchanged", first.article_id)
    assert len(reader.read) == 1


async def test_an_edited_text_is_a_revision_and_its_story_follows(store: Store, reader: Reader) -> None:
    await _ingest(store, _article("France will meet Japan in Paris."), reader)
    before = await _stories(store)
    edited = await _ingest(store, _article("France met Japan in Paris."), reader)
    after = await _stories(store)
    assert edited.outcome == "revised"
    assert list(before) == list(after)
    assert [report.event.status for reports in after.values() for report in reports] == ["held"]


async def test_an_edit_that_takes_the_event_back_takes_the_story_back(store: Store, reader: Reader) -> None:
    await _ingest(store, _article(), reader)
    await _ingest(store, _article("Nothing happened."), reader)
    assert await _stories(store) == {}


async def test_two_reports_of_one_meeting_become_one_story(store: Store, reader: Reader) -> None:
    await _ingest(store, _article(), reader)
    await _ingest(store, _article("France met Japan in Paris.", "https://b.example/2"), reader)
    (reports,) = (await _stories(store)).values()
    assert len(reports) == 2


async def test_a_text_beyond_the_limit_is_stored_and_not_read(store: Store, reader: Reader) -> None:
    ingested = await _ingest(store, _article("France met Japan. " * (MAX_TEXT // 18 + 1)), reader)
    assert (ingested.outcome, ingested.skipped) == ("new", "too_long")
    assert reader.read == []
    assert await _skipped(store) == (("too_long", 1),)


async def test_an_empty_text_is_stored_as_skipped(store: Store, reader: Reader) -> None:
    assert (await _ingest(store, _article(" \n"), reader)).skipped == "empty"
    assert reader.read == []


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (InputError("The article is odd."), "The article is odd."),
        (ZeroDivisionError("x"), "The article could not be read: ZeroDivisionError in the extractor."),
    ],
)
async def test_an_article_that_cannot_be_read_is_kept_and_marked(store: Store, failure: Exception, words: str) -> None:
    ingested = await _ingest(store, _article(), Reader(failure))
    assert (ingested.outcome, ingested.failure) == ("new", words)
    assert await _skipped(store) == ((words, 1),)


async def test_an_article_that_cannot_be_read_is_not_read_at_every_poll(store: Store) -> None:
    reader = Reader(InputError("The article ended its reader."))
    await _ingest(store, _article(), reader)
    assert (await _ingest(store, _article(), reader)).outcome == "unchanged"
    assert len(reader.read) == 1


async def test_evidence_that_is_not_in_the_text_is_refused_and_the_text_is_kept(store: Store, reader: Reader) -> None:
    async def wrong(article: Article) -> Extraction:
        extraction = await reader.extract(article)
        (event,) = extraction.events
        return Extraction(events=(replace(event, evidence=(Span(0, 3, "not"),)),))

    ingested = await ingest_article(store, _article(), extract=wrong, now=NOW)
    assert ingested.outcome == "new"
    assert ingested.failure is not None
    assert await _stories(store) == {}


@pytest.mark.parametrize("away", [ModelMissing("No model."), ParsersAway("No process.")])
async def test_without_a_reader_nothing_is_stored_and_the_reason_is_raised(store: Store, away: DigestsError) -> None:
    with pytest.raises(type(away)):
        await _ingest(store, _article(), Reader(away))
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 0


async def test_articles_taken_in_at_once_are_each_stored_once(store: Store, reader: Reader) -> None:
    articles = [_article(f"Peru met Chile, part {n % 5}.", f"https://a.example/{n % 5}") for n in range(20)]
    done = await asyncio.gather(*(_ingest(store, article, reader) for article in articles))
    assert [d.outcome for d in done].count("new") == 5
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 5
