"""What each entry loads: a look-up must not pay for the parser, nor the model for the database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "spacy", "onnxruntime", "trafilatura", "matplotlib", "discord", "sqlalchemy", "alembic", "aiohttp", "apscheduler",
    "pydantic",
)  # fmt: skip


def loaded_after(code: str, folder: Path) -> set[str]:
    """The heavy packages that a fresh interpreter has loaded when `code` has run."""
    report = f"import json, sys\n{code}\nprint('\\n' + json.dumps([n for n in {HEAVY!r} if n in sys.modules]))"
    run = subprocess.run(  # noqa: S603 # our own interpreter, our own words
        [sys.executable, "-c", report], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "module", ["digests.model", "digests.errors", "digests.contract", "bot.app", "bot.cli.program"]
)
def test_importing_loads_nothing_heavy(module: str, tmp_path: Path) -> None:
    assert loaded_after(f"import {module}", tmp_path) == set()


def test_settings_load_their_checker_only_for_something_to_check(tmp_path: Path) -> None:
    code = "from bot.settings.load import load\nload(None, {})"
    assert loaded_after(code, tmp_path) == set()
    (tmp_path / "config.toml").write_text("poll_minutes = 5", encoding="utf-8")
    assert loaded_after(code, tmp_path) == {"pydantic"}


@pytest.mark.parametrize("words", [["country", "France"], ["between", "France", "KR"], ["digest"]])
def test_a_look_up_loads_the_database_and_nothing_else(words: list[str], tmp_path: Path) -> None:
    made = f"from bot.cli.program import program\nprogram({['migrate']!r}, standalone_mode=False)"
    loaded_after(made, tmp_path)
    assert (tmp_path / "communique.db").is_file()
    asked = f"from bot.cli.program import program\nprogram({words!r}, standalone_mode=False)"
    assert loaded_after(asked, tmp_path) - {"pydantic"} == {"sqlalchemy"}  # Typer itself may load pydantic
