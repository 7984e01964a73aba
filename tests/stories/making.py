"""Made-up events and reports: small, and true to the contract."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from digests.model import Event, Outcome, Participant, Report, Span, Strength, Venue, When

_IDS = count(1000)


def at(text: str) -> datetime:
    """“2016-06-15 10:00” or a bare day, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def person(name: str | None, office: str | None, country: str, **more: Any) -> Participant:
    """A participant."""
    return Participant(name=name, office=office, country=country, as_printed=name or office or country, **more)


def day(start: str, end: str | None = None, raw: str = "") -> When:
    """A bare day or a range of days."""
    return When(start=start, end=end or start, precision="day", raw=raw)


def month(start: str, end: str, raw: str) -> When:
    """A month by its first and last day."""
    return When(start=start, end=end, precision="month", raw=raw)


def vague(start: str | None, end: str | None, raw: str) -> When:
    """Outer bounds, or none."""
    return When(start=start, end=end, precision="vague", raw=raw)


def clock(start: str, zone: str) -> When:
    """A clock time with its offset."""
    return When(start=start, end=None, precision="minute", zone=zone, raw=start)


def outcome(strength: Strength, text: str, *by: str, form: str | None = None) -> Outcome:
    """What came of it."""
    return Outcome(strength=strength, by=by, form=form, text=text)


HAN = person("Han Min-koo", "Defense Minister", "KR")
LE_DRIAN = person("Jean-Yves Le Drian", "Defense Minister", "FR")
PARIS = Venue(text="Paris", city="Paris", country="FR")


def event(*people: Participant, **fields: Any) -> Event:
    """A planned meeting of two defense ministers in Paris on 15 June 2016, but for what `fields` says."""
    taking_part = people or (HAN, LE_DRIAN)
    defaults: dict[str, Any] = {
        "kind": "meeting",
        "status": "planned",
        "role": "news",
        "participants": taking_part,
        "countries": tuple(sorted({one.country for one in taking_part if one.country})),
        "venue": PARIS if taking_part == (HAN, LE_DRIAN) else None,
        "when": day("2016-06-15"),
        "confidence": 0.9,
        "extractor": "rules@1",
    }
    made = {**defaults, **fields}
    quote = made.pop("quote", f"Sentence {next(_IDS)} says so.")
    begin = next(_IDS) * 1000  # no two events stand on the same place of a text
    made.setdefault("evidence", (Span(begin, begin + len(quote), quote),))
    return Event(**made)


def report(told: Event, reported: str = "2016-06-15 10:51", **fields: Any) -> Report:
    """The event in an article of its own, by a paper of its own unless `fields` names one."""
    number = next(_IDS)
    defaults: dict[str, Any] = {
        "event_id": number,
        "article_id": number,
        "ordinal": 0,
        "title": f"Article {number}",
        "url": f"https://news.example/{number}",
        "publisher": f"Paper {number}",
        "publisher_country": "KR",
        "zone": "Asia/Seoul",
        "content_hash": f"hash {number}",
    }
    made = {**defaults, **fields}
    made.setdefault("revision_id", made["article_id"])
    return Report(event=told, reported_at=at(reported), **made)
