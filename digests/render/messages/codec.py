"""Parts as JSON: the payload of one row of the outbox, which a later version must still be able to read."""

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from digests.errors import InputError
from digests.pictures.spec import MapSpec
from digests.render.as_json import encode
from digests.render.messages.model import Message, Part

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What the buttons of the last part open."""

    more: tuple[Part, ...] = ()
    sources: tuple[Part, ...] = ()
    map: MapSpec | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Payload:
    schema: Literal[1]
    part: Part
    behind: Behind | None


def part_to_json(part: Part, *, behind: Behind | Message | None = None) -> str:
    """One JSON object, the same for the same part. With the last part goes what is behind it, or its whole message."""
    if isinstance(behind, Message):
        behind = Behind(more=behind.more, sources=behind.sources, map=behind.map)
    return json.dumps(encode(_Payload(schema=1, part=part, behind=behind)), separators=(",", ":"))


def part_from_json(text: str) -> tuple[Part, Behind | None]:
    """The part that `text` holds. Raises InputError when it holds none."""
    from pydantic import ValidationError  # loaded on first use, as is the adapter

    try:
        payload = _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        raise InputError(
            f"This is not a part of a digest: {error.errors()[0]['msg']}. It may be of a newer version."
        ) from error
    return payload.part, payload.behind


@cache
def _adapter() -> "TypeAdapter[_Payload]":
    from pydantic import TypeAdapter

    return TypeAdapter(_Payload)
