"""Whose somebody is whom no word of the text places: what is asked of the encoder, and what its answers settle."""

from collections.abc import Iterator
from typing import Any

import pytest

from digests.extract.actor import Actor, ActorKind
from digests.extract.allegiance import Asked, asked, likeliest
from digests.extract.encoder import Encoder, people_feeds
from digests.extract.engine import Extractor
from digests.extract.memory import Memory
from digests.extract.window import HEADLINE, Shown, Stand, Window, windows
from tests.extract.conftest import article
from tests.fakes import SilentEncoder


def _actor(at: int, code: str | None, name: str | None = None, *, by_default: bool = False) -> Actor:
    kind: ActorKind = "person" if name else "country"
    return Actor(at, at + 4, at + 3, kind, code, name=name, printed=name or code or "", by_default=by_default)


def _stand(actor: Actor, number: int = 0) -> Stand[Actor]:
    return Stand(actor, number, actor.start, actor.start + 1, 1)


def _window(*actors: Stand[Actor], home: str | None = None) -> Window:
    people = [s for s in actors if s.what.name]
    return Window(ids=[101] * 40, marks=[0] * 40, actors=[s for s in actors if s.what.code], people=people, home=home)


ERDEMIR = _stand(_actor(10, None, "Haluk Erdemir"), 1)


def _question(*others: Stand[Actor], home: str | None = None) -> Asked:
    question = asked(_window(ERDEMIR, *others, home=home), [ERDEMIR])
    assert question
    return question


def test_the_parties_that_may_be_his_are_those_that_words_name_and_the_home_country() -> None:
    question = _question(_stand(_actor(0, "TR")), _stand(_actor(20, "PL")), _stand(_actor(30, "TR"), 1), home="FI")
    assert question.codes == ("TR", "PL", "FI")
    assert question.of == (0, 1, 0)


def test_who_is_only_taken_for_the_home_countrys_places_nobody_else() -> None:
    question = _question(_stand(_actor(0, "TR")), _stand(_actor(20, "FI", "Aino Laine", by_default=True)))
    assert question.codes == ("TR",)


def test_nobody_is_asked_about_where_no_party_is_named() -> None:
    assert asked(_window(ERDEMIR), [ERDEMIR]) is None
    assert asked(_window(_stand(_actor(0, "TR"))), []) is None


def test_his_own_name_does_not_say_whose_he_is() -> None:
    again = _stand(_actor(20, "TR", "Erdemir"))
    question = _question(again, _stand(_actor(30, "PL", "Marek Wolny")))
    assert [question.counts(ERDEMIR, m) for m in question.mentions] == [False, True]


@pytest.mark.parametrize(("number", "far"), [(HEADLINE, 0), (-9, 1), (0, 4), (1, 5), (2, 6), (9, 8)])
def test_how_far_a_mention_is_told(number: int, far: int) -> None:
    mention = _stand(_actor(0, "TR"), number)
    assert _question(mention).far(ERDEMIR, mention) == far


def test_the_arrays_say_which_mention_is_of_which_party() -> None:
    arrays = people_feeds(_question(_stand(_actor(0, "TR")), _stand(_actor(20, "PL")), home="PL"))
    assert arrays["member"].tolist() == [[True, False], [False, True]]
    assert arrays["home"].tolist() == [False, True]
    assert arrays["real"].shape == arrays["far"].shape == (1, 2)


def test_several_mentions_of_one_speak_together_the_first_the_loudest() -> None:
    answers = [("A", {"TR": 0.9, "PL": 0.1}), ("A", {"TR": 0.3, "PL": 0.6}), ("B", {"FI": 0.2})]
    found = likeliest(answers, _alike)
    assert {name: code for name, (code, _) in found.items()} == {"A": "TR", "B": "FI"}
    assert [chance for _, chance in found.values()] == pytest.approx([0.7, 0.2])


def _alike(name: str, code: str) -> float:
    return 1.0


def test_what_a_name_looks_like_weighs_against_what_the_text_says() -> None:
    answers = [("Shcherban", {"DE": 0.8, "UA": 0.2})]

    def likeness(name: str, code: str) -> float:
        return {"DE": 0.1, "UA": 4.0}[code]

    code, chance = likeliest(answers, likeness)["Shcherban"]
    assert code == "UA"
    assert chance == pytest.approx(0.8 / 0.88, abs=0.01)


def test_nobody_is_of_what_his_name_and_office_speak_against() -> None:
    assert likeliest([("Shcherban", {"NATO": 0.9})], lambda name, code: 0.0)["Shcherban"][1] == 0.0


