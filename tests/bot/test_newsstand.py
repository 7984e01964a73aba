"""The demo's server: it serves the packaged feed and pages, and nothing else."""

import aiohttp

from bot.newsstand import demo_plan, newsstand
from digests.places.names import is_code


async def test_serves_the_feed_and_every_page_it_links() -> None:
    async with newsstand() as address, aiohttp.ClientSession() as client:
        async with client.get(address + demo_plan().feed) as answer:
            feed = await answer.text()
            assert (answer.status, answer.content_type) == (200, "application/rss+xml")
        links = [part.split("</link>")[0] for part in feed.split("<link>")[2:]]  # the first is the channel's
        assert len(links) >= 15
        for link in links:
            async with client.get(address + link) as answer:
                assert (answer.status, answer.content_type) == (200, "text/html"), link


async def test_serves_nothing_else() -> None:
    async with newsstand() as address, aiohttp.ClientSession() as client:
        for path in (
            "demo.toml",
            "__init__.py",
            "pages/",
            "../pyproject.toml",
            "..%2fpyproject.toml",
            "pages/%2e%2e/demo.toml",
        ):
            async with client.get(address + path) as answer:
                assert answer.status == 404, path


def test_the_plan_names_publishers_of_known_countries() -> None:
    plan = demo_plan()
    assert plan.publishers
    assert all(is_code(publisher.country) for publisher in plan.publishers)
    assert len({publisher.name for publisher in plan.publishers}) == len(plan.publishers)
