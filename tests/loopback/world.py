"""The state of the loopback Discord, and short ways to build it."""

import base64
import secrets
from datetime import datetime
from typing import Any

from tests.loopback.clock import Clock
from tests.loopback.interactions import Acknowledgement, Interaction
from tests.loopback.model import Channel, ChannelKind, Guild, Member, Message, Received, Role, User
from tests.loopback.permissions import (
    ALL_PERMISSIONS,
    EVERYONE,
    NO_PERMISSION,
    Overwrite,
    Permission,
    effective,
)
from tests.loopback.schema import Schemas, Violation

Who = Role | Member | User


class World:
    """Everything that Discord knows, and everything that it was asked (`requests`)."""

    def __init__(self, *, start: datetime | None = None, token: str | None = None) -> None:
        self.clock = Clock(start)
        self.root = ""
        self.bot = User(self.clock.new_id(), "Communiqué", bot=True)
        self.token = token or _new_token(self.bot.id)
        self.privileged_intents = 0
        self.acknowledge_seconds = 3.0
        self.token_seconds = 15 * 60.0
        self.nonce_seconds = 5 * 60.0
        self.users: dict[str, User] = {self.bot.id: self.bot}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.commands: dict[str | None, list[dict[str, Any]]] = {None: []}
        self.interactions: dict[str, Interaction] = {}
        self.nonces: dict[tuple[str, str], tuple[Message, float]] = {}
        self.requests: list[Received] = []
        self._checked: list[Violation] = []
        self._checked_until = 0

    @property
    def application_id(self) -> str:
        """The bot's application has the id of its user, as all newer ones."""
        return self.bot.id

    @property
    def gateway_url(self) -> str:
        """Where the gateway listens while the loopback runs."""
        return self.root.replace("http", "ws", 1) + "/gateway"

    # Building

    def add_guild(self, name: str, *, bot: bool = True) -> Guild:
        """A server with an owner and, unless told otherwise, the bot."""
        guild_id = self.clock.new_id()
        owner = self.add_user(f"owner of {name}")
        guild = Guild(guild_id, name, owner.id, {guild_id: Role(guild_id, "@everyone", EVERYONE)})
        guild.members[owner.id] = Member(owner)
        if bot:
            guild.members[self.bot.id] = Member(self.bot)
        self.guilds[guild_id] = guild
        return guild

    def add_user(self, name: str, *, takes_messages: bool = True) -> User:
        """A person, in no guild yet."""
        user = User(self.clock.new_id(), name, takes_messages=takes_messages)
        self.users[user.id] = user
        return user

    def add_member(self, guild: Guild, name: str, *roles: Role) -> Member:
        """A new person in the guild with these roles."""
        member = Member(self.add_user(name), [role.id for role in roles])
        guild.members[member.user.id] = member
        return member

    def add_role(
        self, guild: Guild, name: str, permissions: Permission = NO_PERMISSION, *, mentionable: bool = False
    ) -> Role:
        """A role of the guild that nobody has yet."""
        role = Role(self.clock.new_id(), name, permissions, len(guild.roles), mentionable)
        guild.roles[role.id] = role
        return role

    def add_channel(self, guild: Guild, name: str, kind: ChannelKind = ChannelKind.TEXT) -> Channel:
        """A channel that everyone in the guild sees and writes to."""
        position = len(self.channels_of(guild))
        channel = Channel(self.clock.new_id(), kind, name, guild.id, position=position)
        self.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str, *, thread_id: str | None = None) -> Channel:
        """A public thread under a text, announcement or forum channel."""
        announced = parent.kind is ChannelKind.ANNOUNCEMENT
        kind = ChannelKind.ANNOUNCEMENT_THREAD if announced else ChannelKind.THREAD
        thread = Channel(thread_id or self.clock.new_id(), kind, name, parent.guild_id, parent.id)
        self.channels[thread.id] = thread
        return thread

    def allow(self, channel: Channel, who: Who, permissions: Permission) -> None:
        """An overwrite of the channel that grants."""
        overwrite = self._overwrite(channel, who)
        overwrite.allow |= permissions
        overwrite.deny &= ~permissions

    def deny(self, channel: Channel, who: Who, permissions: Permission) -> None:
        """An overwrite of the channel that takes away; `guild.everyone` stands for all."""
        overwrite = self._overwrite(channel, who)
        overwrite.deny |= permissions
        overwrite.allow &= ~permissions

    def say(self, channel: Channel, who: Member | User, text: str) -> Message:
        """A message of a person, without a word to the bot (it reads no messages)."""
        author = who.user if isinstance(who, Member) else who
        message = Message(self.clock.new_id(), channel.id, author, self.clock.now(), text)
        channel.messages.append(message)
        return message

    def direct(self, user: User) -> Channel:
        """The conversation of the bot with this person."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.clock.new_id(), ChannelKind.DIRECT, user.name, recipient=user)
        self.channels[channel.id] = channel
        return channel

    # Looking

    def channels_of(self, guild: Guild) -> list[Channel]:
        """The guild's channels and threads, oldest first."""
        return [channel for channel in self.channels.values() if channel.guild_id == guild.id]

    def guild_of(self, channel: Channel) -> Guild | None:
        """The guild of a channel; None for a direct conversation."""
        return None if channel.guild_id is None else self.guilds[channel.guild_id]

    def permissions(self, guild: Guild, user: User, channel: Channel | None = None) -> Permission:
        """What the user may do there; a thread has the overwrites of its channel."""
        member = guild.members.get(user.id)
        if member is None:
            return NO_PERMISSION
        if guild.owner_id == user.id:
            return ALL_PERMISSIONS
        place = channel
        if channel is not None and channel.kind.is_thread and channel.parent_id is not None:
            place = self.channels[channel.parent_id]
        roles = [guild.everyone, *(guild.roles[role_id] for role_id in member.role_ids if role_id in guild.roles)]
        return effective(
            [role.permissions for role in roles],
            {} if place is None else place.overwrites,
            everyone_id=guild.id,
            role_ids=member.role_ids,
            member_id=user.id,
        )

    def asked(self, method: str, route: str) -> list[Received]:
        """The requests of one route, `("POST", "/channels/{channel_id}/messages")`, in their order."""
        return [request for request in self.requests if (request.method, request.route) == (method, route)]

    @property
    def unserved(self) -> list[Received]:
        """The requests for which the loopback has no route: something to add here, or a mistake of the bot."""
        return [request for request in self.requests if request.route is None]

    @property
    def acknowledgements(self) -> list[Acknowledgement]:
        """How fast the bot answered every interaction that it answered in time."""
        return [
            Acknowledgement(one.name, one.kind, one.reply, one.acknowledged_after)
            for one in self.interactions.values()
            if one.reply is not None and one.acknowledged_after is not None
        ]

    @property
    def violations(self) -> list[Violation]:
        """Where bodies of requests break Discord's own description; always empty without that file beside us."""
        schemas = Schemas.found()
        if schemas is not None:  # here and not at arrival: a check must not slow the answer that a bench measures
            for request in self.requests[self._checked_until :]:
                self._checked += schemas.wrong_request(request)
            self._checked_until = len(self.requests)
        return self._checked

    def _overwrite(self, channel: Channel, who: Who) -> Overwrite:
        target = who.user.id if isinstance(who, Member) else who.id
        return channel.overwrites.setdefault(target, Overwrite(of_member=not isinstance(who, Role)))


def _new_token(bot_id: str) -> str:
    """A token in the shape of Discord's: the bot's id in base 64, and two secrets."""
    first = base64.b64encode(bot_id.encode()).decode().rstrip("=")
    return f"{first}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
