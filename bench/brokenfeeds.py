"""`python -m bench.brokenfeeds`: entries found in feeds that were broken at random, beside feedparser.

Each feed has four entries and one to three breaks: characters removed, replaced, or put in that mean something in XML.
The breaks are the same in each run. A reader that finds fewer entries than the other lost some, or the other counts
those that say nothing.
"""

import io
import random
import sys
from collections import Counter

import feedparser

from digests.errors import FeedError
from digests.sources.parse.feed import parse_feed

FEEDS = 3_000
_SEED = 20160627
_PUT_IN = ("<", ">", "&", "</item>", "<item>", "<![CDATA[", "]]>", "<!--", '"', "</")
_ITEM = (
    "<item><title>Talks {0}</title><link>https://n.example/{0}</link><guid>g{0}</guid>"
    "<description>&lt;p&gt;They met. {0}&lt;/p&gt;</description></item>"
)
_FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>{}</channel></rss>'


def main() -> int:
    """Print what both find; 0 when all ran."""
    chance = random.Random(_SEED)  # noqa: S311 # no secret
    found: Counter[str] = Counter()
    for _ in range(FEEDS):
        data = broken(chance)
        ours, theirs = _ours(data), _theirs(data)
        found["raised, feedparser"] += theirs is None
        found["refused, here"] += ours is None
        found["all four found here"] += ours == 4  # as many as there are
        found["all four found by feedparser"] += theirs == 4  # the same
        found["more found here"] += (ours or 0) > (theirs or 0)
        found["more found by feedparser"] += (theirs or 0) > (ours or 0)
    for what, count in found.items():
        print(f"{what}: {count} of {FEEDS}")  # noqa: T201 # the bench speaks in the terminal
    return 0


def broken(chance: random.Random) -> bytes:
    """One feed with one to three breaks."""
    text = list(_FEED.format("".join(_ITEM.format(n) for n in range(4))))
    for _ in range(chance.randint(1, 3)):
        at, how = chance.randrange(len(text)), chance.random()
        if how < 0.4:  # two breaks in five
            del text[at : at + chance.randint(1, 6)]
        elif how < 0.7:  # three in ten
            text.insert(at, chance.choice(_PUT_IN))
        else:
            text[at] = chance.choice('<>&/"x')
    return "".join(text).encode()


def _ours(data: bytes) -> int | None:
    try:
        return len(parse_feed(data, url="https://n.example/feed").entries)
    except FeedError:
        return None


def _theirs(data: bytes) -> int | None:
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/xml"})
    except Exception:  # what it raises is what is counted
        return None
    return len(parsed.entries)


if __name__ == "__main__":
    sys.exit(main())
