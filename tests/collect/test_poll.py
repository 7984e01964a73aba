"""A feed is asked, its entries and their pages are taken in, and what it said is remembered."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from digests.collect.poll import poll_feed
from digests.sources.parse.home import Home
from tests.collect.newsroom import LONG, NOW, Newsroom, item, page, rss


async def test_an_entry_leads_to_its_page_and_the_page_to_a_story(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    newsroom.site.text("/page/1", page("France met Japan in Paris.", "Talks number 1"))
    result = await newsroom.poll()
    assert (result.ok, result.entries, result.new, result.events) == (True, 1, 1, 1)
    assert result.words == "The Paper: 1 entry, 1 new."
    (report,) = await newsroom.reports()
    assert report.event.evidence[0].text == "France met Japan"
    assert (report.title, report.url) == ("Talks number 1", newsroom.site.url("/page/1"))
    assert report.reported_at == datetime(2024, 5, 6, 1, tzinfo=UTC)


async def test_an_entry_with_its_full_text_needs_no_page(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, description=f"<![CDATA[<p>France met Japan.</p><p>{LONG}</p>]]>"))
    assert (await newsroom.poll()).events == 1
    assert newsroom.site.asked("/page/1") == 0


async def test_what_was_read_before_is_neither_fetched_nor_read_again(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    newsroom.site.text("/page/1", page("France met Japan."))
    newsroom.site.text("/page/2", page("Peru met Chile."))
    await newsroom.poll()
    newsroom.publish(item(2), item(1))
    result = await newsroom.poll()
    assert (result.new, result.unchanged) == (1, 1)
    assert newsroom.site.asked("/page/1") == 1
    assert len(newsroom.reader.read) == 2


async def test_an_entry_whose_date_moves_is_not_new(newsroom: Newsroom) -> None:
    for day in ("06", "07"):
        newsroom.publish(item(1, pubDate=f"Mon, {day} May 2024 10:00:00 GMT", description=LONG + "France met Japan."))
        result = await newsroom.poll()
    assert (result.new, result.unchanged) == (0, 1)
    assert (await newsroom.reports())[0].reported_at == datetime(2024, 5, 6, 10, tzinfo=UTC)


async def test_an_entry_whose_id_changes_but_not_its_address_is_not_new(newsroom: Newsroom) -> None:
    for guid in ("first", "second"):
        newsroom.publish(item(1, guid=guid, description=LONG))
        result = await newsroom.poll()
    assert (result.new, result.unchanged) == (0, 1)


async def test_an_entry_whose_address_changes_but_not_its_id_is_not_new(newsroom: Newsroom) -> None:
    for link in ("/a/1", "/b/1"):
        newsroom.publish(item(1, link=link, description=LONG))
        result = await newsroom.poll()
    assert (result.new, result.unchanged) == (0, 1)


async def test_entries_that_share_one_id_are_different_articles(newsroom: Newsroom) -> None:
    newsroom.publish(*(item(n, guid="same", description=f"{LONG} {n}") for n in range(3)))
    assert (await newsroom.poll()).new == 3
    assert (await newsroom.poll()).unchanged == 3


async def test_an_edited_full_text_is_a_revision(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, description=LONG + "France will meet Japan."))
    await newsroom.poll()
    newsroom.publish(item(1, description=LONG + "France met Japan."))
    assert (await newsroom.poll()).revised == 1
    assert [report.event.status for report in await newsroom.reports()] == ["held"]


async def test_an_unchanged_feed_answers_304_and_nothing_is_done(newsroom: Newsroom) -> None:
    async def feed(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"v1"':
            return web.Response(status=304, headers={"Last-Modified": "Mon, 06 May 2024 10:00:00 GMT"})
        return web.Response(text=rss(item(1, description=LONG)), headers={"ETag": '"v1"'}, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    await newsroom.poll()
    result = await newsroom.poll()
    assert (result.ok, result.entries, result.words) == (
        True,
        0,
        f"The feed {newsroom.site.url('/feed')} has nothing new.",
    )
    state = await newsroom.state()
    assert (state.etag, state.last_modified, state.last_status) == ('"v1"', "Mon, 06 May 2024 10:00:00 GMT", 304)


async def test_validators_of_a_server_that_says_expires_0_are_not_believed(newsroom: Newsroom) -> None:
    async def feed(_request: web.Request) -> web.Response:
        return web.Response(text=rss(), headers={"ETag": '"v1"', "Expires": "0"}, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    await newsroom.poll()
    assert (await newsroom.state()).etag is None


async def test_a_page_that_fails_is_marked_and_tried_again_and_the_summary_is_read(newsroom: Newsroom) -> None:
    newsroom.publish(item(1))
    newsroom.site.status("/page/1", 503)
    first = await newsroom.poll()
    assert (first.new, first.failed, first.events) == (1, 1, 1)
    words = f"{newsroom.site.url('/page/1')} answered with status 503; only what the feed itself says was read."
    assert first.problems == (words,)
    assert await newsroom.skipped() == {words: 1}
    newsroom.site.text("/page/1", page("France met Japan in Paris."))
    assert (await newsroom.poll()).revised == 1
    assert await newsroom.skipped() == {}


@pytest.mark.parametrize("dated", [True, False])
async def test_a_page_that_failed_is_read_later_although_its_summary_was_edited(
    newsroom: Newsroom, dated: bool
) -> None:
    date = {} if dated else {"pubDate": ""}
    newsroom.site.status("/page/1", 503)
    newsroom.publish(item(1, description="They meet.", **date))
    await newsroom.poll()
    newsroom.publish(item(1, description="They met.", **date))
    await newsroom.poll()
    newsroom.site.text("/page/1", page("France met Japan."))
    assert (await newsroom.poll()).revised == 1
    assert (await newsroom.poll()).unchanged == 1
    assert newsroom.site.asked("/page/1") == 3


async def test_validators_are_not_kept_while_a_page_is_still_to_come(newsroom: Newsroom) -> None:
    async def feed(_request: web.Request) -> web.Response:
        return web.Response(text=rss(item(1)), headers={"ETag": '"v1"'}, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    newsroom.site.status("/page/1", 503)
    await newsroom.poll()
    assert (await newsroom.state()).etag is None
    newsroom.site.text("/page/1", page("France met Japan."))
    await newsroom.poll()
    assert (await newsroom.state()).etag == '"v1"'


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"%PDF-1.4 ...", "is a PDF file"), (b"<p>Log in</p>", "No article was found"), (b"", "is empty")],
)
async def test_a_page_that_is_no_article_leaves_the_summary(newsroom: Newsroom, body: bytes, words: str) -> None:
    newsroom.publish(item(1))
    newsroom.site.text("/page/1", body)
    result = await newsroom.poll()
    assert (result.new, result.failed, result.events) == (1, 1, 1)
    assert words in result.problems[0]


async def test_a_link_to_a_private_address_is_refused_and_the_summary_is_kept(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, link="http://192.168.0.1/admin?token=s3cr3t"))
    result = await newsroom.poll()
    assert (result.new, result.failed) == (1, 1)
    assert "not public" in result.problems[0]
    assert "s3cr3t" not in result.problems[0]


async def test_an_entry_without_text_and_page_is_its_title(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, title="France met Japan", link="", description=""))
    assert (await newsroom.poll()).events == 1


@pytest.mark.parametrize(
    ("status", "words", "state"),
    [
        (401, "answers 401; the site asks for a login", "failing"),
        (403, "answers 403; the site refuses programs like this one", "failing"),
        (404, "answers 404; there is nothing at this address", "failing"),
        (410, "answers 410; the feed is gone for good", "gone"),
        (418, "answers 418; that is no feed", "failing"),
        (429, "answers 429; the site asks to be asked less often", "failing"),
        (503, "answers 503; the site is overloaded", "failing"),
    ],
)
async def test_a_refusal_is_told_in_words_and_remembered(
    newsroom: Newsroom, status: int, words: str, state: str
) -> None:
    newsroom.site.status("/feed", status)
    result = await newsroom.poll(title="The Paper")
    assert not result.ok
    assert words in result.words
    stored = await newsroom.state()
    assert (stored.state, stored.last_status, stored.failures) == (state, status, 1)
    assert (stored.next_check_at is None) == (state == "gone")
    assert stored.next_check_at is None or stored.next_check_at > NOW
    assert stored.failing_since == NOW
    assert stored.problem
    assert stored.problem in result.words


async def test_a_check_for_browsers_is_recognised(newsroom: Newsroom) -> None:
    newsroom.site.status("/feed", 403, cf_mitigated="challenge")
    assert "answers 403; the site asks for a browser" in (await newsroom.poll()).words


async def test_html_instead_of_a_feed_is_told_and_what_was_known_stays(newsroom: Newsroom) -> None:
    newsroom.publish(item(1, description=LONG))
    await newsroom.poll()
    newsroom.site.text("/feed", "<!DOCTYPE html><html><body>Maintenance</body></html>")
    result = await newsroom.poll()
    assert "is an HTML page, not a feed" in result.words
    assert (await newsroom.state()).failures == 1


async def test_failures_add_up_and_end_with_the_next_good_answer(newsroom: Newsroom) -> None:
    newsroom.site.status("/feed", 503)
    waits = []
    for _ in range(3):
        await newsroom.poll()
        state = await newsroom.state()
        assert state.next_check_at is not None
        waits.append(state.next_check_at - NOW)
    assert waits == sorted(waits)
    assert waits[0] < waits[2]
    newsroom.publish()
    await newsroom.poll()
    assert (await newsroom.state()).failures == 0


async def test_the_publisher_is_the_pages_own_then_the_callers_then_the_feeds(newsroom: Newsroom) -> None:
    head = '<meta property="og:site_name" content="{}">'
    newsroom.publish(item(1), item(2), item(3))
    newsroom.site.text("/page/1", page("France met Japan.", head=head.format("The Korea Herald")))
    newsroom.site.text("/page/2", page("France met Peru.", head=head.format("Han River Post")))
    newsroom.site.text("/page/3", page("France met Chile."))
    await poll_feed(
        newsroom.store,
        await newsroom.feed(publisher="The Paper", country="NZ", zone="Pacific/Auckland"),
        fetcher=newsroom.fetcher,
        parsers=newsroom.reader,
        now=NOW,
        homes={"han river post": Home("Han River Post", "KR", "Asia/Seoul")},
    )
    assert {report.title[-1]: (report.publisher, report.zone) for report in await newsroom.reports()} == {
        "1": ("Korea Herald", "Asia/Seoul"),
        "2": ("Han River Post", "Asia/Seoul"),
        "3": ("The Paper", "Pacific/Auckland"),
    }


async def test_a_feed_that_changes_ids_and_addresses_at_once_tells_nothing_new(newsroom: Newsroom) -> None:
    newsroom.publish(*(item(n, description=f"{LONG} {n}") for n in range(3)))
    await newsroom.poll()
    newsroom.publish(*(item(n, description=f"{LONG} {n}", guid=f"urn:{n}", link=f"/moved/{n}") for n in range(3)))
    assert [(await newsroom.poll()).new for _ in range(2)] == [0, 0]
    assert len(newsroom.reader.read) == 3


@pytest.mark.parametrize(
    ("value", "until"),
    [("7200", NOW + timedelta(hours=2)), ("Tue, 07 May 2024 15:00:00 GMT", datetime(2024, 5, 7, 15, tzinfo=UTC))],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_who_asks_us_to_wait_is_not_asked_before(
    newsroom: Newsroom, status: int, value: str, until: datetime
) -> None:
    newsroom.site.status("/feed", status, Retry_After=value)
    await newsroom.poll()
    state = await newsroom.state()
    assert state.next_check_at is not None
    assert until <= state.next_check_at <= until + (until - NOW) / 10


async def test_only_what_is_new_is_asked_for_and_taken_in_where_a_server_offers_it(newsroom: Newsroom) -> None:
    """RFC 3229: a server that knows what we have answers 226 with the rest."""

    async def feed(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"v1"' and "feed" in request.headers.get("A-IM", "")
        items = [item(2, description=f"{LONG} 2")] if known else [item(1, description=f"{LONG} 1")]
        headers = {"ETag": '"v2"' if known else '"v1"', "IM": "feed"}
        return web.Response(text=rss(*items), status=226 if known else 200, headers=headers, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    first, second = await newsroom.poll(), await newsroom.poll()
    assert (first.new, second.new, second.unchanged) == (1, 1, 0)
    assert (await newsroom.state()).etag == '"v2"'


async def test_the_feeds_own_wish_to_be_asked_rarely_is_heeded_also_after_304(newsroom: Newsroom) -> None:
    async def feed(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match"):
            return web.Response(status=304)
        text = f'<rss version="2.0"><channel><ttl>600</ttl>{item(1, description=LONG)}</channel></rss>'
        return web.Response(text=text, headers={"ETag": '"v1"'}, content_type="text/xml")

    newsroom.site.handlers["/feed"] = feed
    for _ in range(2):
        await newsroom.poll()
        state = await newsroom.state()
        assert state.next_check_at is not None
        assert timedelta(hours=10) <= state.next_check_at - NOW <= timedelta(hours=11)


async def test_author_and_zone_of_the_publication_time_are_stored(newsroom: Newsroom) -> None:
    head = '<meta name="author" content="Anna Berg">'
    newsroom.publish(item(1))
    newsroom.site.text("/page/1", page("France met Japan.", head=head))
    await newsroom.poll()
    with closing(sqlite3.connect(newsroom.store.path)) as connection:
        rows = connection.execute("SELECT author, published_at, published_offset FROM articles").fetchall()
    assert rows == [("Anna Berg", "2024-05-06T01:00:00.000000Z", 9 * 60)]


async def test_an_edited_summary_is_a_revision_also_long_after_its_page_failed(newsroom: Newsroom) -> None:
    newsroom.site.status("/page/1", 404)
    newsroom.publish(item(1, description="France will meet Japan."))
    await newsroom.poll()
    newsroom.publish(item(1, description="France met Japan."))
    assert (await newsroom.poll(NOW + timedelta(days=5))).revised == 1
