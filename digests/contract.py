"""The event contract as JSON: encode, decode with checks, and the JSON Schema that docs/ carries."""

import json
from functools import cache
from typing import TYPE_CHECKING

from digests.errors import InputError
from digests.model import JSON, Event

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def _adapter() -> "TypeAdapter[Event]":
    from pydantic import TypeAdapter  # loaded on first use: a look-up in the terminal does not need it

    return TypeAdapter(Event)


def event_to_json(event: Event) -> JSON:
    """The event as JSON-ready values, with the contract's own key names (`as`, not `as_`)."""
    encoded: JSON = _adapter().dump_python(event, mode="json", by_alias=True)
    return encoded


def event_from_json(encoded: JSON) -> Event:
    """The event that `encoded` describes. Raises InputError when it breaks the contract."""
    from pydantic import ValidationError  # as above

    try:
        return _adapter().validate_json(json.dumps(encoded), by_alias=True, by_name=False)
    except ValidationError as error:
        raise InputError(f"This is not an event of schema 1: {error.errors()[0]['msg']}.") from error


def event_schema() -> JSON:
    """The contract's JSON Schema (draft 2020-12), as committed in docs/event.schema.json."""
    schema = _adapter().json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Communiqué event, schema 1", **schema}
