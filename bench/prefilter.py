"""`python -m bench.prefilter`: which pages are fetched when only title and summary are known, and which are spared.

Kept are, of the articles with news events, those whose page `digests.collect.worth` finds worth fetching; passed, of
those without any event, those whose page is fetched all the same. Three kinds of entries are counted:

- the articles of tests/corpus, with the first paragraph behind the page furniture as summary, and with the title alone;
  those without events were chosen to look like diplomacy;
- entries made up as a general newspaper's feed lists them (bench/prefilter.tsv);
- single sentences of other gold sets, without a title, where they are there; most tell of quarrels between states.

Only totals are printed of the sets that no rule has seen; `--misses` names what the open ones lose and pass.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from bench.figures import ms
from bench.quality import RECORDS
from bench.scoring.records import load_records
from digests.collect.worth import is_worth
from digests.model import Article
from digests.text.layout import read_layout
from tests.corpus.load import READ, SETS, GoldArticle, load_set


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed would list, and whether an event is told there, none, or background only (neither is counted)."""

    id: str
    title: str
    summary: str
    news: bool
    empty: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 when it ran."""
    asked = argparse.ArgumentParser(prog="python -m bench.prefilter", description="Which pages are fetched.")
    asked.add_argument("--misses", action="store_true", help="also list what the open sets lose and pass, by id")
    given = asked.parse_args(arguments)
    sets = {name: [_of_article(gold) for gold in load_set(name)] for name in SETS}
    every = [entry for entries in sets.values() for entry in entries]
    rows = [*sets.items(), ("all of them", every), *_made_up(), ("sentences", list(_sentences()))]
    _say("| entries | kept | kept by title alone | passed | passed by title alone |")
    _say("|---|---:|---:|---:|---:|")
    for name, entries in rows:
        if entries:
            _say(f"| {name} | {' | '.join(_cells(entries))} |")
    _say(f"\nAn entry takes {ms(_seconds(every))}.")
    if given.misses:
        for name in READ:
            _say("\n".join(line for entry in sets[name] for line in _misses(entry)))
    return 0


def _of_article(gold: GoldArticle) -> Entry:
    roles = {one.event.role for one in gold.events}
    return Entry(gold.id, gold.article.title, _lead(gold.article), news="news" in roles, empty=not roles)


def _lead(article: Article) -> str:
    """The first paragraph of running text; "" where there is none."""
    layout = read_layout(article.text, title=article.title or None)
    return next((article.text[p.start : p.end] for p in layout.paragraphs if p.kind == "prose"), "")


def _made_up() -> Iterator[tuple[str, list[Entry]]]:
    names = {
        "diplomacy": "made-up diplomacy",
        "seen": "made-up ordinary news",
        "later": "made-up ordinary news, written later",
    }
    lines = files("bench").joinpath("prefilter.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    for kind, name in names.items():
        news = kind == "diplomacy"
        yield name, [Entry(name, title, summary, news, not news) for of, title, summary in cells if of == kind]


def _sentences() -> Iterator[Entry]:
    for record in load_records(RECORDS):
        yield Entry(record.id, "", record.sentence, news=bool(record.kinds), empty=not record.kinds)


def _cells(entries: Sequence[Entry]) -> Iterator[str]:
    for chosen in ([e for e in entries if e.news], [e for e in entries if e.empty]):
        for alone in (False, True):
            found = [e for e in chosen if e.title or not alone]
            worth = sum(is_worth(e.title, "" if alone else e.summary) for e in found)
            yield f"{worth}/{len(found)} ({worth / len(found):.1%})" if found else "–"


def _seconds(entries: Sequence[Entry]) -> float:
    """The mean for one entry, when all tables are loaded."""
    started = time.perf_counter()
    for entry in entries:
        is_worth(entry.title, entry.summary)
    return (time.perf_counter() - started) / len(entries)


def _misses(entry: Entry) -> Iterator[str]:
    for what, summary in (("", entry.summary), (" by title alone", "")):
        worth = is_worth(entry.title, summary)
        if worth is not entry.news and (entry.news or entry.empty):
            what = ("passed" if worth else "lost") + what
            yield f"{what}: {entry.id} | {entry.title} | {' '.join(summary.split())[:160]}"


def _say(text: str) -> None:
    print(text)  # noqa: T201 # the bench speaks in the terminal


if __name__ == "__main__":
    sys.exit(main())
