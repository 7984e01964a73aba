"""`python -m bench.wirecopy`: how surely wire copy is recognised (digests/text/sketch.py), and how fast.

One text: each article of the open sets of tests/corpus beside a copy of it, changed in one way a kind, and the pairs
edited by hand in copies.toml. Two texts: the other pairs of copies.toml, articles with another's lead over their own
second half, and every two articles, bare and in the frame of one paper. Where a third of the paragraphs is new lies the
line between the two: these count in no total.

*Candidates* share a key of `sketch_of`, *alike* is what `alike` says of a pair, *both* asks for the two. SimHash, for
comparison, has 64 bits over the same shingles. All but the speeds is the same in each run.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import cycle, pairwise

import numpy as np

from bench.copies import Pair, beside_another, copies, new_leads, others, stories
from bench.scoring.tables import table
from digests.text.sketch import alike, shingles_of, sketch_of

_BITS = (3, 12)
"""Within so many bits two SimHashes are taken for one text: as for web pages (Manku and others 2007), and wide."""
_SEED = 20160627


def jaccard(one: str, other: str) -> float:
    """Shared of all shingles; 0 where there is none."""
    here, there = shingles_of(one), shingles_of(other)
    return len(here & there) / max(1, len(here | there))


@cache
def simhash(text: str) -> int:
    """64 bits, each the majority of the shingles' hashes (Charikar 2002)."""
    hashes = b"".join(blake2b(shingle.encode(), digest_size=8).digest() for shingle in shingles_of(text))
    bits = np.unpackbits(np.frombuffer(hashes, dtype=np.uint8).reshape(-1, 8), axis=1)
    return int.from_bytes(np.packbits(2 * bits.sum(axis=0) > len(bits)).tobytes(), "big")


@dataclass(frozen=True, slots=True)
class Told:
    """What each method says of one pair; `near` for each of the widths of SimHash."""

    kind: str
    candidate: bool
    alike: bool
    near: tuple[bool, ...]


def tell(pair: Pair) -> Told:
    """Ask all methods."""
    apart = (simhash(pair.one) ^ simhash(pair.other)).bit_count()
    return Told(pair.kind, _meet(pair.one, pair.other), alike(pair.one, pair.other), tuple(apart <= w for w in _BITS))


def _meet(one: str, other: str) -> bool:
    return not _keys(one).isdisjoint(_keys(other))


@cache
def _keys(text: str) -> frozenset[int]:
    return frozenset(sketch_of(text))


def main() -> int:
    """Print all tables."""
    one, two = [tell(pair) for pair in copies()], [tell(pair) for pair in others()]
    between = [tell(pair) for pair in new_leads("a new lead over two thirds", 1 / 3)]
    _say(f"### One text\n\n{_by_kind(one)}\n\n### Two texts\n\n{_by_kind(two)}\n\n### Between\n\n{_by_kind(between)}")
    _say(f"\n### In all\n\n{_summary(one, two)}\n\n### Candidates by similarity\n\n{_by_similarity()}\n\n{_speed()}")
    return 0


def _columns(told: Sequence[Told]) -> list[int]:
    near = [sum(each.near[n] for each in told) for n in range(len(_BITS))]
    both = sum(each.candidate and each.alike for each in told)
    return [sum(each.candidate for each in told), sum(each.alike for each in told), both, *near]


_HEADINGS = ("candidates", "alike", "both", *(f"SimHash ≤ {width}" for width in _BITS))


def _by_kind(told: Sequence[Told]) -> str:
    """A row a kind: how many pairs, and of how many each method says that they are one text."""
    kinds = list(dict.fromkeys(each.kind for each in told))
    chosen = [[each for each in told if each.kind == kind] for kind in kinds]
    rows = [[kind, str(len(of)), *map(str, _columns(of))] for kind, of in zip(kinds, chosen, strict=True)]
    return table(["kind", "pairs", *_HEADINGS], rows)


def _summary(one: Sequence[Told], two: Sequence[Told]) -> str:
    found, wrong = _columns(one), _columns(two)
    recall = [f"{right / len(one):.3f}" for right in found]
    precision = [f"{right / (right + false):.3f}" for right, false in zip(found, wrong, strict=True)]
    return table(["all pairs", *_HEADINGS], [["recall", *recall], ["precision", *precision]])


def _by_similarity() -> str:
    """How many pairs of each tenth of Jaccard similarity are candidates: stories with more and more of another's."""
    chosen = random.Random(_SEED)  # noqa: S311 # the same texts in each run, no secret
    met: list[list[bool]] = [[] for _ in range(10)]
    for story, other in beside_another():
        for percent in range(5, 100, 3):
            lent = cycle(other.paragraphs)
            text = "\n\n".join(next(lent) if chosen.randrange(100) < percent else part for part in story.paragraphs)
            met[min(9, int(10 * jaccard(story.text, text)))].append(_meet(story.text, text))
    rows = [
        [f"{n / 10:.1f}–{(n + 1) / 10:.1f}", str(len(of)), str(sum(of)), f"{sum(of) / len(of):.3f}"]
        for n, of in enumerate(met)
        if of
    ]
    return table(["Jaccard", "pairs", "candidates", "share"], rows)


def _speed() -> str:
    texts = [story.text for story in stories()]
    begin = time.perf_counter()
    for text in texts * 5:
        sketch_of(text)
    sketched = time.perf_counter()
    for pair in pairwise(texts):
        alike(*pair)
    compared = time.perf_counter()
    words = sum(len(text.split()) for text in texts) / len(texts)
    return (
        f"Texts of {words:.0f} words: sketch_of {5 * len(texts) / (sketched - begin):,.0f} texts/s, "
        f"alike {(len(texts) - 1) / (compared - sketched):,.0f} pairs/s."
    )


def _say(text: str) -> None:
    print(text)  # noqa: T201 # the bench speaks in the terminal


if __name__ == "__main__":
    sys.exit(main())
