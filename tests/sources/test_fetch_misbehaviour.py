"""Servers that misbehave: each ends in a value, or in one sentence without secrets."""

import gzip
import traceback
from collections.abc import AsyncIterator

import pytest

from digests.errors import FetchError
from digests.sources.fetch.client import Fetched, Fetcher, Limits
from digests.sources.fetch.guard import Guard
from tests.sources.servers import Wire, serve, serve_bytes

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=20, body_bytes=50_000)) as fetcher:
        yield fetcher


async def _answer(fetcher: Fetcher, sent: bytes) -> Fetched:
    async with serve_bytes(sent) as wire:
        return await fetcher.fetch(wire.url())


def _secret(wire: Wire) -> str:
    return wire.url("/feed?token=s3cr3t").replace("http://", "http://ann:hunter2@")


async def _failure(fetcher: Fetcher, sent: bytes) -> str:
    """The sentence, after a look that neither it nor what a log would print of its causes tells a secret."""
    async with serve_bytes(sent) as wire:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(_secret(wire))
    told = "".join(traceback.format_exception(caught.value))
    assert "hunter2" not in told
    assert "s3cr3t" not in told
    assert "\n" not in str(caught.value)
    return caught.value.reason


async def test_a_connection_closed_before_anything_was_said(fetcher: Fetcher) -> None:
    assert "connection broke" in await _failure(fetcher, b"")


@pytest.mark.parametrize("sent", [b"HTTP", OK, OK + b"Content-Ty", OK + b"Content-Type: text/xml\r\n"])
async def test_a_connection_closed_inside_the_headers(fetcher: Fetcher, sent: bytes) -> None:
    assert await _failure(fetcher, sent) in {
        "the connection broke before the answer was complete",
        "the server's answer is not valid HTTP",
    }


async def test_a_body_shorter_than_was_announced(fetcher: Fetcher) -> None:
    assert "connection broke" in await _failure(fetcher, OK + b"Content-Length: 100\r\n\r\n<rss/>")


async def test_a_body_longer_than_was_announced_is_refused_or_cut_there(fetcher: Fetcher) -> None:
    outcome: bytes | str
    try:
        outcome = (await _answer(fetcher, OK + b"Content-Length: 6\r\n\r\n<rss/>and more")).body
    except FetchError as error:
        outcome = error.reason
    assert outcome in {b"<rss/>", "the server's answer is not valid HTTP"}


@pytest.mark.parametrize("length", [b"-1", b"six", b"9" * 5_000, b"0x6"])
async def test_a_length_that_is_none(fetcher: Fetcher, length: bytes) -> None:
    reason = await _failure(fetcher, OK + b"Content-Length: " + length + b"\r\n\r\n<rss/>")
    assert reason in {"the server's answer is not valid HTTP", "the answer is larger than 0.0476837 MiB"}


async def test_a_length_beside_chunks_is_refused_as_smuggling(fetcher: Fetcher) -> None:
    both = b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n"
    assert "not valid HTTP" in await _failure(fetcher, OK + both)


