"""What goes wrong on demand: errors, rate limits, lost connections, and requests that are held."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.loopback.model import Received
from tests.loopback.waiting import PATIENCE, NotInTime

Moment = Literal["arrived", "stored", "answered"]
"""When a fault acts: nothing done yet; done and not answered; answered."""


@dataclass(frozen=True, slots=True)
class Instead:
    """An answer in place of the true one. `body` as JSON, or as text when it is a string."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


class Lost:
    """The connection ends without an answer."""


Outcome = Instead | Lost | None
Act = Callable[[Received], Awaitable[Outcome]]


@dataclass(slots=True)
class Rule:
    """One fault: for which requests, how many of them, when, and what happens."""

    method: str
    pattern: re.Pattern[str]
    at: Moment
    act: Act
    times: int
    skip: int

    def waits_for(self, request: Received) -> bool:
        """Whether it acts on this request; counts those that it lets pass."""
        if not self.times or request.method != self.method or not self.pattern.fullmatch(request.path):
            return False
        self.skip -= 1
        return self.skip < 0


class Hold:
    """A request kept waiting until it is released or lost, so that a test can act at that very moment."""

    def __init__(self) -> None:
        self._outcome: Outcome = None
        self._reached: asyncio.Future[Received] = asyncio.get_running_loop().create_future()
        self._released = asyncio.Event()

    async def reached(self, *, seconds: float = PATIENCE) -> Received:
        """The request, when it has come to the moment."""
        try:
            return await asyncio.wait_for(asyncio.shield(self._reached), seconds)
        except TimeoutError:
            raise NotInTime(f"Waited {seconds:g} s in vain for the request that is to be held.") from None

    def release(self) -> None:
        """Lets the request go on, also when its sender is dead by now."""
        self._released.set()

    def lose(self) -> None:
        """Ends the connection here: what was not done yet is never done."""
        self._outcome = Lost()
        self._released.set()

    async def meet(self, request: Received) -> Outcome:
        """Called by the server with the request."""
        if not self._reached.done():
            self._reached.set_result(request)
        await self._released.wait()
        return self._outcome


class Faults:
    """The faults that a test ordered. A pattern is a path in which `*` stands for one step: `/channels/*/messages`.

    Every fault lets the first `skip` matching requests pass and meets the next `times`. A request meets one fault:
    of several that wait for it, the one ordered first.
    """

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._holds: list[Hold] = []

    def fail(
        self, method: str, pattern: str, status: int = 500, *, times: int = 1, skip: int = 0, stored: bool = False
    ) -> None:
        """Answers a server's error; with `stored` the request has had its effect all the same."""
        answer = Instead(
            status, f"<html>{status}</html>" if status in (502, 504) else _words(f"{status}: Server Error")
        )
        self._add(method, pattern, "stored" if stored else "arrived", _always(answer), times, skip)

    def rate_limit(
        self,
        method: str,
        pattern: str,
        retry_after: float = 0.1,
        *,
        times: int = 1,
        skip: int = 0,
        scope: Literal["user", "shared", "global"] = "user",
        from_discord: bool = True,
    ) -> None:
        """Answers 429 and does nothing; without `from_discord` it is the block of the address in front of Discord."""
        if not from_discord:
            blocked = Instead(429, "error code: 1015", {"Retry-After": str(max(1, round(retry_after)))})
            self._add(method, pattern, "arrived", _always(blocked), times, skip)
            return
        is_global = scope == "global"
        headers = {"Via": "1.1 google", "Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope}
        if is_global:
            headers["X-RateLimit-Global"] = "true"
        else:
            headers |= {"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "0"}
            headers |= {"X-RateLimit-Reset-After": f"{retry_after:.3f}", "X-RateLimit-Bucket": "loopback"}
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": is_global}
        self._add(method, pattern, "arrived", _always(Instead(429, body, headers)), times, skip)

    def drop(self, method: str, pattern: str, *, stored: bool = False, times: int = 1, skip: int = 0) -> None:
        """Ends the connection without an answer: before the effect, or with `stored` after it."""
        self._add(method, pattern, "stored" if stored else "arrived", _always(Lost()), times, skip)

    def hold(self, method: str, pattern: str, at: Moment = "arrived", *, skip: int = 0) -> Hold:
        """Keeps one request waiting at this moment: `await hold.reached()`, act, `hold.release()`."""
        hold = Hold()
        self._holds.append(hold)
        self._add(method, pattern, at, hold.meet, 1, skip)
        return hold

    def hook(
        self,
        method: str,
        pattern: str,
        act: Callable[[Received], Awaitable[None]],
        at: Moment = "arrived",
        *,
        times: int = 1,
        skip: int = 0,
    ) -> None:
        """Runs a coroutine at this moment, and goes on when it has ended."""

        async def acting(request: Received) -> Outcome:
            await act(request)
            return None

        self._add(method, pattern, at, acting, times, skip)

    def clear(self) -> None:
        """No more faults, and whatever is held goes on."""
        self._rules.clear()
        for hold in self._holds:
            hold.release()

    def met_by(self, request: Received) -> Rule | None:
        """The fault that this request meets. For the server, once for each request."""
        waiting = [rule for rule in self._rules if rule.waits_for(request)]
        if not waiting:
            return None
        waiting[0].times -= 1
        return waiting[0]

    def _add(self, method: str, pattern: str, at: Moment, act: Act, times: int, skip: int) -> None:
        steps = "[^/]+".join(re.escape(piece) for piece in pattern.split("*"))
        self._rules.append(Rule(method, re.compile(steps), at, act, times, skip))


def _always(outcome: Outcome) -> Act:
    async def act(_request: Received) -> Outcome:
        return outcome

    return act


def _words(message: str) -> dict[str, Any]:
    return {"message": message, "code": 0}
