"""The reading commands: what they answer, as text and as JSON, and the one sentence when they cannot."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.terminal import typed

LOOK_UPS = [
    ["digest"],
    ["country", "France"],
    ["between", "France", "KR"],
    ["person", "Macron"],
    ["upcoming"],
    ["agreements"],
]


@pytest.mark.parametrize("words", [["digest"], ["country", "South Korea"], ["between", "UAE", "Seoul"]])
def test_json_is_the_same_answer_for_a_program(stocked: Path, words: list[str]) -> None:
    text, encoded = typed(*words, "--as-of", "2026-11-20"), typed(*words, "--as-of", "2026-11-20", "--json")
    assert (text.code, encoded.code, text.err, encoded.err) == (0, 0, "", "")
    view = json.loads(encoded.out)
    lines = [line["text"] for section in view["sections"] for line in section["lines"]]
    assert lines
    assert all(line in text.out for line in lines)


def test_a_digest_begins_where_it_is_told_to(stocked: Path) -> None:
    said = typed("digest", "--since", "2026-11-15", "--as-of", "2026-11-20")
    assert said.out.splitlines()[0] == "🌐 Diplomacy digest · 15–20 November 2026"


def test_the_zone_decides_when_the_day_ends(stocked: Path) -> None:
    view = json.loads(typed("digest", "--as-of", "2026-11-20", "--zone", "Asia/Seoul", "--json").out)
    assert view["as_of"] == "2026-11-20T15:00:00+00:00"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["country", "Korea"], "“Korea” can mean"),
        (["country", "Frnace"], "Did you mean France?"),
        (["country", "Atlantis Prime"], "No country or organisation is called"),
        (["between", "France", "Paris"], "Both sides are France"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(stocked: Path, words: list[str], sentence: str) -> None:
    said = typed(*words)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["digest", "--as-of", "yesterday"], "--as-of 'yesterday' is no date such as 2016-06-27"),
        (["country", "Laos", "--as-of", "2016-13-01"], "is no date"),
        (["digest", "--as-of", "0001-01-01"], "out of range"),
        (["digest", "--zone", "Europe/Pariss"], "did you mean Europe/Paris?"),
        (["digest", "--as-of", "2026-11-01", "--since", "2026-11-20"], "The window is empty"),
    ],
)
def test_an_option_that_makes_no_sense_is_wrong_usage(stocked: Path, words: list[str], sentence: str) -> None:
    said = typed(*words)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert sentence in said.err


@pytest.mark.parametrize("words", LOOK_UPS)
def test_without_a_store_it_says_how_to_get_one_and_makes_none(here: Path, words: list[str]) -> None:
    said = typed(*words)
    assert (said.code, said.out) == (1, "")
    assert (
        said.err == "The store communique.db does not exist yet: run `communique ingest` or `communique demo` first.\n"
    )
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("words", [*LOOK_UPS, ["migrate"], ["ingest", "."]])
def test_a_file_of_another_kind_is_left_as_it_is(here: Path, words: list[str]) -> None:
    (here / "communique.db").write_text("a shopping list", encoding="utf-8")
    said = typed(*words)
    assert (said.code, said.out) == (1, "")
    assert "is not a SQLite file, and was left as it is" in said.err
    assert (here / "communique.db").read_text(encoding="utf-8") == "a shopping list"


@pytest.mark.parametrize("words", [*LOOK_UPS, ["migrate"], ["ingest", "."]])
def test_a_store_of_a_newer_version_is_left_as_it_is(stocked: Path, words: list[str]) -> None:
    with closing(sqlite3.connect(stocked / "communique.db")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (stocked / "communique.db").read_bytes()
    said = typed(*words)
    assert (said.code, said.out) == (1, "")
    assert "was written by a newer Communiqué" in said.err
    assert (stocked / "communique.db").read_bytes() == before


def test_the_store_can_be_named_by_option_variable_and_file(stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = (stocked / "communique.db").rename(stocked / "elsewhere.db")
    (stocked / "own.toml").write_text('store = "elsewhere.db"', encoding="utf-8")
    assert typed("country", "Laos", "--store", store).code == 0
    assert typed("country", "Laos", "--config", "own.toml").code == 0
    monkeypatch.setenv("COMMUNIQUE_STORE", str(store))
    assert typed("country", "Laos").code == 0


@pytest.mark.parametrize("words", [*LOOK_UPS, ["ingest", "."], ["run"], ["migrate"]])
def test_a_broken_configuration_is_told_whole_with_exit_code_2(here: Path, words: list[str]) -> None:
    (here / "config.toml").write_text('stroe = "x"\nzone = "Mars"\n', encoding="utf-8")
    said = typed(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [
        "The configuration config.toml has 2 problems:",
        "  zone: there is no time zone “Mars”",
        "  stroe: there is no such key; did you mean store?",
    ]


@pytest.mark.parametrize("words", [["nonsense"], ["country"], ["digest", "--colour"]])
def test_wrong_usage_ends_with_exit_code_2(here: Path, words: list[str]) -> None:
    said = typed(*words)
    assert (said.code, said.out) == (2, "")
    assert "Usage:" in said.err


def test_a_person_is_asked_by_surname(stocked: Path) -> None:
    said = typed("person", "Echandía", "--as-of", "2026-11-20")
    assert said.code == 0
    assert "Mauricio Echandía Rojas" in said.out
    assert "Brazil" not in typed("person", "Nobody-at-all").out


def test_what_is_coming_up_is_planned_and_dated(stocked: Path) -> None:
    view = json.loads(typed("upcoming", "--as-of", "2026-11-20", "--json").out)
    lines = [line for section in view["sections"] for line in section["lines"]]
    assert lines
    assert all(line["status"] in {"planned", "under_way"} for line in lines)


def test_agreements_are_only_what_both_sides_did(stocked: Path) -> None:
    said = typed("agreements", "--as-of", "2026-11-20")
    assert said.code == 0
    assert "signed" in said.out
    assert "pledged" not in said.out.split("📰")[0]
