"""One round of polls, and what it found."""

from datetime import datetime

from digests.collect.parsers import Parsers
from digests.collect.poll import PollResult
from digests.collect.rounds import Rounds
from digests.sources.fetch.client import Fetcher
from digests.storage.store import Store


async def poll_due(
    store: Store, now: datetime, *, fetcher: Fetcher, parsers: Parsers, in_flight: int = 8
) -> list[PollResult]:
    """What the polls of all feeds that are due found, in the order in which the feeds were added."""
    results: list[PollResult] = []
    await Rounds(store, fetcher=fetcher, parsers=parsers, in_flight=in_flight).poll(now, results.append)
    return sorted(results, key=lambda result: result.feed_id)
