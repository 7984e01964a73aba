"""`communique ingest`: what can be read is stored, what cannot is named, and nothing is lost."""

import asyncio
import json
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp import web

from tests.bot.terminal import started, typed
from tests.sources.servers import serve

TEXT = (
    "OSLO, March 3 - Norwegian Foreign Minister Kari Solberg met her Chilean counterpart Diego Fuentes in Oslo on "
    "Tuesday, and the two signed an agreement on fisheries research, the ministry said. The agreement runs for five "
    "years and covers cod and salmon, officials of both countries told reporters after the signing."
)
LOOPBACK = "allow_loopback = true\n"


def page(title: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{TEXT}</p></article></body></html>"
    )


def feed(*items: tuple[str, str]) -> str:
    entries = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
        "<pubDate>Wed, 04 Mar 2026 09:00:00 +0100</pubDate></item>"
        for title, link in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ministry</title>{entries}</channel></rss>'


def stored(store: Path) -> int:
    with closing(sqlite3.connect(store)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def test_files_and_folders_are_stored_and_known_the_next_time(here: Path) -> None:
    (here / "folder" / "deeper").mkdir(parents=True)
    (here / "folder" / ".hidden.txt").write_text("not for us", encoding="utf-8")
    (here / "folder" / "a.txt").write_text(f"Norway and Chile sign\n\nMarch 4, 2026\n\n{TEXT}", encoding="utf-8")
    batch = [{"id": n, "title": f"Talks {n}", "published": "2026-03-04", "text": f"{TEXT} Day {n}."} for n in (1, 2)]
    (here / "folder" / "deeper" / "b.jsonl").write_text("\n".join(map(json.dumps, batch)), encoding="utf-8")
    first, second = typed("ingest", "folder"), typed("ingest", "folder")
    assert (first.code, first.err, second.code, second.err) == (0, "", 0, "")
    assert first.out.startswith("3 new articles, ")
    assert second.out == "0 new articles, 3 known already, 0 events.\n"
    assert "Norway" in typed("country", "Chile", "--as-of", "2026-03-05").out


def test_what_cannot_be_read_is_named_and_the_rest_is_stored(here: Path) -> None:
    (here / "good.txt").write_text(TEXT, encoding="utf-8")
    (here / "french.txt").write_text(
        "Le ministre a reçu hier son homologue à Paris pour un dîner. " * 5, encoding="utf-8"
    )
    (here / "binary.txt").write_bytes(bytes(range(256)) * 100)
    (here / "empty.txt").touch()
    (here / "feed.xml").write_text("<rss><channel><item></rss", encoding="utf-8")
    said = typed("ingest", "none.txt", "binary.txt", "empty.txt", "feed.xml", "french.txt", "good.txt")
    assert said.code == 1
    assert said.out.startswith("2 new articles, 1 event, 1 not in English and so not read, 4 problems named above")
    told = said.err.splitlines()
    assert len(told) == 4
    assert all(
        name in line for name, line in zip(("none.txt", "binary.txt", "empty.txt", "feed.xml"), told, strict=True)
    )


async def test_a_feed_and_a_page_are_read_from_their_addresses(here: Path) -> None:
    (here / "config.toml").write_text(LOOPBACK, encoding="utf-8")
    async with serve() as site:
        site.text("/feed.xml", feed(("Norway and Chile sign", site.url("/1"))), content_type="application/rss+xml")
        site.text("/1", page("Norway and Chile sign"))
        site.text("/2", page("Chile and Norway sign"))
        said = await asyncio.to_thread(typed, "ingest", site.url("/feed.xml"), site.url("/2"))
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("2 new articles, ")
        again = await asyncio.to_thread(typed, "ingest", site.url("/feed.xml"), site.url("/2"))
        assert again.out.startswith("0 new articles, 2 known already")


async def test_an_address_that_fails_is_one_sentence(here: Path) -> None:
    (here / "config.toml").write_text(LOOPBACK, encoding="utf-8")
    async with serve() as site:
        site.status("/down", 503)
        site.text("/nothing", "<html><body></body></html>")
        said = await asyncio.to_thread(typed, "ingest", site.url("/down"), site.url("/nothing"), site.url("/absent"))
    assert (said.code, said.err.count("\n")) == (1, 3)
    assert ["503" in said.err, "holds no article" in said.err, "404" in said.err] == [True, True, True]


def test_this_machines_own_addresses_are_refused_unless_allowed(here: Path) -> None:
    said = typed("ingest", "http://127.0.0.1:8080/feed?token=abcdef0123456789abcdef")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "not public" in said.err
    assert "abcdef" not in said.err


async def test_ctrl_c_ends_it_in_one_line_and_what_was_read_is_stored(here: Path) -> None:
    (here / "config.toml").write_text(LOOPBACK, encoding="utf-8")
    asked, never = asyncio.Event(), asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        asked.set()
        await never.wait()
        return web.Response()

    async with serve(hang=hang) as site:
        site.text("/1", page("Norway and Chile sign"))
        with started("ingest", site.url("/1"), site.url("/hang"), folder=here) as process:
            await asyncio.wait_for(asked.wait(), 60)
            process.send_signal(signal.SIGINT)
            out, err = await asyncio.to_thread(process.communicate, timeout=20)
        never.set()
    assert (process.returncode, out, err) == (
        130,
        "",
        "Stopped. What was finished is stored; the same command goes on from there.\n",
    )
    assert stored(here / "communique.db") == 1


@pytest.mark.parametrize("words", [["ingest"], ["ingest", "--store"]])
def test_nothing_to_read_is_wrong_usage(here: Path, words: list[str]) -> None:
    assert typed(*words).code == 2
    assert list(here.iterdir()) == []


def test_a_batch_that_was_killed_goes_on_where_it_was_and_stores_nothing_twice(here: Path) -> None:
    batch = [{"id": n, "title": f"Talks {n}", "published": "2026-03-04", "text": f"{TEXT} Day {n}."} for n in range(12)]
    (here / "batch.jsonl").write_text("\n".join(map(json.dumps, batch)), encoding="utf-8")
    store = here / "communique.db"
    with started("ingest", "batch.jsonl", folder=here) as process:
        while process.poll() is None and not (store.exists() and _some(store)):
            pass  # until it has stored the first
        process.kill()
    before = stored(store)
    said = typed("ingest", "batch.jsonl")
    assert 0 < before <= stored(store) == 12
    assert said.out.startswith(f"{12 - before} new articles, {before} known already, ")
    assert typed("ingest", "batch.jsonl").out == "0 new articles, 12 known already, 0 events.\n"


def _some(store: Path) -> bool:
    try:
        return stored(store) > 0
    except sqlite3.OperationalError:  # it is being made
        return False
