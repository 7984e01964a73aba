"""One spelling for each address, so that one page has one identity."""

import re
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, urlsplit, urlunsplit

from digests.sources.parse.views import main_view, unwrapped, without_session

_PORTS = {"http": 80, "https": 443}
_MAX_URL = 8_000
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_AMP = re.compile(r"^(?:amp;)+")
"""What is left of "&amp;" where an address was escaped once too often."""


@cache
def tracking_parameters() -> tuple[frozenset[str], tuple[str, ...]]:
    """Query parameters that name no page: whole ones, and beginnings (written with a final *). Lower case.

    A whole one is a name ("fbclid"), which goes with any value, or a name with its value ("ref=rss", "rss=").
    """
    lines = files(__package__).joinpath("tracking.txt").read_text(encoding="utf-8").splitlines()
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(n for n in names if not n.endswith("*")), tuple(n[:-1] for n in names if n.endswith("*"))


def canonical_url(url: str) -> str:
    """`url` as the address of the page itself: without what tracks the reader and what only asks for another view.

    Gone are tracking parameters, fragment, default port, userinfo, session ids, needless differences of spelling, and
    what makes it the AMP, mobile or print view. What may name another page stays: the scheme (a stored address keeps
    its identity, and where a site has moved to https the page's own canonical link says so), a slash at the end, the
    order of parameters. What is no http(s) address, or longer than 8,000 characters, comes back as it is but for the
    white space around it. Applying it twice changes nothing.
    """
    url = url.strip()
    found = _spelled(url)
    if found is None:
        return url
    while (nearer := unwrapped(found) or main_view(found)) != found and (spelled := _spelled(nearer)):
        found = spelled
    return found


def _spelled(url: str) -> str | None:
    """`url` without needless differences of spelling, tracking and sessions; None where it is no web address."""
    if len(url) > _MAX_URL:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = _host(parts)
    if parts.scheme not in _PORTS or not host:
        return None
    authority = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    # A fragment names a place on a page, but for sites that are one page and name their articles so.
    fragment = _escapes(parts.fragment) if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit((parts.scheme, authority, _path(parts.path), _query(parts.query), fragment))


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
    segments = without_session(_escapes(path)).split("/")[1:]
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
    pairs = (_AMP.sub("", pair) for pair in _escapes(query).split("&"))
    return "&".join(pair for pair in pairs if pair and not _names_no_page(pair))


def _names_no_page(pair: str) -> bool:
    name, _, value = pair.lower().partition("=")
    whole, beginnings = tracking_parameters()
    return name in whole or f"{name}={value}" in whole or f"{name}={value}".startswith(beginnings)


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
