"""`python -m tests.bot.workers.polling FOLDER`: a bot that polls by way of its worker, and says what it has loaded."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App
from bot.clock import FixedClock
from bot.settings.model import Settings
from digests.pictures.spec import Contact, MapSpec
from tests.sources.servers import serve

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
HEAVY = ("spacy", "thinc", "onnxruntime", "numpy", "trafilatura", "lxml", "feedparser", "matplotlib")
SPEC = MapSpec(title="March 2026", contacts=(Contact(parties=("CL", "NO"), standing="agreed"),))
FEED = (
    "<rss version='2.0'><channel><title>Ministry</title><item><title>Norway and Chile sign</title><link>/1</link>"
    "<pubDate>Wed, 04 Mar 2026 09:00:00 +0100</pubDate></item></channel></rss>"
)
PAGE = (
    "<html><body><article><h1>Norway and Chile sign</h1><p>OSLO, March 3 - Norwegian Foreign Minister Kari Solberg met "
    "her Chilean counterpart Diego Fuentes in Oslo on Tuesday, and the two signed an agreement on fisheries research, "
    "the ministry said. The agreement runs for five years and covers cod and salmon, officials told reporters.</p>"
    "</article></body></html>"
)


async def main(folder: str) -> None:
    app = App(Settings(store=Path(folder) / "s.db", allow_loopback=True), FixedClock(NOW))
    async with (
        serve() as site,
        app.store(create=True) as store,
        app.fetcher() as fetcher,
        app.text_worker() as parsers,
        app.picture_worker() as pictures,
    ):
        from tests.collect.polling import poll_due

        site.text("/feed", FEED, content_type="application/rss+xml")
        site.text("/1", PAGE)
        async with store.transaction() as tx:
            await tx.put_feed(site.url("/feed"), now=NOW)
        (result,) = await poll_due(store, NOW, fetcher=fetcher, parsers=parsers)
        picture = await pictures.world_map(SPEC)
    told = {
        "problems": result.problems,
        "events": result.events,
        "picture": picture[1:4].decode(),
        "loaded": [name for name in HEAVY if name in sys.modules],
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
