"""What a newcomer meets at `make setup` when something is missing: one sentence that says what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder with what `make setup` looks at before it installs anything."""
    for name in ("Makefile", "pyproject.toml", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def refusal(folder: Path, python: Path | str) -> str:
    """What `make setup` says when it gives up; it must not have made anything."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # tests run under make
    run = subprocess.run(  # noqa: S603 # our own Makefile
        ["make", "setup", f"PYTHON={python}"],  # noqa: S607 # whichever make is on the PATH is the one a user has
        cwd=folder,
        env=outer,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in run.stderr.splitlines() if not line.startswith("make")]
    assert run.returncode != 0
    assert not (folder / ".venv").exists()
    assert len(said) == 1, run.stderr
    return said[0]


def stand_in(folder: Path, script: str) -> Path:
    """A program in Python's place."""
    path = folder / "python-stand-in"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_without_python_it_says_to_install_it(fresh: Path) -> None:
    assert "install Python 3.11 or newer" in refusal(fresh, "no-such-python")


def test_an_old_python_is_named_with_what_is_needed(fresh: Path) -> None:
    old = stand_in(fresh, 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi')
    said = refusal(fresh, old)
    assert "Python 3.11 or newer is needed and this is Python 3.9.2" in said


def test_a_python_without_venv_is_told_which_package_is_missing(fresh: Path) -> None:
    # Debian splits venv off; its Python fails at the import of ensurepip.
    bare = stand_in(fresh, f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    assert "python3-venv" in refusal(fresh, bare)


def test_every_target_is_explained_by_make_help(fresh: Path) -> None:
    run = subprocess.run(["make"], cwd=fresh, capture_output=True, text=True, timeout=60, check=True)  # noqa: S607 # as above
    explained = {line.split()[1] for line in run.stdout.splitlines() if line.startswith("  make ")}
    assert {"setup", "demo", "test", "lint", "bench", "run"} <= explained
