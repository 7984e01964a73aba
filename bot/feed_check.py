"""What would happen with a feed, step by step, without storing anything: `communique feeds check URL`."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.app import App
from bot.feeding import spelled
from digests.errors import FeedError, FetchError, InputError

if TYPE_CHECKING:
    from digests.model import FeedEntry
    from digests.sources.fetch.client import Fetched, Fetcher
    from digests.sources.parse.parsed import ParsedFeed


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, how it went, and a sentence on it."""

    what: str
    state: Literal["ok", "note", "broken"]
    says: str


async def steps(app: App, given: str) -> AsyncIterator[Step]:
    """Each step as it is done; the first that is broken is the last."""
    from digests.sources.fetch.guard import Guard

    url = spelled(given)
    try:
        Guard(ports=app.settings.ports, allow_loopback=app.settings.allow_loopback).check_url(url)
    except FetchError as error:
        yield Step("address", "broken", f"{error}.")
        return
    yield Step("address", "ok", "It is a web address that may be asked.")
    async with app.fetcher() as fetcher:
        async for step in _asked(app, fetcher, url):
            yield step


async def _asked(app: App, fetcher: "Fetcher", url: str) -> AsyncIterator[Step]:
    from digests.collect.trouble import refusal
    from digests.sources.fetch.shown import shown

    try:
        answer = await fetcher.fetch(url)
    except FetchError as error:
        yield Step("answer", "broken", f"{error}.")
        return
    if not answer.ok or answer.challenged:
        yield Step("answer", "broken", f"It {refusal(answer)}.")
        return
    yield Step("answer", "ok", _answer(answer))
    if answer.permanent_url and answer.permanent_url != url:
        yield Step("moved", "note", f"It says that it has moved for good to {shown(answer.permanent_url)}.")
    try:
        parsed = await app.parsers.feed(answer.body, url=answer.final_url, content_type=answer.content_type)
    except FeedError as error:
        yield await _page_instead(answer, error)
        return
    yield Step("feed", "ok", _feed(parsed))
    for problem in parsed.problems:
        yield Step("feed", "note", problem)
    async for step in _entries(app, fetcher, parsed):
        yield step
    yield _next(app, url, answer, parsed)


async def _page_instead(answer: "Fetched", error: FeedError) -> Step:
    from digests.sources.fetch.shown import shown
    from digests.sources.parse.discover import feeds_on_page

    try:
        named = await asyncio.to_thread(
            feeds_on_page, answer.body, url=answer.final_url, content_type=answer.content_type
        )
    except InputError:
        named = ()
    if not named:
        return Step("feed", "broken", str(error))
    listed = ", ".join(shown(found.url) for found in named[:5])
    return Step("feed", "broken", f"It is a page and no feed; it names {listed}.")


def _answer(answer: "Fetched") -> str:
    kind = (answer.content_type or "no type").partition(";")[0].strip()
    known = (("ETag", "etag"), ("Last-Modified", "last-modified"))
    validators = [name for name, header in known if header in answer.headers]
    again = "without ETag or Last-Modified, so that it is fetched whole each time"
    if validators:
        again = f"with {' and '.join(validators)}, so that an unchanged feed costs nothing"
    return f"Status {answer.status}, {kind}, {len(answer.body):,} bytes, {again}."


def _feed(parsed: "ParsedFeed") -> str:
    from digests.compose.coverage import amount

    dates = [entry.published for entry in parsed.entries if entry.published]
    newest = f"; the newest is of {max(dates):%Y-%m-%d %H:%M} UTC" if dates else ""
    return f"“{parsed.title or 'Without a title'}” lists {amount(len(parsed.entries), 'entry', 'entries')}{newest}."


async def _entries(app: App, fetcher: "Fetcher", parsed: "ParsedFeed") -> AsyncIterator[Step]:
    from digests.collect.pages import fate_without

    wanted = app.settings.pages
    fates = [fate_without(entry, wanted) for entry in parsed.entries]
    full, spared, to_read = (fates.count(fate) for fate in ("full", "spared", None))
    yield Step(
        "pages",
        "ok",
        f"{full} carry their full text, {spared} are spared (nothing in title or summary is about diplomacy), "
        f"{to_read} pages would be read.",
    )
    first = next((entry for entry, fate in zip(parsed.entries, fates, strict=True) if fate is None), None)
    if first is not None:
        yield await _page(app, fetcher, first)


async def _page(app: App, fetcher: "Fetcher", entry: "FeedEntry") -> Step:
    from digests.collect.pages import turn
    from digests.collect.ration import Ration

    turned = await turn(entry, fetcher=fetcher, ration=Ration(app.parsers), manners=app.manners(fetcher))
    title = f"“{entry.title[:80]}”"
    if turned.fate == "robots":
        return Step("page", "note", f"{title}: the site's robots.txt asks to stay away; only the feed's text is read.")
    if turned.fate == "paywall":
        return Step("page", "note", f"{title}: only its beginning is free; the rest is behind a paywall.")
    if turned.page is None:
        return Step("page", "note", turned.failure or f"{title}: its page is not read.")
    page = turned.page
    when = f"{page.published:%Y-%m-%d %H:%M} UTC" if page.published else "no time of publication"
    by = f", by {page.author}" if page.author else ""
    return Step("page", "ok", f"{title}: {len(page.text.split()):,} words, {when}{by}.")


def _next(app: App, url: str, answer: "Fetched", parsed: "ParsedFeed") -> Step:
    from digests.collect.schedule import next_check, weekly
    from digests.collect.trouble import span

    now = app.clock.now()
    pace = weekly((entry.published for entry in parsed.entries), now)
    due = next_check(url=url, now=now, headers=answer.headers, weekly=pace, wait=parsed.wait)
    told = f"about {pace} entries a week" if pace is not None else "its dates do not tell how many a week"
    return Step("schedule", "ok", f"{told[0].upper()}{told[1:]}; it would be asked again in {span(due - now)}.")
