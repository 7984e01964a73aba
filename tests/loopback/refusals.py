"""Discord's errors: status, code and words as the service gives them.

The codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.loopback.components import Path


class Refusal(Exception):
    """An answer that is no success."""

    def __init__(self, status: int, code: int, words: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} {code}: {words}")
        self.status = status
        self.body = {"message": words, "code": code} | ({"errors": errors} if errors else {})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a body: where, Discord's name for it, and its words."""

    at: Path
    code: str
    words: str


def unauthorised() -> Refusal:
    """The token is wrong or missing."""
    return Refusal(401, 0, "401: Unauthorized")


def not_found() -> Refusal:
    """No such route."""
    return Refusal(404, 0, "404: Not Found")


def unknown(what: str) -> Refusal:
    """A thing that does not exist (any more): "Channel", "Guild", "Member", "Message", "User", "Webhook", …"""
    codes = {
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "User": 10013,
        "Webhook": 10015,
        "interaction": 10062,
        "application command": 10063,
    }
    return Refusal(404, codes[what], f"Unknown {what}")


def missing_access() -> Refusal:
    """The bot cannot see it."""
    return Refusal(403, 50001, "Missing Access")


def missing_permissions() -> Refusal:
    """The bot sees it and may not do that."""
    return Refusal(403, 50013, "Missing Permissions")


def anothers_message() -> Refusal:
    """Only one's own messages can be edited."""
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def takes_no_messages() -> Refusal:
    """The person has closed the direct messages, or shares no guild with the bot."""
    return Refusal(403, 50007, "Cannot send messages to this user")


def empty_message() -> Refusal:
    """Neither content nor embeds, files or components."""
    return Refusal(400, 50006, "Cannot send an empty message")


def no_text_channel() -> Refusal:
    """Messages cannot be sent to a forum itself."""
    return Refusal(400, 50008, "Cannot send messages in a non-text channel")


def wrong_kind_of_channel() -> Refusal:
    """Only messages of announcement channels are published."""
    return Refusal(400, 50024, "Cannot execute action on this channel type")


def already_published() -> Refusal:
    """A message is published once."""
    return Refusal(400, 40033, "This message was already crossposted")


def already_acknowledged() -> Refusal:
    """An interaction has one callback."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def token_expired() -> Refusal:
    """An interaction's token lives 15 minutes."""
    return Refusal(401, 50027, "Invalid Webhook Token")


def too_large() -> Refusal:
    """More bytes than a request or a file may have."""
    return Refusal(413, 40005, "Request entity too large")


def invalid_json() -> Refusal:
    """The body cannot be read."""
    return Refusal(400, 50109, "The request body contains invalid JSON.")


def invalid_body(problems: Iterable[Problem]) -> Refusal:
    """A body that can be read and is wrong: the problems nested by path, as Discord nests them."""
    errors: dict[str, Any] = {}
    for problem in problems:
        place = errors
        for step in problem.at:
            place = place.setdefault(step, {})
        place.setdefault("_errors", []).append({"code": problem.code, "message": problem.words})
    return Refusal(400, 50035, "Invalid Form Body", errors)
