"""What the entries of one feed are known by within it. Pure."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from digests.model import FeedEntry


def names_of(entries: Sequence[FeedEntry]) -> list[str]:
    """For each entry its guid, else its link, else a hash of title and date; a name that two entries share is no name.

    What repeats inside one feed says nothing (some feeds give every entry the same id), so the next name counts.
    Entries alike in all of these get the same name: they are one entry, listed twice.
    """
    guids = Counter(entry.guid for entry in entries if entry.guid)
    links = Counter(entry.url for entry in entries if entry.url)
    return [_name(entry, guids, links) for entry in entries]


def _name(entry: FeedEntry, guids: Counter[str], links: Counter[str]) -> str:
    if entry.guid and guids[entry.guid] == 1:
        return entry.guid
    if entry.url and links[entry.url] == 1:
        return entry.url
    said = "\n".join((entry.guid or "", entry.url or "", entry.title, str(entry.published or ""), entry.summary[:500]))
    return "sha256:" + hashlib.sha256(said.encode(errors="replace")).hexdigest()
