"""One request on its way through a route: what a handler gets and gives."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.loopback.model import Received, Upload
from tests.loopback.refusals import invalid_json
from tests.loopback.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """A request with the values of its path."""

    world: World
    received: Received
    path: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.path[name]

    @property
    def query(self) -> dict[str, str]:
        """The values after the question mark."""
        return self.received.query

    @property
    def files(self) -> list[Upload]:
        """The files of a multipart body."""
        return self.received.files

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object of the body. Raises the refusal for anything else."""
        if not isinstance(self.received.payload, dict):
            raise invalid_json()
        return self.received.payload

    def flag(self, name: str) -> bool:
        """Whether a value after the question mark says yes."""
        return self.query.get(name, "").lower() in ("1", "true")


Handler = Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and path of Discord's description, and who answers it. A handler that gives None answers 204."""

    method: str
    path: str
    handler: Handler
    status: int = 200
    needs_token: bool = True
