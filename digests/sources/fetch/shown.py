"""Addresses as a person or a log may see them: without their secrets."""

import re
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

_SECRET_KEY = re.compile(
    r"key|token|secret|pass|pwd|auth|sig|session|sid$|credential|code$|hash|ticket|user|login|mail|access|jwt|bearer",
    re.IGNORECASE,
)
_TOKEN_LIKE = re.compile(
    r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9+/=_.~-]{16,}|[0-9a-fA-F]{16,}|[A-Za-z0-9+/=_~-]{32,}"
)
_KEY_LIKE = re.compile(r"(?=.*\d)(?=.*[A-Fa-f])[0-9A-Fa-f-]{16,}")
_USERINFO = re.compile(r"(?<![^/])[^/@:]*+:[^/@]*+@")
_LONGEST = 500
HIDDEN = "…"


def shown(url: str) -> str:
    """`url` with userinfo, fragment and token-like query values replaced, at most 500 characters; never raises."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        pairs = parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True)
    except ValueError:
        return "an address that cannot be read"
    query = "&".join(f"{_safe(key)}={_value(key, value)}" if value else _bare(key) for key, value in pairs)
    if not parts.netloc and "@" in parts.path:  # no such address, and what stands before the @ may be a password
        whole = f"{HIDDEN}@{_path(parts.path.rpartition('@')[2])}"
    else:
        whole = urlunsplit((parts.scheme, _authority(parts.netloc, host, port), _path(parts.path), query, ""))
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + HIDDEN


def _authority(netloc: str, host: str, port: int | None) -> str:
    host = "".join(character for character in host if character.isalnum() or character in "-._:%")
    if ":" in host:
        host = f"[{host}]"
    authority = host if port is None else f"{host}:{port}"
    return f"{HIDDEN}@{authority}" if "@" in netloc else authority


def _path(path: str) -> str:
    """What can be printed of it, without the userinfo of an address inside it and without what only a token looks like.

    Feeds for one reader are often known by such a part of their path: "/feed/private/0b9fa1c27d3e4f5a/rss.xml".
    """
    printed = _USERINFO.sub(f"{HIDDEN}@", re.sub(r"[^!-~]", "", path))
    return "/".join(HIDDEN if _KEY_LIKE.fullmatch(part) else part for part in printed.split("/"))


def _value(key: str, value: str) -> str:
    hidden = _SECRET_KEY.search(key) or _TOKEN_LIKE.fullmatch(value) or "=" in value or "@" in value
    return HIDDEN if hidden else _safe(value)


def _bare(key: str) -> str:
    return HIDDEN if _TOKEN_LIKE.fullmatch(key) or "@" in key else _safe(key)


def _safe(text: str) -> str:
    return quote(text, safe="-._~:/,@+", errors="replace")
