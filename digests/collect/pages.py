"""The page behind an entry: whether it is to be read, and what came of reading it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from digests.collect.ration import Ration
from digests.collect.worth import is_worth
from digests.errors import FetchError, InputError
from digests.model import FeedEntry
from digests.sources.fetch.client import Fetcher
from digests.sources.fetch.robots import Refusal
from digests.sources.fetch.shown import shown
from digests.sources.parse.articles import is_thin
from digests.sources.parse.parsed import ParsedPage
from digests.storage.records import PageFate

Wanted = Literal["diplomacy", "all", "none"]
"""Which pages are read: those whose title or summary may tell of diplomacy, all, or none."""

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_ONLY = "only what the feed itself says was read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How pages are read. `refusal` asks a site's robots.txt; without it every page may be read."""

    wanted: Wanted = "diplomacy"
    refusal: Callable[[str], Awaitable[Refusal | None]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What became of a page. `url` is where it was found in the end; `failure` is a sentence."""

    fate: PageFate
    page: ParsedPage | None = None
    url: str | None = None
    failure: str | None = None
    passing: bool = False
    """Whether the trouble may have passed at the next poll."""


def fate_without(entry: FeedEntry, wanted: Wanted) -> PageFate | None:
    """What becomes of the entry's page before anything is asked; None where it is to be read."""
    if not is_thin(entry):
        return "full"
    if not entry.url or wanted == "none":
        return "none"
    if wanted == "diplomacy" and not is_worth(entry.title, entry.content or entry.summary):
        return "spared"
    return None


async def turn(entry: FeedEntry, *, fetcher: Fetcher, ration: Ration, manners: Manners) -> Turned:
    """Read the page of `entry`, which `fate_without` says is to be read. Raises ParsersAway alone."""
    url = entry.url or ""
    if manners.refusal is not None and (refused := await manners.refusal(url)):
        if refused.lasting:
            return Turned(fate="robots")
        return Turned(fate="failed", failure=f"{shown(url)} was not asked: {refused.reason}; {_ONLY}.", passing=True)
    try:
        answer = await fetcher.fetch(url)
    except FetchError as error:
        return Turned(fate="failed", failure=f"{error}; {_ONLY}.", passing=True)
    if answer.challenged:
        return Turned(fate="failed", failure=f"{shown(url)} wants to see a browser; {_ONLY}.")
    if not answer.ok:
        failure = f"{shown(url)} answered with status {answer.status}; {_ONLY}."
        return Turned(fate="failed", failure=failure, passing=answer.status in _PASSING)
    try:
        page = await ration.page(
            answer.body, url=answer.final_url, content_type=answer.content_type, name=f"The page {shown(url)}"
        )
    except InputError as error:
        return Turned(fate="failed", failure=f"{str(error).rstrip('.')}; {_ONLY}.")
    if page.paywalled and page.text:
        return Turned(fate="paywall", page=page, url=answer.final_url)
    if not page.text:
        return Turned(fate="failed", failure=f"No article was found on the page {shown(url)}; {_ONLY}.")
    return Turned(fate="read", page=page, url=answer.final_url)
