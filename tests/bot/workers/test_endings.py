"""No process outlives its use: too large, too old, idle, cancelled, closed, or without a parent."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.workers.child import GRACE
from bot.workers.errors import WorkerAway, WorkerDied, WorkerFailed
from bot.workers.supervisor import Bounds, Supervisor
from bot.workers.wire import answer, request
from tests.bot.workers.conftest import TASKS
from tests.bot.workers.waiting import LONG, children, is_there, until

ROOT = Path(__file__).resolve().parents[3]


async def test_a_process_that_has_grown_large_gets_no_other_task() -> None:
    async with Supervisor(TASKS, Bounds(recycle_mb=150)) as worker:
        large = await worker.call("hold", 200, gives=int, seconds=LONG)
        assert await worker.call("pid", gives=int, seconds=LONG) != large
        await until(lambda: not is_there(large))


async def test_the_size_of_the_bot_itself_is_not_its_workers() -> None:
    ours = b"x" * 200_000_000
    async with Supervisor(TASKS, Bounds(recycle_mb=150)) as worker:
        pids = {await worker.call("pid", gives=int, seconds=LONG) for _ in range(2)}
    assert len(pids) == 1
    assert len(ours) == 200_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
async def test_a_task_cannot_take_more_memory_than_it_may_have() -> None:
    async with Supervisor(TASKS, Bounds(memory_mb=300)) as worker:
        with pytest.raises(WorkerFailed, match="MemoryError"):
            await worker.call("hold", 2_000, gives=int, seconds=LONG)
        assert await worker.call("echo", 1, gives=tuple[int], seconds=LONG) == (1,)


async def test_a_process_is_replaced_after_many_tasks() -> None:
    async with Supervisor(TASKS, Bounds(tasks=2)) as worker:
        pids = [await worker.call("pid", gives=int, seconds=LONG) for _ in range(4)]
    assert (pids[0], pids[2]) == (pids[1], pids[3])
    assert pids[1] != pids[2]


async def test_a_process_without_work_ends_and_the_next_call_gets_a_new_one() -> None:
    async with Supervisor(TASKS, Bounds(idle_seconds=0.01)) as worker:
        pid = await worker.call("pid", gives=int, seconds=LONG)
        await until(lambda: not is_there(pid))
        assert await worker.call("pid", gives=int, seconds=LONG) != pid


async def test_a_caller_who_is_cancelled_takes_the_task_with_him(worker: Supervisor, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    task = asyncio.create_task(worker.call("backtrack", str(begun), gives=str, seconds=LONG))
    waiting = asyncio.create_task(worker.call("echo", 1, gives=tuple[int], seconds=LONG))
    await until(begun.exists)
    pid = worker.pid
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await waiting == (1,)
    await until(lambda: not is_there(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
async def test_cancelled_at_any_moment_nothing_is_left_behind(worker: Supervisor) -> None:
    before = children()
    for moment in range(25):
        call = asyncio.create_task(worker.call("echo", gives=tuple[()], seconds=LONG))
        for _ in range(moment):
            await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait([call])
    assert await worker.call("echo", 1, gives=tuple[int], seconds=LONG) == (1,)
    opened = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 # a count of what is open
    await worker.close()
    assert children() == before
    assert len(os.listdir("/proc/self/fd")) < opened  # noqa: PTH208 # as above


async def test_closing_ends_the_task_under_way_and_those_that_wait(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    worker = Supervisor(TASKS)
    calls = [
        asyncio.create_task(worker.call(task, *args, gives=str, seconds=LONG))
        for task, args in (("spin", (str(begun),)), ("echo", ()))
    ]
    await until(begun.exists)
    pid = worker.pid
    await worker.close()
    assert not is_there(pid)
    ended = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(error) for error in ended] == [WorkerDied, WorkerAway]
    with pytest.raises(WorkerAway, match="closed"):
        await worker.call("echo", gives=tuple[()], seconds=LONG)
    await worker.close()


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_to_the_whole_group_does_not_reach_into_a_task(
    worker: Supervisor, tmp_path: Path, told: signal.Signals
) -> None:
    """Ctrl-C and a service manager's stop mean the bot, which then ends its workers."""
    gate = tmp_path / "gate"
    await worker.call("echo", gives=tuple[()], seconds=LONG)
    assert worker.pid is not None
    task = asyncio.create_task(worker.call("wait_for", str(gate), gives=str, seconds=LONG))
    os.kill(worker.pid, told)
    gate.touch()
    assert await task == str(gate)


@pytest.mark.parametrize("task", ["idle", "spin", "backtrack"])
def test_no_process_outlives_a_bot_that_is_killed(task: str, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    with subprocess.Popen(  # noqa: S603 # our own program
        [sys.executable, "-m", "tests.bot.workers.parent", task, str(begun)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        asyncio.run(until(begun.exists))
        assert is_there(worker)
        parent.kill()
        # The worker holds its parent's stderr: this ends when both are gone.
        _, errors = parent.communicate(timeout=LONG)
    assert (parent.returncode, errors) == (-signal.SIGKILL, "")


def child(*, parent: int, asked: bytes) -> subprocess.CompletedProcess[bytes]:
    """A child that is spoken to directly, without a supervisor to end it."""
    return subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-m", "bot.workers.child", TASKS, str(parent), "300"],
        cwd=ROOT,
        input=asked,
        capture_output=True,
        timeout=LONG,
        check=False,
    )


def test_a_task_ends_by_itself_when_nobody_ends_it(tmp_path: Path) -> None:
    """Where the kernel does not tell that the parent is gone, an alarm does, also while the interpreter is held up."""
    done = child(parent=os.getpid(), asked=request("backtrack", 0.1 - GRACE, (str(tmp_path / "begun"),)))
    assert (done.returncode, done.stdout) == (-signal.SIGALRM, answer("begun"))


def test_a_child_whose_parent_is_gone_already_does_nothing() -> None:
    done = child(parent=os.getppid(), asked=request("echo", 1.0, ()))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
