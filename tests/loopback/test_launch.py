"""The command in a process of its own: pointed at the loopback, and killed where a test wants it."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.loopback.conftest import Scene
from tests.loopback.faults import Moment
from tests.loopback.process import living

ROOT = Path(__file__).resolve().parents[2]

SENDER = """
import asyncio, sys
import discord
from tests.loopback.pointing import point_discord_py

point_discord_py(sys.argv[1])
token, channel = sys.argv[2:]

async def main():
    async with discord.Client(intents=discord.Intents(guilds=True)) as bot:
        await bot.login(token)
        sent = await bot.get_partial_messageable(int(channel)).send("digest", nonce="r1.1")
        print(sent.id)

asyncio.run(main())
"""

LOGGING = """
from tests.loopback.killing import kill_at
from bot.logs import journal

kill_at("part.sending:2")
log = journal("text")
for part in (1, 2, 3):
    log.info("part.sending", part=part)
"""


def python(code: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 # our own code
        [sys.executable, "-c", code, *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


async def finished(process: "subprocess.Popen[str]") -> tuple[str, str]:
    return await asyncio.to_thread(process.communicate, timeout=60)


async def test_the_launched_command_is_the_real_one(scene: Scene, tmp_path: Path) -> None:
    async with living(tmp_path, scene.discord.url, "--version") as bot:
        assert await bot.ended() == 0
    assert bot.plain[0][0].isdigit()


async def test_a_process_killed_between_the_effect_and_the_answer_posted_once(scene: Scene) -> None:
    await killed_while_sending(scene, "stored", 1)


async def test_a_process_killed_before_the_effect_posts_when_it_is_back(scene: Scene) -> None:
    await killed_while_sending(scene, "arrived", 0)


async def killed_while_sending(scene: Scene, moment: Moment, stored: int) -> None:
    words = (scene.discord.url, scene.world.token, scene.news.id)
    hold = scene.discord.faults.hold("POST", "/channels/*/messages", moment)
    first = python(SENDER, *words)
    await hold.reached(seconds=60)
    first.kill()
    assert (await finished(first))[0] == ""
    hold.lose()
    assert len(scene.news.messages) == stored
    out, err = await finished(python(SENDER, *words))
    assert [message.id for message in scene.news.messages] == [out.strip()], err


async def test_a_process_dies_at_the_log_event_that_is_wanted() -> None:
    process = python(LOGGING)
    _, err = await finished(process)
    assert process.returncode == -signal.SIGKILL
    assert [line.partition(" ")[2] for line in err.splitlines()] == ["part.sending part=1"]


async def test_a_death_that_cannot_be_read_is_refused_at_once(scene: Scene, tmp_path: Path) -> None:
    async with living(tmp_path, scene.discord.url, "--version", kill_at="part.sending:2") as bot:
        assert await bot.ended() == 0
    async with living(tmp_path, scene.discord.url, "--version", kill_at="part.sending:x") as bot:
        assert await bot.ended() != 0
    assert "invalid literal" in "".join(bot.plain)
