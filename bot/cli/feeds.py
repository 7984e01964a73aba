"""`communique feeds`: which feeds are read, and how they are."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.options import ConfigOption, JsonOption, StoreOption
from bot.cli.speak import answers, complain, note, print_json, print_plain

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from bot.feed_check import Step
    from bot.feeding import Added, Imported
    from digests.storage.records import Feed

feeds = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)

SEEDS = "seeds"
"""In place of an address: all feeds that come with Communiqué."""
_MARKS = {"ok": ("✓", "green"), "note": ("○", "yellow"), "broken": ("✗", "red")}
_STATES = {"ok": "green", "failing": "yellow", "gone": "red"}
UrlArgument = Annotated[str, typer.Argument(metavar="URL", help="The address of a feed, or of a page that names one.")]


@feeds.callback()
def _about() -> None:
    """Add, remove and look at the feeds that are read."""


@feeds.command()
def add(
    url: UrlArgument,
    unasked: Annotated[
        bool, typer.Option("--unasked", help="Add the address without asking it first, as when a site is down.")
    ] = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Add a feed. Of a page, the feed that it names is added; `seeds` adds all that come with Communiqué.

    It is read at the next look of `communique run`, which need not be started again.
    """
    from bot.app import App

    app = App.configured(config=config, store=store)
    if url == SEEDS:
        print_plain(f"{_counted(asyncio.run(_add_seeds(app)))} that come with Communiqué are yours now.")
        return
    _tell_added(asyncio.run(_add(app, url, unasked=unasked)))


@feeds.command()
def remove(
    feed: Annotated[str, typer.Argument(metavar="URL|NUMBER", help="Its address, or its number in `feeds list`.")],
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Remove a feed. What it told stays."""
    from bot.app import App

    removed = asyncio.run(_remove(App.configured(config=config, store=store), feed))
    print_plain(f"Removed {_called(removed)}. Its articles stay.")


@feeds.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="Also those that are switched off.")] = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Show the feeds and how each is: fine, failing and since when, when it is asked again."""
    from bot.app import App

    app = App.configured(config=config, store=store)
    found, fates = asyncio.run(_list(app)) if app.store_path.exists() else ([], {})
    shown = [feed for feed in found if every or feed.enabled]
    if as_json:
        print_json([_row(feed, fates.get(feed.id, {}), app.clock.now()) for feed in shown])
    elif shown:
        _print_table(shown, fates, app.clock.now())
    if not shown and not as_json:
        print_plain(_nothing(app, hidden=len(found)))


@feeds.command()
def check(url: UrlArgument, as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """Tell step by step what would happen with a feed. Nothing is stored."""
    from bot.app import App

    told = asyncio.run(_check(App.configured(config=config, store=None), url, quiet=as_json))
    if as_json:
        print_json([asdict(step) for step in told])
    if any(step.state == "broken" for step in told):
        raise typer.Exit(1)


@feeds.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file, as every feed reader exports.")],
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Add all feeds of an OPML file. What cannot be added is named."""
    from bot.app import App

    told = asyncio.run(_import(App.configured(config=config, store=store), file))
    for problem in told.problems:
        complain(problem)
    known = f", {told.known} known already" if told.known else ""
    print_plain(f"{_counted(told.added)} added{known}.")
    if told.problems:
        raise typer.Exit(1)


@feeds.command()
def export(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to write it (default: stdout).")] = None,
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the feeds that are read as OPML, for any feed reader."""
    from bot.app import App
    from digests.errors import InputError

    data = asyncio.run(_export(App.configured(config=config, store=store)))
    if file is None:
        print_plain(data.decode().rstrip("\n"))
        return
    try:
        file.write_bytes(data)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror or type(error).__name__}.") from error
    print_plain(f"Written to {file}.")


async def _add_seeds(app: "App") -> int:
    from bot.feeding import add_seeds

    async with app.store(create=True) as store:
        return await add_seeds(app, store)


async def _add(app: "App", url: str, *, unasked: bool) -> "Added":
    from bot.feeding import add as add_feed

    async with app.store(create=True) as store:
        return await add_feed(app, store, url, unasked=unasked)


async def _remove(app: "App", given: str) -> "Feed":
    from bot.feeding import remove as remove_feed

    async with app.store() as store:
        return await remove_feed(store, given)


async def _list(app: "App") -> "tuple[list[Feed], dict[int, dict[str, int]]]":
    async with app.store() as store, store.reading() as tx:
        return await tx.feeds(), await tx.feed_fates()


async def _check(app: "App", url: str, *, quiet: bool) -> "list[Step]":
    from bot.feed_check import steps

    told = []
    async for step in steps(app, url):
        told.append(step)
        if not quiet:
            _print_step(step)
    return told


async def _import(app: "App", file: Path) -> "Imported":
    from bot.feeding import take_in_list
    from digests.errors import InputError

    try:
        data = await asyncio.to_thread(file.read_bytes)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror or type(error).__name__}.") from error
    async with app.store(create=True) as store:
        return await take_in_list(app, store, data, name=str(file))


