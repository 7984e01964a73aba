"""What is found in one entry of any feed, cleaned."""

import re
from dataclasses import dataclass, field

from digests.model import FeedEntry
from digests.sources.parse.dates import EASTMOST, UNSET, read_date
from digests.sources.parse.home import Home
from digests.sources.parse.links import web_link
from digests.sources.parse.markup import squeeze, to_line
from digests.sources.parse.scraps import Scrap

_MAX_ID = 2_000
_MAX_AUTHOR = 200
_MAX_DATE = 120
_MAILBOX = re.compile(r"(?<![^\s()<>@])[^\s()<>@]++@[^\s()<>@]++")


@dataclass(slots=True, kw_only=True)
class Found:
    """What an entry says of itself, each list in the order of belief, as it stands in the feed."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str | None]] = field(default_factory=list)
    """Each with the base that a relative one is meant with."""
    titles: list[Scrap] = field(default_factory=list)
    summaries: list[Scrap] = field(default_factory=list)
    contents: list[Scrap] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)


def entry_of(found: Found, home: Home) -> FeedEntry | None:
    """The entry, or None where it has neither a title, nor a link, nor a text.

    A date without a zone is meant in the zone of `home`. The fullest text is the content; a summary in paragraphs is
    the content where there is no other, for RSS has no other place for a full text.
    """
    content = max((scrap for scrap in found.contents), key=lambda scrap: len(scrap.words.strip()), default=Scrap(""))
    summary = next((scrap for scrap in found.summaries if scrap.words.strip()), Scrap(""))
    told = summary.text
    full = content.text
    if not full and summary.in_paragraphs:
        full = told
    dates = (read_date(raw[:_MAX_DATE], zone=home.zone, month_first=home.month_first) for raw in found.dates)
    told_dates = list(filter(None, dates))
    date = next((date for date in told_dates if abs(date.at - UNSET) > EASTMOST), next(iter(told_dates), None))
    entry = FeedEntry(
        guid=next(filter(None, (squeeze(raw[:_MAX_ID]) for raw in found.ids)), None),
        url=next(filter(None, (web_link(raw, base) for raw, base in found.links)), None),
        title=next(filter(None, (scrap.line for scrap in found.titles)), ""),
        summary=told,
        content=full,
        author=authors_of(found.authors),
        published=date.at if date else None,
        zone_offset=date.offset if date else None,
    )
    return entry if entry.title or entry.url or entry.content or entry.summary else None


def authors_of(names: list[str]) -> str | None:
    """The names, each once, without mail addresses where there is a name beside one."""
    found = dict.fromkeys(filter(None, map(_author, names[:20])))
    return ", ".join(found)[:_MAX_AUTHOR].rstrip(", ") or None


def _author(raw: str) -> str:
    line = to_line(raw[: 5 * _MAX_AUTHOR])
    if not _MAILBOX.search(line):
        return line
    name = squeeze(_MAILBOX.sub(" ", line)).strip(" <>,;:")
    bare = name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name  # RSS: "a@b.example (A. B.)"
    return bare or line
