"""Answer bodies within a limit: decompressed piece by piece, so that a small bomb never becomes a large one."""

import zlib
from collections.abc import AsyncIterable, Iterator

_PIECE = 64 * 1024


_PLAIN = frozenset({"", "identity", "none", "binary", "utf-8"})
"""Names of no compression, some of them only sent by mistake."""


class BodyError(Exception):
    """A body that is too large, cut off or in a form that is not read; `str` is the reason in words."""


async def read_body(chunks: AsyncIterable[bytes], *, encoding: str, limit: int) -> bytes:
    """The decompressed body. Raises BodyError as soon as it, or what was sent for it, passes `limit` bytes.

    The rest is then neither received nor decompressed.
    """
    inflater = _inflater(encoding)
    body = bytearray()
    received = 0
    async for chunk in chunks:
        received += len(chunk)
        if received > limit:  # nothing may be made of it, as of empty gzip members
            raise _too_large(limit)
        for piece in inflater.feed(chunk) if inflater else (chunk,):
            body += piece
            if len(body) > limit:
                raise _too_large(limit)
    if inflater and not inflater.finished:
        raise BodyError("the compressed answer is cut off or broken")
    return bytes(body)


def _too_large(limit: int) -> BodyError:
    return BodyError(f"the answer is larger than {limit / 1024 / 1024:g} MiB")


def _inflater(encoding: str) -> "_Inflater | None":
    encoding = encoding.strip().lower()
    if encoding in _PLAIN:
        return None
    if encoding in {"gzip", "x-gzip"}:
        return _Inflater(gzip=True)
    if encoding == "deflate":
        return _Inflater(gzip=False)
    raise BodyError(f"the answer is compressed in a way that was not asked for ({encoding[:20]})")


class _Inflater:
    """gzip (of any number of members) and deflate (with or without the zlib wrapper, as servers send both)."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream: zlib._Decompress | None = None
        self._waiting = b""  # too few bytes to say what begins

    @property
    def finished(self) -> bool:
        """Whether the stream reached its end, or nothing was sent at all."""
        return self._stream.eof if self._stream else not self._waiting

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Decompressed pieces of at most 64 KiB, each made when it is asked for."""
        chunk, self._waiting = self._waiting + chunk, b""
        while chunk:
            stream = self._stream
            if stream is None or stream.eof:
                if len(chunk) < 2:
                    self._waiting = chunk
                    return
                if stream is not None and not (self._gzip and chunk.startswith(b"\x1f\x8b")):
                    return  # bytes after the end mean nothing
                stream = self._stream = self._new(chunk)
            try:
                piece = stream.decompress(chunk, _PIECE)
            except zlib.error as error:
                raise BodyError("the compressed answer is cut off or broken") from error
            chunk = stream.unused_data if stream.eof else stream.unconsumed_tail
            if piece:
                yield piece

    def _new(self, head: bytes) -> "zlib._Decompress":
        if self._gzip:
            return zlib.decompressobj(31)
        wrapped = head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0  # RFC 1950, 2.2
        return zlib.decompressobj(15 if wrapped else -15)
