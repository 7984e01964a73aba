"""`python -m bench.quality` (`make quality`): how much of what articles report is read, and how truly.

What is measured, on the articles of tests/corpus and on adjudicated sentences beside the project when they are there:

- Parties match when exactly the same codes take part; a party without a code (rebels) must be named. Kinds match by
  family: meeting, call and multilateral are one, every other kind is its own. An event that gold has is *found* when
  a reported one matches both; each reported event stands for one of gold at most. Where several would do, the
  number of shared quotes decides, then day, status, role, kind, order. *Parties only* asks for no family.
- main event, all news, background: found, of those in gold. The main event is the one that gold marks in each article
  that has news.
- kind, status, role: equal, of found news events. Date: same first day and same precision, of those that gold dates.
  Venue: same country, and same city, however spelled, if gold has one. People: each name of gold's is there, without
  regard to case and accents; *that gold has not*: names that were reported and are none of gold's.
- strongest outcome: equal, of found events with outcomes in gold. Overclaimed: of all found events, those with an
  outcome stronger than gold's strongest (none < on_table < offered < pledged < agreed < signed); *told as agreed*:
  agreed or signed is reported where gold has on_table at most. *No two of its parties did*: of all reported outcomes
  that are agreed or signed, those of whose event no two parties have agreed or signed anything in the whole article
  (so that the outcome was not only hung on another of their events).
- precision: of reported events with two or more parties, those whose parties are the parties of an event of the
  article; *each told once* asks that it is the match of one. The classes of these two are the reported event's.
- actor pairs as the authors of the sentences marked them: defined at the top of `bench/scoring/actors.py`.
- confidence: of reported events of two parties, by the confidence that they carry, the share whose parties are right
  ("right" as for precision) and the share that is right in kind and status too.
- sentences: *found* when one reported event has all parties expected, *exactly* when it has no others.
- without doubtful: events and sentences left out on which another reader could decide otherwise.

Beside it stand two readers without a parser: the first two names in the lead, and regular expressions with the
gazetteer. They give no dates, venues, people or outcomes.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.figures import progress
from bench.scoring.actors import Found, found, load_marked
from bench.scoring.baselines import two_names, words
from bench.scoring.confidence import Told, by_confidence, judged
from bench.scoring.marks import MEASURES, Mark, Measure, marks_of
from bench.scoring.records import load_records, marks_of_record
from bench.scoring.tables import LABELLED, PARTIES, Column, by_class, by_measure, certain, missed, table
from bench.scoring.written import rewrite
from digests.errors import DigestsError
from digests.extract.engine import Extractor
from digests.model import Article, Event
from tests.corpus.load import SETS, GoldArticle, load_set

Reader = Callable[[Article], Sequence[Event]]
Scored = tuple[Article, Callable[[Sequence[Event]], Iterable[Mark]]]
"""An article, and what turns the events read from it into marks."""

RECORDS = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
_PER_CLASS: tuple[Measure, ...] = (
    "main", "news", "background", "precision", "status", "role", "date", "venue", "people", "outcome", "overclaimed",
)  # fmt: skip
_BASELINES: tuple[tuple[str, Reader, frozenset[Measure]], ...] = (
    ("words and gazetteer", words, frozenset((*PARTIES, *LABELLED))),
    ("first two names", two_names, frozenset(PARTIES)),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code says whether all of it ran."""
    asked = argparse.ArgumentParser(prog="python -m bench.quality", description="Print the quality of extraction.")
    asked.add_argument("--only", choices=[*SETS, "sentences"], help="measure one set (default: all)")
    asked.add_argument("--misses", action="store_true", help="also list every miss and every fault by its id")
    asked.add_argument("--write", type=Path, metavar="PAGE", help="put the tables between the markers of PAGE")
    given = asked.parse_args(arguments)
    if given.write and given.only:
        asked.error("--write needs all sets, so leave --only out")
    if given.write and not given.write.is_file():
        asked.error(f"{given.write} is no page to write to")
    try:
        extractor = Extractor.load()
        report, misses = measure(extractor, [given.only] if given.only else [*SETS, "sentences"])
        _say(report)
        if given.misses:
            _say("\n".join(["", "Misses and faults:", *misses]))
        if given.write:
            rewrite(given.write, report)
    except DigestsError as error:
        print(error, file=sys.stderr)  # noqa: T201 # the bench speaks in the terminal
        return 1
    except BrokenPipeError:  # whoever reads, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)  # noqa: T201 # the same
        return 130
    return 0


