"""Addresses that show another view of a page: AMP, mobile and print, Google's caches, sessions. Pure spelling."""

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

_CACHE = re.compile(
    r"https?://(?:(?:www\.)?google(?:\.[a-z]{2,3}){1,2}/amp|(?:[a-z0-9-]+\.)?cdn\.ampproject\.org/(?:c|v|wp))"
    r"/(?P<s>s/)?(?P<address>[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?].*)?)",
    re.IGNORECASE,
)
"""https://www.google.com/amp/s/… and https://…cdn.ampproject.org/c/s/…: "s" says that the page itself is https."""
_REDIRECT = re.compile(r"https?://(?:www\.)?google(?:\.[a-z]{2,3}){1,2}/url\?(?P<query>.*)", re.IGNORECASE)
"""What Google's alerts link to."""
_HOSTS = frozenset({"m", "mobile", "amp"})
_SECOND = frozenset("co com org net ac edu gov gob gouv govt go or ne mil".split())
"""Second-level names under which countries let others register ("co.uk", "or.kr")."""
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sessionid)=[^/;]*|/\((?:[AFSX]\([^/()]*\))+\)(?=/)", re.IGNORECASE)
"""The servlet standard's parameter, PHP's, and ASP.NET's segment "(S(…))"."""
_ARTICLE = re.compile(r"\d|[-_].*[-_]|\w\.\w{2,5}$")
"""In the segment that names an article: a number, a slug of three words, or the ending of a file."""
_BEHIND = frozenset({"amp", "amp.html", "print", "print.html"})
_BEFORE = frozenset({"amp", "m", "mobile"})
"""Not "print": papers keep what was printed under it, and that is no view of something else."""
_SUFFIX = re.compile(r"(?<=\w)\.amp(?=(?:\.html?)?/?$)", re.IGNORECASE)
_INDEX = re.compile(r"(?<=/)index\.html?$", re.IGNORECASE)


def unwrapped(url: str) -> str | None:
    """The address inside that of an AMP cache or a Google redirect; None where `url` is neither."""
    if cached := _CACHE.fullmatch(url):
        return f"{'https' if cached['s'] else 'http'}://{cached['address']}"
    if not (redirect := _REDIRECT.fullmatch(url)):
        return None
    asked = parse_qs(redirect["query"])
    inner = next((asked[key][0] for key in ("url", "q") if key in asked), "")
    return inner if inner.startswith(("http://", "https://")) else None


def without_session(path: str) -> str:
    """`path` without the session ids that some servers write into it."""
    return _SESSION.sub("", path)


def main_view(url: str) -> str:
    """The address of the page of which `url`, an address of canonical spelling, may be the AMP, mobile or print view.

    Gone are "m." and the like before the host, and "/amp", "/print", "/m/" and "index.html" around an article's name.
    """
    parts = urlsplit(url)
    path = parts.path
    while (shorter := _main_path(path)) != path:
        path = shorter
    return urlunsplit(parts._replace(netloc=_main_host(parts.netloc), path=path))


def _main_host(host: str) -> str:
    """`host` (and port) without "m.", "mobile." or "amp."; with "www." where nothing else stands before the site."""
    labels = host.split(".")
    named = 3 if len(labels[-1]) == 2 and labels[-2:-1] and labels[-2] in _SECOND else 2
    own, site = labels[:-named], labels[-named:]
    kept = [re.sub(r"^m-(?=\w)", "", label) for label in own if label not in _HOSTS]
    return ".".join([*(kept or ["www"]), *site]) if kept != own else host


def _main_path(path: str) -> str:
    path = _SUFFIX.sub("", _INDEX.sub("", path))
    segments = path.split("/")  # the first is empty, and the last one behind a slash at the end
    filled = [place for place, segment in enumerate(segments) if segment]
    if len(filled) < 2:
        return path
    *_, before, last = filled
    if segments[last].lower() in _BEHIND and _ARTICLE.search(segments[before]):
        del segments[last]
        return "/".join(segments[: before + 1] if re.search(r"\w\.\w{2,5}$", segments[before]) else segments)
    if segments[1].lower() in _BEFORE and _ARTICLE.search(segments[last]):
        del segments[1]
    return "/".join(segments)
