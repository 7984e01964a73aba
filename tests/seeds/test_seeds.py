"""The demo's feed, pages and gold fit together, name no real host and need nothing from outside."""

import csv
import re
import tomllib
from calendar import timegm
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import feedparser
import lxml.html
import pytest
from babel import Locale

from digests.model import Kind, Role, Status, Strength

SEEDS = files("seeds")
PAGES = sorted(f"pages/{page.name}" for page in SEEDS.joinpath("pages").iterdir())
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
DAY = r"\d{4}-\d\d-\d\d"
WHEN = re.compile(rf"-|vague|\d{{4}}-\d\d|{DAY}|{DAY}/{DAY}|{DAY}T\d\d:\d\d[+-]\d\d:\d\d")
WINDOW = timedelta(days=14)


@cache
def text(name: str) -> str:
    return SEEDS.joinpath(name).read_text(encoding="utf-8")


@cache
def demo() -> dict[str, Any]:
    return tomllib.loads(text("demo.toml"))


@cache
def feed() -> Any:
    return feedparser.parse(SEEDS.joinpath("feed.xml").read_bytes())


@cache
def gold() -> list[dict[str, str]]:
    return list(csv.DictReader(text("expected.tsv").splitlines(), delimiter="\t"))


def published(entry: Any) -> datetime:
    return datetime.fromtimestamp(timegm(entry.published_parsed), UTC)


def publisher_of(page: str) -> dict[str, str]:
    canonical = lxml.html.fromstring(text(page)).xpath("//link[@rel='canonical']/@href")
    assert len(canonical) == 1
    found = [known for known in demo()["publisher"] if known["host"] == urlsplit(canonical[0]).hostname]
    assert len(found) == 1
    return dict(found[0])


def test_every_item_has_its_page_and_every_page_its_item() -> None:
    assert not feed().bozo
    assert feed().version == "rss20"
    assert sorted(entry.link for entry in feed().entries) == PAGES


def test_an_item_is_known_by_its_guid_and_carries_title_summary_and_source() -> None:
    entries = feed().entries
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.title and entry.summary and entry.source.title for entry in entries)


def test_the_dates_of_the_feed_are_written_in_many_zones() -> None:
    offsets = {entry.published.rsplit(" ", 1)[1] for entry in feed().entries}
    assert len(offsets) >= 8
    assert "GMT" in offsets


@pytest.mark.parametrize("entry", feed().entries, ids=lambda entry: entry.link.removeprefix("pages/"))
def test_a_page_says_when_and_by_whom_it_was_published(entry: Any) -> None:
    """The page's own stamp is the feed's instant, written with the offset of its publisher's zone."""
    page = lxml.html.fromstring(text(entry.link))
    assert page.get("lang", "").startswith("en")
    assert entry.title in " ".join(page.text_content().split())
    publisher = publisher_of(entry.link)
    assert entry.source.title == publisher["name"]
    assert publisher["name"] in page.text_content()
    stamps = [datetime.fromisoformat(stamp) for stamp in STAMP.findall(text(entry.link))]
    offset = published(entry).astimezone(ZoneInfo(publisher["zone"])).utcoffset()
    assert any(stamp == published(entry) and stamp.utcoffset() == offset for stamp in stamps)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_no_real_host_and_loads_nothing(page: str) -> None:
    """Hosts are under the reserved `.example`; schema.org stands only as the name of the vocabulary."""
    hosts = {urlsplit(address).hostname for address in re.findall(r"https?://[^\s\"'<>]+", text(page))}
    assert all(host and (host.endswith(".example") or host == "schema.org") for host in hosts)
    mail_hosts = re.findall(r"@([\w-]+(?:\.[\w-]+)+)", text(page))
    assert all(host.endswith(".example") for host in mail_hosts)
    tree = lxml.html.fromstring(text(page))
    assert not tree.xpath("//script[@src] | //img | //iframe | //link[contains(@rel, 'stylesheet')]")
    assert not tree.xpath("//*[starts-with(@href, '//') or starts-with(@src, '//')]")


def test_the_demo_says_what_it_shows() -> None:
    assert set(demo()) == {"as_of", "zone", "country", "feed", "publisher"}
    assert type(demo()["as_of"]) is date
    ZoneInfo(demo()["zone"])
    assert SEEDS.joinpath(demo()["feed"]).is_file()
    assert any(demo()["country"] in row["countries"].split(",") for row in gold())


def test_the_invented_publishers_are_all_used_and_live_in_real_zones() -> None:
    known = demo()["publisher"]
    territories = Locale("en").territories
    for publisher in known:
        assert set(publisher) == {"name", "host", "country", "zone"}
        assert publisher["country"] in territories
        assert publisher["host"].endswith(".example")
        ZoneInfo(publisher["zone"])
    assert len({publisher["name"] for publisher in known}) == len(known)
    assert {publisher_of(page)["name"] for page in PAGES} == {publisher["name"] for publisher in known}


def test_the_gold_covers_every_page_with_diplomacy_and_without() -> None:
    assert {row["file"] for row in gold()} == set(PAGES)
    without = {row["file"] for row in gold() if row["kind"] == "none"}
    diplomatic = {row["file"] for row in gold() if row["kind"] != "none"}
    assert len(diplomatic) >= 12
    assert len(without) == 3
    assert not without & diplomatic


def test_the_window_of_the_demo_holds_at_least_ten_articles_of_diplomacy() -> None:
    end = datetime.combine(demo()["as_of"] + timedelta(days=1), datetime.min.time(), ZoneInfo(demo()["zone"]))
    recent = {entry.link for entry in feed().entries if end - WINDOW < published(entry) <= end}
    assert len(recent & {row["file"] for row in gold() if row["role"] == "news"}) >= 10
    assert all(published(entry) <= end for entry in feed().entries)


def test_the_gold_shows_each_status_and_strength_of_the_contract_that_a_report_can_have() -> None:
    rows = [row for row in gold() if row["kind"] != "none"]
    assert {row["status"] for row in rows} == set(get_args(Status))
    assert {row["kind"] for row in rows} == set(get_args(Kind))
    assert {row["role"] for row in rows} == set(get_args(Role))
    assert {row["strongest"] for row in rows} == {*get_args(Strength), "none"}


@pytest.mark.parametrize("row", [row for row in gold() if row["kind"] != "none"], ids=lambda row: row["file"][6:])
def test_a_row_of_the_gold_keeps_the_rules_of_the_contract(row: dict[str, str]) -> None:
    """Codes are known, what has not happened carries only what is on the table, and the page names the venue."""
    codes = row["countries"].split(",")
    assert codes == sorted(set(codes))
    assert set(codes) <= {*Locale("en").territories, "PIF"}
    assert row["kind"] == "multilateral" or len(codes) >= 2
    assert WHEN.fullmatch(row["when"])
    if row["status"] in ("planned", "postponed", "cancelled"):
        assert row["strongest"] in ("on_table", "none")
    page = lxml.html.fromstring(text(row["file"])).text_content().casefold()
    assert row["venue"] == "-" or row["venue"].casefold() in page
