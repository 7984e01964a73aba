"""What goes between the bot and its workers: frames of a length and a pickled value, read back with suspicion.

The child reads what strangers wrote. Should one of them ever take it over, its answers must not become code in the
process that holds the bot's token: nothing is unpickled but plain values, dates, and the frozen types of `digests`.
"""

import io
import pickle
import struct
from dataclasses import is_dataclass
from typing import Any

from digests import errors
from digests.errors import DigestsError

HEADER = struct.Struct("!Q")
"""A frame's length in bytes."""
LONGEST = 64 * 1024 * 1024
"""Bytes of one frame: more than the largest feed that is fetched, less than would hurt."""

Described = tuple[str, tuple[Any, ...], dict[str, Any]]
"""An expected error: the name of its class, its arguments, its attributes."""

_DATES = frozenset({"datetime", "date", "time", "timedelta", "timezone"})


class BrokenFrame(Exception):
    """Bytes that are no frame of ours, or a value that does not fit into one."""


def encode(value: object) -> bytes:
    """`value` as a frame. Raises BrokenFrame when it is too large, and what pickling raises."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    if len(body) > LONGEST:
        raise BrokenFrame(f"{len(body)} bytes are too many for one frame")
    return HEADER.pack(len(body)) + body


def length(header: bytes) -> int:
    """How many bytes follow. Raises BrokenFrame for more than a frame may have."""
    (size,) = HEADER.unpack(header)
    if size > LONGEST:
        raise BrokenFrame(f"a frame of {size} bytes was announced")
    return int(size)


def decode(body: bytes) -> Any:
    """The value in a frame's body. Raises BrokenFrame for whatever is not plain."""
    try:
        return _Plain(io.BytesIO(body)).load()
    except Exception as error:  # bytes from a process gone wrong may raise anything
        raise BrokenFrame(f"a frame cannot be read: {type(error).__name__}") from error


class _Plain(pickle.Unpickler):
    """Finds no class but those that are only data; calling or changing one of these does nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if not name.isidentifier():
            raise pickle.UnpicklingError(f"{module}.{name} is not plain")
        found = super().find_class(module, name) if module.partition(".")[0] in {"digests", "datetime"} else None
        if module == "datetime" and name in _DATES:
            return found
        if isinstance(found, type) and is_dataclass(found) and hasattr(found, "__slots__"):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not plain")


def describe(error: DigestsError) -> Described:
    """An error that survives the way, whatever its constructor asks for."""
    known = next(kind for kind in type(error).__mro__ if getattr(errors, kind.__name__, None) is kind)
    return known.__name__, error.args, dict(vars(error))


def restore(described: Described) -> DigestsError:
    """The error that was described: of the same class, where `digests.errors` has it."""
    name, args, attributes = described
    found = getattr(errors, name, None)
    kind = found if isinstance(found, type) and issubclass(found, DigestsError) else DigestsError
    error = kind.__new__(kind, *args)
    error.__dict__.update(attributes)
    return error
