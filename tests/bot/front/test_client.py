"""The connection: commands told once, failures told in private, a wrong token told to the operator."""

import asyncio
import sqlite3
from collections.abc import Iterator, MutableMapping
from contextlib import closing, contextmanager
from typing import Any

import discord
import pytest
import structlog
from aiohttp import web
from discord import app_commands

from bot.front.client import Front
from bot.front.desk import Desk
from bot.front.refusals import LoginRefused
from tests.bot.front.conftest import Town
from tests.bot.front.reading import parts_of, text_of

pytestmark = pytest.mark.simcord(settle_timeout=60)


def _times_told(town: Town) -> int:
    return sum(call.method == "PUT" and call.path.endswith("/commands") for call in town.env.http_requests)


async def test_the_commands_are_told_to_discord_once(town: Town) -> None:
    assert _times_told(town) == 1
    await town.restart()
    assert _times_told(town) == 1
    assert "schedule set" in town.admin.available_commands(town.channel)


async def test_the_commands_are_told_again_when_they_changed(town: Town) -> None:
    @app_commands.command(description="Something new")
    async def novelty(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("new", ephemeral=True)

    changed = Front(town.desk)
    changed.tree.add_command(novelty)
    await town.env.restart_bot(changed)
    assert _times_told(town) == 2
    assert text_of(await town.alice.slash(town.channel, "novelty")) == "new"


async def test_commands_that_discord_does_not_take_are_told_at_the_next_start(town: Town) -> None:
    with closing(sqlite3.connect(town.desk.store.path)) as store, store:
        store.execute("DELETE FROM marks")
    town.env.inject_error("PUT", "/applications/*/commands", status=500)
    await town.restart()
    assert "🇫🇷" in text_of(await town.alice.slash(town.channel, "country", name="France"))
    before = _times_told(town)
    await town.restart()
    assert _times_told(town) == before + 1


async def test_nothing_but_servers_is_asked_to_be_told_by_discord(town: Town) -> None:
    assert town.front.intents == discord.Intents(guilds=True)


async def test_a_failure_in_the_middle_is_told_in_private_and_leaves_nothing_in_the_channel(town: Town) -> None:
    with closing(sqlite3.connect(town.desk.store.path)) as store, store:
        store.execute("ALTER TABLE events RENAME TO moved_away")
    answer = await town.alice.slash(town.channel, "country", name="France")
    (said,) = answer.followups
    assert said.ephemeral
    assert "The store cannot be read just now" in text_of(said)
    assert "events" not in text_of(said)
    assert answer.response is None
    assert town.channel.history(viewer=town.admin) == []
    private = await town.alice.slash(town.channel, "country", name="France", private=True)
    assert "The store cannot be read just now" in text_of(private)
    assert len(town.failures()) == 2


async def test_what_nobody_expected_is_told_in_one_sentence_without_a_traceback(town: Town) -> None:
    town.env.inject_error("PATCH", "/webhooks/*/*/messages/@original", status=400)
    answer = await town.alice.slash(town.channel, "country", name="France", private=True)
    said = text_of(parts_of(answer)[-1])
    assert said.startswith("Something went wrong here")
    assert "Traceback" not in said
    assert len(town.failures()) == 1


@pytest.fixture
async def refusing(monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int) -> int:
    """A port for a Discord of ours; nobody listens there yet."""
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{unused_tcp_port}")
    return unused_tcp_port


@contextmanager
def _listening(event: str) -> Iterator[asyncio.Event]:
    """Set when the journal is told `event`."""
    heard = asyncio.Event()

    def listen(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if entry["event"] == event:
            heard.set()
        raise structlog.DropEvent

    processors = structlog.get_config()["processors"]
    before = list(processors)
    processors[:] = [listen]  # the list itself: loggers that were used before hold on to it
    try:
        yield heard
    finally:
        processors[:] = before


async def test_discord_is_waited_for_and_a_wrong_token_is_told_with_what_to_do(desk: Desk, refusing: int) -> None:
    async def nobody(_: web.Request) -> web.Response:
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    front = Front(desk)
    app = web.Application()
    app.router.add_get("/users/@me", nobody)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        with _listening("discord.unreachable") as heard:
            serving = asyncio.create_task(front.serve("a.wrong.token", pauses=(0.01,)))
            await asyncio.wait_for(heard.wait(), 30)
        await web.TCPSite(runner, "127.0.0.1", refusing).start()
        with pytest.raises(LoginRefused, match="DISCORD_TOKEN"):
            await asyncio.wait_for(serving, 30)
    finally:
        await front.close()
        await runner.cleanup()


async def test_closing_ends_it_while_discord_cannot_be_reached(desk: Desk, refusing: int) -> None:
    front = Front(desk)
    with _listening("discord.unreachable") as heard:
        serving = asyncio.create_task(front.serve("some.good.token", pauses=(3600,)))
        await asyncio.wait_for(heard.wait(), 30)
    await front.close()
    await asyncio.wait_for(serving, 30)
