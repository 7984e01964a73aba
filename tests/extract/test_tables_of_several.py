"""Who sits at a table of several: what a rule took for one table and the encoder does not, and a table that grows."""

from dataclasses import replace
from itertools import combinations

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.attendance import attend
from digests.extract.candidate import Candidate, as_sides
from digests.extract.draft import Draft, Drafts
from digests.extract.memory import Memory
from digests.extract.scene import Scene
from digests.extract.seen_apart import seen_apart, with_whom
from digests.extract.sentence import Sentence
from tests.extract.test_second_look import answer, candidate

ALL = ("TD", "PE", "TG")
BEHIND = Sentence(200, 240, 4, 1, ())


def _table(*codes: str) -> Candidate:
    actors = (Actor(0, 0, 0, "country", code) for code in codes)
    told = candidate(answer("TD", "PE"), origin="verb", number=0, kind="multilateral")
    return replace(told, sides=as_sides(actors))


def _apart(table: Candidate, *answers: Answer) -> list[tuple[str, list[str]]]:
    return [(c.kind, sorted(c.codes)) for c in seen_apart(table, answers)]


def test_a_table_stays_one_where_each_two_met() -> None:
    every = [answer(a, b) for a, b in combinations(ALL, 2)]
    assert _apart(_table(*ALL), *every) == [("multilateral", ["PE", "TD", "TG"])]


def test_one_who_met_the_others_in_turn_has_a_meeting_with_each() -> None:
    told = _apart(_table(*ALL), answer("TD", "PE"), answer("TD", "TG"), answer("PE", "TG", 0.1))
    assert told == [("meeting", ["PE", "TD"]), ("meeting", ["TD", "TG"])]


def test_at_a_table_of_several_nobody_is_met_in_turn() -> None:
    """The encoder takes it for one that is multilateral."""
    pairs = (answer("TD", "PE", kind="multilateral"), answer("TD", "TG", kind="multilateral"))
    assert _apart(_table(*ALL), *pairs, answer("PE", "TG", 0.3)) == [("multilateral", ["PE", "TD", "TG"])]


def test_who_was_only_named_beside_it_is_not_told_as_there() -> None:
    told = _apart(_table(*ALL), answer("TD", "PE"), answer("TD", "TG", 0.05), answer("PE", "TG", 0.02))
    assert told == [("meeting", ["PE", "TD"])]


def test_a_table_about_which_not_all_was_asked_stays() -> None:
    told = _apart(_table(*ALL), answer("TD", "PE"), answer("TD", "TG", 0.05))
    assert told == [("multilateral", ["PE", "TD", "TG"])]


def _attended(table: Candidate, *answers: Answer) -> Draft | None:
    drafts = Drafts([Draft(table, [table.span], last=0)])
    scene = Scene(Memory(), None, None, None, answers=tuple(_in(BEHIND, one) for one in answers))
    actors = [Actor(210, 214, 210, "person", "TG", name="Afi Mensah", office="minister")]
    return attend(BEHIND, actors, scene, drafts, "x" * 300)


def _in(sentence: Sentence, one: Answer) -> Answer:
    first, second = (replace(stand, number=sentence.number) for stand in one.actors)
    return replace(one, number=sentence.number, actors=(first, second))


def test_who_is_said_to_have_come_too_takes_a_seat() -> None:
    told = _attended(_table("TD", "PE"), *(answer(code, "TG", kind="multilateral") for code in ("TD", "PE")))
    assert told is not None
    assert told.facts.codes == {"TD", "PE", "TG"}
    assert "Afi Mensah" in {a.name for a, _ in told.facts.sides}
    assert (BEHIND.start, BEHIND.end) in told.spans


def test_who_is_put_there_with_one_of_them_alone_does_not() -> None:
    pairs = (answer("TD", "TG", kind="multilateral"), answer("PE", "TG", 0.2, kind="multilateral"))
    assert _attended(_table("TD", "PE"), *pairs) is None


def test_a_meeting_of_two_does_not_grow() -> None:
    """A third whom the text names next has a meeting of his own."""
    two = replace(_table("TD", "PE"), kind="meeting")
    assert _attended(two, *(answer(code, "TG", kind="multilateral") for code in ("TD", "PE"))) is None


def test_a_plan_takes_nobody_who_came() -> None:
    ahead = replace(_table("TD", "PE"), status="planned")
    assert _attended(ahead, *(answer(code, "TG", kind="multilateral") for code in ("TD", "PE"))) is None


def test_of_whom_a_sentence_speaks_alone_is_met_by_whom_the_encoder_sees_with_him() -> None:
    """ "During the meeting with Minister Mensah, both sides …": not the two of the sentence before."""
    named = Actor(5, 9, 5, "person", "TG", name="Afi Mensah", office="minister")
    remembered = [Actor(-1, -1, -1, "country", code) for code in ("TD", "PE")]
    told = candidate(answer("TD", "PE"), origin="verb", number=0, kind="multilateral")
    table = replace(told, sides=as_sides([named, *remembered]), anaphoric=True)
    scene = Scene(Memory(), None, None, None)
    seen = (answer("TD", "TG", 0.8), answer("TD", "PE", 0.2), answer("PE", "TG", 0.1))
    met = with_whom(table, seen, scene)
    assert (met.kind, sorted(met.codes)) == ("meeting", ["TD", "TG"])
    pair = replace(table, sides=as_sides([named, remembered[1]]), kind="meeting")
    assert sorted(with_whom(pair, seen, scene).codes) == ["TD", "TG"]
    for other in (
        with_whom(replace(table, anaphoric=False), seen, scene),
        with_whom(table, (answer("TD", "TG", 0.5), *seen[1:]), scene),
        with_whom(table, [answer(a, b) for a, b in combinations(ALL, 2)], scene),
    ):
        assert other.codes == set(ALL)


def test_of_several_who_were_met_in_turn_one_may_be_in_doubt() -> None:
    """Whoever is at home where they met; of three at one table none is."""
    codes = (*ALL, "LA")
    own = [answer("TD", "PE"), answer("TD", "TG"), answer("TD", "LA", 0.35, kind="multilateral")]
    rest = [answer(a, b, 0.1) for a, b in combinations(codes[1:], 2)]
    met = [codes for _, codes in _apart(_table(*codes), *own, *rest)]
    assert met == [["PE", "TD"], ["TD", "TG"], ["LA", "TD"]]
    table = [answer("TD", "PE"), answer("TD", "TG", 0.35), answer("PE", "TG", 0.1)]
    assert _apart(_table(*ALL), *table) == [("multilateral", ["PE", "TD", "TG"])]
