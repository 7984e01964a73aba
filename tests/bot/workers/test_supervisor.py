"""A worker answers in order, and whatever a task does to its process costs that task alone."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot.workers.child import YIELDING
from bot.workers.errors import TaskTooLong, WorkerAway, WorkerDied, WorkerFailed
from bot.workers.supervisor import Bounds, Supervisor
from digests.errors import DigestsError, InputError, ModelMissing
from digests.model import Article, Extraction
from tests.bot.workers.conftest import TASKS
from tests.bot.workers.tasks import EXPECTED, SLOW
from tests.bot.workers.waiting import LONG, is_there, until


async def test_values_and_our_own_types_go_there_and_come_back(worker: Supervisor) -> None:
    article = Article(id="1", url=None, title="T", text="", published=None)
    given = (1, None, b"\x00\xff", ("é",))
    assert await worker.call("echo", *given, gives=tuple[int, None, bytes, tuple[str]], seconds=LONG) == given
    assert await worker.call("extraction", article, gives=Extraction, seconds=LONG) == Extraction(skipped="empty")
    big = "é" * 5_000_000
    assert await worker.call("echo", big, gives=tuple[str], seconds=LONG) == (big,)


async def test_nothing_runs_before_the_first_call_and_one_process_serves_many(worker: Supervisor) -> None:
    assert worker.pid is None
    pids = {await worker.call("pid", gives=int, seconds=LONG) for _ in range(5)}
    assert pids == {worker.pid}


@pytest.mark.parametrize("endless", ["spin", "backtrack"])
async def test_a_task_that_never_ends_is_stopped_at_its_limit_and_the_next_one_works(
    worker: Supervisor, tmp_path: Path, endless: str
) -> None:
    before = await worker.call("pid", gives=int, seconds=LONG)
    with pytest.raises(TaskTooLong, match=rf"^The task “{endless}” took longer than 0\.1 seconds and was stopped\.$"):
        await worker.call(endless, str(tmp_path / "begun"), gives=str, seconds=0.1)
    assert await worker.call("pid", gives=int, seconds=LONG) != before
    await until(lambda: not is_there(before))


async def test_starting_and_loading_are_not_on_the_tasks_time(worker: Supervisor) -> None:
    assert await worker.call("late", 1, gives=tuple[int], seconds=SLOW / 2) == (1,)


@pytest.mark.parametrize(("task", "args", "how"), [("crash", (), "SIGSEGV"), ("leave", (3,), "exit status 3")])
async def test_a_task_that_takes_its_process_down_is_an_error_and_the_next_one_works(
    worker: Supervisor, task: str, args: tuple[int, ...], how: str
) -> None:
    with pytest.raises(WorkerDied, match=f"ended with {how}"):
        await worker.call(task, *args, gives=str, seconds=LONG)
    assert await worker.call("echo", 1, gives=tuple[int], seconds=LONG) == (1,)


async def test_a_process_that_was_killed_between_two_tasks_is_nobodys_fault(worker: Supervisor) -> None:
    for seen in (False, True):
        pid = await worker.call("pid", gives=int, seconds=LONG)
        worker_process(worker).send_signal(signal.SIGKILL)
        if seen:
            await until(lambda: worker.pid is None)
        assert await worker.call("pid", gives=int, seconds=LONG) != pid


@pytest.mark.parametrize(("how", "kind"), [("input", InputError), ("place", DigestsError)])
async def test_an_expected_error_is_raised_here_with_its_sentence(
    worker: Supervisor, how: str, kind: type[DigestsError]
) -> None:
    with pytest.raises(DigestsError) as raised:
        await worker.call("fail", how, gives=str, seconds=LONG)
    assert (type(raised.value), str(raised.value)) == (kind, str(EXPECTED[how]))


@pytest.mark.parametrize(("how", "kind"), [("bug", "ZeroDivisionError"), ("exit", "SystemExit")])
async def test_an_unexpected_error_names_its_type_and_nothing_of_the_text(
    worker: Supervisor, how: str, kind: str
) -> None:
    pid = await worker.call("pid", gives=int, seconds=LONG)
    with pytest.raises(WorkerFailed) as raised:
        await worker.call("fail", how, gives=str, seconds=LONG)
    assert str(raised.value) == f"The task “fail” ended in {kind}."
    assert worker.pid == pid, "an error is no reason for a new process"


async def test_an_answer_of_another_type_is_not_taken_and_its_process_is_not_kept(worker: Supervisor) -> None:
    pid = await worker.call("pid", gives=int, seconds=LONG)
    with pytest.raises(WorkerDied, match="an answer that cannot be read"):
        await worker.call("echo", 1, gives=tuple[str], seconds=LONG)
    assert await worker.call("pid", gives=int, seconds=LONG) != pid


@pytest.mark.parametrize("task", ["foreign", "unplain"])
async def test_a_task_can_give_nothing_but_plain_values(worker: Supervisor, task: str) -> None:
    with pytest.raises(WorkerFailed, match="TypeError"):
        await worker.call(task, gives=str, seconds=LONG)
    assert await worker.call("echo", gives=tuple[()], seconds=LONG) == ()


async def test_how_long_a_task_took_is_told_without_its_turn_and_its_loading(
    worker: Supervisor, tmp_path: Path
) -> None:
    """Where it was stopped, too: who is to pay for it must know."""
    told: list[float] = []
    gate = tmp_path / "gate"
    first = asyncio.create_task(worker.call("wait_for", str(gate), gives=str, seconds=LONG))
    second = asyncio.create_task(worker.call("late", 1, gives=tuple[int], seconds=LONG, took=told.append))
    await until(lambda: worker.pid is not None)
    begin = asyncio.get_running_loop().time()
    gate.touch()
    await asyncio.gather(first, second)
    waited = asyncio.get_running_loop().time() - begin
    with pytest.raises(TaskTooLong):
        await worker.call("spin", str(tmp_path / "begun"), gives=str, seconds=0.1, took=told.append)
    with pytest.raises(WorkerDied):
        await worker.call("crash", gives=str, seconds=LONG, took=told.append)
    late, spun, crashed = told
    assert 0 < late <= waited - SLOW, "loading alone took longer"
    assert spun >= 0.1
    assert crashed > 0


async def test_what_keeps_a_task_from_being_loaded_is_told_apart_from_its_own_errors(worker: Supervisor) -> None:
    with pytest.raises(ModelMissing):
        await worker.call("missing", gives=str, seconds=LONG)
    with pytest.raises(WorkerAway, match="“broken” needs cannot be loaded: ImportError"):
        await worker.call("broken", gives=str, seconds=LONG)
    with pytest.raises(WorkerAway, match="exit status 7 before it could begin"):
        await worker.call("deadly", gives=str, seconds=LONG)
    assert await worker.call("echo", gives=tuple[()], seconds=LONG) == ()


async def test_a_process_that_does_not_get_ready_is_given_up() -> None:
    async with Supervisor(TASKS, Bounds(start_seconds=SLOW / 2)) as worker:
        with pytest.raises(WorkerAway, match="not ready within"):
            await worker.call("late", gives=str, seconds=LONG)
        assert worker.pid is None


async def test_stray_prints_of_a_task_harm_nothing(worker: Supervisor, capfd: pytest.CaptureFixture[str]) -> None:
    assert await worker.call("shout", gives=str, seconds=LONG) == ""
    assert await worker.call("echo", 1, gives=tuple[int], seconds=LONG) == (1,)
    await worker.close()
    heard = capfd.readouterr()
    assert heard.out == ""
    assert "and one from C" in heard.err


async def test_the_settings_and_with_them_the_token_stay_with_the_bot(
    worker: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    monkeypatch.setenv("COMMUNIQUE_DISCORD_TOKEN", "secret")
    monkeypatch.setenv("TZ", "Asia/Seoul")
    environment = dict(await worker.call("environment", gives=tuple[tuple[str, str], ...], seconds=LONG))
    assert environment["TZ"] == "Asia/Seoul"
    assert "secret" not in environment.values()


async def test_a_worker_gives_way_to_the_bot(worker: Supervisor) -> None:
    await worker.call("echo", gives=tuple[()], seconds=LONG)
    assert worker.pid is not None
    ours, its = (os.getpriority(os.PRIO_PROCESS, pid) for pid in (0, worker.pid))
    assert its == min(19, ours + YIELDING)
    assert os.getsid(worker.pid) == os.getsid(0), "priorities count within a session"
    assert os.getpgid(worker.pid) != os.getpgid(0), "and a terminal's Ctrl-C within a group"


async def test_nothing_is_imported_from_the_current_folder(
    worker: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "struct.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert await worker.call("echo", 1, gives=tuple[int], seconds=LONG) == (1,)


async def test_calls_are_answered_in_the_order_in_which_they_were_made(worker: Supervisor, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    order: list[int] = []

    async def one(n: int) -> None:
        await worker.call("echo", n, gives=tuple[int], seconds=LONG)
        order.append(n)

    first = asyncio.create_task(worker.call("wait_for", str(gate), gives=str, seconds=LONG))
    await until(lambda: worker.pid is not None)
    waiting = [asyncio.create_task(one(n)) for n in range(20)]
    await asyncio.sleep(0)
    waiting[7].cancel()
    gate.touch()
    await asyncio.gather(first, *waiting, return_exceptions=True)
    assert order == [n for n in range(20) if n != 7]


def worker_process(worker: Supervisor) -> "asyncio.subprocess.Process":
    child = worker._child
    assert child is not None
    return child._process
