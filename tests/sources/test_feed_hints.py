"""How long a feed asks to be left alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.sources.parse.hints import LEAST, MOST, wait_of
from tests.sources.feeds import atom, read, rss

MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("channel", "wait"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl> 90 </ttl>", timedelta(minutes=90)),
        ("<ttl>0.5</ttl>", timedelta(minutes=1)),
        ("<ttl>99999999</ttl>", timedelta(days=7)),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>nan</ttl>", None),
        ("<ttl>inf</ttl>", None),
        ("<ttl>1e400</ttl>", None),
        ("<ttl/>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1)),
        ("<sy:updatePeriod> Daily\n</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", timedelta(hours=6)),
        ("<sy:updateFrequency>24</sy:updateFrequency>", timedelta(hours=1)),
        ("<sy:updatePeriod>weekly</sy:updatePeriod>", timedelta(days=7)),
        ("<sy:updatePeriod>yearly</sy:updatePeriod>", timedelta(days=7)),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1000</sy:updateFrequency>",
            timedelta(minutes=1),
        ),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1e-320</sy:updateFrequency>", timedelta(days=7)),
        ("<sy:updatePeriod>often</sy:updatePeriod>", None),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1)),
        ("<ttl>120</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=2)),
        ("<ttl>x</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1)),
        ("<skipHours><hour>1</hour></skipHours>", None),
        ("", None),
    ],
)
def test_the_longer_of_what_a_feed_asks_is_heard_and_nonsense_is_not(channel: str, wait: timedelta | None) -> None:
    assert read(rss(channel=channel)).wait == wait


def test_what_an_item_says_is_not_the_feed_s() -> None:
    assert read(rss("<title>T</title><ttl>60</ttl>")).wait is None
    assert read(atom("<title>T</title>")).wait is None


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["hourly", "monthly", "x", ""]))
def test_no_feed_can_ask_for_less_than_a_minute_or_more_than_a_week(ttl: str, times: str, period: str) -> None:
    wait = wait_of({"ttl": ttl, "sy:updatefrequency": times, "sy:updateperiod": period})
    assert wait is None or LEAST <= wait <= MOST
