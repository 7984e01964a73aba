"""The door of the REST interface: every request is kept, checked for its token, served, and answered as ordered."""

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from aiohttp import web

from tests.loopback.faults import Faults, Instead, Lost, Outcome, Rule
from tests.loopback.model import Received
from tests.loopback.refusals import Refusal, not_found, too_large, unauthorised
from tests.loopback.rest import answers, commands, messages, places
from tests.loopback.rest.bodies import read_body
from tests.loopback.rest.call import Call, Route
from tests.loopback.world import World

API = "/api/v10"
REQUEST_BYTES = 25 * 1024 * 1024
_ENOUGH = {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "999", "X-RateLimit-Reset-After": "1.000"}


@dataclass(slots=True)
class Door:
    """Serves the routes over one world. `tell` is called whenever its state may have changed."""

    world: World
    faults: Faults
    tell: Callable[[], None]
    crashes: list[str] = field(default_factory=list)

    def routes(self) -> list[web.RouteDef]:
        """The routes for aiohttp, and a last one for whatever has none."""
        every = chain(places.ROUTES, commands.ROUTES, messages.ROUTES, answers.ROUTES)
        known = [web.route(route.method, API + route.path, self._serving(route)) for route in every]
        return [*known, web.route("*", API + "/{rest:.*}", self._serving(None))]

    def _serving(self, route: Route | None) -> Callable[[web.Request], Any]:
        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(request, route)

        return serve

    async def _serve(self, request: web.Request, route: Route | None) -> web.StreamResponse:
        received = self._keep(request, route)
        fault = self.faults.met_by(received)
        try:
            received.payload, received.files = await read_body(request)
            self.tell()
            outcome = await _act(fault, "arrived", received)
            status, answer = (0, None) if outcome else await self._effect(received, request, route)
        except Refusal as refusal:
            outcome, status, answer = None, refusal.status, refusal.body
        except web.HTTPRequestEntityTooLarge:
            outcome, status, answer = None, 413, too_large().body
        self.tell()
        outcome = outcome or await _act(fault, "stored", received)
        if isinstance(outcome, Lost):
            received.status = 0
            self.tell()
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        instead = outcome or Instead(status, answer, self._limits(received))
        response = await _send(request, received, instead)
        self.tell()
        await _act(fault, "answered", received)
        return response

    async def _effect(self, received: Received, request: web.Request, route: Route | None) -> tuple[int, Any]:
        if route is None:
            raise not_found()
        if route.needs_token and not received.authorised:
            raise unauthorised()
        try:
            answer = await route.handler(Call(self.world, received, dict(request.match_info)))
        except Refusal:
            raise
        except Exception:
            self.crashes.append(f"{received}\n{traceback.format_exc()}")
            return 500, {"message": "500: Internal Server Error", "code": 0}
        return (204, None) if answer is None else (route.status, answer)

    def _keep(self, request: web.Request, route: Route | None) -> Received:
        received = Received(
            number=len(self.world.requests),
            at=self.world.clock.seconds(),
            method=request.method,
            path=request.path.removeprefix(API),
            route=None if route is None else route.path,
            query=dict(request.query),
            authorised=request.headers.get("Authorization") == f"Bot {self.world.token}",
        )
        self.world.requests.append(received)
        return received

    def _limits(self, received: Received) -> dict[str, str]:
        """Headers of a bucket that is never empty; an empty one is a fault that a test orders."""
        return _ENOUGH | {"X-RateLimit-Bucket": f"{received.method}{received.route}".replace("/", "-")}


async def _act(fault: Rule | None, moment: str, received: Received) -> Outcome:
    return await fault.act(received) if fault is not None and fault.at == moment else None


async def _send(request: web.Request, received: Received, instead: Instead) -> web.StreamResponse:
    received.status, received.answer = instead.status, instead.body
    if instead.status == 204:
        response = web.Response(status=204, headers=instead.headers)
    elif isinstance(instead.body, str):
        response = web.Response(status=instead.status, text=instead.body, content_type="text/html")
        response.headers.update(instead.headers)
    else:
        # Exactly this type, without a charset: discord.py reads anything else as text.
        headers = {"Content-Type": "application/json"} | instead.headers
        response = web.Response(status=instead.status, body=json.dumps(instead.body).encode(), headers=headers)
    await response.prepare(request)
    await response.write_eof()
    return response
