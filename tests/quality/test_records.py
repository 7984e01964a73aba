"""Adjudicated sentences: read from their files, and scored by the parties that are expected."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.scoring.marks import Measure
from bench.scoring.records import Record, load_records, marks_of_record
from digests.model import Event
from tests.quality.cases import event

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold"


def record(kinds: tuple[str, ...] = ("meeting",), parties: str = "FR JP") -> Record:
    return Record(
        id="r1", sentence="France met Japan.", kinds=kinds, parties=frozenset(parties.split()), doubtful=False
    )


def hits(one: Record, *told: Event) -> dict[Measure, bool]:
    return {mark.measure: mark.hit for mark in marks_of_record(one, told)}


def test_parties_are_found_when_one_event_has_them_all() -> None:
    assert hits(record(), event("FR JP")) == {"record": True, "record, exactly": True}
    assert hits(record(), event("FR JP KR")) == {"record": True, "record, exactly": False}
    assert hits(record(), event("FR KR"), event("JP KR")) == {"record": False, "record, exactly": False}
    assert hits(record()) == {"record": False, "record, exactly": False}


def test_anything_told_where_nothing_happened_is_spurious() -> None:
    assert hits(record(kinds=(), parties=""), event("FR JP")) == {"spurious record": True}
    assert hits(record(kinds=(), parties="")) == {"spurious record": False}


def test_a_folder_without_verdicts_holds_no_records(tmp_path: Path) -> None:
    assert load_records(tmp_path) == ()


def test_records_carry_their_verdicts(tmp_path: Path) -> None:
    """Kinds are joined by +, parties by commas; `?` has no code; ids without a verdict and second ones are left out."""
    sentences = [{"id": name, "sentence": f"This is {name}."} for name in ("a", "b", "b", "c")]
    lines = "\n".join(map(json.dumps, sentences))
    (tmp_path / "plover_gsr.jsonl").write_text(lines, "utf-8")
    (tmp_path / "plv_train.jsonl").write_text("", "utf-8")
    verdicts = "a\tagreement+multilateral\tIL,?\tagreed+held\tdoubt: one or two\nb\tnone\t\t\t\n"
    (tmp_path / "adjudicated.tsv").write_text(verdicts, "utf-8")
    both = record(("agreement", "multilateral"), "IL")
    assert load_records(tmp_path) == (
        replace(both, id="a", sentence="This is a.", doubtful=True),
        Record(id="b", sentence="This is b.", kinds=(), parties=frozenset(), doubtful=False),
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="the gold of others is not in the repository")
def test_the_gold_beside_the_project_is_read_whole() -> None:
    records = load_records(SHARED)
    assert len(records) == 1_358
    assert sum(bool(one.kinds) for one in records) == 261
    assert sum(one.doubtful for one in records if one.kinds) == 109
    assert sum(one.doubtful for one in records if not one.kinds) == 77
