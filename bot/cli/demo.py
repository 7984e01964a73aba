"""`communique demo`: the main job with nothing set up."""

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.options import StoreOption
from bot.cli.speak import answers, note

if TYPE_CHECKING:
    from bot.newsstand import DemoPlan


def demo(store: StoreOption = None) -> None:
    """Read the packaged articles as if from the web, and print a digest and a country's answer.

    Needs no network, no account and no configuration. With --store the articles are kept.
    """
    if store is not None:
        asyncio.run(_demo(store))
        return
    with tempfile.TemporaryDirectory(prefix="communique-demo-") as folder:
        asyncio.run(_demo(Path(folder) / "demo.db"))


async def _demo(path: Path) -> None:
    from bot.newsstand import demo_plan
    from bot.showing import collect_demo, look_up_demo

    plan = demo_plan()
    note("Reading the packaged articles from a feed on a loopback address, about ten seconds …")
    polled = await collect_demo(path, plan)
    note(f"{polled.words} {polled.events} events were found.\n")
    console = answers()
    await look_up_demo(path, plan, console)
