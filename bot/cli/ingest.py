"""`communique ingest`: articles, folders, feeds and pages into the store."""

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import ConfigOption, StoreOption
from bot.cli.speak import complain, print_plain, progress

if TYPE_CHECKING:
    from bot.app import App

_SKIPPED = {
    "language": "not in English",
    "empty": "without text",
    "too_long": "too long to be one article",
    "time": "too slow to read",
}


def ingest(
    sources: Annotated[
        list[str], typer.Argument(metavar="PATH|URL…", help="Files, folders, .jsonl batches, feeds, pages.")
    ],
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Read articles and store what they tell.

    Known articles are recognised, changed ones become a new revision. It may be stopped: the same command goes on where
    it was. What cannot be read is named on stderr, the rest is stored, and the exit code is 1.
    """
    from bot.app import App

    try:
        counts = asyncio.run(_ingest(App.configured(config=config, store=store), sources))
    except KeyboardInterrupt:
        complain("Stopped. What was finished is stored; the same command goes on from there.")
        raise typer.Exit(130) from None
    print_plain(_summary(counts))
    if counts["problems"]:
        raise typer.Exit(1)


async def _ingest(app: "App", sources: list[str]) -> Counter[str]:
    from bot.taking_in import amount, take_in, things

    counts: Counter[str] = Counter()
    todo = await asyncio.to_thread(things, sources)
    expected = await asyncio.to_thread(lambda: [amount(thing) for thing in todo])
    async with app.store(create=True) as store:
        with progress("Reading", sum(expected)) as step:
            for thing, articles in zip(todo, expected, strict=True):
                left = articles
                async for taken in take_in(app, store, thing):
                    step(min(left, 1))
                    left -= min(left, 1)
                    counts.update(new=taken.new, revised=taken.revised, unchanged=taken.unchanged, events=taken.events)
                    if taken.skipped:
                        counts[f"skipped {taken.skipped}"] += 1
                    if taken.problem:
                        counts["problems"] += 1
                        complain(taken.problem)
                step(left)
    return counts


def _summary(counts: Counter[str]) -> str:
    """One line: what was stored, what was known, what was not read and why."""
    parts = [_counted(counts["new"], "new article")]
    if counts["revised"]:
        parts.append(_counted(counts["revised"], "changed article"))
    if counts["unchanged"]:
        parts.append(f"{counts['unchanged']} known already")
    parts.append(_counted(counts["events"], "event"))
    parts += [
        f"{number} {_SKIPPED[name.removeprefix('skipped ')]} and so not read"
        for name, number in counts.items()
        if name.startswith("skipped ")
    ]
    if counts["problems"]:
        parts.append(f"{_counted(counts['problems'], 'problem')} named above")
    return ", ".join(parts) + "."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