def measure(extractor: Extractor, names: Sequence[str]) -> tuple[str, list[str]]:
    """(the report in Markdown, the extractor's misses) of the named sets."""
    parts = [f"Extractor {extractor.name}, parser {extractor.model}."]
    misses: list[str] = []
    sure: list[Told] = []
    ours_of = _read_once(extractor)
    for name in names:
        scored = list(_sentences() if name == "sentences" else _articles(name))
        heading = f"### Sentences of other gold sets ({len(scored):,})" if name == "sentences" else f"### Set “{name}” "
        if not scored:
            parts.append("The sentences of other gold sets are not here, so they were not measured.")
            continue
        ours = _marks(name, scored, ours_of)
        misses += missed(ours)
        columns = [Column("extractor", ours), Column("without doubtful", certain(ours))]
        columns += [Column(title, _marks(title, scored, read), answers) for title, read, answers in _BASELINES]
        if name != "sentences":
            heading += f"({len(scored)} articles)"
        parts += [heading, by_measure(columns, MEASURES)]
        kinds: tuple[Measure, ...] = ("record", "record, exactly") if name == "sentences" else _PER_CLASS
        parts.append(by_class([mark for mark in ours if mark.measure in kinds], kinds))
        if name == "sentences":
            parts += ["### Actor pairs as the authors of these sentences marked them", _pairs(ours_of)]
            disputed = sorted({mark.id for mark in ours if mark.doubtful})
            parts.append(f"In dispute, and left out of “without doubtful” ({len(disputed)}): {', '.join(disputed)}.")
        else:
            sure += judged(_golds(name), ours_of)
    if sure:
        parts += ["### Confidence, over all sets of articles", by_confidence(sure)]
    return "\n\n".join(parts), misses


def _read_once(extractor: Extractor) -> Reader:
    """The extractor as a reader that reads each article once, however many tables ask for it."""
    known: dict[str, Sequence[Event]] = {}

    def read(article: Article) -> Sequence[Event]:
        if article.id not in known:
            known[article.id] = extractor.read(article).events
        return known[article.id]

    return read


def _golds(name: str) -> tuple[GoldArticle, ...]:
    return next(load_set(set_name) for set_name in SETS if set_name == name)


def _pairs(ours_of: Reader) -> str:
    """Precision, recall and F1 of each reader, lenient and strict, on all records and those with an event of ours."""
    marked, ours = load_marked(RECORDS), {record.id for record in load_records(RECORDS) if record.kinds}
    readers: list[tuple[str, Reader]] = [("extractor", ours_of)]
    readers += [(title, read) for title, read, _ in _BASELINES]
    rows: list[list[str]] = []
    for title, read in readers:
        every = [(one, found(one, read(one.article))) for one in marked]
        for what, counts in (
            (title, sum((f for _, f in every), Found())),
            (f"{title}, where our rules see an event", sum((f for one, f in every if one.id in ours), Found())),
        ):
            lenient, strict = counts.row(strict=False), counts.row(strict=True)
            # the baselines print codes, not the words of the sentence
            cells = [f"{x:.2f}" for x in lenient] + [f"{x:.2f}" if title == "extractor" else "–" for x in strict]
            rows.append([what, str(counts.gold), *cells])
    head = ["reader", "pairs", "P lenient", "R lenient", "F1 lenient", "P strict", "R strict", "F1 strict"]
    return table(head, rows)


def _articles(name: str) -> Iterator[Scored]:
    for gold in _golds(name):
        yield gold.article, lambda told, gold=gold: marks_of(gold, told)  # type: ignore[misc] # bound now


def _sentences() -> Iterator[Scored]:
    for record in load_records(RECORDS):
        yield record.article, lambda told, record=record: marks_of_record(record, told)  # type: ignore[misc] # the same


def _marks(what: str, scored: Sequence[Scored], read: Reader) -> list[Mark]:
    with progress() as bar:
        return [mark for article, marks in bar.track(scored, description=what) for mark in marks(read(article))]


def _say(text: str) -> None:
    print(text)  # noqa: T201 # the bench speaks in the terminal


if __name__ == "__main__":
    sys.exit(main())
