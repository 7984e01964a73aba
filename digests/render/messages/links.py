"""Links of ours: to the web only, with nothing that ends them early, and with their host in plain sight."""

import re
from urllib.parse import quote, urlsplit

from digests.compose.plain import plain
from digests.render.messages.harmless import cut, harmless

_LONGEST = 500
"""Longer addresses would cost a message too much of its text."""
_SAFE = "/?:!$&+,;=%"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_DISCORD = re.compile(r"(?:^|\.)(?:discord(?:app)?\.[a-z]+|dsc\.gg)$")
"""An article does not stand there, and an invitation is more than a link."""
_INVITING = re.compile(r"(?<=discord)\.|(?<=discordapp)\.", re.IGNORECASE)
_SHOWN_HOST = 80


def link(url: str | None) -> str:
    """“[news.example](https://news.example/paris)”, or the bare words where no safe link can be made; may be empty."""
    if not url:
        return ""
    found = address(url)
    if found is None:
        return harmless(cut(url, _SHOWN_HOST))
    host = urlsplit(found).netloc
    shown = host if len(host) <= _SHOWN_HOST else f"…{host[-_SHOWN_HOST:]}"  # whose it is, is said at its end
    return f"[{shown}]({found})" if len(found) <= _LONGEST else f"{shown} (an address too long to link)"


def address(url: str) -> str | None:
    """`url` percent-encoded for a link of Discord; None when it is not plainly a page on the web.

    An address that hides its host behind a name and an @ is none, nor is one of Discord's own.
    """
    try:
        parts = urlsplit(plain(url))
        port = f":{parts.port}" if parts.port else ""
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    if _DISCORD.search(host):
        return None
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_encoded(parts.path) or '/'}{query}{fragment}"


def _encoded(part: str) -> str:
    """Also without @everyone and invitations, which Discord would find inside an address."""
    return _INVITING.sub("%2E", _STRAY_PERCENT.sub("%25", quote(part, safe=_SAFE, errors="replace")))
