"""A measured process's memory is its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.workers.memory import peak_mb

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count a process's memory from its own beginning")
@pytest.mark.parametrize(
    "code", ["from bot.workers.memory import peak_mb", "import bench.maps; from bench.maps import peak_mb"]
)
def test_the_peak_of_a_process_does_not_begin_with_that_of_its_starter(code: str) -> None:
    ours = b"x" * 300_000_000
    ran = subprocess.run(  # noqa: S603 # our own code
        [sys.executable, "-c", f"{code}; import sys; print(peak_mb(), 'rich' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    peak, with_its_table = ran.stdout.split()
    assert (ran.returncode, ran.stderr, with_its_table) == (0, "", "False")
    assert 1 < float(peak) < 100
    assert peak_mb(os.getpid()) == peak_mb() > len(ours) / 1e6
