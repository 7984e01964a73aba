"""What a member waits for: the real bot process on a Discord and feeds on loopback, at rest and while it reads."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from bench.figures import Figure, ms, percentile, show
from bench.synthetic import filled
from bench.texts import long_articles
from bot.workers.memory import peak_mb
from tests.loopback.loopback import Loopback, loopback_discord
from tests.loopback.model import Channel, Member
from tests.loopback.process import Living, living
from tests.loopback.world import World
from tests.sources.servers import Site, serve

Going = Callable[[], bool]
"""Whether to go on."""

_AT_REST = 60
_FEEDS = 10
"""That the articles are spread over: how long one of them may take is bounded."""
_MOST_MB = {"bot": "≤ 150 MB", "text": "≤ 400 MB"}


def main(articles: int) -> None:
    """Measure with a store of `articles`, and print."""
    asyncio.run(_measure(articles))


async def _measure(articles: int) -> None:
    world = World()
    guild = world.add_guild("Bench")
    channel, member = world.add_channel(guild, "news"), world.add_member(guild, "Ana")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await asyncio.to_thread(filled, folder / "communique.db", articles)
        async with loopback_discord(world) as discord, serve() as site:
            number = _publish(site)
            feeds = "".join(f'[[feeds]]\nurl = "{site.url(f"/feed/{feed}")}"\n' for feed in range(_FEEDS))
            (folder / "config.toml").write_text(f'allow_loopback = true\nlog = "json"\n{feeds}', encoding="utf-8")
            begin = time.perf_counter()
            async with living(folder, discord.url, token=world.token) as bot:
                await bot.until("discord.ready")
                ready = time.perf_counter() - begin
                reading = await _asked(discord, member, channel, lambda: len(bot.events("feed.polled")) < _FEEDS)
                memory = _peaks(bot)
                done = sum(polled["new"] for polled in bot.events("feed.polled"))
                rest = await _asked(discord, member, channel, _times(_AT_REST))
                await bot.stop()
    figures = [Figure("start of the process to ready", f"{ready:.2f} s", budget="≤ 3 s")]
    for what, place in (("acknowledged", 0), ("answered", 1)):
        for name, pick in (("p50", 50), ("p99", 99), ("max", 100)):
            busy, calm = (percentile([one[place] for one in asked], pick) for asked in (reading, rest))
            figures.append(Figure(f"/country France {what}, {name}", ms(busy), ms(calm), f"{busy / calm:.2f}×"))
    figures += [
        Figure(f"{what} process at its peak", f"{size:.0f} MB", budget=_MOST_MB[what]) for what, size in memory.items()
    ]
    show(
        f"Slash commands ({len(reading)}) while {done} of {number} long articles are read, store of {articles:,}; "
        "the peer is the same bot at rest. Discord allows 3 s for the first word",
        figures,
    )


def _publish(site: Site) -> int:
    """Feeds of long articles, each on a page of its own; how many articles."""
    items: dict[int, list[str]] = {feed: [] for feed in range(_FEEDS)}
    texts = long_articles()
    for number, article in enumerate(texts):
        body = "".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n") if part.strip())
        site.text(
            f"/{number}",
            f"<html><head><title>Report {number}</title></head><body><article><h1>Report {number}"
            f"</h1>{body}</article></body></html>",
        )
        items[number % _FEEDS].append(
            f"<item><title>Report {number}</title><link>{site.url(f'/{number}')}</link></item>"
        )
    for feed, entries in items.items():
        site.text(
            f"/feed/{feed}",
            f'<rss version="2.0"><channel><title>Bench {feed}</title>{"".join(entries)}</channel></rss>',
            content_type="application/rss+xml",
        )
    return len(texts)


async def _asked(discord: Loopback, member: Member, channel: Channel, going: Going) -> list[tuple[float, float]]:
    """Seconds to the acknowledgement and to the answer of each command, one after the other, as long as `going`."""
    seen = []
    while going():
        begin = time.perf_counter()
        answer = await discord.slash(member, channel, "country", {"name": "France"})
        await answer.original()
        seen.append((answer.seconds, time.perf_counter() - begin))
    return seen


def _times(number: int) -> Going:
    left = iter(range(number))
    return lambda: next(left, None) is not None


def _peaks(bot: Living) -> dict[str, float]:
    """The most memory that the bot and its text worker held so far, in MB (Linux)."""
    pid = bot.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    text = {"text": max(peak_mb(int(child)) for child in children)} if children else {}
    return {"bot": peak_mb(pid)} | text
