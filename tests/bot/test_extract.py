"""`communique extract`: one answer a line in the order of the input, evidence that equals the text, no store."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.bot.terminal import started, typed

TEXT = (
    "OSLO, March 3 - Norwegian Foreign Minister Kari Solberg met her Chilean counterpart Diego Fuentes in Oslo on "
    "Tuesday, and the two signed an agreement on fisheries research, the ministry said."
)


def line(**given: Any) -> str:
    article = {"id": "a", "title": "Norway and Chile sign", "published": "2026-03-04", "text": TEXT}
    return json.dumps({**article, **given}, ensure_ascii=False)


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(answer) for answer in out.splitlines()]


def test_one_answer_a_line_in_the_same_order_also_around_broken_ones(here: Path) -> None:
    batch = [
        line(id="first"),
        "{broken",
        line(
            id=7, text="Le ministre des Affaires étrangères a reçu hier son homologue à Paris pour un dîner de travail."
        ),
        '{"id": "no-text", "title": "x"}',
        line(id="empty", text=" \n "),
        "[1, 2]",
        line(id="last"),
    ]
    (here / "batch.jsonl").write_text("\n".join(batch), encoding="utf-8")
    said = typed("extract", "batch.jsonl", "--json")
    got = answers(said.out)
    assert [answer["id"] for answer in got] == ["first", None, 7, "no-text", "empty", None, "last"]
    assert [answer["skipped"] for answer in got] == [None, None, "language", None, "empty", None, None]
    assert ["error" in answer for answer in got] == [False, True, False, True, False, True, False]
    assert got[0]["events"]
    assert got[0]["events"] == got[6]["events"]
    assert said.code == 1
    assert [word.split()[1] for word in said.err.splitlines()] == ["2", "4", "6"]


def test_evidence_equals_the_articles_own_characters(here: Path) -> None:
    (here / "one.jsonl").write_text(line(text="Ministry 🇳🇴\r\n\r\n" + TEXT), encoding="utf-8")
    said = typed("extract", "one.jsonl", "--json")
    (answer,) = answers(said.out)
    text = json.loads((here / "one.jsonl").read_text(encoding="utf-8"))["text"]
    spans = [span for event in answer["events"] for span in event["evidence"]]
    spans += [span for event in answer["events"] for outcome in event["outcomes"] for span in outcome["evidence"]]
    assert said.code == 0
    assert spans
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_a_single_article_gives_one_line_whatever_its_kind(here: Path) -> None:
    (here / "a.txt").write_text(f"Norway and Chile sign\n\n{TEXT}\n", encoding="utf-8")
    (here / "a.html").write_text(f"<html><title>Norway</title><article><p>{TEXT}</p></article>", encoding="utf-8")
    (here / "a.eml").write_text(
        f"From: a@example.org\nSubject: Norway\nDate: Wed, 4 Mar 2026 09:00:00 +0100\n\n{TEXT}\n", encoding="utf-8"
    )
    for name in ("a.txt", "a.html", "a.eml"):
        said = typed("extract", name, "--json")
        (answer,) = answers(said.out)
        assert (said.code, set(answer)) == (0, {"id", "events", "skipped"}), name
        assert answer["events"][0]["countries"] == ["CL", "NO"], name


def test_standard_input_is_a_batch_or_one_article(here: Path) -> None:
    batch = typed("extract", "-", "--json", stdin=f"{line(id=1)}\n{line(id=2)}\n".encode())
    assert [answer["id"] for answer in answers(batch.out)] == [1, 2]
    single = typed("extract", "-", "--json", stdin=TEXT.encode())
    assert len(answers(single.out)) == 1


def test_without_json_it_is_told_in_words(here: Path) -> None:
    (here / "one.jsonl").write_text(line(title="Signed\x1b[31m"), encoding="utf-8")
    said = typed("extract", "one.jsonl")
    assert said.code == 0
    assert said.out.startswith("Signed[31m\n  news · ")
    assert f"“{TEXT.split(' - ')[1]}" in said.out


def test_touches_no_store(here: Path) -> None:
    typed("extract", "-", "--json", stdin=line().encode())
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["none.txt"], "There is no file none.txt."),
        (["."], ". is a folder"),
        (["empty.txt"], "empty.txt is empty"),
        (["picture.txt"], "picture.txt is"),
        (["large.txt"], "larger than 10 MiB"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(here: Path, words: list[str], sentence: str) -> None:
    (here / "empty.txt").touch()
    (here / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    (here / "large.txt").write_bytes(b"word " * (11 * 1024 * 1024 // 5))
    said = typed("extract", *words, "--json")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err


def test_five_megabytes_are_skipped_as_too_long(here: Path) -> None:
    (here / "long.txt").write_text("The minister met the president. " * (5 * 1024 * 1024 // 32), encoding="utf-8")
    said = typed("extract", "long.txt", "--json")
    assert (said.code, [answer["skipped"] for answer in answers(said.out)]) == (0, ["too_long"])


def test_a_stream_is_answered_line_by_line_and_ctrl_c_ends_it_in_one_line(here: Path) -> None:
    with started("extract", "-", "--json", folder=here) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for name in ("one", "two"):
            process.stdin.write(line(id=name) + "\n")
            process.stdin.flush()
            # The answer must come while the stream is still open.
            assert json.loads(process.stdout.readline())["id"] == name
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert process.stderr.read().count("\n") == 1
