"""The tables of words behind the lines are whole, and say what they should."""

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from digests.compose.outcomes import LABEL
from digests.compose.ranks import ORDER, level, offices, rank
from digests.compose.wording import clause
from digests.model import Kind, Strength
from digests.stories.tell import tell
from tests.stories.making import event, person, report

FOLDER = files("digests.compose")
OFFICES = [
    row
    for row in FOLDER.joinpath("offices.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
WORDING = tomllib.loads(FOLDER.joinpath("wording.toml").read_text(encoding="utf-8"))


def test_each_office_has_three_columns_and_stands_once() -> None:
    rows = [row.split("\t") for row in OFFICES]
    assert all(len(row) == 3 and row[1] in ORDER and row[2] in ("is", "caps") for row in rows)
    assert all(row[0] == row[0].lower().strip() and "-" not in row[0] for row in rows)
    assert len({row[0] for row in rows}) == len(rows) == len(offices())


def test_each_kind_and_strength_has_its_words() -> None:
    assert set(WORDING["kind"]) == set(get_args(Kind))
    assert set(LABEL) == set(get_args(Strength))
    rows = [*WORDING["kind"].values(), *WORDING["form"]]
    assert all({"infinitive", "past", "now", "with"} <= set(row) for row in rows)
    forms = [row["words"] for row in WORDING["form"]]
    assert len(forms) == len(set(forms))


def test_a_form_stands_before_the_shorter_form_inside_it() -> None:
    """The first form that fits counts, so “first talks” must come before “talks”."""
    forms = [row["words"] for row in WORDING["form"]]
    assert not [(early, late) for n, early in enumerate(forms) for late in forms[n + 1 :] if early in late]


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("President", "head"),
        ("Prime Minister", "head"),
        ("General Secretary", "head"),
        ("UN Secretary-General", "head"),
        ("Vice President", "minister"),
        ("Deputy Prime Minister", "minister"),
        ("Secretary of State", "minister"),
        ("Minister of Foreign Affairs", "minister"),
        ("Vice Defense Minister", "deputy"),
        ("Deputy Foreign Minister", "deputy"),
        ("Assistant Secretary of State", "deputy"),
        ("Under-Secretary", "deputy"),
        ("President's adviser", "official"),
        ("special envoy of the President", "official"),
        ("former Prime Minister", "official"),
        ("opposition leader", "official"),
        ("senior defense officials", "official"),
        ("ambassador", "official"),
        ("", "official"),
        (None, "official"),
    ],
)
def test_rank_of_an_office(office: str | None, expected: str) -> None:
    assert rank(office) == expected


@pytest.mark.parametrize(
    ("offices_met", "expected"),
    [
        (("Foreign Minister", "Minister of Foreign Affairs"), "foreign ministers"),
        (("Defence Minister", "Defense Minister"), "defense ministers"),
        (("Foreign Minister", "Defense Minister"), "ministers"),
        (("President", "Prime Minister"), "heads of state or government"),
        (("President", "Foreign Minister"), "heads of state or government and ministers"),
        (("Deputy Foreign Minister", "Vice Minister"), "deputy ministers"),
        ((None, None), ""),
    ],
)
def test_level_of_a_meeting(offices_met: tuple[str | None, str | None], expected: str) -> None:
    people = [person("A B", offices_met[0], "KR"), person("C D", offices_met[1], "CU")]
    assert level(people) == expected


@pytest.mark.parametrize(
    ("fields", "stage", "expected"),
    [
        ({}, "planned", "due to meet Hun Sen"),
        ({"form": "a courtesy call"}, "planned", "due to pay a courtesy call on Hun Sen"),
        ({"form": "bilateral summit"}, "held", "held a summit with Hun Sen"),
        ({"kind": "call"}, "held", "spoke by phone with Hun Sen"),
        ({"kind": "visit", "form": "state visit"}, "held", "paid a state visit to Hun Sen"),
        ({"kind": "visit", "form": "talks"}, "held", "visited Hun Sen"),
        ({"form": "talks"}, "due", "was due to hold talks with Hun Sen"),
        ({"form": "talks"}, "cancelled", "called off: was due to hold talks with Hun Sen"),
        ({}, "postponed", "postponed: was due to meet Hun Sen"),
    ],
)
def test_clauses(fields: dict[str, str], stage: str, expected: str) -> None:
    story = tell([report(event(**fields))], story_id=1)
    assert clause(story, stage, counterpart="Hun Sen") == expected  # type: ignore[arg-type] # a stage by its name
