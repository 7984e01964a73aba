"""Text of articles becomes harmless, and is cut where a reader does not mind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.compose.plain import plain, shorten


def test_what_could_steer_a_terminal_or_turn_the_reading_order_goes() -> None:
    assert plain("a\x1b[31mred\x07") == "a[31mred"
    assert plain("left\u202e right\u2066") == "left right"
    assert plain("one\r\n\ttwo\u2028three\x00") == "one two three"


def test_joiners_of_scripts_and_emoji_stay() -> None:
    assert plain("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


def test_a_cut_falls_between_words_and_never_inside_a_letter_or_a_flag() -> None:
    assert shorten("support for denuclearization of the peninsula", 30) == "support for denuclearization…"
    assert shorten("🇰🇷🇫🇷🇰🇭", 4) == "🇰🇷…"
    assert shorten("cafe\u0301s", 5) == "caf…"
    assert shorten("short", 5) == "short"


@settings(deadline=None)
@given(st.text(), st.integers(0, 60))
def test_a_cut_text_is_never_too_long(text: str, limit: int) -> None:
    assert len(shorten(plain(text), limit)) <= limit
