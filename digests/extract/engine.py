"""The extractor: one article in, its events out."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from digests.extract.encoder import Encoder
from digests.extract.parse import load_model
from digests.extract.reading import Reading
from digests.extract.study import Study
from digests.model import Article, Extraction, Skipped
from digests.text.flatten import flatten
from digests.text.language import is_english
from digests.text.layout import Layout, read_layout

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "0.23"
LONGEST = 100_000
"""Characters of one article; a longer text is no news article and is skipped as too_long."""


class Extractor:
    """Reads articles with one loaded parser and encoder; not for use from two threads at once.

    `model` names the parser, `name` the rules with the encoder's weights as events carry them.
    """

    def __init__(self, nlp: "Language", model: str, encoder: Encoder) -> None:
        self._nlp, self._encoder = nlp, encoder
        self.model = model
        self.name = f"rules@{VERSION}"

    @classmethod
    def load(cls) -> "Extractor":
        """Load the parser and the encoder (about two seconds). Raises ModelMissing."""
        return cls(*load_model(), Encoder.load())

    def read(
        self,
        article: Article,
        *,
        seconds: float = 20.0,
        clock: Callable[[], float] = time.monotonic,
        study: Study | None = None,
    ) -> Extraction:
        """The events of one article, in the order of telling. Never raises on any text; `seconds` bound the work.

        `study` is for measuring: what a stage would be told if another were perfect, and who looks on.
        """
        deadline = clock() + seconds
        if not any(c.isalpha() for c in article.text):
            return Extraction(skipped="empty")
        if len(article.text) > LONGEST:
            return Extraction(skipped="too_long")
        flat = flatten(article.text)
        layout = read_layout(article.text, title=article.title or None)
        if skipped := _other_language(article, flat, layout):
            return Extraction(skipped=skipped)
        reading = Reading(
            self._nlp, self._encoder, self.name, article, flat, layout, is_over=lambda: clock() > deadline, study=study
        )
        with self._nlp.memory_zone():  # words that no later article has are forgotten: memory stays flat
            return reading.run()


def _other_language(article: Article, flat: str, layout: Layout) -> Skipped | None:
    """What the feed says, and what the words of the body are (PRODUCT: English articles for now)."""
    body = " ".join(flat[p.start : p.end] for p in layout.paragraphs) or flat
    told = not article.language or article.language.lower().startswith("en")
    return None if told and is_english(body) else "language"
