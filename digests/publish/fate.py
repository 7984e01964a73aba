"""What to do with a part, from what is known of it. Pure."""

from typing import Literal

from digests.publish.ports import Reach
from digests.storage.records import OutboxPart

Step = Literal["send", "look", "give_up", "publish", "wait"]


def next_step(part: OutboxPart, reach: Reach) -> Step:
    """send: it does not stand in the channel. look: it may. give_up: it may, and nobody can look. publish: it stands.

    wait: the channel cannot be posted to. Never twice comes before at least once: what cannot be looked for is not sent
    again.
    """
    if reach.state != "ready":
        return "wait"
    if part.state in ("composed", "refused"):
        return "send"
    if part.state == "sent":
        return "publish"
    return "look" if reach.history else "give_up"
