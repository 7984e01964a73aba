"""Keeps one child process at work: starts it when there is something to do, ends it when it must or need not go on."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.workers.errors import TaskTooLong, WorkerAway, WorkerDied, WorkerFailed
from bot.workers.process import Child, ChildGone
from bot.workers.values import Unlike, read
from bot.workers.wire import BrokenFrame, request, restored

T = TypeVar("T")
Answer = tuple[Any, ...]
Took = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """When a child has to go: for a new one at the next task, or at once."""

    tasks: int = 1_000
    """Answered by one child: what libraries collect over time goes with it."""
    recycle_mb: int = 300
    """Peak memory after which it does not get another task."""
    memory_mb: int = 380
    """Data beyond which a task fails with MemoryError (Linux)."""
    idle_seconds: float = 300.0
    """Without a task; its memory goes back to the machine."""
    start_seconds: float = 60.0
    """For starting and for loading what a task needs."""


class Supervisor:
    """One worker. Calls are answered one at a time, in the order in which they were made.

    The first call starts a child. It is killed when its task runs into the limit, when the caller is cancelled, when it
    has grown too large or was idle, and by `close`; the next call gets a new one. `close` must be awaited, which
    `async with` does.
    """

    def __init__(self, module: str, bounds: Bounds | None = None) -> None:
        """`module` holds the tasks: see `bot.workers.child`."""
        self._module = module
        self._bounds = bounds or Bounds()
        self._turn = asyncio.Lock()  # those who wait for it are served first come, first served
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

    async def call(self, task: str, *args: object, gives: type[T], seconds: float, took: Took = lambda _: None) -> T:
        """What the task gives for `args`, all of it plain data and frozen types of `digests`: a value of type `gives`.

        Waiting for one's turn, starting and loading are not on the task's time; `took` is told how much of it was used,
        also where it ended badly. Raises the task's own DigestsError, else TaskTooLong after `seconds`, WorkerDied,
        WorkerFailed, and WorkerAway where no task is to blame.
        """
        asked = request(task, seconds, args)
        async with self._turn:
            self._keep()
            try:
                outcome = await self._outcome(asked, task, gives, seconds, took)
            except BaseException:
                self._let_go()
                raise
            self._after(outcome[-1])
        match outcome:
            case "done", value, _:
                given: T = value
                return given
            case "error", name, sentence, _:
                raise restored(name, sentence)
        raise WorkerFailed(task, outcome[1])

    async def close(self) -> None:
        """End the child and wait until it is gone. A task under way raises WorkerDied, those that wait WorkerAway."""
        self._closed = True
        if self._child is not None:
            self._child.kill()
        async with self._turn:  # the task under way has seen its end, and whoever waited has seen that it is closed
            self._keep()
            self._let_go()
        while self._endings:
            await asyncio.wait(self._endings)

    async def _outcome(self, asked: bytes, task: str, gives: type[T], seconds: float, took: Took) -> Answer:
        """The last answer of a child to the request. Raises as `call` does; the child must then be let go."""
        child, begun = await self._begin(asked, task)
        if begun[0] == "failed":
            raise WorkerAway(f"What the task “{task}” needs cannot be loaded: {begun[1]}.")
        if begun[0] != "begun":
            return begun
        loop = asyncio.get_running_loop()
        begin = loop.time()
        try:
            async with asyncio.timeout(seconds):
                return await _heard(child, task, gives)
        except TimeoutError:
            raise TaskTooLong(task, seconds) from None
        except ChildGone:
            raise WorkerDied(task, await child.last_word()) from None
        finally:
            took(loop.time() - begin)

    async def _begin(self, asked: bytes, task: str) -> tuple[Child, Answer]:
        """The child that has the task, and its first answer: that it has begun, or why it could not."""
        if self._child is not None and self._child.is_running:
            try:
                return self._child, await self._first(self._child, asked, task)
            except ChildGone:
                pass  # it ended while nobody looked, which is not this task's doing
        self._let_go()
        self._child = child = await self._start()
        try:
            return child, await self._first(child, asked, task)
        except ChildGone:
            raise WorkerAway(f"A worker process ended with {await child.last_word()} before it could begin.") from None

    async def _start(self) -> Child:
        """A new child. Whoever is cancelled meanwhile leaves none behind."""
        if self._closed:
            raise WorkerAway("The worker was closed.")
        starting = asyncio.ensure_future(Child.spawn(self._module, megabytes=self._bounds.memory_mb))
        try:
            child = await asyncio.shield(starting)
        except asyncio.CancelledError:
            self._see_off(_unwanted(starting))
            raise
        except OSError as error:
            raise WorkerAway(f"A worker process cannot be started: {error.strerror or error}.") from error
        if self._closed:
            self._see_off(_unwanted(starting))
            raise WorkerAway("The worker was closed.")
        return child

    async def _first(self, child: Child, asked: bytes, task: str) -> Answer:
        try:
            async with asyncio.timeout(self._bounds.start_seconds):
                await child.send(asked)
                return await _heard(child, task, None)
        except TimeoutError:
            words = f"A worker process was not ready within {self._bounds.start_seconds:g} seconds."
            raise WorkerAway(words) from None

    def _after(self, peak_mb: float) -> None:
        """Decide whether the child that has just answered goes on, and until when it may be idle."""
        child = self._child
        if child is None:
            return
        child.tasks_done += 1
        if child.tasks_done >= self._bounds.tasks or peak_mb > self._bounds.recycle_mb:
            self._let_go()
        else:
            self._idle = asyncio.get_running_loop().call_later(self._bounds.idle_seconds, self._let_go)

    def _keep(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _let_go(self) -> None:
        """Kill the child, if there is one, and see it off without waiting."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            self._see_off(child.ended())

    def _see_off(self, end: Coroutine[Any, Any, None]) -> None:
        ending = asyncio.ensure_future(end)
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)


async def _unwanted(starting: "asyncio.Future[Child]") -> None:
    """The end of a child that nobody waits for any more."""
    with suppress(OSError):  # it could not be started anyway
        child = await starting
        child.kill()
        await child.ended()


async def _heard(child: Child, task: str, gives: type[Any] | None) -> Answer:
    """The next answer of the child; with None for `gives` it cannot be done yet. Raises ChildGone, and WorkerDied for
    what is no answer.
    """
    try:
        match await child.receive():
            case ("begun",) | ("failed", str(), float()) | ("error", str(), str(), float()) as heard:
                return heard
            case "done", told, float() as peak_mb if gives is not None:
                return "done", read(gives, told), peak_mb
    except (BrokenFrame, Unlike):
        pass
    raise WorkerDied(task, "an answer that cannot be read")
