"""Answer bodies within a limit: decompressed piece by piece, so that a small bomb never becomes a large one."""

import zlib
from collections.abc import AsyncIterable, Iterator

_PIECE = 64 * 1024


class BodyError(Exception):
    """A body that is too large, cut off or in a form that is not read; `str` is the reason in words."""


async def read_body(chunks: AsyncIterable[bytes], *, encoding: str, limit: int) -> bytes:
    """The decompressed body. Raises BodyError as soon as it passes `limit` bytes, before the rest is received."""
    inflater = _inflater(encoding)
    body = bytearray()
    async for chunk in chunks:
        for piece in inflater.feed(chunk) if inflater else (chunk,):
            body += piece
            if len(body) > limit:
                raise BodyError(f"the answer is larger than {limit / 1024 / 1024:g} MiB")
    if inflater and not inflater.finished:
        raise BodyError("the compressed answer is cut off or broken")
    return bytes(body)


def _inflater(encoding: str) -> "_Inflater | None":
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
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
        self._raw = False
        self._stream = self._new()
        self._started = False

    @property
    def finished(self) -> bool:
        """Whether the stream reached its end, or nothing was sent at all."""
        return self._stream.eof or not self._started

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Decompressed pieces of at most 64 KiB, each made when it is asked for."""
        while chunk:
            if self._stream.eof:
                if not self._gzip or not chunk.startswith(b"\x1f\x8b"):
                    return  # bytes after the end mean nothing
                self._stream = self._new()
            try:
                piece = self._stream.decompress(chunk, _PIECE)
            except zlib.error as error:
                if self._gzip or self._started:
                    raise BodyError("the compressed answer is cut off or broken") from error
                self._raw, self._started = True, True
                self._stream = self._new()
                continue
            self._started = True
            chunk = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if piece:
                yield piece

    def _new(self) -> "zlib._Decompress":
        return zlib.decompressobj(31 if self._gzip else (-15 if self._raw else 15))
