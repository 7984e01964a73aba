"""Discord's permissions: the bits that a bot of this kind meets, and how roles and overwrites add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag


class Permission(IntFlag):
    """Bits as in Discord's reference."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


NO_PERMISSION = Permission(0)
ALL_PERMISSIONS = Permission(sum(Permission))
EVERYONE = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
"""What a new guild grants to everyone."""


@dataclass(slots=True)
class Overwrite:
    """What a channel changes for one role (`of_member` false) or one member."""

    of_member: bool
    allow: Permission = NO_PERMISSION
    deny: Permission = NO_PERMISSION


def effective(
    granted: Iterable[Permission],
    overwrites: Mapping[str, Overwrite],
    *,
    everyone_id: str,
    role_ids: Iterable[str],
    member_id: str,
) -> Permission:
    """What a member may do: the roles' sum, then the channel's overwrites for everyone, for roles, for the member.

    Discord's order: https://discord.com/developers/docs/topics/permissions#permission-overwrites
    """
    base = NO_PERMISSION
    for permissions in granted:
        base |= permissions
    if base & Permission.ADMINISTRATOR:
        return ALL_PERMISSIONS
    base = _changed(base, [overwrites.get(everyone_id)])
    base = _changed(base, [overwrites.get(role_id) for role_id in role_ids])
    base = _changed(base, [overwrites.get(member_id)])
    return base if base & Permission.VIEW_CHANNEL else NO_PERMISSION


def _changed(base: Permission, overwrites: Iterable[Overwrite | None]) -> Permission:
    allow = deny = NO_PERMISSION
    for overwrite in overwrites:
        if overwrite is not None:
            allow |= overwrite.allow
            deny |= overwrite.deny
    return (base & ~deny) | allow
