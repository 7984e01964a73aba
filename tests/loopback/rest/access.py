"""Whether the bot may do what it asks for, and the refusal that Discord gives otherwise."""

from tests.loopback.model import Channel, ChannelKind, Guild, Message
from tests.loopback.permissions import ALL_PERMISSIONS, Permission
from tests.loopback.refusals import missing_access, missing_permissions, no_text_channel, takes_no_messages, unknown
from tests.loopback.world import World


def known_guild(world: World, guild_id: str) -> Guild:
    """A guild that the bot is in; 10004 otherwise."""
    guild = world.guilds.get(guild_id)
    if guild is None or world.bot.id not in guild.members:
        raise unknown("Guild")
    return guild


def bot_permissions(world: World, channel: Channel) -> Permission:
    """What the bot may do in the channel."""
    guild = world.guild_of(channel)
    return ALL_PERMISSIONS if guild is None else world.permissions(guild, world.bot, channel)


def seen_channel(world: World, channel_id: str) -> Channel:
    """A channel that exists (10003) and that the bot sees (50001)."""
    channel = world.channels.get(channel_id)
    if channel is None:
        raise unknown("Channel")
    if not bot_permissions(world, channel) & Permission.VIEW_CHANNEL:
        raise missing_access()
    return channel


def require(world: World, channel: Channel, *needed: Permission) -> None:
    """50013 when one of the permissions is missing."""
    permissions = bot_permissions(world, channel)
    if any(not permissions & one for one in needed):
        raise missing_permissions()


def writable_channel(world: World, channel_id: str, *, files: bool) -> Channel:
    """A channel into which the bot may write, with files where there are any."""
    channel = seen_channel(world, channel_id)
    if channel.kind is ChannelKind.FORUM:
        raise no_text_channel()
    if channel.kind is ChannelKind.DIRECT:
        _require_conversation(world, channel)
        return channel
    require(world, channel, Permission.SEND_MESSAGES_IN_THREADS if channel.kind.is_thread else Permission.SEND_MESSAGES)
    if channel.locked:
        require(world, channel, Permission.MANAGE_THREADS)
    if files:
        require(world, channel, Permission.ATTACH_FILES)
    return channel


def known_message(channel: Channel, message_id: str) -> Message:
    """A message of the channel; 10008 otherwise."""
    message = channel.message(message_id)
    if message is None:
        raise unknown("Message")
    return message


def _require_conversation(world: World, channel: Channel) -> None:
    person = channel.recipient
    shared = person is not None and any(
        person.id in guild.members and world.bot.id in guild.members for guild in world.guilds.values()
    )
    if person is None or not person.takes_messages or not shared:
        raise takes_no_messages()
