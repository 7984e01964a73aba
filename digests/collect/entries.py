"""What the entries of one feed are known by within it. Pure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from digests.model import FeedEntry
from digests.sources.parse.canonical import canonical_url

_BEGINNING = 500
"""Characters of a text that tell it from another."""


def names_of(entries: Sequence[FeedEntry]) -> list[str]:
    """For each entry its guid, else its link, else `sha256:` of its title; neither its place nor its date counts.

    A guid or link that different entries share is no name, and where most of a feed's guids or links are shared none of
    them is: some feeds give every entry the same id, or the address of their home page. A title that different entries
    share is told apart by link, id and text, and only what is alike in all of these by its date, which publishers move.
    An entry that is listed twice has one name, also where it was edited between.
    """
    trusted_links = _trusted((entry.url, entry.title) for entry in entries)
    trusted_guids = _trusted((entry.guid, entry.title) for entry in entries)
    links = _telling((entry.url, entry.guid or entry.title) for entry in entries if trusted_links)
    guids = _telling(
        (entry.guid, (trusted_links and _address(entry)) or entry.title) for entry in entries if trusted_guids
    )
    said = [_said(entry) for entry in entries]
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for by_title, by_text, by_date in said:
        longer[by_title].add(by_text)
        longer[by_text].add(by_date)
    names = []
    for entry, (by_title, by_text, by_date) in zip(entries, said, strict=True):
        if entry.guid in guids:
            names.append(entry.guid)
        elif entry.url in links:
            names.append(entry.url)
        elif len(longer[by_text]) > 1:
            names.append(by_date)
        else:
            names.append(by_title if entry.title and len(longer[by_title]) == 1 else by_text)
    return names


def _bearers(pairs: Iterable[tuple[str | None, str]]) -> dict[str, set[str]]:
    """Of pairs of an id and a bearer of it, all bearers of each id."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for one, bearer in pairs:
        if one:
            bearers[one].add(bearer)
    return bearers


def _trusted(pairs: Iterable[tuple[str | None, str]]) -> bool:
    """Whether at least half of those that bear an id have it for themselves."""
    several = [len(bearers) for bearers in _bearers(pairs).values()]
    return 2 * several.count(1) >= sum(several)


def _telling(pairs: Iterable[tuple[str | None, str]]) -> frozenset[str]:
    """The ids that have one bearer."""
    return frozenset(one for one, bearers in _bearers(pairs).items() if len(bearers) == 1)


def _address(entry: FeedEntry) -> str:
    """The entry's link in one spelling: "http" and "https" are one page."""
    return canonical_url(entry.url).partition("://")[2] if entry.url else ""


def _said(entry: FeedEntry) -> tuple[str, str, str]:
    """Names by the title; by all that the entry says but its date; and by its date too."""
    text = (entry.url or "", entry.guid or "", entry.summary[:_BEGINNING], entry.content[:_BEGINNING])
    return (
        _digest("title", entry.title),
        _digest("text", entry.title, *text),
        _digest("date", entry.title, *text, str(entry.published or "")),
    )


def _digest(*parts: str) -> str:
    return "sha256:" + hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()
