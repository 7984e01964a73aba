"""How the commands speak: answers on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def complain(sentence: str) -> None:
    """One sentence on stderr: what happened and what to do."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 # this is the terminal's own voice


def note(sentence: str) -> None:
    """A remark on stderr that is no complaint: what is being done, what could be next."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 # as above


def print_json(value: Any) -> None:
    """One JSON document on stdout: indented for a person, one line for a program that reads it through a pipe."""
    print(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))  # noqa: T201 # as above


def print_line(value: Any) -> None:
    """One JSON document a line on stdout, written at once so that a reader of the stream need not wait."""
    print(json.dumps(value, ensure_ascii=False), flush=True)  # noqa: T201 # as above


def print_plain(line: str) -> None:
    """One line of an answer on stdout, as it is."""
    print(line, flush=True)  # noqa: T201 # as above


def answers() -> "Console":
    """Where answers go: in colour when stdout is a terminal, as wide as the terminal, else 100 columns."""
    from rich.console import Console

    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=100)


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """Gives what to call with the steps done; a bar on stderr shows several of them when that is a terminal."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda steps: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda steps: bar.advance(task, steps)
