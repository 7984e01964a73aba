"""The commands that the bot registers."""

from typing import Any

from tests.loopback.command_limits import command_problems
from tests.loopback.payloads import Json
from tests.loopback.refusals import invalid_body, invalid_json, missing_access
from tests.loopback.rest.access import known_guild
from tests.loopback.rest.call import Call, Route

GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


async def registered(call: Call) -> list[Json]:
    """The commands as they are registered."""
    return call.world.commands.get(_place(call), [])


async def replace_all(call: Call) -> list[Json]:
    """Replaces all commands of the place. One that was there under this name keeps its id."""
    world, place = call.world, _place(call)
    wanted = call.received.payload
    if not isinstance(wanted, list):
        raise invalid_json()
    problems = command_problems(wanted)
    if problems:
        raise invalid_body(problems)
    ids = {(one["type"], one["name"]): one["id"] for one in world.commands.get(place, [])}
    version = world.clock.new_id()
    made = [_command(call, one, ids.get((one.get("type", 1), one["name"])), version) for one in wanted]
    world.commands[place] = made
    return made


def _command(call: Call, wanted: dict[str, Any], known_id: str | None, version: str) -> Json:
    permissions = wanted.get("default_member_permissions")
    command = {
        "id": known_id or call.world.clock.new_id(),
        "application_id": call.world.application_id,
        "version": version,
        "type": wanted.get("type", 1),
        "name": wanted["name"],
        "description": wanted.get("description") or "",
        "default_member_permissions": None if permissions is None else str(permissions),
        "nsfw": bool(wanted.get("nsfw")),
        "contexts": wanted.get("contexts"),
        "integration_types": wanted.get("integration_types") or [0],
        "options": wanted.get("options") or [],
    }
    guild_id = call.path.get("guild_id")
    return command | ({"guild_id": guild_id} if guild_id else {"dm_permission": wanted.get("dm_permission", True)})


def _place(call: Call) -> str | None:
    """None for everywhere, or a guild. Raises the refusals for another's application and an unknown guild."""
    if call["application_id"] != call.world.application_id:
        raise missing_access()
    guild_id = call.path.get("guild_id")
    return None if guild_id is None else known_guild(call.world, guild_id).id


ROUTES = [
    Route("GET", GLOBAL, registered),
    Route("PUT", GLOBAL, replace_all),
    Route("GET", OF_GUILD, registered),
    Route("PUT", OF_GUILD, replace_all),
]
