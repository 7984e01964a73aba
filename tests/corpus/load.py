"""The corpus as values: each file an article with its gold, quotes found in the text, every code and label checked."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from digests.model import (
    Article,
    Capacity,
    Event,
    Kind,
    Mention,
    Outcome,
    Participant,
    Precision,
    Role,
    Span,
    Standing,
    Status,
    Strength,
    Venue,
    When,
)
from digests.places.names import is_code
from digests.places.tag import tag

SetName = Literal[
    "open",
    "blind",
    "unseen",
    "fresh",
    "opened",
    "sealed",
    "closed",
    "kept",
    "shut",
    "locked",
    "barred",
    "bolted",
    "chained",
    "latched",
    "fastened",
    "riveted",
]
SETS: tuple[SetName, ...] = get_args(SetName)
READ: tuple[SetName, ...] = ("open", "blind", "opened")
"""The sets whose texts and misses were read; the others measure, and nothing is learnt from them."""

_ROOT = Path(__file__).parent
_ARTICLE = frozenset("id about title url published publisher publisher_country zone text events".split())
_EVENT = frozenset(
    "kind form status role main participants venue when outcomes mentions evidence doubt".split()
)  # the keys of one [[events]] table


class CorpusError(Exception):
    """A file of the corpus breaks its format; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One event as it should be read. `doubt` says why another reader could decide otherwise."""

    event: Event
    main: bool = False
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One article, what it is there for, and all that it reports."""

    about: str
    article: Article
    events: tuple[Gold, ...]

    @property
    def id(self) -> str:
        """Its set and number, such as "open-07"."""
        return self.article.id


def load_set(name: SetName) -> tuple[GoldArticle, ...]:
    """All articles of one set in the order of their numbers. Raises CorpusError."""
    return tuple(load_article(path) for path in paths(name))


def load_folder(folder: Path) -> tuple[GoldArticle, ...]:
    """All articles of a folder that is no set of ours, in the order of their names. Raises CorpusError."""
    return tuple(load_article(path) for path in sorted(folder.glob("*.toml")))


def paths(name: SetName) -> tuple[Path, ...]:
    """The files of one set, in the order of their numbers."""
    return tuple(sorted((_ROOT / name).glob("*.toml")))


def load_article(path: Path) -> GoldArticle:
    """The article of one file. Raises CorpusError."""
    try:
        return read_article(path.read_text("utf-8"))
    except CorpusError as error:
        raise CorpusError(f"{path.name}: {error}") from error


def read_article(written: str) -> GoldArticle:
    """The article of a file's text. Raises CorpusError."""
    try:
        raw = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"no TOML: {error}") from error
    _known(raw, _ARTICLE, "the article")
    text = _text(raw, "text")
    zone = raw.get("zone")
    country = raw.get("publisher_country")
    if country not in {None, "INT"}:
        _code(country)
    article = Article(
        id=_text(raw, "id"),
        url=raw.get("url"),
        title=_text(raw, "title"),
        text=text,
        published=_published(raw.get("published"), zone),
        publisher=raw.get("publisher"),
        publisher_country=country,
        zone=zone,
    )
    events = tuple(_gold(one, text) for one in raw.get("events", ()))
    return GoldArticle(about=_text(raw, "about"), article=article, events=events)


def parties(event: Event) -> frozenset[str]:
    """Who takes part: codes, and by their printed name those that have none (rebels who negotiate)."""
    return frozenset(code for p in event.participants if (code := party(p)))


def party(participant: Participant) -> str:
    """The code of one participant, also where gold gives only a name that has one ("Houthis"), else the name."""
    name = participant.organisation or participant.name or participant.as_printed
    return participant.country or next((t.code for t in tag(name) if t.text == name), name)


def find(quote: str, text: str) -> Span:
    """Where `quote` stands. Raises CorpusError unless it stands there exactly once."""
    start = text.find(quote) if quote else -1
    if start < 0:
        raise CorpusError(f"the text does not hold the quote {quote!r}")
    if text.find(quote, start + 1) >= 0:
        raise CorpusError(f"the text holds the quote more than once, lengthen it: {quote!r}")
    return Span(start, start + len(quote), quote)


