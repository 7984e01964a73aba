"""A JSONL batch, one article a line: {id, url, title, published, publisher, publisher_country?, zone?, text}."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from digests.errors import DigestsError, InputError
from digests.model import Article
from digests.places.names import is_code
from digests.places.resolve import resolve
from digests.sources.parse.dates import read_date
from digests.sources.parse.decode import binary_kind
from digests.sources.parse.home import home_of
from digests.sources.parse.identity import article_id
from digests.sources.parse.plain import FURNITURE_WITHIN, published
from digests.text.layout import read_layout

MAX_LINE = 10 * 1024 * 1024
_SURROGATE = re.compile(r"[\ud800-\udfff\x00]")
_TEXTS = ("url", "title", "publisher", "publisher_country", "zone", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one line gave: an article, or the error that says what is wrong with it. `id` as written, if it was."""

    number: int
    id: str | int | None
    article: Article | None = None
    error: InputError | None = None


def parse_jsonl(data: bytes | Iterable[bytes | str], *, name: str = "The input") -> Iterator[Line]:
    """Each line's article or error in the order of the input; a bad line stops nothing. Blank lines are passed over.

    `Article.id` is the line's own id as a string where it has one, so that an answer can name it.
    """
    lines = data.split(b"\n") if isinstance(data, bytes) else data
    for number, line in enumerate(lines, start=1):
        raw = line.encode(errors="replace") if isinstance(line, str) else line
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if raw.strip():
            yield _line(raw, number, f"Line {number} of {name}" if name != "The input" else f"Line {number}")


def looks_like_jsonl(first_line: bytes) -> bool:
    """Whether a stream that begins with this line is such a batch: a JSON object with a `text`."""
    try:
        record = json.loads(first_line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def _line(raw: bytes, number: int, name: str) -> Line:
    if len(raw) > MAX_LINE:
        return Line(number=number, id=None, error=InputError(f"{name} is longer than {MAX_LINE // 1024 // 1024} MiB."))
    try:
        record = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return Line(
            number=number, id=None, error=InputError(f"{name} is {binary_kind(raw) or 'not UTF-8 text'}, not JSON.")
        )
    except (ValueError, RecursionError) as error:
        where = f" (column {error.colno}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        return Line(number=number, id=None, error=InputError(f"{name} is not valid JSON{where}."))
    key = record.get("id") if isinstance(record, dict) else None
    key = key if isinstance(key, str | int) and not isinstance(key, bool) else None
    try:
        return Line(number=number, id=key, article=_article(record, name))
    except InputError as error:
        return Line(number=number, id=key, error=error)


def _article(record: Any, name: str) -> Article:
    if not isinstance(record, dict):
        raise InputError(f"{name} is JSON, but not an object with a text.")
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f"{name} has no “text”." if text is None else f"{name}: “text” must be a string.")
    wrong = [key for key in _TEXTS if not isinstance(record.get(key), str | None)]
    if wrong:
        raise InputError(f"{name}: “{wrong[0]}” must be a string or null.")
    key = record.get("id")
    if key is not None and (isinstance(key, bool) or not isinstance(key, str | int)):
        raise InputError(f"{name}: “id” must be a string or a number.")
    # SQLite and UTF-8 have no place for a lone surrogate or NUL; one character stands for one, so that offsets hold.
    text = _SURROGATE.sub("\ufffd", text)
    given = {key: _SURROGATE.sub("\ufffd", (record.get(key) or "").strip()) or None for key in _TEXTS}
    home = home_of(given["publisher"], given["url"])
    layout = read_layout(text[:FURNITURE_WITHIN], title=given["title"])
    if given["publisher"] is None and home.country is None and layout.publisher:
        home = home_of(layout.publisher, None)  # the record does not say whose it is, but its page does
    zone = _zone(given["zone"], name) or home.zone
    own = replace(home, zone=zone)
    date = read_date(given["published"], zone=zone, month_first=home.month_first) if given["published"] else None
    printed = published(layout, own) if given["published"] is None else None
    if given["published"] and date is None:
        raise InputError(f"{name}: “published” is no date that can be read: {given['published'][:60]!r}.")
    return Article(
        id=_SURROGATE.sub("\ufffd", str(key))
        if key not in (None, "")
        else article_id(url=given["url"], guid=None, text=text),
        url=given["url"],
        title=given["title"] or "",
        text=text,
        published=date.at if date else printed.at if printed else None,
        publisher=given["publisher"] or home.name,
        publisher_country=_country(given["publisher_country"]) or home.country,
        zone=zone,
    )


def _zone(zone: str | None, name: str) -> str | None:
    if zone is None:
        return None
    try:
        return ZoneInfo(zone).key
    except (KeyError, ValueError, OSError) as error:  # OSError: the name of a folder of zones
        raise InputError(f"{name}: “zone” is no IANA time zone such as Europe/Paris: {zone[:60]!r}.") from error


def _country(country: str | None) -> str | None:
    """The code of a country written as code or name; None for INT ("no state") and what no one can resolve."""
    if country is None or country.upper() == "INT":
        return None
    if is_code(country.upper()):
        return country.upper()
    try:
        return resolve(country)
    except DigestsError:
        return None
