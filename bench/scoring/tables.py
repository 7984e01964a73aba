"""Marks counted, and the counts as Markdown tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.scoring.marks import FAULTS, Mark, Measure

PARTIES: tuple[Measure, ...] = (
    "main, any kind", "news, any kind", "precision", "told once", "spurious article",
    "record", "record, exactly", "spurious record",
)  # fmt: skip
"""What a reader can be asked that only names parties."""
LABELLED: tuple[Measure, ...] = ("main", "news", "background", "kind", "status", "role")
"""What a reader can be asked that also tells kind, status and role."""

NAMED: dict[Measure, str] = {
    "main": "main event, both parties",
    "main, any kind": "main event, parties only",
    "news": "all news events",
    "news, any kind": "all news events, parties only",
    "background": "background events",
    "precision": "precision, events of two parties",
    "told once": "… each told once, of the right family",
    "kind": "kind of found news",
    "status": "status of found news",
    "role": "role of found news",
    "date": "date: first day and precision",
    "venue": "venue: country and city",
    "people": "people named",
    "people invented": "people that gold has not ↓",
    "outcome": "strongest outcome",
    "overclaimed": "overclaimed outcomes ↓",
    "on the table as agreed": "on the table, told as agreed ↓",
    "agreed nowhere": "told as agreed, and by gold no two of its parties did ↓",
    "date invented": "a date where gold has none ↓",
    "venue invented": "a venue where gold has none ↓",
    "spurious article": "articles without any event, something told ↓",
    "record": "parties found",
    "record, exactly": "exactly the parties",
    "spurious record": "sentences without an event, something told ↓",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One reader's marks under a heading; `answers` are the measures that it can be asked, None for all."""

    heading: str
    marks: Sequence[Mark]
    answers: frozenset[Measure] | None = None


def count(marks: Iterable[Mark], measure: Measure, label: str | None = None) -> tuple[int, int]:
    """(how often it happened, of how many), of one measure, and of one class if `label` is given."""
    chosen = [m.hit for m in marks if m.measure == measure and (label is None or label in m.classes)]
    return sum(chosen), len(chosen)


def by_measure(columns: Sequence[Column], measures: Sequence[Measure]) -> str:
    """A row a measure, a column a reader."""
    rows = [
        [NAMED[measure], *(_asked(column, measure) for column in columns)]
        for measure in measures
        if count(columns[0].marks, measure)[1]
    ]
    return table(["measure", *(column.heading for column in columns)], rows)


def by_class(marks: Sequence[Mark], measures: Sequence[Measure]) -> str:
    """A row a class that occurs, a column a measure."""
    labels = sorted({label for mark in marks for label in mark.classes}, key=_order)
    rows = [[label, *(cell(*count(marks, measure, label)) for measure in measures)] for label in labels]
    return table(["class", *(_heading(measure) for measure in measures)], rows)


def certain(marks: Iterable[Mark]) -> list[Mark]:
    """Without those on which gold itself is in doubt."""
    return [mark for mark in marks if not mark.doubtful]


def missed(marks: Iterable[Mark]) -> list[str]:
    """Every miss and every fault by its id, in the order of telling."""
    return [
        f"{m.id}  {NAMED[m.measure].removesuffix(' ↓')}{' (doubtful)' if m.doubtful else ''}: {m.note}"
        for m in marks
        if m.missed
    ]


def cell(hits: int, of: int) -> str:
    """`27/31 · 87 %`, with a decimal where a per cent is a long way."""
    if not of:
        return "–"
    share = 100 * hits / of
    return f"{hits}/{of} · {share:.{1 if of >= 500 and share < 10 else 0}f} %"


def _asked(column: Column, measure: Measure) -> str:
    if column.answers is not None and measure not in column.answers:
        return "–"
    return cell(*count(column.marks, measure))


def _heading(measure: Measure) -> str:
    return f"{measure} ↓" if measure in FAULTS else measure


_ORDER = (
    "kind meeting", "kind visit", "kind call", "kind multilateral", "kind agreement", "kind pledge", "kind none",
    "status planned", "status under_way", "status held", "status postponed", "status cancelled",
    "role news", "role background",
)  # fmt: skip


def _order(label: str) -> tuple[int, str]:
    return (_ORDER.index(label) if label in _ORDER else len(_ORDER), label)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns also line up in a terminal."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = [
            text.ljust(w) if i == 0 else text.rjust(w) for i, (text, w) in enumerate(zip(row, widths, strict=True))
        ]
        return f"| {' | '.join(cells)} |"

    rule = "|" + "|".join("-" * (w + 2) if i == 0 else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|"
    return "\n".join([line(head), rule, *map(line, rows)])
