"""An interaction from the click to the last follow-up, and how a test waits for its answers."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from tests.loopback.components import EPHEMERAL
from tests.loopback.model import Channel, Message, User
from tests.loopback.waiting import PATIENCE, Changes


class Asked(IntEnum):
    """Discord's interaction types."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4


class Reply(IntEnum):
    """Discord's types of an interaction's callback."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


ALLOWED_REPLIES = {
    Asked.COMMAND: {Reply.MESSAGE, Reply.DEFERRED_MESSAGE, Reply.MODAL},
    Asked.COMPONENT: set(Reply) - {Reply.CHOICES},
    Asked.AUTOCOMPLETE: {Reply.CHOICES},
}


class NotAcknowledged(AssertionError):
    """The bot did not answer in time: a person reads "The application did not respond"."""


@dataclass(slots=True)
class Interaction:
    """One use of a command, a button or an option being typed; `asked_at` in the clock's seconds."""

    id: str
    token: str
    kind: Asked
    name: str
    user: User
    channel: Channel
    asked_at: float
    source: Message | None = None
    reply: Reply | None = None
    acknowledged_after: float | None = None
    refused_after: float | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)
    modal: dict[str, Any] | None = None
    was_ephemeral: bool = False

    def message(self, message_id: str) -> Message | None:
        """The answer of this id, or `@original`."""
        known = {message.id: message for message in self.followups}
        if self.original is not None:
            known |= {self.original.id: self.original, "@original": self.original}
        return known.get(message_id)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """How long the bot took to answer or to defer: what was used, the kind of answer, seconds."""

    name: str
    asked: Asked
    reply: Reply
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, kept up to date while follow-ups and edits arrive."""

    interaction: Interaction
    changes: Changes

    @property
    def reply(self) -> Reply:
        """How the bot acknowledged."""
        assert self.interaction.reply is not None
        return self.interaction.reply

    @property
    def seconds(self) -> float:
        """How long it took until the bot acknowledged."""
        return self.interaction.acknowledged_after or 0.0

    @property
    def deferred(self) -> bool:
        """Whether the bot first only said that it will answer."""
        return self.reply in (Reply.DEFERRED_MESSAGE, Reply.DEFERRED_UPDATE)

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees the answer."""
        return self.interaction.was_ephemeral

    @property
    def choices(self) -> list[str]:
        """The names that an autocomplete offers."""
        return [str(choice["name"]) for choice in self.interaction.choices]

    @property
    def message(self) -> Message:
        """The answer as it stands; for a button that changed its message, that message."""
        message = self.interaction.original
        assert message is not None, f"{self.interaction.name} was answered without a message: {self.reply.name}"
        return message

    @property
    def followups(self) -> list[Message]:
        """The messages after the first, oldest first."""
        return self.interaction.followups

    async def original(self, *, seconds: float = PATIENCE) -> Message:
        """The answer, when the bot has finished thinking."""

        def finished() -> Message | None:
            message = self.interaction.original
            return None if message is None or message.loading else message

        return await self.changes.until(finished, f"the answer to {self.interaction.name}", seconds=seconds)

    async def edited(self, *, seconds: float = PATIENCE) -> Message:
        """The answer, when the bot has edited it."""

        def changed() -> Message | None:
            message = self.interaction.original
            return message if message is not None and message.edited_at else None

        return await self.changes.until(changed, f"an edit of the answer to {self.interaction.name}", seconds=seconds)

    async def followup(self, number: int = 1, *, seconds: float = PATIENCE) -> Message:
        """The follow-up of this number, counted from 1; the one that fills a deferred answer is not counted."""

        def arrived() -> Message | None:
            return self.followups[number - 1] if len(self.followups) >= number else None

        what = f"follow-up {number} to {self.interaction.name}"
        return await self.changes.until(arrived, what, seconds=seconds)


def is_ephemeral(data: dict[str, Any]) -> bool:
    """Whether a callback's or follow-up's body asks for a private answer."""
    return bool((data.get("flags") or 0) & EPHEMERAL)
