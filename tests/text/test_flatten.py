"""Typographic variants are made plain without moving a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.text.flatten import flatten, squeeze


@pytest.mark.parametrize(
    ("typographic", "plain"),
    [
        ("“We’re here”", '"We\'re here"'),
        ("«Oui»", '"Oui"'),
        ("5\u00a0March\u2009–\u20098", "5 March – 8"),
        ("non\u2011binding", "non-binding"),
        ("a\tb\r\nc", "a b \nc"),
        ("soft\u00adhyphen\u200b!", "soft hyphen !"),
        ("\u202bעברית\u202c", " עברית "),
    ],
)
def test_quotes_spaces_and_hyphens_become_plain(typographic: str, plain: str) -> None:
    assert flatten(typographic) == plain


@given(st.text(max_size=100))
def test_every_offset_stays_valid(text: str) -> None:
    flat = flatten(text)
    assert len(flat) == len(text)
    assert flatten(flat) == flat


def test_squeezing_puts_a_text_on_one_line() -> None:
    assert squeeze("  two\n\n ministers \t met ") == "two ministers met"
