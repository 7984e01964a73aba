"""`communique feeds`: what a person does with feeds at the terminal."""

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.seed_feeds import dead_feeds, seed_feeds
from bot.settings.model import FeedSettings
from bot.subscriptions import NOT_CONFIGURED, OWN_ONES, wanted
from digests.storage.records import Feed, FeedState
from digests.storage.store import Store
from tests.bot.terminal import Said, typed
from tests.bot.test_ingest import LOOPBACK, feed, page
from tests.sources.servers import Site, serve


@pytest.fixture(autouse=True)
def _loopback(here: Path) -> None:
    (here / "config.toml").write_text(LOOPBACK + "host_seconds = 0\n", encoding="utf-8")


def stock(site: Site) -> None:
    site.text("/feed.xml", feed(("Norway and Chile hold talks", site.url("/1"))), content_type="application/rss+xml")
    site.text("/1", page("Norway and Chile hold talks"))
    link = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    heads = link.format("News", "/feed.xml") + link.format("Comments", "/comments.xml")
    site.text("/", f"<html><head><title>Ministry</title>{heads}</head><body><p>Welcome</p></body></html>")


def known(*columns: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect("communique.db")) as connection:
        return connection.execute(f"SELECT {', '.join(columns)} FROM feeds ORDER BY id").fetchall()  # noqa: S608 # our own


async def typed_there(*words: str | Path) -> Said:
    """As `typed`, beside a site that answers meanwhile."""
    return await asyncio.to_thread(typed, *words)


async def test_a_feed_is_added_once_by_its_address(here: Path) -> None:
    async with serve() as site:
        stock(site)
        url = site.url("/feed.xml")
        first, second = await typed_there("feeds", "add", url), await typed_there("feeds", "add", url)
    assert (first.code, first.out, first.err) == (0, f"Ministry ({url}) was added.\n", "")
    assert (second.code, second.out) == (0, f"Ministry ({url}) is read already.\n")
    assert known("url", "title", "origin", "enabled") == [(url, "Ministry", "added", 1)]


async def test_of_a_page_the_feed_that_it_names_is_added(here: Path) -> None:
    async with serve() as site:
        stock(site)
        said = await typed_there("feeds", "add", site.url("/"))
        assert known("url") == [(site.url("/feed.xml"),)]
        assert said.out == f"Ministry ({site.url('/feed.xml')}) was added.\n"
        assert said.err.splitlines() == [
            "The page names 2 feeds; the first was taken.",
            f"It also names {site.url('/comments.xml')}",
        ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/missing", "answers 404; there is nothing at this address"),
        ("/page", "is no feed and names none"),
        ("/wall", "answers 403; the site asks for a browser"),
    ],
)
async def test_what_is_no_feed_is_not_added_and_said(here: Path, path: str, words: str) -> None:
    async with serve() as site:
        site.text("/page", "<html><body><p>Nothing here</p></body></html>")
        site.status("/wall", 403, cf_mitigated="challenge")
        said = await typed_there("feeds", "add", site.url(path))
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert words in said.err
        assert known("url") == []


async def test_a_feed_can_be_added_unasked_when_its_site_is_down(here: Path) -> None:
    said = await typed_there("feeds", "add", "--unasked", "ministry.example/feed.xml")
    assert (said.code, said.out) == (0, "https://ministry.example/feed.xml was added.\n")


@pytest.mark.parametrize(
    "address", ["http://192.168.0.1/feed", "http://169.254.169.254/latest", "ftp://a.example/feed"]
)
async def test_an_address_that_may_not_be_asked_is_refused_asked_or_not(here: Path, address: str) -> None:
    for words in (("add",), ("add", "--unasked")):
        said = await typed_there("feeds", *words, address)
        assert (said.code, said.out) == (1, "")
        assert "could not be fetched: " in said.err
    assert known("url") == []


def test_a_dead_feed_is_refused_by_name_with_the_reason(here: Path) -> None:
    dead = next(iter(dead_feeds().values()))
    said = typed("feeds", "add", dead.url)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"The feed {dead.title} is dead and was not added: {dead.reason}\n"


