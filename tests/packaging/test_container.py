"""What the container's files promise, read from the files; `make image-test` builds the image and tries it."""

import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings.load import PREFIX, load
from container.slim import slim, without_symbols
from tests.packaging.compose_file import parse
from tests.packaging.test_locks import pins

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [ROOT / "container" / name for name in ("image-test", "base-by-debootstrap", "checks")]
BUILD_LOCK = "requirements-build.lock"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions: (word, the rest on one line)."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#")).replace("\\\n", " ")
    return [(line.split(maxsplit=1)[0], " ".join(line.split()[1:])) for line in lines.splitlines() if line.strip()]


def final_stage() -> list[tuple[str, str]]:
    """Those of the last stage."""
    every = instructions()
    return every[max(index for index, (word, _) in enumerate(every) if word == "FROM") :]


def said(word: str) -> str:
    """What the last stage says by the one instruction called `word`."""
    (found,) = [rest for each, rest in final_stage() if each == word]
    return found


def environment() -> dict[str, str]:
    """The variables of the image."""
    return dict(pair.split("=", 1) for word, rest in final_stage() if word == "ENV" for pair in rest.split())


def test_every_stage_stands_on_the_base_that_the_builder_names() -> None:
    stages = [rest.split() for word, rest in instructions() if word == "FROM"]
    assert instructions()[0][0] == "ARG"
    assert instructions()[0][1].startswith("BASE=python:3.11")
    named = {words[2] for words in stages if len(words) == 3}
    assert all(words[0] == "${BASE}" or words[0] in named for words in stages)
    assert stages[-1] == ["${BASE}"]


def test_the_user_is_a_number_and_not_root() -> None:
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", said("USER"))


def test_it_starts_the_bot_without_a_shell_in_between() -> None:
    """A signal would end at the shell."""
    assert (said("ENTRYPOINT"), said("CMD")) == ('["communique"]', '["run"]')


def test_it_looks_after_its_own_health() -> None:
    assert said("HEALTHCHECK").endswith('CMD ["communique", "health"]')


def test_its_settings_are_settings_and_keep_the_store_in_the_volume() -> None:
    own = {name: value for name, value in environment().items() if name.startswith(PREFIX)}
    settings = load(ROOT / "config.example.toml", own)
    assert settings.store.parent == Path(said("VOLUME"))
    assert settings.health_port


def test_nothing_is_compiled_and_nothing_comes_without_its_hash() -> None:
    runs = " && ".join(rest for word, rest in instructions() if word == "RUN").split("&&")
    installs = [run for run in runs if re.search(r"\bpip\b.* install ", run)]
    own = [run for run in installs if "--no-index --no-deps" in run]
    assert (len(installs), len(own)) == (3, 1)
    assert all("--only-binary=:all: --require-hashes" in run for run in installs if run not in own)
    assert not re.search(r"\b(apt|apt-get|apk|gcc|curl|wget)\b", " ".join(runs))


def test_what_builds_the_wheel_is_what_the_developers_lock_holds() -> None:
    building = pins(BUILD_LOCK)
    assert "hatchling" in {name for name, _, _ in building}
    assert building <= pins("requirements-dev.lock")
    text = (ROOT / BUILD_LOCK).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text.strip()))
    assert not re.search(r"https?:|file:|--index|--find-links", text)


