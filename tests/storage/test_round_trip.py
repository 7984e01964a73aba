"""What is read back is what was written, whatever an event holds."""

import asyncio
import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.model import (
    Article,
    Capacity,
    Event,
    Extraction,
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
    Tie,
    Venue,
    When,
)
from digests.storage.store import Store
from tests.storage.making import NOW, article

TEXT = "Ministers met in Paris. “Yes,” said one — “日本 and 🇫🇷 agree.” Nothing\n\nwas signed. \x00 ends."

words = st.text(max_size=12)
maybe = st.none() | words
codes = st.sampled_from(["FR", "KR", "XK", "EU", "NATO", "AFU"]) | words
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
    lambda at: Span(at[0], min(at[0] + at[1], len(TEXT)), TEXT[at[0] : at[0] + at[1]])
)
evidence = st.lists(spans, max_size=3).map(tuple)
dates = st.sampled_from(["2016-06-15", "2016-06-15T16:30:00+02:00", "not a date", ""]) | st.none()
whens = st.builds(When, start=dates, end=dates, precision=st.sampled_from(get_args(Precision)), zone=maybe, raw=words)
participants = st.builds(
    Participant,
    name=maybe,
    office=maybe,
    organisation=maybe,
    country=st.none() | codes,
    capacity=st.sampled_from(get_args(Capacity)),
    as_printed=words,
)
outcomes = st.builds(
    Outcome,
    strength=st.sampled_from(get_args(Strength)),
    by=st.lists(codes, max_size=3).map(tuple),
    form=maybe,
    text=words,
    evidence=evidence,
)
events = st.builds(
    Event,
    kind=st.sampled_from(get_args(Kind)),
    form=maybe,
    status=st.sampled_from(get_args(Status)),
    role=st.sampled_from(get_args(Role)),
    participants=st.lists(participants, max_size=4).map(tuple),
    countries=st.lists(codes, max_size=4).map(tuple),
    venue=st.none() | st.builds(Venue, text=words, city=maybe, country=st.none() | codes),
    when=st.none() | whens,
    outcomes=st.lists(outcomes, max_size=3).map(tuple),
    mentions=st.lists(st.builds(Mention, code=codes, as_=st.sampled_from(get_args(Standing))), max_size=3).map(tuple),
    evidence=evidence,
    confidence=st.floats(0, 1),
    extractor=words,
)
ties = st.builds(
    Tie,
    countries=st.tuples(codes, codes),
    what=st.sampled_from(["established", "severed", "restored"]),
    when=st.none() | whens,
    evidence=spans,
)
moments = st.datetimes(timezones=st.just(UTC))


def test_an_event_is_read_back_exactly() -> None:
    number = count()
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        store = runner.run(Store.open(Path(folder) / "store.db"))

        @settings(max_examples=80, deadline=None)
        @given(st.lists(events, max_size=3).map(tuple), st.lists(ties, max_size=2).map(tuple), moments)
        def round_trip(told: tuple[Event, ...], relations: tuple[Tie, ...], published: datetime) -> None:
            written = article(f"https://example.org/{next(number)}", TEXT, published=published)
            runner.run(_round_trip(store, written, Extraction(events=told, ties=relations)))

        try:
            round_trip()
        finally:
            runner.run(store.close())


async def _round_trip(store: Store, written: Article, extraction: Extraction) -> None:
    async with store.transaction() as tx:
        put = await tx.put_article(written, now=NOW)
        await tx.put_extraction(put.revision_id, extraction, now=NOW)
    async with store.reading() as tx:
        reports = await tx.reports_of(put.revision_id)
        assert tuple(report.event for report in reports) == extraction.events
        assert all(report.reported_at == written.published for report in reports)
        for tie in extraction.ties:
            found = await tx.ties(*tie.countries)
            assert tie in [reported.tie for reported in found]
