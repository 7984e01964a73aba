"""Discord's limits of registered commands, as a pure check.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections.abc import Iterator
from typing import Any

from tests.loopback.components import Path
from tests.loopback.refusals import Problem

COMMANDS, OPTIONS, CHOICES, DESCRIPTION, CHOICE = 100, 25, 25, 100, 100
SUBCOMMAND, GROUP, STRING = 1, 2, 3
_NAME = re.compile(r"[-'\w]{1,32}")


def command_problems(commands: list[dict[str, Any]]) -> list[Problem]:
    """All that Discord refuses in a list of commands that is to replace the registered ones."""
    problems = []
    if sum(command.get("type", 1) == 1 for command in commands) > COMMANDS:
        words = "Maximum number of application commands reached (100)."
        problems.append(Problem((), "APPLICATION_COMMANDS_MAX", words))
    names: set[tuple[int, str]] = set()
    for number, command in enumerate(commands):
        at = (str(number),)
        kind, name = command.get("type", 1), str(command.get("name", ""))
        if (kind, name) in names:
            words = "Application command names must be unique"
            problems.append(Problem(at, "APPLICATION_COMMANDS_DUPLICATE_NAME", words))
        names.add((kind, name))
        if kind == 1:
            problems += _named(at, command)
            problems += _options(at, command)
        elif not 1 <= len(name) <= 32:
            problems.append(_length((*at, "name"), 32))
    return problems


def choice_problems(choices: list[dict[str, Any]], at: Path) -> Iterator[Problem]:
    """What Discord refuses in the choices of an option, also in those that autocomplete offers."""
    if len(choices) > CHOICES:
        yield Problem(at, "BASE_TYPE_MAX_LENGTH", f"Must be {CHOICES} or fewer in length.")
    for number, choice in enumerate(choices):
        if not 1 <= len(str(choice.get("name", ""))) <= CHOICE:
            yield _length((*at, str(number), "name"), CHOICE)
        value = choice.get("value")
        if isinstance(value, str) and not 1 <= len(value) <= CHOICE:
            yield _length((*at, str(number), "value"), CHOICE)


def _named(at: Path, thing: dict[str, Any]) -> Iterator[Problem]:
    name = str(thing.get("name", ""))
    if not _NAME.fullmatch(name) or name != name.lower():
        words = "Command name is invalid"
        yield Problem((*at, "name"), "APPLICATION_COMMAND_INVALID_NAME", words)
    if not 1 <= len(str(thing.get("description") or "")) <= DESCRIPTION:
        yield _length((*at, "description"), DESCRIPTION)


def _options(at: Path, thing: dict[str, Any]) -> Iterator[Problem]:
    options = thing.get("options") or []
    if len(options) > OPTIONS:
        yield Problem((*at, "options"), "BASE_TYPE_MAX_LENGTH", f"Must be {OPTIONS} or fewer in length.")
    if len({option.get("name") for option in options}) < len(options):
        words = "Option names must be unique"
        yield Problem((*at, "options"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", words)
    optional = False
    for number, option in enumerate(options):
        path = (*at, "options", str(number))
        yield from _named(path, option)
        yield from _options(path, option)
        yield from choice_problems(option.get("choices") or [], (*path, "choices"))
        if option.get("autocomplete") and option.get("choices"):
            words = "Options with autocomplete cannot have choices"
            yield Problem(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", words)
        if option.get("required") and optional:
            words = "Required options must be placed before non-required options"
            yield Problem(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or not option.get("required")


def _length(at: Path, most: int) -> Problem:
    return Problem(at, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length.")
