"""`--evidence` opens every line of an answer down to its sentences, and `--json` always has them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.terminal import typed

ANSWERS = [["digest"], ["country", "South Korea"], ["between", "UAE", "Seoul"]]


@pytest.mark.parametrize("words", ANSWERS)
def test_under_each_line_stand_the_exact_words_with_their_source(stocked: Path, words: list[str]) -> None:
    plain, opened = (typed(*words, "--as-of", "2026-11-20", *more) for more in ([], ["--evidence"]))
    added = [line for line in opened.out.splitlines() if line not in plain.out.splitlines()]
    view = json.loads(typed(*words, "--as-of", "2026-11-20", "--json").out)
    lines = [line for section in view["sections"] for line in section["lines"]]
    said = [
        f"[{q['number']}] “{' '.join(q['text'].split())}” — {q['publisher']}" for ln in lines for q in ln["evidence"]
    ]
    assert len(said) >= len(lines) > 0
    assert [quote for quote in said if not any(line.strip().startswith(quote) for line in added)] == []
    assert plain.out.splitlines() == [line for line in opened.out.splitlines() if line not in added]


@pytest.mark.parametrize("words", ANSWERS)
def test_every_line_of_the_json_answer_can_be_found_in_its_revision_s_text(stocked: Path, words: list[str]) -> None:
    view = json.loads(typed(*words, "--as-of", "2026-11-20", "--json").out)
    with closing(sqlite3.connect(stocked / "communique.db")) as store:
        texts = dict(store.execute("SELECT id, text FROM revisions"))
    lines = [line for section in (*view["sections"], *view.get("more", ())) for line in section["lines"]]
    assert all(line["evidence"] for line in lines)
    for quote in [quote for line in lines for quote in line["evidence"]]:
        assert texts[quote["revision_id"]][quote["start"] : quote["end"]] == quote["text"]
        assert quote["url"].startswith("https://")
        assert quote["publisher"]
