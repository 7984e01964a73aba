"""What Discord would make of a text, after its own rules and without our code: enough to see what should not be there.

The signs are those of https://support.discord.com/hc/articles/210298617 and
https://docs.discord.com/developers/reference (“Message Formatting”).
"""

import re
from urllib.parse import urlsplit

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_LINK = re.compile(r"\[((?:\[[^\]]*\]|[^\[\]])*)\]\(\s*(\S*?)(?:\s[^)]*)?\)")
_ON_THE_WIRE = {
    "everybody": re.compile(r"@(?:everyone|here)", re.IGNORECASE),
    "user": re.compile(r"<@!?\d+>"),
    "role": re.compile(r"<@&\d+>"),
    "channel": re.compile(r"<#\d+>"),
    "custom emoji": re.compile(r"<a?:\w+:\d+>"),
    "command": re.compile(r"</[\w -]+:\d+>"),
    "invitation": re.compile(r"discord(?:app)?\.(?:gg|com/invite)/", re.IGNORECASE),
}
"""Looked for in the raw text, backslashes or not."""
_SHOWN = {
    "link": _LINK,
    "address": re.compile(r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]", re.IGNORECASE),
    "angle": re.compile(r"<[^\s>]+>"),
    "emoji": re.compile(r":\w+:"),
    "style": re.compile(r"[*_~|`]"),
    "heading": re.compile(r"^ *#{1,3}\s", re.MULTILINE),
    "list": re.compile(r"^ *(?:[-+*]|\d+[.)])\s", re.MULTILINE),
    "quote": re.compile(r"^ *>(?:>>)?\s", re.MULTILINE),
    "small": re.compile(r"^-#\s", re.MULTILINE),
    "lines": re.compile(r"[\n\r\v\f\x85\u2028\u2029]"),
    "invisible": re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"),
}


def masked(text: str) -> str:
    """`text` with every escaped sign replaced by one that says nothing."""
    return _ESCAPED.sub("·", text)


def shown(text: str) -> str:
    """`text` as a reader sees it, when it holds nothing but escaped signs and our empty character."""
    return _ESCAPED.sub(r"\1", text).replace("\u200b", "")


def syntax(text: str) -> set[str]:
    """All that Discord would read in `text`, by name; nothing for harmless words."""
    on_the_wire = {name for name, pattern in _ON_THE_WIRE.items() if pattern.search(text)}
    return on_the_wire | {name for name, pattern in _SHOWN.items() if pattern.search(masked(text))}


def ours(text: str) -> set[str]:
    """What Discord would read in a whole block beyond what we write ourselves: bold, small print, quotes, clock times,
    one title, and links that show the host that they lead to.
    """
    rest = re.sub(r"<t:-?\d+:[tfF]>", "", masked(text))
    rest = _LINK.sub(lambda link: "" if _shows_its_host(link) else link[0], rest)
    rest = re.sub(r"^(?:-# |> |## )", "", rest, flags=re.MULTILINE)
    rest = "\n".join(re.sub(r"\*\*(?!\*)[^*]+\*\*", "", line) for line in rest.split("\n"))
    found = {name for name, pattern in _ON_THE_WIRE.items() if pattern.search(text)}
    return found | {name for name, pattern in _SHOWN.items() if name != "lines" and pattern.search(rest)}


def _shows_its_host(link: re.Match[str]) -> bool:
    to = urlsplit(link[2])
    return to.scheme in ("http", "https") and to.netloc == link[1] and not re.search(r"[()<>\[\]\\\s]", link[2])
