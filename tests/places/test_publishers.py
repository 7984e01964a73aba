"""Who published an article, and in which zone its dates are meant."""

import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from digests.places.names import is_code
from digests.places.publishers import publisher
from digests.places.tables import toml

ROWS = toml("publishers.toml")["publisher"]
FEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "feeds.toml"


@pytest.mark.parametrize(
    ("name", "host", "country", "zone"),
    [
        ("The Korea Herald", None, "KR", "Asia/Seoul"),
        ("Korea Herald/Yonhap", None, "KR", "Asia/Seoul"),
        ("korea times", None, "KR", "Asia/Seoul"),
        ("VNA", None, "VN", "Asia/Ho_Chi_Minh"),
        ("Reuters", None, "GB", "Europe/London"),
        ("AP", None, "US", "America/New_York"),
        (None, "feeds.bbci.co.uk", "GB", "Europe/London"),
        (None, "www.mofa.go.jp:443", "JP", "Asia/Tokyo"),
        ("Somebody Unknown", "EN.KREMLIN.RU.", "RU", "Europe/Moscow"),
        ("Daily News", "dailynews.co.tz", "TZ", "Africa/Dar_es_Salaam"),
    ],
)
def test_a_publisher_is_known_by_printed_name_or_host(
    name: str | None, host: str | None, country: str, zone: str
) -> None:
    found = publisher(name, host)
    assert found is not None
    assert (found.country, found.zone) == (country, zone)


@pytest.mark.parametrize(
    ("name", "host"),
    [(None, None), ("", ""), ("Daily News", None), ("nobody", "example.org"), ("x" * 5000, "." * 300), (None, "ru")],
)
def test_an_unknown_or_shared_name_gives_none(name: str | None, host: str | None) -> None:
    assert publisher(name, host) is None


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 120
    assert {row["kind"] for row in ROWS} == {"official", "agency", "newspaper", "broadcaster"}
    assert [row["name"] for row in ROWS if row["country"] and not is_code(row["country"])] == []
    names, hosts = Counter(row["name"] for row in ROWS), Counter(host for row in ROWS for host in row["hosts"])
    assert [entry for entry, times in (*names.items(), *hosts.items()) if times > 1] == []
    assert [row["name"] for row in ROWS if not row["hosts"]] == []


def test_hosts_are_bare_domains_in_small_letters() -> None:
    hosts = [host for row in ROWS for host in row["hosts"]]
    assert [
        host
        for host in hosts
        if host != host.lower()
        or host.startswith("www.")
        or not set(host) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    ] == []


def test_a_printed_name_that_several_share_is_known_to_be_shared() -> None:
    """So that a new row does not make an old name unreadable."""
    counts = Counter(name.casefold().removeprefix("the ") for row in ROWS for name in (row["name"], *row["printed"]))
    shared = {name for name, times in counts.items() if times > 1}
    assert shared == {"abc", "abc news", "aps", "cna", "daily news", "daily star", "nation", "politico"}


@pytest.mark.skipif(not FEEDS.exists(), reason="the shared list of feeds is not beside the project")
def test_the_publishers_of_the_feed_list_are_known_and_at_home_where_it_says() -> None:
    feeds = tomllib.loads(FEEDS.read_text(encoding="utf-8"))["feed"]
    wrong = []
    for feed in feeds:
        found = publisher(feed["publisher"], urlsplit(feed["url"]).hostname)
        if found is None or (feed["country"] != "INT" and found.country != feed["country"]):
            wrong.append(feed["publisher"])
    assert wrong == []
