"""Triggers with their slots: which verb or noun of a parsed sentence tells of a contact, and who stands where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digests.extract.abroad import abroad_frame
from digests.extract.contact_verbs import CONTACT_VERBS, exchange
from digests.extract.event_nouns import noun_frame
from digests.extract.frame import Frame
from digests.extract.grammar import VERBS
from digests.extract.journeys import TRAVEL_VERBS
from digests.extract.parse import Parsed
from digests.extract.status import DeniedError
from digests.extract.tables import groups, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAKERS = {**CONTACT_VERBS, **TRAVEL_VERBS}


def frames(parsed: Parsed, *, ahead: bool) -> Iterator[Frame]:
    """The frames of a sentence, in order of their triggers. `ahead`: the sentence names a day that lies ahead."""
    for token in parsed.doc:
        try:
            frame = _frame(parsed, token, ahead)
        except DeniedError:
            continue
        if frame is not None:
            yield frame


def _frame(parsed: Parsed, token: "Token", ahead: bool) -> Frame | None:
    if token.pos_ in VERBS or (token.tag_.startswith("VB") and token.dep_ != "compound"):
        verbs, lemma = groups("triggers", "verb"), token.lemma_.lower()
        group = "visit" if lemma in words("triggers", "reaching") else verbs.get(lemma) or verbs.get(token.lower_, "")
        make = exchange if lemma in words("triggers", "exchanging") else _MAKERS.get(group)
        return make(parsed, token, ahead) if make else None
    return noun_frame(parsed, token, ahead) if token.pos_ in {"NOUN", "PROPN"} else abroad_frame(parsed, token)
