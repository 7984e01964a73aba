"""One spelling for each address, so that one page has one identity."""

import re
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_MAX_URL = 8_000
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@cache
def tracking_parameters() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of query parameters that only track the reader: whole names, and beginnings (written with a final *)."""
    lines = files(__package__).joinpath("tracking.txt").read_text(encoding="utf-8").splitlines()
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(n for n in names if not n.endswith("*")), tuple(n[:-1] for n in names if n.endswith("*"))


def canonical_url(url: str) -> str:
    """`url` without tracking parameters, fragment, default port, userinfo and needless spelling differences.

    What is no http(s) address, or longer than 8,000 characters, comes back as it is but for the white space around it.
    Applying it twice changes nothing.
    """
    url = url.strip()
    if len(url) > _MAX_URL:
        return url
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = _host(parts)
    if parts.scheme not in _PORTS or not host:
        return url
    authority = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((parts.scheme, authority, _path(parts.path), _query(parts.query), ""))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return ""
    return host if re.fullmatch(r"[a-z0-9._-]+", host) else ""


def _path(path: str) -> str:
    """The path with dot segments resolved (RFC 3986, 5.2.4) and escapes in one spelling (6.2.2)."""
    kept: list[str] = []
    segments = _escapes(path).split("/")[1:]
    for place, segment in enumerate(segments):
        last = place == len(segments) - 1
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
        if last and segment in {".", ".."}:
            kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    names, beginnings = tracking_parameters()
    kept = []
    for pair in _escapes(query).split("&"):
        key = pair.partition("=")[0].lower()
        if pair and key not in names and not key.startswith(beginnings):
            kept.append(pair)
    return "&".join(kept)


def _escapes(text: str) -> str:
    """Escapes in capitals, those of unreserved characters undone, and what may not stand in an address escaped."""

    def spelled(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    # An escape can be undone into the digits of another (%2541): undo until nothing changes.
    while (undone := _ESCAPE.sub(spelled, text)) != text:
        text = undone
    return re.sub(
        r"[^!-~]|[\"<>\\^`{|}]", lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode(errors="replace")), text
    )
