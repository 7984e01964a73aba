"""Sides that stand beside a trigger though the parse hangs them elsewhere: the nearest official, and no verb between.

The small parser loses an object behind a long adverbial ("received at the ministry's headquarters the Secretary
General of the GCC") and a subject behind a list. Used only where a slot came out empty.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.grammar import FINITE
from digests.extract.parse import Parsed
from digests.extract.slots import Slot

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 140
"""Characters between a trigger and the side, at most."""
_STOP = re.compile(
    r"[;:\"“”]|\b(?:that|which|who|whom|whose|while|after|before|as|when|where|by|about|regarding|over|between"
    r"|sidelines?|margins?|fringes)\b"
)
_LED_TO = re.compile(r"\b(?:for|to|in|at)\s+(?:the\s+)?(?:[\w'-]+\s+){0,2}$")
_BY = re.compile(r"\bby\s+(?:the\s+)?")
_TITLES = re.compile(r"\s*(?:the\s+)?(?:[A-Z][\w.]*\s+){0,2}")
_OF = re.compile(r"\b(?:of|between|with)\s+(?:the\s+|his\s+|her\s+|their\s+)?$")
_GUEST = re.compile(r"\s*,?\s*(?:and|with)\s+(?:(?:the|his|her|their)\s+)?(?:\w+\s*,\s+)?(?:the\s+)?")
_AUXILIARY = re.compile(r"\s+(?:(?:have|has|had|both|also|jointly)\s+){0,2}")
_COORDINATE = re.compile(r"\s*(?:,|and|as well as|, and)\s*(?:with\s+)?(?:the\s+)?(?:[A-Z][\w.]*\s+){0,2}")


def behind(parsed: Parsed, verb: "Token") -> Slot:
    """The officials behind a verb in its clause, coordinates included; empty when another verb comes first."""
    at = parsed.offset(verb) + len(verb.text)
    near = [a for a in parsed.actors if a.is_official or (a.kind == "collective" and a.code)]
    return _row(
        parsed,
        at,
        near,
        _COORDINATE,
        lambda first: _is_free(parsed, at, first.start) and not _tells(parsed, verb, first),
    )


def _tells(parsed: Parsed, verb: "Token", actor: Actor) -> bool:
    """Whether an official is who says what the verb tells: "could meet in Paris this month, the mediator said"."""
    over = verb.head
    subjects = [c for c in over.children if c.dep_ == "nsubj"] if verb.dep_ == "ccomp" else []
    return any(actor.start <= parsed.offset(c) < actor.end for c in subjects)


def before(parsed: Parsed, verb: "Token") -> Slot:
    """The official before a verb in its clause; empty when another verb stands between."""
    at = parsed.offset(verb)
    near = [a for a in parsed.actors if a.end <= at and a.is_official]
    last = near[-1] if near else None
    return Slot((last,)) if last and _is_free(parsed, last.end, at) else Slot()


def parties_before(parsed: Parsed, verb: "Token") -> Slot:
    """The two or more parties right before a verb: "With the signing of a truce, Chad and Libya have agreed"."""
    at, found = parsed.offset(verb), list[Actor]()
    for actor in reversed([a for a in parsed.actors if a.end <= at and a.tag_kind != "city"]):
        gap = parsed.text[actor.end - parsed.start : at - parsed.start]
        if not (_COORDINATE if found else _AUXILIARY).fullmatch(gap):
            break
        found.insert(0, actor)
        at = actor.start
    return Slot(tuple(found)) if len({a.code for a in found if a.code}) > 1 else Slot()


def agents(parsed: Parsed, verb: "Token") -> Slot:
    """The officials behind "by" after a passive: "was signed in Suva by the Fijian minister, X, and …, Y"."""
    at = parsed.begins(verb) + len(verb.text)
    by = _BY.search(parsed.text, at, at + _REACH)
    if by is None:
        return Slot()
    near = [a for a in parsed.actors if a.is_official or a.kind == "collective"]

    def opens(first: Actor) -> bool:
        return _TITLES.fullmatch(parsed.text, by.end(), first.start - parsed.start) is not None

    return _row(parsed, parsed.start + by.end(), near, _COORDINATE, opens)


def partners(parsed: Parsed, noun: "Token") -> Slot:
    """The officials behind "of", "between" or "with" after an event noun: "Friday's meeting in Quito of X and Y"."""
    at = parsed.offset(noun) + len(noun.text)
    near = [a for a in parsed.actors if a.is_official]

    def opens(first: Actor) -> bool:
        led = _OF.search(parsed.text[at - parsed.start : first.start - parsed.start])
        return led is not None and _is_free(parsed, at, first.start)

    return _row(parsed, at, near, _GUEST, opens)


def _row(
    parsed: Parsed, at: int, near: Sequence[Actor], joint: re.Pattern[str], opens: Callable[[Actor], bool]
) -> Slot:
    """The first of `near` from offset `at` on, when `opens` allows it, with those that `joint` joins to it."""
    found: list[Actor] = []
    for actor in (a for a in near if a.start >= at):
        if found:
            if not joint.fullmatch(parsed.text, found[-1].end - parsed.start, actor.start - parsed.start):
                break
        elif not opens(actor):
            break
        found.append(actor)
    return Slot(tuple(found))


def fronted(parsed: Parsed, noun: "Token") -> Slot:
    """The official behind a fronted journey: "On a visit to Harare, South African President X voiced …"."""
    at = parsed.begins(noun) + len(noun.text)
    comma = parsed.text.find(", ", at, at + _REACH)
    if comma < 0:
        return Slot()
    near = [a for a in parsed.actors if a.is_official and a.office and comma < a.start - parsed.start]
    first = near[0] if near else None
    clear = first is not None and _TITLES.fullmatch(parsed.text, comma + 2, first.start - parsed.start)
    return Slot((first,)) if first and clear else Slot()


def goals(parsed: Parsed, verb: "Token") -> list[Actor]:
    """The first place behind "for" or "to" after a verb of travel."""
    at = parsed.offset(verb) + len(verb.text)
    for actor in parsed.actors:
        if actor.start < at or actor.kind != "country" or actor.tag_kind == "demonym":
            continue
        between = parsed.text[at - parsed.start : actor.start - parsed.start]
        if not re.search(r"\bfrom\s+(?:the\s+)?$", between):
            return [actor] if _LED_TO.search(between) and _is_free(parsed, at, actor.start) else []
    return []


def _is_free(parsed: Parsed, start: int, end: int) -> bool:
    """Whether no verb and no new clause stands in a stretch of the sentence (offsets of the article)."""
    begin, stop = start - parsed.start, end - parsed.start
    if stop - begin > _REACH or _STOP.search(parsed.text, begin, stop):
        return False
    return not any(begin <= parsed.begins(t) < stop and t.tag_ in FINITE for t in parsed.doc)
