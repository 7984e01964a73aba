"""Which sentences can matter: only they are parsed."""

import re
from functools import cache

from digests.extract.tables import table

_FORMS = {
    "meet": "met", "speak": "spoke spoken", "hold": "held", "fly": "flew flown", "leave": "left", "go": "went gone", "undertake": "undertook undertaken",
    "strike": "struck", "begin": "began begun", "pay": "paid", "forge": "forged", "confer": "conferred conferring", "sever": "severed", "cut": "cut", "break": "broke broken", "host": "hosted",
}  # fmt: skip


def _inflected(lemma: str) -> set[str]:
    stem = lemma.removesuffix("e")
    doubled = lemma + lemma[-1]
    forms = {
        lemma,
        lemma + "s",
        lemma + "es",
        stem + "ed",
        stem + "ing",
        lemma + "d",
        lemma.removesuffix("y") + "ied",
        lemma.removesuffix("y") + "ies",
        doubled + "ed",
        doubled + "ing",
    }
    return forms | set(_FORMS.get(lemma, "").split())


@cache
def _trigger() -> re.Pattern[str]:
    found: set[str] = set()
    triggers = table("triggers")
    for group, lemmas in triggers["verb"].items():
        if group not in {"conclude", "travel", "be", "take"}:
            for lemma in lemmas:
                found |= _inflected(lemma)
    for lemma in (
        triggers["verb"]["conclude"] + triggers["verb"]["travel"] + triggers["postponed"] + triggers["cancelled"]
    ):
        found |= _inflected(lemma)
    for group, lemmas in triggers["noun"].items():
        if group != "pact":
            for lemma in lemmas:
                found |= {lemma, lemma + "s"}
    outcomes = table("outcomes")
    for group in ("pledged", "offered", "agreed", "table", "willing_noun", "promised_deed"):
        for lemma in outcomes[group]:
            found |= _inflected(lemma)
    found |= {
        "call on",
        "called on",
        "calls on",
        "table", "agenda", "is in", "are in", "was in", "were in", "willing", "ready", "prepared", "courtesy",
        "phone",
        "telephone",
        "sever",
        "severed",
        "restored",
        "established",
        "diplomatic relations",
    }
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, found), key=len, reverse=True)) + r")\b", re.IGNORECASE)


def can_matter(sentence: str) -> bool:
    """Whether a sentence holds a word that could tell of a contact or an outcome."""
    return _trigger().search(sentence) is not None