async def _export(app: "App") -> bytes:
    from bot.feeding import give_out

    async with app.store() as store:
        return await give_out(store, app.clock.now())


def _nothing(app: "App", *, hidden: int) -> str:
    """What to do where no feed is read yet."""
    from bot.seed_feeds import seed_feeds

    more = f" ({hidden} switched off: --all shows them)" if hidden else ""
    if app.settings.feeds:
        return (
            f"No feeds are read yet{more}: `communique run` reads the {len(app.settings.feeds)} of the configuration."
        )
    along = sum(seed.on for seed in seed_feeds())
    until = f", until then `communique run` reads the {along} that come with it" if app.settings.seed_feeds else ""
    return f"No feeds are read yet{more}: add one with `communique feeds add URL`{until}."


def _tell_added(added: "Added") -> None:
    if added.page and added.others:
        note(f"The page names {_counted(1 + len(added.others))}; the first was taken.")
    verb = "is read already" if added.was_known else "was added"
    print_plain(f"{_called(added.feed)} {verb}.")
    for other in added.others[:5]:
        note(f"It also names {_shown(other)}")
    for sentence in added.notes:
        note(sentence)


def _print_step(step: "Step") -> None:
    from rich.text import Text

    mark, style = _MARKS[step.state]
    answers().print(Text.assemble((mark, style), f" {step.what}: ", step.says), soft_wrap=True)


def _print_table(shown: "list[Feed]", fates: dict[int, dict[str, int]], now: "datetime") -> None:
    from rich.table import Table
    from rich.text import Text

    from digests.collect.trouble import health

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("", justify="right", style="dim")
    table.add_column("feed", ratio=2, overflow="fold")
    table.add_column("articles", justify="right")
    table.add_column("how it is", ratio=3, overflow="fold")
    for feed in shown:
        style = _STATES.get(feed.poll.state, "") if feed.enabled else "dim"
        name = Text(feed.title or "")
        name.append(f"\n{_shown(feed.url)}" if feed.title else _shown(feed.url), style="dim" if feed.title else "")
        articles = sum(count for fate, count in fates.get(feed.id, {}).items() if not fate.startswith("page "))
        table.add_row(str(feed.id), name, str(articles), Text(health(feed, now), style=style))
    answers().print(table)


def _row(feed: "Feed", fates: dict[str, int], now: "datetime") -> dict[str, Any]:
    from digests.collect.trouble import health

    poll = feed.poll
    return {
        "id": feed.id,
        "url": _shown(feed.url),
        "title": feed.title,
        "publisher": feed.publisher,
        "country": feed.country,
        "origin": feed.origin,
        "enabled": feed.enabled,
        "state": poll.state,
        "health": health(feed, now),
        "last_status": poll.last_status,
        "failures": poll.failures,
        "failing_since": _moment(poll.failing_since),
        "checked_at": _moment(poll.checked_at),
        "next_check_at": _moment(poll.next_check_at),
        "last_new_at": _moment(poll.new_at),
        "weekly": poll.weekly,
        "articles": fates,
    }


def _moment(moment: "datetime | None") -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _called(feed: "Feed") -> str:
    return f"{feed.title} ({_shown(feed.url)})" if feed.title else _shown(feed.url)


def _shown(url: str) -> str:
    from digests.sources.fetch.shown import shown

    return shown(url)


def _counted(number: int) -> str:
    from digests.compose.coverage import amount

    return amount(number, "feed")
