"""Which places an event's venue is chosen from, and what speaks for each of them."""

from dataclasses import replace

from digests.extract.actors import scan
from digests.extract.answer import Answer
from digests.extract.draft import Draft
from digests.extract.sentence import Sentence
from digests.extract.where import Option, Places, options, spot_of
from digests.extract.window import Stand
from digests.model import Venue
from digests.text.sentences import sentences
from tests.extract.test_second_look import answer, candidate

_TEXT = (
    "Chad and Peru compared notes on Monday. They sat together in Lima for an hour. "
    "Togo was not asked. Moscow said nothing of it. The two will meet again in Geneva."
)
_LIMA = Venue(text="Lima", city="Lima", country="PE")
_ROME = Venue(text="ROME", city="Rome", country="IT")


def _told(text: str = _TEXT) -> list[Sentence]:
    spans = sentences(text, 0, len(text))
    return [Sentence(start, end, n, 0, scan(text, start, end)) for n, (start, end) in enumerate(spans)]


def _places(dateline: Venue | None = _ROME) -> Places:
    title = "Moscow silent as Peru hosts Chad in Lima"
    return Places.of(_told(), _TEXT, title=title, headline=scan(title), dateline=dateline)


def _seen(*places: tuple[Venue | None, float]) -> Answer:
    stands = ((Stand(v, 0, 1, 1, 6) if v else None, chance) for v, chance in places)
    return replace(answer("TD", "PE"), places=tuple(stands))


def _draft(seen: Answer | None = None, *, number: int = 0, venue: Venue | None = None) -> Draft:
    told = _told()[number]
    facts = candidate(answer("TD", "PE"), origin="verb", number=number, kind="meeting")
    return Draft(replace(facts, answer=seen, venue=venue, span=(told.start, told.end)), [(told.start, told.end)])


def _of(found: tuple[Option, ...], city: str) -> dict[str, float]:
    """The signs of a city that are not nought; of no venue for "none"."""
    [signs] = [o.signs for o in found if (o.venue.city if o.venue else "none") == city]
    return {name: value for name, value in signs.items() if value}


def test_the_options_are_what_is_settled_what_the_text_names_the_dateline_and_none() -> None:
    found = options(_draft(), [], _places(), None)
    named = [(o.venue.city, o.venue.country) if o.venue else None for o in found]
    assert {("Lima", "PE"), ("Moscow", "RU"), ("Geneva", "CH"), ("Rome", "IT"), None} <= set(named)
    assert len(named) == len(set(named))


def test_every_option_stands_in_the_article() -> None:
    for option in options(_draft(), [], _places(), None):
        assert option.venue is None or option.venue == _ROME or option.venue.text in _TEXT


def test_a_place_behind_in_is_there_and_a_capital_that_speaks_is_not() -> None:
    found = options(_draft(), [], _places(), None)
    assert _of(found, "Lima").keys() >= {"there_next", "next", "party", "headline", "city"}
    assert _of(found, "Moscow").keys() >= {"metonym", "near"}
    assert not _of(found, "Moscow").keys() & {"there", "there_next", "there_near", "party", "headline"}
    assert "there_far" in _of(found, "Geneva")


def test_a_place_named_shortly_before_counts_apart_from_one_named_behind() -> None:
    found = options(_draft(number=2), [], _places(), None)
    assert "before" in _of(found, "Lima")
    assert "before" not in _of(found, "Geneva")


def test_what_the_rules_settled_and_what_the_own_sentence_gave_speak_apart() -> None:
    found = options(_draft(venue=_LIMA), [], _places(), None)
    assert "settled" in _of(found, "Lima")
    assert "own" not in _of(found, "Lima")
    assert "none_settled" not in _of(found, "none")
    assert "own" in _of(options(_draft(venue=_LIMA), [], _places(), _LIMA), "Lima")
    assert "none_settled" in _of(options(_draft(), [], _places(), None), "none")


def test_where_another_event_was_speaks_the_more_if_it_is_of_the_same_parties() -> None:
    other = _draft(venue=_LIMA, number=1)
    signs = _of(options(_draft(), [other], _places(), None), "Lima")
    assert signs.keys() >= {"another", "another_same", "another_shared"}
    other.facts = replace(other.facts, sides=other.facts.sides[:1])
    signs = _of(options(_draft(), [other], _places(), None), "Lima")
    assert "another_shared" in signs
    assert "another_same" not in signs


def test_the_encoder_weighs_every_place_and_none() -> None:
    seen = _seen((None, 0.1), (_LIMA, 0.5), (_LIMA, 0.3), (_ROME, 0.1))
    found = options(_draft(seen), [], _places(), None)
    assert _of(found, "Lima")["pointed"] > 1.3 > _of(found, "Rome")["pointed"]
    assert _of(found, "none")["none_pointed"] < 0
    assert "pointed" not in _of(options(_draft(), [], _places(), None), "Lima")


def test_a_city_is_one_place_however_it_is_spelled() -> None:
    assert spot_of(Venue(text="Kiev", city="Kiev", country="UA")) == spot_of(
        Venue(text="Kyiv", city="Kyiv", country="UA")
    )
    assert spot_of(_LIMA) != spot_of(Venue(text="Peru", city=None, country="PE"))
