"""What a rule takes for one table of three or more, and the encoder does not: who met in turn, who was only named."""

from collections.abc import Sequence
from dataclasses import replace

from digests.extract.answer import Answer, table_chances
from digests.extract.candidate import AT_TABLE, CONTACTS, TABLE, Candidate
from digests.extract.scene import Scene
from digests.model import Kind

_MET, _APART = 0.6, 0.35
"""The chances from which two met, and under which they did not, of a table that is taken apart."""
_DOUBTED = 0.3
"""The chance from which one of three or more others, of whom the encoder is not sure, was met in turn with them."""
_SURE, _BESIDE = 0.7, 0.1
"""The same of a table from which somebody is taken who was only named beside it."""

Chances = dict[frozenset[str], float]


def seen_apart(candidate: Candidate, answers: Sequence[Answer]) -> list[Candidate]:
    """The candidate; or, where one of a table met all the others and these not each other, a meeting with each of them;
    or the table without those whom the encoder puts at no side of it."""
    if candidate.kind not in AT_TABLE or len(candidate.codes) < TABLE:
        return [candidate]
    chances = table_chances(answers, "meeting", candidate.codes)
    if chances is None:
        return [candidate]
    in_pairs = {frozenset(a.codes) for a in answers if a.kind == "meeting"}
    if hub := _hub(candidate.codes, chances, in_pairs):
        return [_of(candidate, {hub, other}) for other in _in_order(candidate) if other != hub]
    seated = {c for c in candidate.codes if max(n for p, n in chances.items() if c in p) >= _BESIDE}
    left = [n for p, n in chances.items() if p <= seated]
    if seated < candidate.codes and len(seated) > 1 and min(left) >= _SURE:
        return [_of(candidate, seated)]
    return [candidate]


def with_whom(candidate: Candidate, answers: Sequence[Answer], scene: Scene) -> Candidate:
    """The candidate; or, where memory supplied whom somebody met of whom alone its sentence speaks ("during the meeting
    with Minister Pato, both sides …"), and the encoder sees him there with another, with that one."""
    spoken = {a.code for a, _ in candidate.sides if a.code and candidate.span[0] <= a.start < candidate.span[1]}
    if not (candidate.anaphoric and candidate.kind in CONTACTS and len(spoken) == 1 and len(candidate.codes) > 1):
        return candidate
    met = [a for a in answers if a.kind in CONTACTS and spoken <= set(a.codes)]
    best = max(met, key=lambda a: a.chance, default=None)
    own = table_chances(answers, "meeting", candidate.codes)
    if best is None or best.chance < _MET or own is None or min(own.values()) >= _APART:
        return candidate
    (other,) = set(best.codes) - spoken
    told = [side for side in candidate.sides if side[0].code in best.codes]
    if other not in candidate.codes:
        (stand,) = (s.what for code, s in zip(best.codes, best.actors, strict=True) if code == other)
        told.append((scene.memory.resolve(stand), "participant"))
    kind: Kind = "meeting" if candidate.kind == "multilateral" else candidate.kind
    return replace(candidate, sides=tuple(told), kind=kind)


def _hub(codes: frozenset[str], chances: Chances, in_pairs: set[frozenset[str]]) -> str | None:
    """Who met each of the others in a meeting of two, where these did not meet one another; of one of them the encoder
    may be in doubt, who is at home there."""
    for hub in sorted(codes):
        own = {pair: n for pair, n in chances.items() if hub in pair}
        others = [n for pair, n in chances.items() if hub not in pair]
        sure = {pair for pair, n in own.items() if n >= _MET and pair in in_pairs}
        if len(sure) >= max(2, len(own) - 1) and min(own.values()) >= _DOUBTED and max(others) < _APART:
            return hub
    return None


def _in_order(candidate: Candidate) -> list[str]:
    return list(dict.fromkeys(a.code for a, _ in candidate.sides if a.code))


def _of(candidate: Candidate, codes: set[str]) -> Candidate:
    sides = tuple(side for side in candidate.sides if side[0].code in codes)
    return replace(candidate, sides=sides, kind="multilateral" if len(codes) >= TABLE else "meeting")
