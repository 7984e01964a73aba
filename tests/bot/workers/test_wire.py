"""What a worker answers is data of the type that was asked for: no bytes that it could send do more than that."""

import json
import pickle
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workers.wire import (
    HEADER,
    LONGEST,
    BrokenFrame,
    answer,
    answered,
    kind_of,
    length,
    request,
    requested,
    restored,
)
from digests.errors import DigestsError, FeedError, FetchError, ModelMissing, StoreError, UnknownPlace


class OwnError(DigestsError):
    """An expected error that only one place knows."""


def body(frame: bytes) -> bytes:
    assert length(frame[: HEADER.size]) == len(frame) - HEADER.size
    return frame[HEADER.size :]


def test_a_request_arrives_as_it_was() -> None:
    assert requested(body(request("page", 2.0, (b"<p>", None)))) == ("page", 2.0, (b"<p>", None))


def test_an_answer_arrives_in_its_parts() -> None:
    assert answered(body(answer("done", ("é", None, "\ud83c"), 1.5))) == ("done", ["é", None, "\ud83c"], 1.5)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{}",
        b"1",
        b"[NaN]",
        b"[Infinity]",
        b"\xff\xff",
        b"[" + b"9" * 10_000 + b"]",
        b"[" * 1_000_000,
        pickle.dumps(["begun"]),
        b"\x80\x04})" + b"2\x86" * 30 + b"Ns.",  # pickled: tuples in tuples whose hash takes seconds
        b"\x80\x04cdigests.extract.draft\nDraft\nN}\x8c\x05pwnedK\x01s\x86b.",  # pickled: sets a class's attribute
        b"\x80\x04cdigests.extract.engine\nExtractor\n.",  # pickled: imports what it names
    ],
)
def test_bytes_that_are_no_answer_are_a_broken_frame(sent: bytes) -> None:
    loaded = set(sys.modules)
    with pytest.raises(BrokenFrame):
        answered(sent)
    assert set(sys.modules) == loaded


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_a_broken_frame(sent: bytes) -> None:
    with suppress(BrokenFrame):
        assert isinstance(answered(sent), tuple)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=10)
)
def test_any_json_of_a_list_is_its_parts(sent: object) -> None:
    assert answered(json.dumps([sent]).encode()) == (sent,)


def test_a_frame_has_a_bound_in_both_directions() -> None:
    with pytest.raises(BrokenFrame):
        request("page", 1.0, (b"x" * LONGEST,))
    with pytest.raises(BrokenFrame):
        answer("x" * LONGEST)
    with pytest.raises(BrokenFrame):
        length(HEADER.pack(LONGEST + 1))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FeedError("It is odd."), FeedError),
        (ModelMissing("It is away."), ModelMissing),
        (OwnError("It is odd."), DigestsError),
        (FetchError("https://a.example/", "no."), DigestsError),
        (StoreError("s.db", "is odd."), DigestsError),
        (UnknownPlace("X", ("Y", "Z")), DigestsError),
    ],
)
def test_an_expected_error_comes_back_with_its_sentence(error: DigestsError, kind: type[DigestsError]) -> None:
    """As the nearest kind that is made of a sentence alone: nothing else of it is taken from a worker."""
    back = restored(kind_of(error), str(error))
    assert (type(back), str(back), vars(back)) == (kind, str(error), {})


@pytest.mark.parametrize("name", ["Sequence", "__builtins__", "FetchError", "no such name", ""])
def test_a_name_that_is_no_such_kind_is_just_an_error(name: str) -> None:
    assert type(restored(name, "x")) is DigestsError
