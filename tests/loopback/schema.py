"""Discord's own description of its REST interface, where it lies beside the project, as a check of what is sent."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from tests.loopback.model import Received

DESCRIPTION = Path(__file__).resolve().parents[2] / ".." / "shared" / "discord-openapi.json"


@dataclass(frozen=True, slots=True)
class Violation:
    """Where a body differs from the description."""

    request: str
    at: str
    says: str


class Schemas:
    """The description, read once."""

    def __init__(self, description: dict[str, Any]) -> None:
        self._paths = description["paths"]
        self._components = description["components"]
        # The description has ids as text only. Discord takes numbers too, which is what discord.py sends.
        self._components["schemas"]["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"}

    @staticmethod
    @functools.cache
    def found() -> "Schemas | None":
        """The description that lies beside the project, if it does."""
        return Schemas(json.loads(DESCRIPTION.read_text("utf-8"))) if DESCRIPTION.exists() else None

    def wrong_request(self, received: Received) -> list[Violation]:
        """How the body of a request breaks its schema; a route that takes no body must come without one."""
        operation = self._operation(received)
        if operation is None:
            return []
        body = operation.get("requestBody")
        if body is None:
            if received.payload is None:
                return []
            return [Violation(f"{received.method} {received.path}", "", "a body, where the route takes none")]
        # With files the same JSON stands in the field payload_json, so one schema serves both forms.
        return self._differences(received, body["content"]["application/json"]["schema"], received.payload)

    def wrong_answer(self, received: Received) -> list[Violation]:
        """How our own answer differs from what Discord says that it answers."""
        operation = self._operation(received)
        if operation is None or received.status is None or received.status >= 400:
            return []
        answer = operation["responses"].get(str(received.status), {}).get("content", {}).get("application/json")
        return [] if answer is None else self._differences(received, answer["schema"], received.answer)

    def _operation(self, received: Received) -> dict[str, Any] | None:
        operation: dict[str, Any] | None = self._paths.get(received.route or "", {}).get(received.method.lower())
        return operation

    def _differences(self, received: Received, schema: dict[str, Any], body: Any) -> list[Violation]:
        whole = {"components": self._components, "allOf": [schema]}
        error = best_match(Draft202012Validator(whole).iter_errors(body))
        if error is None:
            return []
        told = _innermost(error)
        return [Violation(f"{received.method} {received.path}", told.json_path, told.message[-300:])]


def _innermost(error: ValidationError) -> ValidationError:
    """Of "none of these forms fits" the error in the form that was meant: the one whose `type` is not what is wrong."""
    while error.context:
        forms: dict[object, list[ValidationError]] = {}
        for inner in error.context:
            forms.setdefault(inner.relative_schema_path[0], []).append(inner)
        meant = [one for one in forms.values() if not any(inner.validator in ("enum", "type") for inner in one)]
        if len(meant) != 1:
            break
        error = meant[0][0]
    return error
