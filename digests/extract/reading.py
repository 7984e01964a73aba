"""One article being read, stage after stage; nothing here knows a single word of news."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from digests.extract.abroad import abroad
from digests.extract.absent import is_absent, stayed_away
from digests.extract.actor import Actor
from digests.extract.actors import scan
from digests.extract.another import chance_of_another
from digests.extract.answer import Answer
from digests.extract.asking import Answers, ask
from digests.extract.assemble import assemble
from digests.extract.attendance import attend
from digests.extract.beside import beside, seat_company
from digests.extract.bodies import body_names
from digests.extract.candidate import FALLEN, TABLE, Candidate, codes_of
from digests.extract.candidates import candidates
from digests.extract.company import others_met
from digests.extract.confidence import confidence_of, is_told
from digests.extract.congos import which_congo
from digests.extract.dates import DAYS
from digests.extract.deeds import deeds
from digests.extract.draft import Draft, Drafts
from digests.extract.encoder import Encoder
from digests.extract.fallen import may_fall, with_fates
from digests.extract.fold import fold, hang, of_two, once
from digests.extract.frames import frames
from digests.extract.fullnames import fully_named
from digests.extract.grammar import children, noun_group, subject_token, verb_above
from digests.extract.groups import groups_of
from digests.extract.headed import Heading, heading_at, headings_of, under
from digests.extract.invited import without_invitations
from digests.extract.joining import seat
from digests.extract.lasting import with_length
from digests.extract.listing import (
    LIST_ENDS,
    announced,
    continued,
    going_on,
    in_one_place,
    listed,
    may_list,
    opened,
)
from digests.extract.memory import Memory
from digests.extract.merge import days_of
from digests.extract.official import is_other_page, official
from digests.extract.openings import cities, home, named_first, spoken, star, vacant
from digests.extract.own import of_their_own
from digests.extract.parse import Known, Parsed, parse
from digests.extract.people import (
    apposed,
    described,
    equated,
    led_by,
    name_span,
    office_span,
    parsed_people,
    place_spans,
    remembered,
)
from digests.extract.scene import Scene
from digests.extract.second_look import as_one_tour, is_seen, other_contacts, second_look, weighed
from digests.extract.seen_apart import seen_apart, with_whom
from digests.extract.selection import can_matter
from digests.extract.sentence import LONGEST, Sentence
from digests.extract.settle import OPENING, settle
from digests.extract.sexes import sexes_in
from digests.extract.slots import actors_in
from digests.extract.small_towns import with_towns
from digests.extract.source import Source
from digests.extract.staying import staying
from digests.extract.study import Study
from digests.extract.tables import words
from digests.extract.ties import ties
from digests.extract.upshot_homes import see_outcomes
from digests.extract.upshots import has_upshot
from digests.extract.venue import opening_place, place_venue
from digests.extract.where import Places
from digests.extract.wires import has_wires, in_person
from digests.model import Article, Extraction, Span, Tie, When
from digests.text.captions import is_caption
from digests.text.dateline import read_dateline
from digests.text.layout import Layout
from digests.text.sentences import sentences
from digests.timing.phrases import Phrase, find_phrases
from digests.timing.resolve import resolve

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_SMALL = re.compile(r"(?<=\s)(?:Of|The|And|For|From|In|On|At|To|With|By)(?=\s)")
_WORD = re.compile(r"[^\W\d_][\w'-]+")
_SAID = re.compile(
    r"\b(?:said|announced|told reporters|reported|added|confirmed)"
    r"(?:\s+(?:here|on|late|early|earlier|in an?(?: \w+)? (?:statement|release|readout|note)))*\s*$"
)
"""What stands before the day on which somebody spoke: not the day of what he spoke of."""
_SOON = timedelta(days=120)
"""How far ahead a day without a year may lie to be taken for one to come where the tense does not say."""
_CAPTIONS = 40
"""Lone lines whose people are remembered, at most."""
_NEWS = timedelta(days=7)
"""How far back the day lies that an article is about."""
_TOWN = re.compile(r"[*•\s]*(?P<town>[A-Z][A-Z' ]{2,30}?)(?:, [A-Z][A-Za-z ]{2,20})? [-–—] ")
"""What opens an entry of a diary: "** BERLIN - "."""
_HIM = frozenset({"he", "she", *words("offices", "address")})
"""Subjects that mean whoever was spoken of: "His Highness"."""
_SAID_WITHIN = 80
"""Characters before a day in which it is sought."""


class _OutOfTimeError(Exception):
    """The time for an article has run out."""


class Reading:
    """One article being read: `flat` and `layout` are those of its text, `is_over` tells when time has run out."""

    def __init__(
        self,
        nlp: "Language",
        encoder: Encoder,
        extractor: str,
        article: Article,
        flat: str,
        layout: Layout,
        *,
        is_over: Callable[[], bool],
        study: Study | None = None,
    ) -> None:
        self._study = study or Study()
        self._nlp, self._encoder, self._extractor, self._is_over = nlp, encoder, extractor, is_over
        self._text, self._flat, self._layout = article.text, flat, layout
        self._source = Source.of(article, layout, flat)
        self._bodies, self._groups = body_names(flat), groups_of(flat)
        self._around = which_congo(flat, self._source)
        body = layout.paragraphs[0].start if layout.paragraphs else len(flat)
        self._headings = headings_of(flat, body, self._source.published, self._source.zone)
        self._wires = has_wires(f"{article.title} {flat}")
        day = self._source.published
        self._programme = bool(self._headings) and day is not None and self._headings[0].day >= day

    def run(self) -> Extraction:
        """Read it, or say that there was no time."""
        try:
            return self._read()
        except _OutOfTimeError:
            return Extraction(skipped="time")

    def _in_time(self) -> None:
        if self._is_over():
            raise _OutOfTimeError

    def _read(self) -> Extraction:
        """Tag, remember, parse, ask, tell, then settle what the article as a whole says."""
        source = self._source
        headline = scan(_as_prose(source.title), groups=self._groups, around=self._around)
        told = list(with_towns(list(self._sentences()), headline, self._flat))
        if not any(map(_may_be_party, chain(headline, *(s.actors for s in told), self._study.people))):
            return Extraction()  # nothing is worth a parse
        titled = (replace(a, start=-1) for a in headline)
        people = [
            *self._study.people,
            *titled,
            *(a for s in told for a in led_by(self._flat, s.actors)),
            *self._captions(),
        ]
        memory = Memory.of(
            people,
            home(source, headline, told, self._flat),
            source.published.year if source.published else None,
            bodies=tuple(
                a.code for s in told for a in s.actors if a.organisation and a.code and a.kind == "organisation"
            ),
            star=star(headline),
            vacant=vacant(headline, told[: OPENING + 1], self._flat),
            own_voice=source.official,
            headline=frozenset(_WORD.findall(source.title)),
            lead_end=told[min(OPENING, len(told) - 1)].end if told else 0,
        )
        readable = [s for s in told if s.end - s.start <= LONGEST]
        in_lists = set(may_list(told, self._flat))
        chosen = [s for s in readable if s.number in in_lists or self._is_chosen(s)]
        parses = {p.number: p for p in self._parsed(chosen, memory)}
        answers: Answers = {}
        if source.title:  # the encoder has learnt from whole reports; of a scrap only what a rule tells is told
            answers = ask(self._encoder, self._flat, source, told, parses, memory, headline, in_time=self._in_time)
            parses = {n: replace(p, actors=tuple(map(memory.placed_anew, p.actors))) for n, p in parses.items()}
        missed = [s for s in readable if s.number not in parses and _is_seen(answers.get(s.number, ()))]
        parses |= {p.number: p for p in self._parsed(missed, memory)}
        scene = Scene(
            memory,
            source.published,
            source.zone,
            source.dateline,
            lead=named_first(headline, told),
            sexes=sexes_in(self._flat),
            away=stayed_away((a for s in told for a in s.actors), self._flat),
        )
        drafts, found = Drafts(judge=self._study.judge or chance_of_another), list[Tie]()
        for sentence in told:
            self._in_time()
            scene.answers = answers.get(sentence.number, ())
            if scene.person and scene.person not in scene.people[-1:]:
                scene.people.append(scene.person)
            found += self._tell(sentence, parses, scene, drafts)
        drafts.relate()
        events = drafts.events if self._study.weigh else [d for d in drafts.events if is_told(d)]
        settled = self._settled(events, told, headline) if events else []
        see_outcomes(readable, answers, parses, settled, self._flat, source.published)
        assembled = assemble(
            settled,
            text=self._text,
            told=[(s.start, s.end, s.actors) for s in told],
            headline=headline,
            published=source.published,
            extractor=self._extractor,
            weigh=self._study.weigh or confidence_of,
        )
        return Extraction(events=assembled, ties=tuple(map(self._quoted, found)))

    def _settled(self, events: list[Draft], told: list[Sentence], headline: Sequence[Actor]) -> list[Draft]:
        """The events with what only the article as a whole says of them."""
        source = self._source
        events = official(events, spoken(told), other_page=is_other_page(self._flat))
        settled = settle(
            hang(fold(events)),
            self._lead(told),
            published=source.published,
            cities=cities(told, source),
            places=Places.of(told, self._flat, title=source.title, headline=headline, dateline=source.place),
            look=self._study.where,
        )
        settled = of_two(in_one_place(without_invitations(settled, self._flat)))
        settled = with_fates(settled, self._flat, source.title, source.published)
        return once(staying(settled, self._flat, source.published))

    def _is_chosen(self, sentence: Sentence) -> bool:
        text = self._flat[sentence.start : sentence.end]
        return self._study.all_sentences or can_matter(text) or any(abroad(text, sentence.actors, sentence.start))

    def _sentences(self) -> Iterator[Sentence]:
        """The sentences of the body; lone lines are read only in a schedule, and where a colon announces them."""
        number, announced = 0, False
        dateline = self._layout.dateline
        for index, paragraph in enumerate(self._layout.paragraphs):
            if any(h.start <= paragraph.start and paragraph.end <= h.end for h in self._headings):
                continue
            line = paragraph.kind == "line"
            below = self._programme and paragraph.start > self._headings[0].start
            if line and not (announced or below or self._source.schedule) and len(self._layout.paragraphs) > 1:
                continue
            announced = (line and announced) or self._flat[paragraph.end - 1] == ":"
            start = paragraph.start
            opens = index == 0 and len(self._layout.paragraphs) > 1
            caption = is_caption(self._flat, paragraph.start, paragraph.end, opens=opens)
            if dateline and start < dateline.end <= paragraph.end:
                start = dateline.end
            elif not line and (further := read_dateline(self._flat, start, paragraph.end)) and further.agency:
                start = further.end if further.date else start  # a page of several reports
            for begin, end in sentences(self._flat, start, paragraph.end):
                short = end - begin <= LONGEST
                actors = self._scanned(begin, end) if short else ()
                self._in_time()
                yield Sentence(begin, end, number, index, actors, caption)
                number += 1

    def _scanned(self, begin: int, end: int) -> tuple[Actor, ...]:
        return scan(self._flat, begin, end, bodies=self._bodies, groups=self._groups, around=self._around)

    def _captions(self) -> Iterator[Actor]:
        """Who is named with his office in lines that are not read: captions, lists of those present, heads in capitals
        ("SECRETARY HELEN D. MARCHETTI" above a schedule)."""
        lines = [p for p in self._layout.paragraphs if p.kind == "line" and p.end - p.start <= LONGEST]
        above = self._flat[: self._layout.paragraphs[0].start if self._layout.paragraphs else 0].splitlines()
        texts = [self._flat[p.start : p.end] for p in lines[:_CAPTIONS]]
        texts += [line for line in above[-_CAPTIONS:] if line.isupper() and len(line) <= LONGEST]
        for text in texts:
            named = scan(text.title() if text.isupper() else text)
            yield from (replace(a, start=-1) for a in named if a.name and a.office)

    def _parsed(self, chosen: list[Sentence], memory: Memory) -> Iterator[Parsed]:
        """The parses of sentences; people whom only the parser sees are remembered on the way."""
        flat = self._flat
        texts = [_one_line(flat[s.start : s.end]) for s in chosen]
        seen = [remembered(flat, s.start, s.end, led_by(flat, s.actors), memory) for s in chosen]
        names = [
            sorted({span for a in actors if (span := name_span(a, flat, s.start))})
            for s, actors in zip(chosen, seen, strict=True)
        ]
        posts = [
            sorted(
                {
                    *place_spans(actors, flat, s.start),
                    *(post for a in actors if (post := office_span(a, flat, s.start))),
                }
            )
            for s, actors in zip(chosen, seen, strict=True)
        ]
        told = [[(a.start - s.start, a.end - s.start) for a in actors] for s, actors in zip(chosen, seen, strict=True)]
        parses = parse(self._nlp, [Known(*known) for known in zip(texts, names, posts, told, strict=True)])
        for sentence, text, known, tokens in zip(chosen, texts, seen, parses, strict=True):
            actors = remembered(flat, sentence.start, sentence.end, known, memory)  # whom the parser has seen since
            everybody = described(text, sentence.start, parsed_people(text, tokens, sentence.start, actors))
            everybody = apposed(tokens, sentence.start, everybody)
            everybody = of_their_own(text, sentence.start, equated(tokens, sentence.start, everybody))
            for person in everybody:
                memory.note(person)
            resolved = tuple(memory.resolve(a) if a.name else a for a in everybody)
            self._in_time()
            yield Parsed(text, sentence.start, sentence.number, sentence.paragraph, tokens, resolved)

    def _tell(self, sentence: Sentence, parses: Mapping[int, Parsed], scene: Scene, drafts: Drafts) -> Iterator[Tie]:
        """Take one sentence's events and outcomes into `drafts`, move `scene` on; its statements of ties."""
        parsed = parses.get(sentence.number)
        if parsed is None:
            _glance(scene, sentence.actors)
            seat_company(sentence, sentence.actors, scene, drafts, self._flat)
            self._list(sentence, sentence.actors, scene, drafts)
            scene.before = self._flat[sentence.start : sentence.end]
            return
        scene.number, scene.caption = parsed.number, sentence.caption
        heading = heading_at(self._headings, self._flat, sentence.start)
        scene.absent = frozenset(a.start for a in parsed.actors if is_absent(a, self._flat))
        yield from ties(parsed, scene.pair or scene.lead_pair, published=scene.published)
        scene.travellers = ()
        ahead = any(_is_ahead(p, parsed, scene.published) for p in parsed.phrases)
        joining = seat(parsed, scene, drafts)
        last = joining.table
        told = list[Candidate]()
        for frame in frames(parsed, ahead=ahead):
            if frame.verb in joining.verbs:
                continue  # the newcomers have no contact of their own
            scheduled = self._source.schedule or (heading is not None and self._programme)
            if scheduled and frame.status == "held" and frame.verb.tag_ in {"VBZ", "VBP"}:
                frame.status = "planned"  # a schedule tells what is to come in the present tense
            if last and frame.definite and frame.status in FALLEN:
                scene.pair = _parties(last.facts) or scene.pair  # "was to fly to …, but the trip has been scrapped"
            found = tuple(with_whom(one, scene.answers, scene) for one in candidates(parsed, frame, scene))
            if self._study.look:
                self._study.look(parsed, frame, found)
            if not (scene.listing and scene.listing.names_envoys(parsed.number)):
                scene.listing = opened(parsed, frame, found, scene) or scene.listing
            split = [apart for one in found for apart in seen_apart(one, scene.answers)]
            in_turn = frozenset(code for one in split for code in one.codes)
            for candidate in as_one_tour([weighed(one, scene, self._flat, in_turn) for one in split]):
                draft, own = self._take(candidate, scene, drafts)
                told += [candidate] if own else []
                if draft and not (last and last.facts.kind != "visit" and draft.facts.kind == "visit"):
                    last = draft
        self._list(sentence, parsed.actors, scene, drafts)
        seated = attend(sentence, parsed.actors, scene, drafts, self._flat)
        last = last or seated
        for ahead in (True, False):  # what is only planned is told before what was agreed can be taken for done
            for candidate in second_look(sentence, parsed.actors, scene, drafts, self._flat, ahead=ahead):
                draft, own = self._take(candidate, scene, drafts)
                last = last or draft
                told += [candidate] if own else []
            if ahead:
                deeds(parsed, scene, drafts, self._flat)
        for candidate in other_contacts(sentence, parsed, scene, drafts, self._flat):
            draft = drafts.add(fully_named(candidate, scene.memory))
            last = last or draft
        known = [draft.facts for draft in drafts.told_in((parsed.start, parsed.end))]
        for candidate in others_met(told, known, scene):
            drafts.add(fully_named(candidate, scene.memory))
        seat_company(sentence, parsed.actors, scene, drafts, self._flat)
        if heading:
            self._date_under(heading, sentence, drafts)
        _remember(scene, parsed, last.facts if last else None)
        for draft in drafts.told_in((parsed.start, parsed.end)):
            day = days_of(draft.facts.when)
            if day and draft.facts.when and draft.facts.when.precision in {"day", "minute"}:
                done = draft.facts.status in {"held", "under_way"}
                scene.days[done] = day
                if done and scene.main_day is None and _is_fresh(day[0], scene.published):
                    scene.main_day = day[0]

    def _take(self, candidate: Candidate, scene: Scene, drafts: Drafts) -> tuple[Draft | None, bool]:
        """The event that a candidate tells, and whether it does so, and not only who stood beside it."""
        if not self._wires:
            candidate = in_person(candidate, self._flat)
        candidate = may_fall(candidate, self._flat, self._source.published)
        candidate = with_length(candidate, self._flat, self._source.published)
        known = beside(candidate, self._flat, drafts)
        if known is None:
            draft = drafts.add(fully_named(candidate, scene.memory))
            return draft, draft is not None
        known.hear(candidate)
        return known, False

    def _date_under(self, heading: Heading, sentence: Sentence, drafts: Drafts) -> None:
        """Give the events that a sentence is the first to tell the day that stands above it, and the town that opens
        it, where they have none."""
        text = self._flat[sentence.start : sentence.end]
        town = _TOWN.match(self._flat, sentence.start, sentence.end)
        place = place_venue(town["town"].title()) if town else None
        for draft in drafts.told_in((sentence.start, sentence.end)):
            facts = draft.facts
            before = self._programme and (facts.tense == "past" or facts.past_perfect)
            if facts.number != sentence.number or before:
                continue  # what stands below a day to come may tell of what was before
            told = under(heading, facts.when, text)
            scheduled = self._programme and facts.status == "held" and told != facts.when
            status = "planned" if scheduled else facts.status
            here = facts.venue if facts.venue and facts.venue.city else place or facts.venue
            draft.facts = replace(facts, when=told, status=status, venue=here)

    def _list(self, sentence: Sentence, actors: tuple[Actor, ...], scene: Scene, drafts: Drafts) -> None:
        """Take in what a sentence announces, or lists of what was announced."""
        if scene.listing and sentence.number - scene.listing.last > LIST_ENDS:
            scene.listing = None
        more = continued(sentence, scene, drafts, self._flat) if scene.listing is None else None
        listing = announced(sentence, actors, scene, self._flat) or scene.listing or more
        if listing is None:
            return
        known = tuple(map(scene.memory.resolve, actors))
        found = listed(listing, sentence, known, scene, drafts, self._flat)
        for candidate in found:
            draft = drafts.add(fully_named(candidate, scene.memory))
            if draft:
                draft.note((sentence.start, sentence.end), sentence.number)
        scene.listing = going_on(listing, sentence, known, found)

    def _lead(self, told: list[Sentence]) -> When | None:
        """The day that the opening sentences name."""
        source = self._source
        for sentence in told[:OPENING]:
            text = self._flat[sentence.start : sentence.end]
            days = (p for p in find_phrases(text) if p.kind in DAYS)
            day = next((p for p in days if not _SAID.search(text, max(0, p.start - _SAID_WITHIN), p.start)), None)
            if day:
                when = resolve([day], text, published=source.published, lean="past", publisher_zone=source.zone)
                return when if when and when.precision == "day" else None
        return None

    def _quoted(self, tie: Tie) -> Tie:
        """A tie with the article's own characters as its evidence."""
        start, end = tie.evidence.start, tie.evidence.end
        return replace(tie, evidence=Span(start, end, self._text[start:end]))


