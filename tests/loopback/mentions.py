"""Whom a message calls, after Discord's rules for `allowed_mentions`."""

import re
from collections.abc import Collection
from typing import Any

from tests.loopback.model import Guild, Pings
from tests.loopback.permissions import Permission

_USER = re.compile(r"<@!?([0-9]+)>")
_ROLE = re.compile(r"<@&([0-9]+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


def pings(text: str, allowed: dict[str, Any] | None, guild: Guild | None, permissions: Permission) -> Pings:
    """Who gets a notification: what is mentioned, what the sender allows, what the guild allows.

    Without `allowed` all mentions count. A role is called when it is mentionable or the sender may mention everyone.
    """
    mighty = bool(permissions & Permission.MENTION_EVERYONE)
    users = [one for one in _USER.findall(text) if _wanted("users", one, allowed)]
    roles = [
        one
        for one in _ROLE.findall(text)
        if _wanted("roles", one, allowed)
        and guild is not None
        and one in guild.roles
        and (mighty or guild.roles[one].mentionable)
    ]
    parse: Collection[str] = ["everyone"] if allowed is None else allowed.get("parse") or []
    everyone = mighty and "everyone" in parse and _EVERYONE.search(text) is not None
    return Pings(tuple(dict.fromkeys(users)), tuple(dict.fromkeys(roles)), everyone)


def _wanted(kind: str, one: str, allowed: dict[str, Any] | None) -> bool:
    if allowed is None:
        return True
    return kind in (allowed.get("parse") or []) or one in map(str, allowed.get(kind) or [])
