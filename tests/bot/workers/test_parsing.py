"""Polling through the text worker: a text that ends its reader costs its own reading, and nothing else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from bot.extracting import InThreads
from bot.workers.parsing import BOUNDS, InWorker
from bot.workers.supervisor import Supervisor
from digests.collect.parsers import Parsers, ParsersAway, ReaderLost
from digests.collect.poll import PollResult
from digests.errors import FeedError, InputError
from digests.model import Article, Extraction
from digests.sources.fetch.client import Fetcher
from digests.sources.fetch.guard import Guard
from digests.sources.parse.articles import article_of_page
from digests.sources.parse.parsed import ParsedFeed, ParsedPage
from digests.storage.records import FeedState
from digests.storage.store import Store
from tests.bot.workers.waiting import LONG
from tests.collect.newsroom import item, page, rss
from tests.collect.polling import poll_due
from tests.sources.servers import Site, serve

NOW = datetime(2024, 5, 7, 12, tzinfo=UTC)
SECONDS = 2.0
"""Enough for any of these texts but those that never end."""


@pytest.fixture
async def parsers() -> AsyncIterator[InWorker]:
    async with Supervisor("tests.bot.workers.texts") as worker:
        yield InWorker(worker, seconds=SECONDS)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serve() as site:
        yield site


def article(text: str) -> Article:
    return Article(id="x", url=None, title="T", text=text, published=None)


async def poll(folder: Path, parsers: Parsers, *urls: str) -> list[PollResult]:
    """What one poll of these feeds finds, in their order, as if it were due again."""
    async with await Store.open(folder / "s.db") as store, Fetcher.open(guard=Guard(allow_loopback=True)) as fetcher:
        async with store.transaction() as tx:
            for url in urls:
                await tx.put_feed_state(await tx.put_feed(url, now=NOW), FeedState())
        return await poll_due(store, NOW, fetcher=fetcher, parsers=parsers)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("FOREVER", " took longer than 2 seconds to read."),
        ("CRASH", " ended its reader (SIGSEGV)."),
        ("MEMORY", " takes more memory to read than a text may have."),
        ("ODD", " could not be read: ZeroDivisionError in its reader."),
    ],
)
async def test_what_a_text_does_to_its_reader_is_one_sentence_about_the_text(
    parsers: InWorker, text: str, sentence: str
) -> None:
    with pytest.raises(FeedError) as told:
        await parsers.feed(f"{text} feed".encode(), url=None, content_type=None)
    assert str(told.value) == f"The answer{sentence}"
    with pytest.raises(InputError) as also:
        await parsers.page(f"{text} page".encode(), url=None, content_type=None, name="The page P")
    assert str(also.value) == f"The page P{sentence}"
    if text == "FOREVER":
        assert (await parsers.extract(article(f"{text} extract"))).skipped == "time"
    else:
        with pytest.raises(InputError) as last:
            await parsers.extract(article(f"{text} extract"))
        assert str(last.value) == f"The article{sentence}"
    assert (await parsers.extract(article("Plain."))).skipped is None


async def test_what_the_parsers_themselves_refuse_keeps_its_words(parsers: InWorker) -> None:
    with pytest.raises(FeedError, match=r"^The answer is plain text, not an RSS or Atom feed\.$"):
        await parsers.feed(b"nothing", url=None, content_type=None)
    with pytest.raises(InputError, match=r"^The page P is empty\.$"):
        await parsers.page(b"", url=None, content_type=None, name="The page P")


async def test_a_process_that_somebody_else_ends_costs_no_article(parsers: InWorker, tmp_path: Path) -> None:
    """An article that could not be read is not read again, so this must not happen to one by accident."""
    killed = tmp_path / "killed"
    assert (await parsers.extract(article(f"ONCE extract {killed}"))).skipped is None
    assert killed.exists()


async def test_what_a_text_costs_is_told_to_whoever_pays_for_it_also_where_it_was_stopped(parsers: InWorker) -> None:
    paid, other = list[float](), list[float]()
    mine = parsers.metered(paid.append)
    with pytest.raises(ReaderLost):
        await mine.page(b"FOREVER page", url=None, content_type=None, name="The page P")
    with pytest.raises(ReaderLost):
        await mine.extract(article("CRASH extract"))
    assert (await mine.extract(article("FOREVER extract"))).skipped == "time"
    await parsers.metered(other.append).extract(article("Plain."))
    page_, *crashes, endless = paid
    assert page_ >= SECONDS
    assert endless >= SECONDS
    assert len(crashes) == 2, "an article whose reader died has a second chance"
    assert len(other) == 1


async def test_without_a_process_nothing_is_blamed_on_a_text() -> None:
    async with Supervisor("tests.bot.workers.nowhere") as worker:
        parsers = InWorker(worker)
        with pytest.raises(ParsersAway, match="It is tried again later"):
            await parsers.extract(article("Plain."))


async def test_one_hostile_page_and_one_hostile_article_spoil_nothing_else(
    parsers: InWorker, site: Site, tmp_path: Path
) -> None:
    site.text("/feed", rss(*(item(n) for n in range(1, 5))), content_type="application/rss+xml")
    for number, text in enumerate(("Peru met Chile.", "FOREVER page", "CRASH page", "Laos met Japan."), 1):
        site.text(f"/page/{number}", page(text))
    site.text("/bad", "FOREVER feed")
    good, bad = await poll(tmp_path, parsers, site.url("/feed"), site.url("/bad"))
    assert (good.new, good.failed) == (4, 2)
    only = "; only what the feed itself says was read."
    assert sorted(good.problems) == sorted(
        (
            f"The page {site.url('/page/2')} took longer than 2 seconds to read{only}",
            f"The page {site.url('/page/3')} ended its reader (SIGSEGV){only}",
        )
    )
    assert bad.words == f"The feed {site.url('/bad')} cannot be read: the answer took longer than 2 seconds to read."


async def test_a_feed_of_pages_that_end_their_reader_costs_it_three_of_them_and_other_feeds_nothing(
    parsers: InWorker, site: Site, tmp_path: Path
) -> None:
    """Each has an address of its own, so that none is known from before."""
    site.text("/bad", rss(*(item(n, link=f"/bad/{n}") for n in range(10))), content_type="application/rss+xml")
    site.text("/good", rss(*(item(n, link=f"/good/{n}") for n in range(10))), content_type="application/rss+xml")
    for number in range(10):
        site.text(f"/bad/{number}", page("CRASH page"))
        site.text(f"/good/{number}", page("Laos met Japan."))
    bad, good = await poll(tmp_path, parsers, site.url("/bad"), site.url("/good"))
    assert (bad.new, bad.failed) == (3, 3)
    assert bad.problems[-1].startswith("3 texts of the feed ended their reader or took too long to read;")
    assert (good.new, good.failed, good.problems) == (10, 0, ())


async def test_a_page_that_ends_its_reader_is_not_read_at_every_poll(
    parsers: InWorker, site: Site, tmp_path: Path
) -> None:
    site.text("/feed", rss(item(1)), content_type="application/rss+xml")
    site.text("/page/1", page("CRASH page"))
    told = [(await poll(tmp_path, parsers, site.url("/feed")))[0].problems[0] for _ in range(4)]
    name = f"The page {site.url('/page/1')}"
    assert [words.removeprefix(name).partition(";")[0] for words in told] == [
        *[" ended its reader (SIGSEGV)"] * 2,
        *[" has ended its reader 2 times and was not read again"] * 2,
    ]


async def test_an_article_that_takes_too_long_is_skipped_once_and_for_all(
    parsers: InWorker, site: Site, tmp_path: Path
) -> None:
    site.text("/feed", rss(item(1), item(2)), content_type="application/rss+xml")
    site.text("/page/1", page("FOREVER extract"))
    site.text("/page/2", page("CRASH extract"))
    first, second = [(await poll(tmp_path, parsers, site.url("/feed")))[0] for _ in range(2)]
    assert (first.new, first.problems) == (2, ("The article ended its reader (SIGSEGV).",))
    assert (second.unchanged, second.problems) == (2, ())
    async with await Store.open(tmp_path / "s.db") as store, store.reading() as tx:
        assert dict((await tx.coverage(None, None)).skipped) == {
            "time": 1,
            "The article ended its reader (SIGSEGV).": 1,
        }


async def test_the_real_worker_reads_as_threads_do() -> None:
    seeds = files("seeds")
    told = seeds.joinpath("feed.xml").read_bytes(), sorted(seeds.joinpath("pages").iterdir(), key=str)[0].read_bytes()
    url = "https://news.example/1"

    async def read(parsers: Parsers) -> tuple[ParsedFeed, ParsedPage, Extraction]:
        parsed = await parsers.page(told[1], url=url, content_type="text/html", name="The page")
        return (
            await parsers.feed(told[0], url=url, content_type="application/rss+xml"),
            parsed,
            await parsers.extract(article_of_page(parsed, url=url)),
        )

    async with Supervisor("bot.workers.text", BOUNDS) as worker:
        apart = await read(InWorker(worker))
    assert apart == await read(InThreads(LONG))
    assert apart[0].entries
    assert apart[2].events
