"""From a body to a message: checked against the limits, then made or changed."""

import copy
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tests.loopback.components import EPHEMERAL, FILE, IS_COMPONENTS_V2, LOADING, completed, media, texts, walk
from tests.loopback.limits import Draft, message_problems, nonce_problems
from tests.loopback.mentions import pings
from tests.loopback.model import Attachment, Channel, Message, Upload, User
from tests.loopback.payloads import FILE_BYTES, attachment_json
from tests.loopback.refusals import empty_message, invalid_body, too_large
from tests.loopback.rest.access import bot_permissions
from tests.loopback.world import World

_NOTHING = Message("", "", User("", ""), datetime.min.replace(tzinfo=UTC))  # its defaults: what a message begins with
_KEPT_FLAGS = IS_COMPONENTS_V2 | EPHEMERAL | 1 << 2 | 1 << 12  # the others cannot be set by a bot


def make_message(
    world: World, channel: Channel, body: dict[str, Any], files: Sequence[Upload], *, token: str | None = None
) -> Message:
    """A new message of the bot, not yet in its channel. Raises the refusals of a body that breaks a limit."""
    draft = _draft(None, body, files)
    _check(draft, body, files)
    message = Message(world.clock.new_id(), channel.id, world.bot, world.clock.now(), sent_by_token=token)
    message.nonce = str(body["nonce"]) if body.get("nonce") is not None else None
    message.flags = int(body.get("flags") or 0) & _KEPT_FLAGS
    _fill(world, channel, message, draft, body, files)
    return message


def change_message(
    world: World, channel: Channel, message: Message, body: dict[str, Any], files: Sequence[Upload]
) -> None:
    """Edits the message, or ends its thinking. Raises the refusals, and then changes nothing."""
    draft = _draft(message, body, files)
    _check(draft, body, files)
    if message.loading:
        message.flags &= ~LOADING
    else:
        message.edited_at = world.clock.now()
    message.flags |= int(body.get("flags") or 0) & IS_COMPONENTS_V2
    _fill(world, channel, message, draft, body, files)


def _draft(before: Message | None, body: dict[str, Any], files: Sequence[Upload]) -> Draft:
    old = before or _NOTHING
    kept = [one.filename for one in _kept(old, body)]
    return Draft(
        content=str(body.get("content", old.content) or ""),
        embeds=body.get("embeds", old.embeds) or [],
        components=body.get("components", old.components) or [],
        is_layout=bool((old.flags | int(body.get("flags") or 0)) & IS_COMPONENTS_V2),
        filenames=[*kept, *(_named(body, upload)["filename"] for upload in files)],
    )


def _check(draft: Draft, body: dict[str, Any], files: Sequence[Upload]) -> None:
    if any(len(upload.data) > FILE_BYTES for upload in files):
        raise too_large()
    problems = [*message_problems(draft), *nonce_problems(body.get("nonce"))]
    if problems:
        raise invalid_body(problems)
    if draft.empty:
        raise empty_message()


def _fill(
    world: World, channel: Channel, message: Message, draft: Draft, body: dict[str, Any], files: Sequence[Upload]
) -> None:
    message.content, message.embeds = draft.content, draft.embeds
    message.attachments = [*_kept(message, body), *(_attachment(world, body, upload) for upload in files)]
    message.components = copy.deepcopy(draft.components)
    completed(message.components)
    shown = {one.filename: attachment_json(world, channel.id, one) for one in message.attachments}
    for _, item in media(message.components):
        name = str(item["url"]).removeprefix("attachment://")
        described = shown.get(name, {"id": world.clock.new_id(), "url": item["url"], "proxy_url": item["url"]})
        item |= {key: described.get(key) for key in ("id", "url", "proxy_url", "content_type")}
    for _, shown_file in walk(message.components):
        if shown_file["type"] == FILE:
            named = str(shown_file["file"]["url"]).rpartition("/")[2]
            shown_file |= {"name": named, "size": shown[named]["size"] if named in shown else 0}
    said = "\n".join([message.content, *texts(message.components)])
    allowed = body.get("allowed_mentions")
    message.pings = pings(said, allowed, world.guild_of(channel), bot_permissions(world, channel))


def _kept(before: Message, body: dict[str, Any]) -> list[Attachment]:
    """The old attachments that stay: all, or those that the body lists."""
    if "attachments" not in body:
        return before.attachments
    listed = {str(entry.get("id")) for entry in body["attachments"] or []}
    return [one for one in before.attachments if one.id in listed]


def _named(body: dict[str, Any], upload: Upload) -> dict[str, Any]:
    """What the body says about an upload: its entry has the number of the file as id."""
    for entry in body.get("attachments") or []:
        if str(entry.get("id")) == str(upload.number):
            return {"filename": entry.get("filename") or upload.filename, "description": entry.get("description")}
    return {"filename": upload.filename, "description": None}


def _attachment(world: World, body: dict[str, Any], upload: Upload) -> Attachment:
    named = _named(body, upload)
    return Attachment(world.clock.new_id(), named["filename"], upload.content_type, upload.data, named["description"])
