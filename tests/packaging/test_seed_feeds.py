"""The shipped list of feeds: whole, honest about what is known, and free of what may not be shipped as on."""

import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args, get_type_hints
from urllib.parse import urlsplit
from zipfile import ZipFile
from zoneinfo import available_timezones

import pytest
from babel import Locale

from bot.seed_feeds import SeedFeed, dead_feeds, seed_feeds
from digests.places.names import is_code
from digests.places.publishers import publisher
from digests.sources.fetch.guard import Guard
from digests.sources.parse.canonical import canonical_url

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / ".." / "shared" / "feeds.toml"
FACTS = ("confidence", "language", "kind")
RESTRICTED = {"Al Jazeera", "The Guardian", "France 24", "Kyiv Independent", "Anadolu Agency"}
SENTENCE = re.compile(r"[A-Z0-9](?:[^.]|\.(?=\S))*\.")
CRUMBS = re.compile(r"\[|\(\)|>=|<=|,\s*,|\(,|  |\b\d{4}-\d\d-\d\d\b|\blists?;")


def test_there_are_feeds_to_begin_with() -> None:
    assert len([feed for feed in seed_feeds() if feed.on]) >= 30


def test_every_address_may_be_fetched_and_is_spelled_as_it_is_looked_up() -> None:
    for feed in seed_feeds():
        assert Guard().check_url(feed.url).host == urlsplit(feed.url).hostname
        assert canonical_url(feed.url) == feed.url
        assert feed.url.startswith("https://") or "over http only" in feed.note, feed.url


def test_no_address_holds_a_password() -> None:
    assert [feed.url for feed in seed_feeds() if "@" in urlsplit(feed.url).netloc] == []


def test_no_address_stands_twice_nor_among_the_living_and_the_dead() -> None:
    addresses = Counter([feed.url for feed in seed_feeds()] + [dead.url for dead in dead_feeds().values()])
    assert [address for address, times in addresses.items() if times > 1] == []
    assert len({feed.title for feed in seed_feeds()}) == len(seed_feeds())


def test_a_dead_feed_is_found_by_any_spelling_of_its_address_and_says_why() -> None:
    dead = dead_feeds()
    assert all(address == canonical_url(feed.url) for address, feed in dead.items())
    assert dead[canonical_url("HTTPS://mfa.gov.az")].reason.startswith("No feed of these foreign ministries")
    assert [feed for feed in dead.values() if not feed.title or not SENTENCE.fullmatch(feed.reason)] == []


def test_the_address_that_a_dead_feed_points_to_is_on_the_list() -> None:
    told = " ".join(feed.reason for feed in dead_feeds().values())
    named = {address.rstrip(".,;") for address in re.findall(r"https?://\S+", told)}
    assert len(named) >= 5
    assert named - {feed.url for feed in seed_feeds()} == set()


def test_every_publisher_is_known_with_its_country_and_zone() -> None:
    for feed in seed_feeds():
        known = publisher(feed.publisher, urlsplit(feed.url).hostname)
        assert known is not None, feed.url
        assert (feed.publisher, feed.kind, feed.country, feed.zone) == (
            known.name,
            known.kind,
            known.country or None,
            known.zone,
        )


def test_codes_zones_languages_and_words_are_known() -> None:
    hints: dict[str, Any] = get_type_hints(SeedFeed)
    assert {feed.kind for feed in seed_feeds()} == set(get_args(hints["kind"]))
    assert {feed.confidence for feed in seed_feeds()} == set(get_args(hints["confidence"]))
    assert [feed.url for feed in seed_feeds() if feed.country is not None and not is_code(feed.country)] == []
    assert {feed.zone for feed in seed_feeds()} - available_timezones() - {None} == set()
    assert {feed.language for feed in seed_feeds()} - set(Locale("en").languages) == set()


def test_a_feed_is_off_with_one_sentence_on_why_and_on_without() -> None:
    for feed in seed_feeds():
        assert feed.on is (feed.off is None), feed.url
        assert feed.off is None or SENTENCE.fullmatch(feed.off), feed.url


def test_a_note_is_one_plain_sentence_or_a_few() -> None:
    for feed in seed_feeds():
        assert all(SENTENCE.fullmatch(sentence) for sentence in re.split(r"(?<=\.) ", feed.note)), feed.note
        assert CRUMBS.search(feed.note) is None, feed.note
        assert len(feed.note) <= 160, feed.note


def test_publishers_whose_terms_restrict_reuse_are_off() -> None:
    assert {feed.publisher for feed in seed_feeds()} >= RESTRICTED
    off = [feed for feed in seed_feeds() if feed.publisher in RESTRICTED]
    assert [feed.url for feed in off if feed.on or "terms" not in str(feed.off)] == []


def test_what_is_unchecked_not_in_english_or_without_encryption_is_off() -> None:
    on = [feed for feed in seed_feeds() if feed.on]
    assert {feed.confidence for feed in on} == {"verified-2026"}
    assert {feed.language for feed in on} == {"en"}
    assert {urlsplit(feed.url).scheme for feed in on} == {"https"}


def test_the_wheel_carries_the_list(tmp_path: Path) -> None:
    subprocess.run(  # noqa: S603 # our own build
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=True,
    )
    (built,) = tmp_path.glob("*.whl")
    with ZipFile(built) as archive:
        carried = tomllib.loads(archive.read("seeds/feeds.toml").decode())
    assert [row["url"] for row in carried["feed"]] == [feed.url for feed in seed_feeds()]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared list of feeds is not beside the project")
def test_everything_that_was_gathered_is_carried_over() -> None:
    gathered = tomllib.loads(SHARED.read_text(encoding="utf-8"))
    facts = {canonical_url(row["url"]): tuple(row[key] for key in FACTS) for row in gathered["feed"]}
    assert {feed.url: tuple(getattr(feed, key) for key in FACTS) for feed in seed_feeds()} == facts
    assert set(dead_feeds()) == {canonical_url(row["url"]) for row in gathered["dead"]}
