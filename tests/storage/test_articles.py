"""One article is stored once, whatever way it comes, and never changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from digests.errors import InputError, StoreError
from digests.model import Event, Extraction, Span
from digests.storage.records import FromFeed
from digests.storage.store import Store
from tests.storage.making import NOW, TEXT, article, event, on, save, span

EDITED = TEXT.replace("will meet", "met")


async def test_the_same_text_again_changes_nothing(store: Store) -> None:
    async with store.transaction() as tx:
        first = await tx.put_article(article(), now=NOW)
        again = await tx.put_article(article(), now=NOW)
    assert (first.outcome, again.outcome) == ("new", "unchanged")
    assert (again.article_id, again.revision_id) == (first.article_id, first.revision_id)


async def test_what_would_become_of_an_article_can_be_asked_before(store: Store) -> None:
    async with store.reading() as tx:
        assert await tx.stored_as(article()) is None
    async with store.transaction() as tx:
        put = await tx.put_article(article(), now=NOW)
    async with store.reading() as tx:
        same, edited = await tx.stored_as(article()), await tx.stored_as(article(text=EDITED))
    assert same is not None
    assert edited is not None
    assert (same.outcome, edited.outcome) == ("unchanged", "revised")
    assert {same.revision_id, edited.revision_id} == {put.revision_id}


@pytest.mark.parametrize(
    "address",
    ["https://example.org/paris?utm_source=x", "HTTPS://Example.org:443/paris#top", "https://example.org/paris"],
)
async def test_an_article_is_known_by_its_canonical_address(store: Store, address: str) -> None:
    async with store.transaction() as tx:
        await tx.put_article(article("https://example.org/paris?utm_medium=feed"), now=NOW)
        again = await tx.put_article(article(address, EDITED), now=NOW)
    assert again.outcome == "revised"


async def test_an_article_that_moved_is_known_by_its_guid_in_its_feed(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed("https://example.org/feed", now=NOW)
        first = await tx.put_article(article("https://example.org/a"), now=NOW, entry=FromFeed(feed_id=feed, name="7"))
        moved = await tx.put_article(article("https://example.org/b"), now=NOW, entry=FromFeed(feed_id=feed, name="7"))
    assert (moved.article_id, moved.outcome) == (first.article_id, "unchanged")


async def test_two_feeds_may_give_one_guid_to_different_articles(store: Store) -> None:
    async with store.transaction() as tx:
        here = await tx.put_feed("https://example.org/feed", now=NOW)
        there = await tx.put_feed("https://example.net/feed", now=NOW)
        one = await tx.put_article(article(None, "One."), now=NOW, entry=FromFeed(feed_id=here, name="7"))
        other = await tx.put_article(article(None, "Another."), now=NOW, entry=FromFeed(feed_id=there, name="7"))
    assert one.article_id != other.article_id


async def test_a_text_without_address_and_guid_is_known_by_its_characters(store: Store) -> None:
    async with store.transaction() as tx:
        first = await tx.put_article(article(None), now=NOW)
        again = await tx.put_article(article(None), now=NOW)
        other = await tx.put_article(article(None, EDITED), now=NOW)
    assert again.article_id == first.article_id
    assert other.outcome == "new"


async def test_one_wire_text_in_two_papers_is_two_articles_with_one_hash(store: Store) -> None:
    async with store.transaction() as tx:
        one = await save(tx, article("https://example.org/wire"), event())
        other = await save(tx, article("https://example.net/wire", TEXT.replace(" ", "  ", 1)), _shifted())
        hashes = [(await tx.reports_of(put.revision_id))[0].content_hash for put in (one, other)]
    assert one.article_id != other.article_id
    assert hashes[0] == hashes[1]


async def test_an_edit_makes_a_revision_and_keeps_the_old_one(store: Store) -> None:
    async with store.transaction() as tx:
        old = await save(tx, article(), event())
        new = await save(tx, article(text=EDITED, published=on(16)), event(status="held", evidence=_met(), outcomes=()))
        texts = await tx.texts(old.article_id)
        kept, current = await tx.reports_of(old.revision_id), await tx.reports_of(new.revision_id)
    assert new.outcome == "revised"
    assert [text.text for text in texts] == [TEXT, EDITED]
    assert [report.event.status for report in kept + current] == ["planned", "held"]
    assert current[0].reported_at == on(15), "an edit does not make an article new"


async def test_an_article_without_date_is_reported_when_it_was_first_stored(store: Store) -> None:
    async with store.transaction() as tx:
        put = await save(tx, article(published=None), event())
        report = (await tx.reports_of(put.revision_id))[0]
    assert (report.reported_at, report.dated) == (NOW, False)


async def test_each_article_says_what_became_of_it(store: Store) -> None:
    async with store.transaction() as tx:
        for number, skipped in enumerate((None, "language", "language", "too_long")):
            put = await tx.put_article(article(f"https://example.org/{number}"), now=NOW)
            await tx.put_extraction(put.revision_id, Extraction(skipped=skipped), now=NOW)  # type: ignore[arg-type] # four of its literals
        await tx.mark_article(put.article_id, "failed", "the reader stopped")
        coverage = await tx.coverage(None, None)
    assert coverage.articles == 4
    assert coverage.skipped == (("language", 2), ("the reader stopped", 1))


async def test_what_an_article_tells_is_stored_once(store: Store) -> None:
    async with store.transaction() as tx:
        put = await save(tx, article(), event())
        with pytest.raises(InputError, match="stored already"):
            await tx.put_extraction(put.revision_id, Extraction(events=(event(),)), now=NOW)


async def test_an_article_that_was_skipped_can_be_read_later(store: Store) -> None:
    async with store.transaction() as tx:
        put = await tx.put_article(article(), now=NOW)
        await tx.put_extraction(put.revision_id, Extraction(skipped="time"), now=NOW)
        await tx.put_extraction(put.revision_id, Extraction(events=(event(),)), now=NOW)
        assert [report.event for report in await tx.reports_of(put.revision_id)] == [event()]
        assert (await tx.coverage(None, None)).skipped == ()


@pytest.mark.parametrize("wrong", [Span(0, 3, "Tho"), Span(0, 4000, TEXT), Span(-3, 0, ""), Span(5, 5, "")])
async def test_a_quote_that_is_not_in_the_text_is_refused_and_nothing_is_stored(store: Store, wrong: Span) -> None:
    with pytest.raises(InputError, match="does not stand"):
        async with store.transaction() as tx:
            await save(tx, article(), event(evidence=(wrong,)))
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 0


async def test_a_text_that_has_no_utf8_form_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="broken characters"):
        async with store.transaction() as tx:
            await tx.put_article(article(text="half a pair: \ud83d"), now=NOW)


async def test_a_cleared_text_leaves_events_and_quotes(store: Store) -> None:
    async with store.transaction() as tx:
        put = await save(tx, article(), event())
        before = await tx.reports_of(put.revision_id)
        await tx.clear_text(put.revision_id)
    async with store.reading() as tx:
        assert (await tx.texts(put.article_id))[0].text is None
        assert await tx.reports_of(put.revision_id) == before
        quotes = (await tx.evidence([before[0].event_id]))[before[0].event_id]
        assert await tx.search("Havana") == []
        assert len(await tx.search("Paris")) == 1, "the title stays"
    assert (quotes[0].before, quotes[0].after) == ("The ministers met before.", "They may agree on logistics.")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revisions SET text = 'Something else.'",
        "UPDATE revisions SET text = text || ' More.'",
        "UPDATE revisions SET content_hash = 'sha256:0'",
        "UPDATE revisions SET article_id = article_id + 1",
        "UPDATE revisions SET title = 'Another'",
        "UPDATE revisions SET fetched_at = '2020-01-01T00:00:00.000000Z'",
        "DELETE FROM revisions",
    ],
)
async def test_no_statement_changes_a_revision(store: Store, path: Path, change: str) -> None:
    async with store.transaction() as tx:
        put = await tx.put_article(article(), now=NOW)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="revision"):
        connection.execute(change)
    async with store.reading() as tx:
        assert (await tx.texts(put.article_id))[0].text == TEXT


async def test_a_cleared_text_cannot_be_written_again(store: Store, path: Path) -> None:
    async with store.transaction() as tx:
        put = await tx.put_article(article(), now=NOW)
        await tx.clear_text(put.revision_id)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="immutable"):
        connection.execute("UPDATE revisions SET text = 'Something else.'")


async def test_ids_that_are_not_there_are_said(store: Store) -> None:
    async with store.transaction() as tx:
        for call in (
            tx.mark_article(99, "failed"),
            tx.clear_text(99),
            tx.put_extraction(99, Extraction(), now=NOW),
            tx.remove_feed(99),
            tx.feed(99),
        ):
            with pytest.raises(InputError, match="99"):
                await call


async def test_a_record_that_breaks_a_rule_is_a_store_error_and_nothing_stays(store: Store, path: Path) -> None:
    with pytest.raises(StoreError, match=f"The store {path} refused a record that breaks its rules"):
        async with store.transaction() as tx:
            await save(tx, article(), event(confidence=7.0))
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 0


def _met() -> tuple[Span, ...]:
    return (span("met Jean-Yves Le Drian", EDITED),)


def _shifted() -> Event:
    text = TEXT.replace(" ", "  ", 1)
    return event(evidence=(span("will meet Jean-Yves", text),), outcomes=())


async def test_two_feeds_with_two_texts_of_one_address_do_not_revise_each_other_for_ever(store: Store) -> None:
    async with store.transaction() as tx:
        short, long = article(text="A summary."), article(text="The whole report.")
        assert (await tx.put_article(short, now=NOW)).outcome == "new"
        assert (await tx.put_article(long, now=NOW)).outcome == "revised"
        assert (await tx.put_article(short, now=NOW)).outcome == "unchanged"
        found = await tx.stored_as(short)
        assert found is not None
        assert (found.outcome, found.superseded) == ("unchanged", True)
        found = await tx.stored_as(long)
        assert found is not None
        assert (found.outcome, found.superseded) == ("unchanged", False)


async def test_a_site_that_moves_to_https_tells_nothing_new(store: Store) -> None:
    async with store.transaction() as tx:
        first = await tx.put_article(article("http://example.org/paris"), now=NOW)
        again = await tx.put_article(article("https://example.org/paris"), now=NOW)
        other = await tx.put_article(article("https://example.org/rome"), now=NOW)
    assert (again.article_id, again.outcome, other.outcome) == (first.article_id, "unchanged", "new")
