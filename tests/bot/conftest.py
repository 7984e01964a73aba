"""A folder of one's own for each test, and one store with the demo's articles for those that only look."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Demo:
    """One run of `communique demo --store demo.db` in an empty folder."""

    folder: Path
    run: subprocess.CompletedProcess[str]

    @property
    def store(self) -> Path:
        return self.folder / "demo.db"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    run = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--store", "demo.db"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Demo(folder, run)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no settings from outside."""
    for name in [name for name in os.environ if name.startswith(("COMMUNIQUE_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stocked(here: Path, demo: Demo) -> Path:
    """A current folder whose communique.db holds the demo's articles."""
    shutil.copy(demo.store, here / "communique.db")
    return here
