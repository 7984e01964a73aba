"""The encoder with its real weights: answers that are chances, about words that stand in the article."""

from collections.abc import Iterator
from typing import Any

import pytest

from digests.extract.actors import scan
from digests.extract.answer import FAMILIES, Answer, family
from digests.extract.encoder import Encoder
from digests.extract.window import Shown, Window, windows
from digests.text.sentences import sentences
from digests.timing.phrases import find_phrases

MEETING = "Over grilled fish, Kenyan President Daniel Otieno compared notes with Finnish Premier Aino Laine on Monday."
TRADE = "Kenya sold Finland coffee worth two million euros last year, according to the statistics office."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The weights that are shipped."""
    return Encoder.load()


def _windows(text: str, title: str = "") -> Iterator[Window]:
    told = []
    for number, (start, end) in enumerate(sentences(text, 0, len(text))):
        found = find_phrases(text[start:end])
        assert start == 0 or not found, "phrases of later sentences would have to be moved"
        told.append(Shown(number, start, end, scan(text, start, end), found))
    return windows(text, told, title=title, headline=scan(title), dateline=None, place=None)


def _answers(encoder: Encoder, text: str, title: str = "") -> list[Answer]:
    return [answer for window in _windows(text, title) for answer in encoder.answers(window, encoder.read(window))]


def test_a_contact_in_words_that_no_rule_knows_is_likelier_than_trade(encoder: Encoder) -> None:
    met, *_ = _answers(encoder, MEETING, "Kenya's president in Helsinki over fish")
    traded, *_ = _answers(encoder, TRADE, "Coffee exports reach a record")
    assert met.codes == ("KE", "FI")
    assert met.kind == "meeting"
    assert met.status == "held"
    assert met.chance > 0.5 > traded.chance


def test_it_points_to_who_met_and_when(encoder: Encoder) -> None:
    met, *_ = _answers(encoder, MEETING)
    assert [s.what.name for s in met.actors] == ["Daniel Otieno", "Aino Laine"]
    assert met.date
    assert met.date.what.raw == "Monday"


def test_every_pair_of_every_sentence_is_answered_once_a_family_with_chances(encoder: Encoder) -> None:
    text = "Kenya, Finland and Peru met. Chad did not."
    found = _answers(encoder, text)
    asked = [(a.number, a.codes, family(a.kind)) for a in found]
    pairs = [("KE", "FI"), ("KE", "PE"), ("FI", "PE")]
    assert asked[:9] == [(0, pair, number) for pair in pairs for number in range(len(FAMILIES))]
    assert len(set(asked)) == len(asked) == (3 + 6) * len(FAMILIES)
    for answer in found:
        given = (answer.chance, answer.kind_chance, answer.status_chance, answer.place_chance, answer.date_chance)
        assert all(-1e-6 <= chance <= 1 + 1e-6 for chance in given)
        assert answer.host in {None, *answer.codes}


def test_it_says_of_whoever_a_sentence_names_whether_he_was_there_and_with_whom(encoder: Encoder) -> None:
    contact = family("meeting")
    told = "Kenyan President Daniel Otieno met Finnish Premier Aino Laine on Monday."
    met = _answers(encoder, told, "Otieno in Helsinki")[0].company
    assert [s.what.name for s in met.folk] == ["Daniel Otieno", "Aino Laine"]
    assert min(taking[contact] for taking in met.taking) > 0.5
    assert met.together[0][1] > 0.5
    sold = _answers(encoder, "Finnish Trade Minister Aino Laine put the price of coffee from Kenya down to the rain.")
    [minister] = sold[0].company.taking
    assert minister[contact] < 0.5


def test_it_tells_a_second_meeting_from_a_second_mention(encoder: Encoder) -> None:
    contact = family("meeting")
    told = f"{MEETING} Otieno and Laine discussed fish for an hour. Kenya and Finland will meet again before long."
    first, again, ahead = (a for a in _answers(encoder, told, "Otieno in Helsinki") if family(a.kind) == contact)
    assert first.novel[0] > 0.5 > again.novel[0]
    assert ahead.novel[1] > max(ahead.novel[0], first.novel[1], again.novel[1])


def test_a_sentence_that_names_nobody_has_no_company(encoder: Encoder) -> None:
    company = _answers(encoder, TRADE)[0].company
    assert (company.folk, company.taking, company.together) == ((), (), ())


def test_the_same_window_is_answered_the_same(encoder: Encoder) -> None:
    assert _answers(encoder, MEETING) == _answers(encoder, MEETING) == _answers(Encoder.load(), MEETING)


def test_many_pairs_are_answered_in_parts_and_each_once(encoder: Encoder) -> None:
    """Memory stays flat where a window lists ten states in every sentence."""
    states = "Kenya, Finland, Peru, Chad, Japan, Laos, Oman, Fiji, Togo and Malta"
    text = " ".join(f"{states} talked {number} times." for number in ("six", "nine", "ten", "two", "four", "five"))
    (window,) = _windows(text)
    runs = _Counted(encoder)
    found = list(runs.encoder.answers(window, encoder.read(window)))
    asked = [(a.number, a.codes, family(a.kind)) for a in found]
    assert len(set(asked)) == len(asked) == 6 * 45 * len(FAMILIES)
    assert [a.number for a in found] == sorted(a.number for a in found)
    assert runs.pairs == [5 * 45, 45]


class _Counted:
    """The encoder, and how many pairs it was asked about at once."""

    def __init__(self, real: Encoder) -> None:
        self._answerer = real._answerer
        self.encoder = Encoder(real._reader, self, real._placer)
        self.pairs: list[int] = []

    def run(self, outputs: None, arrays: dict[str, Any]) -> Any:
        """What the graph says."""
        self.pairs.append(len(arrays["first"]))
        return self._answerer.run(outputs, arrays)
