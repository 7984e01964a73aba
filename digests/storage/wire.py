"""Which stored text a new one is a copy of: papers print the same agency report under their own heads and cuts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.model import Article
from digests.storage.identity import wire_hash
from digests.storage.sqlite import among
from digests.storage.tables import articles, revisions, wire_bands
from digests.text.sketch import alike, sketch_of

WITHIN = timedelta(days=3)
"""Between the reports of two papers that print one text; what is alike over weeks is a form, not a copy."""
_LONGEST = 30_000
"""Characters of a text that may be a copy; comparing longer ones would hold up everybody, and no agency sends such."""
_TRIED = 8
"""Stored texts that are compared word by word, at most."""


_CANDIDATES = (
    select(revisions.c.wire_hash, revisions.c.text)
    .join(articles, articles.c.id == revisions.c.article_id)
    .where(
        revisions.c.id.in_(select(wire_bands.c.revision_id).where(among(wire_bands.c.band))),
        revisions.c.text.is_not(None),
        articles.c.reported_at.between(bindparam("since"), bindparam("until")),
    )
    .order_by(revisions.c.id)
    .limit(_TRIED)
)


@dataclass(frozen=True, slots=True)
class Wire:
    """What a text counts as: the `hash` of the text that it copies, else its own; `bands` find it for the next."""

    hash: str
    bands: tuple[int, ...]


async def wire_of(connection: AsyncConnection, article: Article, now: datetime) -> Wire:
    """What the text of `article` counts as among those stored."""
    bands = sketch_of(article.text) if len(article.text) <= _LONGEST else ()
    own = wire_hash(article.text)
    if not bands:
        return Wire(own, ())
    told = article.published or now
    found = await connection.execute(
        _CANDIDATES, {"among": list(bands), "since": told - WITHIN, "until": told + WITHIN}
    )
    for row in found:
        if row.wire_hash == own or alike(row.text, article.text):
            return Wire(row.wire_hash, bands)
    return Wire(own, bands)
