"""The encoder's edge: a window of an article in, what each sentence is taken to tell out. Only it imports onnxruntime.

Weights and training: docs/decisions/0025. The graph takes one window and the arrays of `feeds`, and gives for each
pair of parties of each question: logits of kind, status and role, and scores of the places and dates; and for each
party how much each of its mentions weighed.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, TypeVar

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.window import Question, Stand, Window
from digests.model import Kind, Role, Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

T = TypeVar("T")

KINDS: tuple[Kind, ...] = ("meeting", "call", "visit", "visit", "agreement", "multilateral", "pledge")
"""The columns behind that of no event."""
TO_SECOND, TO_FIRST = 3, 4
"""The columns of the two kinds of visits: to the country of the pair's second party, and of its first."""
STATUSES: tuple[Status, ...] = ("held", "planned", "under_way", "postponed", "cancelled")
ROLES: tuple[Role, ...] = ("news", "background")


class Encoder:
    """The loaded weights; not for use from two threads at once."""

    def __init__(self, session: Any) -> None:
        self._session = session

    @classmethod
    def load(cls) -> "Encoder":
        """Load the weights (a tenth of a second, about 60 MB)."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the machine may have only one core
        options.enable_cpu_mem_arena = False  # memory stays flat, whatever the lengths of articles
        options.log_severity_level = 3
        with as_file(files("digests.extract").joinpath("data", "encoder.onnx")) as path:
            session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        return cls(session)

    def answers(self, window: Window) -> Iterator[Answer]:
        """One answer for each pair of parties of each question."""
        logits, weights, places, dates = self._session.run(None, feeds(window))
        row = party = 0
        for question in window.questions:
            best = [
                mentions[int(weights[party + k, : len(mentions)].argmax())]
                for k, (_, mentions) in enumerate(question.parties)
            ]
            party += len(best)
            for a, b in question.pairs:
                codes = question.parties[a][0], question.parties[b][0]
                yield _answer(question, codes, (best[a], best[b]), logits[row], places[row], dates[row])
                row += 1


def _answer(
    question: Question,
    codes: tuple[str, str],
    actors: tuple[Stand[Actor], Stand[Actor]],
    logits: "Numbers",
    places: "Numbers",
    dates: "Numbers",
) -> Answer:
    columns = len(KINDS) + 1
    kinds = _chances(logits[:columns])
    statuses = _chances(logits[columns : columns + len(STATUSES)])
    roles = _chances(logits[columns + len(STATUSES) :])
    none = float(kinds[0])
    by_kind: dict[Kind, float] = {}
    for name, share in zip(KINDS, kinds[1:], strict=True):
        by_kind[name] = by_kind.get(name, 0.0) + float(share)
    kind = max(by_kind, key=lambda name: by_kind[name])
    to_second = kinds[TO_SECOND] >= kinds[TO_FIRST]
    place, place_chance = _pointed(question.places, places)
    day, date_chance = _pointed(question.dates, dates)
    return Answer(
        number=question.number,
        codes=codes,
        actors=actors,
        chance=1 - none,
        kind=kind,
        kind_chance=by_kind[kind] / max(1 - none, 1e-6),
        host=(codes[1] if to_second else codes[0]) if kind == "visit" else None,
        status=STATUSES[int(statuses.argmax())],
        status_chance=float(statuses.max()),
        role=ROLES[int(roles.argmax())],
        place=place,
        place_chance=place_chance,
        date=day,
        dates=tuple(s.what for s in question.dates if day and s.number == day.number),
        date_chance=date_chance,
    )


def _pointed(stands: Sequence[Stand[T]], scores: "Numbers") -> tuple[Stand[T] | None, float]:
    """Which of the stands the scores point to, None for their first column, and the chance of that."""
    chances = _chances(scores[: len(stands) + 1])
    best = int(chances.argmax())
    return (stands[best - 1] if best else None), float(chances[best])


def _chances(logits: "Numbers") -> "Numbers":
    import numpy as np

    grown = np.exp(logits - logits.max())
    chances: Numbers = grown / grown.sum()
    return chances


def feeds(window: Window) -> "dict[str, NDArray[Any]]":
    """The arrays of one window as the graph takes them: rows of questions, of parties with their mentions, of pairs."""
    import numpy as np

    asked = window.questions
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
    plain = {"ids": window.ids, "marks": window.marks, "first": first, "second": second, "whose": whose}
    plain["asked"] = [k for k, q in enumerate(asked) for _ in q.parties]
    arrays: dict[str, NDArray[Any]] = {name: np.array(numbers, np.int64) for name, numbers in plain.items()}
    arrays |= {"words": words, "spoken": spoken}
    arrays |= _stands("mention", parties)
    arrays |= _stands("place", [(q.number, q.places) for q in asked])
    arrays |= _stands("date", [(q.number, q.dates) for q in asked])
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
