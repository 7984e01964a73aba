"""What a robots.txt allows, whatever its bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protego import Protego

from digests.sources.parse.robots import CAP, MOST_DELAY, parse_robots

US = "Communique"


def _allowed(robots: str | bytes, path: str = "/news/1") -> bool:
    body = robots.encode() if isinstance(robots, str) else robots
    return parse_robots(body).allows(f"https://example.org{path}", US)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /news", False),
        ("User-agent: *\nDisallow: /old", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", True),
        ("User-agent: *\nDisallow: /*1$", False),
        ("User-agent: Communique\nDisallow: /", False),
        ("user-agent: communique\ndisallow: /", False),
        ("User-agent: Communique\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: Communique\nDisallow: /", False),
        ("User-agent: OtherBot\nDisallow: /", True),
        ("User-agent: OtherBot\nUser-agent: Communique\nDisallow: /", False),
        ("User-agent: OtherBot\nDisallow: /\nUser-agent: Communique\nAllow: /", True),
        ("User-agent: OtherBot # and Communique\nDisallow: /", True),
        ("Disallow: /", True),
        ("User-agent: *\rDisallow: /\r", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<!DOCTYPE html><title>Not found</title>", True),
    ],
)
def test_rules_are_understood(robots: str, allowed: bool) -> None:
    assert _allowed(robots) is allowed


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/a?print=1", False), ("/a?page=1", True), ("/caf%C3%A9", False), ("/café", False), ("/robots.txt", True)],
)
def test_rules_hold_for_path_and_query_in_any_spelling(path: str, allowed: bool) -> None:
    robots = "User-agent: *\nDisallow: /*?print=\nDisallow: /café\nDisallow: /robots"
    assert _allowed(robots, path) is allowed


@pytest.mark.parametrize("url", ["http://[::1", "http://[", "http://[/robots.txt"])
def test_what_is_no_address_is_not_allowed(url: str) -> None:
    assert not parse_robots(b"User-agent: *\nDisallow: /x").allows(url, US)


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("Crawl-delay: 5", 5.0),
        ("crawl-delay: 0.5", 0.5),
        ("Crawl-delay: 0", 0.0),
        ("Crawl-delay: 86400", MOST_DELAY),
        ("Crawl-delay: 1e300", MOST_DELAY),
        ("Crawl-delay: inf", None),
        ("Crawl-delay: nan", None),
        ("Crawl-delay: -1", None),
        ("Crawl-delay: soon", None),
        ("Disallow: /", None),
    ],
)
def test_a_delay_is_in_seconds_and_never_longer_than_thirty(line: str, seconds: float | None) -> None:
    assert parse_robots(f"User-agent: *\n{line}".encode()).delay(US) == seconds


def test_a_delay_for_others_is_not_ours() -> None:
    robots = parse_robots(b"User-agent: OtherBot\nCrawl-delay: 9\n\nUser-agent: communique\nCrawl-delay: 3")
    assert robots.delay(US) == 3.0


def test_what_comes_after_500_kib_does_not_count() -> None:
    filler = b"# " + b"x" * 97 + b"\n"
    head = b"User-agent: *\n" + filler * 5_000
    assert _allowed(head + b"Disallow: /") is False
    assert _allowed(head + filler * 120 + b"Disallow: /") is True


def test_a_rule_cut_in_two_does_not_forbid_more_than_was_meant() -> None:
    rule = b"Disallow: /news-of-the-past"
    head = b"User-agent: *\n"
    head += b"#" * (CAP - len(head) - len(rule) + 11) + b"\n"
    body = head + rule
    assert body[:CAP].endswith(b"\nDisallow: /news")
    assert _allowed(body, "/news/1")


def test_thousands_of_names_with_thousands_of_rules_are_read_like_any_other() -> None:
    names = b"".join(b"User-agent: bot%d\n" % number for number in range(12_000))
    rules = b"".join(b"Disallow: /%d\n" % number for number in range(12_000))
    assert _allowed(names + b"User-agent: *\n" + rules, "/11999") is False
    assert _allowed(names + rules, "/11999") is True


@settings(deadline=None)  # tables are loaded by the first example
@given(st.binary())
def test_any_bytes_are_rules(body: bytes) -> None:
    robots = parse_robots(body)
    assert robots.allows("https://example.org/x?y", US) in {True, False}
    assert robots.delay(US) is None or 0 <= robots.delay(US) <= MOST_DELAY  # type: ignore[operator] # checked before


_LINES = st.sampled_from(
    [
        "User-agent: *",
        "User-Agent: communique",
        "user agent Communique",
        "Useragent: comm*",
        "User-agent: Other",
        "User agent: OtherBot/2.0 # Communique",
        "USER-AGENT:",
        "User-agent",
        "Disallow: /news",
        "Disallow: /",
        "Disallow:",
        "Allow: /news/1",
        "Allow: /*1$",
        "Crawl-delay: 2",
        "Sitemap: https://example.org/s.xml",
        "Unknown: x",
        "# remark",
        "",
    ]
)


@settings(deadline=None)  # tables are loaded by the first example
@given(st.lists(_LINES, max_size=12))
def test_leaving_out_the_names_of_others_changes_no_answer(lines: list[str]) -> None:
    text = "\n".join(lines)
    whole, ours = Protego.parse(text), parse_robots(text.encode())
    for path in ("/", "/news", "/news/1", "/about"):
        assert ours.allows(f"https://example.org{path}", US) == whole.can_fetch(f"https://example.org{path}", US)
    assert ours.delay(US) == whole.crawl_delay(US)
