"""Text of feeds, pages and members made safe: it is shown as it stands, and says nothing to Discord.

Discord takes a backslash before any sign for that sign (https://support.discord.com/hc/articles/210298617), so that the
words stay exact when shown. What it knows without looking at backslashes is broken by an empty character of ours.
"""

import re

from digests.compose.plain import plain
from digests.render.messages.graphemes import graphemes

_MOST = 16
"""Code points of one grapheme: the longest emoji have 10; a flood of accents would cover the lines around it."""

_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
"""Letters and marks that show nothing."""
_IDLE_JOINERS = re.compile("[\u200c\u200d]+(?![^\x00-\x7f])|(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]+")
"""Joiners have a meaning between letters of some scripts and between emoji, never beside ASCII."""

_ALWAYS = r"[\\*_~|`<>\[\]#@]"
_COLON = r"(?<!\d):(?=\S)|(?<=\d):(?=\S)(?!\d{1,2}(?![\w:]))"
"""Begins an address, an :emoji: or part of a mention; a clock time such as 16:30 does not."""
_INVITE = r"(?<=discord)\.|(?<=discordapp)\."
_SIGN = re.compile(f"{_ALWAYS}|{_COLON}|{_INVITE}", re.IGNORECASE)
_FIRST = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+]))(.)")
"""Begins a list: “- ”, “+ ”, “1. ”; also “-# ”, small print."""
_EVERYBODY = re.compile(r"everyone|here", re.IGNORECASE)


def harmless(text: str, limit: int | None = None) -> str:
    """One line that shows `text` and does nothing: no mention, link, emoji, style, heading, list or quote.

    It may begin a line. Invisible and bidirectional characters are gone, and marks beyond what a letter can carry.
    `limit`: only so many characters are shown (see `cut`); with their backslashes they are at most twice as many.
    """
    return escaped(tame(text) if limit is None else cut(text, limit))


def tame(text: str) -> str:
    """`text` on one line without what is invisible, steers, or piles up; not escaped yet."""
    text = plain(_BLANK.sub("", text))
    if text.isascii():
        return text
    text = _IDLE_JOINERS.sub("", text).strip()
    return "".join(cluster if len(cluster) <= _MOST else _capped(cluster) for cluster in graphemes(text))


def escaped(text: str) -> str:
    """Tame text with a backslash before every sign that Discord would read."""
    return _FIRST.sub(r"\1\\\2", _SIGN.sub(_shown, text))


def cut(text: str, limit: int) -> str:
    """Tame text of at most `limit` characters: between words where it can, never inside what a reader sees as one."""
    begin = text[: limit * _MOST]  # of a text without end, all that could be kept
    tamed = tame(begin)
    if len(tamed) <= limit and len(begin) == len(text):
        return tamed
    kept = ""
    for cluster in graphemes(tamed):
        if len(kept) + len(cluster) >= limit:
            break
        kept += cluster
    space = kept.rfind(" ")
    if space >= limit // 2:
        kept = kept[:space]
    return f"{kept.rstrip(' ,;:·—–-')}…" if limit > 0 else ""


def _shown(sign: re.Match[str]) -> str:
    """Discord looks for these two words before it looks at backslashes."""
    everybody = sign[0] == "@" and _EVERYBODY.match(sign.string, sign.end())
    return f"\\{sign[0]}\u200b" if everybody else f"\\{sign[0]}"


def _capped(cluster: str) -> str:
    return cluster[:_MOST].rstrip("\u200c\u200d")  # a joiner at its end would take the next in
