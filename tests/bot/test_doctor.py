"""`communique doctor` and `communique migrate`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.checkup import checkup
from tests.bot.terminal import typed


def test_a_fresh_machine_is_in_order_and_told_what_comes_next(here: Path) -> None:
    said = typed("doctor")
    assert (said.code, said.err) == (0, "")
    marks = [(line[0], line[2:].split(":")[0]) for line in said.out.splitlines()]
    assert marks == [("✓", "Python"), ("✓", "model"), ("○", "configuration"), ("○", "Discord token"), ("○", "store")]
    assert list(here.iterdir()) == []


def test_each_problem_has_its_line_and_the_exit_code_is_1(here: Path) -> None:
    (here / "config.toml").write_text('zone = "Mars"\nstroe = "x"', encoding="utf-8")
    (here / "communique.db").write_text("a shopping list", encoding="utf-8")
    said = typed("doctor", "--json")
    broken = [(finding["what"], finding["says"]) for finding in json.loads(said.out) if finding["state"] == "broken"]
    assert said.code == 1
    assert [what for what, _ in broken] == ["configuration", "configuration", "store"]
    assert "was left as it is" in broken[-1][1]


def test_an_old_python_is_named() -> None:
    first = checkup(config=None, store=None, environ={}, python=(3, 9, 2))[0]
    assert (first.state, first.says) == ("broken", "3.9.2 is too old: install 3.11 or newer")


def test_a_configuration_with_feeds_is_counted(here: Path) -> None:
    (here / "own.toml").write_text('[[feeds]]\nurl = "https://example.org/feed"', encoding="utf-8")
    assert "own.toml with 1 feed" in typed("doctor", "--config", "own.toml").out


def test_a_token_is_seen_and_not_shown(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")
    said = typed("doctor").out
    assert "✓ Discord token: there is one" in said
    assert "very-secret" not in said


def test_migrate_makes_an_empty_store_and_a_second_time_changes_nothing(here: Path) -> None:
    first = typed("migrate")
    assert (first.code, first.out) == (0, "The store communique.db is up to date.\n")
    with closing(sqlite3.connect("communique.db")) as store:
        before = store.execute("SELECT version_num FROM alembic_version").fetchall()
    assert typed("migrate").code == 0
    with closing(sqlite3.connect("communique.db")) as store:
        assert store.execute("SELECT version_num FROM alembic_version").fetchall() == before
    assert "✓ store: communique.db with schema" in typed("doctor").out
