"""A plain text file to an article: the text stays as it is, the furniture of its page says the rest."""

from digests.errors import InputError
from digests.model import Article
from digests.sources.parse.dates import Dated, read_date
from digests.sources.parse.decode import decode
from digests.sources.parse.home import Home, home_of
from digests.sources.parse.identity import article_id
from digests.text.layout import Layout, read_layout

MAX_BYTES = 10 * 1024 * 1024
FURNITURE_WITHIN = 100_000
"""Characters from the beginning in which title and dates are looked for; longer texts are no single article."""


def parse_plain(data: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> Article:
    """The article in `data`; `text` is the whole decoded text, to whose characters evidence refers.

    Title, publisher and publication time are read from the lines around the article. A line without a zone is meant
    in the publisher's, else in UTC; a bare date is midnight there. Raises InputError, beginning with `name`.
    """
    if len(data) > max_bytes:
        raise InputError(f"{name} is larger than {max_bytes / 1024 / 1024:g} MiB; it was not read.")
    text = decode(data, name=name, declared=False)
    layout = read_layout(text[:FURNITURE_WITHIN])
    home = home_of(layout.publisher, None)
    date = published(layout, home)
    return Article(
        id=article_id(url=None, guid=None, text=text),
        url=None,
        title=" ".join(layout.title.text.split()) if layout.title else "",
        text=text,
        published=date.at if date else None,
        publisher=home.name,
        publisher_country=home.country,
        zone=home.zone,
    )


def published(layout: Layout, home: Home) -> Dated | None:
    """The publication time by the dating lines of the page, best line first; None where no line can be read."""
    for line in layout.published_raw:
        if date := read_date(line.text, zone=home.zone, month_first=home.month_first):
            return date
    return None
