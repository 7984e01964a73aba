"""The custom ids of buttons: read back as they were written, and never longer than Discord allows."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.ids import (
    BEHIND,
    CHOICE,
    EVIDENCE,
    LONGEST,
    WRONG,
    OfLookUp,
    OfRun,
    OfWindow,
    Origin,
    behind_id,
    choice_id,
    events_of,
    evidence_id,
    further_of,
    origin_of,
    stands_in,
    wrong_id,
)
from digests.compose.views import Window
from digests.places.names import countries, organisations
from digests.render.messages.model import Action

moments = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
runs = st.builds(OfRun, st.integers(1, 2**63), st.integers(1, 4))
origins: st.SearchStrategy[Origin] = st.one_of(
    runs, st.builds(OfWindow, st.builds(Window, moments, moments)), st.builds(OfLookUp)
)
event_ids = st.lists(st.integers(1, 2**63), min_size=1, max_size=40)


@given(origins, st.integers(0, 39), event_ids)
def test_evidence_keeps_its_origin_and_its_first_events(origin: Origin, n: int, events: list[int]) -> None:
    custom_id = evidence_id(origin, n, events)
    read = EVIDENCE.fullmatch(custom_id)
    assert len(custom_id) <= LONGEST
    assert read is not None
    assert origin_of(read["origin"]) == origin
    assert int(read["n"]) == n
    kept = events_of(read["ids"])
    assert kept == tuple(events[: len(kept)])
    assert further_of(read["further"]) == len(events) - len(kept)


@given(origins, st.integers(0, 39), event_ids)
def test_no_event_is_left_out_for_which_there_was_room(origin: Origin, n: int, events: list[int]) -> None:
    custom_id = evidence_id(origin, n, events)
    read = EVIDENCE.fullmatch(custom_id)
    assert read is not None
    kept = len(events_of(read["ids"]))
    if kept < len(events):
        bare = custom_id.split("+")[0]
        more = evidence_id(origin, n, [events[kept]]).rpartition(":")[2]
        left = len(events) - kept - 1
        assert len(f"{bare}.{more}{'+0' if left else ''}") > LONGEST


def test_an_id_of_an_older_version_says_of_no_further_events() -> None:
    read = EVIDENCE.fullmatch("cq:e:r12.1:4:lfls.lflt")
    assert read is not None
    assert (events_of(read["ids"]), further_of(read["further"])) == ((1000000, 1000001), 0)


@given(event_ids)
def test_what_is_called_wrong_is_read_back(events: list[int]) -> None:
    custom_id = wrong_id(events)
    read = WRONG.fullmatch(custom_id)
    assert read is not None
    assert len(custom_id) <= LONGEST
    kept = events_of(read["ids"])
    assert kept == tuple(events[: len(kept)])


def test_a_story_of_a_dozen_reports_fits() -> None:
    read = EVIDENCE.fullmatch(evidence_id(OfRun(99_999, 4), 37, range(1_000_000, 1_000_012)))
    assert read is not None
    assert len(events_of(read["ids"])) == 12


@pytest.mark.parametrize("action", ["more", "sources", "map"])
@given(origin=origins)
def test_what_stands_behind_a_digest_is_read_back(action: Action, origin: Origin) -> None:
    read = BEHIND.fullmatch(behind_id(origin, action))
    assert read is not None
    assert (origin_of(read["origin"]), read["action"]) == (origin, action)


@given(st.lists(st.sampled_from([*countries(), *organisations()]), min_size=1, max_size=2), st.booleans())
def test_a_choice_is_read_back(codes: list[str], private: bool) -> None:
    read = CHOICE.fullmatch(choice_id(codes, private=private))
    assert read is not None
    assert read["codes"].split(".") == codes
    assert (read["seen"] == "p") is private


@given(runs, runs)
def test_a_part_is_known_by_its_buttons(one: OfRun, other: OfRun) -> None:
    ids = [evidence_id(one, 0, [5]), behind_id(one, "sources"), "cq:x:5", "somebody:else"]
    assert stands_in(one.run, one.part, ids)
    assert stands_in(other.run, other.part, ids) is (one == other)
    assert not stands_in(one.run, one.part, ["cq:x:5", ""])
