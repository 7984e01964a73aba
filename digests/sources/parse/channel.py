"""What a feed gives besides its entries, and the feed that all of it makes."""

from collections import Counter
from dataclasses import dataclass, field, replace

from digests.model import FeedEntry
from digests.sources.parse.elements import Element, name_of
from digests.sources.parse.entry import Found, authors_of, entry_of
from digests.sources.parse.fields import author_names, link_of, words_of
from digests.sources.parse.hints import wait_of
from digests.sources.parse.home import Home, home_of
from digests.sources.parse.links import web_link
from digests.sources.parse.markup import squeeze
from digests.sources.parse.parsed import ParsedFeed
from digests.sources.parse.scraps import Scrap, scrap_of
from digests.sources.parse.tidy import MOST_ELEMENTS

_TITLES = frozenset({"title", "dc:title"})
_WORDS = frozenset({"language", "dc:language", "ttl", "sy:updateperiod", "sy:updatefrequency"})
_MAX_LANGUAGE = 35
MOST_TAGS = 500_000
"""In the texts of all entries together: 100 for each of 5,000."""


@dataclass(slots=True)
class Gathered:
    """What was read so far of the feed at `url`; entries beyond `max_entries` are only counted."""

    url: str | None
    max_entries: int
    sound: bool = True
    cut: bool = False
    titles: list[Scrap] = field(default_factory=list)
    sites: list[tuple[int, str, str | None]] = field(default_factory=list)
    """The feed's own page: rank, address, and what a relative one is meant with."""
    authors: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    entries: list[FeedEntry] = field(default_factory=list)
    seen: int = 0
    tags: int = 0
    """Of all the texts that were read."""
    home: Home = field(init=False)

    def __post_init__(self) -> None:
        self.home = home_of(None, self.url)

    def wants_more(self) -> bool:
        """Count one more entry. False where it is not to be read."""
        self.seen += 1
        return self.seen <= self.max_entries

    def add(self, found: Found) -> None:
        """Keep an entry, if it says anything; without its texts where the feed's markup was too much before."""
        if self.tags > MOST_TAGS:
            found.summaries.clear()
            found.contents.clear()
        self.tags += sum(scrap.words.count("<") for scrap in (*found.summaries, *found.contents))
        if entry := entry_of(found, self.home):
            self.entries.append(entry)

    def feed(self) -> ParsedFeed:
        """The feed. An entry that names no author has that of an Atom feed (RFC 4287, 4.2.1)."""
        author = authors_of(self.authors)
        entries = tuple(entry if entry.author else replace(entry, author=author) for entry in self.entries)
        sites = (web_link(link, base) for _, link, base in sorted(self.sites, key=lambda site: site[0]))
        language = self.words.get("language") or self.words.get("dc:language") or ""
        return ParsedFeed(
            title=next(filter(None, (title.line for title in self.titles)), ""),
            entries=entries,
            problems=tuple(self._problems(entries)),
            language=squeeze(language)[:_MAX_LANGUAGE] or None,
            site_url=next(filter(None, sites), None),
            wait=wait_of(self.words),
        )

    def _problems(self, entries: tuple[FeedEntry, ...]) -> list[str]:
        problems = []
        if not self.sound:
            problems.append("The feed is not well-formed; what could be read was read.")
        if self.cut:
            problems.append(f"The feed holds more than {MOST_ELEMENTS} elements; those after them were left out.")
        if self.tags > MOST_TAGS:
            problems.append(f"The feed's texts hold more than {MOST_TAGS} tags; those after them were left out.")
        if self.seen > self.max_entries:
            problems.append(f"The feed holds {self.seen} entries; the first {self.max_entries} were read.")
        repeated = sum(count - 1 for count in Counter(entry.guid for entry in entries if entry.guid).values())
        if repeated:
            problems.append(f"{repeated} entries repeat the id of another entry.")
        if entries and (empty := sum(entry.published is None for entry in entries)):
            problems.append(f"{empty} of {len(entries)} entries have no date that can be read.")
        return problems


def gather_field(element: Element, gathered: Gathered) -> None:
    """Keep what an element of the channel says, if it is one of those that are read."""
    name = name_of(element)
    if name in _TITLES and len(gathered.titles) < 10:
        gathered.titles.append(scrap_of(element))
    elif name in _WORDS:
        gathered.words.setdefault(name, words_of(element))
    elif name == "link" and len(gathered.sites) < 10 and (link := link_of(element, gathered.url)):
        gathered.sites.append(link)
    elif name == "author" and str(element.tag).lower().startswith("{http://www.w3.org/2005/atom}"):
        gathered.authors += author_names(element)
