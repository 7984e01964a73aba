"""Views as JSON with stable keys: the field names of `digests.compose.views`."""

import dataclasses
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from digests.compose.plain import is_invisible

_NOT_ASCII = re.compile(r"[^\n -~]")


def encode(value: object) -> Any:
    """`value` as JSON-ready values: dataclasses by field name, times in ISO 8601. Raises TypeError for all else."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(held) for held in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form")


def as_json(view: object) -> str:
    """One JSON document, indented, in UTF-8; control and other invisible characters of an article are escaped."""
    return _NOT_ASCII.sub(_escaped, json.dumps(encode(view), ensure_ascii=False, indent=2))


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1] if is_invisible(found[0]) else found[0]
