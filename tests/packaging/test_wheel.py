"""What the built wheel carries: all that the demo needs, and nothing that would sit in a stranger's site-packages."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603 # our own build
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as archive:
        return archive.namelist()


def test_holds_three_packages_and_its_own_facts(wheel: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bot", "digests", "seeds"}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel)


def test_holds_every_data_file_of_the_packages(wheel: list[str]) -> None:
    kept = {
        path.relative_to(ROOT).as_posix()
        for package in ("bot", "digests", "seeds")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert {name for name in kept if not name.endswith(".py")}
    assert kept - set(wheel) == set()
