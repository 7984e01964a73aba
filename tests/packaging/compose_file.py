"""Reads the part of YAML that compose.yaml is written in: maps and lists by indentation, one-line scalars as text."""

from typing import Any


def parse(text: str) -> dict[str, Any]:
    """The file's map; every scalar is the text that stands there, without its quotes."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    value, rest = _block(lines, 0)
    assert not rest, rest
    assert isinstance(value, dict)
    return value


def _block(lines: list[str], indent: int) -> tuple[Any, list[str]]:
    """The map or list at `indent`, and the lines after it."""
    if lines and lines[0].startswith(" " * indent + "- "):
        items = []
        while lines and lines[0].startswith(" " * indent + "- "):
            items.append(_scalar(lines.pop(0).strip()[2:]))
        return items, lines
    table: dict[str, Any] = {}
    while lines and _indent(lines[0]) == indent:
        name, _, scalar = lines.pop(0).strip().partition(":")
        assert name not in table, f"{name} stands there twice"
        if scalar.strip():
            table[name] = _scalar(scalar)
        elif lines and _indent(lines[0]) > indent:
            table[name], lines = _block(lines, _indent(lines[0]))
        else:
            table[name] = None
    return table, lines


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _scalar(text: str) -> str:
    return text.strip().strip('"')
