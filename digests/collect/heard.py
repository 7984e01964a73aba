"""What a poll leaves behind in the feed's state. Pure: old state, answer and `now` in, new state out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from digests.collect.schedule import next_check, weekly
from digests.sources.fetch.client import Fetched
from digests.sources.parse.parsed import ParsedFeed
from digests.storage.records import Feed, FeedState

MOVES = 3
"""Good answers in a row from another address before a feed is taken to live there: a maintenance page is no move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """How much of a feed was taken in: `whole` when nothing waits for the next poll, `stored` when all is stored."""

    whole: bool
    stored: bool
    new: int


def after_same(feed: Feed, answer: Fetched, now: datetime) -> FeedState:
    """The state after "not modified" (304), whose headers may bring new validators (RFC 9110, 15.4.5)."""
    past = feed.poll
    return replace(
        _good(feed, answer, now, wait=past.wait, pace=past.weekly),
        etag=_validator(answer.headers, "etag", past.etag),
        last_modified=_validator(answer.headers, "last-modified", past.last_modified),
        moved_seen=past.moved_seen if _there(feed, answer) else 0,
    )


def after_feed(feed: Feed, answer: Fetched, parsed: ParsedFeed, taken: TakenIn, now: datetime) -> FeedState:
    """The state after a feed that could be read. Validators are kept only when all was taken in, so nothing is lost."""
    past = feed.poll
    whole = answer.status != 226  # only what is new (RFC 3229): it does not tell the pace
    pace = weekly((entry.published for entry in parsed.entries), now) if whole else past.weekly
    state = _good(feed, answer, now, wait=parsed.wait, pace=pace)
    return replace(
        state,
        etag=_validator(answer.headers, "etag", None) if taken.whole else None,
        last_modified=_validator(answer.headers, "last-modified", None) if taken.whole else None,
        new_at=now if taken.new else past.new_at,
        whole_at=past.whole_at or (now if taken.stored else None),
        moved_to=(there := _there(feed, answer)),
        moved_seen=0 if there is None else past.moved_seen + 1 if there == past.moved_to else 1,
    )


def after_trouble(feed: Feed, problem: str, answer: Fetched | None, now: datetime) -> FeedState:
    """The state after a poll that failed; `problem` ends a sentence that begins with the feed. 410 mutes it."""
    past = feed.poll
    failures = past.failures + 1
    gone = answer is not None and answer.status == 410  # RFC 9110, 15.5.11: gone for good
    headers = answer.headers if answer else {}
    due = next_check(url=feed.url, now=now, headers=headers, failures=failures, weekly=past.weekly, wait=past.wait)
    return replace(
        past,
        next_check_at=None if gone else due,
        checked_at=now,
        failures=failures,
        last_status=answer.status if answer else None,
        state="gone" if gone else "failing",
        problem=problem,
        failing_since=past.failing_since or now,
        moved_to=None,
        moved_seen=0,
    )


def has_moved(state: FeedState) -> str | None:
    """The address that the feed lives at by now, when it has said so often enough."""
    return state.moved_to if state.moved_seen >= MOVES else None


def _good(feed: Feed, answer: Fetched, now: datetime, *, wait: timedelta | None, pace: int | None) -> FeedState:
    return replace(
        feed.poll,
        next_check_at=next_check(url=feed.url, now=now, headers=answer.headers, weekly=pace, wait=wait),
        checked_at=now,
        failures=0,
        last_status=answer.status,
        state="ok",
        problem=None,
        failing_since=None,
        wait=wait,
        weekly=pace,
        good_at=now,
    )


def _validator(headers: Mapping[str, str], name: str, known: str | None) -> str | None:
    """What the next poll may ask by; nothing of a server that says `Expires: 0`, for such do not mean it (miniflux)."""
    if headers.get("expires", "").strip() == "0":
        return None
    return headers.get(name) or known


def _there(feed: Feed, answer: Fetched) -> str | None:
    """Where a permanent redirect leads; a name and password stay with their host, and never go to another."""
    if answer.permanent_url is None:
        return None
    here, there = urlsplit(feed.url), urlsplit(answer.permanent_url)
    login, at, host = here.netloc.rpartition("@")
    if at and host == there.netloc and here.scheme == there.scheme:
        there = there._replace(netloc=f"{login}@{host}")
    elif at:
        return None
    address = urlunsplit(there)
    return None if address == feed.url else address
