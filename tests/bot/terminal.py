"""`communique` as a person types it: in this process where that is enough, in one of its own where signals count."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.program import program


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


def typed(*words: str | Path, stdin: bytes | None = None) -> Said:
    """Runs the command in this process and the current folder. An unexpected error is raised, not hidden."""
    result = CliRunner().invoke(program, [str(word) for word in words], input=stdin, catch_exceptions=False)
    return Said(result.exit_code, result.stdout, result.stderr)


@contextmanager
def started(*words: str | Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command as a process of its own in `folder`, its streams in our hands; it is killed if it still runs."""
    with subprocess.Popen(  # noqa: S603 # our own command
        [sys.executable, "-m", "bot", *map(str, words)],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
