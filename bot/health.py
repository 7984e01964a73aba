"""Tells whoever watches the process how it is: `/healthz` that it answers, `/readyz` whether it can do its work.

Both answer in JSON. `/healthz` is 200 as long as the event loop turns; a watcher that restarts should look there.
`/readyz` is 200 when all that is needed is there and 503 with one sentence when not, which is for people.
"""

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from digests.errors import DigestsError

ANSWER_SECONDS = 3.0
"""How long an answer about readiness may take; `communique health` waits a little longer."""

Ready = Callable[[], Awaitable[str | None]]
"""Tells what is missing, in one sentence; None when nothing is."""


class HealthUnavailable(DigestsError):
    """The health server cannot listen where it should."""


@asynccontextmanager
async def health_server(host: str, port: int, ready: Ready, *, seconds: float = ANSWER_SECONDS) -> AsyncIterator[str]:
    """Serves both at `host` and `port` while inside; gives the address, such as http://127.0.0.1:8081.

    Port 0 takes any free one. An answer of `ready` that takes longer than `seconds` counts as not ready, and so does a
    DigestsError. Raises HealthUnavailable.
    """
    app = web.Application()
    app.router.add_get("/healthz", _healthz)
    app.router.add_get("/readyz", _readyz(ready, seconds))
    # The loop must not wait at its end for a watcher that keeps its connection.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, OverflowError) as error:  # OverflowError: a port that cannot be
            raise HealthUnavailable(_unavailable(host, port, error)) from error
        yield f"http://{_in_address(host)}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _healthz(_request: web.Request) -> web.Response:
    return _answer(200, {"status": "alive"})


def _readyz(ready: Ready, seconds: float) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(seconds):
                missing = await ready()
        except TimeoutError:
            missing = f"Whether it is ready could not be found out within {seconds:g} seconds."
        except DigestsError as error:
            missing = str(error)
        if missing is None:
            return _answer(200, {"status": "ready"})
        return _answer(503, {"status": "not ready", "reason": missing})

    return answer


def _answer(status: int, body: dict[str, str]) -> web.Response:
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"})


def _unavailable(host: str, port: int, error: Exception) -> str:
    where = f"{_in_address(host)}:{port}"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"The health server cannot listen at {where}, for another program does: "
            "set COMMUNIQUE_HEALTH_PORT to a free port, or to 0 to do without."
        )
    return (
        f"The health server cannot listen at {where} ({getattr(error, 'strerror', None) or error}): "
        "set COMMUNIQUE_HEALTH_PORT to another port, or to 0 to do without."
    )


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
