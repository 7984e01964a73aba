"""A second reader for feeds of which ours makes nothing: feedparser."""

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from digests.sources.parse.entry import Found
from digests.sources.parse.scraps import Scrap

_MOST = 100_000
"""Characters: a longer text that is no feed to us is none."""
_RUN = re.compile(r"[^<>]{1000,}+")
"""Characters without a tag, of which feedparser's patterns make more work than they are worth."""


def found_otherwise(text: str) -> Iterator[Found]:
    """What feedparser finds in each entry of `text`. Raises nothing: what it raises on odd texts is no entry."""
    if len(text) > _MOST:
        return
    text = _RUN.sub(lambda run: run[0][:1000], text)
    headers = {"content-type": "application/xml; charset=utf-8"}  # no address: ids would be resolved against it
    try:
        # A stream, never bytes or a string: those feedparser would first take for a file name or an address.
        raw = feedparser.parse(
            io.BytesIO(text.encode(errors="replace")),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception:  # it raises many kinds; each says the same
        return
    yield from map(_found, raw["entries"])


def _found(raw: dict[str, Any]) -> Found:
    def own(key: str) -> str:  # feedparser's own look-up answers for absent keys with others, and warns
        return str(dict.get(raw, key) or "")

    contents = dict.get(raw, "content") or ()
    return Found(
        ids=[own("id")],
        links=[(own("link"), None)],
        titles=[Scrap(own("title"))],
        summaries=[Scrap(own("summary"))],
        contents=[Scrap(str(part.get("value") or "")) for part in contents],
        authors=[own("author")] if own("author") else [],
        dates=[own(key) for key in ("published", "created", "updated") if own(key)],
    )
