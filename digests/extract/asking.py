"""The article as the encoder is shown it, and its answers by sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.encoder import Encoder
from digests.extract.memory import Memory
from digests.extract.parse import Parsed
from digests.extract.sentence import LONGEST, Sentence
from digests.extract.source import Source
from digests.extract.window import Shown, windows
from digests.timing.phrases import find_phrases

Answers = Mapping[int, tuple[Answer, ...]]
"""What the encoder answers, by the numbers of the sentences that it was asked about."""


def ask(
    encoder: Encoder,
    flat: str,
    source: Source,
    told: Sequence[Sentence],
    parses: Mapping[int, Parsed],
    memory: Memory,
    headline: Sequence[Actor],
    *,
    in_time: Callable[[], None],
) -> Answers:
    """The answers about all sentences of an article; `in_time` is called between windows and may raise."""
    shown = [_shown(flat, s, parses.get(s.number), memory) for s in told if s.end - s.start <= LONGEST]
    titled = tuple(map(memory.resolve, headline))
    found: dict[int, tuple[Answer, ...]] = {}
    for window in windows(
        flat, shown, title=source.title, headline=titled, dateline=source.dateline, place=source.place
    ):
        in_time()
        for answer in encoder.answers(window):
            found[answer.number] = (*found.get(answer.number, ()), answer)
    return found


def _shown(flat: str, sentence: Sentence, parsed: Parsed | None, memory: Memory) -> Shown:
    phrases = parsed.phrases if parsed else find_phrases(flat[sentence.start : sentence.end])
    moved = tuple(replace(p, start=p.start + sentence.start, end=p.end + sentence.start) for p in phrases)
    actors = tuple(map(memory.resolve, parsed.actors if parsed else sentence.actors))
    return Shown(sentence.number, sentence.start, sentence.end, actors, moved)
