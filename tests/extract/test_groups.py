"""Parties that are no states: armed groups without a code, and those that have one."""

import pytest

from digests.extract.actors import scan
from digests.extract.groups import groups_of, has_code, name_of_group
from digests.model import Event
from tests.extract.conftest import Reader


def _parties(event: Event) -> list[str]:
    return sorted(p.country or p.organisation or "?" for p in event.participants)


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("The government of Chad and the rebels signed a truce in Tripoli.", "agreement", ["TD", "rebels"]),
        (
            "Sudan and the Nuba Reform Movement (NRM) agreed on a ceasefire after talks in Doha.",
            "meeting",
            ["Nuba Reform Movement", "SD"],
        ),
        (
            "Burundi's president met leaders of the Front for Work and Peace on Monday to end the civil war.",
            "meeting",
            ["BI", "Front for Work and Peace"],
        ),
        (
            "The Justice and Harvest Movement and Sudan held peace talks in Doha.",
            "meeting",
            ["Justice and Harvest Movement", "SD"],
        ),
        (
            "Chad and the rebel Union of Forces for Harvest held peace talks in Doha.",
            "meeting",
            ["TD", "Union of Forces for Harvest"],
        ),
        (
            "The government of Chad and the rebels of the Farmers Rally (FR) signed a truce in Doha.",
            "agreement",
            ["Farmers Rally", "TD"],
        ),
        ("Colombia's government and ELN guerrillas resumed peace talks in Quito.", "meeting", ["CO", "ELN"]),
        ("Four Taliban members met Finnish Foreign Minister Aino Laine in Doha.", "meeting", ["FI", "TALIBAN"]),
        (
            "Finnish President Aino Laine met Turkish Cypriot leader Mehmet Kaya in Geneva.",
            "meeting",
            ["FI", "TRNC"],
        ),
        (
            "The Polish foreign minister received Bosnian Serb leader Radovan Kos in Warsaw.",
            "meeting",
            ["BOSNIANSERBS", "PL"],
        ),
    ],
)
def test_a_group_is_a_party(read: Reader, text: str, kind: str, parties: list[str]) -> None:
    (event,) = read.events(text)
    assert (event.kind, _parties(event)) == (kind, parties)


def test_a_group_has_a_name_and_no_country(read: Reader) -> None:
    """What an event is looked up by are codes; the group stands among the participants, and in `by` by its name."""
    (event,) = read.events("The Nuba Reform Movement and Sudan signed a truce in Doha, mediators of the rebels said.")
    assert event.countries == ("SD",)
    assert [(p.country, p.organisation) for p in event.participants] == [
        (None, "Nuba Reform Movement"),
        ("SD", None),
    ]
    assert {name for outcome in event.outcomes for name in outcome.by} == {"Nuba Reform Movement", "SD"}
    assert all(mention.code != "Nuba Reform Movement" for mention in event.mentions)


def test_the_rebels_are_the_one_group_that_is_named(read: Reader) -> None:
    told = read.events(
        "The Nuba Reform Movement said on Monday that it would come. "
        "Sudan's president will meet the rebels in Doha on Friday. "
        "UN envoy Ian Lund met the movement's leader, Adam Bel."
    )
    assert [_parties(e) for e in told] == [["Nuba Reform Movement", "SD"], ["Nuba Reform Movement", "UN"]]


def test_of_several_groups_nobody_knows_which_the_rebels_are(read: Reader) -> None:
    """Nothing is told of a party that is not sure."""
    told = read.events(
        "The Nuba Reform Movement and the Darfur Harvest Front have guns. Sudan's president met the rebels in Doha."
    )
    assert all(len(_parties(e)) < 2 for e in told)


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister met Tory rebels and rebel MPs before the vote, and French President Paul Noir.",
        "Italian President Ada Neri received leaders of the Five Petals Movement in Rome.",
        "The Chinese People's Liberation Army and the ceasefire.",
        "On the Western Front a truce held for a day.",
        "A truce. The movement of goods stopped.",
        "Facing rebels, Malian Army chief Ali Keita met French Defence Minister Luc Morel.",
        "After the ceasefire with the rebels, National Assembly Speaker Paul Moto met Chadian Premier Issa Adoum.",
        "The rebel Conservative Research Group met Polish lawmakers during the ceasefire.",
    ],
)
def test_what_is_no_group(text: str) -> None:
    """Politicians, parties, armies and parliaments of states and fronts of wars."""
    assert [a.code for a in scan(text, groups=groups_of(text)) if name_of_group(a.code) not in {None, "rebels"}] == []


def test_what_and_joins_to_a_group_is_another() -> None:
    text = (
        "Rebels of the Farmers Rally and Chad signed a truce; rebels of the Delta Army and the Justice and Harvest"
        " Movement did not."
    )
    found = groups_of(text)
    assert found is not None
    assert set(found.forms) == {"Farmers Rally", "Delta Army", "Justice and Harvest Movement"}


def test_rebels_of_a_country_are_not_the_country() -> None:
    text = "Rwandan rebels spoke of the war."
    assert [a.code for a in scan(text, groups=groups_of(text))] == ["~Rwandan rebels"]
    assert not has_code("~Rwandan rebels")
    assert has_code("RW")


def test_an_article_without_a_conflict_has_no_groups() -> None:
    assert groups_of("The Women's Movement for Work met in Oslo.") is None


def test_a_name_over_two_lines_is_one_name() -> None:
    text = "After the truce the Khmer\nRouge and the Nuba Reform\nMovement spoke."
    assert [a.code for a in scan(text, groups=groups_of(text))] == ["~Khmer Rouge", "~Nuba Reform Movement"]


def test_a_text_of_nothing_but_groups_ends() -> None:
    """Of whoever writes ten thousand of them some are read; each sentence is sought for those alone."""
    names = (
        f"The {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}x Reform Movement and Rwandan rebels." for i in range(10_000)
    )
    found = groups_of("A truce. " + " ".join(names))
    assert found is not None
    assert 0 < len(found.forms) <= 60


def test_the_group_is_whoever_was_named_last(read: Reader) -> None:
    """Rebels further up make no party of it."""
    told = read.events("Rebels attacked Goma. The ASEAN ministers met in Jakarta. The group held talks with China.")
    assert all("rebels" not in _parties(e) for e in told)
