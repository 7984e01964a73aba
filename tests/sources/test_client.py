"""Fetching from real servers on loopback that behave and misbehave."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from digests.errors import FetchError
from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Guard
from tests.sources.servers import Site

SMALL = Limits(seconds=5, body_bytes=50_000, redirects=5)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher.open(guard=Guard(allow_loopback=True), limits=SMALL) as fetcher:
        yield fetcher


async def test_an_answer_comes_with_its_body_headers_and_final_address(site: Site, fetcher: Fetcher) -> None:
    site.text("/feed", "<rss/>", content_type="application/rss+xml")
    answer = await fetcher.fetch(site.url("/feed"))
    assert (answer.status, answer.body, answer.content_type) == (200, b"<rss/>", "application/rss+xml")
    assert answer.final_url == site.url("/feed")
    assert answer.ok
    assert site.requests[0].headers["User-Agent"].startswith("Communique")
    assert "+feed reader" in site.requests[0].headers["User-Agent"]


async def test_an_unchanged_feed_is_asked_for_with_what_it_gave_and_answers_304(site: Site, fetcher: Fetcher) -> None:
    async def feed(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"v1"'
        return web.Response(status=304) if known else web.Response(body=b"new", headers={"ETag": '"v1"'})

    site.handlers["/feed"] = feed
    first = await fetcher.fetch(site.url("/feed"))
    second = await fetcher.fetch(
        site.url("/feed"), etag=first.headers["etag"], last_modified="Wed, 15 Jun 2016 10:00:00 GMT"
    )
    assert second.not_modified
    assert second.body == b""
    assert site.requests[1].headers["If-Modified-Since"] == "Wed, 15 Jun 2016 10:00:00 GMT"


@pytest.mark.parametrize("status", [403, 404, 410, 429, 500, 503])
async def test_a_refusal_of_the_server_is_a_value(site: Site, fetcher: Fetcher, status: int) -> None:
    site.status("/feed", status, Retry_After="120")
    answer = await fetcher.fetch(site.url("/feed"))
    assert (answer.status, answer.ok, answer.headers["retry-after"]) == (status, False, "120")


async def test_redirects_are_followed_to_the_end(site: Site, fetcher: Fetcher) -> None:
    for step in range(5):
        site.status(f"/{step}", [301, 302, 303, 307, 308][step], Location=f"/{step + 1}")
    site.text("/5", "here")
    answer = await fetcher.fetch(site.url("/0"))
    assert (answer.body, answer.final_url) == (b"here", site.url("/5"))


async def test_loopback_is_refused_unless_it_is_asked_for(site: Site) -> None:
    site.text("/feed", "x")
    port = site.root.rpartition(":")[2]
    async with Fetcher.open(guard=Guard(ports={int(port)})) as fetcher:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            with pytest.raises(FetchError, match="not public"):
                await fetcher.fetch(f"http://{host}:{port}/feed")
    assert not site.requests


class _Rebinding(AbstractResolver):
    """A name server that first gives one address and then another."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = list(addresses)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        address = self._addresses.pop(0)
        return [ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None: ...


async def test_a_name_that_turns_private_between_two_requests_is_refused(site: Site) -> None:
    async def feed(_request: web.Request) -> web.Response:
        return web.Response(body=b"x", headers={"Connection": "close"})

    site.handlers["/feed"] = feed
    port = int(site.root.rpartition(":")[2])
    guard = Guard(ports={port}, allow_loopback=True)
    async with Fetcher.open(guard=guard, resolver=_Rebinding("127.0.0.1", "192.168.0.1"), limits=SMALL) as fetcher:
        assert (await fetcher.fetch(f"http://feeds.example:{port}/feed")).ok
        with pytest.raises(FetchError, match="not public"):
            await fetcher.fetch(f"http://feeds.example:{port}/feed")
    assert site.asked("/feed") == 1


def _compressed(data: bytes, encoding: str) -> bytes:
    if encoding == "gzip":
        return gzip.compress(data)
    raw = zlib.compressobj(wbits=15 if encoding == "deflate" else -15)
    return raw.compress(data) + raw.flush()


async def _send(site: Site, body: bytes, **headers: str) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})

    site.handlers["/body"] = answer


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate"])
async def test_compressed_bodies_arrive_whole(site: Site, fetcher: Fetcher, encoding: str) -> None:
    await _send(site, _compressed(b"text " * 5_000, encoding), Content_Encoding=encoding.split()[-1])
    assert (await fetcher.fetch(site.url("/body"))).body == b"text " * 5_000


async def test_a_body_in_several_gzip_members_arrives_whole(site: Site, fetcher: Fetcher) -> None:
    await _send(site, gzip.compress(b"one ") + gzip.compress(b"two"), Content_Encoding="gzip")
    assert (await fetcher.fetch(site.url("/body"))).body == b"one two"


async def test_a_body_announced_too_large_is_not_read(site: Site, fetcher: Fetcher) -> None:
    await _send(site, b"x" * 60_000)
    with pytest.raises(FetchError, match="larger than"):
        await fetcher.fetch(site.url("/body"))


async def test_a_slow_drip_ends_with_the_time_for_the_whole_fetch(site: Site) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.01)

    site.handlers["/body"] = drip
    async with Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=0.2)) as fetcher:
        with pytest.raises(FetchError, match=r"within 0\.2 seconds"):
            await fetcher.fetch(site.url("/body"))


async def test_a_closed_port_is_an_error_in_words(fetcher: Fetcher) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(FetchError, match="does not accept the connection"):
        await fetcher.fetch(f"http://127.0.0.1:{port}/")


class _Unknown(AbstractResolver):
    """A name server that knows no name."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        raise OSError(f"{host}: no such name")

    async def close(self) -> None: ...


async def test_an_unknown_name_is_an_error_in_words() -> None:
    async with Fetcher.open(resolver=_Unknown()) as fetcher:
        with pytest.raises(FetchError, match="its host name cannot be resolved"):
            await fetcher.fetch("http://no-such-host.example/")


async def test_the_final_address_carries_no_password(site: Site, fetcher: Fetcher) -> None:
    site.text("/feed", "x")
    answer = await fetcher.fetch(site.url("/feed").replace("http://", "http://ann:hunter2@"))
    assert answer.final_url == site.url("/feed")
    assert site.requests[0].headers["Authorization"].startswith("Basic ")


async def test_an_error_never_shows_the_secrets_of_the_address(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch("http://ann:hunter2@10.0.0.1/feed?token=s3cr3t")
    assert "hunter2" not in str(caught.value)
    assert "s3cr3t" not in str(caught.value)
    assert "10.0.0.1" in str(caught.value)
