"""One spawned child: frames to it, frames from it, and its end."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

from bot.workers.wire import HEADER, answered, length

_AT_ONCE = 256 * 1024
"""Bytes that are read ahead of an answer."""
_LAST_WORD_SECONDS = 1.0
"""How long a child that closed its pipe has to end by itself, and so tell why."""
_SECRETS = ("COMMUNIQUE_", "DISCORD_")
"""The settings, and with them the bot's token, are not the child's business."""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""The other core is the event loop's, and each thread of the numeric libraries would cost memory."""


class ChildGone(Exception):
    """The child closed its end, or never read its own."""


class Child:
    """A running child. `tasks_done` counts what it has answered."""

    def __init__(self, process: Process, requests: asyncio.StreamWriter, answers: asyncio.StreamReader) -> None:
        self._process = process
        self._requests = requests
        self._answers = answers
        self.tasks_done = 0

    @classmethod
    async def spawn(cls, module: str, *, megabytes: int) -> "Child":
        """A new child for the tasks of `module`; it need not be up when this returns. Raises OSError.

        It gets a process group of its own: a Ctrl-C while it is still starting must not reach it. A session of its own
        would do that too, but Linux shares a core among sessions before it looks at priorities.
        """
        words = (sys.executable, "-P", "-m", "bot.workers.child", module, str(os.getpid()), str(megabytes))
        process = await asyncio.create_subprocess_exec(
            *words, stdin=PIPE, stdout=PIPE, env=_environment(), limit=_AT_ONCE, process_group=0
        )
        if process.stdin is None or process.stdout is None:
            raise OSError("the pipes are missing")
        return cls(process, process.stdin, process.stdout)

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it was alive when it was last heard of."""
        return self._process.returncode is None

    async def send(self, frame: bytes) -> None:
        """Hand over a frame. Raises ChildGone."""
        try:
            self._requests.write(frame)
            await self._requests.drain()
        except ConnectionError as error:
            raise ChildGone from error

    async def receive(self) -> tuple[Any, ...]:
        """The parts of the next answer, unchecked. Raises ChildGone, and BrokenFrame for what is no answer."""
        try:
            size = length(await self._answers.readexactly(HEADER.size))
            return answered(await self._answers.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise ChildGone from error

    def kill(self) -> None:
        """End it at once, whatever it does: it holds nothing that would be lost."""
        if self._process.returncode is None:
            self._process.kill()

    async def ended(self) -> None:
        """Wait for the end of a child that was killed, and take its pipes down."""
        self._requests.close()
        await self._process.communicate()

    async def last_word(self) -> str:
        """How a child that closed its pipe ended: a signal's name or an exit status."""
        try:
            async with asyncio.timeout(_LAST_WORD_SECONDS):
                status = await self._process.wait()
        except TimeoutError:
            return "a closed pipe"
        if status >= 0:
            return f"exit status {status}"
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"


def _environment() -> dict[str, str]:
    """Ours without the settings; the child imports from where its parent does, and not from the current folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    return {**kept, **_ONE_THREAD, "PYTHONPATH": path}
