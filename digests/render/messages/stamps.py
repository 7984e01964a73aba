"""Times that Discord shows in each reader's own zone. For clock times only: a bare day would be the wrong one for some.

https://docs.discord.com/developers/reference, “Message Formatting”, “Timestamp Styles”.
"""

from datetime import datetime, timedelta
from typing import Literal

from digests.compose.views import Moment
from digests.render.messages.harmless import harmless

Style = Literal["t", "f", "F"]
"""t: 16:20. f: 20 April 2021 16:20. F: Tuesday, 20 April 2021 16:20."""

_A_DAY = timedelta(days=1)
_LOCAL = 20


def stamp(at: datetime, style: Style = "f") -> str:
    """“<t:1466001000:f>”; `at` is aware."""
    return f"<t:{int(at.timestamp())}:{style}>"


def clock_time(when: Moment) -> str:
    """“<t:1466001000:F> (16:30 there)” for a moment with an instant; empty for a bare date."""
    if when.instant is None:
        return ""
    told = stamp(when.instant, "F")
    if when.until and when.until > when.instant:
        near = when.until - when.instant < _A_DAY
        told += f"–{stamp(when.until, 't')}" if near else f" to {stamp(when.until, 'F')}"
    return f"{told} ({harmless(when.local, _LOCAL)})" if when.local else told
