"""The article as the encoder is shown it, and its answers by sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from digests.extract.actor import Actor
from digests.extract.allegiance import asked, likeliest
from digests.extract.answer import Answer
from digests.extract.candidate import FALLEN
from digests.extract.encoder import Encoder
from digests.extract.fallen import fell_through
from digests.extract.memory import Memory
from digests.extract.origins import likeness
from digests.extract.parse import Parsed
from digests.extract.sentence import LONGEST, Sentence
from digests.extract.source import Source
from digests.extract.window import Shown, Window, windows
from digests.timing.phrases import find_phrases

_SURE = 0.6
"""The chance of a party from which somebody is taken for its."""
_ABOVE = 2
"""Sentences above one in which a word may say that what it tells fell through."""
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
    """The answers about all sentences of an article; whom they place is remembered in `memory` on the way.

    `in_time` is called between windows and may raise.
    """
    readable = [s for s in told if s.end - s.start <= LONGEST]

    def cut() -> list[Window]:
        titled = tuple(map(memory.resolve, headline))
        seen = [_seen(s, parses.get(s.number), memory) for s in readable]
        if not _may_be_asked([*titled, *chain.from_iterable(seen)]):
            return []
        shown = [_shown(flat, s, own, parses.get(s.number)) for s, own in zip(readable, seen, strict=True)]
        return list(
            windows(
                flat,
                shown,
                title=source.title,
                headline=titled,
                dateline=source.dateline,
                place=source.place,
                home=memory.home,
            )
        )

    reads: dict[tuple[int, ...], Any] = {}

    def read(window: Window) -> Any:
        in_time()
        key = tuple(window.ids)
        if key not in reads:
            reads[key] = encoder.read(window)
        return reads[key]

    first = cut()
    placed = _place(encoder, first, read, memory)
    found: dict[int, tuple[Answer, ...]] = {}
    for window in cut() if placed else first:
        for answer in encoder.answers(window, read(window)):
            found[answer.number] = (*found.get(answer.number, ()), _checked(answer, flat, told, source.title))
    return found


def _checked(answer: Answer, flat: str, told: Sequence[Sentence], title: str) -> Answer:
    """The answer; what it takes to have fallen through is planned where nothing says so, and that is not sure."""
    if answer.status not in FALLEN:
        return answer
    sentence, above = told[answer.number], told[max(0, answer.number - _ABOVE) : answer.number]
    before = f"{title} {flat[above[0].start : sentence.start]}" if above else title
    if fell_through(answer.status, answer.status_chance, flat[sentence.start : sentence.end], before):
        return answer
    return replace(answer, status="planned", status_chance=min(answer.status_chance, 0.5))


def _place(encoder: Encoder, cut: Sequence[Window], read: Callable[[Window], Any], memory: Memory) -> bool:
    """Remember whose somebody is, where the encoder is sure and no word of the text says it; whether it was of any."""
    answers: list[tuple[str, Mapping[str, float]]] = []
    for window in cut:
        question = asked(window, [p for p in window.people if p.what.is_unplaced])
        if question:
            answers += encoder.allegiances(question, read(window))

    def fits(name: str, code: str) -> float:
        return likeness(name, code) if memory.may_be_of(name, code) else 0.0

    placed = False
    for name, (code, chance) in likeliest(answers, fits).items():
        if chance >= _SURE:
            placed = memory.place(name, code) or placed
    return placed


def _may_be_asked(actors: Sequence[Actor]) -> bool:
    """Whether two parties are named, or somebody who may be of one."""
    return len({a.code for a in actors if a.code}) > 1 or any(a.kind == "person" and a.name for a in actors)


def _seen(sentence: Sentence, parsed: Parsed | None, memory: Memory) -> tuple[Actor, ...]:
    """The actors of a sentence, resolved as far as the article resolves them."""
    return tuple(memory.placed_anew(memory.resolve(a)) for a in (parsed.actors if parsed else sentence.actors))


def _shown(flat: str, sentence: Sentence, actors: tuple[Actor, ...], parsed: Parsed | None) -> Shown:
    phrases = parsed.phrases if parsed else find_phrases(flat[sentence.start : sentence.end])
    moved = tuple(replace(p, start=p.start + sentence.start, end=p.end + sentence.start) for p in phrases)
    return Shown(sentence.number, sentence.start, sentence.end, actors, moved)
