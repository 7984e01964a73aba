"""What a feed listed before it was known is stored, and is not posted as news of today."""

from datetime import datetime, timedelta

from tests.collect.newsroom import LONG, NOW, Newsroom, item


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
    """A page that fails leaves the feed half taken in: what it lists then is still from before our time."""
    newsroom.publish(item(1))
    newsroom.site.status("/page/1", 503)
    await newsroom.poll()
    newsroom.publish(item(1), told(2, NOW - timedelta(days=3)))
    await newsroom.poll()
    assert await news(newsroom) == 0


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
