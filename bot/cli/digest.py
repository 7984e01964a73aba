"""`communique digest`: what a window tells, as of a moment."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.options import AsOfOption, ConfigOption, EvidenceOption, JsonOption, StoreOption, ZoneOption
from bot.cli.speak import answers, print_plain

if TYPE_CHECKING:
    from bot.app import App
    from digests.compose.views import Digest


def digest(
    as_of: AsOfOption = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Where the window begins (default: 14 days before its end).")
    ] = None,
    zone: ZoneOption = None,
    more: Annotated[bool, typer.Option("--more", help="Also the stories beyond the first twelve.")] = False,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell who met whom and what was agreed in two weeks."""
    from bot.app import App
    from bot.cli.moments import OptionError, beginning, moment, zone_called

    app = App.configured(config=config, store=store)
    where = zone_called(zone or app.settings.zone)
    now = moment(as_of, where, option="--as-of") if as_of else app.clock.now()
    start = beginning(since, where, option="--since") if since else None
    if start is not None and start >= now:
        raise OptionError("The window is empty: --since must lie before --as-of.")
    view = asyncio.run(_ask(app, now, start, where))
    if as_json:
        from digests.render.as_json import as_json as encoded

        print_plain(encoded(view))
    else:
        from digests.render.terminal import show

        show(view, answers(), more=more, evidence=evidence)


async def _ask(app: "App", now: datetime, start: datetime | None, zone: ZoneInfo) -> "Digest":
    from digests.compose.views import Window
    from digests.queries.digest import digest as ask

    window = Window(start, now) if start is not None else None
    async with app.store() as store:
        return await ask(store, now=now, zone=zone, window=window)
