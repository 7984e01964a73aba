"""`communique migrate`: brings the store to the schema of this version."""

import asyncio
from typing import TYPE_CHECKING

from bot.cli.options import ConfigOption, StoreOption
from bot.cli.speak import print_plain

if TYPE_CHECKING:
    from bot.app import App


def migrate(store: StoreOption = None, config: ConfigOption = None) -> None:
    """Bring the store up to date, or make one.

    Every command that writes does this by itself; run it alone to see whether it works before the rest starts.
    """
    from bot.app import App

    app = App.configured(config=config, store=store)
    asyncio.run(_migrate(app))
    print_plain(f"The store {app.store_path} is up to date.")


async def _migrate(app: "App") -> None:
    async with app.store(create=True):
        pass  # opening it is the work
