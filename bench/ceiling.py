"""`python -m bench.ceiling`: where the events are lost, and what would be found if one stage were perfect.

For every set of tests/corpus (and every folder given with `--folder`): how many of the missed news events are lost at
which stage, by the first stage that fails for any of the event's own sentences:

- sentence: none of them was chosen for the parser;
- trigger: no verb or noun of them tells of a contact, journey, pact or pledge of that family;
- country: a party is neither named there nor known to the article by its country;
- argument: all parties are there, but the trigger's slots do not hold them;
- merge: the parties were right, but the event was dropped or taken for another.

Then the news events and main events found as it is, with every sentence parsed, with all people and their countries
known beforehand, and with both.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.scoring.pairs import family, pair
from digests.extract.actor import Actor
from digests.extract.actors import scan
from digests.extract.candidate import Candidate
from digests.extract.engine import Extractor
from digests.extract.frame import Frame
from digests.extract.parse import Parsed
from digests.extract.selection import can_matter
from digests.extract.study import Study
from digests.model import Event
from tests.corpus.load import SETS, GoldArticle, load_folder, load_set

STAGES = ("sentence", "trigger", "country", "argument", "merge")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables; 0 when all ran."""
    asked = argparse.ArgumentParser(prog="python -m bench.ceiling", description="Where events are lost.")
    asked.add_argument("--folder", type=Path, action="append", default=[], help="a folder of articles with gold")
    asked.add_argument("--only", choices=SETS, help="one set of tests/corpus (default: all)")
    given = asked.parse_args(arguments)
    named: list[tuple[str, Sequence[GoldArticle]]] = [
        (name, load_set(name)) for name in SETS if given.only in {None, name} and not (given.folder and not given.only)
    ]
    named += [(folder.name, load_folder(folder)) for folder in given.folder]
    extractor = Extractor.load()
    _say(f"| set | found | {' | '.join(f'lost: {stage}' for stage in STAGES)} |")
    _say("|---|---:|" + "---:|" * len(STAGES))
    for name, articles in named:
        lost = Counter(stage for article in articles for stage in losses(extractor, article))
        of = sum(lost.values())
        _say(f"| {name} | {lost['found']}/{of} | {' | '.join(str(lost[stage]) for stage in STAGES)} |")
    _say("")
    _say("| set | as it is | every sentence parsed | people and countries known | both |")
    _say("|---|---:|---:|---:|---:|")
    for name, articles in named:
        cells = (
            _found(extractor, articles, people=people, everything=everything)
            for people, everything in ((False, False), (False, True), (True, False), (True, True))
        )
        _say(f"| {name} | {' | '.join(cells)} |")
    return 0


def losses(extractor: Extractor, gold: GoldArticle) -> Iterator[str]:
    """For each news event of an article "found", or the stage of STAGES at which it is lost."""
    seen: list[tuple[Parsed, Frame, tuple[Candidate, ...]]] = []
    told = extractor.read(
        gold.article, study=Study(look=lambda parsed, frame, found: seen.append((parsed, frame, found)))
    ).events
    wanted = [one.event for one in gold.events]
    matched = pair(wanted, told)
    for g, event in enumerate(wanted):
        if event.role == "news":
            yield "found" if g in matched else _stage(event, gold, seen)


def _stage(event: Event, gold: GoldArticle, seen: Sequence[tuple[Parsed, Frame, tuple[Candidate, ...]]]) -> str:
    near = [s for s in seen if any(s[0].start < e.end and e.start < s[0].end for e in event.evidence)]
    told = [s for s in near if family(s[1].kind) == family(event.kind)]
    if not any(can_matter(e.text) for e in event.evidence):
        return "sentence"
    if not told and event.kind not in {"agreement", "pledge"}:
        return "trigger"
    codes = set(event.countries)
    if any(c.codes == codes for _, _, found in told for c in found):
        return "merge"
    named = {a.code for parsed, _, _ in near for a in parsed.actors}
    named |= {a.code for e in event.evidence for a in scan(gold.article.text, e.start, e.end)}
    return "argument" if codes <= named else "country"


def _found(extractor: Extractor, articles: Sequence[GoldArticle], *, people: bool, everything: bool) -> str:
    """News and main events found of those in gold, under one oracle."""
    news = main = all_news = all_main = 0
    for gold in articles:
        known = tuple(_people(gold)) if people else ()
        told = extractor.read(gold.article, study=Study(people=known, all_sentences=everything)).events
        matched = pair([one.event for one in gold.events], told)
        for g, one in enumerate(gold.events):
            news += g in matched and one.event.role == "news"
            all_news += one.event.role == "news"
            main += g in matched and one.main
            all_main += one.main
    return f"{news}/{all_news} news, {main}/{all_main} main"


def _people(gold: GoldArticle) -> Iterator[Actor]:
    """Everybody whom gold names, with office and country."""
    for one in gold.events:
        for person in one.event.participants:
            if person.name and person.country:
                at = max(gold.article.text.find(person.name), 0)
                known = Actor(at, at + len(person.name), at, "person", person.country, name=person.name)
                yield replace(known, office=person.office, printed=person.name)


def _say(text: str) -> None:
    print(text)  # noqa: T201 # the bench speaks in the terminal


if __name__ == "__main__":
    sys.exit(main())