def test_what_the_list_knows_of_a_feed_is_carried_along_with_its_terms(here: Path) -> None:
    seed = next(seed for seed in seed_feeds() if seed.off and seed.url.startswith("https"))
    said = typed("feeds", "add", "--unasked", seed.url)
    assert said.code == 0
    assert seed.off
    assert seed.off in said.err
    assert known("title", "publisher", "country", "zone") == [(seed.title, seed.publisher, seed.country, seed.zone)]


async def test_a_feed_is_removed_by_number_or_address_and_its_articles_stay(here: Path) -> None:
    async with serve() as site:
        stock(site)
        await typed_there("ingest", site.url("/feed.xml"))
        for name in ("1", site.url("/feed.xml")):
            await typed_there("feeds", "add", site.url("/feed.xml"))
            said = await typed_there("feeds", "remove", name)
            assert (said.code, said.out) == (0, f"Removed Ministry ({site.url('/feed.xml')}). Its articles stay.\n")
    assert known("url") == []
    assert (await typed_there("country", "Chile", "--as-of", "2026-03-05")).code == 0
    said = await typed_there("feeds", "remove", "7")
    assert said.code == 1
    assert said.err == "There is no such feed; `communique feeds list` shows their numbers and addresses.\n"


@pytest.mark.parametrize("made", [True, False])
def test_without_feeds_the_list_says_what_to_do(here: Path, made: bool) -> None:
    if made:
        typed("migrate")
    along = sum(seed.on for seed in seed_feeds())
    said = typed("feeds", "list")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "No feeds are read yet: add one with `communique feeds add URL`, until then `communique run` reads "
        f"the {along} that come with it.\n"
    )
    assert json.loads(typed("feeds", "list", "--json").out) == []


async def test_the_list_tells_how_each_feed_is(here: Path) -> None:
    async with serve() as site:
        stock(site)
        site.status("/down", 503)
        await typed_there("feeds", "add", site.url("/feed.xml"))
        await typed_there("feeds", "add", "--unasked", site.url("/down?token=s3cr3t0s3cr3t0s3cr3t0"))
        await typed_there("ingest", site.url("/feed.xml"))
        async with await Store.open(here / "communique.db") as store, store.transaction() as tx:
            down = next(feed for feed in await tx.feeds() if "/down" in feed.url)
            await tx.put_feed_state(down.id, FeedState(state="failing", problem="answers 503; it rests"))
        table, rows = await typed_there("feeds", "list"), json.loads((await typed_there("feeds", "list", "--json")).out)
    assert "fine: " in table.out
    assert "503" in table.out
    assert "s3cr3t0" not in table.out + json.dumps(rows)
    good = next(row for row in rows if row["title"] == "Ministry")
    assert (good["state"], good["origin"], good["last_status"]) == ("ok", "added", 200)
    assert good["articles"] == {"read": 1, "page read": 1}


async def test_check_tells_step_by_step_what_would_happen_and_stores_nothing(here: Path) -> None:
    async with serve() as site:
        stock(site)
        said = await typed_there("feeds", "check", site.url("/feed.xml"))
        told = json.loads((await typed_there("feeds", "check", "--json", site.url("/feed.xml"))).out)
    assert said.code == 0
    assert [step["what"] for step in told] == ["address", "answer", "feed", "pages", "page", "schedule"]
    assert {step["state"] for step in told} == {"ok"}
    assert "“Ministry” lists 1 entry; the newest is of 2026-03-04 08:00 UTC." in said.out
    assert "1 pages would be read" in said.out
    assert not (here / "communique.db").exists()


@pytest.mark.parametrize(
    ("path", "last", "words"),
    [
        ("/page", "feed", "HTML page"),
        ("/", "feed", "It is a page and no feed; it names"),
        ("/missing", "answer", "It answers 404"),
    ],
)
async def test_check_ends_at_the_step_that_is_broken(here: Path, path: str, last: str, words: str) -> None:
    async with serve() as site:
        stock(site)
        site.text("/page", "<html><body><p>Nothing here</p></body></html>")
        said = await typed_there("feeds", "check", "--json", site.url(path))
    told = json.loads(said.out)
    assert (said.code, told[-1]["what"], told[-1]["state"]) == (1, last, "broken")
    assert words in told[-1]["says"]


