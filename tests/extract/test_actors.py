"""Who is named: offices, their holders and the states they stand for, before any parse."""

import pytest

from digests.extract.actor import Actor
from digests.extract.actors import scan
from digests.extract.bodies import body_names
from digests.extract.names import is_name, keys
from digests.extract.people import led_by


def _told(actor: Actor) -> tuple[str, str | None, str | None, str | None]:
    return actor.kind, actor.code, actor.name, actor.office


_ONE = [
    ("Kenyan Foreign Minister Daniel Otieno", "person", "KE", "Daniel Otieno", "Foreign Minister"),
    ("Kenya's foreign minister, Daniel Otieno,", "person", "KE", "Daniel Otieno", "foreign minister"),
    ("Kenya’s Foreign Minister Daniel Otieno", "person", "KE", "Daniel Otieno", "Foreign Minister"),
    ("Foreign Minister of Finland Aino Laine", "person", "FI", "Aino Laine", "Foreign Minister"),
    ("the Foreign Minister of the Republic of Kenya, H.E. Daniel "
        "Otieno,", "person", "KE", "Daniel Otieno", "Foreign Minister"),
    ("Daniel Otieno, the Kenyan foreign minister,", "person", "KE", "Daniel Otieno", "foreign minister"),
    ("Daniel Otieno, Kenya's new foreign minister", "person", "KE", "Daniel Otieno", "foreign minister"),
    ("Minister for Foreign Affairs Aino Laine of "
        "Finland", "person", "FI", "Aino Laine", "Minister for Foreign Affairs"),
    ("his Finnish counterpart Aino Laine", "person", "FI", "Aino Laine", "counterpart"),
    ("his Finnish counterpart", "office", "FI", None, "counterpart"),
    ("the President of Finland", "office", "FI", None, "President"),
    ("Finnish officials", "collective", "FI", None, "officials"),
    ("senior defense officials of Laos", "collective", "LA", None, "senior defense officials"),
    ("Gen. Daniel Otieno", "", None, None, None),
    ("Defence Minister General Daniel Otieno", "person", None, "Daniel Otieno", "Defence Minister"),
    ("Defence Minister Dr. Daniel Otieno", "person", None, "Daniel Otieno", "Defence Minister"),
    ("Kenyan PM Daniel Otieno", "person", "KE", "Daniel Otieno", "PM"),
    ("Kenyan Deputy Prime Minister and Minister of Foreign Affairs Daniel Otieno", "person", "KE", "Daniel Otieno",
     "Deputy Prime Minister and Minister of Foreign Affairs"),
    ("KENYAN FOREIGN MINISTER DANIEL OTIENO", "person", "KE", "DANIEL OTIENO", "FOREIGN MINISTER"),
    ("NATO Secretary General Aino Laine", "person", "NATO", "Aino Laine", "Secretary General"),
    ("Kenya's ambassador to Finland, Daniel Otieno,", "person", "KE", "Daniel Otieno", "ambassador"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "code", "name", "office"), _ONE, ids=[c[0] for c in _ONE])
def test_one_official_is_found_whole(
    text: str, kind: str, code: str | None, name: str | None, office: str | None
) -> None:
    """Country, office and name, in whatever order a newspaper prints them."""
    found = [_told(a) for a in scan(f"Yesterday {text} spoke.") if a.kind not in {"country", "organisation"}]
    assert found == ([(kind, code, name, office)] if kind else [])


