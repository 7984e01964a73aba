"""Which pages are read, and what is stored of the others: every entry has a fate."""

import pytest
from aiohttp import web

from digests.collect.pages import Manners
from tests.collect.newsroom import LONG, Newsroom, item, page


def plain(number: int, **changes: str) -> str:
    """An entry that may tell of nothing diplomatic."""
    told = {"title": "Potato prices rise", "description": "A wet spring spoiled the crop."}
    return item(number, **(told | changes))


async def test_a_page_whose_summary_tells_of_nothing_that_is_looked_for_is_spared(newsroom: Newsroom) -> None:
    newsroom.manners = Manners(wanted="diplomacy")
    newsroom.publish(item(1), plain(2))
    newsroom.site.text("/page/1", page("France met Japan."))
    result = await newsroom.poll()
    assert (result.new, result.spared, result.failed) == (2, 1, 0)
    assert newsroom.site.asked("/page/2") == 0
    assert await newsroom.fates() == {"read": 2, "page read": 1, "page spared": 1}


async def test_a_spared_page_is_read_when_the_summary_comes_to_tell_of_diplomacy(newsroom: Newsroom) -> None:
    newsroom.manners = Manners(wanted="diplomacy")
    newsroom.site.text("/page/1", page("France met Japan in Paris."))
    newsroom.publish(plain(1))
    await newsroom.poll()
    newsroom.publish(plain(1, title="Ministers of France and Japan hold talks on potatoes"))
    assert (await newsroom.poll()).revised == 1
    assert await newsroom.fates() == {"read": 1, "page read": 1}


@pytest.mark.parametrize(("wanted", "asked"), [("all", 1), ("none", 0)])
async def test_all_pages_or_none_can_be_asked_for(newsroom: Newsroom, wanted: str, asked: int) -> None:
    newsroom.manners = Manners(wanted=wanted)  # type: ignore[arg-type] # a word of Wanted
    newsroom.publish(plain(1))
    newsroom.site.text("/page/1", page("France met Japan."))
    await newsroom.poll()
    assert newsroom.site.asked("/page/1") == asked


async def test_a_page_that_the_site_keeps_from_robots_is_not_asked_for(newsroom: Newsroom) -> None:
    newsroom.publish(item(1), item(2, link="/private/2"))
    newsroom.site.text("/robots.txt", "User-agent: *\nDisallow: /private/\n", content_type="text/plain")
    newsroom.site.text("/page/1", page("France met Japan."))
    newsroom.heed_robots()
    result = await newsroom.poll()
    assert (result.new, result.events) == (2, 2), "what the feed itself says is read all the same"
    assert newsroom.site.asked("/private/2") == 0
    assert await newsroom.fates() == {"read": 2, "page read": 1, "page robots": 1}
    await newsroom.poll()
    assert newsroom.site.asked("/robots.txt") == 1


async def test_while_robots_txt_cannot_be_had_no_page_is_read_but_it_is_tried_again(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    newsroom.site.status("/robots.txt", 503)
    newsroom.heed_robots()
    first = await newsroom.poll()
    assert (first.new, first.failed, newsroom.site.asked("/page/1")) == (1, 1, 0)
    newsroom.site.text("/robots.txt", "User-agent: *\nAllow: /\n", content_type="text/plain")
    newsroom.site.text("/page/1", page("France met Japan in Paris."))
    newsroom.heed_robots()
    assert (await newsroom.poll()).revised == 1


async def test_a_page_behind_a_paywall_is_marked_and_not_tried_again(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    stub = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    free = "France met Japan in Paris on Monday to speak about fish, timber and the railway along the coast of both."
    body = f"<article><h1>Talks number 1</h1><p>{free}</p><p>Subscribe to continue reading.</p></article>"
    newsroom.site.text("/page/1", f"<html><head>{stub}</head><body>{body}</body></html>")
    result = await newsroom.poll()
    assert (result.new, result.failed, result.events) == (1, 0, 1)
    assert await newsroom.fates() == {"read": 1, "page paywall": 1}
    assert (await newsroom.poll()).unchanged == 1
    newsroom.publish(item(1, description="France met Japan, as we told."))
    assert (await newsroom.poll()).unchanged == 1
    assert newsroom.site.asked("/page/1") == 1


async def test_an_entry_with_its_full_text_and_one_without_an_address_have_their_fates_too(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, description=f"<![CDATA[<p>{LONG}</p>]]>"), item(2, link=""))
    await newsroom.poll()
    assert await newsroom.fates() == {"read": 2, "page full": 1, "page none": 1}


async def test_a_site_that_wants_a_browser_for_its_pages_is_named_and_its_page_left(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    newsroom.site.status("/page/1", 403, cf_mitigated="challenge")
    assert "wants to see a browser" in (await newsroom.poll()).problems[0]


async def test_an_unchanged_entry_is_looked_at_no_further(newsroom: Newsroom) -> None:
    asked = 0

    async def feed(_: web.Request) -> web.Response:
        nonlocal asked
        asked += 1
        return web.Response(text=f'<rss version="2.0"><channel>{item(1)}</channel></rss>', content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    newsroom.site.text("/page/1", page("France met Japan."))
    await newsroom.poll()
    before = newsroom.stored()
    result = await newsroom.poll()
    assert (asked, result.unchanged, len(newsroom.reader.read)) == (2, 1, 1)
    assert newsroom.stored() == before
