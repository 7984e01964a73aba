"""A web server on loopback that answers as a test says, and remembers what it was asked."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


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
