"""The table of furniture is whole: every pattern compiles alone, none is there twice, none takes in ordinary lines."""

import re
import tomllib
from importlib.resources import files

import pytest

from digests.text.furniture import patterns

TABLE: dict[str, list[str]] = tomllib.loads(files("digests.text").joinpath("data/furniture.toml").read_text("utf-8"))
CASES = [(group, pattern) for group, listed in TABLE.items() for pattern in listed]


def test_the_groups_are_those_that_the_layout_asks_for() -> None:
    assert set(TABLE) == {"line", "notice", "end", "byline"}
    assert all(patterns(group).groups >= 0 for group in TABLE)


def test_no_pattern_is_listed_twice() -> None:
    assert len(CASES) == len(set(CASES))


@pytest.mark.parametrize(("group", "pattern"), CASES)
def test_a_pattern_takes_in_neither_nothing_nor_a_plain_sentence(group: str, pattern: str) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    assert not compiled.fullmatch("")
    assert not compiled.fullmatch("Two envoys of Norland met in Oslo")
    assert not compiled.fullmatch("Two envoys of Norland met in Oslo on Monday.")


@pytest.mark.parametrize(
    "unit", ["a", " ", "-", "home > ", "x | ", "(", "share facebook ", "a@", "By A ", "a b, ", "- a", ">"]
)
@pytest.mark.parametrize("group", list(TABLE))
def test_a_line_that_never_ends_as_furniture_is_given_up(group: str, unit: str) -> None:
    """A pattern that backtracks without bound would not come back from these."""
    for opening in ("", "home ", "share ", "facebook ", "by Ida "):
        assert patterns(group).fullmatch((opening + unit * 300)[:299] + "\x00\n" + "qzx " * 60) is None
