"""The state in Discord's JSON."""

from typing import Any

from tests.loopback.model import Attachment, Channel, ChannelKind, Guild, Member, Message, Role, User
from tests.loopback.world import World

Json = dict[str, Any]

FILE_BYTES = 10 * 1024 * 1024
_NOTHING_SET = (
    "icon description home_header splash discovery_splash banner application_id afk_channel_id system_channel_id "
    "widget_channel_id vanity_url_code rules_channel_id safety_alerts_channel_id public_updates_channel_id "
    "incidents_data"
).split()
_JOINED = "2026-01-01T00:00:00+00:00"


def user_json(user: User) -> Json:
    """A user as others see it."""
    return {
        "id": user.id,
        "username": user.name,
        "discriminator": "0",
        "global_name": user.name,
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        "bot": user.bot,
    }


def me_json(world: World) -> Json:
    """The bot as it sees itself."""
    return user_json(world.bot) | {"mfa_enabled": True, "locale": "en-US", "verified": True}


def application_json(world: World) -> Json:
    """The bot's application."""
    return {
        "id": world.application_id,
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user_json(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_json(next((user for user in world.users.values() if not user.bot), world.bot)),
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def role_json(role: Role) -> Json:
    """A role."""
    return {
        "id": role.id,
        "name": role.name,
        "permissions": str(int(role.permissions)),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": role.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def member_json(member: Member) -> Json:
    """A member with its user."""
    return {
        "user": user_json(member.user),
        "roles": list(member.role_ids),
        "nick": None,
        "avatar": None,
        "banner": None,
        "joined_at": _JOINED,
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def channel_json(world: World, channel: Channel) -> Json:
    """A channel of any kind."""
    common: Json = {
        "id": channel.id,
        "type": int(channel.kind),
        "flags": 0,
        "last_message_id": channel.messages[-1].id if channel.messages else None,
    }
    if channel.kind is ChannelKind.DIRECT:
        return common | {"recipients": [user_json(channel.recipient)] if channel.recipient else []}
    common |= {
        "guild_id": channel.guild_id,
        "name": channel.name,
        "parent_id": channel.parent_id,
        "rate_limit_per_user": 0,
    }
    if channel.kind.is_thread:
        return common | {
            "owner_id": world.bot.id,
            "message_count": len(channel.messages),
            "member_count": 1,
            "total_message_sent": len(channel.messages),
            "thread_metadata": {
                "archived": channel.archived,
                "locked": channel.locked,
                "archive_timestamp": _JOINED,
                "auto_archive_duration": 1440,
                "create_timestamp": _JOINED,
            },
        }
    common |= {
        "position": channel.position,
        "topic": None,
        "nsfw": False,
        "permission_overwrites": [
            {"id": target, "type": int(one.of_member), "allow": str(int(one.allow)), "deny": str(int(one.deny))}
            for target, one in channel.overwrites.items()
        ],
    }
    return common | ({"available_tags": []} if channel.kind is ChannelKind.FORUM else {})


def guild_json(world: World, guild: Guild) -> Json:
    """A guild as GUILD_CREATE tells a bot without the members' intent: of the members, only the bot."""
    channels = world.channels_of(guild)
    return dict.fromkeys(_NOTHING_SET) | {
        "id": guild.id,
        "name": guild.name,
        "owner_id": guild.owner_id,
        "region": "deprecated",
        "widget_enabled": False,
        "max_members": 500_000,
        "max_presences": None,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "features": [],
        "emojis": [],
        "stickers": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "roles": [role_json(role) for role in guild.roles.values()],
        "joined_at": _JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member_json(guild.members[world.bot.id])] if world.bot.id in guild.members else [],
        "channels": [channel_json(world, channel) for channel in channels if not channel.kind.is_thread],
        "threads": [channel_json(world, channel) for channel in channels if channel.kind.is_thread],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
    }


def attachment_json(world: World, channel_id: str, attachment: Attachment) -> Json:
    """A file of a message, with the address where the loopback serves it."""
    url = f"{world.root}/attachments/{channel_id}/{attachment.id}/{attachment.filename}"
    return {
        "id": attachment.id,
        "filename": attachment.filename,
        "size": len(attachment.data),
        "url": url,
        "proxy_url": url,
        "content_type": attachment.content_type,
    } | ({"description": attachment.description} if attachment.description else {})


def message_json(world: World, message: Message, *, nonce: bool = False) -> Json:
    """A message. Discord tells its nonce to the sender only: a message that is fetched has none."""
    mentioned = [world.users[user_id] for user_id in message.pings.users if user_id in world.users]
    body: Json = {
        "id": message.id,
        "type": 0,
        "channel_id": message.channel_id,
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": message.sent_at.isoformat(),
        "edited_timestamp": message.edited_at.isoformat() if message.edited_at else None,
        "tts": False,
        "mention_everyone": message.pings.everyone,
        "mentions": [user_json(user) for user in mentioned],
        "mention_roles": list(message.pings.roles),
        "attachments": [attachment_json(world, message.channel_id, one) for one in message.attachments],
        "embeds": message.embeds,
        "components": message.components,
        "pinned": False,
        "flags": message.flags,
    }
    if message.sent_by_token is not None:
        asked = world.interactions[message.sent_by_token]
        body |= {"application_id": world.application_id, "webhook_id": world.application_id}
        body["interaction_metadata"] = {
            "id": asked.id,
            "type": int(asked.kind),
            "user": user_json(asked.user),
            "authorizing_integration_owners": {},
        }
        if asked.kind == 2:
            body["type"] = 20
            body["interaction_metadata"] |= {"name": asked.name.lstrip("/"), "command_type": 1}
        elif asked.source is not None:
            body["interaction_metadata"]["interacted_message_id"] = asked.source.id
    return body | ({"nonce": message.nonce} if nonce and message.nonce is not None else {})
