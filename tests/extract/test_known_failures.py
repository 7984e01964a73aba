"""What is known not to be understood yet, each with its reason; a case that begins to work must leave the list."""

import tomllib
from pathlib import Path

import pytest

from digests.model import Event
from tests.extract.conftest import Reader, brief

_CASES = tomllib.loads((Path(__file__).parent / "data" / "known_failures.toml").read_text("utf-8"))["case"]


def _told(event: Event, expected: list[str]) -> str:
    """An event in short, with its outcomes' strengths where the case tells them."""
    strengths = sorted({o.strength for o in event.outcomes})
    full = " ".join([brief(event), *strengths])
    return full if full in expected else brief(event)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c["name"], marks=pytest.mark.xfail(reason=c["why"], raises=AssertionError)) for c in _CASES],
)
def test_not_understood_yet(read: Reader, case: dict[str, list[str] | str]) -> None:
    """What a reader would find in the text."""
    expected = sorted(case["tells"])
    assert sorted(_told(e, expected) for e in read.events(str(case["text"]))) == expected


def test_every_case_says_why() -> None:
    """A reason, and at least one event that is told."""
    assert len(_CASES) >= 8
    assert all(case["why"] and case["tells"] for case in _CASES)
