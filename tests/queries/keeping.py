"""Meetings to store, without anything that reads texts."""

from dataclasses import replace
from datetime import datetime

from digests.model import Article, Extraction, Span, Status
from digests.storage.store import Store
from digests.stories.group import group
from tests.stories.making import event, person


async def keep(
    store: Store,
    *codes: str,
    published: datetime,
    stored: datetime,
    status: Status = "held",
    confidence: float = 0.9,
    url: str | None = None,
    more: str = "",
) -> None:
    """Store an article about a meeting of these countries, published and stored when it is said."""
    sides = (person(f"Minister {code}", "Foreign Minister", code) for code in codes)
    told = event(*sides, confidence=confidence, status=status, quote=f"{' and '.join(codes)} met.", when=None)
    quote = told.evidence[0].text
    told, text = replace(told, evidence=(Span(0, len(quote), quote),)), quote + more
    url = url or f"https://{'-'.join(codes)}.example/{stored.timestamp()}/{published.timestamp()}".lower()
    made = Article(id=url, url=url, title="Met", text=text, published=published, publisher="The Post")
    async with store.transaction() as tx:
        put = await tx.put_article(made, now=stored)
        touched = {*put.buckets, *await tx.put_extraction(put.revision_id, Extraction(events=(told,)), now=stored)}
        for bucket in sorted(touched):
            await tx.put_stories(bucket, group(await tx.bucket_reports(bucket)))
