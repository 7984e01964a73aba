"""Tasks that do what a worker must withstand; run in a child process, never here."""

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from digests.errors import InputError, ModelMissing, UnknownPlace
from digests.model import Article, Extraction

SLOW = 1.0
"""Seconds that loading the task `late` takes."""
_kept: list[bytes] = []


def echo(*values: Any) -> Any:
    return values


def pid() -> int:
    return os.getpid()


def spin(begun: str) -> NoReturn:
    """Never ends; says by a file that it has begun."""
    Path(begun).touch()
    while True:
        pass


def backtrack(begun: str) -> object:
    """Never ends, and holds the interpreter up in C all the time."""
    Path(begun).touch()
    return re.fullmatch(r"(a|aa)+$", "a" * 10_000 + "b")


def wait_for(name: str) -> str:
    """Ends when a file is there."""
    while not Path(name).exists():
        time.sleep(0.005)
    return name


def hold(megabytes: int) -> int:
    """Takes memory and keeps it."""
    _kept.append(os.urandom(1024) * (1024 * megabytes))
    return os.getpid()


def crash() -> NoReturn:
    ctypes.string_at(0)
    raise AssertionError("unreachable")


def leave(status: int) -> NoReturn:
    os._exit(status)


def crash_once(name: str) -> str:
    """Takes the process down the first time."""
    if not Path(name).exists():
        Path(name).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "the second time"


def shout() -> str:
    print("a stray print")  # noqa: T201 # that is the point
    os.write(1, b"and one from C\n")
    return sys.stdin.read()


EXPECTED = {
    "input": InputError("The text is odd."),
    "place": UnknownPlace("Atlantis", ("Greece", "Malta")),
}
"""Errors of ours; the latter is made of more than its sentence."""


def fail(how: str) -> NoReturn:
    unexpected = {
        "bug": ZeroDivisionError("a secret of the text"),
        "exit": SystemExit(3),
    }
    raise (EXPECTED | unexpected)[how]


def foreign() -> object:
    return re.compile("no plain value")


def unplain() -> object:
    return {"a": {1, 2}}


def environment() -> tuple[tuple[str, str], ...]:
    return tuple(os.environ.items())


def extraction(article: Article) -> Extraction:
    return Extraction(skipped="empty" if not article.text else None)


def _late() -> Callable[..., Any]:
    time.sleep(SLOW)
    return echo


def _missing() -> NoReturn:
    raise ModelMissing("No model is installed.")


def _broken() -> NoReturn:
    raise ImportError("no such library")


def _deadly() -> NoReturn:
    os._exit(7)


_PLAIN = (echo, pid, spin, backtrack, wait_for, hold, crash, leave, crash_once, shout, fail, foreign, unplain)


def _loader(task: Callable[..., Any]) -> Callable[[], Callable[..., Any]]:
    return lambda: task


TASKS: dict[str, Callable[[], Callable[..., Any]]] = {
    **{task.__name__: _loader(task) for task in (*_PLAIN, environment, extraction)},
    "late": _late,
    "missing": _missing,
    "broken": _broken,
    "deadly": _deadly,
}
