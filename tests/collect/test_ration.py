"""One feed costs the reader so much in a poll and no more; what is left is read by the next polls, nothing twice."""

import pytest
from aiohttp import web

from digests.collect.ration import MOST_LOST, MOST_SECONDS
from tests.collect.newsroom import LONG, Newsroom, item, page, rss

REST = "what is left waits for the next poll."


async def test_texts_that_end_their_reader_are_few_in_one_poll_and_new_addresses_do_not_help(
    newsroom: Newsroom,
) -> None:
    newsroom.publish(item(10), *(item(number) for number in range(10)))
    for number in range(10):
        newsroom.site.text(f"/page/{number}", page("FATAL"))
    newsroom.site.text("/page/10", page("France met Japan."))
    results = [await newsroom.poll() for _ in range(4)]
    assert [(result.new, result.failed) for result in results] == [(3, 3), (3, 3), (3, 3), (2, 3)]
    assert results[0].problems[-1] == f"3 texts of the feed ended their reader or took too long to read; {REST}"
    assert newsroom.site.asked("/page/10") == 1, "what failed before is tried again after what is new"


async def test_a_feed_is_read_for_a_minute_or_so_in_one_poll(newsroom: Newsroom) -> None:
    newsroom.publish(*(item(number) for number in range(9)))
    for number in range(9):
        newsroom.site.text(f"/page/{number}", page(f"France met Japan, part {number}."))
    newsroom.reader.seconds = MOST_SECONDS / 4  # for a page, and as much for its article
    first, *others = [await newsroom.poll() for _ in range(5)]
    assert first.problems == (f"The feed's texts took {MOST_SECONDS:g} seconds to read; {REST}",)
    assert [result.new for result in (first, *others)] == [2, 2, 2, 2, 1]
    assert others[-1].problems == ()
    assert [newsroom.site.asked(f"/page/{number}") for number in range(9)] == [1] * 9


async def test_articles_that_are_skipped_for_time_count_and_are_not_read_again(newsroom: Newsroom) -> None:
    newsroom.publish(*(item(number, description=f"{LONG} ENDLESS {number}") for number in range(5)))
    results = [await newsroom.poll() for _ in range(3)]
    assert [(result.new, result.unchanged) for result in results] == [(3, 0), (2, 3), (0, 5)]
    assert await newsroom.skipped() == {"time": 5}
    assert len(newsroom.reader.read) == 5


@pytest.mark.parametrize(("entries", "kept"), [(MOST_LOST, '"v1"'), (MOST_LOST + 1, None)])
async def test_the_feed_is_asked_for_again_only_where_something_is_left(
    newsroom: Newsroom, entries: int, kept: str | None
) -> None:
    async def feed(_request: web.Request) -> web.Response:
        items = (item(number, description=f"{LONG} ENDLESS {number}") for number in range(entries))
        return web.Response(text=rss(*items), headers={"ETag": '"v1"'}, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    assert (len((await newsroom.poll()).problems), (await newsroom.state()).etag) == (int(kept is None), kept)