def _is_fresh(day: date, published: date | None) -> bool:
    """Whether a day is one of the last, so that the article may be about it."""
    return published is None or timedelta() <= published - day <= _NEWS


def _is_seen(answers: Sequence[Answer]) -> bool:
    """Whether the encoder sees an event, or an outcome, in what is not parsed."""
    return is_seen(answers) or has_upshot(answers)


def _may_be_party(actor: Actor) -> bool:
    """Whether it is of a state or an organisation, or an official of one that the article may not name."""
    return actor.code is not None or actor.is_official


def _as_prose(headline: str) -> str:
    """A headline without the capitals of its small words: "Receives FM Of Malta"; every offset stays."""
    return _SMALL.sub(lambda match: match[0].lower(), headline)


def _one_line(sentence: str) -> str:
    return sentence.replace("\n", " ").replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ")


def _glance(scene: Scene, actors: tuple[Actor, ...]) -> None:
    """A sentence that is not parsed still moves "he" to whom it names first."""
    person = next((a for a in actors if a.kind == "person" and not a.out_of_office), None)
    if person:
        scene.person = scene.memory.resolve(person)


def _remember(scene: Scene, parsed: Parsed, last: Candidate | None) -> None:
    """What the next sentence's "he", "they" and "it" mean; `last` is the last event that this one told."""
    scene.before = parsed.text
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), None)
    subject = subject_token(root) if root is not None else None
    event = subject is not None and noun_group(subject) is not None  # "The meetings with X and Y took place": not X
    named = actors_in(parsed, subject) if subject is not None and not event else ()
    understood = [scene.memory.resolve(a) for a in named]
    people = [a for a in understood if a.is_official and a.code and not a.plural and not a.is_counterpart]
    if not people and not (event and scene.person) and (subject is None or subject.lower_ not in _HIM):
        people = [a for a in parsed.actors if a.kind == "person" and a.code]
    if people and not _is_only_teller(parsed, root, subject, people[0], scene):
        scene.person = people[0]
    if named:
        scene.subject = named
    officials = {a.code: a for a in parsed.actors if a.kind == "person" and a.code and not a.out_of_office}
    if last is None and len(officials) == 2 and not scene.pair:
        scene.pair = tuple(officials.values())
    if last is not None:
        scene.pair = _parties(last) or scene.pair
        many = len(codes_of(scene.pair))
        scene.two = scene.pair if many == 2 else scene.two  # a pair is two
        scene.table = scene.pair if many >= TABLE else scene.table
        _arrive(scene, parsed, last)


