"""`communique objections`: what readers called wrong, for whoever mends the rules."""

import asyncio
from typing import TYPE_CHECKING

from bot.cli.options import ConfigOption, JsonOption, StoreOption
from bot.cli.speak import answers, print_plain

if TYPE_CHECKING:
    from bot.app import App
    from digests.storage.records import Objection


def objections(as_json: JsonOption = False, store: StoreOption = None, config: ConfigOption = None) -> None:
    """Tell which lines readers called wrong.

    In Discord, Wrong? stands under the evidence of every line. Each event is told with its sentences and their article.
    """
    from bot.app import App

    found = asyncio.run(_found(App.configured(config=config, store=store)))
    if as_json:
        from digests.render.as_json import as_json as encoded

        print_plain(encoded(found))
        return
    for objection in found:
        answers().print(_told(objection), markup=False, highlight=False, soft_wrap=True)
    if not found:
        print_plain("Nobody has called a line wrong.")


async def _found(app: "App") -> "list[Objection]":
    async with app.store() as store, store.reading() as tx:
        return await tx.objections()


def _told(objection: "Objection") -> str:
    from digests.compose.coverage import amount
    from digests.compose.plain import plain

    lines = [f"{amount(objection.readers, 'reader')}, last on {objection.said_at:%Y-%m-%d}: event {objection.event_id}"]
    for quote in objection.evidence:
        source = quote.source
        lines.append(
            f"  “{plain(quote.quote)}” — {plain(source.publisher or 'Unknown publisher')}: {plain(source.title)}"
        )
    if objection.evidence and (url := objection.evidence[0].source.url):
        lines.append(f"  {url}")
    return "\n".join(lines)
