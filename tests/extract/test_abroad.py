"""Who is somewhere else: the verbs and words behind a name that make a visit without saying "visit"."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("told", "brief"),
    [
        ("{v} reached Nairobi on Monday", "visit under_way FI,KE"),
        ("{v} stopped in Nairobi on Monday", "visit held FI,KE"),
        ("{v} continued to Nairobi on Monday", "visit held FI,KE"),
        ("{v} moved on to Nairobi on Monday", "visit held FI,KE"),
        ("{v} went on to Nairobi to see the port", "visit held FI,KE"),
        ("{v} flew home from Nairobi on Monday", "visit held FI,KE"),
        ("{v} broke off his visit to Kenya on Monday", "visit cancelled FI,KE"),
        ("{v} postponed his Nairobi visit", "visit postponed FI,KE"),
        ("{v} will be in Nairobi from Friday", "visit planned FI,KE"),
        ("{v}, who has been in Nairobi since Monday, praised the port", "visit under_way FI,KE"),
        ("{v}, in Nairobi since Monday, praised the port", "visit under_way FI,KE"),
        ("{v}, in Nairobi to open the port, praised it", "visit held FI,KE"),
        ("{v} accepted an invitation to visit Nairobi in July", "visit planned FI,KE"),
        ("The visit to Nairobi which {v} was to pay in July has been deferred", "visit postponed FI,KE"),
        ("Kenya has cancelled the visit of {v}", "visit cancelled FI,KE"),
        ("Kenya said on Monday that the visit of {v} had been cancelled", "visit cancelled FI,KE"),
        ("Visiting Nairobi this week, {v} praised the port", "visit held FI,KE"),
    ],
)
def test_a_visit_without_the_word(read: Reader, told: str, brief: str) -> None:
    assert read.brief(told.format(v="Finnish Foreign Minister Pekka Laine") + ".") == [brief]


@pytest.mark.parametrize(
    "text",
    [
        "The fighting moved on to Nairobi, Finnish Foreign Minister Pekka Laine said.",
        "Finnish steel reached Kenya on Monday.",
        "Exports to Kenya continued to Nairobi's delight, Finland said.",
        "Finnish Foreign Minister Pekka Laine extended an invitation to visit Helsinki to Kenya.",
        "Kenyan Foreign Minister Daniel Otieno, in Nairobi to open the port, praised it.",
        "Finnish Foreign Minister Pekka Laine went on to praise Kenya.",
    ],
)
def test_no_visit(read: Reader, text: str) -> None:
    assert [told for told in read.brief(text) if told.startswith("visit")] == []


def test_who_is_somewhere_on_a_day_is_there_on_that_day(read: Reader) -> None:
    (event,) = read.events("Finnish Foreign Minister Pekka Laine stopped in Nairobi on Monday.")
    assert event.venue is not None
    assert event.when is not None
    assert (event.venue.city, event.when.start) == ("Nairobi", "2016-06-13")


@pytest.mark.parametrize(
    "text",
    [
        "The Finnish president has not accepted an invitation to visit Kenya.",
        "The Finnish president declined to say whether he accepted an invitation to visit Kenya.",
        "The Finnish prime minister was in Kenya as a student.",
        "The Finnish foreign minister was in Kenya during the war, he recalled.",
        "The Finnish president, in Kenya as at home, faces strikes.",
        "Finnish Prime Minister Aino Laine, in Kenya for a holiday, swam.",
        "The Finnish foreign minister moved on to Kenya and then Uganda in his remarks.",
        "Finnish Prime Minister Aino Laine stopped in Kenya the spread of the virus.",
        "The Finnish delegation reached Kenya in the ranking.",
        "Finnish Prime Minister Aino Laine reached Kenya by letter.",
    ],
)
def test_the_same_words_in_another_sense(read: Reader, text: str) -> None:
    assert [told for told in read.brief(text) if told.startswith("visit")] == []
