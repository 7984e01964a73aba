"""The picture worker: its first map from a cold start, the following ones, and the most memory it holds."""

import json
import subprocess
import sys

from bench.figures import Figure, median, ms, show
from bench.maps import MAPS

_ROUNDS = 7


def main(articles: int) -> None:
    """Measure and print. `articles`, the size of the synthetic store, has no part in it."""
    del articles
    ran = subprocess.run(  # noqa: S603 # our own worker
        [sys.executable, "-m", "bench.maps", str(_ROUNDS)], stdout=subprocess.PIPE, text=True, check=True
    )
    told = json.loads(ran.stdout)
    wall, processor = _by_map(told["wall"]), _by_map(told["processor"])
    show(
        "One worker draws maps of 1,200 by 630 pixels; the peer is the processor's own time",
        [
            Figure("first picture, with loading matplotlib", ms(told["wall"][0]), ms(told["processor"][0])),
            *(
                Figure(f"{name}: p50", ms(median(wall[name])), ms(median(processor[name])), budget="300 ms")
                for name in MAPS
            ),
            Figure("worker's memory", f"{told['peak_mb']:.0f} MB", budget="150 MB"),
        ],
    )


def _by_map(seconds: list[float]) -> dict[str, list[float]]:
    """All rounds but the first."""
    return {name: seconds[at :: len(MAPS)][1:] for at, name in enumerate(MAPS)}
