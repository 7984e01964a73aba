"""People who use the bot: they type commands and press buttons, and wait no longer than Discord lets them."""

import secrets
from typing import Any

from tests.loopback.components import walk
from tests.loopback.gateway import Gateway
from tests.loopback.interactions import Answer, Asked, Interaction, NotAcknowledged
from tests.loopback.model import Channel, Member, Message, User
from tests.loopback.options import Given, Typed, Unavailable
from tests.loopback.payloads import FILE_BYTES, channel_json, member_json, message_json, user_json
from tests.loopback.permissions import Permission
from tests.loopback.waiting import Changes, NotInTime
from tests.loopback.world import World


class People:
    """What anyone in a guild, or in a conversation with the bot, can do with it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.changes = Changes()
        self.gateway = Gateway(world, self.changes.tell)

    async def slash(self, who: Member | User, channel: Channel, command: str, given: Given | None = None) -> Answer:
        """Uses a command, "country" or "schedule remove", with its options; channels, roles and members as such.

        Returns when the bot has acknowledged. Raises NotAcknowledged after 3 seconds, and Unavailable for what
        Discord would not offer this person.
        """
        words = command.split()
        typed = self._typed(who, channel, words[0])
        data = typed.data(words[1:], given or {})
        return await self._ask(Asked.COMMAND, f"/{command}", who, channel, data)

    async def autocomplete(
        self, who: Member | User, channel: Channel, command: str, option: str, typed: str, given: Given | None = None
    ) -> list[str]:
        """What the bot offers while someone types into an option."""
        words = command.split()
        data = self._typed(who, channel, words[0]).data(words[1:], {**(given or {}), option: typed}, option)
        return (await self._ask(Asked.AUTOCOMPLETE, f"/{command} {option}", who, channel, data)).choices

    async def click(
        self, who: Member | User, message: Message, button: str, *, values: list[str] | None = None
    ) -> Answer:
        """Presses a button, by its custom id or its label, or chooses `values` in a menu."""
        found = [
            one
            for _, one in walk(message.components)
            if "custom_id" in one and button in (one["custom_id"], one.get("label"))
        ]
        if not found or found[0].get("disabled"):
            raise Unavailable(f"The message has no such button: {button}. It has {message.buttons}.")
        data = {"custom_id": found[0]["custom_id"], "component_type": found[0]["type"], "id": found[0]["id"]}
        data |= {"values": values} if values is not None else {}
        channel = self.world.channels[message.channel_id]
        return await self._ask(Asked.COMPONENT, f"button {button}", who, channel, data, message)

    def _typed(self, who: Member | User, channel: Channel, name: str) -> Typed:
        """The command, if Discord shows it to this person here."""
        world, guild, user = self.world, self.world.guild_of(channel), _user(who)
        offered = [*world.commands.get(channel.guild_id, []), *world.commands[None]]
        command = next((one for one in offered if one["name"] == name and one["type"] == 1), None)
        if command is None:
            raise Unavailable(f"No command /{name} is registered. There are: {[one['name'] for one in offered]}.")
        if guild is None:
            contexts = command["contexts"]
            if 1 not in contexts if contexts is not None else not command.get("dm_permission"):
                raise Unavailable(f"/{name} is for servers only.")
            return Typed(world, command)
        permissions = world.permissions(guild, user, channel)
        wanted = command["default_member_permissions"]
        hidden = wanted is not None and (permissions & int(wanted) != int(wanted) or not int(wanted))
        if not permissions & Permission.USE_APPLICATION_COMMANDS or (hidden and user.id != guild.owner_id):
            raise Unavailable(f"{user.name} is not offered /{name} in #{channel.name}.")
        return Typed(world, command)

    async def _ask(
        self,
        kind: Asked,
        name: str,
        who: Member | User,
        channel: Channel,
        data: dict[str, Any],
        source: Message | None = None,
    ) -> Answer:
        world = self.world
        if not self.gateway.connected:
            raise NotAcknowledged(f"No bot is connected to the gateway, so nobody answers {name}.")
        asked = Interaction(
            world.clock.new_id(),
            "aW50ZXJhY3Rpb24" + secrets.token_urlsafe(60),
            kind,
            name,
            _user(who),
            channel,
            world.clock.seconds(),
            source,
        )
        world.interactions[asked.token] = asked
        await self.gateway.dispatch("INTERACTION_CREATE", self._event(asked, who, data))
        what = f"an acknowledgement of {name}"
        try:
            await self.changes.until(
                lambda: asked.reply or asked.refused_after, what, seconds=world.acknowledge_seconds
            )
        except NotInTime:
            raise NotAcknowledged(f"The bot did not answer {name} within {world.acknowledge_seconds:g} s.") from None
        if asked.reply is None:
            raise NotAcknowledged(f"The bot answered {name} too late, after {asked.refused_after:.1f} s.")
        return Answer(asked, self.changes)

    def _event(self, asked: Interaction, who: Member | User, data: dict[str, Any]) -> dict[str, Any]:
        world, channel = self.world, asked.channel
        guild = world.guild_of(channel)
        event: dict[str, Any] = {
            "id": asked.id,
            "application_id": world.application_id,
            "type": int(asked.kind),
            "token": asked.token,
            "version": 1,
            "data": data,
            "channel": channel_json(world, channel),
            "channel_id": channel.id,
            "locale": "en-GB",
            "entitlements": [],
            "attachment_size_limit": FILE_BYTES,
        }
        if asked.source is not None:
            event["message"] = message_json(world, asked.source)
        if guild is None:
            owners = {"0": "0"}
            return event | {"user": user_json(asked.user), "context": 1, "authorizing_integration_owners": owners}
        member = guild.members[_user(who).id]
        permissions = world.permissions(guild, asked.user, channel)
        return event | {
            "guild_id": guild.id,
            "guild": {"id": guild.id, "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": member_json(member) | {"permissions": str(int(permissions))},
            "app_permissions": str(int(world.permissions(guild, world.bot, channel))),
            "context": 0,
            "authorizing_integration_owners": {"0": guild.id},
        }


def _user(who: Member | User) -> User:
    return who.user if isinstance(who, Member) else who
