"""Second mentions, pronouns and officials without a country: resolved inside one article, or not at all."""

import pytest

from digests.extract.actor import Actor
from digests.extract.memory import Memory
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

LAINE = Actor(0, 0, 0, "person", "FI", name="Aino Laine", office="Foreign Minister")


def _named(name: str, *, office: str | None = None, code: str | None = None) -> Actor:
    return Actor(0, 0, 0, "person", code, name=name, office=office)


def test_a_surname_alone_brings_office_and_country() -> None:
    """ "Laine" is the foreign minister of the sentence before."""
    memory = Memory.of([LAINE], None)
    found = memory.resolve(_named("Laine"))
    assert (found.name, found.office, found.code) == ("Aino Laine", "Foreign Minister", "FI")


def test_a_shared_surname_is_nobody() -> None:
    """Two people of one surname: neither is guessed."""
    memory = Memory.of(
        [_named("Kim Yong-su", office="Minister", code="KP"), _named("Kim Dae-ho", office="Minister", code="KR")], None
    )
    assert memory.find("Kim") is None
    assert memory.resolve(_named("Kim")).code is None
    assert memory.resolve(_named("Kim Dae-ho")).code == "KR"


def test_a_common_given_name_is_nobody() -> None:
    """ "John" may be anybody."""
    assert Memory.of([_named("John Mutua", office="Minister", code="KE")], None).find("John") is None


def test_the_bare_office_is_its_last_holder() -> None:
    """ "the minister" after a named minister."""
    memory = Memory.of([LAINE], None)
    bare = Actor(5, 9, 9, "office", None, office="minister", determiner="the")
    assert memory.resolve(bare).name == "Aino Laine"


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (Actor(0, 0, 0, "office", None, office="President"), "KR"),
        (Actor(0, 0, 0, "collective", None, office="delegation"), "KR"),
        (Actor(0, 0, 0, "collective", None, office="senior officials"), None),
        (Actor(0, 0, 0, "office", None, office="counterpart"), None),
        (_named("Aino Laine"), None),
    ],
    ids=["office", "delegation", "officials", "counterpart", "name"],
)
def test_the_home_country_is_a_default_for_offices_only(actor: Actor, code: str | None) -> None:
    """Neither a name alone nor "officials" are taken for the publisher's."""
    found = Memory(home="KR").resolve(actor)
    assert found.code == code
    assert found.by_default == (code is not None)


def test_a_stated_country_is_never_replaced_by_home() -> None:
    """Home is a default, no rule."""
    assert Memory(home="KR").resolve(LAINE).code == "FI"


_ARTICLES = [
    ("he", "Finnish President Aino Laine arrived in Kenya on Monday. She met President Daniel Otieno "
        "of Kenya in Nairobi."),
    ("surname", "Kenyan President Daniel Otieno received a guest on Monday. Otieno met Finnish "
        "President Aino Laine in Nairobi."),
    ("the two", "Kenyan President Daniel Otieno and Finnish President Aino Laine spoke to reporters "
        "on Monday. The two leaders met for an hour."),
]  # fmt: skip


@pytest.mark.parametrize("text", [t for _, t in _ARTICLES], ids=[i for i, _ in _ARTICLES])
def test_second_mentions_make_the_meeting(read: Reader, text: str) -> None:
    """Whoever is meant by a short word is found in the article."""
    meetings = [e for e in read.events(text) if e.kind == "meeting"]
    assert [e.countries for e in meetings] == [("FI", "KE")]
    assert {p.name for p in meetings[0].participants} >= {"Aino Laine", "Daniel Otieno"}


def test_nothing_crosses_articles(read: Reader) -> None:
    """A surname introduced in another article stays unknown."""
    read.events("Kenyan President Daniel Otieno met Finnish President Aino Laine on Monday.")
    assert read.events("Otieno met Laine on Monday.") == ()


def test_an_official_of_the_readout_is_the_publishers(read: Reader) -> None:
    """A ministry's own minister needs no country (EXTRACTION, what counts, 9)."""
    text = "The Foreign Minister spoke today by telephone with Finnish Foreign Minister Aino Laine."
    assert read.brief(text, home="KE") == ["call held FI,KE"]
    assert read.brief(text) == []


def test_abroad_an_official_without_a_country_is_the_hosts(read: Reader) -> None:
    """In Nairobi a visitor meets Kenyans, not his own."""
    text = (
        "Finnish Trade Minister Aino Laine will visit Kenya next week. "
        "In Nairobi, Laine is due to meet Water Minister Daniel Otieno."
    )
    assert "meeting planned FI,KE" in read.brief(text, home="FI")


def test_he_behind_an_office_is_its_holder(read: Reader) -> None:
    """ "The Finnish leader … She …": the subject, though only its office is told, not whoever was named before."""
    text = (
        "Finnish President Aino Laine arrived in Nairobi on Monday. Kenyan President Daniel Otieno will give a feast. "
        f"On Thursday the Finnish leader will travel to Mombasa. She leaves for Kampala on Friday.{TAIL}"
    )
    assert "visit planned FI,UG" in read.brief(text)


_HOME = (
    "The Minister of Foreign Affairs, Mr. Tauno Salmela, met with the Minister of Foreign Affairs of Kenya, "
    "Mr. Daniel Otieno"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{_HOME}, in Geneva on Monday.",
        f"{_HOME}, at the United Nations Headquarters in New York City on Monday.",
    ],
)
def test_a_house_of_an_organisation_is_no_party_of_the_opening(read: Reader, text: str) -> None:
    """An opening about two others would say that none of its officials is of the publisher's country."""
    title = "Foreign Minister meets Kenyan counterpart"
    assert read.brief(text + TAIL, home="FI", title=title) == ["meeting held FI,KE"]


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("Source: Qatar News Agency", ["meeting held KE,QA"]),
        ("Source: Ministry of Foreign Affairs of Finland", ["meeting held FI,KE"]),
        ("Source: the internet, Finland", []),
        ("Source: Kenya and Finland News Agency", []),
    ],
)
def test_a_credit_says_whose_officials_are_at_home(read: Reader, credit: str, told: list[str]) -> None:
    """Where the publisher is of no known country: an agency's or a ministry's own words, printed by others."""
    text = f"{_HOME}, in Geneva on Monday.{TAIL}\n\n{credit}"
    assert read.brief(text, title="Foreign Minister meets Kenyan counterpart") == told


def test_so_many_sides_are_those_of_a_table_of_so_many(read: Reader) -> None:
    """And of no other: nobody's home country either."""
    told = "Negotiators from Chad, Norway, Iceland and Peru met in London on Monday. "
    events = read.events(told + "The four sides, who met for two days, said that the talks had been useful.", home="GB")
    assert [set(e.countries) for e in events] == [{"TD", "NO", "IS", "PE"}]
    assert read.brief("The four sides met on Monday with Peru's president.", home="GB") == []


def test_a_papers_own_president_opens_its_report(read: Reader) -> None:
    """Whatever states he is to visit; no kingdom has one."""
    text = (
        "President Salim Rashidi is preparing to visit the Jordanian capital Amman on Monday before he tours Morocco."
    )
    assert "visit planned IQ,JO" in read.brief(text, home="IQ")
    assert read.brief(text, home="BH") == []
