"""Where a feed lives: its address is rewritten only after repeated good answers from another."""

from aiohttp import web

from tests.collect.newsroom import LONG, Newsroom, item, rss


def move(newsroom: Newsroom, status: int = 301, to: str = "/new") -> None:
    async def there(_: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Location": to})

    newsroom.site.handlers["/feed"] = there


def settle(newsroom: Newsroom) -> None:
    newsroom.site.text("/new", rss(item(1, description=LONG)), content_type="text/xml")


async def address(newsroom: Newsroom) -> str:
    async with newsroom.store.reading() as tx:
        (feed,) = await tx.feeds()
    return feed.url


async def test_a_feed_that_moves_for_good_is_read_there_after_three_good_answers(newsroom: Newsroom) -> None:
    old, new = newsroom.site.url("/feed"), newsroom.site.url("/new")
    move(newsroom)
    settle(newsroom)
    assert [await address(newsroom) for _ in range(3) if (await newsroom.poll()).ok] == [old, old, new]
    before = newsroom.site.asked("/feed")
    result = await newsroom.again()
    assert (result.ok, result.unchanged) == (True, 1), "its articles are known under the new address"
    assert newsroom.site.asked("/feed") == before


async def test_the_move_is_told_once(newsroom: Newsroom) -> None:
    move(newsroom, 308)
    settle(newsroom)
    told = [problem for _ in range(4) for problem in (await newsroom.again_or_first()).problems]
    assert len(told) == 1
    assert "has moved for good and is read at" in told[0]


async def test_a_passing_redirect_moves_nothing(newsroom: Newsroom) -> None:
    move(newsroom, 302)
    settle(newsroom)
    for _ in range(5):
        await newsroom.poll()
    assert await address(newsroom) == newsroom.site.url("/feed")


async def test_a_maintenance_page_behind_a_permanent_redirect_moves_nothing(newsroom: Newsroom) -> None:
    move(newsroom)
    newsroom.site.text("/new", "<!doctype html><html><body>Back soon</body></html>")
    for _ in range(5):
        assert not (await newsroom.poll()).ok
    assert await address(newsroom) == newsroom.site.url("/feed")


async def test_a_feed_that_changes_its_mind_begins_to_count_anew(newsroom: Newsroom) -> None:
    settle(newsroom)
    newsroom.site.text("/other", rss(item(1, description=LONG)), content_type="text/xml")
    for to in ("/new", "/new", "/other", "/new", "/new"):
        move(newsroom, to=to)
        await newsroom.poll()
    assert await address(newsroom) == newsroom.site.url("/feed")
    await newsroom.poll()
    assert await address(newsroom) == newsroom.site.url("/new")


async def test_a_feed_that_is_gone_is_asked_no_more_until_it_is_added_again(newsroom: Newsroom) -> None:
    newsroom.site.status("/feed", 410)
    await newsroom.poll()
    async with newsroom.store.reading() as tx:
        (feed,) = await tx.feeds()
        assert (feed.poll.state, await tx.due_feeds(feed.poll.checked_at)) == ("gone", [])  # type: ignore[arg-type] # it was checked


async def test_a_site_that_redirects_now_and_then_moves_nothing(newsroom: Newsroom) -> None:
    async def unchanged(request: web.Request) -> web.Response:
        headers = {"ETag": '"1"'}
        if request.headers.get("If-None-Match"):
            return web.Response(status=304, headers=headers)
        return web.Response(text=rss(item(1, description=LONG)), headers=headers, content_type="text/xml")

    newsroom.site.handlers["/new"] = unchanged
    for _ in range(4):
        move(newsroom)
        await newsroom.poll()
        newsroom.site.handlers["/feed"] = unchanged
        await newsroom.poll()
    assert await address(newsroom) == newsroom.site.url("/feed")
