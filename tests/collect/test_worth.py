"""From title and summary alone: what may tell of diplomacy is fetched, most of the rest is spared."""

import subprocess
import sys
import tomllib
from importlib.resources import files

import pytest

from digests.collect.worth import is_worth
from tests.corpus.load import load_set

TABLE = tomllib.loads(files("digests.collect").joinpath("worth.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Ministers meet", "The foreign ministers of France and Japan met in Paris on Monday."),
        ("Norway, Chile agree on salmon", "The two governments will share data on lice."),
        ("Pharmacy aid for Tuvalu", "New Zealand has pledged four million dollars for clinics in Tuvalu."),
        ("Samoa Cabinet approves money for Tonga", "The donation is meant for the schools."),
        ("Bank talks called off", "Ghana's vice president put off a trip to Lomé, his office said."),
        ("Public schedule for Tuesday", "10:00 Secretary Lind meets with the Minister of Fisheries."),
        ("Putin hosts Xi", ""),
        ("Premier leaves for Nordic tour", ""),
        ("President returns from visit", ""),
        ("FM off to Kathmandu", ""),
        ("Envoy due on Friday", ""),
        ("Night train to Oslo", "The Ukrainian president is to speak with Norwegian lawmakers."),
        ("Kenya beat Ghana to the deal", "President Osei of Ghana congratulated his Kenyan colleague by telephone."),
    ],
)
def test_what_may_tell_of_diplomacy_is_worth_its_page(title: str, summary: str) -> None:
    assert is_worth(title, summary)


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("", ""),
        ("Bridge closed for repairs", "Drivers are asked to use the ring road until spring."),
        ("Ghana meet Senegal in Accra", "The coach named two strikers for Friday's qualifier."),
        ("Spain beat Croatia to reach semi-finals", "Two late goals decided the match."),
        ("Swiss drugmaker buys Danish biotech firm", "The acquisition will cost investors a billion."),
        ("Quake shakes Chile", "Its magnitude was 6.1, and no one was killed."),
        ("Museum shows Dutch painting", "The exhibition is open until May."),
        ("Party wins runoff in Peru", "The president lost the election by two percent of the votes."),
        ("Police arrest man in Lyon", "The suspect goes on trial in June."),
        ("Ten walks in Slovenia", "Our pick for the autumn."),
        ("Teachers end strike", "Classes resume on Monday after a pay agreement."),
        ("Horoscope for the week", ""),
    ],
)
def test_ordinary_news_is_spared(title: str, summary: str) -> None:
    assert not is_worth(title, summary)


def test_next_to_no_article_with_news_of_diplomacy_is_lost_by_its_title_and_opening() -> None:
    told = [*load_set("open"), *load_set("blind"), *load_set("opened")]
    news = [gold.article for gold in told if any(one.event.role == "news" for one in gold.events)]
    assert len(news) > 80
    assert not [article.id for article in news if not is_worth(article.title, article.text[:600])]


@pytest.mark.parametrize("quote", ["'", "’"])
def test_quotes_capitals_and_line_breaks_do_not_matter(quote: str) -> None:
    assert is_worth(f"MINISTERS{quote} MEETING", f"Japan{quote}s foreign\nminister is in Fiji.")


def test_a_long_summary_is_known_by_its_beginning() -> None:
    about = "The bakery on the corner has a new oven, and the bread is darker than it was. " * 40
    assert not is_worth("A new oven", about + "France and Japan signed a treaty.")
    assert is_worth("A new oven", "France and Japan signed a treaty. " + about)


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "France " * 100_000, "of the " * 100_000, "’" * 100_000, "\x00\ud800"]
)
def test_any_text_is_decided(text: str) -> None:
    assert isinstance(is_worth(text, text), bool)


def test_deciding_loads_no_parser_of_language() -> None:
    said = "from digests.collect.worth import is_worth; is_worth('France met Japan', ''); import sys; "
    said += "print([name for name in ('spacy', 'thinc', 'trafilatura', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)  # noqa: S603 # our own words
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("group", TABLE)
def test_each_list_is_lower_case_without_repetition(group: str) -> None:
    listed = TABLE[group]
    assert [word for word in listed if word != word.lower().strip() or not word] == []
    assert len(set(listed)) == len(listed)


def test_no_word_both_chooses_and_spares() -> None:
    assert set(TABLE["diplomacy"]).isdisjoint([*TABLE["ordinary"], *TABLE["domestic"], *TABLE["everyday"]])
    assert set(TABLE["relations"]).isdisjoint(TABLE["everyday"])


@pytest.mark.parametrize("title", ["Wang Yi calls Lavrov", "Putin lands in Beijing"])
def test_leaders_are_known_by_name_where_no_office_and_no_country_is_told(title: str) -> None:
    assert is_worth(title, "")
    assert is_worth(title, "Crowds lined up as police watched.")
