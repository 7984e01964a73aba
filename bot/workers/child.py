"""The program of a worker process: reads requests, does the tasks of one module, answers.

`python -m bot.workers.child MODULE PARENT MEGABYTES`. The module's `TASKS` names loaders; a loader takes nothing, loads
what its task needs (a model, a library) and returns the function that does it. Loading is not on the task's time.
"""

import contextlib
import ctypes
import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from bot.workers.memory import peak_mb
from bot.workers.wire import HEADER, answer, kind_of, length, requested
from digests.errors import DigestsError

Work = Callable[..., Any]
Tasks = Mapping[str, Callable[[], Work]]

GRACE = 5.0
"""Seconds beyond a task's limit after which the process ends by itself: the parent should have ended it by then."""
YIELDING = 10
"""How much lower its priority is: where both share a core, the event loop's answer goes before an article."""
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Work until the parent closes the pipe."""
    module, parent, megabytes = sys.argv[1:]
    requests, answers = _own_pipes()
    _leave_ending_to(int(parent))
    _bound(int(megabytes))
    os.nice(YIELDING)
    tasks: Tasks = importlib.import_module(module).TASKS
    ready: dict[str, Work] = {}
    with contextlib.suppress(BrokenPipeError):  # the parent is gone: there is nobody to tell
        while header := requests.read(HEADER.size):
            task, seconds, args = requested(requests.read(length(header)))
            _answer(answers, *_done(answers, tasks, ready, task, seconds, args))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Requests and answers on descriptors of their own, so that a stray print, of Python or of C, harms nothing."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return requests, answers


def _leave_ending_to(parent: int) -> None:
    """End when the parent does, and not before: Ctrl-C and a service manager's SIGTERM may reach its children too.

    Between tasks the end of the pipe says that the parent is gone. In the middle of one, the kernel does (Linux), or
    else the alarm that bounds each task; both also where the interpreter is held up in C. To the kernel the parent is
    the thread that spawned us, which is its event loop's.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before the kernel was asked to watch it
        sys.exit()


def _bound(megabytes: int) -> None:
    """What would take more memory than this raises MemoryError here, rather than bringing the machine down."""
    wanted = megabytes * 1_000_000
    with contextlib.suppress(ValueError, OSError):  # the bound set from outside is lower
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, wanted))


def _done(
    answers: BinaryIO, tasks: Tasks, ready: dict[str, Work], task: str, seconds: float, args: Any
) -> tuple[Any, ...]:
    """The outcome of one task, after "begun" has been said."""
    try:
        if task not in ready:
            ready[task] = tasks[task]()
        _answer(answers, "begun")
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
        return "done", ready[task](*args), peak_mb()
    except DigestsError as error:
        return "error", kind_of(error), str(error), peak_mb()
    except BaseException as error:  # whatever it is, the parent is told
        return "failed", type(error).__name__, peak_mb()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(answers: BinaryIO, *outcome: object) -> None:
    try:
        frame = answer(*outcome)
    except Exception as error:  # an answer that does not fit into a frame
        frame = answer("failed", type(error).__name__, peak_mb())
    answers.write(frame)
    answers.flush()


if __name__ == "__main__":
    main()
