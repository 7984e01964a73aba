"""What a working Communiqué needs, looked at without changing anything."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from bot.settings.load import chosen_file, load
from bot.settings.model import Settings
from bot.settings.token import TokenError, discord_token
from digests.errors import DigestsError, SettingsError

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `later`: not there yet, and nothing is wrong with that."""

    what: str
    state: Literal["ok", "later", "broken"]
    says: str


def checkup(
    *, config: Path | None, store: Path | None, environ: Mapping[str, str], python: tuple[int, ...]
) -> list[Finding]:
    """Every finding, in the order in which a person would mend them."""
    settings = Settings()
    findings = [_python(python), _model()]
    try:
        settings = load(config, environ)
        findings.append(_configuration(settings, chosen_file(config, environ)))
    except SettingsError as error:
        findings += [Finding("configuration", "broken", problem) for problem in error.problems]
    findings.append(_token(settings, environ))
    findings += _store((store or settings.store).expanduser(), settings.busy_seconds)
    return findings


def _python(found: tuple[int, ...]) -> Finding:
    name = ".".join(map(str, found[:3]))
    if found[:2] < OLDEST_PYTHON:
        return Finding("Python", "broken", f"{name} is too old: install 3.11 or newer")
    return Finding("Python", "ok", name)


def _model() -> Finding:
    from digests.extract.parse import MODELS

    for name in MODELS:
        if find_spec(name):
            return Finding("model", "ok", f"{name} {_version(name)}")
    return Finding(
        "model", "broken", f"no English model is installed: run `pip install {MODELS[-1].replace('_', '-')}`"
    )


def _version(module: str) -> str:
    try:
        return version(module)
    except PackageNotFoundError:  # a folder on the path, not installed
        return "of unknown version"


def _configuration(settings: Settings, file: Path | None) -> Finding:
    feeds = f"{len(settings.feeds)} feed{'' if len(settings.feeds) == 1 else 's'}"
    if settings.feeds and file is not None:
        return Finding("configuration", "ok", f"{file} with {feeds}")
    where = f"{file} names no feeds" if file is not None else "none"
    what = "reads those that come with it" if settings.seed_feeds else "reads none"
    return Finding(
        "configuration",
        "later",
        f"{where}; `communique run` {what} until `communique feeds add URL` or [[feeds]] name others",
    )


def _token(settings: Settings, environ: Mapping[str, str]) -> Finding:
    """Whether there is one; Discord alone knows whether it is right, and is not asked."""
    try:
        discord_token(settings, environ)
    except TokenError as error:
        return Finding("Discord token", "later", str(error))
    return Finding("Discord token", "ok", "there is one; whether Discord takes it is seen when the bot runs")


def _store(path: Path, busy_seconds: float) -> Iterator[Finding]:
    from digests.storage.migrate import HEAD
    from digests.storage.opening import examine

    try:
        found = examine(path, busy_seconds)
    except DigestsError as error:
        yield Finding("store", "broken", str(error))
        return
    if found.schema is None:
        yield Finding("store", "later", f"none yet at {path}; `communique ingest` makes it")
    elif found.schema != HEAD:
        yield Finding("store", "later", f"{path} has schema {found.schema}; `communique migrate` brings it to {HEAD}")
    elif found.access != "write":
        yield Finding("store", "later", f"{path} can be read but not written by this user")
    else:
        yield Finding("store", "ok", f"{path} with schema {HEAD}")
