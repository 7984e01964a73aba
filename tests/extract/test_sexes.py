"""Who is a man or a woman by a title, and whom "he" or "she" therefore means."""

import pytest

from digests.extract.sexes import sex_of, sex_of_pronoun, sexes_in
from tests.extract.conftest import Reader


def test_titles_say_it_by_surname() -> None:
    known = sexes_in("Mrs Anna Berg met Mr. Paz. Queen Rosa's guest was spokesman Kim Lee, not Ms Kim.")
    assert known == {"Berg": "f", "Paz": "m", "Rosa": "f", "Lee": "m", "Kim": "f"}
    assert (sex_of("Luis Paz", known), sex_of("Luis Sosa", known), sex_of(None, known)) == ("m", None, None)


def test_a_surname_of_both_is_nobodys() -> None:
    assert sexes_in("Mr Berg and Mrs Berg arrived.") == {}


@pytest.mark.parametrize(("pronoun", "sex"), [("he", "m"), ("his", "m"), ("hers", "f"), ("i", None), ("they", None)])
def test_pronouns(pronoun: str, sex: str | None) -> None:
    assert sex_of_pronoun(pronoun) == sex


def test_a_pronoun_means_nobody_whose_title_says_otherwise(read: Reader) -> None:
    text = (
        "Senegalese Prime Minister Awa Diagne met Portuguese Prime Minister Rui Costa in Lisbon on Friday. Mr Costa"
        " said that Portugal would double its scholarships. On Monday she will travel to Madrid, an aide of Mrs Diagne"
        " said."
    )
    visit = next(e for e in read.events(text) if e.kind == "visit" and "ES" in e.countries)
    assert set(visit.countries) == {"SN", "ES"}


def test_i_means_the_last_person_whatever_his_title(read: Reader) -> None:
    text = (
        "Norwegian Prime Minister Kari Berg spoke in Oslo on Friday. Mr Paz, the Peruvian president, spoke there too."
        ' "On Monday I will travel to Chile," Mr Paz said.'
    )
    assert [set(e.countries) for e in read.events(text) if e.kind == "visit"] == [{"PE", "CL"}]