def _is_only_teller(parsed: Parsed, root: "Token | None", subject: "Token | None", teller: Actor, scene: Scene) -> bool:
    """Whether somebody only tells, behind what he tells and in his own words, of another of his state: "He will be in
    Oslo till Friday, said the spokeswoman, Ann Lund. … he will meet"."""
    if root is None or subject is None or root.lemma_ not in words("triggers", "saying") or scene.person is None:
        return False
    told = [c for c in children(root, "ccomp") if c.i < subject.i]
    return bool(told) and '"' not in parsed.text and scene.person.code == teller.code


def _arrive(scene: Scene, parsed: Parsed, last: Candidate) -> None:
    """ "In Sri Lanka, he will be received by the president": what follows happens there too."""
    place = opening_place(parsed)
    others = last.codes - {place.country} if place and place.country else frozenset()
    if place and place.country in last.codes and len(others) == 1:
        scene.abroad, scene.visitor = place.country, next(iter(others))


def _parties(told: Candidate) -> tuple[Actor, ...]:
    """Whom "the two" means after an event of two or more; nobody after one of a single party."""
    return tuple(a for a, _ in told.sides if a.code) if len(told.codes) > 1 else ()


def _is_ahead(phrase: Phrase, parsed: Parsed, published: date | None) -> bool:
    """Whether a phrase means what is to come: "tomorrow", "next month", "later this week", "they meet on 5 July"."""
    if phrase.kind == "day" and published is not None and _dates_the_present(phrase, parsed):
        days = days_of(resolve([phrase], parsed.text, published=published, lean="future"))
        return days is not None and timedelta() < days[0] - published <= _SOON
    if phrase.kind == "weekday" and phrase.raw.lower().startswith("later "):
        return published is None or phrase.value[0] == published.weekday()  # "Later on Thursday he is meeting"
    tomorrow = phrase.kind == "near" and phrase.value == (1,)
    return tomorrow or (phrase.kind in {"span", "weekday"} and ("next" in phrase.value or "later" in phrase.value))


def _dates_the_present(phrase: Phrase, parsed: Parsed) -> bool:
    """Whether a phrase hangs on the sentence's own verb, in the simple present."""
    token = next((t for t in parsed.doc if phrase.start <= parsed.begins(t) < phrase.end), None)
    verb = verb_above(token) if token is not None else None
    return verb is not None and verb.dep_ == "ROOT" and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ != "be"