def test_an_organisation_has_nobody_in_an_office_that_it_has_not() -> None:
    delaney = Actor(9, 12, 11, "person", None, name="Frank Delaney", office="President", printed="Delaney")
    memory = Memory.of([delaney], None)
    assert not memory.may_be_of("Frank Delaney", "NATO")
    assert not memory.may_be_of("Frank Delaney", "GB")
    assert memory.may_be_of("Frank Delaney", "US")
    assert memory.may_be_of("Somebody Else", "NATO")


def test_only_whom_no_word_places_is_given_a_country() -> None:
    placed, unplaced = _actor(0, "PL", "Marek Wolny"), _actor(9, None, "Haluk Erdemir")
    memory = Memory.of([placed, unplaced], None)
    assert not memory.place("Marek Wolny", "TR")
    assert not memory.place("Nobody Known", "TR")
    assert memory.place("Haluk Erdemir", "TR")
    assert memory.resolve(_actor(30, None, "Erdemir")).code == "TR"
    assert memory.resolve(_actor(30, None, "Wolny")).code == "PL"


def test_who_was_taken_for_the_home_countrys_is_placed_anew() -> None:
    memory = Memory.of([_actor(9, None, "Haluk Erdemir")], "FI")
    memory.place("Haluk Erdemir", "TR")
    guessed = _actor(9, "FI", "Haluk Erdemir", by_default=True)
    assert guessed.is_unplaced
    assert memory.placed_anew(guessed).code == "TR"
    assert not memory.placed_anew(guessed).is_unplaced
    told = _actor(9, "SE", "Haluk Erdemir")
    assert memory.placed_anew(told) is told


class _Sure(SilentEncoder):
    """Sees nothing but whose everybody is."""

    def __init__(self, chances: dict[str, float]) -> None:
        super().__init__()
        self.chances = chances

    def allegiances(self, asked: Asked, read: Any) -> Iterator[tuple[str, dict[str, float]]]:
        return ((p.what.name or "", self.chances) for p in asked.people)


TEXT = """WARSAW, May 6 (Wire) - Poland's prime minister, Marek Wolny, met President Lauri Hakamies on Monday.

Hakamies has promised Finland's help."""


@pytest.mark.parametrize(("chance", "parties"), [(0.9, [{"PL", "FI"}]), (0.02, [])])
def test_a_rule_tells_of_whom_the_encoder_places(extractor: Extractor, chance: float, parties: list[set[str]]) -> None:
    sure = Extractor(extractor._nlp, extractor.model, _Sure({"FI": chance}))  # the same parser
    assert [set(e.countries) for e in sure.read(article(TEXT, title="Warsaw talks on Monday")).events] == parties


def test_the_shipped_weights_say_whose_a_president_is() -> None:
    text = "President Haluk Erdemir received Polish Prime Minister Marek Wolny in Ankara on Monday to talk about grain."
    actors = (
        _at(text, "President Haluk Erdemir", None, "Haluk Erdemir"),
        _at(text, "Polish Prime Minister Marek Wolny", "PL", "Marek Wolny"),
        _at(text, "Ankara", "TR"),
    )
    shown = [Shown(0, 0, len(text), actors)]
    [window] = windows(text, shown, title="Grain talks", headline=(), dateline=None, place=None)
    question = asked(window, [p for p in window.people if p.what.is_unplaced])
    assert question
    encoder = Encoder.load()
    [(name, chances)] = encoder.allegiances(question, encoder.read(window))
    assert name == "Haluk Erdemir"
    assert max(chances, key=lambda code: chances[code]) == "TR"
    assert sum(chances.values()) < 1 + 1e-6


def test_where_only_the_home_country_may_be_his_it_is_asked_too() -> None:
    text = "Haluk Erdemir opened the new bridge over the river on Monday."
    shown = [Shown(0, 0, len(text), (_at(text, "Haluk Erdemir", None, "Haluk Erdemir"),))]
    [window] = windows(text, shown, title="A bridge", headline=(), dateline=None, place=None, home="TR")
    question = asked(window, window.people)
    assert question
    encoder = Encoder.load()
    [(_, chances)] = encoder.allegiances(question, encoder.read(window))
    assert list(chances) == ["TR"]


def _at(text: str, printed: str, code: str | None, name: str | None = None) -> Actor:
    start = text.index(printed)
    kind: ActorKind = "person" if name else "country"
    tag = "" if name else "city"
    return Actor(start, start + len(printed), start, kind, code, name=name, printed=printed, tag_kind=tag)
