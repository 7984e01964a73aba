"""The robots.txt of a site is asked for once, remembered, and kept to."""

import asyncio

import pytest
from aiohttp import web

from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Guard
from digests.sources.fetch.pace import Pace
from digests.sources.fetch.robots import Refusal, RobotsRules
from tests.sources.servers import Site, serve, serve_bytes

HOUR = 3600.0
NOTHING = "User-agent: *\nDisallow: /"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rules(fetcher: Fetcher, clock: Clock) -> RobotsRules:
    return RobotsRules(fetcher, "Communique", clock)


async def test_a_page_is_read_where_its_site_allows_it(site: Site, rules: RobotsRules) -> None:
    site.text("/robots.txt", "User-agent: *\nDisallow: /private", content_type="text/plain")
    assert await rules.allows(site.url("/news"))
    assert not await rules.allows(site.url("/private/1"))
    refusal = await rules.refusal(site.url("/private/1"))
    assert refusal == Refusal("the robots.txt of its site asks programs not to read it", lasting=True)
    assert site.asked("/robots.txt") == 1


async def test_rules_for_this_program_are_its_own(site: Site, rules: RobotsRules) -> None:
    site.text("/robots.txt", f"User-agent: Communique\nAllow: /\n\n{NOTHING}")
    assert await rules.allows(site.url("/news"))


async def test_many_who_ask_at_once_share_one_request(site: Site, rules: RobotsRules) -> None:
    site.text("/robots.txt", NOTHING)
    assert not any(await asyncio.gather(*(rules.allows(site.url(f"/{number}")) for number in range(20))))
    assert site.asked("/robots.txt") == 1


async def test_who_is_cancelled_leaves_the_asking_to_the_next(site: Site, rules: RobotsRules) -> None:
    reached = asyncio.Event()

    async def robots(_request: web.Request) -> web.Response:
        if site.asked("/robots.txt") > 1:
            return web.Response(text=NOTHING)
        reached.set()
        never: asyncio.Future[web.Response] = asyncio.get_running_loop().create_future()
        return await never

    site.handlers["/robots.txt"] = robots
    first = asyncio.create_task(rules.allows(site.url("/1")))
    second = asyncio.create_task(rules.allows(site.url("/2")))
    await reached.wait()
    first.cancel()
    assert await second is False


