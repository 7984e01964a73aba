"""Work that is not needed is not done: whose a name is is asked only where a new one stands, and of nobody nothing."""

from functools import cache
from typing import TYPE_CHECKING

import pytest

from digests.extract.engine import Extractor
from digests.extract.parse import Known, load_model, parse
from tests.extract.conftest import Reader, article
from tests.fakes import SilentEncoder

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = "Orbanis and Smith signed the pact in Kupang on Tuesday."


@cache
def _nlp() -> "Language":
    return load_model()[0]


def test_a_new_name_is_asked_about() -> None:
    """Nobody has said who or where that is."""
    [tokens] = parse(_nlp(), [Known(_TEXT)])
    assert {"Kupang", "Orbanis"} <= {token.text for token in tokens.doc if token.ent_type_}


def test_known_names_are_not_asked_about() -> None:
    """People and places are known, a weekday is no name: the costliest part of the parse is spared."""
    told = [(_TEXT.index(word), _TEXT.index(word) + len(word)) for word in ("Orbanis", "Smith", "Kupang")]
    [tokens] = parse(_nlp(), [Known(_TEXT, told=told)])
    assert not tokens.doc.ents
    assert [token.text for token in tokens.doc if token.dep_ == "ROOT"] == ["signed"]


def test_only_the_sentence_with_the_new_name_is_asked_about() -> None:
    """Each sentence for itself, in their order."""
    known, new = Known("They met on Monday."), Known("They met Orbanis on Monday.")
    asked = [bool(tokens.doc.ents) for tokens in parse(_nlp(), [known, new, known])]
    assert asked == [False, True, False]


class _Unwilling:
    """A parser that must not be asked."""

    def __init__(self, real: "Language") -> None:
        self.memory_zone, self.make_doc = real.memory_zone, real.make_doc

    def pipe(self, *_: object, **__: object) -> object:
        raise AssertionError("Nothing here is worth a parse.")


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday and agreed to repair the old bridge. The bakers will hold talks with the farmers.",
        "A striker signed a contract on Friday. The two sides will meet again in the cup.",
    ],
)
def test_what_names_nobody_and_nowhere_is_not_parsed(text: str) -> None:
    """It holds words that choose a sentence, and nobody who could be a party."""
    spared = Extractor(_Unwilling(_nlp()), "none", SilentEncoder())  # type: ignore[arg-type]
    assert spared.read(article(text)).events == ()


@pytest.mark.parametrize(
    ("stay", "told"),
    [
        ("spent two days in Nairobi", ["visit held FI,KE"]),
        ("spent a weekend in Nairobi", ["visit held FI,KE"]),
        ("spent Monday in Nairobi", ["visit held FI,KE"]),
        ("spent Christmas in Nairobi", ["visit held FI,KE"]),
        ("spent millions in Nairobi", []),
    ],
)
def test_a_stay_is_counted_in_time(read: Reader, stay: str, told: list[str]) -> None:
    """Known without asking for the names of a sentence."""
    assert read.brief(f"Finnish Foreign Minister Aino Virta {stay}.") == told
