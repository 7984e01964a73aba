"""Which contacts no sentence before has told: the encoder says of each sentence whether it is the first to tell one of
two parties, apart for what was held and for what lies ahead (docs/decisions/0039-told-anew.md)."""

from collections.abc import Iterable
from dataclasses import replace

from digests.extract.answer import Answer
from digests.extract.candidate import AHEAD, CONTACTS, FALLEN
from digests.model import Kind, Status

_ANEW, _ANEW_AHEAD, _ANEW_FALLEN = 0.6, 0.75, 0.9
"""The chance of being the first to tell from which a contact is one of its own: of what was held, of what lies ahead,
which is told over and over, and of what fell through, which is told more often still."""
_ANOTHER = 0.5
"""The same of another contact beside the one that is told, the one held and the other still to come."""
_SURE_OF_STATUS = 0.6
"""The chance of the told one's status below which the two may be one, of which it is open whether it was held."""


def is_anew(answer: Answer, status: Status) -> bool:
    """Whether a sentence is the first to tell a contact of that status, so that no mention before was of it."""
    least = _ANEW_FALLEN if status in FALLEN else _ANEW_AHEAD if status in AHEAD else _ANEW
    return answer.kind in CONTACTS and answer.novel[status in AHEAD] >= least


def contacts_beside(answers: Iterable[Answer]) -> list[Answer]:
    """What the encoder sees beside the contact that it tells of two parties, the likeliest first: one still to come
    where that was held ("met in Oslo and agreed to meet again"), else one held."""
    clear = (answer for answer in answers if answer.kind in CONTACTS and answer.status_chance >= _SURE_OF_STATUS)
    others = map(_other, clear)
    return sorted((a for a in others if a.chance >= _ANOTHER), key=lambda a: -a.chance)


def _other(answer: Answer) -> Answer:
    ahead = answer.status not in AHEAD
    kind: Kind = "multilateral" if answer.kind == "multilateral" else "meeting"
    return replace(answer, kind=kind, status="planned" if ahead else "held", chance=answer.novel[ahead])
