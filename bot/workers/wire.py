"""What goes between the bot and its workers, in frames of a length and a body.

A request is pickled, for a child trusts whoever started it. An answer is JSON. The child reads what strangers wrote;
should one of them ever take it over, its answers must not become code in the process that holds the bot's token. So
the bot loads nothing but JSON, and takes from it nothing but a value of the type that it asked for.
"""

import json
import pickle
import struct
from typing import Any, NoReturn

from bot.workers.values import plain
from digests import errors
from digests.errors import DigestsError

HEADER = struct.Struct("!Q")
"""A frame's length in bytes."""
LONGEST = 32 * 1024 * 1024
"""Bytes of one body: more than the largest feed that is fetched gives, and no longer than a second or two to load."""

Request = tuple[str, float, tuple[Any, ...]]
"""The name of a task, its seconds, what it is given."""


class BrokenFrame(Exception):
    """Bytes that are no frame of ours, or a value that does not fit into one."""


def framed(body: bytes) -> bytes:
    """`body` as a frame. Raises BrokenFrame when it is too large."""
    if len(body) > LONGEST:
        raise BrokenFrame(f"{len(body)} bytes are too many for one frame")
    return HEADER.pack(len(body)) + body


def length(header: bytes) -> int:
    """How many bytes follow. Raises BrokenFrame for more than a frame may have."""
    (size,) = HEADER.unpack(header)
    if size > LONGEST:
        raise BrokenFrame(f"a frame of {size} bytes was announced")
    return int(size)


def request(task: str, seconds: float, args: tuple[object, ...]) -> bytes:
    """A request's frame. Raises BrokenFrame, and what pickling raises."""
    return framed(pickle.dumps((task, seconds, args), protocol=pickle.HIGHEST_PROTOCOL))


def requested(body: bytes) -> Request:
    """The request in a frame's body; only for a child, which does whatever its parent says."""
    asked: Request = pickle.loads(body)  # noqa: S301 # written by the process that started this one
    return asked


def answer(*parts: object) -> bytes:
    """An answer's frame. Raises BrokenFrame, and TypeError or ValueError for what is no plain value."""
    text = json.dumps([plain(part) for part in parts], ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return framed(text.encode("utf-8", "surrogatepass"))  # a text may hold half a character


def answered(body: bytes) -> tuple[Any, ...]:
    """The parts of the answer in a frame's body, as JSON holds them. Raises BrokenFrame."""
    try:
        parts = json.loads(body.decode("utf-8", "surrogatepass"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame(f"a frame cannot be read: {type(error).__name__}") from error
    if not isinstance(parts, list):
        raise BrokenFrame("a frame holds no answer")
    return tuple(parts)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def kind_of(error: DigestsError) -> str:
    """The name under which `restored` finds the nearest kind of error that is made of its sentence alone."""
    return next(kind.__name__ for kind in type(error).__mro__ if _restored_as(kind.__name__) is kind)


def restored(name: str, sentence: str) -> DigestsError:
    """The error of which `kind_of` gave the name; whatever else the name may be, it becomes a DigestsError."""
    return _restored_as(name)(sentence)


def _restored_as(name: str) -> type[DigestsError]:
    found = getattr(errors, name, None)
    if isinstance(found, type) and issubclass(found, DigestsError) and found.__init__ is DigestsError.__init__:
        return found
    return DigestsError
