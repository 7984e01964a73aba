"""`communique run`: the bot, until it is told to stop."""

import asyncio
import signal
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import ConfigOption, StoreOption
from bot.cli.speak import complain, note

if TYPE_CHECKING:
    from bot.app import App


def run(
    store: StoreOption = None,
    config: ConfigOption = None,
    poll_only: Annotated[
        bool, typer.Option("--poll-only", help="Only read feeds, without Discord: no token is needed.")
    ] = False,
) -> None:
    """Read feeds, post digests on schedule and answer commands in Discord, until it is stopped.

    The bot's token comes from DISCORD_TOKEN, from a file that DISCORD_TOKEN_FILE names, or from the configuration.
    Ctrl-C and SIGTERM end it; what was collected is stored.
    """
    import os

    from bot.app import App
    from bot.settings.token import discord_token

    app = App.configured(config=config, store=store)
    token = None if poll_only else discord_token(app.settings, os.environ)
    if not (app.settings.feeds or app.settings.seed_feeds or app.store_path.exists()):
        from bot.running import NO_FEEDS

        complain(NO_FEEDS)  # before a store is made for nothing
        raise typer.Exit(2)
    asyncio.run(_run(app, token))
    note("Stopped. What was collected is stored.")


async def _run(app: "App", token: str | None) -> None:
    from bot.logs import journal
    from bot.running import run as keep_running

    # Before anything else: the first process of a container is deaf to signals that it does not ask for.
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    await keep_running(app, journal(app.settings.log), token=token, stop=stop)