@pytest.mark.parametrize(
    "path", ["Dockerfile", "compose.yaml", ".dockerignore", "container/image-test", "container/checks"]
)
def test_no_registry_and_no_index_is_named(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    hosts = re.findall(r"(?<![\w/.])(?:[a-z0-9-]+\.)+(?:io|org|com|net|dev)\b(?!\.)", text)
    assert [host for host in hosts if not host.startswith("org.")] == []
    assert re.findall(r"https?://(?!127\.0\.0\.1)[a-z0-9]", text) == []
    assert "index-url" not in text


def enters(path: str) -> bool:
    """Whether a file gets into the build: the last line of .dockerignore that matches it or a folder of it decides."""
    inside = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        rule = line.removeprefix("!")
        if not line or line.startswith("#"):
            continue
        parents = [path, *(parent.as_posix() for parent in Path(path).parents)][:-1]
        names = [part for parent in parents for part in Path(parent).parts]
        if rule.startswith("**/"):
            matches = any(fnmatch(name, rule[3:]) for name in names)
        else:
            matches = any(fnmatch(parent, rule) for parent in parents)
        if matches:
            inside = line.startswith("!")
    return inside


@pytest.mark.parametrize(
    "path",
    [
        ".git/config", ".venv/bin/python", "tests/packaging/test_container.py", "docs/container.md", ".env",
        "secrets/discord_token", "config/config.toml", "config.toml", "communique.db", "requirements-dev.lock",
        "bot/__pycache__/app.cpython-311.pyc", "digests/.cache/x", "seeds/demo.db", "container/image-test",
    ],
)  # fmt: skip
def test_what_the_image_does_not_need_never_enters_the_build(path: str) -> None:
    assert not enters(path)


def test_all_that_the_dockerfile_copies_enters_the_build() -> None:
    copied = [
        source
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]
    assert {"bot", "digests", "seeds", "requirements.lock", BUILD_LOCK} <= set(copied)
    assert [source for source in copied if not (ROOT / source).exists() or not enters(source)] == []
    assert enters("digests/storage/migrations/versions/v0001_first.py")


def test_compose_gives_the_bot_no_more_than_it_needs() -> None:
    service = parse((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["communique"]
    assert service["read_only"] == "true"
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert service["mem_limit"] == "1g"
    assert [mount.split(":")[0] for mount in service["tmpfs"]] == ["/tmp"]  # noqa: S108 # the container's own
    assert "ports" not in service
    assert "privileged" not in service


def test_compose_and_image_agree() -> None:
    service = parse((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["communique"]
    targets = [mount.split(":")[1] for mount in service["volumes"]]
    assert targets == [said("VOLUME"), said("WORKDIR")]
    check = service["healthcheck"]
    assert said("HEALTHCHECK").endswith(check["test"].replace('["CMD", ', "CMD ["))
    assert all(
        f"--{name.replace('_', '-')}={check[name]}" in said("HEALTHCHECK")
        for name in ("interval", "timeout", "start_period", "retries")
    )


def test_the_token_comes_from_a_file_that_is_never_committed() -> None:
    whole = parse((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    service = whole["services"]["communique"]
    assert service["environment"] == {"DISCORD_TOKEN_FILE": "/run/secrets/discord_token"}
    assert service["secrets"] == list(whole["secrets"]) == ["discord_token"]
    kept = whole["secrets"]["discord_token"]["file"].removeprefix("./")
    assert not enters(kept)
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert f"/{Path(kept).parent.as_posix()}/" in ignored


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_scripts_can_be_read_by_their_shells(script: Path) -> None:
    first = script.read_text(encoding="utf-8").splitlines()[0]
    shell = "bash" if "bash" in first else "sh"
    if (found := shutil.which(shell)) is None:
        pytest.skip(f"{shell} is not installed")
    ran = subprocess.run([found, "-n", script], capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 # our own script
    assert (ran.returncode, ran.stderr) == (0, "")
    assert os.access(script, os.X_OK)


def test_who_can_build_no_image_is_told_in_one_sentence_what_to_install(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    for tool in ("bash", "dirname", "sed", "id"):
        if found := shutil.which(tool):
            (tmp_path / tool).symlink_to(found)
    ran = subprocess.run(  # noqa: S603 # our own script
        [bash, ROOT / "container" / "image-test"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (1, "", 1)
    assert "buildah and debootstrap" in ran.stderr


def test_what_never_runs_is_taken_out_and_all_else_stays(tmp_path: Path) -> None:
    kept = ["package/__init__.py", "package/data.json", "package/contests.py", "tests/__init__.py", "tests/mine.py"]
    taken = ["package/tests/__init__.py", "package/tests/deep/tests/x.py", "package/fast.pyx", "package/fast.c"]
    for name in [*kept, *taken]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * 100, encoding="utf-8")
    told = slim(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == sorted(
        kept
    )
    assert told == {"tests": 200, "C sources": 200, "symbols": 0}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of another format are left alone")
def test_a_library_without_its_symbols_is_smaller_and_still_loads(tmp_path: Path) -> None:
    found = find_spec("murmurhash.mrmr")
    assert found is not None
    assert found.origin is not None
    whole = Path(found.origin).read_bytes()
    copy = tmp_path / Path(found.origin).name
    copy.write_bytes(without_symbols(whole))
    assert copy.stat().st_size < len(whole)
    assert without_symbols(copy.read_bytes()) == copy.read_bytes()
    load_it = "import ctypes, sys; ctypes.CDLL(sys.argv[1]).PyInit_mrmr"
    subprocess.run([sys.executable, "-c", load_it, copy], check=True, timeout=60)  # noqa: S603 # our own words


@given(st.binary(max_size=300), st.sampled_from([b"", b"\x7fELF\x02\x01", b"\x7fELF\x01\x01"]))
def test_what_is_no_library_stays_as_it_is_or_is_cut_at_most(rest: bytes, head: bytes) -> None:
    assert len(without_symbols(head + rest)) <= len(head + rest)
