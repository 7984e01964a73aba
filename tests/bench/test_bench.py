"""`make bench` measures real work and prints it; it promises no figure."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bench.figures import percentile, times
from bench.statements import again, asking, recorded
from bench.synthetic import CODES, END, fill
from bench.texts import diplomacy, ordinary, words
from digests.queries.country import country
from digests.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 600


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic store."""
    path = tmp_path_factory.mktemp("bench") / "bench.db"

    async def made() -> None:
        async with await Store.open(path):
            pass

    asyncio.run(made())
    heard: list[int] = []
    fill(path, ARTICLES, heard.append)
    assert sum(heard) == ARTICLES
    return path


def test_the_synthetic_store_is_whole(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as store:
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = [
            store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 # our own names
            for table in ("articles", "events", "participants", "story_reports")
        ]
        wrong = store.execute(
            "SELECT count(*) FROM evidence e JOIN revisions r ON r.id = e.revision_id "
            'WHERE substr(r.text, e.start + 1, e."end" - e.start) <> e.quote'
        ).fetchone()
    assert counts == [ARTICLES, ARTICLES, 3 * ARTICLES, ARTICLES]
    assert wrong == (0,)


async def test_bare_sqlite_runs_the_very_statements_of_an_answer(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as bare:
        async with await Store.open(filled, create=False) as store:
            with recorded() as tape:
                view = await country(store, CODES[0], now=END)
        ran = asking(tape.take())
        assert any(section.lines for section in view.sections)
        assert 0 < len(ran) <= 5
        assert all(one.seconds > 0 for one in ran)
        assert again(bare, ran) > 0
        assert bare.execute(ran[0].statement, ran[0].parameters).fetchall() != []


def test_the_texts_are_diplomacy_and_ordinary_news() -> None:
    told, other = diplomacy(), ordinary(10)
    assert (len(told), len(other)) == (25, 10)
    assert words(other) > 1_000
    assert not {article.id for article in told} & {article.id for article in other}
    assert [article.text for article in ordinary(10)] == [article.text for article in other], "the same in each run"


def test_percentiles_are_values_that_were_measured() -> None:
    assert [percentile([3.0, 1.0, 2.0], percent) for percent in (1, 50, 99)] == [1.0, 2.0, 3.0]
    assert times(3.0, 2.0) == "1.50×"
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


def test_a_measurement_prints_its_table() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bench", "lookups", "--articles", "1000"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    for row in ("country: statements", "between: whole answer, p99", "digest: whole answer, p50"):
        assert row in ran.stdout


@pytest.mark.parametrize(
    ("given", "sentence"), [(["nonsense"], "no measurement 'nonsense'"), (["--articles", "3"], "at least 1000")]
)
def test_what_cannot_be_measured_is_wrong_usage(given: list[str], sentence: str) -> None:
    ran = subprocess.run(  # noqa: S603 # this very program
        [sys.executable, "-m", "bench", *given], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert sentence in ran.stderr


def test_ctrl_c_ends_it_in_one_word_and_leaves_nothing_behind(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench", "lookups", "--articles", "5000000"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a terminal's Ctrl-C reaches the whole group
    )
    while not any(path.is_file() for path in tmp_path.rglob("*")):  # it has begun to fill its store
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "Stopped.\n")
    assert list(tmp_path.iterdir()) == []
