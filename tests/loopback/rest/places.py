"""Who the bot is, and where: account, guilds, channels, people."""

from typing import Any

from tests.loopback.payloads import (
    Json,
    application_json,
    channel_json,
    guild_json,
    me_json,
    member_json,
    role_json,
    user_json,
)
from tests.loopback.refusals import Problem, invalid_body, unknown
from tests.loopback.rest.access import known_guild, seen_channel
from tests.loopback.rest.call import Call, Route


async def me(call: Call) -> Json:
    """The bot's user."""
    return me_json(call.world)


async def application(call: Call) -> Json:
    """The bot's application."""
    return application_json(call.world)


async def gateway(call: Call) -> Json:
    """Where the gateway is, without the limits of a bot."""
    return {"url": call.world.gateway_url}


async def gateway_of_bot(call: Call) -> Json:
    """Where the gateway is, and how often one may begin a session."""
    limits = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.world.gateway_url, "shards": 1, "session_start_limit": limits}


async def my_guilds(call: Call) -> list[Json]:
    """The guilds that the bot is in."""
    world = call.world
    return [
        {
            "id": guild.id,
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(int(world.permissions(guild, world.bot))),
            "features": [],
        }
        for guild in world.guilds.values()
        if world.bot.id in guild.members
    ]


async def guild(call: Call) -> Json:
    """A guild without its channels, as REST gives it."""
    left_out = {"channels", "threads", "members", "voice_states", "presences", "stage_instances"}
    whole = guild_json(call.world, known_guild(call.world, call["guild_id"]))
    return {key: value for key, value in whole.items() if key not in left_out}


async def guild_channels(call: Call) -> list[Json]:
    """A guild's channels without its threads."""
    world = call.world
    channels = world.channels_of(known_guild(world, call["guild_id"]))
    return [channel_json(world, channel) for channel in channels if not channel.kind.is_thread]


async def guild_roles(call: Call) -> list[Json]:
    """A guild's roles."""
    return [role_json(role) for role in known_guild(call.world, call["guild_id"]).roles.values()]


async def guild_member(call: Call) -> Json:
    """A member of a guild."""
    member = known_guild(call.world, call["guild_id"]).members.get(call["user_id"])
    if member is None:
        raise unknown("Member")
    return member_json(member)


async def channel(call: Call) -> Json:
    """A channel that the bot sees."""
    return channel_json(call.world, seen_channel(call.world, call["channel_id"]))


async def user(call: Call) -> Json:
    """Anyone."""
    found = call.world.users.get(call["user_id"])
    if found is None:
        raise unknown("User")
    return user_json(found)


async def conversation(call: Call) -> Json:
    """Opens a direct conversation. Whether it may be written to shows when it is."""
    world = call.world
    person: Any = world.users.get(str(call.body.get("recipient_id")))
    if person is None or person.bot:
        raise invalid_body([Problem(("recipient_id",), "INVALID_RECIPIENT", "Invalid Recipient(s)")])
    return channel_json(world, world.direct(person))


ROUTES = [
    Route("GET", "/users/@me", me),
    Route("GET", "/users/@me/guilds", my_guilds),
    Route("POST", "/users/@me/channels", conversation),
    Route("GET", "/users/{user_id}", user),
    Route("GET", "/applications/@me", application),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/gateway", gateway, needs_token=False),
    Route("GET", "/gateway/bot", gateway_of_bot),
    Route("GET", "/guilds/{guild_id}", guild),
    Route("GET", "/guilds/{guild_id}/channels", guild_channels),
    Route("GET", "/guilds/{guild_id}/roles", guild_roles),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", guild_member),
    Route("GET", "/channels/{channel_id}", channel),
]