async def test_rules_are_kept_for_a_day(site: Site, rules: RobotsRules, clock: Clock) -> None:
    site.text("/robots.txt", NOTHING)
    assert not await rules.allows(site.url("/news"))
    site.text("/robots.txt", "")
    clock.now = 24 * HOUR - 1
    assert not await rules.allows(site.url("/news"))
    clock.now = 24 * HOUR
    assert await rules.allows(site.url("/news"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
async def test_a_site_without_the_file_allows_everything(
    site: Site, rules: RobotsRules, clock: Clock, status: int
) -> None:
    site.status("/robots.txt", status)
    assert await rules.allows(site.url("/news"))
    clock.now = 23 * HOUR
    assert await rules.allows(site.url("/news"))
    assert site.asked("/robots.txt") == 1


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_site_whose_file_cannot_be_had_allows_nothing_for_an_hour(
    site: Site, rules: RobotsRules, clock: Clock, status: int
) -> None:
    site.status("/robots.txt", status)
    assert not await rules.allows(site.url("/news"))
    clock.now = HOUR - 1
    refusal = await rules.refusal(site.url("/news"))
    assert refusal is not None
    assert f"status {status}" in refusal.reason
    assert not refusal.lasting
    assert site.asked("/robots.txt") == 1
    clock.now = HOUR
    site.text("/robots.txt", "")
    assert await rules.allows(site.url("/news"))


async def test_a_connection_that_breaks_allows_nothing_and_says_why(rules: RobotsRules) -> None:
    async with serve_bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *") as wire:
        assert "the connection broke" in str(await rules.refusal(wire.url()))


async def test_what_a_site_said_before_counts_while_it_is_away(site: Site, rules: RobotsRules, clock: Clock) -> None:
    site.text("/robots.txt", "User-agent: *\nDisallow: /private")
    assert await rules.allows(site.url("/news"))
    site.status("/robots.txt", 503)
    clock.now = 30 * HOUR
    assert await rules.allows(site.url("/news"))
    assert not await rules.allows(site.url("/private"))
    assert site.asked("/robots.txt") == 2


async def test_redirects_of_the_file_are_followed(site: Site, rules: RobotsRules) -> None:
    for step in range(5):
        site.status("/robots.txt" if step == 0 else f"/{step}", 301, Location=f"/{step + 1}")
    site.text("/5", NOTHING)
    assert not await rules.allows(site.url("/news"))


async def test_a_file_that_redirects_for_ever_is_none(site: Site, rules: RobotsRules) -> None:
    site.status("/robots.txt", 302, Location="/robots.txt")
    assert await rules.allows(site.url("/news"))
    assert site.asked("/robots.txt") == 6


async def test_a_file_behind_a_private_address_cannot_be_had(site: Site, rules: RobotsRules) -> None:
    site.status("/robots.txt", 302, Location="http://10.0.0.1/robots.txt")
    assert "not public" in str(await rules.refusal(site.url("/news")))


async def test_each_port_has_rules_of_its_own(rules: RobotsRules) -> None:
    async with serve() as one, serve() as other:
        one.text("/robots.txt", NOTHING)
        assert not await rules.allows(one.url("/news"))
        assert await rules.allows(other.url("/news"))


async def test_a_password_is_no_part_of_the_question(site: Site, rules: RobotsRules) -> None:
    site.text("/robots.txt", NOTHING)
    assert not await rules.allows(site.url("/news").replace("http://", "http://ann:hunter2@"))
    assert not await rules.allows(site.url("/news"))
    assert ["Authorization" in request.headers for request in site.requests] == [False]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news",
        "mailto:ann@example.org",
        "http://[::1",
        "http:///news",
        "file:///etc/passwd",
        "ftp://example.org/news",
    ],
)
async def test_what_is_no_web_address_is_left_for_the_fetch_to_refuse(rules: RobotsRules, url: str) -> None:
    assert await rules.allows(url)


async def test_a_delay_the_site_asks_for_is_kept_and_forgotten_when_it_no_longer_asks(clock: Clock) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock.now += seconds

    pace = Pace(1.0, 2, now=clock, sleep=sleep)
    async with (
        serve() as site,
        Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=5), pace=pace) as fetcher,
    ):
        rules = RobotsRules(fetcher, "Communique", clock)
        site.text("/robots.txt", "User-agent: *\nCrawl-delay: 12")
        assert await rules.allows(site.url("/news"))
        await fetcher.fetch(site.url("/news"))
        await fetcher.fetch(site.url("/news"))
        site.text("/robots.txt", "")
        clock.now += 25 * HOUR
        assert await rules.allows(site.url("/news"))
        await fetcher.fetch(site.url("/news"))
        assert waits == [12.0, 12.0, 1.0]


async def test_a_queue_that_is_too_long_condemns_no_site(clock: Clock) -> None:
    pace = Pace(1_000.0, 1, patience=0, now=clock)
    async with (
        serve() as site,
        Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=5), pace=pace) as fetcher,
    ):
        rules = RobotsRules(fetcher, "Communique", clock)
        await fetcher.fetch(site.url("/news"))
        assert "its turn did not come" in str(await rules.refusal(site.url("/news")))
        clock.now = 1_000.0
        assert await rules.allows(site.url("/news"))


async def test_a_thousand_sites_are_remembered(rules: RobotsRules) -> None:
    for number in range(1_010):
        await rules.allows(f"http://10.0.{number // 256}.{number % 256}/")
    assert len(rules._sites) == 1_000
    assert "http://10.0.0.0" not in rules._sites


async def test_large_files_are_not_all_remembered(rules: RobotsRules) -> None:
    large = "User-agent: *\nDisallow: /private\n" + "# remark\n" * 50_000
    async with serve() as one, serve() as two, serve() as three, serve() as four, serve() as five:
        for site in (one, two, three, four, five):
            site.text("/robots.txt", large)
            assert not await rules.allows(site.url("/private"))
        assert len(rules._sites) == 4
        assert one.root not in rules._sites
        assert not await rules.allows(one.url("/private"))
        assert one.asked("/robots.txt") == 2
