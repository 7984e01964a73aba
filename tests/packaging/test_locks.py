"""What the lock files promise: everything pinned with hashes, both alike, nothing of where they were made."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)(?:\[[a-z,-]+\])?==(?P<version>\S+)(?P<marker> ; [^\\]+?)? \\$")


def pins(lock: str) -> set[tuple[str, str, str]]:
    """(name, version, marker) of each pin."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    found = [PIN.match(line) for line in lines if not line.startswith((" ", "#"))]
    assert all(found), f"{lock} holds a line that is no pin"
    return {(match["name"], match["version"], (match["marker"] or "").strip()) for match in found if match}


def declared(*groups: str) -> set[str]:
    """The names that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + [
        each for group in groups for each in project["dependency-groups"][group]
    ]
    return {re.split(r"[\[=<>~! ]", each)[0].lower() for each in asked}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", text.strip())
    assert len(blocks) > 50
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_holds_no_address_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|--index|--find-links| @ |/(?:home|root|tmp|work|opt)/", text) == []


def test_the_locks_hold_what_is_asked_for() -> None:
    assert declared() <= {name for name, _, _ in pins("requirements.lock")}
    assert declared("dev") <= {name for name, _, _ in pins("requirements-dev.lock")}


def test_what_is_tested_is_what_runs() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")
