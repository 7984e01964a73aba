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
