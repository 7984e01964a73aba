"""`communique demo`: the main job with nothing set up."""

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.speak import answers, complain, note

if TYPE_CHECKING:
    from bot.newsstand import DemoPlan


def demo(
    store: Annotated[
        Path | None, typer.Option("--store", metavar="PATH", help="Keep the articles in this SQLite file.")
    ] = None,
) -> None:
    """Show what it does, with nothing set up.

    Reads the packaged articles as if from the web, and prints a digest and a country's answer. Needs no network, no
    account and no configuration.
    """
    from bot.newsstand import demo_plan

    plan = demo_plan()
    note("Serving the packaged articles on a loopback address and reading them like any feed: some seconds …\n")
    if store is not None:
        asyncio.run(_demo(store, plan))
        note(f"\nNext: communique country Laos --store {store}")
    else:
        with tempfile.TemporaryDirectory(prefix="communique-demo-") as folder:
            asyncio.run(_demo(Path(folder) / "demo.db", plan))
        note("\nThis was a store for once. To keep one and ask it: communique demo --store demo.db")
    note("With articles of your own: communique ingest FILE, then communique digest. More: communique --help")


async def _demo(path: Path, plan: "DemoPlan") -> None:
    from bot.demo import answer, collect
    from digests.render.terminal import show

    polled = await collect(path, plan)
    for problem in polled.problems:
        complain(problem)
    if not polled.ok:
        complain(polled.words)
        raise typer.Exit(1)
    console = answers()
    for view in await answer(path, plan):
        show(view, console)
        console.print()
    note(f"{polled.words} {polled.events} events.")
