"""How much memory a process held at its peak."""

import contextlib
import resource
import sys
from pathlib import Path


def peak_mb(pid: int | None = None) -> float:
    """The most memory that this process held so far, or the one with this id (Linux), in MB of a million bytes.

    Linux lets `ru_maxrss` begin with what the parent held when it spawned the process; its other count begins anew.
    Raises OSError for another process that is gone, or that this system does not tell of.
    """
    with contextlib.suppress(OSError) if pid is None else contextlib.nullcontext():
        status = Path(f"/proc/{pid or 'self'}/status").read_text(encoding="ascii", errors="replace")
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6  # the kernel's kB are of 1024
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1e6 if sys.platform == "darwin" else held * 1024 / 1e6
