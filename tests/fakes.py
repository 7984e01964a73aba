"""The ports, faked by hand: nothing of ours is replaced, only what stands outside."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from digests.extract.allegiance import Asked
from digests.extract.answer import Answer
from digests.extract.encoder import Encoder
from digests.extract.window import Window
from digests.publish.ports import Reach, Refused, Unsure

Trouble = Literal["lost", "arrived", "refused", "unwanted"]
"""What happens to a message: the connection breaks before it arrives, or after; the channel is closed; or this very
message is not wanted."""


async def nothing() -> None:
    """Nothing happens."""


@dataclass(frozen=True, slots=True)
class Posted:
    """One message as it stands in a channel."""

    id: str
    channel_id: str
    run_id: int
    part: int
    nonce: str
    role_id: str | None
    payload: str
    at: datetime


@dataclass
class FakeSender:
    """A Discord of a few lists, with a nonce memory that can be emptied."""

    now: datetime = datetime(2026, 3, 2, tzinfo=UTC)
    reached: dict[str, Reach] = field(default_factory=dict)
    """By channel; any other is ready."""
    troubles: list[Trouble | None] = field(default_factory=list)
    """For the messages to come, in order; then all is well."""
    posted: list[Posted] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    publishing: list[Trouble | None] = field(default_factory=list)
    nonces: dict[str, str] = field(default_factory=dict)
    unwanted: set[int] = field(default_factory=set)
    """Parts that Discord does not take as they are."""
    crowded: bool = False
    """Whether so much is posted that nothing can be found."""
    meanwhile: Callable[[], Awaitable[None]] = nothing
    """What happens while a message is under way."""
    asked: int = 0
    """Requests, whether or not they did anything."""

    def reach(self, channel_id: str, guild_id: str) -> Reach:
        return self.reached.get(channel_id, Reach(state="ready"))

    async def send(
        self, channel_id: str, payload: str, *, run_id: int, part: int, nonce: str, role_id: str | None
    ) -> str:
        self.asked += 1
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble == "refused":
            raise Refused("Communiqué may not post there: give it the permission “Send Messages”.")
        if trouble == "unwanted" or part in self.unwanted:
            raise Refused("This server's AutoMod blocked the digest.", about="message")
        await self.meanwhile()
        if trouble == "lost":
            raise Unsure("The connection broke.")
        if nonce not in self.nonces:
            self.nonces[nonce] = str(len(self.posted) + 1)
            self.posted.append(Posted(self.nonces[nonce], channel_id, run_id, part, nonce, role_id, payload, self.now))
        if trouble == "arrived":
            raise Unsure("The connection broke.")
        return self.nonces[nonce]

    async def find(self, channel_id: str, *, run_id: int, part: int, since: datetime, until: datetime) -> str | None:
        self.asked += 1
        if self.crowded:
            raise Refused("Too many messages stand there to look through.", about="message")
        for one in self.posted:
            if (one.channel_id, one.run_id, one.part) == (channel_id, run_id, part) and since < one.at < until:
                return one.id
        return None

    async def crosspost(self, channel_id: str, message_id: str) -> None:
        self.asked += 1
        trouble = self.publishing.pop(0) if self.publishing else None
        if trouble == "refused":
            raise Refused("Too many messages were published.")
        if trouble != "lost":
            self.published.append(message_id)
        if trouble is not None:
            raise Unsure("The connection broke.")

    async def tell(self, user_id: str, sentence: str) -> bool:
        self.told.append((user_id, sentence))
        return True


class Killed(BaseException):
    """The process ends here: nothing of ours catches it."""


@dataclass
class Journal:
    """Hears of each step; ends the process at the n-th, when asked to."""

    dies_at: int | None = None
    heard: list[str] = field(default_factory=list)
    also: Callable[[str], None] = lambda _event: None

    def __call__(self, event: str, **_facts: object) -> None:
        self.heard.append(event)
        self.also(event)
        if self.dies_at == len(self.heard):
            raise Killed(event)


class SilentEncoder(Encoder):
    """Sees nothing, so that only rules tell: for tests of what the rules do."""

    def __init__(self) -> None:
        super().__init__(None, None, None)

    def read(self, window: Window) -> Any:
        """Nothing of a window."""

    def allegiances(self, asked: Asked, read: Any) -> Iterator[tuple[str, dict[str, float]]]:
        """Nobody's country."""
        return iter(())

    def answers(self, window: Window, read: Any) -> Iterator[Answer]:
        """No answer to any question."""
        return iter(())