@pytest.mark.parametrize(
    "chunks",
    [
        b"zz\r\n<rss/>\r\n0\r\n\r\n",
        b"-6\r\n<rss/>",
        b"3\r\n<rss/>\r\n0\r\n\r\n",
        b"f" * 40 + b"\r\n<rss/>",
        b"6\r\n<rss/>",
    ],
    ids=["no number", "negative", "too short", "astronomical", "no end"],
)
async def test_chunks_that_are_none(fetcher: Fetcher, chunks: bytes) -> None:
    reason = await _failure(fetcher, OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
    assert reason in {"the connection broke before the answer was complete", "the server's answer is not valid HTTP"}


async def test_a_truncated_gzip_body(fetcher: Fetcher) -> None:
    packed = gzip.compress(b"<rss/>" * 100)[:-12]
    assert "cut off" in await _failure(fetcher, OK + b"Content-Encoding: gzip\r\n\r\n" + packed)


@pytest.mark.parametrize("encoding", [b"gzip", b"deflate"])
async def test_a_body_that_is_not_compressed_as_it_says(fetcher: Fetcher, encoding: bytes) -> None:
    reason = await _failure(fetcher, OK + b"Content-Encoding: " + encoding + b"\r\n\r\nplain all along")
    assert "broken" in reason


@pytest.mark.parametrize("encoding", [b"br", b"zstd", b"compress", b"gzip, br", b"\xff\xfe"])
async def test_a_compression_that_was_not_asked_for(fetcher: Fetcher, encoding: bytes) -> None:
    reason = await _failure(fetcher, OK + b"Content-Encoding: " + encoding + b"\r\nContent-Length: 1\r\n\r\nx")
    assert "not asked for" in reason


@pytest.mark.parametrize(
    "content_type",
    [b"text/xml; charset=klingon", b"text/xml; charset=", b";;;", b"\xff\xfe", b"text/xml; charset=\xe9"],
)
async def test_a_character_set_that_nobody_knows_leaves_the_bytes_as_they_are(
    fetcher: Fetcher, content_type: bytes
) -> None:
    sent = OK + b"Content-Type: " + content_type + b"\r\nContent-Length: 6\r\n\r\n<rss/>"
    answer = await _answer(fetcher, sent)
    assert answer.body == b"<rss/>"
    assert answer.content_type == content_type.decode("latin-1")


@pytest.mark.parametrize("after", ["120", "Wed, 15 Jun 2016 10:00:00 GMT", "soon", "-1"])
async def test_a_wish_to_come_back_later_is_passed_on_as_it_is(fetcher: Fetcher, after: str) -> None:
    head = f"HTTP/1.1 429 Too Many Requests\r\nRetry-After: {after}\r\nContent-Length: 0\r\n\r\n"
    answer = await _answer(fetcher, head.encode())
    assert (answer.status, answer.ok, answer.headers["retry-after"]) == (429, False, after)


async def test_a_feed_that_is_gone(fetcher: Fetcher) -> None:
    answer = await _answer(fetcher, b"HTTP/1.1 410 Gone\r\nContent-Length: 4\r\n\r\nGone")
    assert (answer.status, answer.ok, answer.body) == (410, False, b"")


async def test_an_endless_page_behind_an_error_is_not_read(fetcher: Fetcher) -> None:
    assert (await _answer(fetcher, b"HTTP/1.1 503 x\r\n\r\n" + b"x" * 1_000_000)).status == 503


@pytest.mark.parametrize(
    "sent",
    [
        OK + b"Content-Length: 0\r\n\r\n",
        OK + b"\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        OK + b"Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nContent-Encoding: gzip\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\n",
    ],
    ids=["length 0", "closed", "no chunks", "gzip", "204", "204 gzip", "HTTP/1.0"],
)
async def test_an_answer_with_nothing_in_it(fetcher: Fetcher, sent: bytes) -> None:
    answer = await _answer(fetcher, sent)
    assert answer.ok
    assert answer.body == b""


@pytest.mark.parametrize(
    "sent",
    [
        b"<rss>this is HTTP/0.9</rss>",
        b"this is no HTTP\r\n\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x16\x03\x01\x00\xa5\x01",
        bytes(range(256)),
        OK + b"no colon\r\n\r\n",
        OK + b"X: a\x00b\r\n\r\n",
        OK + b": no name\r\n\r\n",
    ],
)
async def test_what_is_no_http(fetcher: Fetcher, sent: bytes) -> None:
    assert await _failure(fetcher, sent) in {
        "the server's answer is not valid HTTP",
        "the connection broke before the answer was complete",
    }


async def test_a_protocol_nobody_asked_for_is_a_value(fetcher: Fetcher) -> None:
    sent = b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"
    answer = await _answer(fetcher, sent)
    assert (answer.status, answer.ok) == (101, False)


async def test_a_server_that_speaks_no_tls(fetcher: Fetcher) -> None:
    async with serve() as site:
        with pytest.raises(FetchError, match="TLS"):
            await fetcher.fetch(site.url("/feed").replace("http:", "https:"))


@pytest.mark.parametrize(
    "userinfo", ["ann:hunter2", "ann:hunter2€", "hunter2", ":hunter2", "a%00:hunter2", "a%0d%0ab:hunter2"]
)
async def test_any_password_is_sent_or_refused_and_never_told(fetcher: Fetcher, userinfo: str) -> None:
    async with serve_bytes(b"") as wire:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(wire.url().replace("http://", f"http://{userinfo}@"))
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


async def test_a_broken_answer_leaves_the_next_one_whole(fetcher: Fetcher) -> None:
    whole = OK + b"Content-Length: 6\r\n\r\n<rss/>"
    async with serve_bytes(OK + b"Content-Length: 100\r\n\r\nhalf", whole) as wire:
        with pytest.raises(FetchError):
            await fetcher.fetch(wire.url())
        assert (await fetcher.fetch(wire.url())).body == b"<rss/>"
