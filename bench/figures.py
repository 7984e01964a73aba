"""Measured figures and the table that prints them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, the same of a peer in the same run, their ratio, and the budget of DESIGN."""

    what: str
    measured: str
    peer: str = ""
    ratio: str = ""
    budget: str = ""


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print the table on stdout, plain where that is no terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("measured")
    for heading in ("here", "peer", "here : peer"):
        table.add_column(heading, justify="right")
    table.add_column("budget")
    for one in figures:
        table.add_row(one.what, one.measured, one.peer, one.ratio, one.budget)
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def progress() -> "Progress":
    """A bar on stderr for what takes long; silent where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of `values` that `percent` of them do not exceed. Raises ValueError when there is none."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def median(values: Sequence[float]) -> float:
    """The 50th percentile."""
    return percentile(values, 50)


def ms(seconds: float) -> str:
    """`12.3 ms`."""
    return f"{seconds * 1000:.{2 if seconds < 0.01 else 1 if seconds < 0.1 else 0}f} ms"


def times(ours: float, peer: float) -> str:
    """`1.35×`."""
    return f"{ours / peer:.2f}×" if peer else "–"
