"""What an answer's headers tell, and what is asked for."""

import pytest
from aiohttp import web

from digests.sources.fetch.answer import Fetched, headers_of
from digests.sources.fetch.client import Fetcher
from tests.sources.servers import Site, serve_bytes


def _answer(status: int, **headers: str) -> Fetched:
    sent = headers_of((name.replace("_", "-"), value) for name, value in headers.items())
    return Fetched(status=status, body=b"", headers=sent, final_url="http://example.org/feed")


@pytest.mark.parametrize(
    "answer",
    [
        _answer(403, CF_Mitigated="challenge"),
        _answer(503, cf_mitigated=" Challenge "),
        _answer(202, x_amzn_waf_action="challenge"),
        _answer(405, x_amzn_waf_action="captcha"),
        _answer(429, x_vercel_mitigated="challenge"),
    ],
)
def test_a_check_for_browsers_is_recognised(answer: Fetched) -> None:
    assert answer.challenged


@pytest.mark.parametrize(
    "answer",
    [
        _answer(200),
        _answer(403, server="cloudflare", cf_ray="8a1-FRA"),
        _answer(503, server="cloudflare", cf_ray="8a1-FRA"),
        _answer(403, x_vercel_mitigated="deny"),
        _answer(403, cf_mitigated=""),
    ],
)
def test_an_ordinary_refusal_is_no_check_for_browsers(answer: Fetched) -> None:
    assert not answer.challenged


def test_lines_of_one_header_are_joined_and_every_value_can_be_stored() -> None:
    headers = headers_of([("Cache-Control", "no-cache"), ("cache-control", "max-age=5"), ("ETag", '"\udce9"')])
    assert headers == {"cache-control": "no-cache, max-age=5", "etag": '"é"'}
    assert headers["etag"].encode()


@pytest.mark.parametrize(
    ("validators", "delta", "sent"),
    [
        ({"etag": '"v1"'}, True, "feed"),
        ({"last_modified": "Wed, 15 Jun 2016 10:00:00 GMT"}, True, "feed"),
        ({}, True, None),
        ({"etag": ""}, True, None),
        ({"etag": '"v1"'}, False, None),
    ],
)
async def test_only_what_is_new_is_asked_for_where_a_validator_is_known(
    site: Site, fetcher: Fetcher, validators: dict[str, str], delta: bool, sent: str | None
) -> None:
    site.text("/feed", "<rss/>")
    await fetcher.fetch(site.url("/feed"), delta=delta, **validators)
    assert site.requests[0].headers.get("A-IM") == sent


async def test_a_part_of_a_feed_is_a_good_answer(site: Site, fetcher: Fetcher) -> None:
    async def feed(_request: web.Request) -> web.Response:
        return web.Response(status=226, body=b"<rss/>", headers={"IM": "feed", "ETag": '"v2"'})

    site.handlers["/feed"] = feed
    answer = await fetcher.fetch(site.url("/feed"), etag='"v1"', delta=True)
    assert (answer.status, answer.ok, answer.body, answer.headers["etag"]) == (226, True, b"<rss/>", '"v2"')


async def test_new_validators_of_an_unchanged_feed_are_visible(site: Site, fetcher: Fetcher) -> None:
    site.status("/feed", 304, ETag='"v2"', Last_Modified="Thu, 16 Jun 2016 10:00:00 GMT")
    answer = await fetcher.fetch(site.url("/feed"), etag='"v1"')
    assert answer.not_modified
    assert answer.headers["etag"] == '"v2"'
    assert answer.headers["last-modified"] == "Thu, 16 Jun 2016 10:00:00 GMT"


@pytest.mark.parametrize(
    "etag",
    ['"a"\r\nX-Injected: 1', '"a\nX-Injected: 1"', '"a\rb"', '"a\x00"', '"\udce9"', '"\x85X-Injected: 1"', '"\u2028"'],
)
async def test_a_stored_validator_puts_no_header_of_its_own_into_a_request(fetcher: Fetcher, etag: str) -> None:
    async with serve_bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx") as wire:
        assert (await fetcher.fetch(wire.url(), etag=etag, last_modified=etag)).ok
        assert b"injected" not in wire.heads[0].lower()
        assert b"if-none-match" not in wire.heads[0].lower()


async def test_a_validator_in_any_bytes_can_be_sent_back(fetcher: Fetcher) -> None:
    answer = b'HTTP/1.1 200 OK\r\nETag: "%b"\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx'
    async with serve_bytes(answer % b"\xe9", answer % "é".encode()) as wire:
        for _ in range(2):
            etag = (await fetcher.fetch(wire.url())).headers["etag"]
            assert etag == '"é"'
            assert (await fetcher.fetch(wire.url(), etag=etag)).ok
        assert 'If-None-Match: "é"'.encode() in wire.heads[3]
