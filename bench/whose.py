"""`python -m bench.whose`: how many people whom no word of the text places are placed rightly, and by what.

First those of training/calibration whom gold gives one party, each by all windows that name him: by what the encoder
makes of the text, and by that and what his name looks like. Then what names are worth in the world: of the leaders in
data/leaders.tsv, by the invented names of data/people.tsv, those given to their own state and not to one or two
others.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bench.calibrate import CALIBRATION
from bench.figures import progress
from digests.extract.allegiance import Asked, likeliest
from digests.extract.encoder import Encoder
from digests.extract.engine import Extractor
from digests.extract.origins import counted, invented, leaders, likeness
from digests.extract.parse import load_model
from digests.extract.window import Window
from tests.corpus.load import GoldArticle, load_folder, party

Answers = list[tuple[str, dict[str, float]]]
Likeness = Callable[[str, str], float]


class Watched(Encoder):
    """An encoder that keeps what it says of people."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(None, None, None)
        self._encoder = encoder
        self.said: Answers = []

    def read(self, window: Window) -> Any:
        """What the encoder reads."""
        return self._encoder.read(window)

    def answers(self, window: Window, read: Any) -> Iterator[Any]:
        """What the encoder answers."""
        return self._encoder.answers(window, read)

    def allegiances(self, asked: Asked, read: Any) -> Iterator[tuple[str, dict[str, float]]]:
        """What the encoder says, kept."""
        for one in self._encoder.allegiances(asked, read):
            self.said.append(one)
            yield one


def main() -> None:
    """Print both."""
    watched = Watched(Encoder.load())
    extractor = Extractor(*load_model(), watched)
    articles = [a for folder in sorted(CALIBRATION.iterdir()) if folder.is_dir() for a in load_folder(folder)]
    asked: list[tuple[Answers, Mapping[str, str]]] = []
    with progress() as bar:
        for article in bar.track(articles, description="reading"):
            watched.said = []
            extractor.read(article.article)
            asked.append((watched.said, _whose(article)))
    for what, alike in (("the text", _alike), ("the text and the name", likeness)):
        right, every = _placed(asked, alike)
        _say(f"Placed rightly by {what}: {right} of {every}.")
    for others in (1, 2):
        _say(f"Leaders placed by the invented names alone, among {1 + others}: {_told_apart(others):.0%}.")


def _whose(article: GoldArticle) -> dict[str, str]:
    """The party of everybody whom gold names with one party."""
    found: dict[str, set[str]] = {}
    for person in (p for g in article.events for p in g.event.participants if p.name):
        found.setdefault(str(person.name), set()).add(party(person))
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _placed(asked: list[tuple[Answers, Mapping[str, str]]], alike: Likeness) -> tuple[int, int]:
    right = every = 0
    for said, whose in asked:
        for name, (code, _) in likeliest(said, alike).items():
            words = set(name.split())
            codes = {c for known, c in whose.items() if words <= set(known.split()) or set(known.split()) <= words}
            if len(codes) == 1:
                every += 1
                right += code in codes
    return right, every


def _told_apart(others: int) -> float:
    """The share of the leaders whose own state their names speak for more than for `others` drawn by lot."""
    chance = random.Random(0)  # noqa: S311 # no secret
    counts, known = counted(invented()), sorted(leaders())
    states = sorted({code for _, code in known})
    right = 0
    for name, code in known:
        choice = [code, *chance.sample([s for s in states if s != code], others)]
        right += max(choice, key=lambda state: counts.mean(name, state)) == code
    return right / len(known)


def _alike(name: str, code: str) -> float:
    return 1.0


def _say(text: str) -> None:
    print(text)  # noqa: T201 # the bench speaks in the terminal


if __name__ == "__main__":
    main()
