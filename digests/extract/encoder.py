"""The encoder's edge: a window of an article in, what each sentence is taken to tell out. Only it imports onnxruntime.

Weights and training: docs/decisions/0025, 0027, 0034, 0038, 0039, 0045, 0046, 0047. The first graph reads one window.
The second takes what was read and the arrays of `feeds`, and gives for each pair of parties of each question: logits
of each family of events (is there one, its kind, status and role), and for each of them scores of the places and
dates; for each party how much each of its mentions weighed; and for whoever is named in a sentence logits of having
taken part in an event of each family, and of having been there with each of the others; for each pair and family
logits of being the first sentence to tell such an event, of what is done and of what lies ahead; for each pair and
each strength of an outcome logits of there being one, and of its being the one's or the other's; for each piece of a
sentence scores of beginning and of ending the words that say it. The third takes what was read and the arrays of
`people_feeds`, and gives for each person logits of no party and of each.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

from digests.extract.actor import Actor
from digests.extract.allegiance import Asked
from digests.extract.answer import FAMILIES, Answer, Company, Upshot
from digests.extract.window import Question, Stand, Window
from digests.model import Role, Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

TO_SECOND, TO_FIRST = 0, 1
"""The columns of the two kinds of visits: to the country of the pair's second party, and of its first."""
STATUSES: tuple[Status, ...] = ("held", "planned", "under_way", "postponed", "cancelled")
ROLES: tuple[Role, ...] = ("news", "background")
SPLIT: tuple[int, ...] = (
    len(FAMILIES),
    *map(len, FAMILIES),
    *(n for _ in FAMILIES for n in (len(STATUSES), len(ROLES))),
)
"""How the columns of the logits are shared out: whether there is an event of each family, the kinds of each, and for
each its status and its role."""
GRAPHS = ("encoder", "answers", "allegiance")
"""The files of the weights: what reads, what answers about pairs, what says whose somebody is."""
_UNASKED = frozenset({"folk_far", "folk_real"})
"""What is not told of people: all stand in the sentence itself, and what is said of padding is not read."""
_MOST_PAIRS = 240
"""Pairs that are asked about at once: of more, with a dozen places each, the graph takes over 30 MB."""
_MOST_WORDS = 60
"""Pieces of a sentence behind the first that say an outcome, at most."""
_ANSWERS = 9
"""How many arrays the second graph gives."""
_ENDS = tuple(accumulate(SPLIT))
"""Where each of those parts ends."""


class Encoder:
    """The loaded weights; not for use from two threads at once.

    Three graphs: one reads a window, the others answer what is asked about it, so that what is found out about its
    people does not need it read again.
    """

    def __init__(self, reader: Any, answerer: Any, placer: Any) -> None:
        self._reader, self._answerer, self._placer = reader, answerer, placer

    @classmethod
    def load(cls) -> "Encoder":
        """Load the weights (a third of a second, about 80 MB; another 80 are read from the disk as they are needed)."""
        return cls(*(_session(name) for name in GRAPHS))

    def read(self, window: Window) -> "Numbers":
        """The pieces of a window in their context, as the questions about it need them."""
        import numpy as np

        pieces = {"ids": np.array(window.ids, np.int64), "marks": np.array(window.marks, np.int64)}
        (read,) = self._reader.run(None, pieces)
        return cast("Numbers", read)

    def allegiances(self, asked: Asked, read: "Numbers") -> Iterator[tuple[str, dict[str, float]]]:
        """(name, chance of each party) of each mention of somebody whom no word of the text places."""
        (logits,) = self._placer.run(None, {**people_feeds(asked), "read": read})
        for stand, chances in zip(asked.people, _chances(logits).tolist(), strict=True):
            yield stand.what.name or "", dict(zip(asked.codes, chances[1:], strict=True))

    def answers(self, window: Window, read: "Numbers") -> Iterator[Answer]:
        """One answer for each pair of parties of each question and each family of events."""
        for questions in _in_parts(window.questions):
            yield from self._answers(questions, read)

    def _answers(self, questions: Sequence[Question], read: "Numbers") -> Iterator[Answer]:
        given = self._answerer.run(None, {**feeds(questions), "read": read})
        if len(given) != _ANSWERS or given[0].shape[1] != _ENDS[-1]:
            raise ValueError("The weights answer with other numbers than are asked for: export them anew.")
        logits, weights, places, dates, taking, together, novel, came, ends = given
        chances = _each_chance(came).tolist()
        places, dates = (scores.reshape(len(logits), len(FAMILIES), -1) for scores in (places, dates))
        told = list(_told(logits, novel))
        row = party = 0
        for index, question in enumerate(questions):
            company = _company(question, taking[index], together[index])
            words = _words(ends[index, : question.last - question.first])
            best = [
                mentions[int(weights[party + k, : len(mentions)].argmax())]
                for k, (_, mentions) in enumerate(question.parties)
            ]
            party += len(best)
            pairs = list(question.pairs)
            own = slice(row, row + len(pairs))
            where = _chances(places[own, :, : len(question.places) + 1]).tolist()
            when = _chances(dates[own, :, : len(question.dates) + 1]).tolist()
            upshots = [Upshot(tuple(map(tuple, of_pair)), words) for of_pair in chances[own]]
            for (a, b), said, of_places, of_dates, upshot in zip(pairs, told[own], where, when, upshots, strict=True):
                codes = question.parties[a][0], question.parties[b][0]
                yield from _answers(question, codes, (best[a], best[b]), company, upshot, said, of_places, of_dates)
            row += len(pairs)


