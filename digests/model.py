"""What is known, one small frozen type a stage: FeedEntry → Article → Event → Story → Digest.

`Event` is a public contract (`schema: 1`); its JSON Schema is generated into docs/event.schema.json by
`digests.contract` and checked by a test. Country codes are ISO 3166-1 alpha-2, `XK` for Kosovo, `EU` and `UN`;
other organisations have short names that no country code takes (`NATO`, `ASEAN`, `AFU` for the African Union).
Importing this module loads neither the database layer nor the parser.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

Kind = Literal["meeting", "visit", "call", "multilateral", "agreement", "pledge"]
Status = Literal["planned", "under_way", "held", "postponed", "cancelled"]
Role = Literal["news", "background"]
Strength = Literal["signed", "agreed", "pledged", "offered", "on_table"]
Precision = Literal["minute", "day", "month", "vague"]
Capacity = Literal["participant", "host"]
Standing = Literal["venue", "older_party", "subject"]
Skipped = Literal["language", "empty", "too_long", "time"]

STRENGTHS: tuple[Strength, ...] = ("on_table", "offered", "pledged", "agreed", "signed")
"""How strong an outcome may be, rising."""
BINDING: frozenset[Strength] = frozenset({"agreed", "signed"})
"""What both sides did."""
SCHEMA = 1
"""The version of the event contract."""


def _as(name: str) -> str:
    """`as` is a keyword in Python and a key in the contract."""
    return "as" if name == "as_" else name


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry as a feed gave it; nothing fetched, nothing decided. Times are aware, in UTC."""

    guid: str | None
    url: str | None
    title: str
    summary: str = ""
    content: str = ""
    """The entry's own full content in paragraphs of plain text, empty when the feed carries none."""
    author: str | None = None
    published: datetime | None = None
    zone_offset: int | None = None
    """Minutes east of UTC that the feed's date was written in, when it said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text with what is known of its source. `text` is immutable: an edit makes a new revision."""

    id: str
    """Stable identity: the canonical URL, else the feed's guid, else `sha256:` of the text."""
    url: str | None
    title: str
    text: str
    published: datetime | None
    """Aware, in UTC."""
    publisher: str | None = None
    publisher_country: str | None = None
    zone: str | None = None
    """The publisher's IANA zone, in which its relative dates are meant."""
    language: str | None = None
    author: str | None = None
    """As the feed or the page names him."""
    published_offset: int | None = None
    """Minutes east of UTC that the source wrote `published` in, when it said so."""


@dataclass(frozen=True, slots=True)
class Span:
    """`text == revision.text[start:end]`: offsets in characters into one revision's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part, printed as the article prints it; a country's unnamed side has neither name nor office."""

    name: str | None = None
    office: str | None = None
    organisation: str | None = None
    country: str | None = None
    capacity: Capacity = "participant"
    as_printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where it happened, in the article's words; `city` and `country` when they are known."""

    text: str
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date that keeps its precision and its raw words.

    minute: `start` (and `end`, if given) are ISO date-times with an offset, `zone` an IANA name.
    day: ISO dates, both inclusive. month: first and last day of the month. vague: outer bounds, or null.
    """

    start: str | None
    end: str | None
    precision: Precision
    zone: str | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it, as strong as the words allow. `text` is a short clause of the article."""

    strength: Strength
    by: tuple[str, ...] = ()
    form: str | None = None
    text: str = ""
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A country in the article that did not take part."""

    __pydantic_config__: ClassVar[dict[str, Callable[[str], str] | bool]] = {
        "alias_generator": _as,
        "populate_by_name": True,
    }

    code: str
    as_: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One contact, agreement or pledge as one article tells it. The JSON of this type is the public contract."""

    schema: Literal[1] = 1
    kind: Kind
    form: str | None = None
    status: Status
    role: Role
    participants: tuple[Participant, ...]
    countries: tuple[str, ...]
    """The participants' codes, sorted, unique."""
    venue: Venue | None = None
    when: When | None = None
    outcomes: tuple[Outcome, ...] = ()
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Span, ...]
    confidence: float
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A statement about the state of relations between two countries: context, never an event."""

    countries: tuple[str, str]
    what: Literal["established", "severed", "restored"]
    when: When | None
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one article yields. `skipped` says why nothing was read, when nothing was."""

    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    skipped: Skipped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event where it stands: in which article, from whom, when. What stories are made of."""

    event_id: int
    article_id: int
    revision_id: int
    ordinal: int
    """The event's place in its article, from 0."""
    event: Event
    title: str
    url: str | None
    publisher: str | None
    publisher_country: str | None
    zone: str | None
    reported_at: datetime
    """Publication in UTC; where the article has no date, when it was first stored."""
    dated: bool = True
    """False when `reported_at` is the time of storing."""
    content_hash: str = ""
    """The text's hash: one wire text in three papers counts as one source."""
    first_seen_at: datetime | None = None
    """When its article was first stored."""
    news_at: datetime | None = None
    """When it counts as told; None: at `reported_at`. A scheduled digest counts by what was known when."""

    @property
    def told_at(self) -> datetime:
        """When it counts as told: what was told in a digest's window is new there."""
        return self.news_at or self.reported_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact of a story that a later report changed, or that two sources tell differently."""

    field: Literal["status", "when", "venue", "outcome"]
    old: str
    new: str
    at: datetime
    disagreement: bool = False
    old_source: str | None = None
    new_source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event and all its reports, oldest first; the facts are those of the best latest report."""

    id: int
    kind: Kind
    form: str | None
    status: Status
    role: Role
    participants: tuple[Participant, ...]
    countries: tuple[str, ...]
    venue: Venue | None
    when: When | None
    outcomes: tuple[Outcome, ...]
    mentions: tuple[Mention, ...]
    confidence: float
    reports: tuple[Report, ...] = field(default=())
    changes: tuple[Change, ...] = ()


JSON = dict[str, Any]
"""A decoded JSON object."""
