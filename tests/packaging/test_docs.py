"""Every `communique` command that the documents show is run as it stands, with the files that it names."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.front.rights import WANTED

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NO_NETWORK_NEEDED = ["ingest", "extract", "digest", "country", "between", "migrate", "doctor", "demo"]
ARTICLE = """Vice minister leaves for Laos

June 27, 2016

SEOUL - A South Korean delegation led by Vice Defense Minister Hwang In-moo will visit Laos from Wednesday to Friday to
discuss defense cooperation with Lao Defense Minister Chansamone Chanyalath, the ministry said Monday.
"""


def shell_lines(page: Path) -> Iterator[str]:
    """The lines after a prompt in the blocks of a page that are marked as a console."""
    for language, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "console":
            yield from (line[2:] for line in body.splitlines() if line.startswith("$ "))


SHOWN = [
    pytest.param(line, id=f"{page.name}: {line}")
    for page in PAGES
    for line in dict.fromkeys(shell_lines(page))
    if re.search(r"\bcommunique\b", line) and not re.search(r"https?://|\bcommunique run\b", line)
]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the documents name, and a `communique` on the path that is this one."""
    folder = tmp_path_factory.mktemp("workplace")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    batch = [{"id": n, "title": "x", "published": "2016-06-27", "publisher": None, "text": ARTICLE} for n in (1, 2)]
    (folder / "articles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in batch), encoding="utf-8")
    feeds = "".join(f'<outline type="rss" text="Feed {n}" xmlUrl="https://{n}.example/feed"/>' for n in (1, 2, 3))
    (folder / "mine.opml").write_text(f'<opml version="2.0"><body>{feeds}</body></opml>', encoding="utf-8")
    command = folder / "bin" / "communique"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    assert run("communique ingest article.txt", folder).returncode == 0
    return folder


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line as a shell does."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    return subprocess.run(  # noqa: S603 # our own documents
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={**clean, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_that_is_shown_does_its_work(line: str, workplace: Path) -> None:
    ran = run(line, workplace)
    assert (ran.returncode, ran.stderr if "demo" not in line else "") == (0, "")
    assert ran.stdout.strip()


def test_the_readme_shows_every_command_that_needs_no_network() -> None:
    shown = " ".join(shell_lines(ROOT / "README.md"))
    assert [
        name for name in NO_NETWORK_NEEDED if f"communique {name}" not in shown and f"make {name}" not in shown
    ] == []


def test_the_readme_begins_with_the_two_commands_that_set_everything_up() -> None:
    assert list(shell_lines(ROOT / "README.md"))[:2] == ["make demo", "make test"]


def test_every_make_target_that_is_shown_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lines = [line.split("#")[0].split() for page in PAGES for line in shell_lines(page) if line.startswith("make ")]
    assert lines
    assert [words[1] for words in lines if not re.search(rf"^{words[1]}:", makefile, re.MULTILINE)] == []


def test_links_between_the_documents_lead_somewhere() -> None:
    links = [
        (page, target)
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", target)
    ]
    assert links
    assert [(page.name, target) for page, target in links if not (page.parent / target).exists()] == []


def test_the_invitation_asks_for_what_the_bot_needs() -> None:
    asked = re.search(r"discord\.com/oauth2/authorize\?\S*permissions=(\d+)", (ROOT / "README.md").read_text("utf-8"))
    assert asked
    assert int(asked[1]) == WANTED.value
