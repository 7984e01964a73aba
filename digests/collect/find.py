"""From an address that somebody gives to the feed that is meant: the address's own, or one that its page names."""

import asyncio
from dataclasses import dataclass

from digests.collect.parsers import Parsers
from digests.collect.trouble import refusal
from digests.errors import FeedError, FetchError, InputError
from digests.sources.fetch.client import Fetched, Fetcher
from digests.sources.fetch.shown import shown
from digests.sources.parse.discover import FoundFeed, feeds_on_page
from digests.sources.parse.parsed import ParsedFeed

_TRIED = 5
"""Feeds that a page names and that are asked until one can be read."""


class NoFeed(InputError):
    """No feed was found there; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """A feed that could be read. `others` are the further feeds of the page that named it, best first."""

    url: str
    answer: Fetched
    parsed: ParsedFeed
    page: str | None = None
    """The page that named it; None where the address was the feed's own."""
    others: tuple[FoundFeed, ...] = ()


async def find_feed(url: str, *, fetcher: Fetcher, parsers: Parsers) -> Discovered:
    """The feed at `url`, or the best that can be read of those the page at `url` names. Raises NoFeed, ParsersAway."""
    answer = await _good_answer(url, fetcher)
    try:
        parsed = await parsers.feed(answer.body, url=answer.final_url, content_type=answer.content_type)
    except FeedError as error:
        return await _on_page(url, answer, error, fetcher, parsers)
    return Discovered(url=url, answer=answer, parsed=parsed)


async def _on_page(url: str, answer: Fetched, why: FeedError, fetcher: Fetcher, parsers: Parsers) -> Discovered:
    try:
        named = await asyncio.to_thread(
            feeds_on_page, answer.body, url=answer.final_url, content_type=answer.content_type
        )
    except InputError as error:
        raise NoFeed(f"{shown(url)} is no feed: {error}") from error
    if not named:
        raise NoFeed(f"{shown(url)} is no feed and names none: {why}") from why
    trouble = ""
    for candidate in named[:_TRIED]:
        try:
            found = await _good_answer(candidate.url, fetcher)
            parsed = await parsers.feed(found.body, url=found.final_url, content_type=found.content_type)
        except InputError as error:
            trouble = trouble or str(error)
            continue
        others = tuple(other for other in named if other.url != candidate.url)
        return Discovered(url=candidate.url, answer=found, parsed=parsed, page=url, others=others)
    raise NoFeed(f"{shown(url)} names {len(named)} feeds, none of which can be read: {trouble}")


async def _good_answer(url: str, fetcher: Fetcher) -> Fetched:
    try:
        answer = await fetcher.fetch(url)
    except FetchError as error:
        raise NoFeed(f"{error}.") from error
    if not answer.ok or answer.challenged:
        raise NoFeed(f"{shown(url)} {refusal(answer)}.")
    return answer