def test_a_list_of_another_reader_is_taken_in_and_given_out_again(here: Path) -> None:
    dead = next(iter(dead_feeds().values()))
    (here / "mine.opml").write_text(
        '<opml version="2.0"><body><outline text="World">'
        '<outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed"/>'
        '<outline type="rss" text="C" xmlUrl="https://c.example/feed"/></outline>'
        '<outline type="rss" text="Inside" xmlUrl="http://10.0.0.1/feed"/>'
        f'<outline type="rss" text="Dead" xmlUrl="{dead.url.replace("&", "&amp;")}"/></body></opml>',
        encoding="utf-8",
    )
    first, second = typed("feeds", "import", "mine.opml"), typed("feeds", "import", "mine.opml")
    assert (first.code, first.out) == (1, "2 feeds added.\n")
    assert "not public" in first.err
    assert dead.reason in first.err
    assert second.out == "0 feeds added, 2 known already.\n"
    assert [row[0] for row in known("title")] == ["A & B", "C"]
    assert typed("feeds", "export", "theirs.opml").code == 0
    (here / "communique.db").unlink()
    assert typed("feeds", "import", "theirs.opml").out == "2 feeds added.\n"
    assert [row[0] for row in known("title")] == ["A & B", "C"]
    assert "https://a.example/feed" in typed("feeds", "export").out


def test_what_is_no_list_is_said_in_one_sentence(here: Path) -> None:
    (here / "no.opml").write_text("<html></html>", encoding="utf-8")
    for name in ("no.opml", "absent.opml"):
        said = typed("feeds", "import", name)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


# Which feeds `run` reads.


def stored(url: str, origin: str, *, enabled: bool = True, asked: str | None = None) -> Feed:
    return Feed(id=1, url=url, origin=origin, enabled=enabled, asked_url=asked)  # type: ignore[arg-type] # a word of Origin


def test_while_nobody_names_feeds_those_that_come_along_and_are_on_are_read() -> None:
    changes = list(wanted((), (), seed_feeds(), use_seeds=True))
    assert {one.url for one in changes} == {seed.url for seed in seed_feeds() if seed.on}
    assert {(one.origin, one.enabled) for one in changes} == {("seeds", True)}
    assert list(wanted((), (), seed_feeds(), use_seeds=False)) == []


def test_once_somebody_names_a_feed_those_that_come_along_are_read_no_more() -> None:
    along, own = stored("https://s.example/feed", "seeds"), stored("https://a.example/feed", "added")
    (change,) = wanted((), (along, own), seed_feeds(), use_seeds=True)
    assert (change.url, change.enabled, change.note) == (along.url, False, OWN_ONES)


def test_what_is_configured_no_longer_is_switched_off_and_what_was_added_stays() -> None:
    gone, moved = (
        stored("https://a.example/feed", "config"),
        stored("https://new.example/", "config", asked="https://b.example/"),
    )
    own, off = stored("https://c.example/", "added"), stored("https://d.example/", "config", enabled=False)
    configured = (FeedSettings(url="https://b.example/"),)
    changes = list(wanted(configured, (gone, moved, own, off), (), use_seeds=True))
    assert [(one.url, one.enabled, one.note) for one in changes] == [
        ("https://a.example/feed", False, NOT_CONFIGURED),
        ("https://b.example/", True, None),
    ]


async def test_ingesting_the_address_that_a_feed_moved_from_leaves_it_as_it_is(here: Path) -> None:
    async with serve() as site:
        stock(site)
        async with await Store.open(here / "communique.db") as store, store.transaction() as tx:
            moved = await tx.put_feed(site.url("/old.xml"), now=datetime(2026, 3, 4, tzinfo=UTC), origin="added")
            await tx.move_feed(moved, site.url("/feed.xml"))
        site.text("/old.xml", feed_of(site), content_type="application/rss+xml")
        assert (await typed_there("ingest", site.url("/old.xml"))).code == 0
    assert known("url", "origin", "enabled") == [(site.url("/feed.xml"), "added", 1)]


async def test_a_feed_that_comes_along_is_not_removed_as_long_as_it_would_come_back(here: Path) -> None:
    async with await Store.open(here / "communique.db") as store, store.transaction() as tx:
        await tx.put_feed("https://a.example/feed", now=datetime(2026, 3, 4, tzinfo=UTC), origin="seeds")
    said = await typed_there("feeds", "remove", "1")
    assert (said.code, "would be read again at the next start" in said.err) == (1, True)


def feed_of(site: Site) -> str:
    return feed(("Norway and Chile hold talks", site.url("/1")))
