"""The gateway's transport: each connection has one stream of messages, compressed as the client asked."""

import importlib
import json
import zlib
from collections.abc import Callable
from typing import Any

from aiohttp import web

Encode = Callable[[bytes], bytes]


class UnknownCompression(Exception):
    """The client asked for a compression that this machine cannot make."""


def compressor(kind: str | None) -> Encode | None:
    """Makes the messages of one connection; None leaves them as text."""
    if not kind:
        return None
    if kind == "zlib-stream":
        stream = zlib.compressobj()
        return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
    if kind == "zstd-stream":
        return _zstd()
    raise UnknownCompression(f"The gateway knows no compression named {kind}.")


def _zstd() -> Encode:
    """By the same libraries as discord.py, which asks for zstd when it finds one of them."""
    try:
        library: Any = importlib.import_module("zstandard")
        packer = library.ZstdCompressor().compressobj()
        return lambda data: packer.compress(data) + packer.flush(library.COMPRESSOBJ_FLUSH_BLOCK)
    except ImportError:
        pass
    try:
        library = importlib.import_module("compression.zstd")
    except ImportError:
        raise UnknownCompression("zstd-stream needs zstandard, or Python 3.14.") from None
    stream = library.ZstdCompressor()
    return lambda data: stream.compress(data, mode=stream.FLUSH_BLOCK)


class Connection:
    """One websocket of a client."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self._socket = socket
        self._request = request
        self._encode = compressor(request.query.get("compress"))

    async def send(self, message: dict[str, Any]) -> None:
        """Sends in the order of the calls; to a connection that is gone it does nothing."""
        data = json.dumps(message).encode()
        try:
            if self._encode is None:
                await self._socket.send_str(data.decode())
            else:
                await self._socket.send_bytes(self._encode(data))
        except (ConnectionError, RuntimeError):
            return

    async def close(self, code: int, words: str = "") -> None:
        """Says good-bye with a code."""
        await self._socket.close(code=code, message=words.encode())

    def abort(self) -> None:
        """Ends without a good-bye, as a broken line does."""
        if self._request.transport is not None:
            self._request.transport.abort()
