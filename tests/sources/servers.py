"""Servers on loopback that answer as a test says, and remember what they were asked: one polite, one not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""What a wire does after the head of a request was read; the connection is closed when it ends."""


@dataclass(slots=True)
class Site:
    """Handlers by path, the requests seen in their order, and where the server listens."""

    root: str
    handlers: dict[str, Handler]
    requests: list[web.Request] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.root + path

    def text(self, path: str, body: str | bytes, *, content_type: str = "text/html; charset=utf-8") -> None:
        """Answer `path` with this body from now on."""
        data = body.encode() if isinstance(body, str) else body

        async def answer(_request: web.Request) -> web.Response:
            return web.Response(body=data, headers={"Content-Type": content_type})

        self.handlers[path] = answer

    def status(self, path: str, status: int, **headers: str) -> None:
        """Answer `path` with this status and these headers (`Retry_After` for Retry-After)."""

        async def answer(_request: web.Request) -> web.Response:
            return web.Response(status=status, headers={k.replace("_", "-"): v for k, v in headers.items()})

        self.handlers[path] = answer

    def asked(self, path: str) -> int:
        """How often `path` was asked for."""
        return sum(request.path == path for request in self.requests)


@asynccontextmanager
async def serve(**handlers: Handler) -> AsyncIterator[Site]:
    """A site until the block ends; `index=…` answers `/index`."""
    site = Site("", {f"/{name}": handler for name, handler in handlers.items()})

    async def dispatch(request: web.Request) -> web.StreamResponse:
        site.requests.append(request)
        handler = site.handlers.get(request.path)
        if handler is None:
            raise web.HTTPNotFound
        return await handler(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", dispatch)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server(shutdown_timeout=0)
    site.root = str(server.make_url("")).rstrip("/")
    try:
        yield site
    finally:
        await server.close()


@dataclass(slots=True)
class Wire:
    """Where a server without manners listens, and the heads of the requests it got."""

    root: str = ""
    heads: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/feed") -> str:
        return self.root + path


@asynccontextmanager
async def serve_bytes(*answers: bytes | Script) -> AsyncIterator[Wire]:
    """Until the block ends, each request gets the next of `answers`, whether or not it is HTTP; the last one stays."""
    wire = Wire()
    under_way: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            wire.heads.append(await reader.readuntil(b"\r\n\r\n"))
            answer = answers[min(len(wire.heads), len(answers)) - 1]
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client has had enough
        finally:
            writer.close()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(talk(reader, writer))
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    wire.root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield wire
    finally:
        server.close()
        for task in list(under_way):
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await server.wait_closed()
