"""A poll that is killed in the middle loses nothing, and nothing is stored twice."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import web

from tests.collect.newsroom import LONG, Newsroom, item, page, rss

PROJECT = Path(__file__).resolve().parents[2]
ENTRIES = 12


def killed_after(path: Path, url: str, articles: int) -> list[str]:
    """What a poll told before it was killed (-9), which is when it had read so many articles."""
    words = [sys.executable, "-m", "tests.collect.another_poll", str(path), url]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 # our own
        assert running.stdout
        told = []
        for line in running.stdout:
            told.append(line.strip())
            if len(told) == articles:
                running.kill()
        return told


@pytest.mark.parametrize("articles", [1, 5, ENTRIES])
async def test_a_killed_poll_is_made_up_for_by_the_next(newsroom: Newsroom, articles: int) -> None:
    async def feed(_: web.Request) -> web.Response:
        """Half of the entries need their pages."""
        told = ["They met.", f"France met Japan. {LONG}"]
        entries = [item(n, description=f"{told[n % 2]} {n}") for n in range(ENTRIES)]
        return web.Response(text=rss(*entries), headers={"ETag": '"v1"'}, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    for n in range(0, ENTRIES, 2):
        newsroom.site.text(f"/page/{n}", page(f"France met Japan on point {n}.", f"Talks number {n}"))
    url, path = newsroom.site.url("/feed"), newsroom.store.path
    told = await asyncio.to_thread(killed_after, path, url, articles)
    assert len(told) >= articles
    assert "done" not in told
    assert (await newsroom.state()).etag is None, "or the next poll would hear of nothing new"
    result = await newsroom.poll()
    assert (result.ok, result.new + result.unchanged, result.failed) == (True, ENTRIES, 0)
    assert result.unchanged >= articles - 1
    assert len(await newsroom.reports()) == ENTRIES, "each article's event once"
    assert [len(rows) for rows in newsroom.stored()] == [ENTRIES] * 3, "articles, revisions, names"  # type: ignore[arg-type] # rows
    assert (await newsroom.poll()).unchanged == ENTRIES
