"""Who met whom, by country, pair, person and date; what a look-up costs."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from digests.errors import InputError
from digests.model import Mention, Participant, Status, Venue, When
from digests.queries.between import between
from digests.queries.country import country
from digests.queries.digest import digest
from digests.storage.reading import Reading
from digests.storage.store import Store
from tests.storage.making import article, event, on, save, span, statements, tie

CUBA_WHEN = When(start="2016-06-01", end="2016-06-30", precision="month", raw="June")


@pytest.fixture
async def stocked(store: Store) -> Store:
    """Three stories: KR–FR in Paris (planned, then held), KR–CU in Havana, and a call of the US with NATO."""
    talk = (Mention(code="US", as_="venue"), Mention(code="JP", as_="older_party"))
    async with store.transaction() as tx:
        await save(tx, article("https://a.example/1", published=on(14)), event())
        await save(tx, article("https://a.example/2", published=on(16)), event(status="held"), ties=(tie(),))
        havana = event(
            "KR",
            "CU",
            status="held",
            when=CUBA_WHEN,
            venue=Venue(text="Havana", city="Havana", country="CU"),
            participants=(
                Participant(name="Yun Byung-se", country="KR", as_printed="Yun"),
                Participant(name="Bruno Rodríguez", country="CU", as_printed="Rodríguez"),
            ),
        )
        cuban = {"publisher": "Diario", "publisher_country": "CU"}
        await save(tx, article("https://b.example/1", published=on(20), **cuban), havana)
        venue = Venue(text="Singapore", city="Singapore", country="SG")
        await save(
            tx,
            article("https://b.example/2", published=on(25), **cuban),
            event("US", "NATO", day=25, mentions=talk, venue=venue),
        )
    return store


@pytest.mark.parametrize(
    ("code", "countries"),
    [("KR", [("FR", "KR"), ("CU", "KR")]), ("CU", [("CU", "KR")]), ("NATO", [("NATO", "US")]), ("KP", []), ("SG", [])],
)
async def test_a_country_is_found_where_it_took_part(stocked: Store, code: str, countries: list[tuple[str]]) -> None:
    async with stocked.reading() as tx:
        assert [reports[0].event.countries for reports in (await tx.stories_of_country(code)).values()] == countries


@pytest.mark.parametrize("pair", [("KR", "FR"), ("FR", "KR")])
async def test_a_pair_is_found_in_either_order(stocked: Store, pair: tuple[str, str]) -> None:
    async with stocked.reading() as tx:
        stories = await tx.stories_of_pair(*pair)
    assert [[report.event.status for report in reports] for reports in stories.values()] == [["planned", "held"]]


async def test_a_country_that_only_stands_in_an_article_is_told_apart(stocked: Store) -> None:
    async with stocked.reading() as tx:
        assert await tx.stories_of_country("KP") == {}
        assert len(await tx.stories_of_country("KP", mentioned=True)) == 2
        assert len(await tx.stories_of_country("JP", mentioned=True)) == 1
        assert len(await tx.stories_of_country("SG", mentioned=True)) == 1, "the venue's country"
        took_part = await tx.stories_of_country("FR")
        assert await tx.stories_of_country("FR", mentioned=True) == took_part, "who took part was no mere venue"


@pytest.mark.parametrize("pair", [("KP", "FR"), ("FR", "KP")])
async def test_a_country_that_the_other_side_s_meeting_mentions_is_found_by_pair(
    stocked: Store, pair: tuple[str, str]
) -> None:
    async with stocked.reading() as tx:
        assert await tx.stories_of_pair(*pair) == {}
        assert len(await tx.stories_of_pair(*pair, mentioned=True)) == 1
        assert await tx.stories_of_pair("KP", "NATO", mentioned=True) == {}


@pytest.mark.parametrize(
    ("name", "stories"),
    [("Rodriguez", 1), ("RODRÍGUEZ", 1), ("Le Drian", 1), ("Yun", 1), ("Yun Rodriguez", 0), ("Min-koo", 1), ("Min", 0)],
)
async def test_a_person_is_found_by_any_words_of_the_name(stocked: Store, name: str, stories: int) -> None:
    async with stocked.reading() as tx:
        assert len(await tx.person(name)) == stories


async def test_a_name_without_letters_is_no_question(stocked: Store) -> None:
    async with stocked.reading() as tx:
        with pytest.raises(InputError, match="no name"):
            await tx.person("…")


async def test_a_story_reported_in_the_window_comes_with_its_earlier_reports(stocked: Store) -> None:
    async with stocked.reading() as tx:
        stories = await tx.stories_reported(on(15), on(20))
        sizes = [len(reports) for reports in stories.values()]
        earlier = await tx.stories_reported(on(13), on(15))
        assert await tx.stories_reported(on(16), on(19)) == {}, "the window is open at its start"
    assert sizes == [2, 1]
    assert [len(reports) for reports in earlier.values()] == [1], "what was reported later is not seen"


async def test_stories_are_found_by_their_own_date(stocked: Store) -> None:
    async with stocked.reading() as tx:
        assert len(await tx.stories_dated(date(2016, 6, 15), date(2016, 6, 15))) == 2, "Paris, and Havana in June"
        assert len(await tx.stories_dated(date(2016, 6, 30), date(2016, 7, 9))) == 1
        assert await tx.stories_dated(date(2016, 7, 1), date(2016, 7, 9)) == {}
        assert await tx.stories_dated(date(2016, 6, 15), date(2016, 6, 15), until=on(10)) == {}


async def test_a_plan_is_open_until_a_later_report_says_otherwise(stocked: Store) -> None:
    async with stocked.reading() as tx:
        now = await tx.stories_open()
        then = await tx.stories_open(until=on(15))
    assert [reports[0].event.countries for reports in now.values()] == [("NATO", "US")]
    assert [reports[0].event.countries for reports in then.values()] == [("FR", "KR")]


@pytest.mark.parametrize(("last", "left"), [("postponed", 0), ("cancelled", 0), ("under_way", 1), ("planned", 1)])
async def test_what_ends_a_plan(store: Store, last: Status, left: int) -> None:
    async with store.transaction() as tx:
        await save(tx, article("https://a.example/1", published=on(14)), event())
        await save(tx, article("https://a.example/2", published=on(15)), event(status=last))
    async with store.reading() as tx:
        assert len(await tx.stories_open()) == left


async def test_relations_are_found_from_both_sides_with_their_source(stocked: Store) -> None:
    async with stocked.reading() as tx:
        answers = [await tx.ties("KR", "CU"), await tx.ties("CU", "KR"), await tx.ties("KR"), await tx.ties("CU")]
        assert await tx.ties("KR", "FR") == []
        assert await tx.ties("CU", until=on(15)) == []
    assert [[(found.tie, found.source.url) for found in answer] for answer in answers] == [
        [(tie(), "https://a.example/2")]
    ] * 4


async def test_a_line_can_be_opened_down_to_its_sentence(stocked: Store) -> None:
    async with stocked.reading() as tx:
        [report, _] = next(iter((await tx.stories_of_pair("KR", "FR")).values()))
        [own, outcome] = (await tx.evidence([report.event_id]))[report.event_id]
    quote = span("will meet Jean-Yves Le Drian in Paris on Wednesday")
    assert (own.outcome, own.start, own.end, own.quote) == (None, quote.start, quote.end, quote.text)
    assert (own.before, own.after) == ("The ministers met before.", "They may agree on logistics.")
    assert (outcome.outcome, outcome.quote) == (0, "They may agree on logistics.")
    assert (own.source.publisher, own.source.url) == ("Korea Courier", "https://a.example/1")


async def test_coverage_counts_articles_and_publishers_of_the_window(stocked: Store) -> None:
    async with stocked.reading() as tx:
        coverage = await tx.coverage(on(14), on(20))
    assert coverage.articles == 2
    assert [(p.publisher, p.country, p.articles) for p in coverage.publishers] == [
        ("Diario", "CU", 1),
        ("Korea Courier", "KR", 1),
    ]


async def test_a_limit_keeps_the_newest(stocked: Store) -> None:
    async with stocked.reading() as tx:
        stories = await tx.stories_of_country("KR", limit=1)
    assert [reports[0].event.countries for reports in stories.values()] == [("CU", "KR")]


LOOKUPS: dict[str, Callable[[Reading], Awaitable[Any]]] = {
    "country": lambda tx: tx.stories_of_country("KR"),
    "pair": lambda tx: tx.stories_of_pair("KR", "FR"),
    "mentioned": lambda tx: tx.stories_of_country("KP", mentioned=True),
    "pair, mentioned": lambda tx: tx.stories_of_pair("KP", "KR", mentioned=True),
    "person": lambda tx: tx.person("Le Drian"),
    "reported": lambda tx: tx.stories_reported(on(1), on(30)),
    "window": lambda tx: tx.stories_of_window(on(1), on(30), date(2016, 5, 1), date(2016, 7, 7)),
    "dated": lambda tx: tx.stories_dated(date(2016, 6, 1), date(2016, 6, 30)),
    "open": lambda tx: tx.stories_open(),
    "story": lambda tx: tx.story(1),
    "ties": lambda tx: tx.ties("KR"),
    "search": lambda tx: tx.search("Paris"),
    "evidence": lambda tx: tx.evidence([1, 2, 3, 4]),
    "coverage": lambda tx: tx.coverage(None, None),
}


@pytest.mark.parametrize("name", LOOKUPS)
async def test_a_look_up_takes_at_most_five_statements(stocked: Store, name: str) -> None:
    with statements(stocked) as seen:
        async with stocked.reading() as tx:
            assert await LOOKUPS[name](tx)
    assert len(seen) <= 5, "\n".join(seen)


VIEWS: dict[str, Callable[[Store], Awaitable[Any]]] = {
    "country": lambda store: country(store, "KR", now=on(30)),
    "between": lambda store: between(store, "KR", "FR", now=on(30)),
    "digest": lambda store: digest(store, now=on(28)),
}


@pytest.mark.parametrize("name", VIEWS)
async def test_a_whole_answer_takes_at_most_five_statements(stocked: Store, name: str) -> None:
    with statements(stocked) as seen:
        view = await VIEWS[name](stocked)
    assert view.sources, "an answer about nothing costs nothing"
    asked = [statement for statement in seen if statement != "BEGIN"]
    assert len(asked) <= 5, "\n".join(asked)
