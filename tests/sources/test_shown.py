"""Addresses in messages carry no secrets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.sources.fetch.shown import shown


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/feed?page=2", "https://example.org/feed?page=2"),
        ("https://ann:hunter2@example.org/feed", "https://…@example.org/feed"),
        ("https://example.org/feed?token=abc&lang=en", "https://example.org/feed?token=…&lang=en"),
        ("https://example.org/feed?APIKEY=abc", "https://example.org/feed?APIKEY=…"),
        ("https://example.org/feed?x=9f86d081884c7d659a2feaa0c55ad015", "https://example.org/feed?x=…"),
        ("https://example.org/feed?9f86d081884c7d659a2feaa0c55ad015", "https://example.org/feed?…"),
        ("https://example.org/feed#access_token=abc", "https://example.org/feed"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://[::1", "an address that cannot be read"),
        ("https://a@b@example.org/feed", "https://…@example.org/feed"),
        ("ann:hunter2@example.org/feed", "…@example.org/feed"),
        ("http:ann:hunter2@example.org/feed", "…@example.org/feed"),
        ("http:///ann:hunter2@example.org/feed", "…@example.org/feed"),
        ("http:\\\\ann:hunter2@example.org/feed", "…@example.org/feed"),
        ("https://proxy.example/http://ann:hunter2@example.org/", "https://proxy.example/http://…@example.org/"),
        ("https://social.example/@ann/1", "https://social.example/@ann/1"),
        ("https://example.org/feed?lang=en;token=abc", "https://example.org/feed?lang=en&token=…"),
        ("https://example.org/?to=https%3A%2F%2Fexample.net%2F%3Ftoken%3Dabc", "https://example.org/?to=…"),
        ("https://example.org/?to=ann%3Ahunter2@example.net", "https://example.org/?to=…"),
        ("https://exa\u202emple.org/\u202efeed", "https://example.org/feed"),
        ("https://münchen.example/", "https://münchen.example/"),
    ],
)
def test_secrets_are_hidden_and_the_rest_stays_readable(url: str, expected: str) -> None:
    assert shown(url) == expected


@settings(deadline=None)  # tables are loaded by the first example
@given(st.from_regex(r"[a-z]{8,20}", fullmatch=True), st.sampled_from(["token", "api_key", "auth", "password", "sig"]))
def test_a_secret_never_stands_in_the_shown_address(secret: str, key: str) -> None:
    assert f"={secret}" not in shown(f"https://example.org/?{key}={secret}")
    assert f":{secret}@" not in shown(f"https://ann:{secret}@example.org/")


@settings(deadline=None)  # tables are loaded by the first example
@given(st.text())
def test_any_text_can_be_shown(url: str) -> None:
    assert shown(url).isprintable()


@pytest.mark.parametrize(
    "url", ["https://example.org/?a=\udc80", "https://example.org/\udc80", "https://\udc80.example/"]
)
def test_even_broken_text_is_shown_as_text(url: str) -> None:
    assert shown(url).encode()


def test_a_long_address_is_shown_in_part() -> None:
    assert shown("https://example.org/" + "a" * 1_000_000) == "https://example.org/" + "a" * 479 + "…"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://e.example/feed/private/0b9fa1c27d3e4f5a8b6c/rss.xml", "https://e.example/feed/private/…/rss.xml"),
        ("https://e.example/u/3F2504E0-4F89-41D3-9A0C-0305E82C3301", "https://e.example/u/…"),
        (
            "https://e.example/2024/05/07/ministers-meet-in-paris",
            "https://e.example/2024/05/07/ministers-meet-in-paris",
        ),
        ("https://e.example/news/1234567890123456", "https://e.example/news/1234567890123456"),
    ],
)
def test_a_part_of_the_path_that_looks_like_a_key_is_hidden(url: str, said: str) -> None:
    assert shown(url) == said
