"""How a feed is, in words that a person understands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from digests.collect.trouble import health, span
from digests.storage.records import Feed, FeedState

NOW = datetime(2024, 5, 7, 12, tzinfo=UTC)
FEED = Feed(id=1, url="https://example.org/feed?key=s3cr3t", title="The Paper")
FAILING = FeedState(
    state="failing",
    problem="answers 403; the site asks for a browser",
    failures=9,
    failing_since=datetime(2024, 5, 3, 8, tzinfo=UTC),
    checked_at=NOW,
    next_check_at=NOW + timedelta(hours=6),
)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FeedState(), "not asked yet; first look now"),
        (
            FAILING,
            "answers 403; the site asks for a browser since 3 May, 9 times in a row; next try in 6 h",
        ),
        (
            replace(FAILING, failures=1, failing_since=NOW - timedelta(minutes=5), next_check_at=NOW),
            "answers 403; the site asks for a browser since 11:55; next try now",
        ),
        (
            replace(FAILING, failing_since=datetime(2023, 12, 31, tzinfo=UTC)),
            "answers 403; the site asks for a browser since 31 December 2023, 9 times in a row; next try in 6 h",
        ),
        (
            replace(FAILING, state="gone", next_check_at=None),
            "gone for good since 3 May (410), not asked any more; add it again to try once more",
        ),
        (
            FeedState(state="ok", checked_at=NOW, weekly=12, new_at=NOW - timedelta(hours=3), next_check_at=NOW),
            "fine: about 12 a week, last new 3 h ago; next look now",
        ),
        (
            FeedState(state="ok", checked_at=NOW, next_check_at=NOW + timedelta(minutes=31)),
            "fine: dates do not tell how many a week, nothing new yet; next look in 31 min",
        ),
    ],
)
def test_its_state_is_one_line(state: FeedState, words: str) -> None:
    said = health(replace(FEED, poll=state), NOW)
    assert said == words
    assert "s3cr3t" not in said


def test_what_is_switched_off_says_why() -> None:
    off = replace(FEED, enabled=False, poll=FAILING)
    assert health(off, NOW) == "switched off"
    assert health(replace(off, note="Its terms forbid it."), NOW) == "switched off: Its terms forbid it"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "1 min"), (119, "119 min"), (120, "2 h"), (47 * 60, "47 h"), (48 * 60, "2 days")]
)
def test_a_span_is_told_in_its_largest_fitting_unit(minutes: int, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words
