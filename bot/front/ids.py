"""The custom ids of our buttons: all that a press needs, so that it is answered after a restart too. Pure."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from digests.compose.views import Window
from digests.render.messages.model import Action

LONGEST = 100
"""Discord's limit: https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id"""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ORIGIN = r"(?P<origin>r\d+\.\d+|w[0-9a-z]{1,8}-[0-9a-z]{1,8}|q)"
_IDS = r"(?P<ids>[0-9a-z]+(?:\.[0-9a-z]+)*)"
_FURTHER = r"(?:\+(?P<further>[0-9a-z]+))?"
EVIDENCE = re.compile(rf"cq:e:{_ORIGIN}:(?P<n>\d+):{_IDS}{_FURTHER}")
BEHIND = re.compile(rf"cq:b:{_ORIGIN}:(?P<action>more|sources|map)")
WRONG = re.compile(rf"cq:x:{_IDS}")
CHOICE = re.compile(r"cq:c:(?P<seen>[op]):(?P<codes>[A-Z0-9-]+(?:\.[A-Z0-9-]+)?)")


@dataclass(frozen=True, slots=True)
class OfRun:
    """A part of a scheduled digest."""

    run: int
    part: int


@dataclass(frozen=True, slots=True)
class OfWindow:
    """A digest that was asked for; it is composed again for its window, in whole seconds."""

    window: Window


@dataclass(frozen=True, slots=True)
class OfLookUp:
    """An answer that nothing stands behind but its evidence."""


Origin = OfRun | OfWindow | OfLookUp


def evidence_id(origin: Origin, n: int, event_ids: Sequence[int]) -> str:
    """Evidence of the `n`th story of a message: as many events as fit, the first ones, and how many did not."""
    return _filled(f"cq:e:{_origin_text(origin)}:{n}:", event_ids, lambda left: f"+{_base36(left)}" if left else "")


def behind_id(origin: Origin, action: Action) -> str:
    """What stands behind the last part."""
    return f"cq:b:{_origin_text(origin)}:{action}"


def wrong_id(event_ids: Sequence[int]) -> str:
    """To call events wrong: as many as fit, the first ones."""
    return _filled("cq:x:", event_ids)


def choice_id(codes: Sequence[str], *, private: bool) -> str:
    """A look-up of one country or of two, after a name that meant several."""
    return f"cq:c:{'p' if private else 'o'}:{'.'.join(codes)}"


def origin_of(text: str) -> Origin:
    """The origin that stands in an id, as the group `origin` of a pattern gives it."""
    if text.startswith("r"):
        run, part = text[1:].split(".")
        return OfRun(int(run), int(part))
    if text.startswith("w"):
        start, end = (datetime.fromtimestamp(int(moment, 36), UTC) for moment in text[1:].split("-"))
        return OfWindow(Window(start, end))
    return OfLookUp()


def events_of(text: str) -> tuple[int, ...]:
    """The events that stand in an id, as the group `ids` of a pattern gives them."""
    return tuple(int(event, 36) for event in text.split("."))


def further_of(text: str | None) -> int:
    """How many events had no room in an id, as the group `further` of a pattern gives it; older ids do not say it."""
    return int(text, 36) if text else 0


def stands_in(run: int, part: int, custom_ids: Iterable[str]) -> bool:
    """Whether one of these ids is of this part of this run."""
    wanted = _origin_text(OfRun(run, part))
    found = (EVIDENCE.fullmatch(each) or BEHIND.fullmatch(each) for each in custom_ids)
    return any(match is not None and match["origin"] == wanted for match in found)


def _origin_text(origin: Origin) -> str:
    match origin:
        case OfRun(run, part):
            return f"r{run}.{part}"
        case OfWindow(window):
            return f"w{_base36(int(window.start.timestamp()))}-{_base36(int(window.end.timestamp()))}"
        case OfLookUp():
            return "q"


def _filled(head: str, event_ids: Sequence[int], end: Callable[[int], str] = lambda _: "") -> str:
    """`end` closes the id, given how many events are left over."""
    ids, closing = "", ""
    for place, event_id in enumerate(event_ids, start=1):
        longer, after = f"{ids}.{_base36(event_id)}".lstrip("."), end(len(event_ids) - place)
        if ids and len(head) + len(longer) + len(after) > LONGEST:
            break
        ids, closing = longer, after
    return f"{head}{ids}{closing}"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
