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
    seconds: list[float] = told["seconds"]
    later = {name: seconds[at :: len(MAPS)][1:] for at, name in enumerate(MAPS)}
    show(
        "One worker draws maps of 1,200 by 630 pixels; the first with the loading of matplotlib",
        [
            Figure("first picture", ms(seconds[0])),
            *(Figure(f"{name}: p50", ms(median(taken)), budget="300 ms") for name, taken in later.items()),
            Figure("slowest after the first", ms(max(seconds[1:])), budget="300 ms"),
            Figure("worker's memory", f"{told['peak_mb']:.0f} MB", budget="150 MB"),
        ],
    )
