"""Reads the settings: the file first, then the environment over it."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.settings.model import Settings
from bot.settings.rules import nearest
from digests.errors import SettingsError

PREFIX = "COMMUNIQUE_"
DEFAULT_FILE = Path("config.toml")
CONFIG = f"{PREFIX}CONFIG"
"""The one name after the prefix that is no key: it says which file to read."""


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings from `path` (None: what COMMUNIQUE_CONFIG names, else ./config.toml when it exists).

    Raises SettingsError with every problem at once when the file is missing or is not TOML, or when a key is unknown
    or its value breaks a rule. Without a file and without a variable pydantic is never loaded.
    """
    file = chosen_file(path, environ)
    from_file = _toml(file) if file else {}
    from_environment, problems = _environment(environ)
    if not from_file and not from_environment and not problems:
        return Settings()
    from bot.settings.check import check

    return check({**from_file, **from_environment}, file=file, environment=from_environment, problems=problems)


def chosen_file(path: Path | None, environ: Mapping[str, str]) -> Path | None:
    """The file that `load` reads, None when it reads none."""
    if path:
        return path
    if named := environ.get(CONFIG):
        return Path(named)
    return DEFAULT_FILE if DEFAULT_FILE.is_file() else None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(str(path), ["there is no such file; config.example.toml shows what it can hold"]) from error
    except OSError as error:
        raise SettingsError(str(path), [f"the file cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(path), ["the file is not UTF-8 text"]) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), [f"the file is not TOML: {error}"]) from error


def _environment(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Values by key, and one problem for each COMMUNIQUE_… name that is no key. Feeds stand in the file alone."""
    known = {f"{PREFIX}{field.name.upper()}": field.name for field in fields(Settings) if field.name != "feeds"}
    values: dict[str, Any] = {}
    problems = []
    for name, value in sorted(environ.items()):
        if name in known:
            values[known[name]] = value.split(",") if known[name] == "ports" else value
        elif name.startswith(PREFIX) and name != CONFIG:
            problems.append(f"{name}: there is no such setting{nearest(name, [*known, CONFIG])}")
    return values, problems
