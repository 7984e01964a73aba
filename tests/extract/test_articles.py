"""What an article as a whole decides: role, mentions, one event told often, what is skipped."""

from dataclasses import replace

import pytest

from digests.extract.engine import LONGEST, Extractor
from tests.extract.conftest import Reader, article
from tests.extract.test_status import TAIL

_MET = "Finnish President Aino Laine met Kenyan President Daniel Otieno in Nairobi on Monday. "


def test_one_event_told_three_times_is_one(read: Reader) -> None:
    """Every sentence that tells it is kept as evidence (EXTRACTION, stage 11)."""
    text = f"{_MET}The two presidents talked for an hour. During the meeting they discussed the price of fish.{TAIL}"
    event = read.event(text)
    assert event.evidence[0].text == _MET.strip()
    assert len(event.evidence) == 3


def test_the_finer_telling_wins(read: Reader) -> None:
    """A name and a day told later complete the event."""
    text = (
        "The presidents of Finland and Kenya met in Nairobi. Aino Laine of Finland met Daniel "
        f"Otieno of Kenya on Monday.{TAIL}"
    )
    events = [e for e in read.events(text) if e.countries == ("FI", "KE")]
    assert [e.when.start for e in events if e.when] == ["2016-06-13"]


def test_two_places_are_two_meetings(read: Reader) -> None:
    """Different cities are never one event."""
    text = f"{_MET}In May, Finnish President Aino Laine met Kenyan President Daniel Otieno in Oslo.{TAIL}"
    assert [e.venue.city for e in read.events(text) if e.venue] == ["Nairobi", "Oslo"]


def test_different_people_are_two_meetings(read: Reader) -> None:
    """The ministers' meeting is not the presidents'."""
    text = (
        f"{_MET}Finnish Foreign Minister Eero Koski met Kenyan Foreign Minister Grace Wanjiru in "
        f"Nairobi on Monday.{TAIL}"
    )
    assert read.brief(text) == ["meeting held FI,KE"] * 2


def test_what_was_earlier_is_background(read: Reader) -> None:
    """Pluperfect, a past month: told in passing (EXTRACTION, what counts, 6)."""
    text = (
        f"{_MET}It was a short day. Nobody else was there. "
        f"In May, Otieno had met Ugandan President Mary Okello in Kampala.{TAIL}"
    )
    assert [(e.countries, e.role) for e in read.events(text)] == [(("FI", "KE"), "news"), (("KE", "UG"), "background")]


@pytest.mark.parametrize(("day", "role"), [("2016-06-15", "news"), ("2016-09-15", "background")])
def test_an_old_day_is_background(read: Reader, day: str, role: str) -> None:
    """More than a week before the article is no news."""
    text = f"Finnish President Aino Laine met Kenyan President Daniel Otieno on 13 June 2016.{TAIL}"
    assert read.event(text, day=day).role == role


def test_an_old_hour_is_background_too(read: Reader) -> None:
    """A clock time does not make old news new."""
    text = (
        "Finnish President Aino Laine met Kenyan President Daniel Otieno in Nairobi at 4:30 p.m. "
        f"on 13 June 2016.{TAIL}"
    )
    assert read.event(text, day="2016-09-15").role == "background"


def test_a_topic_is_a_subject(read: Reader) -> None:
    """Sanctions on North Korea make it a subject of the news, no participant (PRODUCT, rule 3)."""
    text = f"{_MET}They discussed sanctions on North Korea.{TAIL}"
    event = read.event(text)
    assert event.countries == ("FI", "KE")
    assert [(m.code, m.as_) for m in event.mentions] == [("KP", "subject")]


def test_an_older_party_is_told_as_such(read: Reader) -> None:
    """Whom an old agreement names took no part in the news."""
    text = f"{_MET}Kenya has already signed the agreement with 16 countries, including Japan.{TAIL}"
    event = next(e for e in read.events(text) if e.role == "news")
    assert ("JP", "older_party") in {(m.code, m.as_) for m in event.mentions}


def test_more_tellings_are_surer(read: Reader) -> None:
    """Confidence orders what is told once, without names, below what is told fully."""
    bare = read.event(f"Kenya and Finland held talks on Monday, it was said.{TAIL}")
    full = read.event(f"{_MET}The two presidents talked for an hour.{TAIL}")
    assert bare.confidence < full.confidence <= 1


_SKIPPED = {
    "": "empty",
    " \n\t ": "empty",
    "12 34 — 56 ???": "empty",
    "x " * LONGEST: "too_long",
    "Le président de la République a reçu hier à Paris le premier ministre du Kenya pour parler de "
    "la pêche.": "language",
    "대통령은 오늘 서울에서 외교부 장관을 만났다고 밝혔다.": "language",
}


@pytest.mark.parametrize(
    ("text", "why"), _SKIPPED.items(), ids=["empty", "white", "digits", "long", "french", "korean"]
)
def test_why_nothing_was_read(read: Reader, text: str, why: str) -> None:
    """What is not read is said to be skipped, with the reason."""
    found = read.all(text)
    assert (found.skipped, found.events, found.ties) == (why, (), ())


def test_a_stated_language_is_believed(extractor: Extractor) -> None:
    """An article that its page calls German is not read, one called en-GB is."""
    english = article(_MET + TAIL)
    assert extractor.read(replace(english, language="de")).skipped == "language"
    assert extractor.read(replace(english, language="en-GB")).skipped is None


def test_time_ends_as_a_value(extractor: Extractor) -> None:
    """When the bound is reached nothing is half told; the clock is the caller's."""
    ticks = iter(range(10_000))
    found = extractor.read(article(_MET * 20), seconds=5, clock=lambda: float(next(ticks)))
    assert (found.skipped, found.events) == ("time", ())
