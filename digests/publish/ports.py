"""What publishing needs from outside: somebody who composes, and somebody who sends."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from digests.errors import DigestsError
from digests.publish.plan import Due
from digests.storage.records import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A digest ready to be recorded: a JSON payload for each part, and what it stands on.

    `news`: what revisions with an id in (after, until] tell is new in it.
    """

    payloads: tuple[str, ...]
    news: tuple[int, int]
    revisions: tuple[int, ...] = ()


Compose = Callable[[Schedule, Due, datetime], Awaitable[Composed]]
"""Composes what a schedule has due, as of `now`."""


class Note(Protocol):
    """Hears of each step, before the next begins: a journal."""

    def __call__(self, event: str, **facts: object) -> object:
        """`event` is a name such as “part.sent”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whether a channel can be posted to, from what is known without asking Discord.

    `ready`; `away`: not to be known now (not connected, the server is unavailable), so try later and tell nobody;
    `blocked`: not until somebody changes something. `reason` is one sentence for that somebody.
    """

    state: Literal["ready", "away", "blocked"]
    reason: str = ""
    history: bool = True
    """Whether what was posted before can be read, which is needed to recover after a crash."""


class Refused(DigestsError):
    """Discord does not do it, and asking again at once would not help. The text says what to do.

    `about`: whether the channel is closed, or this one message is not wanted or cannot be found out about.
    """

    def __init__(self, sentence: str, *, about: Literal["channel", "message"] = "channel") -> None:
        super().__init__(sentence)
        self.about = about


class Unsure(DigestsError):
    """The connection broke or the service failed: the message may or may not have arrived."""


class Sender(Protocol):
    """Posts the parts of digests. All ids are Discord's, as text."""

    def reach(self, channel_id: str, guild_id: str) -> Reach:
        """Whether the channel of that server can be posted to."""

    async def send(
        self, channel_id: str, payload: str, *, run_id: int, part: int, nonce: str, role_id: str | None
    ) -> str:
        """Post one part and give its message's id. The run and the part stand in its buttons' ids.

        `role_id`: the one role that it may mention. Raises Refused and Unsure.
        """

    async def find(self, channel_id: str, *, run_id: int, part: int, since: datetime, until: datetime) -> str | None:
        """The id of the message of ours with this run and part, posted in (since, until).

        Raises Refused, about the message when there are too many to look through, and Unsure.
        """

    async def crosspost(self, channel_id: str, message_id: str) -> None:
        """Publish a message of an announcement channel to its followers. Raises Refused and Unsure."""

    async def tell(self, user_id: str, sentence: str) -> bool:
        """Write to one person in private; False when that person does not take messages. Raises nothing."""
