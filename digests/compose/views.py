"""What a person is shown, ready for the terminal, Discord or JSON: frozen, and free of control characters.

Text fields never hold markup; only `Quote.text` is raw, for it stands in the article letter by letter. A clock time
stands twice: in words (`Moment.text`) and as an instant, so that a front which can show it in the reader's own zone
does so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from digests.model import Kind, Precision, Status, Strength

Stage = Literal["planned", "under_way", "held", "postponed", "cancelled", "due", "closed"]
"""A story's status as the clock shows it: `due` and `closed` are never stored."""


@dataclass(frozen=True, slots=True)
class Window:
    """The time that a digest covers: after `start`, up to and including `end`. Both aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When, in words. `instant` and `until` (aware, UTC) are given for clock times only, never for bare dates."""

    text: str
    precision: Precision
    instant: datetime | None = None
    until: datetime | None = None
    local: str | None = None
    """The clock time at the venue: “16:30 there”."""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """What a line stands on: one event of one revision; `number` is the source's number in this view."""

    number: int
    event_id: int
    article_id: int
    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article that some line stands on. `same_text_as` is the number of an earlier source with the same text."""

    number: int
    article_id: int
    revision_id: int
    title: str
    url: str | None
    publisher: str | None
    publisher_country: str | None
    reported_at: datetime
    dated: bool
    date_text: str
    same_text_as: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The article's own words: `text == revision.text[start:end]`, as they are, so a front has to make them harmless.

    `number` is the source's number in this view; publisher, date and address are the source's.
    """

    number: int
    event_id: int | None
    """None for a statement on ties, which is no event."""
    article_id: int
    revision_id: int
    start: int
    end: int
    text: str
    publisher: str | None
    date_text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One thing under a line; `strength` when it is an outcome. Its evidence is part of its line's."""

    text: str
    strength: Strength | None = None
    refs: tuple[Ref, ...] = ()
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One story in words. `text` has at most 200 characters and holds the parts before it, joined.

    `status` is what the reports say, `stage` the same as the clock shows it.
    """

    story_ids: tuple[int, ...]
    kind: Kind
    """What the leading story is: a pledge is one side's word, and no meeting."""
    status: Status
    stage: Stage
    flags: str
    who: str
    place: str
    when: Moment | None
    what: str
    text: str
    bullets: tuple[Bullet, ...] = ()
    refs: tuple[Ref, ...] = ()
    evidence: tuple[Quote, ...] = ()
    """All that the line and its bullets stand on, in the order of the sources."""
    names: tuple[str, ...] = ()
    """The people named in `text`, for a front that prints them bold."""
    countries: tuple[str, ...] = ()
    confidence: float = 1.0
    unsure: bool = False
    """True below the confidence that a digest asks for; only look-ups hold such lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its lines. `empty` is printed in their place when there is none; `note` follows them."""

    key: str
    emoji: str
    title: str
    lines: tuple[Line, ...] = ()
    empty: str = ""
    note: str = ""
    hidden: int = 0
    """Lines that a look-up has no room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers of the first line."""

    agreements: int
    held: int
    under_way: int
    ahead: int
    awaiting: int
    called_off: int
    articles: int
    publishers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a window tells. `sections` hold at most 12 stories in all, `more` the rest under the same headings."""

    title: str
    window: Window
    as_of: datetime
    zone: str
    counts: Counts
    count_line: str
    sections: tuple[Section, ...]
    more: tuple[Section, ...]
    coverage: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A statement about ties that was stored with its sentence: “ties cut in 1959”."""

    text: str
    number: int
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryView:
    """What is stored about one country or organisation, as of a time."""

    code: str
    name: str
    flag: str
    as_of: datetime
    summary: str
    sections: tuple[Section, ...]
    context: tuple[Context, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The stories that one question finds: a person's, what is coming up, what was agreed."""

    title: str
    as_of: datetime
    summary: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """What is stored between two countries or organisations, as of a time."""

    codes: tuple[str, str]
    title: str
    as_of: datetime
    summary: str
    sections: tuple[Section, ...]
    context: tuple[Context, ...]
    sources: tuple[Source, ...]