def _in_parts(questions: Iterable[Question]) -> Iterator[list[Question]]:
    """The questions in stretches of at most `_MOST_PAIRS` pairs, or of one question."""
    part, many = list[Question](), 0
    for question in questions:
        more = math.comb(len(question.parties), 2)
        if part and many + more > _MOST_PAIRS:
            yield part
            part, many = [], 0
        part, many = [*part, question], many + more
    if part:
        yield part


def _session(name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the machine may have only one core
    options.enable_cpu_mem_arena = False  # memory stays flat, whatever the lengths of articles
    options.enable_mem_pattern = False  # what one window took would be kept for the next: 40 MB, for no speed
    options.log_severity_level = 3
    with as_file(files("digests.extract").joinpath("data", f"{name}.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one pair and one family of events, but for where and when."""

    chance: float
    kinds: list[float]
    statuses: list[float]
    roles: list[float]
    novel: list[float]


def _told(logits: "Numbers", novel: "Numbers") -> Iterator[list[_Said]]:
    """What is said of each pair, family by family."""
    import numpy as np

    whether, *rest = np.split(logits, _ENDS[:-1], axis=1)
    shares = [_chances(part).tolist() for part in rest]
    kinds, facts = shares[: len(FAMILIES)], shares[len(FAMILIES) :]
    firsts = _each_chance(novel).reshape(len(logits), len(FAMILIES), 2).tolist()
    for row, chances in enumerate(_each_chance(whether).tolist()):
        yield [
            _Said(chance, kinds[f][row], facts[2 * f][row], facts[2 * f + 1][row], firsts[row][f])
            for f, chance in enumerate(chances)
        ]


def _answers(
    question: Question,
    codes: tuple[str, str],
    actors: tuple[Stand[Actor], Stand[Actor]],
    company: Company,
    upshot: Upshot,
    told: Sequence[_Said],
    places: Sequence[Sequence[float]],
    dates: Sequence[Sequence[float]],
) -> Iterator[Answer]:
    for names, said, of_places, of_dates in zip(FAMILIES, told, places, dates, strict=True):
        day, date_chance = max(zip((None, *question.dates), of_dates, strict=True), key=lambda weighed: weighed[1])
        where = day.number if day else question.number
        beside = tuple(s.what for s in question.dates if s.number == where)
        best = _highest(said.kinds)
        status = _highest(said.statuses)
        yield Answer(
            number=question.number,
            codes=codes,
            actors=actors,
            chance=said.chance,
            kind=names[best],
            kind_chance=said.kinds[best],
            host=codes[1 if best == TO_SECOND else 0] if names[best] == "visit" else None,
            status=STATUSES[status],
            status_chance=said.statuses[status],
            role=ROLES[_highest(said.roles)],
            places=tuple(zip((None, *question.places), of_places, strict=True)),
            date=day,
            dates=beside,
            date_chance=date_chance,
            company=company,
            novel=(said.novel[0], said.novel[1]),
            upshot=upshot,
        )


def _highest(chances: Sequence[float]) -> int:
    """The first place of the highest."""
    return chances.index(max(chances))


def _company(question: Question, taking: "Numbers", together: "Numbers") -> Company:
    many = len(question.folk)
    part, beside = _each_chance(taking[:many]), _each_chance(together[:many, :many])
    return Company(question.folk, tuple(map(tuple, part.tolist())), tuple(map(tuple, beside.tolist())))


def _words(ends: "Numbers") -> tuple[tuple[int, int], ...]:
    """Of each strength the likeliest first and last piece that say it, by the scores [1 + W, 2 strengths] of a
    sentence's opening piece and its W pieces."""
    import numpy as np

    many = len(ends) - 1
    if not many:
        return ()
    stretch = np.triu(np.tril(np.ones((many, many), np.bool_), _MOST_WORDS))
    found: list[tuple[int, int]] = []
    for begins, stops in zip(ends[1:, ::2].T, ends[1:, 1::2].T, strict=True):
        scores = np.where(stretch, begins[:, None] + stops[None, :], -np.inf)
        first, last = divmod(int(scores.argmax()), many)
        found.append((first, last))
    return tuple(found)


def _each_chance(logits: "Numbers") -> "Numbers":
    """Of each by itself."""
    import numpy as np

    return cast("Numbers", 1 / (1 + np.exp(-logits)))


def _chances(logits: "Numbers") -> "Numbers":
    """Of each against all others of its row."""
    import numpy as np

    grown = np.exp(logits - logits.max(-1, keepdims=True))
    chances: Numbers = grown / grown.sum(-1, keepdims=True)
    return chances


def feeds(asked: Sequence[Question]) -> "dict[str, NDArray[Any]]":
    """The arrays of questions about one window as the graph takes them: rows of questions, of parties with their
    mentions, of pairs."""
    import numpy as np

    words = np.zeros((len(asked), max(q.last - q.first for q in asked)), np.int64)
    spoken = np.zeros(words.shape, np.bool_)
    parties: list[tuple[int, Sequence[Stand[Any]]]] = []
    first, second, whose = list[int](), list[int](), list[int]()
    for index, question in enumerate(asked):
        length = question.last - question.first
        words[index, :length] = np.arange(question.first, question.last)
        spoken[index, :length] = True
        for a, b in question.pairs:
            first.append(len(parties) + a)
            second.append(len(parties) + b)
            whose.append(index)
        parties += [(question.number, mentions) for _, mentions in question.parties]
    plain = {"first": first, "second": second, "whose": whose}
    plain["asked"] = [k for k, q in enumerate(asked) for _ in q.parties]
    arrays: dict[str, NDArray[Any]] = {name: np.array(numbers, np.int64) for name, numbers in plain.items()}
    arrays |= {"words": words, "spoken": spoken}
    arrays |= _stands("mention", parties)
    arrays |= _stands("place", [(q.number, q.places) for q in asked])
    arrays |= _stands("date", [(q.number, q.dates) for q in asked])
    folk = _stands("folk", [(q.number, q.folk) for q in asked])
    arrays |= {name: array for name, array in folk.items() if name not in _UNASKED}
    return arrays


def people_feeds(asked: Asked) -> "dict[str, NDArray[Any]]":
    """The arrays of a question about people, as the graph takes them: P people, K mentions, C parties."""
    import numpy as np

    far = np.array([[asked.far(p, m) for m in asked.mentions] for p in asked.people], np.int64)
    real = np.array([[asked.counts(p, m) for m in asked.mentions] for p in asked.people], np.bool_)
    shape = len(asked.people), len(asked.mentions)
    arrays: dict[str, NDArray[Any]] = {"far": far.reshape(shape), "real": real.reshape(shape)}
    for name, stands in (("person", asked.people), ("mention", asked.mentions)):
        arrays[f"{name}_first"] = np.array([s.first for s in stands], np.int64)
        arrays[f"{name}_last"] = np.array([s.last for s in stands], np.int64)
    arrays["mention_mark"] = np.array([s.mark for s in asked.mentions], np.int64)
    codes = np.arange(len(asked.codes))[:, None]
    arrays["member"] = codes == np.array(asked.of, np.int64)[None, :]
    arrays["home"] = np.array([code == asked.home for code in asked.codes], np.bool_)
    return arrays


def _stands(name: str, rows: Sequence[tuple[int, Sequence[Stand[Any]]]]) -> "dict[str, NDArray[Any]]":
    """Rows of stands, padded to the longest: where each begins and ends, how far before, its mark, whether it is."""
    import numpy as np

    numbers = np.zeros((4, len(rows), max(1, *(len(stands) for _, stands in rows))), np.int64)
    real = np.zeros(numbers.shape[1:], np.bool_)
    for row, (number, stands) in enumerate(rows):
        for column, stand in enumerate(stands):
            numbers[:, row, column] = stand.first, stand.last, stand.distance(number), stand.mark
            real[row, column] = True
    firsts, lasts, far, marks = numbers
    return {
        f"{name}_first": firsts,
        f"{name}_last": lasts,
        f"{name}_far": far,
        f"{name}_mark": marks,
        f"{name}_real": real,
    }
