"""The settings: one frozen type, with what is used where nothing is said, and the rules that a value must keep."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from bot.settings.rules import Code, Url, Within, Zone

_ONLY_THESE_KEYS: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """One feed to read: a `[[feeds]]` table."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _ONLY_THESE_KEYS

    url: Annotated[str, Url()]
    title: str | None = None
    publisher: str | None = None
    country: Annotated[str, Code()] | None = None
    """The publisher's country: whose account its reports are."""
    zone: Annotated[str, Zone()] | None = None
    """The publisher's IANA zone: its "Wednesday" and "4 p.m." are meant there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be configured."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _ONLY_THESE_KEYS

    store: Path = Path("communique.db")
    """The SQLite file, relative to the current folder."""
    zone: Annotated[str, Zone()] = "UTC"
    """The IANA zone of digests on the command line, and of schedules that name none."""
    discord_token: str | None = field(default=None, repr=False)
    """The bot's token. Better in DISCORD_TOKEN, or in a file of its own that DISCORD_TOKEN_FILE names."""
    discord_token_file: Path | None = None
    """A file that holds the token and nothing else."""
    health_port: Annotated[int, Within(0, 65535)] = 0
    """Where `/healthz` and `/readyz` are answered on this machine's own address; 0: nowhere."""
    log: Literal["auto", "json", "text"] = "auto"
    """The form of the journal on stderr: auto is text in a terminal and JSON elsewhere."""
    poll_minutes: Annotated[int, Within(1, 1440)] = 5
    """How often `run` looks for feeds that are due."""
    busy_seconds: Annotated[float, Within(0, 60)] = 5.0
    """How long to wait for another process that is writing to the store."""
    allow_loopback: bool = False
    """Whether feeds at this machine's own addresses may be fetched: for trials."""
    ports: tuple[Annotated[int, Within(1, 65535)], ...] = (80, 443, 8080, 8443)
    """The ports that feeds and pages may be read from."""
    pages: Literal["diplomacy", "all", "none"] = "diplomacy"
    """Which entries' pages are read where the feed gives only a summary."""
    robots: bool = True
    """Whether a site's robots.txt decides which of its pages are read."""
    host_seconds: Annotated[float, Within(0, 60)] = 1.0
    """Between the starts of two requests to one host."""
    seed_feeds: bool = True
    """Whether `run` reads the feeds that come with Communiqué while nobody has named others."""
    feeds: tuple[FeedSettings, ...] = ()

    @property
    def poll_every(self) -> timedelta:
        """`poll_minutes` as a span of time."""
        return timedelta(minutes=self.poll_minutes)
