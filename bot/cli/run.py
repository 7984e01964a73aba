"""`communique run`: polls the configured feeds until it is told to stop."""

import asyncio
import signal
from typing import TYPE_CHECKING

import typer

from bot.cli.options import ConfigOption, StoreOption
from bot.cli.speak import complain, note, print_plain

if TYPE_CHECKING:
    from bot.app import App
    from digests.collect.poll import PollResult


def run(store: StoreOption = None, config: ConfigOption = None) -> None:
    """Poll the configured feeds until it is stopped.

    Ctrl-C and SIGTERM end it; what was collected is stored.
    """
    from bot.app import App

    app = App.configured(config=config, store=store)
    if not app.settings.feeds:
        complain("No feeds are configured: add [[feeds]] to config.toml, as config.example.toml shows.")
        raise typer.Exit(2)
    asyncio.run(_run(app))
    note("Stopped. What was collected is stored.")


async def _run(app: "App") -> None:
    from bot.service import Service, configure_feeds

    async with app.store(create=True) as store, app.fetcher() as fetcher, app.text_worker() as parsers:
        await configure_feeds(app, store)
        service = Service(app, store, fetcher, parsers, told=_tell, troubled=complain)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, service.stop)
        number = len(app.settings.feeds)
        note(
            f"Polling {number} feed{'' if number == 1 else 's'} into {app.store_path}, with a look every "
            f"{app.settings.poll_minutes} minutes. Ctrl-C ends it."
        )
        await service.until_stopped()


def _tell(result: "PollResult") -> None:
    if result.ok:
        print_plain(result.words)
    else:
        complain(result.words)
    for problem in result.problems:
        complain(f"  {problem}")
