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
HIDDEN = "…"


def shown(url: str) -> str:
    """`url` with userinfo, fragment and token-like query values replaced; never raises."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return "an address that cannot be read"
    if ":" in host:
        host = f"[{host}]"
    authority = host if port is None else f"{host}:{port}"
    if "@" in parts.netloc:
        authority = f"{HIDDEN}@{authority}"
    query = "&".join(f"{_safe(key)}={_value(key, value)}" if value else _bare(key) for key, value in pairs)
    return urlunsplit((parts.scheme, authority, re.sub(r"[^!-~]", "", parts.path), query, ""))


def _value(key: str, value: str) -> str:
    return HIDDEN if _SECRET_KEY.search(key) or _TOKEN_LIKE.fullmatch(value) else _safe(value)


def _bare(key: str) -> str:
    return HIDDEN if _TOKEN_LIKE.fullmatch(key) else _safe(key)


def _safe(text: str) -> str:
    return quote(text, safe="-._~:/,@+")
