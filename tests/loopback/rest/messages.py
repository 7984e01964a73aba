"""Messages of channels: creating, editing, reading, publishing."""

from typing import Any

from tests.loopback.components import CROSSPOSTED
from tests.loopback.model import Channel, ChannelKind, Message
from tests.loopback.payloads import Json, channel_json, message_json
from tests.loopback.permissions import Permission
from tests.loopback.refusals import (
    Problem,
    already_published,
    anothers_message,
    invalid_body,
    missing_access,
    unknown,
    wrong_kind_of_channel,
)
from tests.loopback.rest.access import bot_permissions, known_message, require, seen_channel, writable_channel
from tests.loopback.rest.call import Call, Route
from tests.loopback.rest.posting import change_message, make_message

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"


async def create(call: Call) -> Json:
    """Posts a message, or returns the one that the same nonce made a short while ago."""
    world = call.world
    channel = writable_channel(world, call["channel_id"], files=bool(call.files))
    message = make_message(world, channel, call.body, call.files)
    earlier = _same_nonce(call, channel, message) if call.body.get("enforce_nonce") else None
    if earlier is not None:
        return message_json(world, earlier, nonce=True)
    if message.nonce is not None:
        world.nonces[channel.id, message.nonce] = (message, world.clock.seconds())
    channel.archived = False
    channel.messages.append(message)
    return message_json(world, message, nonce=True)


def _same_nonce(call: Call, channel: Channel, message: Message) -> Message | None:
    """The message of the same nonce, while it is remembered. One deleted since is not made again: 10008."""
    made, at = call.world.nonces.get((channel.id, message.nonce or ""), (None, 0.0))
    if made is None or call.world.clock.seconds() - at > call.world.nonce_seconds:
        return None
    if made not in channel.messages:
        raise unknown("Message")
    return made


async def edit(call: Call) -> Json:
    """Changes a message of the bot."""
    channel, message = _own_message(call)
    if call.files:
        require(call.world, channel, Permission.ATTACH_FILES)
    change_message(call.world, channel, message, call.body, call.files)
    return message_json(call.world, message)


async def delete(call: Call) -> None:
    """Removes a message: one's own, or with MANAGE_MESSAGES any."""
    channel = seen_channel(call.world, call["channel_id"])
    message = known_message(channel, call["message_id"])
    if message.author is not call.world.bot:
        require(call.world, channel, Permission.MANAGE_MESSAGES)
    channel.messages.remove(message)


async def one(call: Call) -> Json:
    """One message, for who may read the history."""
    channel = seen_channel(call.world, call["channel_id"])
    if not bot_permissions(call.world, channel) & Permission.READ_MESSAGE_HISTORY:
        raise missing_access()
    return message_json(call.world, known_message(channel, call["message_id"]))


async def history(call: Call) -> list[Json]:
    """Newest first, at most `limit`. Without the permission to read the history it is empty, and no error."""
    channel = seen_channel(call.world, call["channel_id"])
    limit = _limit(call.query.get("limit", "50"))
    if not bot_permissions(call.world, channel) & Permission.READ_MESSAGE_HISTORY:
        return []
    return [message_json(call.world, message) for message in _page(channel.messages, call.query, limit)]


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        words = "int value should be between 1 and 100."
        raise invalid_body([Problem(("limit",), "NUMBER_TYPE_MAX", words)])
    return int(text)


def _page(messages: list[Message], query: dict[str, str], limit: int) -> list[Message]:
    """The part of a history that the query asks for. `after` gives those next to it, as `before` does."""
    newest_first = messages[::-1]
    if "around" in query:
        middle = int(query["around"])
        older = [message for message in newest_first if int(message.id) <= middle][: limit // 2 + limit % 2]
        newer = [message for message in messages if int(message.id) > middle][: limit // 2]
        return [*newer[::-1], *older]
    if "after" in query:
        newer = [message for message in messages if int(message.id) > int(query["after"])]
        return newer[:limit][::-1]
    if "before" in query:
        newest_first = [message for message in newest_first if int(message.id) < int(query["before"])]
    return newest_first[:limit]


async def publish(call: Call) -> Json:
    """Crossposts a message of an announcement channel, once."""
    channel = seen_channel(call.world, call["channel_id"])
    message = known_message(channel, call["message_id"])
    if channel.kind is not ChannelKind.ANNOUNCEMENT:
        raise wrong_kind_of_channel()
    require(call.world, channel, Permission.SEND_MESSAGES)
    if message.author is not call.world.bot:
        require(call.world, channel, Permission.MANAGE_MESSAGES)
    if message.published:
        raise already_published()
    message.flags |= CROSSPOSTED
    return message_json(call.world, message)


async def typing(call: Call) -> None:
    """Says that the bot is typing."""
    writable_channel(call.world, call["channel_id"], files=False)


def _own_message(call: Call) -> tuple[Channel, Message]:
    channel = seen_channel(call.world, call["channel_id"])
    message = known_message(channel, call["message_id"])
    if message.author is not call.world.bot:
        raise anothers_message()
    return channel, message


async def post_in_forum(call: Call) -> dict[str, Any]:
    """Opens a thread: in a forum with its first message (nonces do nothing there), in a text channel without."""
    world, body = call.world, call.body
    parent = seen_channel(world, call["channel_id"])
    name = str(body.get("name") or "")
    if not 1 <= len(name) <= 100:
        words = "Must be between 1 and 100 in length."
        raise invalid_body([Problem(("name",), "BASE_TYPE_BAD_LENGTH", words)])
    if parent.kind is not ChannelKind.FORUM:
        require(world, parent, Permission.CREATE_PUBLIC_THREADS)
        return channel_json(world, world.add_thread(parent, name))
    require(world, parent, Permission.SEND_MESSAGES, *([Permission.ATTACH_FILES] if call.files else []))
    message = make_message(world, parent, body.get("message") or {}, call.files)
    thread = world.add_thread(parent, name, thread_id=message.id)
    message.channel_id = thread.id
    thread.messages.append(message)
    return channel_json(world, thread) | {"message": message_json(world, message)}


ROUTES = [
    Route("POST", MESSAGES, create),
    Route("GET", MESSAGES, history),
    Route("GET", MESSAGE, one),
    Route("PATCH", MESSAGE, edit),
    Route("DELETE", MESSAGE, delete),
    Route("POST", MESSAGE + "/crosspost", publish),
    Route("POST", "/channels/{channel_id}/typing", typing),
    Route("POST", "/channels/{channel_id}/threads", post_in_forum, status=201),
]
