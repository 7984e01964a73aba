"""What names look like where: only ever weighed between parties that a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.extract.origins import likeness
from digests.extract.tables import rows
from digests.places.names import countries


@pytest.mark.parametrize(
    ("name", "own", "other"),
    [
        ("Leonid Shcherban", "UA", "DE"),
        ("Dieter Kalkhorst", "DE", "US"),
        ("Nguyen Van Thanh", "VN", "LA"),
        ("Haluk Erdemir", "TR", "PL"),
        ("Lauri Hakamies", "FI", "SE"),
        ("João Tavares", "PT", "ES"),
        ("ZEYNEP AYDIN", "TR", "GR"),
    ],
)
def test_a_name_is_likelier_where_its_like_are_common(name: str, own: str, other: str) -> None:
    assert likeness(name, own) > likeness(name, other)


def test_of_what_is_no_state_names_say_nothing() -> None:
    assert {likeness("Haluk Erdemir", code) for code in ("EU", "NATO", "HAMAS", "~Some Front")} == {1.0}
    assert likeness("", "TR") == likeness("2", "TR") == 1.0


@given(st.text(max_size=40), st.sampled_from(sorted(countries())))
def test_any_name_has_a_likeness(name: str, code: str) -> None:
    assert 0 < likeness(name, code) < 1e6


def test_the_table_holds_names_by_state_each_once() -> None:
    codes = [code for code, _ in rows("people")]
    assert codes == sorted(set(codes))
    assert set(codes) <= countries().keys()
    for _, names in rows("people"):
        assert names.split(";") == sorted(set(names.split(";")))