_SEVERAL = [
    ("the foreign ministers of Kenya and Finland", [("KE", None), ("FI", None)]),
    ("the Kenyan and Finnish foreign ministers", [("KE", None), ("FI", None)]),
    ("Kenya, Uganda and Finland's leaders", [("KE", None), ("UG", None), ("FI", None)]),
    ("the negotiators of Kosovo and Serbia, Arben Gashi and Milan "
        "Stojkovic,", [("XK", "Arben Gashi"), ("RS", "Milan Stojkovic")]),
    ("the presidents of the Baltic states", [("EE", None), ("LV", None), ("LT", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _SEVERAL, ids=[c[0] for c in _SEVERAL])
def test_states_of_one_office_are_told_apart(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Plural offices give one actor a state, names in the order of the states."""
    assert [(a.code, a.name) for a in scan(f"Yesterday {text} spoke.")] == expected


@pytest.mark.parametrize("word", ["former", "late", "ousted", "then", "exiled"])
def test_out_of_office_is_marked(word: str) -> None:
    """Who holds no office stands for no state (EXTRACTION, what counts, 8)."""
    (actor,) = scan(f"Yesterday the {word} Kenyan president Daniel Otieno spoke.")
    assert actor.out_of_office


def test_a_company_has_no_country_by_its_chief() -> None:
    """ "the company's chief" is an office whose owner no country is."""
    (actor,) = scan("Yesterday the company's chief Daniel Otieno spoke.")
    assert (actor.code, actor.determiner) == (None, "'s")


def test_the_party_alone_is_nobody() -> None:
    """Common nouns for bodies count only where a country or "both" stands by."""
    assert scan("Yesterday the party and the team spoke.") == ()
    assert [a.plural for a in scan("Yesterday both sides spoke.")] == [True]


def test_the_polish_capital_is_a_city() -> None:
    """An adjective before "capital" names no party."""
    (actor,) = scan("They spoke in the Polish capital.")
    assert (actor.code, actor.tag_kind, actor.printed) == ("PL", "capital", "Warsaw")
    assert [a.tag_kind for a in scan("Polish capital gains rose.")] == ["demonym"]


def test_offsets_are_those_of_the_whole_text() -> None:
    """A scan of a part gives offsets of the whole."""
    text = "Nothing here. Kenyan President Daniel Otieno spoke."
    (actor,) = scan(text, 14)
    assert text[actor.start : actor.end] == "Kenyan President Daniel Otieno"
    assert text[actor.head :].startswith("President")


@pytest.mark.parametrize("link", ["led by", "headed by", "under", ", headed by"])
def test_who_leads_a_delegation_is_of_its_country(link: str) -> None:
    """A minister without a country leads his own country's people."""
    text = f"A Cuban delegation {link} Health Minister Marta Solis arrived."
    actors = led_by(text, scan(text))
    assert [(a.code, a.name) for a in actors] == [("CU", None), ("CU", "Marta Solis")]


def test_the_bloc_is_the_organisation_that_the_article_names() -> None:
    """A common noun means what was named; without any, nothing."""
    text = "ASEAN ministers met. The bloc's chief spoke."
    assert body_names(text)["bloc"] == "ASEAN"
    assert [a.code for a in scan(text, 21, bodies=body_names(text))] == ["ASEAN"]
    assert body_names("The bloc's chief spoke.") == {}


@pytest.mark.parametrize(
    "words", ["Jean-Yves Le Drian", "Abdullah bin Zayed", "J. K. Smith", "Hun Sen", "Élise Müller", "Kh.Battulga"]
)
def test_names_are_told_by_their_letters(words: str) -> None:
    """Particles, initials, accents."""
    assert is_name(words)


@pytest.mark.parametrize("words", ["", "Foreign Ministry", "Monday", "CTK", "The House", "X"])
def test_what_is_no_name(words: str) -> None:
    """Institutions, weekdays and abbreviations stand in nobody's name."""
    assert not is_name(words)


def test_the_forms_of_a_second_mention() -> None:
    """Surname first or last, with its particle; common given names never."""
    assert set(keys("Yun Byung-se")) == {"Yun Byung-se", "Yun", "Byung-se"}
    assert "Le Drian" in keys("Jean-Yves Le Drian")
    assert "John" not in keys("John Mutua")
    assert keys("Xi") == ("Xi",)


def test_troops_in_the_baltic_states_are_of_none_of_them() -> None:
    assert {a.code for a in scan("Poland wants more troops in the Baltic states.", 0)} == {"PL"}


def test_a_first_name_that_is_an_office_too() -> None:
    """ "Amir" is what some are called and what others are."""
    [minister] = scan("Amir Khan Muttaqi, the Afghan acting foreign minister,", 0)
    assert (minister.code, minister.name, minister.office) == ("AF", "Amir Khan Muttaqi", "acting foreign minister")
    [monarch] = scan("the Amir of Qatar", 0)
    assert (monarch.code, monarch.office) == ("QA", "Amir")


def test_initials_of_two_letters_belong_to_the_name() -> None:
    [president] = scan("Mongolian President Kh.Battulga", 0)
    assert president.name == "Kh.Battulga"


def test_a_body_in_front_of_a_comma_is_no_part_of_the_office_behind() -> None:
    """ "At the UN General Assembly, Foreign Minister X": he is nobody of the Assembly's."""
    told = scan("On the sidelines of the 59th session of the UN General Assembly, Foreign Minister Liu Wen spoke.")
    assert [(a.code, a.office) for a in told if a.name == "Liu Wen"] == [(None, "Foreign Minister")]
    mediator = scan("ahead of talks with the Manila government, chief mediator Ismail Rahim said.")[-1]
    assert (mediator.code, mediator.office, mediator.name) == (None, "chief mediator", "Ismail Rahim")
    [speaker] = scan("the National Assembly Speaker, Ana Sosa")
    assert speaker.office == "National Assembly Speaker"
    [minister] = scan("the Trade, Industry and Energy Minister Kim Lee")
    assert minister.office == "Trade, Industry and Energy Minister"


def test_names_behind_their_offices_in_a_list() -> None:
    """Also behind one whose body nobody knows."""
    text = (
        "the Leader of the ABC, Mr. Jacob Bota, President of Mali, Mr. Amadou Keita, Chairperson of the African Union"
        " Commission, Dr. Jean Pil, and King of Tonga, Sione III."
    )
    named = {a.name: a.code for a in scan(text)}
    assert named["Amadou Keita"] == "ML"
    assert named["Jean Pil"] == "AFU"
    assert named["Sione III"] == "TO"


def test_names_before_their_offices_in_a_list() -> None:
    text = "with Anna Berg, Minister of Health, Luis Paz, Minister of Labour, and Ana Sosa, Minister of Trade."
    assert {a.name: a.office for a in scan(text)} == {
        "Anna Berg": "Minister of Health",
        "Luis Paz": "Minister of Labour",
        "Ana Sosa": "Minister of Trade",
    }


def test_who_has_just_come_into_office_stands_before_it() -> None:
    [minister] = scan("Nuro Hassan, newly named Prime Minister of Somalia, came.")
    assert (minister.name, minister.code) == ("Nuro Hassan", "SO")
