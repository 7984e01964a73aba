"""What a rule takes for one table of three or more, and the encoder does not: who met in turn, who was only named."""

from collections.abc import Sequence
from dataclasses import replace

from digests.extract.answer import Answer, table_chances
from digests.extract.candidate import AT_TABLE, TABLE, Candidate

_MET, _APART = 0.6, 0.35
"""The chances from which two met, and under which they did not, of a table that is taken apart."""
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


def _hub(codes: frozenset[str], chances: Chances, in_pairs: set[frozenset[str]]) -> str | None:
    """Who met each of the others in a meeting of two, where these did not meet one another."""
    for hub in sorted(codes):
        own = {pair: n for pair, n in chances.items() if hub in pair}
        others = [n for pair, n in chances.items() if hub not in pair]
        if min(own.values()) >= _MET and max(others) < _APART and own.keys() <= in_pairs:
            return hub
    return None


def _in_order(candidate: Candidate) -> list[str]:
    return list(dict.fromkeys(a.code for a, _ in candidate.sides if a.code))


def _of(candidate: Candidate, codes: set[str]) -> Candidate:
    sides = tuple(side for side in candidate.sides if side[0].code in codes)
    return replace(candidate, sides=sides, kind="multilateral" if len(codes) >= TABLE else "meeting")
