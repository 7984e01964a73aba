"""Contacts told by what was said or done in them, both of two neighbours under one name, and talks refused."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("Finnish President Aino Laine told her Kenyan counterpart that the port would open.", ["meeting held FI,KE"]),
        (
            "Finnish President Aino Laine assured the Kenyan president in Nairobi that the port would open.",
            ["meeting held FI,KE"],
        ),
        (
            "Finnish President Aino Laine told her Kenyan counterpart by telephone that the port would open.",
            ["call held FI,KE"],
        ),
        ("Finnish President Aino Laine warned her Kenyan counterpart in a letter that trade would suffer.", []),
        ("Finnish President Aino Laine will tell her Kenyan counterpart that the port is closed.", []),
        ("Finland told Kenya that the port would open.", []),
        ("Finnish President Aino Laine and her Kenyan counterpart shook hands in Oslo.", ["meeting held FI,KE"]),
        ("Finnish President Aino Laine shook her head at Kenyan President Daniel Otieno.", []),
        ("The Finnish president gave a dinner for Kenyan President Daniel Otieno.", ["meeting held FI,KE"]),
        ("The two Koreas held talks at Panmunjom on Tuesday.", ["meeting held KP,KR"]),
        ("The leaders of the two Koreas met on Tuesday.", ["meeting held KP,KR"]),
        ("Inter-Korean talks were held on Tuesday.", ["meeting held KP,KR"]),
        ("Officials from North and South Korea met on Tuesday.", ["meeting held KP,KR"]),
        ("The sixth session of the Finnish-Kenyan commission was held in Oslo.", ["meeting held FI,KE"]),
        ("Finland has spurned offers for talks by the Nairobi government.", ["meeting cancelled FI,KE"]),
        ("Finland rejected an offer from Kenya for talks.", ["meeting cancelled FI,KE"]),
        ("Finland rejected calls for talks with Kenya.", []),
        ("Finland did not reject an offer from Kenya for talks.", []),
        (
            "Kenyan officials held talks with President Vladimir Putin's government on Tuesday.",
            ["meeting held KE,RU"],
        ),
        ("Kenyan President Daniel Otieno received a mission of observers from the OSCE.", ["meeting held KE,OSCE"]),
        ("Finland and Kenya renewed a fishing pact on Monday.", ["agreement held FI,KE"]),
        ("The Finnish foreign minister told his Kenyan counterpart on Twitter that he was wrong.", []),
        ("Finland's president warned her Kenyan counterpart that war would follow.", []),
        ("Finland declined to comment on Kenya's offer of talks.", []),
        ("The stalled negotiations between Finland and Kenya resumed in Oslo on Monday.", ["meeting held FI,KE"]),
        (
            "He denied the charges after the Kenyan president met the Ugandan president in Nairobi.",
            ["meeting held KE,UG"],
        ),
        ("Finland and Kenya negotiated a rough winter.", []),
        ("The Dutch foreign minister held talks with Brussels mayor Philippe Close.", ["meeting held BE,NL"]),
        ("The Putin administration held talks with Kenyan officials in Oslo on Monday.", ["meeting held KE,RU"]),
        (
            "Finland and Kenya failed to reach agreement on fish Sunday, despite hours of talks, sources reported.",
            ["meeting held FI,KE"],
        ),
        ("With the signing of a pact on fish, Finland and Kenya have agreed to open a port.", ["agreement held FI,KE"]),
        (
            "Finland has offered to send troops to help the Kenyan army in its fight, the foreign minister revealed.",
            ["pledge held FI,KE"],
        ),
        ("The Coalition government met Kenyan officials.", []),
        ("Finland and Kenya are negotiating a fisheries protocol in Nairobi.", ["meeting under_way FI,KE"]),
        ("Finland broke off contacts with Kenya on Monday.", ["meeting cancelled FI,KE"]),
        ("Finland met Kenya in Nairobi on Monday.", []),
        ("Kenyan officials were briefed by their Finnish colleagues in Oslo.", ["meeting held FI,KE"]),
        ("Finnish and Kenyan coast guard commanders conferred in Oslo.", ["meeting held FI,KE"]),
        ("Talks between Brussels and Nairobi resumed on Monday.", ["meeting held EU,KE"]),
        ("Kenyan President Daniel Otieno met the Belgian king in Brussels.", ["meeting held BE,KE"]),
        ("The stalled negotiations between Finland and Kenya worry Oslo.", []),
        ("Finland denied a report that it had concluded a pact with Kenya.", []),
        ("Finland's president denied ever having promised Kenya that she would pay.", []),
        ("Finland vowed never to return to the African Union.", []),
        ("Finnish President Aino Laine told an audience of Kenyans and Danes that it rained.", []),
        ("Finland proposed that the presidents of Kenya and Uganda meet in Oslo.", []),
    ],
)
def test_what_was_said_or_done(read: Reader, text: str, brief: list[str]) -> None:
    assert read.brief(text) == brief


@pytest.mark.parametrize(
    ("text", "code", "name", "office"),
    [
        ("Czech Foreign Minister Jan Novotny spoke.", "CZ", "Jan Novotny", "Foreign Minister"),
        ("Danish Ambassador Carl Lund spoke.", "DK", "Carl Lund", "Ambassador"),
        ("African Union envoy Adam Bel spoke.", "AFU", "Adam Bel", "envoy"),
        ("European Union ambassador Pavel Rix spoke.", "EU", "Pavel Rix", "ambassador"),
    ],
)
def test_a_name_that_looks_like_something_else(read: Reader, text: str, code: str, name: str, office: str) -> None:
    """A month, a town, and an organisation whose last word is one of offices."""
    (event,) = read.events(text.replace("spoke", "met Kenyan President Daniel Otieno in Oslo"))
    found = {(p.country, p.name, p.office) for p in event.participants}
    assert found == {(code, name, office), ("KE", "Daniel Otieno", "President")}


def test_a_body_of_a_person_is_not_the_person(read: Reader) -> None:
    (event,) = read.events("Kenyan officials held talks with President Vladimir Putin's government on Tuesday.")
    assert [p.name for p in event.participants] == [None, None]


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("Finland said its foreign minister would visit Kenya on Friday.", ["visit planned FI,KE"]),
        ("Finland said Foreign Minister Pekka Laine would visit Kenya on Friday.", ["visit planned FI,KE"]),
        ("The Kremlin announced on Monday that its envoy would meet Kenyan officials.", ["meeting planned KE,RU"]),
        ("The African Union said its commissioner would visit Nairobi on Friday.", ["visit planned AFU,KE"]),
        ("Finland accused Denmark of lying and said its foreign minister would visit Kenya.", []),
    ],
)
def test_an_official_of_whoever_speaks(read: Reader, text: str, brief: list[str]) -> None:
    """Of two states that are named before "its", nobody knows whose he is."""
    assert read.brief(text) == brief


def test_a_place_before_a_minister_is_not_his_name(read: Reader) -> None:
    (event,) = read.events("In Sri Lanka, the Finnish foreign minister met President Sunil Perera on Monday.")
    assert {p.name for p in event.participants} == {None, "Sunil Perera"}


def test_two_offices_behind_a_name_are_one_person(read: Reader) -> None:
    (event,) = read.events(
        "Kenyan President Daniel Otieno met Aino Laine, Deputy Prime Minister and Foreign Minister of Finland, in Oslo."
    )
    assert [(p.name, p.country) for p in event.participants] == [("Daniel Otieno", "KE"), ("Aino Laine", "FI")]


def test_the_delegation_of_guests_is_theirs(read: Reader) -> None:
    """In a paper of the host's country: both the delegation and the president are named without a country."""
    told = read.events(
        "Finnish Foreign Minister Pekka Laine arrived in Nairobi on Monday for a visit. "
        "Later the delegation called on President Daniel Otieno.",
        home="KE",
    )
    meeting = next(e for e in told if e.kind == "meeting")
    assert next(p.country for p in meeting.participants if p.name == "Daniel Otieno") == "KE"


def test_a_caption_says_who_somebody_is(read: Reader) -> None:
    """A lone line tells no event, but it names whom the text calls by his surname."""
    told = read.brief(
        "Kenya's President Daniel Otieno and Finland's Foreign Minister Pekka Laine\n\n"
        "The talks in Oslo were long. Otieno met Laine for three hours on Monday, and both spoke of fish.\n\n"
        "It was the first time in years, and the harbour was full of people who had come to see it."
    )
    assert "meeting held FI,KE" in told


def test_whom_he_told_so_sat_at_the_talks(read: Reader) -> None:
    text = (
        "In three hours of talks in Nairobi, Finnish President Aino Laine told Kenyan President Daniel Otieno that "
        "fish was cheap."
    )
    assert read.brief(text) == ["meeting held FI,KE"]
