"""The pictures of the documents: what a member sees, drawn by simcord's preview and a headless Chromium.

`python -m tests.bot.front.portraits docs/pictures` needs `pip install "simcord[preview]==3.2.1"` and a `chromium` on
the PATH; neither is needed for anything else. The articles are the demo's, which are invented.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import simcord
from PIL import Image
from simcord import ChannelHandle, Env, MemberActor

from bot.clock import FixedClock
from bot.front.client import Front
from bot.front.desk import Desk
from bot.front.sender import DiscordSender
from bot.newsstand import demo_plan
from bot.publishing import Publisher
from digests.compose.windows import end_of
from digests.pictures.spec import MapSpec
from digests.pictures.world_map import draw_map
from digests.storage.store import Store
from tests.bot.front.conftest import as_read_all_along
from tests.bot.front.reading import button
from tests.fakes import Journal

_WIDTH, _HEIGHT, _SCALE = 1040, 2600, 2
_LEFT, _TOP = 262, 118
"""Of the preview's own page, beside and above the channel."""
_FOOT = 40


async def main(folder: Path) -> None:
    """Draw all pictures into `folder`."""
    plan = demo_plan()
    clock = FixedClock(end_of(plan.as_of, ZoneInfo(plan.zone)))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "demo.db"
        demo = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "demo", "--store", str(path), stdout=subprocess.DEVNULL
        )
        if await demo.wait():
            raise SystemExit("The demo failed.")
        for name, scene in SCENES.items():
            copy = Path(shutil.copy(path, path.with_name(f"{name}.db")))
            as_read_all_along(copy)
            async with await Store.open(copy) as store:
                await _portrait(Desk(store=store, clock=clock, picture=_drawn), scene, folder / f"{name}.png")


async def _portrait(desk: Desk, scene: "Scene", target: Path) -> None:
    async with simcord.run(Front(desk), settle_timeout=60) as env:
        guild = env.create_guild("Embassy Row")
        env.backend.bot_user.global_name = env.backend.bot_user.name = "Communiqué"
        channel = guild.create_text_channel("diplomacy")
        managers = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
        admin = guild.add_member(env.create_user("Ana"), roles=[managers])
        await scene(env, desk, admin, channel)
        async with env.preview(
            channel, viewers=[admin], layout="channel", display="fixed", width=_WIDTH, height=_HEIGHT,
            presentation_time=desk.clock.now(),
        ) as preview:  # fmt: skip
            await _shoot(preview.url, target)


async def _shoot(url: str, target: Path) -> None:
    words = [
        *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=8000"),
        *(f"--force-device-scale-factor={_SCALE}", f"--window-size={_WIDTH},{_HEIGHT}", f"--screenshot={target}", url),
    ]
    browser = await asyncio.create_subprocess_exec("chromium", *words, stderr=subprocess.DEVNULL)
    await browser.wait()
    whole = Image.open(target).convert("RGB").crop((_LEFT * _SCALE, _TOP * _SCALE, _WIDTH * _SCALE, _HEIGHT * _SCALE))
    whole.crop((0, 0, whole.width, _end(whole))).quantize(128).save(target, optimize=True)


def _end(image: Image.Image) -> int:
    """The last row of the messages, and a margin. Below them is one colour, and a line at the very end."""
    last = image.height - _FOOT * _SCALE
    empty = image.crop((0, last, image.width, last + 1)).tobytes()
    shown = next(y for y in range(last, 0, -1) if image.crop((0, y, image.width, y + 1)).tobytes() != empty)
    return min(image.height, shown + 16 * _SCALE)


async def _drawn(spec: MapSpec) -> bytes:
    return await asyncio.to_thread(draw_map, spec)


async def _digest(env: Env, desk: Desk, admin: MemberActor, channel: ChannelHandle) -> None:
    now = desk.clock.now()
    async with desk.store.transaction() as tx:
        await tx.put_schedule(
            guild_id=str(env.guild.id),
            channel_id=str(channel.id),
            rule=f"daily {now:%H:%M}",
            zone="UTC",
            created_by=str(admin.id),
            now=now - timedelta(days=1),
        )
    await Publisher(desk.store, DiscordSender(_front(env)), Journal()).tick(now)
    await env.settle()


async def _evidence(env: Env, desk: Desk, admin: MemberActor, channel: ChannelHandle) -> None:
    """Of one line of a look-up."""
    answer = await admin.slash(channel, "between", one="South Korea", other="United Arab Emirates")
    assert answer.response is not None
    await admin.click(answer.response, custom_id=button(answer.response, "Evidence"))


def _front(env: Env) -> Front:
    assert isinstance(env.bot, Front)
    return env.bot


Scene = Callable[[Env, Desk, MemberActor, ChannelHandle], Awaitable[None]]
SCENES: dict[str, Scene] = {"digest": _digest, "evidence": _evidence}

if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
