"""`python -m bench [NAME…] [--articles N]`: print measurements. Nothing is asserted.

Each measurement runs in a process of its own, so that load times and memory are its own.
"""

import argparse
import importlib
import subprocess
import sys

NAMES = (
    "extraction",
    "lookups",
    "ingest",
    "collecting",
    "polling",
    "startup",
    "responsiveness",
    "acknowledging",
    "pictures",
)
LONG = ("endurance",)
"""Measured only when asked for."""


def main() -> int:
    """Measure what was asked for, one after the other; the exit code says whether all of it ran."""
    asked = argparse.ArgumentParser(prog="python -m bench", description="Print measurements; nothing is asserted.")
    asked.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"one or more of {', '.join((*NAMES, *LONG))} (default: all but {', '.join(LONG)})",
    )
    asked.add_argument("--articles", type=int, default=20_000, metavar="N", help="size of the synthetic store")
    asked.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    unknown = [name for name in given.names if name not in (*NAMES, *LONG)]
    if unknown or given.articles < 1_000:
        asked.error(f"there is no measurement {unknown[0]!r}" if unknown else "--articles must be at least 1000")
    try:
        if given.here:
            for name in given.names:
                importlib.import_module(f"bench.{name}").main(given.articles)
            return 0
        return max(_apart(name, given.articles) for name in given.names or NAMES)
    except KeyboardInterrupt:
        if not given.here:
            print("Stopped.", file=sys.stderr)  # noqa: T201 # the bench speaks in the terminal
        return 130


def _apart(name: str, articles: int) -> int:
    """Measure in a process of its own. It hears Ctrl-C by itself; then this one waits until it has cleaned up."""
    words = [sys.executable, "-m", "bench", "--here", name, "--articles", str(articles)]
    with subprocess.Popen(words) as process:  # noqa: S603 # this very program
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise


if __name__ == "__main__":
    sys.exit(main())
