"""What a Discord consists of, as plain state: users, guilds, channels, messages, and the requests it received."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from tests.loopback.components import CROSSPOSTED, EPHEMERAL, IS_COMPONENTS_V2, LOADING, Button, buttons, texts
from tests.loopback.permissions import Overwrite, Permission


class ChannelKind(IntEnum):
    """Discord's channel types that the loopback knows."""

    TEXT = 0
    DIRECT = 1
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    FORUM = 15

    @property
    def is_thread(self) -> bool:
        """Whether it hangs on another channel."""
        return self in (ChannelKind.THREAD, ChannelKind.ANNOUNCEMENT_THREAD)


@dataclass(slots=True)
class User:
    """A person or the bot. Without `takes_messages` nobody can send a direct message (50007)."""

    id: str
    name: str
    bot: bool = False
    takes_messages: bool = True


@dataclass(slots=True)
class Role:
    """A guild's role; @everyone has the guild's id."""

    id: str
    name: str
    permissions: Permission
    position: int = 0
    mentionable: bool = False


@dataclass(slots=True)
class Member:
    """A user in one guild."""

    user: User
    role_ids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Guild:
    """A server. Its channels are in `World.channels`."""

    id: str
    name: str
    owner_id: str
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    unavailable: bool = False

    @property
    def owner(self) -> Member:
        """The member who may do everything."""
        return self.members[self.owner_id]

    @property
    def everyone(self) -> Role:
        """The role that all members have."""
        return self.roles[self.id]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body, `files[number]`."""

    number: int
    filename: str
    content_type: str
    data: bytes


@dataclass(slots=True)
class Attachment:
    """A file of a message."""

    id: str
    filename: str
    content_type: str
    data: bytes
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Pings:
    """Whom a message called."""

    users: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    everyone: bool = False


@dataclass(slots=True)
class Message:
    """A message as it stands now. `sent_by_token` is the interaction that it answers."""

    id: str
    channel_id: str
    author: User
    sent_at: datetime
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    nonce: str | None = None
    edited_at: datetime | None = None
    sent_by_token: str | None = None
    pings: Pings = Pings()

    @property
    def text(self) -> str:
        """All that a reader sees: the content and the text displays, a line break between them."""
        return "\n".join(part for part in [self.content, *texts(self.components)] if part)

    @property
    def buttons(self) -> list[Button]:
        """Its buttons, in the order of reading."""
        return buttons(self.components)

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def published(self) -> bool:
        """Whether it was crossposted to the followers of its announcement channel."""
        return bool(self.flags & CROSSPOSTED)

    @property
    def is_layout(self) -> bool:
        """Whether it consists of components alone (Components V2)."""
        return bool(self.flags & IS_COMPONENTS_V2)


@dataclass(slots=True)
class Channel:
    """A channel, a thread or a direct conversation, with its messages, oldest first."""

    id: str
    kind: ChannelKind
    name: str
    guild_id: str | None = None
    parent_id: str | None = None
    recipient: User | None = None
    position: int = 0
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    archived: bool = False
    locked: bool = False

    def message(self, message_id: str) -> Message | None:
        """The message of this id, unless it was deleted."""
        return next((message for message in self.messages if message.id == message_id), None)


@dataclass(slots=True)
class Received:
    """A request in the order of arrival. `status` and `answer` stand when it was answered."""

    number: int
    at: float
    method: str
    path: str
    route: str | None
    query: dict[str, str]
    payload: Any = None
    files: list[Upload] = field(default_factory=list)
    authorised: bool = False
    status: int | None = None
    answer: Any = None

    def __str__(self) -> str:
        return f"{self.method} {self.path} → {self.status or 'not answered'}"
