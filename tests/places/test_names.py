"""What a code is called."""

import pytest

from digests.places.names import countries, demonym, display_name, flag, is_code, is_organisation, organisations


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KR", "South Korea"),
        ("LA", "Laos"),
        ("EU", "European Union"),
        ("CI", "Côte d'Ivoire"),
        ("AFU", "African Union"),
        ("XK", "Kosovo"),
    ],
)
def test_a_code_has_its_plain_english_name(code: str, name: str) -> None:
    assert display_name(code) == name


def test_an_unknown_code_is_given_back() -> None:
    assert display_name("QQ") == "QQ"


@pytest.mark.parametrize(
    ("code", "emoji"), [("FR", "🇫🇷"), ("EU", "🇪🇺"), ("UN", "🇺🇳"), ("XK", "🇽🇰"), ("NATO", ""), ("QQ", ""), ("", "")]
)
def test_states_eu_and_un_have_flags(code: str, emoji: str) -> None:
    assert flag(code) == emoji


@pytest.mark.parametrize(
    ("code", "adjective"), [("KR", "South Korean"), ("NL", "Dutch"), ("AE", "Emirati"), ("CD", None), ("NATO", None)]
)
def test_the_demonym_is_the_adjective_that_a_paper_prints(code: str, adjective: str | None) -> None:
    assert demonym(code) == adjective


def test_codes_are_countries_or_organisations_never_both() -> None:
    assert not countries().keys() & organisations().keys()
    assert all(is_code(code) for code in (*countries(), *organisations()))
    assert is_organisation("NATO")
    assert not is_organisation("FR")
    assert not is_code("fr")
    assert not is_code("")
