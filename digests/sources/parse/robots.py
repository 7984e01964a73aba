"""What a site's robots.txt asks of programs (RFC 9309)."""

import re

from protego import Protego

CAP = 500 * 1024
"""Bytes that are read (RFC 9309, 2.5); of a longer file the rest does not count."""
MOST_DELAY = 30.0
"""Seconds; a site that wants more between two requests gets this."""
_NAMING = re.compile(r"\s*+user[\s-]*+agent\s*+:?\s*+(?P<name>[^#]*+)", re.IGNORECASE)


class Robots:
    """The rules of one robots.txt. `size` is its length in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rules: dict[str, Protego] = {}

    @property
    def size(self) -> int:
        """Characters, to which the memory and the time it takes are in proportion."""
        return len(self._text)

    def allows(self, url: str, agent: str) -> bool:
        """Whether the program called `agent` may read `url`, by path and query; False for what is no address."""
        try:
            return self._of(agent).can_fetch(url, agent)
        except ValueError:
            return False

    def delay(self, agent: str) -> float | None:
        """Seconds to leave between two requests, at most 30; None where nothing is said."""
        seconds = self._of(agent).crawl_delay(agent)
        return None if seconds is None else min(seconds, MOST_DELAY)

    def _of(self, agent: str) -> Protego:
        if agent not in self._rules:
            self._rules[agent] = Protego.parse(_narrowed(self._text, agent))
        return self._rules[agent]


def parse_robots(body: bytes) -> Robots:
    """The rules in the first 500 KiB of `body`; whatever is no rule is passed over, so that any bytes can be read."""
    text = body[:CAP].decode("utf-8-sig", errors="replace")
    if len(body) > CAP:
        text = "\n".join(text.splitlines()[:-1])  # a rule cut short would forbid or allow more than was meant
    return Robots(text)


def _narrowed(text: str, agent: str) -> str:
    """`text` with every other program under one name: the library keeps each rule once for each name before it, and a
    few thousand of both would take minutes and gigabytes.
    """
    lines = text.splitlines()
    for place, line in enumerate(lines):
        if naming := _NAMING.match(line):
            name = naming["name"].replace("*", "").strip().lower()
            if name not in agent.lower():  # an empty one, which is everybody's, is in it too
                lines[place] = "User-agent: (another)"
    return "\n".join(lines)
