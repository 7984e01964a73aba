"""Bombs, endless answers and drips: each is left at its limit."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator

import pytest

from digests.errors import FetchError
from digests.sources.fetch.body import BodyError, read_body
from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Guard
from tests.sources.servers import Script, serve_bytes

LIMIT = 50_000


def _gzip(data: bytes) -> bytes:
    """Without the time of packing: the names of tests are made of it, and they are the same in every process."""
    return gzip.compress(data, mtime=0)


ZEROS = bytes(20_000_000)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=20, body_bytes=LIMIT)) as fetcher:
        yield fetcher


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def _ok(encoding: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [
        ("gzip", _gzip(ZEROS)),
        ("deflate", zlib.compress(ZEROS)),
        ("deflate", _raw_deflate(ZEROS)),
        ("gzip", _gzip(bytes(1_000)) * 60),
    ],
    ids=["gzip", "deflate", "raw deflate", "many members"],
)
async def test_a_small_bomb_is_left_at_the_limit(fetcher: Fetcher, encoding: str, bomb: bytes) -> None:
    assert len(bomb) < LIMIT
    async with serve_bytes(_ok(encoding, bomb)) as wire:
        with pytest.raises(FetchError, match="larger than"):
            await fetcher.fetch(wire.url())


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip\r\nContent-Encoding: gzip", "br, gzip"])
async def test_a_bomb_inside_a_bomb_is_not_opened(fetcher: Fetcher, encoding: str) -> None:
    async with serve_bytes(_ok(encoding, _gzip(_gzip(ZEROS)))) as wire:
        with pytest.raises(FetchError, match="not asked for"):
            await fetcher.fetch(wire.url())


def _endless(start: bytes, piece: bytes) -> Script:
    async def write(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()

    return write


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"3e8\r\n" + b"x" * 1_000 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", _gzip(b"") * 100),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + _gzip(b"x"), b"after the end" * 100),
    ],
    ids=["plain", "chunked", "chunks of a byte", "gzip members with nothing inside", "more after the end"],
)
async def test_a_body_without_end_is_left_at_the_limit(fetcher: Fetcher, start: bytes, piece: bytes) -> None:
    async with serve_bytes(_endless(start, piece)) as wire:
        with pytest.raises(FetchError, match="larger than"):
            await fetcher.fetch(wire.url())


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x" * 10_000),
        (b"HTTP/1.1 200 OK\r\n", b"X-Many: x\r\n" * 100),
        (b"HTTP/1.1 200 OK\r\n", b"X" * 10_000),
        (b"HTTP/1.1 200 ", b"OK" * 10_000),
        (b"", b"x" * 10_000),
    ],
    ids=["one long header", "many headers", "a long name", "a long reason", "no status"],
)
async def test_headers_without_end_are_left(fetcher: Fetcher, start: bytes, piece: bytes) -> None:
    async with serve_bytes(_endless(start, piece)) as wire:
        with pytest.raises(FetchError, match=r"not valid HTTP|connection broke"):
            await fetcher.fetch(wire.url())


async def _silence(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()  # until the client leaves


def _then_silence(start: bytes) -> Script:
    async def write(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await _silence(reader, writer)

    return write


@pytest.mark.parametrize(
    "script",
    [
        _silence,
        _then_silence(b"HTTP/1.1 200 OK\r\nX-"),
        _then_silence(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
        _then_silence(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"),
        _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["nothing", "half a header", "half a body", "half a chunk", "continue for ever"],
)
async def test_a_server_that_never_comes_to_an_end_is_left_when_the_time_is_over(script: Script) -> None:
    limits = Limits(seconds=0.2, body_bytes=LIMIT)
    async with (
        serve_bytes(script) as wire,
        Fetcher.open(guard=Guard(allow_loopback=True), limits=limits) as fetcher,
    ):
        with pytest.raises(FetchError, match=r"no complete answer within 0\.2 seconds"):
            await fetcher.fetch(wire.url())


async def test_redirects_share_the_time_of_one_fetch() -> None:
    move = b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    async with (
        serve_bytes(move, move, _silence) as wire,
        Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=0.3)) as fetcher,
    ):
        with pytest.raises(FetchError, match=r"/feed could not be fetched: no complete answer within 0\.3 seconds"):
            await fetcher.fetch(wire.url())
        assert len(wire.heads) == 3


async def _pieces(data: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
@pytest.mark.parametrize(
    ("encoding", "sent", "whole"),
    [
        ("gzip", _gzip(b"one ") + _gzip(b"") + _gzip(b"two"), b"one two"),
        ("x-gzip", _gzip(b"one") + b"\0\0\0", b"one"),
        ("GZIP", _gzip(b"one") + b"\x1f", b"one"),
        ("deflate", zlib.compress(b"text " * 50), b"text " * 50),
        ("deflate", _raw_deflate(b"text " * 50), b"text " * 50),
        ("deflate", _raw_deflate(b""), b""),
        ("gzip", b"", b""),
        ("deflate", b"", b""),
        ("none", b"text", b"text"),
        ("UTF-8", b"text", b"text"),
    ],
)
async def test_a_body_is_the_same_in_whatever_pieces_it_comes(
    encoding: str, sent: bytes, whole: bytes, size: int
) -> None:
    assert await read_body(_pieces(sent, size), encoding=encoding, limit=LIMIT) == whole


@pytest.mark.parametrize("size", [1, 5, 1_000])
@pytest.mark.parametrize("packed", [_gzip(b"text " * 50), zlib.compress(b"text " * 50)], ids=["gzip", "deflate"])
async def test_a_body_cut_anywhere_is_no_half_article(packed: bytes, size: int) -> None:
    encoding = "gzip" if packed[0] == 0x1F else "deflate"
    for end in range(1, len(packed)):
        with pytest.raises(BodyError, match="cut off or broken"):
            await read_body(_pieces(packed[:end], size), encoding=encoding, limit=LIMIT)
