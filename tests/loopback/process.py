"""The real command in a process of its own, against the loopback: its journal is heard while it lives."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds until a test gives up waiting for something that must come."""


@dataclass
class Living:
    """One process, and what its journal said so far."""

    process: asyncio.subprocess.Process
    said: list[dict[str, Any]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    listener: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            async with self.news:
                try:
                    self.said.append(json.loads(line))
                except ValueError:
                    self.plain.append(line.decode().rstrip())
                self.news.notify_all()

    def events(self, name: str) -> list[dict[str, Any]]:
        """What was said under this name."""
        return [one for one in self.said if one["event"] == name]

    async def until(self, name: str, number: int = 1) -> dict[str, Any]:
        """Waits until the journal has said `name` so often; the last of them."""
        async with asyncio.timeout(PATIENCE), self.news:
            await self.news.wait_for(lambda: len(self.events(name)) >= number)
        return self.events(name)[number - 1]

    async def ended(self) -> int:
        """Waits until it has ended by itself; its exit code."""
        async with asyncio.timeout(PATIENCE):
            code = await self.process.wait()
            assert self.listener is not None
            await self.listener
        return code

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ends it as a container does; its exit code. A test that waits here longer than 10 s has found a fault."""
        self.process.send_signal(how)
        async with asyncio.timeout(10):
            code = await self.process.wait()
        assert self.listener is not None
        await self.listener
        return code


@asynccontextmanager
async def living(
    folder: Path, discord_url: str, *words: str, token: str = "", kill_at: str | None = None, **environ: str
) -> AsyncIterator[Living]:
    """`communique WORDS…` (run) in `folder`, pointed at a loopback Discord; killed at the end if it still lives."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COMMUNIQUE_", "DISCORD_"))}
    ours = ["--discord", discord_url, *(("--kill-at", kill_at) if kill_at else ())]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.loopback.launch",
        *ours,
        "--",
        *(words or ("run",)),
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token, **environ},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        limit=1 << 20,
    )
    bot = Living(process)
    bot.listener = asyncio.create_task(bot.listen())
    try:
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        await bot.listener
