"""Keeps one child process at work: starts it when there is something to do, ends it when it must or need not go on."""

import asyncio
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from bot.workers.errors import TaskTooLong, WorkerAway, WorkerDied, WorkerFailed
from bot.workers.process import Child, ChildGone
from bot.workers.wire import BrokenFrame, encode, restore


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """When a child has to go: for a new one at the next task, or at once."""

    tasks: int = 1_000
    """Answered by one child: what libraries collect over time goes with it."""
    recycle_mb: int = 300
    """Peak memory after which it does not get another task."""
    memory_mb: int = 400
    """Data beyond which a task fails with MemoryError (Linux)."""
    idle_seconds: float = 300.0
    """Without a task; its memory goes back to the machine."""
    start_seconds: float = 60.0
    """For starting and for loading what a task needs."""


class Supervisor:
    """One worker. Calls are answered one at a time, in the order in which they were made.

    A child is started by the first call. It is killed when its task runs into the limit, when the caller is cancelled
    and when the worker is closed; the next call gets a new one. `close` must be awaited, or use `async with`.
    """

    def __init__(self, module: str, bounds: Bounds | None = None) -> None:
        """`module` names the tasks: see `bot.workers.child`."""
        self._module = module
        self._bounds = bounds or Bounds()
        self._turn = asyncio.Lock()  # its waiters are served first come, first served
        self._child: Child | None = None
        self._endings: set[asyncio.Task[None]] = set()
        self._idle: asyncio.TimerHandle | None = None
        self._closed = False

    async def __aenter__(self) -> Self:
        """Nothing is started before the first call."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def pid(self) -> int | None:
        """The id of the process that is there now."""
        return self._child.pid if self._child is not None and self._child.is_running else None

    async def call(self, task: str, *args: object, seconds: float) -> Any:
        """What the task gives for `args`, all of it plain data or frozen types of `digests`.

        Waiting for one's turn, starting and loading are not on the task's time. Raises the task's own DigestsError,
        else TaskTooLong after `seconds`, WorkerDied, WorkerFailed, and WorkerAway when there is no process at all.
        """
        request = encode((task, seconds, args))
        async with self._turn:
            if self._closed:
                raise WorkerAway("The worker was closed.")
            self._stop_idling()
            try:
                outcome = await self._outcome(request, task, seconds)
            except BaseException:
                self._let_go()
                raise
            self._after(*outcome[-1:])
        match outcome:
            case "done", value, _:
                return value
            case "error", described, _:
                raise restore(described)
            case _, kind, _:
                raise WorkerFailed(task, str(kind))

    async def close(self) -> None:
        """End the child and wait until it is gone. A call that is under way raises WorkerDied, a waiting one WorkerAway."""
        self._closed = True
        self._stop_idling()
        self._let_go()
        async with self._turn:  # whoever waited has seen that it is closed, and a child that was being started is there
            self._let_go()
        while self._endings:
            await asyncio.wait(self._endings)

    async def _outcome(self, request: bytes, task: str, seconds: float) -> tuple[Any, ...]:
        """What the child answers in the end. Raises as `call` does; the child must then be let go."""
        child, begun = await self._begin(request, task)
        if begun[0] != "begun":
            return begun
        try:
            async with asyncio.timeout(seconds):
                return await self._heard(child, task)
        except TimeoutError:
            raise TaskTooLong(task, seconds) from None

    async def _begin(self, request: bytes, task: str) -> tuple[Child, tuple[Any, ...]]:
        """The child that has the task, and its first answer: that it has begun, or why it could not."""
        child = self._child
        if child is not None and child.is_running:
            try:
                return child, await self._first(child, request)
            except ChildGone:  # it ended while nobody looked, which is not this task's doing
                pass
        self._let_go()
        child = await self._start()
        try:
            return child, await self._first(child, request)
        except ChildGone:
            raise WorkerAway(f"A worker process ended with {await child.last_word()} before it could begin.") from None

    async def _start(self) -> Child:
        """A new child, which is ours to end even if the caller is cancelled in the middle of its start."""
        starting = asyncio.ensure_future(Child.spawn(self._module, megabytes=self._bounds.memory_mb))
        starting.add_done_callback(self._started)
        try:
            return await asyncio.shield(starting)
        except OSError as error:
            raise WorkerAway(f"A worker process cannot be started: {error.strerror or error}.") from error

    def _started(self, starting: "asyncio.Future[Child]") -> None:
        if not starting.cancelled() and starting.exception() is None:
            self._let_go()
            self._child = starting.result()
            ...
