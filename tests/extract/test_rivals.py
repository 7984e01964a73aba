"""What else the encoder sees in a sentence: rivals, and the least sure two of a table."""

from digests.extract.rivals import rivals
from digests.model import Kind
from tests.extract.test_second_look import answer

_PAIR = frozenset({"TD", "PE"})


def _surest(kind: Kind, host: str | None, in_turn: frozenset[str] = _PAIR) -> float:
    others = (
        answer("TD", "TG", 0.9),
        answer("PE", "TG", 0.8, kind="visit", host="PE"),
        answer("TD", "TG", 0.7, kind="visit", host="TG"),
    )
    return rivals((answer("TD", "PE", 0.6), *others), kind, _PAIR, host, in_turn).surest


def test_the_rival_of_a_meeting_is_the_surest_meeting_of_one_of_the_two() -> None:
    assert _surest("meeting", None) == 0.9
    assert rivals((answer("TD", "PE", 0.6),), "meeting", _PAIR, None, _PAIR).surest == 0


def test_the_rival_of_a_journey_is_whoever_else_goes_there_and_no_further_stop() -> None:
    assert _surest("visit", "PE") == 0.8
    assert _surest("visit", "TD") == 0


def test_whoever_was_met_in_turn_is_no_rival() -> None:
    assert _surest("meeting", None, in_turn=frozenset({"TD", "PE", "TG"})) == 0


def test_of_how_many_it_is_sure_and_who_else_met() -> None:
    seen = (answer("TD", "PE", 0.6), answer("TD", "TG", 0.9), answer("PE", "CL", 0.85), answer("CL", "TG", 0.7))
    found = rivals(seen, "meeting", _PAIR, None, _PAIR)
    assert (found.sure, found.elsewhere) == (2, 0.7)


def test_what_else_the_two_did_stands_beside() -> None:
    seen = (answer("TD", "PE", 0.6), answer("TD", "PE", 0.4, kind="visit", host="PE"))
    assert rivals(seen, "meeting", _PAIR, None, _PAIR).beside == 0.4
    assert rivals(seen, "visit", _PAIR, "PE", _PAIR).beside == 0.6


def test_the_least_sure_two_of_a_table_of_whose_every_two_was_asked() -> None:
    table = frozenset({"TD", "PE", "TG"})
    seen = (answer("TD", "PE", 0.9), answer("TD", "TG", 0.7), answer("PE", "TG", 0.8))
    assert rivals(seen, "multilateral", table, None, table).least == 0.7
    assert rivals(seen[:2], "multilateral", table, None, table).least is None
    assert rivals(seen, "meeting", _PAIR, None, _PAIR).least is None
