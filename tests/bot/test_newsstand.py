"""The demo's server: the packaged feed and its pages under their publishers' names, and nothing else."""

import aiohttp
import pytest

from bot.newsstand import Newsstand, demo_plan, newsstand
from digests.places.names import is_code


def client(stand: Newsstand) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=stand.resolver))


async def test_every_link_of_the_feed_leads_to_a_page_at_its_publisher() -> None:
    hosts = {publisher.host for publisher in demo_plan().publishers}
    async with newsstand(demo_plan().feed) as stand, client(stand) as session:
        async with session.get(stand.feed_url) as answer:
            feed = await answer.text()
            assert (answer.status, answer.content_type) == (200, "application/rss+xml")
        links = [part.split("</link>")[0] for part in feed.split("<link>")[2:]]  # the first is the channel's own
        assert len(links) >= 15
        for link in links:
            async with session.get(stand.feed_url.replace("feed.xml", link)) as answer:
                assert (answer.status, answer.content_type) == (200, "text/html"), link
                assert answer.url.host in hosts, link


async def test_serves_nothing_else() -> None:
    async with newsstand(demo_plan().feed) as stand, client(stand) as session:
        for path in ("demo.toml", "__init__.py", "pages/", "pages/none.html", "..%2fpyproject.toml"):
            async with session.get(stand.feed_url.replace("feed.xml", path)) as answer:
                assert answer.status == 404, path


async def test_knows_no_name_but_its_own() -> None:
    async with newsstand(demo_plan().feed) as stand:
        with pytest.raises(OSError, match="not on the newsstand"):
            await stand.resolver.resolve("example.org", 80)


def test_the_plan_names_publishers_of_known_countries() -> None:
    plan = demo_plan()
    assert plan.publishers
    assert all(is_code(publisher.country) for publisher in plan.publishers)
    assert len({publisher.name for publisher in plan.publishers}) == len(plan.publishers)
