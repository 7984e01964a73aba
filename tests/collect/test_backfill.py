"""What a feed listed before it was known is stored, and is not posted as news of today."""

from datetime import datetime, timedelta

from tests.collect.newsroom import LONG, NOW, Newsroom, item, page


def told(number: int, published: datetime | None, words: str = "France met Japan") -> str:
    date = published.strftime("%a, %d %b %Y %H:%M:%S +0000") if published else ""
    return item(number, pubDate=date, description=f"{words} for talks on point {number}. {LONG}")


async def news(newsroom: Newsroom, after: int = 0) -> int:
    """How many events a channel's next digest would tell as new."""
    async with newsroom.store.reading() as tx:
        return len(await tx.new_events(after))


async def test_on_first_sight_only_what_is_of_this_day_is_news(newsroom: Newsroom) -> None:
    newsroom.publish(told(1, NOW - timedelta(hours=3)), told(2, NOW - timedelta(days=3)), told(3, None))
    assert (await newsroom.poll()).new == 3
    assert await news(newsroom) == 1
    assert len(await newsroom.reports()) == 3, "all of it can be looked up"


async def test_later_everything_new_is_news_whatever_its_date(newsroom: Newsroom) -> None:
    newsroom.publish(told(1, NOW - timedelta(days=3)))
    await newsroom.poll()
    newsroom.publish(told(1, NOW - timedelta(days=3)), told(2, NOW - timedelta(days=2)), told(3, None))
    await newsroom.poll(NOW + timedelta(hours=1))
    assert await news(newsroom) == 2


async def test_a_first_poll_that_was_cut_short_is_still_the_first(newsroom: Newsroom) -> None:
    """Three texts that cost the reader too much end a poll: what was left then is still from before our time."""
    newsroom.publish(told(9, NOW - timedelta(days=3)), *(item(n, description=f"ENDLESS {LONG} {n}") for n in range(3)))
    await newsroom.poll()
    assert len(await newsroom.reports()) == 0
    await newsroom.poll()
    assert len(await newsroom.reports()) == 1
    assert await news(newsroom) == 0


async def test_a_page_that_fails_does_not_make_what_comes_later_old(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    newsroom.site.status("/page/1", 503)
    await newsroom.poll()
    newsroom.publish(item(1), told(2, None))
    await newsroom.poll(NOW + timedelta(hours=1))
    assert await news(newsroom) == 1, "the second, of which no date is known"


async def test_a_page_with_a_date_that_cannot_be_has_none(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, pubDate=""))
    head = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    newsroom.site.text("/page/1", page("France met Japan in Paris.", "Talks number 1", head=head))
    await newsroom.poll()
    assert [report.dated for report in await newsroom.reports()] == [False]


async def test_a_date_that_cannot_be_is_none_and_one_a_little_ahead_is_now(newsroom: Newsroom) -> None:
    newsroom.publish(
        told(1, NOW + timedelta(hours=5), "France met Peru"),
        told(2, NOW + timedelta(days=400), "France met Chile"),
        told(3, datetime(1970, 1, 1), "France met Laos"),  # noqa: DTZ001 # written without a zone
    )
    await newsroom.poll()
    reports = {report.event.countries: report for report in await newsroom.reports()}
    assert reports["FR", "PE"].reported_at == NOW
    assert {(codes, report.dated) for codes, report in reports.items()} == {
        (("FR", "PE"), True),
        (("CL", "FR"), False),
        (("FR", "LA"), False),
    }
