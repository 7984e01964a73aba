"""Text of strangers is shown as it stands, and says nothing to Discord."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digests.render.messages.graphemes import graphemes
from digests.render.messages.harmless import cut, harmless
from digests.render.messages.links import address, link
from tests.render.messages_making import ATTACKS, words
from tests.render.messages_reading import ours, shown, syntax

WHOLE = (
    *("a", "é", "e\u0301", "\u1100\u1161\u11a8", "각", "ᄁ", "漢", "x\u0323\u0307", "ס\u05bc\u05b8", "क्षि", "ก\u0e33"),
    *("🇰🇷", "🇫🇷", "👍🏽", "❤\ufe0f", "👩\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "🧔🏿\u200d♂\ufe0f"),
)
"""Each is one character to a reader (Unicode, UAX #29)."""


@pytest.mark.parametrize("attack", [one for one in ATTACKS if syntax(one)])
def test_what_discord_would_read_is_read_no_more(attack: str) -> None:
    assert syntax(harmless(attack)) == set()
    assert syntax(harmless(f"Han {attack} Min-koo")) == set()


def test_the_check_itself_sees_every_kind_of_attack() -> None:
    seen = {name for attack in ATTACKS for name in syntax(attack)}
    assert seen >= {
        *("everybody", "user", "role", "channel", "custom emoji", "command", "invitation"),
        *("link", "address", "angle", "emoji", "style", "heading", "list", "quote", "small", "lines", "invisible"),
    }


@settings(max_examples=300, deadline=None)
@given(st.one_of(words, st.text(), st.text(alphabet="@everyonh<>:/#&!*_~|`\\[]()-+.1d sgt\u200b\u200d")))
@example("\u200d - x")
@example("@\u200beveryone")
@example("@\u3164here")
@example("5:1234:6")
@example("16:30:")
@example("16:30:45")
def test_harmless_text_holds_no_syntax(text: str) -> None:
    assert syntax(harmless(text)) == set()
    assert syntax(harmless(text, 40)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Talks at 16:30 (14:30 UTC) — “agreed”, 100 % of it; 3.5 bn € & more!",
        "a_b *c* [d](https://e.example/f_g) `h` <i> #j @k \\l ~m~ |n|",
        "1. first",
        "- no list",
        "می‌خواهم",
        "Jean-Yves Le Drian ↔ 文在寅 🇰🇷",
        "write to @everyone@example.org",
    ],
)
def test_the_words_shown_are_the_words_written(text: str) -> None:
    assert shown(harmless(text)) == text


def test_plain_words_and_clock_times_cost_nothing() -> None:
    text = "Han Min-koo (Defense Minister) · Paris · 15 June, 16:30 CEST (14:30 UTC) — planned: was due to hold talks"
    assert harmless(text) == text


def test_a_flood_of_accents_does_not_cover_the_lines_around_it() -> None:
    assert len(harmless("Z" + "\u0301" * 5000 + "algo")) <= 20
    assert harmless("Z" + "\u0301" * 5000 + "algo").endswith("algo")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WHOLE), min_size=1, max_size=8).map(tuple), max_size=6), st.integers(1, 60))
def test_a_cut_never_splits_what_a_reader_sees_as_one(made: list[tuple[str, ...]], limit: int) -> None:
    text = " ".join("".join(word) for word in made)
    pieces = [piece for word in made for piece in (*word, " ")][:-1]
    borders = {len("".join(pieces[:n])) for n in range(len(pieces) + 1)}
    kept = cut(text, limit)
    assert len(kept) <= limit
    if kept != text:
        assert len(text) > limit
        assert kept.endswith("…")
        assert text.startswith(kept[:-1])
        assert len(kept) - 1 in borders


@pytest.mark.parametrize("whole", [one for one in WHOLE if len(one) > 1])
def test_each_of_them_is_one_and_two_are_two(whole: str) -> None:
    assert list(graphemes(whole + whole)) == [whole, whole]
    assert list(graphemes(f"a{whole}b")) == ["a", whole, "b"]


@given(words)
@settings(max_examples=100, deadline=None)
def test_a_limited_text_costs_at_most_twice_its_limit(text: str) -> None:
    assert len(harmless(text, 50)) <= 101


def test_a_cut_falls_between_words_where_it_can() -> None:
    assert cut("The ministers are due to sit down in Paris", 20) == "The ministers are…"
    assert cut("short", 20) == "short"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://herald.example/chiefs", "[herald.example](https://herald.example/chiefs)"),
        ("http://news.example:8080", "[news.example:8080](http://news.example:8080/)"),
        (
            "https://news.example/a(b)_[c] d?q=(x)#<y>",
            "[news.example](https://news.example/a%28b%29_%5Bc%5D%20d?q=%28x%29#%3Cy%3E)",
        ),
        ("https://Bücher.example/ü", "[xn--bcher-kva.example](https://xn--bcher-kva.example/%C3%BC)"),
        ("https://news.example/100%", "[news.example](https://news.example/100%25)"),
        ("https://news.example/%C3%BC", "[news.example](https://news.example/%C3%BC)"),
        (None, ""),
        ("", ""),
    ],
)
def test_our_links_are_encoded_and_show_their_host(url: str | None, printed: str) -> None:
    assert link(url) == printed


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://news.example/",
        "//news.example/",
        "https://",
        "https://good.example@evil.example/",
        "https://good.example\\@evil.example/",
        "https://[::1]/",
        "https://news.example:port/",
        "https://discord.gg/abc",
        "https://discord.com/invite/abc",
        "not an address",
    ],
)
def test_what_is_no_page_on_the_web_is_shown_without_a_link(url: str) -> None:
    assert address(url) is None
    assert syntax(link(url)) == set()


def test_an_endless_address_is_named_and_not_linked() -> None:
    printed = link(f"https://news.example/{'x' * 5000}")
    assert printed == "news.example (an address too long to link)"


@settings(max_examples=200, deadline=None)
@given(words)
def test_no_address_breaks_out_of_its_link(tail: str) -> None:
    for url in (f"https://news.example/{tail}", f"https://{tail}", f"https://news.example?{tail}", tail):
        assert ours(link(url)) == set()
