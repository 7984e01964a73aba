"""Which sentences can matter: only they are parsed (EXTRACTION, stage 3)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from digests.extract.tables import table

_OUTCOMES = ("pledged", "offered", "agreed", "table", "willing_noun", "promised_deed", "conclude")

_WORD = re.compile(r"\w+")
"""A word; what holds a hyphen, an apostrophe or a space is a phrase."""


def can_matter(sentence: str) -> bool:
    """Whether a sentence holds a word that could tell of a contact or an outcome."""
    lowered = sentence.lower()
    single, several = _triggers()
    return not single.isdisjoint(_WORD.findall(lowered)) or several.search(lowered) is not None


@cache
def _triggers() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words that choose a sentence, and a pattern of the phrases that do."""
    found = set(_words())
    single = frozenset(word for word in found if _WORD.fullmatch(word))
    phrases = sorted(found - single, key=lambda word: (-len(word), word))
    return single, re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _words() -> Iterator[str]:
    """Every form of every word that makes a frame or a clause; common verbs only in the phrases of selection.toml."""
    triggers, outcomes, select = table("triggers"), table("outcomes"), table("selection")
    verbs = [
        lemma for group, lemmas in triggers["verb"].items() if group not in select["too_common"] for lemma in lemmas
    ]
    deeds = [lemma for group in _OUTCOMES for lemma in outcomes[group]]
    yield from _inflected([*verbs, *triggers["postponed"], *triggers["cancelled"], *deeds])
    for group, nouns in triggers["noun"].items():
        if group != "pact":
            yield from nouns
            yield from (noun + "s" for noun in nouns)
    yield from select["phrases"]


def _inflected(lemmas: Iterable[str]) -> Iterator[str]:
    """The forms of regular verbs, some of which do not exist, and the irregular ones of selection.toml."""
    irregular = table("selection")["irregular"]
    for lemma in lemmas:
        stem, doubled, in_i = lemma.removesuffix("e"), lemma + lemma[-1], lemma.removesuffix("y") + "i"
        yield from (lemma, lemma + "s", lemma + "es", lemma + "d", stem + "ed", stem + "ing", lemma + "ing")
        yield from (in_i + "ed", in_i + "es", doubled + "ed", doubled + "ing")
        yield from irregular.get(lemma, ())