def _gold(raw: dict[str, Any], text: str) -> Gold:
    _known(raw, _EVENT, "an event")
    participants = tuple(_participants(raw.get("participants", ())))
    spans = tuple(find(quote, text) for quote in raw.get("evidence", ()))
    if not participants or not spans:
        raise CorpusError(f"an event needs participants and evidence: {raw.get('evidence')!r}")
    event = Event(
        kind=_label(raw, "kind", Kind),
        form=raw.get("form"),
        status=_label(raw, "status", Status),
        role=_label(raw, "role", Role),
        participants=participants,
        countries=tuple(sorted({p.country for p in participants if p.country})),
        venue=_venue(raw.get("venue")),
        when=_when(raw.get("when")),
        outcomes=tuple(_outcomes(raw.get("outcomes", ()), participants)),
        mentions=tuple(_mentions(raw.get("mentions", ()))),
        evidence=spans,
        confidence=1.0,
        extractor="gold",
    )
    return Gold(event=event, main=raw.get("main", False), doubt=raw.get("doubt"))


def _participants(raws: list[dict[str, Any]]) -> Iterator[Participant]:
    for raw in raws:
        _known(raw, frozenset("name office organisation country capacity".split()), "a participant")
        if (code := raw.get("country")) is not None:
            _code(code)
        elif not raw.get("organisation"):
            raise CorpusError(f"a participant has neither country nor organisation: {raw!r}")
        capacity = _label({"capacity": "participant", **raw}, "capacity", Capacity)
        yield Participant(**{**raw, "capacity": capacity, "as_printed": raw.get("organisation") or ""})


def _venue(raw: dict[str, Any] | None) -> Venue | None:
    if raw is None:
        return None
    _known(raw, frozenset({"city", "country"}), "a venue")
    if (code := raw.get("country")) is not None:
        _code(code)
    return Venue(text=raw.get("city") or "", city=raw.get("city"), country=code)


def _when(raw: dict[str, Any] | None) -> When | None:
    if raw is None:
        return None
    _known(raw, frozenset("start end precision raw".split()), "a date")
    precision = _label(raw, "precision", Precision)
    start, end = raw.get("start"), raw.get("end")
    try:
        moments = [datetime.fromisoformat(one) for one in (start, end) if one is not None]
    except ValueError as error:
        raise CorpusError(f"no ISO date: {raw!r}") from error
    if precision != "vague" and len(moments) != 2:  # a start and an end
        raise CorpusError(f"only a vague date may lack its start or end: {raw!r}")
    return When(start=start, end=end, precision=precision, raw=_text(raw, "raw"))


def _outcomes(raws: list[dict[str, Any]], participants: tuple[Participant, ...]) -> Iterator[Outcome]:
    taking_part = {p.country for p in participants} | {p.organisation for p in participants}
    for raw in raws:
        _known(raw, frozenset("strength by text".split()), "an outcome")
        by = tuple(raw.get("by", ()))
        if strangers := [one for one in by if one not in taking_part]:
            raise CorpusError(f"an outcome is by {strangers}, who do not take part")
        yield Outcome(strength=_label(raw, "strength", Strength), by=by, text=_text(raw, "text"))


def _mentions(raws: list[dict[str, Any]]) -> Iterator[Mention]:
    for raw in raws:
        _known(raw, frozenset({"code", "as"}), "a mention")
        yield Mention(code=_code(raw.get("code")), as_=_label(raw, "as", Standing))


def _published(given: date | datetime | None, zone: str | None) -> datetime | None:
    """A bare day, and a time without an offset, are meant in the publisher's zone."""
    if given is None:
        return None
    moment = given if isinstance(given, datetime) else datetime.combine(given, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone or "UTC"))


def _known(raw: dict[str, Any], keys: frozenset[str], what: str) -> None:
    if unknown := sorted(raw.keys() - keys):
        raise CorpusError(f"{what} has unknown keys: {', '.join(unknown)}")


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CorpusError(f"`{key}` is missing")
    return value


def _code(code: object) -> str:
    if not isinstance(code, str) or not is_code(code):
        raise CorpusError(f"no code of a country or organisation: {code!r}")
    return code


def _label(raw: dict[str, Any], key: str, labels: Any) -> Any:
    """`raw[key]`, which is one of the words of the Literal `labels`."""
    value = raw.get(key)
    if value not in get_args(labels):
        raise CorpusError(f"`{key}` is {value!r}, not one of {', '.join(get_args(labels))}")
    return value
