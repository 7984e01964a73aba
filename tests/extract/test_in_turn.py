"""Who met several in turn, and who sat with them at one table (EXTRACTION, what counts, 11)."""

from dataclasses import replace

import pytest

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.one_by_one import hub_of
from digests.extract.window import Stand
from tests.extract.conftest import Reader
from tests.extract.test_second_look import answer
from tests.extract.test_status import TAIL

_LAINE = "Finnish President Aino Laine"
_EACH = ["meeting held FI,KE", "meeting held FI,UG"]

_IN_TURN = {
    f"There were also short meetings of {_LAINE} with the presidents of Kenya and Uganda.": _EACH,
    f"{_LAINE} sat down with her counterparts from Kenya and Uganda for bilateral talks.": _EACH,
    f"The presidents of Kenya and Uganda held separate talks with {_LAINE} on Monday.": _EACH,
    f"{_LAINE} sat down with her counterparts from Kenya and Uganda for a meeting.": ["multilateral held FI,KE,UG"],
    f"{_LAINE} announced a summit in July at which she is to see Daniel Otieno, President of Kenya, and Mary "
    "Okello, President of Uganda.": ["multilateral planned FI,KE,UG"],
    "Kenyan President Daniel Otieno and Ugandan President Mary Okello signed a pact with Finland on the sidelines of a "
    "summit in Oslo on Tuesday.": ["agreement held FI,KE,UG"],
    "The prime ministers of Finland and Kenya will meet in Helsinki on Friday. Finnish Prime Minister Aino Laine will "
    "meet Kenyan Prime Minister Peter Mwangi at the castle.": ["meeting planned FI,KE"],
}


@pytest.mark.parametrize(("told", "expected"), _IN_TURN.items(), ids=_IN_TURN)
def test_in_turn_or_at_one_table(read: Reader, told: str, expected: list[str]) -> None:
    assert sorted(read.brief(told + TAIL)) == expected


_HOSTS = [
    "President Daniel Otieno, Prime Minister Peter Mwangi and James Kariuki, her counterpart",
    "the Kenyan president, the prime minister and the foreign minister",
]


@pytest.mark.parametrize("hosts", _HOSTS)
def test_three_hosts_of_one_state_are_three_meetings(read: Reader, hosts: str) -> None:
    text = f"Finnish Foreign Minister Aino Laine arrived in Kenya on Monday. She will meet {hosts}.{TAIL}"
    assert read.brief(text).count("meeting planned FI,KE") == 3


def _of_one_phrase(seen: Answer) -> Answer:
    """The answer about officials that are named in one breath, where Peru and Togo are in it."""
    together = {"PE", "TG"}

    def moved(stand: Stand[Actor]) -> Stand[Actor]:
        return replace(stand, what=replace(stand.what, start=9, plural=True)) if stand.what.code in together else stand

    return replace(seen, actors=(moved(seen.actors[0]), moved(seen.actors[1])))


def test_whoever_is_named_in_one_breath_with_another_met_neither_him_nor_others() -> None:
    """ "told the ministers of Peru and Togo in bilateral talks": Chad's met each, though the encoder sees one table."""
    seen = [answer("TD", "PE"), answer("TD", "TG"), answer("PE", "TG", 0.95)]
    told = "Chad's minister told the ministers of Peru and Togo in bilateral talks"
    assert hub_of(list(map(_of_one_phrase, seen)), told) == "TD"
    assert hub_of(seen, told) is None
    assert hub_of(list(map(_of_one_phrase, seen)), told.replace("bilateral ", "")) is None
