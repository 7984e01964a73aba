"""Values as JSON can hold them, and back as the very type that is expected, each part of it checked.

A type may be a frozen dataclass, a tuple, a choice of words, something or None, or one of the plain types below. A
dataclass is written as the list of its fields' values: both ends are the same version of one program.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[Any], Any]
"""From what JSON holds to a value. Raises what odd data makes it raise, such as ValueError."""


class Unlike(Exception):
    """What was told is no value of the type that is expected."""


def plain(value: object) -> Any:
    """What JSON can hold of `value`. Raises TypeError for what has no type that `read` knows."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return [value.days, value.seconds, value.microseconds]
    if is_dataclass(value) and not isinstance(value, type):
        return [plain(getattr(value, one.name)) for one in fields(value)]
    raise TypeError(f"a {type(value).__name__} is no plain value")


def read(kind: type[T], told: Any) -> T:
    """The value of type `kind` that `plain` made `told` of. Raises Unlike; TypeError for a `kind` not foreseen."""
    expected: Any = kind
    reader = _reader(expected)
    try:
        value: T = reader(told)
    except Exception as error:  # odd data may make a constructor raise anything
        raise Unlike(f"no {kind}: {type(error).__name__}") from error
    return value


@cache
def _reader(kind: Any) -> Read:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_dataclass(kind)
    args, origin = get_args(kind), get_origin(kind)
    if origin is tuple:
        return _of_tuple(args)
    if origin is Literal:
        return _of_choices(args)
    if origin in (UnionType, Union) and len(args) == 2 and NoneType in args:
        (some,) = (_reader(arg) for arg in args if arg is not NoneType)
        return lambda told: None if told is None else some(told)
    raise TypeError(f"{kind} cannot be read back")


def _of_dataclass(kind: type) -> Read:
    hints = get_type_hints(kind)
    readers = {one.name: _reader(hints[one.name]) for one in fields(kind)}

    def read_fields(told: Any) -> Any:
        values = _list(told, len(readers))
        return kind(**{name: reader(value) for (name, reader), value in zip(readers.items(), values, strict=True)})

    return read_fields


def _of_tuple(args: tuple[Any, ...]) -> Read:
    if args[1:] == (...,):
        each = _reader(args[0])
        return lambda told: tuple(each(part) for part in _list(told))
    readers = [_reader(arg) for arg in args]
    return lambda told: tuple(reader(part) for reader, part in zip(readers, _list(told, len(readers)), strict=True))


def _of_choices(choices: tuple[Any, ...]) -> Read:
    def read_choice(told: Any) -> Any:
        for choice in choices:
            if type(told) is type(choice) and told == choice:
                return choice
        raise ValueError("none of the words that are known")

    return read_choice


def _list(told: Any, size: int | None = None) -> list[Any]:
    if not isinstance(told, list) or (size is not None and len(told) != size):
        raise ValueError("no list of that size")
    return told


def _exactly(kind: type) -> Read:
    def read_it(told: Any) -> Any:
        if type(told) is not kind:  # a bool is an int, but no number
            raise ValueError(f"no {kind.__name__}")
        return told

    return read_it


def _float(told: Any) -> float:
    if type(told) not in (int, float) or not isfinite(told):
        raise ValueError("no number")
    return float(told)


def _datetime(told: Any) -> datetime:
    return datetime.fromisoformat(told)


def _timedelta(told: Any) -> timedelta:
    whole = _exactly(int)
    days, seconds, microseconds = (whole(part) for part in _list(told, 3))
    return timedelta(days, seconds, microseconds)


def _bytes(told: Any) -> bytes:
    return b64decode(told, validate=True)


_PLAIN: dict[Any, Read] = {
    NoneType: _exactly(NoneType),
    None: _exactly(NoneType),
    bool: _exactly(bool),
    int: _exactly(int),
    str: _exactly(str),
    float: _float,
    datetime: _datetime,
    timedelta: _timedelta,
    bytes: _bytes,
}
