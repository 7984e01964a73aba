"""For which state, organisation or group somebody stands whom the text names without saying so: what the encoder is
asked, and whom its answers settle.

"President Erdemir received the Polish prime minister in Ankara": no word says whose president he is, and every reader
knows. The encoder is asked, for each mention of such a person, to which of the parties named near it he belongs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from digests.extract.actor import Actor
from digests.extract.window import HEADLINE, Stand, Window

FAR = 9
"""How many distances there are between a person and a mention (`Asked.far`)."""
_LEAST = 0.001
"""The least chance that something is given: no answer is quite sure."""
_FURTHEST = 3
"""Sentences beyond which all are as far."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom a window is asked, and the parties that it names: mention k is one of `codes[of[k]]`."""

    people: tuple[Stand[Actor], ...]
    mentions: tuple[Stand[Actor], ...]
    codes: tuple[str, ...]
    of: tuple[int, ...]
    home: str | None

    def far(self, person: Stand[Actor], mention: Stand[Actor]) -> int:
        """How far a mention stands from a person: 0 headline, 1 to 4 before, 5 the same sentence, 6 to 8 behind."""
        if HEADLINE in {person.number, mention.number}:
            return 5 if person.number == mention.number else 0
        return 5 + min(max(mention.number - person.number, -_FURTHEST - 1), _FURTHEST)

    def counts(self, person: Stand[Actor], mention: Stand[Actor]) -> bool:
        """Whether a mention may say whose the person is: one of somebody else."""
        own, other = person.what, mention.what
        return not (own.name and other.name and set(own.name.split()) & set(other.name.split()))


def asked(window: Window, people: Sequence[Stand[Actor]]) -> Asked | None:
    """What is asked about `people` of a window; None where nothing could be answered."""
    mentions = tuple(s for s in window.actors if not s.what.by_default)
    codes = dict.fromkeys(s.what.code for s in mentions if s.what.code)
    if window.home:
        codes[window.home] = None
    if not people or not codes:
        return None
    numbers = {code: k for k, code in enumerate(codes)}
    return Asked(
        people=tuple(people),
        mentions=mentions,
        codes=tuple(numbers),
        of=tuple(numbers[s.what.code] for s in mentions if s.what.code),
        home=window.home,
    )


def likeliest(
    answers: Iterable[tuple[str, Mapping[str, float]]], likeness: Callable[[str, str], float]
) -> dict[str, tuple[str, float]]:
    """For each name the code that its mentions speak for most, with the chance of it.

    Who somebody is, is said where he is named first: the second mention counts for half, the third for a third. What
    the text says is weighed by `likeness`: how many times as likely somebody of that name is of that code as anybody.
    """
    sums: dict[str, list[Mapping[str, float]]] = {}
    for name, chances in answers:
        sums.setdefault(name, []).append(chances)
    found: dict[str, tuple[str, float]] = {}
    for name, each in sums.items():
        means: dict[str, float] = {}
        whole = sum(1 / n for n in range(1, len(each) + 1))
        for n, chances in enumerate(each, start=1):
            for code, chance in chances.items():
                means[code] = means.get(code, 0.0) + chance / n / whole
        nobodys = max(1 - sum(means.values()), _LEAST)
        weighed = {code: max(mean, _LEAST) * likeness(name, code) for code, mean in means.items()}
        best = max(weighed, key=lambda c: weighed[c])
        found[name] = best, weighed[best] / (nobodys + sum(weighed.values()))
    return found
