"""What a worker answers is data: no bytes that it could send run anything in the bot."""

import os
import pickle
import subprocess
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workers.wire import HEADER, LONGEST, BrokenFrame, decode, describe, encode, length, restore
from digests.errors import DigestsError, FetchError, StoreError, UnknownPlace
from digests.model import Extraction, FeedEntry
from digests.sources.parse.parsed import ParsedFeed

_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary() | st.datetimes(),
    lambda inner: st.tuples(inner, inner) | st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


class Running:
    """What an attacker would send."""

    def __init__(self, call: Any, *args: Any) -> None:
        self._what = (call, args)

    def __reduce__(self) -> Any:
        return self._what


class OwnError(DigestsError):
    """An expected error that only one place knows."""


@given(_plain)
def test_plain_values_come_back_as_they_were(value: object) -> None:
    frame = encode(value)
    assert length(frame[: HEADER.size]) == len(frame) - HEADER.size
    assert decode(frame[HEADER.size :]) == value


def test_what_parsers_give_comes_back_equal() -> None:
    zone = timezone(timedelta(hours=9))
    entry = FeedEntry(guid="g", url=None, title="T", published=datetime(2026, 3, 4, tzinfo=UTC), zone_offset=540)
    value = (ParsedFeed(title="F", entries=(entry,)), Extraction(), datetime(2026, 3, 4, tzinfo=zone))
    assert decode(encode(value)[HEADER.size :]) == value


@pytest.mark.parametrize(
    "sent",
    [
        Running(os.system, "touch owned"),
        Running(eval, "open('owned', 'w')"),
        Running(subprocess.run, ["touch", "owned"]),
        Running(getattr, "", "join"),
        Path("owned"),
        OrderedDict(),
        Running,
        DigestsError("not even ours"),
        Sequence,
    ],
)
def test_nothing_but_plain_values_is_unpickled(sent: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BrokenFrame):
        decode(pickle.dumps(sent))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("digests.contract", "json.codecs.builtins.eval"),
        ("digests.model", "dataclass"),
        ("datetime", "sys"),
        ("digests", "errors"),
        ("digests.nowhere", "Nothing"),
    ],
)
def test_no_name_leads_out_of_our_own_types(module: str, name: str) -> None:
    short = b"\x8c" + bytes([len(module)]) + module.encode() + b"\x8c" + bytes([len(name)]) + name.encode()
    with pytest.raises(BrokenFrame):
        decode(b"\x80\x04" + short + b"\x93.")


@given(st.binary(max_size=200).filter(lambda body: b"r" not in body))  # r asks for a place, maybe gigabytes away
def test_any_bytes_are_a_value_or_a_broken_frame(body: bytes) -> None:
    with suppress(BrokenFrame):
        decode(body)


def test_a_frame_has_a_bound_in_both_directions() -> None:
    with pytest.raises(BrokenFrame):
        encode(b"x" * (LONGEST + 1))
    with pytest.raises(BrokenFrame):
        length(HEADER.pack(LONGEST + 1))


@pytest.mark.parametrize(
    "error", [FetchError("https://a.example/", "no."), StoreError("s.db", "is odd."), UnknownPlace("X", ("Y", "Z"))]
)
def test_an_expected_error_comes_back_whole(error: DigestsError) -> None:
    back = restore(decode(encode(describe(error))[HEADER.size :]))
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))


def test_an_error_that_only_one_place_knows_keeps_its_sentence() -> None:
    back = restore(describe(OwnError("It is odd.")))
    assert (type(back), str(back)) == (DigestsError, "It is odd.")
    assert type(restore(("Sequence", ("x",), {}))) is DigestsError
