"""Turns raw values into Settings, or into one list of all that is wrong with them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.settings.model import FeedSettings, Settings
from bot.settings.rules import nearest
from digests.errors import SettingsError

_SAYS = {
    "missing": "is missing",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "string_type": "must be text in quotes",
    "path_type": "must be a path in quotes",
    "tuple_type": "must be a list",
    "dataclass_type": "must be a table",
    "literal_error": "must be one of the words that config.example.toml names",
}


def check(
    values: Mapping[str, Any], *, file: Path | None, environment: Collection[str], problems: Sequence[str]
) -> Settings:
    """The settings that `values` describe. Raises SettingsError with `problems` and all that is found.

    `environment` holds the keys that came from there: a person must be told the variable, not a line of the file.
    """
    found = list(problems)
    settings = Settings()
    try:
        settings = TypeAdapter(Settings).validate_python(dict(values))
    except ValidationError as error:
        found += [_problem(detail, environment) for detail in error.errors(include_url=False)]
    if found:
        raise SettingsError(str(file) if file else "in the environment", found)
    return settings


def _problem(detail: ErrorDetails, environment: Collection[str]) -> str:
    path = detail["loc"]
    key = _written(path, environment)
    if detail["type"] == "unexpected_keyword_argument":
        level = FeedSettings if len(path) > 1 else Settings
        return f"{key}: there is no such key{nearest(str(path[-1]), [field.name for field in fields(level)])}"
    if detail["type"] == "value_error":
        return f"{key}: {detail['ctx']['error']}"
    if path == ("feeds",):
        return "feeds: must be tables written as [[feeds]]"
    return f"{key}: {_SAYS.get(detail['type'], detail['msg'])}"


def _written(path: tuple[int | str, ...], environment: Collection[str]) -> str:
    """A key as a person finds it: `feeds[2].url` counts from 1; a variable goes by its whole name."""
    first = str(path[0])
    if first in environment:
        first = f"COMMUNIQUE_{first.upper()}"
    return first + "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path[1:])
