"""Answers to interactions: the callback within 3 seconds, and for 15 minutes what its token allows."""

from typing import Any

from tests.loopback.command_limits import choice_problems
from tests.loopback.components import EPHEMERAL, LOADING
from tests.loopback.interactions import ALLOWED_REPLIES, Interaction, Reply, is_ephemeral
from tests.loopback.model import Message
from tests.loopback.payloads import Json, message_json
from tests.loopback.refusals import Problem, already_acknowledged, invalid_body, token_expired, unknown
from tests.loopback.rest.call import Call, Route
from tests.loopback.rest.posting import change_message, make_message

WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"


async def callback(call: Call) -> Json | None:
    """The first answer. Late ones are refused as unknown (10062), second ones as acknowledged (40060)."""
    asked = call.world.interactions.get(call["interaction_token"])
    if asked is None or asked.id != call["interaction_id"]:
        raise unknown("interaction")
    waited = call.world.clock.seconds() - asked.asked_at
    if asked.reply is not None:
        raise already_acknowledged()
    if waited > call.world.acknowledge_seconds:
        asked.refused_after = waited
        raise unknown("interaction")
    reply = _reply(asked, call.body.get("type"))
    _take(call, asked, reply, call.body.get("data") or {})
    asked.reply, asked.acknowledged_after = reply, waited
    return _callback_json(call, asked) if call.flag("with_response") else None


def _reply(asked: Interaction, kind: Any) -> Reply:
    if kind not in [int(one) for one in ALLOWED_REPLIES[asked.kind]]:
        words = "The specified interaction response type is not valid for this interaction."
        raise invalid_body([Problem(("type",), "INTERACTION_RESPONSE_TYPE_INVALID", words)])
    return Reply(kind)


def _take(call: Call, asked: Interaction, reply: Reply, data: dict[str, Any]) -> None:
    world, channel = call.world, asked.channel
    if reply is Reply.CHOICES:
        problems = list(choice_problems(data.get("choices") or [], ("data", "choices")))
        if problems:
            raise invalid_body(problems)
        asked.choices = data.get("choices") or []
    elif reply is Reply.MODAL:
        asked.modal = data
    elif reply is Reply.MESSAGE:
        asked.original = _sent(call, asked, make_message(world, channel, data, call.files, token=asked.token))
    elif reply is Reply.DEFERRED_MESSAGE:
        thinking = Message(world.clock.new_id(), channel.id, world.bot, world.clock.now(), sent_by_token=asked.token)
        thinking.flags = LOADING | (EPHEMERAL if is_ephemeral(data) else 0)
        asked.original = _sent(call, asked, thinking)
    else:
        assert asked.source is not None
        asked.original = asked.source
        if reply is Reply.UPDATE:
            change_message(world, channel, asked.source, data, call.files)
    if asked.original is not None:
        asked.was_ephemeral = asked.original.ephemeral


def _sent(call: Call, asked: Interaction, message: Message) -> Message:
    """Puts an answer into the channel, unless only one person sees it."""
    if not message.ephemeral:
        asked.channel.messages.append(message)
    return message


def _callback_json(call: Call, asked: Interaction) -> Json:
    body: Json = {"interaction": {"id": asked.id, "type": int(asked.kind)}}
    if asked.original is not None:
        body["interaction"] |= {
            "response_message_id": asked.original.id,
            "response_message_loading": asked.original.loading,
            "response_message_ephemeral": asked.original.ephemeral,
        }
        if asked.reply in (Reply.MESSAGE, Reply.UPDATE):
            body["resource"] = {"type": int(asked.reply), "message": message_json(call.world, asked.original)}
    return body


async def follow_up(call: Call) -> Json:
    """A further message. The first after "thinking" becomes the answer itself, as private as the thinking was."""
    asked = _acknowledged(call)
    if asked.original is not None and asked.original.loading:
        change_message(call.world, asked.channel, asked.original, call.body, call.files)
        return message_json(call.world, asked.original)
    message = make_message(call.world, asked.channel, call.body, call.files, token=asked.token)
    asked.followups.append(_sent(call, asked, message))
    return message_json(call.world, message)


async def one(call: Call) -> Json:
    """An answer as it stands."""
    return message_json(call.world, _message(call, _acknowledged(call)))


async def edit(call: Call) -> Json:
    """Changes an answer, or ends the thinking."""
    asked = _acknowledged(call)
    message = _message(call, asked)
    change_message(call.world, asked.channel, message, call.body, call.files)
    return message_json(call.world, message)


async def delete(call: Call) -> None:
    """Removes an answer."""
    asked = _acknowledged(call)
    message = _message(call, asked)
    if message is asked.original:
        asked.original = None
    else:
        asked.followups.remove(message)
    if message in asked.channel.messages:
        asked.channel.messages.remove(message)


def _acknowledged(call: Call) -> Interaction:
    """The interaction of the token: 50027 after its 15 minutes, 10015 when it was never acknowledged."""
    asked = call.world.interactions.get(call["webhook_token"])
    if asked is None or call["webhook_id"] != call.world.application_id:
        raise unknown("Webhook")
    if call.world.clock.seconds() - asked.asked_at > call.world.token_seconds:
        raise token_expired()
    if asked.reply is None:
        raise unknown("Webhook")
    return asked


def _message(call: Call, asked: Interaction) -> Message:
    message = asked.message(call.path.get("message_id", "@original"))
    if message is None:
        raise unknown("Message")
    return message


ROUTES = [
    Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", callback, needs_token=False),
    Route("POST", WEBHOOK, follow_up, needs_token=False),
    *(
        Route(method, WEBHOOK + path, handler, needs_token=False)
        for path in ("/messages/@original", "/messages/{message_id}")
        for method, handler in (("GET", one), ("PATCH", edit), ("DELETE", delete))
    ),
]
