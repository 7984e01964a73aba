"""`communique run`: polls what is configured, tells what it collected, and ends when it is told to."""

import asyncio
import json
import signal
import subprocess
from pathlib import Path

import pytest
from aiohttp import web

from bot.settings.model import Settings
from bot.settings.token import discord_token
from tests.bot.terminal import started, typed
from tests.bot.test_ingest import feed, page, stored
from tests.sources.servers import Site, serve


def configure(folder: Path, *urls: str) -> None:
    tables = "".join(f'[[feeds]]\nurl = "{url}"\ntitle = "Ministry {n}"\n' for n, url in enumerate(urls, 1))
    (folder / "config.toml").write_text(f"allow_loopback = true\n{tables}", encoding="utf-8")


def stock(site: Site) -> None:
    site.text("/feed.xml", feed(("Norway and Chile sign", site.url("/1"))), content_type="application/rss+xml")
    site.text("/1", page("Norway and Chile sign"))


def heard(process: subprocess.Popen[str], *words: str) -> str:
    """The journal until it has said all the `words`; ends when the process does."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if all(any(one in said for said in lines) for one in words):
            break
    return "".join(lines)


def test_without_feeds_it_says_so_and_exits_2(here: Path) -> None:
    (here / "config.toml").write_text("seed_feeds = false\n", encoding="utf-8")
    said = typed("run", "--poll-only")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("No feeds are named: add one with `communique feeds add URL`")
    assert [path.name for path in here.iterdir()] == ["config.toml"]
    typed("migrate")
    said = typed("run", "--poll-only")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert said.err.startswith("No feeds are named")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_tells_what_it_collected_and_a_signal_ends_it_cleanly(here: Path, how: signal.Signals) -> None:
    async with serve() as site:
        stock(site)
        site.status("/gone", 410)
        configure(here, site.url("/feed.xml"), site.url("/gone"))
        with started("run", "--poll-only", folder=here) as process:
            head = await asyncio.wait_for(
                asyncio.to_thread(heard, process, "Ministry 1:", "Ministry 2 answers 410"), 60
            )
            process.send_signal(how)
            out, err = await asyncio.to_thread(process.communicate, timeout=10)
    said = [json.loads(line) for line in (head + err).splitlines() if line.startswith("{")]
    assert (process.returncode, out) == (0, "")
    assert said[0]["says"].startswith("Polling 2 feeds into communique.db")
    assert {(line["level"], line["says"]) for line in said if line["event"] == "feed.polled"} == {
        ("info", "Ministry 1: 1 entry, 1 new."),
        ("warning", "The feed Ministry 2 answers 410; the feed is gone for good."),
    }
    assert err.splitlines()[-1] == "Stopped. What was collected is stored."
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
        with started("run", "--poll-only", folder=here) as process:
            await asyncio.wait_for(asked.wait(), 60)
            process.send_signal(signal.SIGTERM)
            out, err = await asyncio.to_thread(process.communicate, timeout=10)
        never.set()
    assert (process.returncode, out) == (0, "")
    assert err.splitlines()[-1] == "Stopped. What was collected is stored."


def test_without_a_token_it_says_where_to_put_one_and_exits_2(here: Path) -> None:
    configure(here, "https://example.org/feed")
    said = typed("run")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("There is no Discord token: put the bot's token into DISCORD_TOKEN")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "cannot be read: No such file or directory."), (b" \n", "is empty"), (b"\xff\xfe", "it is not text")],
)
def test_a_token_file_that_holds_none_is_said(
    here: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, reason: str
) -> None:
    configure(here, "https://example.org/feed")
    if content is not None:
        (here / "token").write_bytes(content)
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "token")
    said = typed("run")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert said.err.startswith("The file token that DISCORD_TOKEN_FILE names")
    assert reason in said.err


def test_the_variable_wins_over_the_file_and_the_file_over_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(" from-file\n")
    configured = Settings(discord_token="from-settings")  # noqa: S106 # no password but a place
    named = {"DISCORD_TOKEN_FILE": str(tmp_path / "token")}
    assert discord_token(configured, {"DISCORD_TOKEN": "from-variable", **named}) == "from-variable"
    assert discord_token(configured, named) == "from-file"
    assert discord_token(configured, {}) == "from-settings"
    assert discord_token(Settings(discord_token_file=tmp_path / "token"), {}) == "from-file"
    assert "from-settings" not in repr(configured)
