"""Whose an office is that the text gives to no state."""

import pytest

from digests.extract.engine import Extractor
from digests.extract.offices import has_office
from tests.extract.conftest import lines_of


@pytest.mark.parametrize(
    ("office", "home", "has"),
    [
        ("Foreign Secretary", "UY", False),
        ("Foreign Secretary", "GB", True),
        ("Defense Secretary", "KR", False),
        ("Secretary of State", "US", True),
        ("Chancellor", "KR", False),
        ("Foreign Minister", "KR", True),
    ],
)
def test_an_office_that_only_others_have_is_not_the_papers_own(office: str, home: str, has: bool) -> None:
    assert has_office(home, office) is has


def test_whose_the_foreign_secretary_is_another_sentence_says(whole: Extractor) -> None:
    text = (
        "MONTEVIDEO, June 14 (Sudnews) - Foreign Secretary Julian Brand met Peruvian President Ana Quispe in Lima on"
        " Monday. Britain would like the two navies to train together, he said."
    )
    assert any("GB,PE" in line for line in lines_of(whole, "Brand meets Peruvian president", text, home="UY"))
