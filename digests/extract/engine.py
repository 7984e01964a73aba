"""The extractor: one article in, its events out. Stages in order; nothing here knows a single word of news."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digests.extract.actors import Actor, scan
from digests.extract.bodies import body_names
from digests.extract.assemble import assemble
from digests.extract.candidates import Candidate, Scene, candidates
from digests.extract.deeds import deeds
from digests.extract.draft import Drafts
from digests.extract.fold import fold, hang, is_sports, official
from digests.extract.frames import frames
from digests.extract.grammar import actors_in, subject_token
from digests.extract.memory import Memory
from digests.extract.merge import days_of
from digests.extract.parse import Parsed, load_model, parse
from digests.extract.people import apposed, led_by, name_span, parsed_people, remembered
from digests.extract.select import can_matter
from digests.extract.ties import ties
from digests.extract.settle import settle
from digests.extract.venue import place_venue
from digests.model import Article, Extraction, Tie, When
from digests.places.cities import city
from digests.places.publishers import publisher
from digests.text.flatten import flatten
from digests.text.language import is_english
from digests.text.layout import Layout, read_layout
from digests.text.sentences import sentences
from digests.timing.phrases import find_phrases
from digests.timing.resolve import resolve

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "0.1"
LONGEST = 100_000
"""Characters of one article; a longer text is no news article and is skipped as too_long."""
LONGEST_SENTENCE = 1_500
"""Characters of one sentence; a longer one is a list or a page without stops, and is not parsed."""
_OPENING = 2
_SAID = re.compile(r"\b(?:said|announced|told reporters|reported|added|confirmed)(?:\s+(?:here|on|late|early|earlier|in an?(?: \w+)? (?:statement|release|readout|note)))*\s*$")
"""The day on which somebody spoke is not the day of what he spoke of."""
_SCHEDULE_LINES = 2
"""Paragraphs that begin with a clock time and so make a public schedule of an article."""
_CLOCK_LINE = re.compile(r"^\W*\d{1,2}(?:[:.]\d{2}\s*(?:[ap]\.?m\.?|hrs|h)?|\s*[ap]\.?m\.?)(?=\W)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    number: int
    paragraph: int
    actors: tuple[Actor, ...]


class Extractor:
    """Reads articles with one loaded parser; not for use from two threads at once."""

    def __init__(self, nlp: "Language", model: str) -> None:
        self._nlp = nlp
        self.model = model
        self.name = f"rules@{VERSION}"

    @classmethod
    def load(cls) -> "Extractor":
        """Load the parser (about a second). Raises ModelMissing."""
        return cls(*load_model())

    def read(
        self, article: Article, *, seconds: float = 20.0, clock: Callable[[], float] = time.monotonic
    ) -> Extraction:
        """The events of one article, in the order of telling. Never raises on any text; `seconds` bound the work."""
        text = article.text
        if not any(c.isalpha() for c in text):
            return Extraction(skipped="empty")
        if len(text) > LONGEST:
            return Extraction(skipped="too_long")
        flat = flatten(text)
        layout = read_layout(text, title=article.title or None)
        body = " ".join(flat[p.start : p.end] for p in layout.paragraphs) or flat
        if not is_english(body) or (article.language and not article.language.lower().startswith("en")):
            return Extraction(skipped="language")
        return _Reading(self._nlp, self.name, article, flat, layout, clock() + seconds, clock).run()


class _Reading:
    """One article being read."""

    def __init__(
        self,
        nlp: "Language",
        extractor: str,
        article: Article,
        flat: str,
        layout: Layout,
        deadline: float,
        clock: Callable[[], float],
    ) -> None:
        self._nlp, self._extractor, self._article, self._flat, self._layout = nlp, extractor, article, flat, layout
        self._deadline, self._clock = deadline, clock
        known = publisher(article.publisher, None) if article.publisher else None
        self._zone = article.zone or (known.zone if known else None)
        country = article.publisher_country or (known.country if known else None)
        place = layout.dateline.place if layout.dateline else None
        self._dateline = place
        self._home = country if country and country != "INT" else _country_of(place)
        self._published = _local_day(article, self._zone)
        self._bodies = body_names(flat)
        timed = [p for p in layout.paragraphs if _CLOCK_LINE.match(flat[p.start : p.end])]
        self._schedule = len(timed) >= _SCHEDULE_LINES

    def run(self) -> Extraction:
        told = list(self._sentences())
        title = article_title(self._article, self._layout, self._flat)
        memory = Memory.of([*scan(title), *(a for s in told for a in led_by(self._flat, s.actors))], self._home)
        scene = Scene(memory, self._published, self._zone, self._dateline)
        drafts, found_ties = Drafts(), []
        chosen = [s for s in told if s.end - s.start <= LONGEST_SENTENCE and can_matter(self._flat[s.start : s.end])]
        parsed_by_number = dict(zip((s.number for s in chosen), self._parsed(chosen, memory), strict=False))
        if len(parsed_by_number) < len(chosen):
            return Extraction(skipped="time")
        for sentence in told:
            parsed = parsed_by_number.get(sentence.number)
            if parsed is None:
                _glance(scene, sentence.actors, memory)
                continue
            found_ties += list(ties(parsed, scene.pair, published=self._published))
            self._tell(parsed, scene, drafts)
        events = assemble(
            settle(hang(fold(official(drafts.events, self._spoken(told), sports=is_sports(self._flat)))), self._lead(told), dateline=place_venue(self._dateline) if self._dateline else None, published=self._published), text=self._article.text, told=[(s.start, s.end, s.actors) for s in told], title=title,
            published=self._published, extractor=self._extractor, memory=memory,
        )  # fmt: skip
        return Extraction(events=events, ties=_quoted(found_ties, self._article.text))

    def _spoken(self, told: list[_Sentence]) -> frozenset[str]:
        """The countries for which somebody in office is named."""
        return frozenset(a.code for s in told for a in s.actors if a.code and a.office and not a.out_of_office)

    def _lead(self, told: list[_Sentence]) -> When | None:
        """The day that the opening sentences name, "said Tuesday" included."""
        for sentence in told[:_OPENING]:
            text = self._flat[sentence.start : sentence.end]
            days = [p for p in find_phrases(text) if p.kind in {"weekday", "day", "near"} and not _SAID.search(text[: p.start])]
            if days:
                when = resolve(days[:1], text, published=self._published, lean="past", publisher_zone=self._zone)
                return when if when and when.precision == "day" else None
        return None

    def _tell(self, parsed: Parsed, scene: Scene, drafts: Drafts) -> None:
        future = frozenset(p.start for p in parsed.phrases if p.kind == "near" and p.value == (1,))
        scene.travellers = ()
        last: Candidate | None = None
        for frame in frames(parsed, future_dates=future):
            if self._schedule and frame.status == "held" and frame.verb.tag_ in {"VBZ", "VBP"}:
                frame.status = "planned"  # a schedule tells what is to come in the present tense
            for candidate in candidates(parsed, frame, scene):
                draft = drafts.add(candidate)
                if draft is not None:
                    last = draft.facts
        deeds(parsed, scene, drafts)
        _remember(scene, parsed, last)
        for draft in drafts.told_in((parsed.start, parsed.end)):
            day = days_of(draft.facts.when)
            if day and draft.facts.when and draft.facts.when.precision in {"day", "minute"}:
                scene.day = day[0]

    def _sentences(self) -> Iterator[_Sentence]:
        number = 0
        for index, paragraph in enumerate(self._layout.paragraphs):
            if paragraph.kind == "line" and not self._schedule and len(self._layout.paragraphs) > 1:
                continue
            start = paragraph.start
            if self._layout.dateline and start < self._layout.dateline.end <= paragraph.end:
                start = self._layout.dateline.end
            for begin, end in sentences(self._flat, start, paragraph.end):
                yield _Sentence(begin, end, number, index, scan(self._flat, begin, end, bodies=self._bodies))
                number += 1

    def _parsed(self, chosen: list[_Sentence], memory: Memory) -> Iterator[Parsed]:
        seen = [remembered(self._flat, s.start, s.end, led_by(self._flat, s.actors), memory) for s in chosen]
        texts = [_one_line(self._flat[s.start : s.end]) for s in chosen]
        names = [sorted({n for a in actors if (n := name_span(a, self._flat, s.start))}) for s, actors in zip(chosen, seen, strict=True)]
        parses = parse(self._nlp, list(zip(texts, names, strict=True)))
        for sentence, text, actors, tokens in zip(chosen, texts, seen, parses, strict=True):
            if self._clock() > self._deadline:
                return
            everybody = apposed(tokens, sentence.start, parsed_people(text, tokens, sentence.start, actors))
            for person in everybody:
                memory.note(person)
            resolved = tuple(memory.resolve(a) if a.name else a for a in everybody)
            yield Parsed(text, sentence.start, sentence.number, sentence.paragraph, tokens, resolved)


def article_title(article: Article, layout: Layout, flat: str) -> str:
    """The headline, from the article or from the page."""
    return flatten(article.title) or (flat[layout.title.start : layout.title.end] if layout.title else "")


def _one_line(sentence: str) -> str:
    return sentence.replace("\n", " ").replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ")


def _country_of(place: str | None) -> str | None:
    if not place:
        return None
    first = re.split(r"[/,]", place)[0].strip()
    known = city(first) or city(first.title())
    return known.country if known else None


def _local_day(article: Article, zone: str | None) -> date | None:
    if article.published is None:
        return None
    return article.published.astimezone(ZoneInfo(zone or "Etc/UTC")).date()


def _glance(scene: Scene, actors: tuple[Actor, ...], memory: Memory) -> None:
    """A sentence that is not parsed still moves "he" to whom it names first."""
    for actor in actors:
        if actor.kind == "person" and not actor.out_of_office:
            scene.person = memory.resolve(actor)
            return


def _remember(scene: Scene, parsed: Parsed, last: Candidate | None) -> None:
    """What the next sentence's "he", "they" and "it" mean."""
    roots = [t for t in parsed.doc if t.dep_ == "ROOT"]
    subject = subject_token(roots[0]) if roots else None
    named = actors_in(parsed, subject) if subject is not None else ()
    people = [a for a in named if a.kind == "person" and a.code]
    if not people and (subject is None or subject.lower_ not in {"he", "she"}):
        people = [a for a in parsed.actors if a.kind == "person" and a.code][:1]
    if people:
        scene.person = people[0]
    if named:
        scene.subject = named
    officials = {a.code: a for a in parsed.actors if a.kind == "person" and a.code and not a.out_of_office}
    if last is None and len(officials) == 2 and not scene.pair:  # noqa: PLR2004 # a pair
        scene.pair = tuple(officials.values())
    if last is not None and len(last.codes) > 1:
        scene.pair = tuple(a for a, _ in last.sides if a.code)


def _quoted(found: list[Tie], text: str) -> tuple[Tie, ...]:
    from dataclasses import replace

    from digests.model import Span

    return tuple(
        replace(t, evidence=Span(t.evidence.start, t.evidence.end, text[t.evidence.start : t.evidence.end]))
        for t in found
    )
