"""Marks are counted per measure and class, and the page's generated part is all that is rewritten."""

from pathlib import Path

import pytest

from bench.scoring.marks import MEASURES, Mark, Measure
from bench.scoring.tables import NAMED, Column, by_class, by_measure, cell, certain, count, missed
from bench.scoring.written import BEGIN, END, rewrite, rewritten
from digests.errors import InputError


def mark(measure: Measure, hit: bool, *labels: str, doubtful: bool = False) -> Mark:
    return Mark(measure=measure, hit=hit, id="case-1", note="why", classes=frozenset(labels), doubtful=doubtful)


MARKS = [
    mark("news", True, "kind visit"),
    mark("news", False, "kind visit"),
    mark("news", True, "kind call", doubtful=True),
    mark("overclaimed", False, "kind visit"),
    mark("overclaimed", True, "kind call"),
]


def test_marks_are_counted_by_measure_and_class() -> None:
    assert count(MARKS, "news") == (2, 3)
    assert count(MARKS, "news", "kind visit") == (1, 2)
    assert count(certain(MARKS), "news") == (1, 2)
    assert count(MARKS, "venue") == (0, 0)


def test_a_table_shows_each_reader_beside_the_other() -> None:
    shown = by_measure([Column("ours", MARKS), Column("theirs", MARKS[:1], frozenset({"news"}))], MEASURES)
    head, _, news, overclaimed = shown.splitlines()
    assert [part.strip() for part in head.strip("|").split("|")] == ["measure", "ours", "theirs"]
    assert [part.strip() for part in news.strip("|").split("|")] == ["all news events", "2/3 · 67 %", "1/1 · 100 %"]
    assert [part.strip() for part in overclaimed.strip("|").split("|")] == ["overclaimed outcomes ↓", "1/2 · 50 %", "–"]


def test_a_table_of_classes_has_a_row_for_each() -> None:
    rows = by_class(MARKS, ["news", "overclaimed"]).splitlines()[2:]
    assert [[part.strip() for part in row.strip("|").split("|")] for row in rows] == [
        ["kind visit", "1/2 · 50 %", "0/1 · 0 %"],
        ["kind call", "1/1 · 100 %", "1/1 · 100 %"],
    ]


def test_misses_are_failures_of_what_should_happen_and_what_should_not_have() -> None:
    assert missed(MARKS) == ["case-1  all news events: why", "case-1  overclaimed outcomes: why"]
    assert missed([mark("news", False, doubtful=True)]) == ["case-1  all news events (doubtful): why"]


def test_every_measure_has_a_name() -> None:
    assert set(NAMED) == set(MEASURES)


def test_a_share_of_nothing_is_no_share() -> None:
    assert cell(0, 0) == "–"
    assert cell(13, 1_097) == "13/1097 · 1.2 %"


def test_only_what_stands_between_the_markers_is_rewritten() -> None:
    page = f"# Quality\n\n{BEGIN}\nold\n{END}\n\nHonest words.\n"
    once = rewritten(page, "new\n")
    assert once == f"# Quality\n\n{BEGIN}\n\nnew\n\n{END}\n\nHonest words.\n"
    assert rewritten(once, "new") == once


@pytest.mark.parametrize("page", ["no markers", f"{END} {BEGIN}", f"{BEGIN} {BEGIN} {END}", BEGIN])
def test_a_page_without_its_markers_is_left_alone(page: str, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page, "utf-8")
    with pytest.raises(InputError, match="once each"):
        rewrite(path, "new")
    assert path.read_text("utf-8") == page


def test_a_page_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        rewrite(tmp_path / "none.md", "new")


def test_the_report_in_the_documentation_can_be_rewritten() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "quality.md").read_text("utf-8")
    assert "new table" in rewritten(page, "new table")
