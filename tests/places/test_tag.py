"""Where an English newspaper text names a state, an organisation or a city."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.places.forms import forms
from digests.places.names import is_code
from digests.places.tag import tag


def read(text: str, home: str | None = None) -> list[str]:
    return [f"{place.text}={place.code}" for place in tag(text, home=home)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("South Korea's Defense Minister flew to Laos.", ["South Korea=KR", "Laos=LA"]),
        ("S. Korea, N.K. and the U.S.", ["S. Korea=KR", "N.K.=KP", "U.S.=US"]),
        ("SKorea and NKorea, DPRK and ROK", ["SKorea=KR", "NKorea=KP", "DPRK=KP", "ROK=KR"]),
        ("the Lao PDR, the PRC, the UAE and KSA", ["Lao PDR=LA", "PRC=CN", "UAE=AE", "KSA=SA"]),
        ("The US told us about turkey in china.", ["US=US"]),
        ("CHINA, RUSSIA SIGN PACT; SOUTH KOREA WAITS", ["CHINA=CN", "RUSSIA=RU", "SOUTH KOREA=KR"]),
        ("a U.N.\n\nmeasure", ["U.N.=UN"]),
        (
            "in South\nKorea and the Democratic  Republic of\nthe Congo",
            ["South\nKorea=KR", "Democratic  Republic of\nthe Congo=CD"],
        ),
        ("Côte d’Ivoire and N’Djamena", ["Côte d’Ivoire=CI", "N’Djamena=TD"]),
        ("US-China talks, a France–Germany summit", ["US=US", "China=CN", "France=FR", "Germany=DE"]),
        (
            "Burma, Swaziland, the Soviet Union and Ivory Coast",
            ["Burma=MM", "Swaziland=SZ", "Soviet Union=RU", "Ivory Coast=CI"],
        ),
        (
            "Palestinian Authority, Holy See, Hong Kong, Taiwan",
            ["Palestinian Authority=PS", "Holy See=VA", "Hong Kong=HK", "Taiwan=TW"],
        ),
        ("the AU, the EU and the Arab League", ["AU=AFU", "EU=EU", "Arab League=LAS"]),
    ],
)
def test_states_are_found_by_every_name_that_papers_use(text: str, places: list[str]) -> None:
    assert read(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Guinea-Bissau", ["Guinea-Bissau=GW"]),
        ("Papua New Guinea", ["Papua New Guinea=PG"]),
        ("Equatorial Guinea", ["Equatorial Guinea=GQ"]),
        ("the Republic of Korea", ["Republic of Korea=KR"]),
        ("the Democratic People's Republic of Korea", ["Democratic People's Republic of Korea=KP"]),
        ("the Republic of China", ["Republic of China=TW"]),
        ("North Macedonia and South Sudan", ["North Macedonia=MK", "South Sudan=SS"]),
        ("Nigeria and Niger, Dominica, Malian", ["Nigeria=NG", "Niger=NE", "Dominica=DM", "Malian=ML"]),
        ("UN Security Council", ["UN Security Council=UN"]),
        ("Mexico City, Panama City", ["Mexico City=MX", "Panama City=PA"]),
    ],
)
def test_the_longest_name_counts(text: str, places: list[str]) -> None:
    assert read(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "New South Wales",
        "British Columbia",
        "New Mexico",
        "the Indian Ocean",
        "the South China Sea",
        "the Gulf of Mexico",
        "Latin America and North America",
        "Michael Jordan",
        "Jordan Henderson",
        "Mr. Jordan",
        "Chad Smith",
        "Tom Holland and Paris Hilton",
        "William Hague",
        "George Washington",
        "Paris Saint-Germain",
        "the Paris Agreement",
        "the Geneva Conventions",
        "the Minsk agreements",
        "The Washington Post",
        "the Moscow Times",
        "the Korea Herald",
        "China Daily",
        "The Times of Israel",
        "Korean Air",
        "Air India",
        "Washington state",
        "Moscow, Idaho",
        "Lebanon, Pa.",
        "US$5 million and HK$3",
        "Hoda al-Iraqi",
        "Athens, Georgia",
        "Georgia Gov. Brian Kemp",
        "the University of Georgia",
        "ethnic Albanians",
        "The Korean peninsula",
        "a summit of Central African leaders",
        "President Washington Perea met reporters",
        "Ambassador Geneva Alves",
        "the head of Pacific Community Bank",
        "",
        "banana",
    ],
)
def test_what_only_looks_like_a_place_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jordan Foreign Minister Ayman Safadi", ["Jordan=JO"]),
        ("King Abdullah of Jordan", ["Jordan=JO"]),
        ("Chad President Idriss Deby", ["Chad=TD"]),
        ("Georgia and Armenia", ["Georgia=GE", "Armenia=AM"]),
        ("Georgia's Saakashvili phoned Senator McCain in Atlanta", ["Georgia=GE", "Atlanta=US"]),
        ("In Atlanta, Georgia voters queued.", ["Atlanta=US"]),
        ("in Mexico, Texas and Paris, New York", ["Mexico=MX", "Paris=FR", "New York=US"]),
        ("Russia's Security Council", ["Russia=RU"]),
        ("the Security Council voted", ["Security Council=UN"]),
        ("The Hague; the Hague", ["The Hague=NL", "Hague=NL"]),
        ("the president of Uruguay, Washington Perea, said", ["Uruguay=UY"]),
        ("the minister of Peru met in New York, Washington Monday,", ["Peru=PE", "New York=US", "Washington=US"]),
        ("the Central African president", ["Central African=CF"]),
        ("the Chadian and Central African presidents", ["Chadian=TD", "Central African=CF"]),
        ("Thai Foreign Minister Beijing Trip Set for Friday", ["Thai=TH", "Beijing=CN"]),
        ("the Community of Portuguese Language Countries", ["Community of Portuguese Language Countries=CPLP"]),
        ("Ministers of the Melanesian Spearhead Group", ["Melanesian Spearhead Group=MSG"]),
        ("MONUSCO chief Jan Berg", ["MONUSCO=UN"]),
    ],
)
def test_the_words_beside_a_name_decide_what_it_is(text: str, places: list[str]) -> None:
    assert read(text) == places


@pytest.mark.parametrize(
    ("text", "kind", "person_noun"),
    [
        ("France", "country", False),
        ("Singapore", "country", False),
        ("French", "demonym", False),
        ("Frenchman", "demonym", True),
        ("Saudi", "demonym", False),
        ("Saudis", "demonym", True),
        ("South Koreans", "demonym", True),
        ("U.K.", "abbreviation", False),
        ("Kremlin", "metonym", False),
        ("Cheong Wa Dae", "metonym", False),
        ("Élysée", "metonym", False),
        ("Washington", "capital", False),
        ("Geneva", "city", False),
        ("New York", "city", False),
        ("NATO", "organisation", False),
    ],
)
def test_a_tag_says_what_kind_of_name_it_is(text: str, kind: str, person_noun: bool) -> None:
    (place,) = tag(text)
    assert (place.kind, place.person_noun) == (kind, person_noun)


@pytest.mark.parametrize("name", ["Korea", "Korean officials", "Congo", "Congolese"])
def test_a_shared_name_alone_is_not_decided(name: str) -> None:
    assert read(f"{name} said so.") == []


@pytest.mark.parametrize(
    ("text", "home", "places"),
    [
        ("South Korea said the Korean envoy left.", None, ["South Korea=KR", "Korean=KR"]),
        (
            "South and North Korea: Korean talks. Seoul and Pyongyang.",
            None,
            ["North Korea=KP", "Seoul=KR", "Pyongyang=KP"],
        ),
        ("Korea and France signed.", "KR", ["Korea=KR", "France=FR"]),
        ("Kinshasa said Congo agreed.", None, ["Kinshasa=CD", "Congo=CD"]),
        ("Korea and France signed.", "FR", ["France=FR"]),
    ],
)
def test_a_shared_name_is_settled_by_the_text_or_by_the_publishers_country(
    text: str, home: str | None, places: list[str]
) -> None:
    assert read(text, home) == places
    assert all(place.weak for place in tag(text, home=home) if place.text in {"Korea", "Korean", "Congo"})


@pytest.mark.parametrize("text", ["The North said so.", "military cooperation with the North."])
def test_the_north_is_a_weak_name_of_north_korea(text: str) -> None:
    (place,) = tag(text)
    assert (place.text, place.code, place.kind, place.weak) == ("North", "KP", "metonym", True)


@pytest.mark.parametrize(
    "text",
    [
        "North of it",
        "the North Atlantic",
        "the north",
        "the North of Mali",
        "the North Pole",
        "Mali said the North is calm",
    ],
)
def test_other_norths_are_not_korea(text: str) -> None:
    assert "KP" not in [place.code for place in tag(text)]


@pytest.mark.parametrize("text", ["US-led", "Iranian-backed", "Seoul-based", "pro-Russian", "anti-China", "non-EU"])
def test_a_state_that_only_colours_a_word_is_weak(text: str) -> None:
    (place,) = tag(text)
    assert place.weak


def test_a_combining_form_counts_only_before_another_state() -> None:
    assert read("Sino-Russian and Franco-German, the Indo-Pacific, Sino-optimists") == [
        "Sino=CN",
        "Russian=RU",
        "Franco=FR",
        "German=DE",
    ]


@pytest.mark.parametrize("form", sorted(text for text, form in forms().items() if not form.code))
def test_a_fixed_phrase_is_never_a_place(form: str) -> None:
    assert read(f"It was {form}, they said.") == []


def test_every_plain_name_of_a_state_is_found_whole() -> None:
    missed = [
        text
        for text, form in forms().items()
        if form.code not in {"", "?"}
        and not form.prefix
        and form.kind in {"country", "organisation", "capital"}
        and text not in {"Commonwealth", "Georgia", "Male"}
        if [(place.text, place.code) for place in tag(f"It was {text} again.")] != [(text, form.code)]
    ]
    assert missed == []


PIECES = st.sampled_from(
    [
        *sorted(forms())[::40],
        "the ",
        "The ",
        "'s",
        "-",
        ", ",
        " of ",
        "\n",
        " ",
        "’",
        "$",
        "é",
        "İ",
        "ß",
        "🇰🇷",
        "\u0301",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_spans_are_exact_ordered_and_apart_on_any_text(text: str) -> None:
    places = tag(text)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert all(is_code(place.code) and place.text for place in places)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She arrived in Male on Monday.", True),
        ("Talks between Dhaka and Male went on.", True),
        ("Male nurses went on strike.", False),
        ("The Male Choir of Oslo sang.", False),
    ],
)
def test_male_is_a_town_behind_a_preposition(text: str, found: bool) -> None:
    assert ("MV" in {place.code for place in tag(text)}) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Commonwealth Secretary-General Ivo Lund spoke.", True),
        ("Ivo Lund, Secretary-General of the Commonwealth, spoke.", True),
        ("The Commonwealth of Virginia voted.", False),
        ("The Commonwealth Games began.", False),
    ],
)
def test_the_commonwealth_is_an_organisation_beside_its_offices(text: str, found: bool) -> None:
    assert ("COMMONWEALTH" in {place.code for place in tag(text)}) is found
