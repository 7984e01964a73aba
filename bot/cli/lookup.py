"""`communique country` and `communique between`: what is stored about one, and between two."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import AsOfOption, ConfigOption, EvidenceOption, JsonOption, StoreOption
from bot.cli.speak import answers, print_plain

if TYPE_CHECKING:
    from bot.app import App
    from digests.compose.views import CountryView, PairView


def country(
    name: Annotated[str, typer.Argument(help="A name in any language, a code, a flag, a capital, an organisation.")],
    as_of: AsOfOption = None,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell what is stored about a country.

    Whom it met, what was agreed, what is planned, and where it was only the venue or the subject.
    """
    from bot.app import App
    from digests.places.resolve import resolve

    code = resolve(name)
    app = App.configured(config=config, store=store)
    _print(asyncio.run(_country(app, code, _now(app, as_of))), as_json=as_json, evidence=evidence)


def between(
    one: Annotated[str, typer.Argument(metavar="A", help="A country or organisation, as for `country`.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    as_of: AsOfOption = None,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell what is stored between two countries."""
    from bot.app import App
    from digests.places.resolve import resolve

    codes = resolve(one), resolve(other)
    app = App.configured(config=config, store=store)
    _print(asyncio.run(_between(app, *codes, _now(app, as_of))), as_json=as_json, evidence=evidence)


def _now(app: "App", as_of: str | None) -> datetime:
    from bot.cli.moments import moment, zone_called

    return moment(as_of, zone_called(app.settings.zone), option="--as-of") if as_of else app.clock.now()


async def _country(app: "App", code: str, now: datetime) -> "CountryView":
    from digests.queries.country import country as ask

    async with app.store() as store:
        return await ask(store, code, now=now)


async def _between(app: "App", one: str, other: str, now: datetime) -> "PairView":
    from digests.queries.between import between as ask

    async with app.store() as store:
        return await ask(store, one, other, now=now)


def _print(view: "CountryView | PairView", *, as_json: bool, evidence: bool) -> None:
    if as_json:
        from digests.render.as_json import as_json as encoded

        print_plain(encoded(view))
    else:
        from digests.render.terminal import show

        show(view, answers(), evidence=evidence)
