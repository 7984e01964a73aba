"""The look-ups: one country, two, a person, what is coming up, what was agreed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import AsOfOption, ConfigOption, EvidenceOption, JsonOption, StoreOption
from bot.cli.speak import answers, print_plain

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import App
    from digests.compose.views import CountryView, ListView, PairView
    from digests.storage.store import Store

    View = CountryView | PairView | ListView


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
    from digests.places.resolve import resolve
    from digests.queries.country import country as ask

    code = resolve(name)
    _answer(lambda stored, now: ask(stored, code, now=now), as_of, evidence, as_json, store, config)


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
    from digests.places.resolve import resolve
    from digests.queries.between import between as ask

    codes = resolve(one), resolve(other)
    _answer(lambda stored, now: ask(stored, *codes, now=now), as_of, evidence, as_json, store, config)


def person(
    name: Annotated[str, typer.Argument(help="A surname, or more of a name.")],
    as_of: AsOfOption = None,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell whom a person met, and what is planned."""
    from digests.queries.person import person as ask

    _answer(lambda stored, now: ask(stored, name, now=now), as_of, evidence, as_json, store, config)


def upcoming(
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days to look ahead.")] = 30,
    as_of: AsOfOption = None,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell what is planned for the coming days."""
    from digests.queries.upcoming import upcoming as ask

    _answer(lambda stored, now: ask(stored, now=now, ahead=days), as_of, evidence, as_json, store, config)


def agreements(
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days to look back.")] = 30,
    as_of: AsOfOption = None,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell what was reported as agreed or signed."""
    from digests.queries.agreements import agreements as ask

    _answer(
        lambda stored, now: ask(stored, since=now - timedelta(days=days), now=now),
        as_of, evidence, as_json, store, config,
    )  # fmt: skip


def _answer(
    ask: "Callable[[Store, datetime], Awaitable[View]]",
    as_of: str | None,
    evidence: bool,
    as_json: bool,
    store: "Path | None",
    config: "Path | None",
) -> None:
    """Ask the store as of the stated or the present moment, and print."""
    from bot.app import App

    app = App.configured(config=config, store=store)
    _print(asyncio.run(_asked(app, ask, _now(app, as_of))), as_json=as_json, evidence=evidence)


async def _asked(app: "App", ask: "Callable[[Store, datetime], Awaitable[View]]", now: datetime) -> "View":
    async with app.store() as stored:
        return await ask(stored, now)


def _now(app: "App", as_of: str | None) -> datetime:
    from bot.cli.moments import moment, zone_called

    return moment(as_of, zone_called(app.settings.zone), option="--as-of") if as_of else app.clock.now()


def _print(view: "View", *, as_json: bool, evidence: bool) -> None:
    if as_json:
        from digests.render.as_json import as_json as encoded

        print_plain(encoded(view))
    else:
        from digests.render.terminal import show

        show(view, answers(), evidence=evidence)
