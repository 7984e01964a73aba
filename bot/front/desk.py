"""What the commands and buttons work with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from digests.pictures.spec import MapSpec
from digests.storage.store import Store

Picture = Callable[[MapSpec], Awaitable[bytes]]
"""Draws a map as PNG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What answers a member's question."""

    store: Store
    clock: Clock
    picture: Picture | None = None
    """None: this bot draws no maps."""
    zone: str = "UTC"
    """The IANA zone of digests asked for now, and of schedules that name none."""
