"""Message components as Discord's JSON has them: walking through them, their text and their buttons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

ROW, BUTTON, SECTION, TEXT, CONTAINER = 1, 2, 9, 10, 17
THUMBNAIL, GALLERY, FILE, SEPARATOR = 11, 12, 13, 14

IS_COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6
LOADING = 1 << 7
CROSSPOSTED = 1 << 0

_LEFT_OUT: dict[int, dict[str, Any]] = {
    THUMBNAIL: {"description": None, "spoiler": False},
    GALLERY: {"description": None, "spoiler": False},  # of each of its items
    FILE: {"spoiler": False},
    SEPARATOR: {"divider": True, "spacing": 1},
    CONTAINER: {"accent_color": None, "spoiler": False},
}

Path = tuple[str, ...]
Component = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a reader sees it."""

    label: str | None
    custom_id: str | None
    url: str | None
    disabled: bool


def walk(components: Iterable[Component], at: Path = ("components",)) -> Iterator[tuple[Path, Component]]:
    """Every component with its path, outer ones first, in the order of reading."""
    for number, component in enumerate(components):
        path = (*at, str(number))
        yield path, component
        yield from walk(component.get("components") or [], (*path, "components"))
        accessory = component.get("accessory")
        if accessory is not None:
            yield (*path, "accessory"), accessory


def texts(components: Iterable[Component]) -> list[str]:
    """What the text displays say, in the order of reading."""
    return [str(component["content"]) for _, component in walk(components) if component.get("type") == TEXT]


def buttons(components: Iterable[Component]) -> list[Button]:
    """The buttons in the order of reading."""
    return [
        Button(one.get("label"), one.get("custom_id"), one.get("url"), bool(one.get("disabled")))
        for _, one in walk(components)
        if one.get("type") == BUTTON
    ]


def media(components: Iterable[Component]) -> Iterator[tuple[Path, Component]]:
    """Every picture or file that components show, `{"url": …}`, with its path."""
    for path, component in walk(components):
        for name in ("media", "file"):
            if isinstance(component.get(name), dict):
                yield (*path, name), component[name]
        for number, item in enumerate(component.get("items") or []):
            yield (*path, "items", str(number), "media"), item["media"]


def completed(components: list[Component]) -> None:
    """Adds what Discord adds to the components that it keeps: an id for each, and the values left out."""
    taken = {component.get("id") for _, component in walk(components)}
    number = 0
    for _, component in walk(components):
        if not component.get("id"):
            number += 1
            while number in taken:
                number += 1
            component["id"] = number
        for one in [component, *(component.get("items") or [])]:
            for name, value in _LEFT_OUT.get(component.get("type", 0), {}).items():
                if one is not component or component["type"] != GALLERY:
                    one.setdefault(name, value)
