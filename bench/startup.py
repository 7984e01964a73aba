"""What a person waits for at the terminal: the demo, and one look-up from a cold start."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, median, progress, show, times

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class _Run:
    seconds: float
    peak_mb: float


def main(articles: int) -> None:
    """Measure and print. `articles`, the size of the synthetic store, has no part in it: the demo's is asked."""
    with tempfile.TemporaryDirectory() as folder, progress() as bar:
        task = bar.add_task("start-up", total=1 + 2 * _ROUNDS)
        store = Path(folder) / "demo.db"
        demo = _run(folder, "-m", "bot", "demo", "--store", str(store))
        bar.advance(task)
        asked, bare = [], []
        for _ in range(_ROUNDS):
            asked.append(_run(folder, "-m", "bot", "country", "France", "--store", str(store)))
            bar.advance(task)
            bare.append(_run(folder, "-c", "pass"))
            bar.advance(task)
    look_up, python = median([run.seconds for run in asked]), median([run.seconds for run in bare])
    memory, python_mb = median([run.peak_mb for run in asked]), median([run.peak_mb for run in bare])
    show(
        "From the command line; the peer is python -c pass",
        [
            Figure("communique demo: wall time", f"{demo.seconds:.2f} s", f"{python:.2f} s"),
            Figure("communique demo: memory", f"{demo.peak_mb:.0f} MB", f"{python_mb:.0f} MB"),
            Figure(
                "communique country France: wall time", f"{look_up:.2f} s", f"{python:.2f} s", times(look_up, python)
            ),
            Figure(
                "communique country France: memory", f"{memory:.0f} MB", f"{python_mb:.0f} MB", times(memory, python_mb)
            ),
        ],
    )


def _run(folder: str, *words: str) -> _Run:
    """Run Python to its end. Raises CalledProcessError when it fails."""
    begin = time.perf_counter()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    process = subprocess.Popen(  # noqa: S603 # our own command
        [sys.executable, *words], cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        process.wait()
        raise
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return _Run(seconds, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))
