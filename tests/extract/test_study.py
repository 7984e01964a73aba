"""What measuring may ask of a reading: people known beforehand, every sentence read, a look at each trigger."""

from digests.extract.actor import Actor
from digests.extract.engine import Extractor
from digests.extract.study import Study
from tests.extract.conftest import article, brief
from tests.extract.test_status import TAIL

_LAINE = Actor(0, 0, 0, "person", "FI", name="Aino Laine", office="President", printed="Aino Laine")


def _read(extractor: Extractor, text: str, study: Study | None = None) -> list[str]:
    return [brief(event) for event in extractor.read(article(text + TAIL), study=study).events]


def test_people_known_beforehand_are_understood(extractor: Extractor) -> None:
    """A surname that the article never introduces has office and country, in this reading only."""
    text = "Laine met Kenyan President Daniel Otieno on Monday."
    assert _read(extractor, text) == []
    assert _read(extractor, text, Study(people=(_LAINE,))) == ["meeting held FI,KE"]
    assert _read(extractor, text) == []


def test_every_sentence_may_be_read(extractor: Extractor) -> None:
    """Also one that its words do not choose; what is told without is told as well."""
    text = "Finnish President Aino Laine is expected by Friday in Nairobi."
    everything = _read(extractor, text, Study(all_sentences=True))
    assert everything == ["visit planned FI,KE"]
    assert set(_read(extractor, text)) <= set(everything)


def test_whoever_looks_sees_every_trigger_in_order(extractor: Extractor) -> None:
    """Each with its sentence and what it came to, and the reading is the same as without him."""
    seen: list[tuple[str, str, list[list[str]]]] = []
    first, second = "Finnish President Aino Laine met Kenyan President Daniel Otieno.", "Laine will visit Peru."
    study = Study(
        look=lambda parsed, frame, found: seen.append((parsed.text, frame.kind, [sorted(c.codes) for c in found]))
    )
    told = _read(extractor, f"{first} The sea was calm. {second}", study)
    assert seen == [(first, "meeting", [["FI", "KE"]]), (second, "visit", [["FI", "PE"]])]
    assert told == _read(extractor, f"{first} The sea was calm. {second}")


def test_a_trigger_that_came_to_nothing_is_seen_too(extractor: Extractor) -> None:
    """Two ministers of one state are no event, and still somebody met."""
    seen: list[list[str]] = []
    told = _read(
        extractor,
        "Finnish President Aino Laine met Finnish Foreign Minister Eero Koski on Monday.",
        Study(look=lambda parsed, frame, found: seen.extend(sorted(c.codes) for c in found)),
    )
    assert told == []
    assert seen == [["FI"]]
