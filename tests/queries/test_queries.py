"""Questions to a real store get the answers that the same stories give by hand."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from digests.compose.views import Window
from digests.errors import InputError
from digests.model import Article, Event, Extraction, Outcome, Span, Tie
from digests.queries.agreements import agreements
from digests.queries.between import between
from digests.queries.country import country
from digests.queries.digest import digest
from digests.queries.person import person
from digests.queries.upcoming import upcoming
from digests.render.terminal import as_text
from digests.storage.store import Store
from digests.stories.group import group
from tests.compose import asking
from tests.compose.worked_example import CUT, FIRST, HERALD, SECOND, TIES, TIMES
from tests.stories.making import at, event, outcome

NOW = at("2016-06-28")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A store that holds the two articles of the worked example."""
    opened = await Store.open(tmp_path / "communique.db")
    await keep(opened, HERALD, "2016-06-15 10:51", FIRST)
    await keep(opened, TIMES, "2016-06-27 03:00", SECOND, ties=tuple(told.tie for told in TIES))
    yield opened
    await opened.close()


async def keep(
    store: Store, paper: dict[str, str], published: str, told: tuple[Event, ...], ties: tuple[Tie, ...] = ()
) -> None:
    """Store an article whose text is its events' sentences, as collecting does."""
    text = " ".join([*(event.evidence[0].text for event in told), CUT])
    article = Article(
        id=paper["url"],
        url=paper["url"],
        title=paper["title"],
        text=text,
        published=at(published),
        publisher=paper["publisher"],
        publisher_country="KR",
        zone="Asia/Seoul",
    )
    placed = tuple(replace(tie, evidence=span(text, CUT)) for tie in ties)
    async with store.transaction() as tx:
        put = await tx.put_article(article, now=at(published))
        extraction = Extraction(events=tuple(in_text(event, text) for event in told), ties=placed)
        for bucket in sorted(await tx.put_extraction(put.revision_id, extraction, now=at(published))):
            await tx.put_stories(bucket, group(await tx.bucket_reports(bucket)))


def in_text(event: Event, text: str) -> Event:
    """The event with its evidence where it stands in the text; outcomes stand on the same sentence."""
    here = span(text, event.evidence[0].text)
    outcomes: tuple[Outcome, ...] = tuple(replace(outcome, evidence=(here,)) for outcome in event.outcomes)
    return replace(event, evidence=(here,), outcomes=outcomes)


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


async def test_the_digest_of_the_store_is_the_worked_example(store: Store) -> None:
    assert as_text(await digest(store, now=NOW)) == as_text(asking.digest())


async def test_a_digest_as_of_an_earlier_day_does_not_see_later_reports(store: Store) -> None:
    view = await digest(store, now=at("2016-06-16 12:00"))
    assert [line.place for line in asking.lines(view, "due")] == ["Paris"]
    assert view.counts.articles == 1


async def test_a_digest_of_a_given_window(store: Store) -> None:
    view = await digest(store, now=NOW, window=Window(at("2016-06-20"), NOW))
    assert view.title == "Diplomacy digest · 20–27 June 2016"
    assert view.counts.awaiting == 1
    assert asking.section(view, "due").note == "1 plan from before this digest still without an outcome"


async def test_a_story_dated_within_a_week_is_found_although_it_was_told_long_ago(store: Store) -> None:
    view = await digest(store, now=at("2016-06-28"), window=Window(at("2016-06-27 12:00"), at("2016-06-28")))
    assert [line.place for line in asking.lines(view, "coming_up")] == ["Laos"]


@pytest.mark.parametrize("code", ["LA", "FR", "KR", "SG", "KP", "JP", "NL"])
async def test_a_country(store: Store, code: str) -> None:
    view = await country(store, code, now=NOW)
    assert as_text(view) == as_text(asking.country(code))


@pytest.mark.parametrize("codes", [("KR", "CU"), ("KP", "FR"), ("FR", "KP"), ("KR", "FR")])
async def test_a_pair(store: Store, codes: tuple[str, str]) -> None:
    view = await between(store, *codes, now=NOW)
    assert as_text(view) == as_text(asking.pair(*codes))


async def test_a_look_up_as_of_an_earlier_day(store: Store) -> None:
    view = await country(store, "KR", now=at("2016-06-15 11:00"))
    assert view.summary.startswith("1 planned · held: none reported")
    assert (await country(store, "CU", now=at("2016-06-15 11:00"))).summary == "nothing stored about Cuba"


async def test_a_person(store: Store) -> None:
    view = await person(store, "hun sen", now=NOW)
    assert view.summary == "took part in 1 story"
    assert [line.who for line in asking.lines(view, "planned")] == [
        "Hwang In-moo (Vice Defense Minister) ↔ Hun Sen (Prime Minister)"
    ]
    assert (await person(store, "Nobody", now=NOW)).summary == "nobody of that name is stored"


async def test_what_is_coming_up(store: Store) -> None:
    view = await upcoming(store, now=NOW, ahead=7)
    assert [line.place for line in asking.lines(view, "coming_up")] == ["Cambodia", "Laos"]
    assert (await upcoming(store, now=at("2016-08-01"))).summary == "none reported"


async def test_what_was_agreed(store: Store) -> None:
    assert (await agreements(store, since=at("2016-06-01"), now=NOW)).summary == "none reported"
    deal = (outcome("signed", "a logistics support agreement", "FR", "KR"),)
    signed = event(status="held", outcomes=deal, quote="They signed it in Paris.")
    await keep(store, {**HERALD, "url": "https://herald.example/signed"}, "2016-06-17", (signed,))
    view = await agreements(store, since=at("2016-06-01"), now=NOW)
    assert [line.what for line in asking.lines(view, "agreed")] == ["held talks; signed: a logistics support agreement"]
    assert "signed: a logistics support agreement" in as_text(view)


async def test_a_country_has_no_pair_with_itself(store: Store) -> None:
    with pytest.raises(InputError, match="Both sides are France"):
        await between(store, "FR", "FR", now=NOW)
