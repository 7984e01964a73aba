"""`python -m tests.bot.workers.parent TASK FILE`: a bot with a worker that is busy, or idle, until it is killed."""

import asyncio
import sys
from pathlib import Path

from bot.workers.supervisor import Supervisor
from tests.bot.workers.conftest import TASKS
from tests.bot.workers.waiting import LONG


async def main(task: str, begun: Path) -> None:
    worker = Supervisor(TASKS)
    sys.stdout.write(f"{await worker.call('pid', gives=int, seconds=LONG)}\n")
    sys.stdout.flush()
    if task != "idle":
        await worker.call(task, str(begun), gives=str, seconds=LONG)
    await asyncio.to_thread(begun.touch)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
