"""The address that a feed means by a link, a web address or none."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from digests.sources.parse.markup import squeeze

MAX_LINK = 2_000
_BROKEN_LINE = re.compile(r"(?<!\s)\s*[\r\n]\s*")
_FEED_SCHEME = re.compile(r"feed:(?://(?=[^/])(?!https?:)|/*(?=https?:))", re.IGNORECASE)
_SCHEME = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
_HOST = re.compile(r"[^\s<>\"'\\^`{|}%]+")


def web_link(raw: str, base: str | None) -> str | None:
    """The http(s) address in `raw`, a relative one made whole by `base`; None where there is none that can be opened.

    White space at its ends and line breaks inside it are no part of it, other spaces are escaped. A user and password
    are left out: a feed behind a password must not hand it on in the links that are shown.
    """
    link = squeeze(_BROKEN_LINE.sub("", raw.strip()[: 2 * MAX_LINK])).replace("&amp;", "&").replace(" ", "%20")
    if not link or len(link) > MAX_LINK:
        return None
    if feed := _FEED_SCHEME.match(link):
        link = ("" if link[feed.end() :].lower().startswith("http") else "http://") + link[feed.end() :]
    if scheme := _SCHEME.match(link):
        link = f"{scheme[1].lower()}://{link[scheme.end() :]}"
    elif link.lower().startswith("www."):
        link = f"http://{link}"
    elif link.startswith("//") and not base:
        link = f"https:{link}"
    try:
        whole = urljoin(base or "", link)
        parts = urlsplit(whole)
        host = parts.netloc.rpartition("@")[2]
        usable = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    if not usable or not _HOST.fullmatch(host) or len(whole) > MAX_LINK:
        return None
    return urlunsplit(parts._replace(netloc=host))


def base_of(found: str, base: str | None) -> str | None:
    """The base for relative links where a feed names `found` as its own (xml:base); `base` where that is none."""
    return web_link(found, base) or base
