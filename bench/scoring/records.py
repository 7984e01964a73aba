"""Sentences of other gold sets beside the project, with what is expected of each by our rules."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scoring.marks import Mark, Measure, describe
from digests.model import Article, Event

FILES = ("plover_gsr.jsonl", "plv_train.jsonl")
VERDICTS = "adjudicated.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One sentence. `kinds` is empty when it holds no event; `parties` are codes, without those that have none."""

    id: str
    sentence: str
    kinds: tuple[str, ...]
    parties: frozenset[str]
    doubtful: bool

    @property
    def article(self) -> Article:
        """The sentence as an article of which nothing else is known."""
        return Article(id=self.id, url=None, title="", text=self.sentence, published=None)


def load_records(folder: Path) -> tuple[Record, ...]:
    """The adjudicated records of `folder`; none when it or its verdicts are absent."""
    if not (folder / VERDICTS).is_file():
        return ()
    verdicts = dict(map(_verdict, (folder / VERDICTS).read_text("utf-8").splitlines()))
    return tuple(_records(folder, verdicts))


def marks_of_record(record: Record, told: Sequence[Event]) -> Iterator[Mark]:
    """Whether an event has all its parties, exactly those; or whether any is told where there is none."""
    note = f"{'; '.join(map(describe, told)) or 'nothing told'} | {' '.join(record.sentence.split())[:200]}"
    labels = frozenset(f"kind {kind}" for kind in record.kinds or ("none",))

    def mark(measure: Measure, hit: bool) -> Mark:
        expected = f"{'+'.join(record.kinds)} {' '.join(sorted(record.parties))}: " if record.kinds else ""
        return Mark(
            measure=measure, hit=hit, id=record.id, note=expected + note, classes=labels, doubtful=record.doubtful
        )

    if not record.kinds:
        yield mark("spurious record", bool(told))
    else:
        yield mark("record", any(record.parties <= set(event.countries) for event in told))
        yield mark("record, exactly", any(record.parties == set(event.countries) for event in told))


def _verdict(line: str) -> tuple[str, tuple[str, str, str]]:
    fields = [*line.split("\t"), "", "", "", ""]
    return fields[0], (fields[1], fields[2], fields[4])


def _records(folder: Path, verdicts: dict[str, tuple[str, str, str]]) -> Iterator[Record]:
    seen: set[str] = set()  # one id stands twice in the sources
    for name in FILES:
        for line in (folder / name).read_text("utf-8").splitlines():
            written = json.loads(line)
            if written["id"] not in verdicts or written["id"] in seen:
                continue
            seen.add(written["id"])
            expected, parties, note = verdicts[written["id"]]
            yield Record(
                id=written["id"],
                sentence=written["sentence"],
                kinds=() if expected == "none" else tuple(expected.split("+")),
                parties=frozenset(party for party in parties.split(",") if party not in {"", "?"}),
                doubtful=note.startswith("doubt"),
            )
