"""`communique run`: polls what is configured, tells what it collected, and ends when it is told to."""

import asyncio
import signal
from pathlib import Path

import pytest
from aiohttp import web

from tests.bot.terminal import started, typed
from tests.bot.test_ingest import feed, page, stored
from tests.sources.servers import Site, serve


def configure(folder: Path, *urls: str) -> None:
    tables = "".join(f'[[feeds]]\nurl = "{url}"\ntitle = "Ministry {n}"\n' for n, url in enumerate(urls, 1))
    (folder / "config.toml").write_text(f"allow_loopback = true\n{tables}", encoding="utf-8")


def stock(site: Site) -> None:
    site.text("/feed.xml", feed(("Norway and Chile sign", site.url("/1"))), content_type="application/rss+xml")
    site.text("/1", page("Norway and Chile sign"))


def test_without_feeds_it_says_so_and_exits_2(here: Path) -> None:
    said = typed("run")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("No feeds are configured: add [[feeds]] to config.toml")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_tells_what_it_collected_and_a_signal_ends_it_cleanly(here: Path, how: signal.Signals) -> None:
    async with serve() as site:
        stock(site)
        site.status("/gone", 410)
        configure(here, site.url("/feed.xml"), site.url("/gone"))
        with started("run", folder=here) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            told = await asyncio.wait_for(asyncio.to_thread(process.stdout.readline), 60)
            process.send_signal(how)
            _, err = await asyncio.to_thread(process.communicate, timeout=10)
    assert told == "Ministry 1: 1 entries, 1 new.\n"
    assert process.returncode == 0
    lines = err.splitlines()
    assert lines[0].startswith("Polling 2 feeds into communique.db")
    assert "The feed Ministry 2 is gone for good (status 410)." in lines
    assert lines[-1] == "Stopped. What was collected is stored."
    assert stored(here / "communique.db") == 1


async def test_a_signal_ends_it_although_a_feed_hangs(here: Path) -> None:
    async with serve() as site:
        asked, never = asyncio.Event(), asyncio.Event()

        async def hang(_request: web.Request) -> web.Response:
            asked.set()
            await never.wait()
            return web.Response()

        site.handlers["/hang"] = hang
        configure(here, site.url("/hang"))
        with started("run", folder=here) as process:
            await asyncio.wait_for(asked.wait(), 60)
            process.send_signal(signal.SIGTERM)
            out, err = await asyncio.to_thread(process.communicate, timeout=10)
        never.set()
    assert (process.returncode, out) == (0, "")
    assert err.splitlines()[-1] == "Stopped. What was collected is stored."
