"""The two readers without a parser do what their names say."""

from bench.scoring.baselines import two_names, words
from digests.model import Event
from tests.quality.cases import text

NEWS = (
    "PARIS, May 6 -- French President Ann Onymous met Japanese Prime Minister Bo Gus on Tuesday.\n\n"
    "The weather was fine.\n\nThe rain came later, and nobody minded it at all.\n\n"
    "Kenya will visit Ghana in June, officials of both said."
)


def short(events: tuple[Event, ...]) -> list[str]:
    return [f"{e.kind} {e.status} {e.role} {' '.join(e.countries)}" for e in events]


def test_two_names_takes_the_first_two_of_the_lead_but_not_its_dateline() -> None:
    assert short(two_names(text(NEWS))) == ["meeting held news FR JP"]


def test_two_names_says_nothing_when_the_lead_names_one() -> None:
    assert two_names(text("France is a country in Europe with a long coast. Japan is another one.")) == ()


def test_words_reads_every_sentence_with_a_trigger() -> None:
    assert short(words(text(NEWS))) == ["meeting held news FR JP", "visit planned background GH KE"]


def test_words_says_nothing_without_a_trigger_or_a_second_party() -> None:
    assert words(text("France is larger than Japan. France met nobody in all of that long year.")) == ()


def test_words_tells_an_event_once() -> None:
    assert len(words(text("France met Japan on Monday in the capital. France met Japan again on that Tuesday."))) == 1
