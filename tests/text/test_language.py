"""English is read, everything else is skipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.text.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, Uganda sign rail pact",
        "S. Korea-Peru FM talks Tuesday",
        "Lavrov meets Mevlut Cavusoglu in Antalya on sidelines of forum",
        "Foreign Minister Retno Marsudi met with Vietnamese Minister Bui Thanh Son in Ha Noi on Monday.",
        "Prime Minister Phankham Viphavanh received Ambassador Kounthong Sisoulath and Somdy Duangdy in Vientiane.",
        "Presidents Abdel Fattah el-Sisi and Luis de la Calle met in Los Angeles.",
        "The U.S. and the U.N. will hold talks with the U.K. about the U.A.E. in the coming week.",
        "THE TWO MINISTERS AGREED TO OPEN EMBASSIES IN BOTH CAPITALS",
    ],
)
def test_english_of_agencies_is_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("French", "Le ministre des Affaires étrangères a rencontré son homologue à Genève pour parler du climat."),
        ("French, short", "Le ministre est dans les Balkans"),
        ("Spanish", "El presidente recibió en Lima al canciller de Chile y firmaron un acuerdo sobre la pesca."),
        ("Portuguese", "O presidente recebeu em Lisboa os ministros e assinou uma declaração que não é vinculativa."),
        ("German", "Der Außenminister hat am Montag in Wien mit seinem Kollegen über das Abkommen gesprochen."),
        ("Dutch", "De minister van Buitenlandse Zaken heeft in Den Haag met zijn Belgische collega gesproken."),
        ("Italian", "Il ministro degli Esteri ha incontrato a Roma il suo omologo per parlare della crisi."),
        ("Indonesian", "Menteri Luar Negeri bertemu dengan Menteri Luar Negeri Australia di Jakarta pada hari Senin."),
        ("Turkish", "Dışişleri Bakanı Ankara'da mevkidaşı ile bir araya geldi ve anlaşma için imza attı."),
        ("Vietnamese", "Bộ trưởng Ngoại giao đã có cuộc hội đàm với người đồng cấp tại Hà Nội vào thứ Hai."),
        ("Korean", "외교부 장관이 월요일 서울에서 프랑스 외교장관과 회담을 가졌다."),
        ("Arabic", "التقى وزير الخارجية نظيره الفرنسي في القاهرة يوم الاثنين."),
        ("Russian", "Министр иностранных дел встретился со своим коллегой в Москве."),
        ("Chinese", "外交部长周一在北京会见了法国外长。"),
        ("mixed, mostly Korean", "외교부 장관 Jean Martin 프랑스 외교장관과 회담을 가졌다 Paris 에서 월요일"),
    ],
)
def test_other_languages_are_not(language: str, text: str) -> None:
    assert not is_english(text), language


def test_an_english_text_with_a_quotation_in_another_language_is_english() -> None:
    assert is_english('The minister said: "Le traité est signé." He then left for the airport with his delegation.')


@pytest.mark.parametrize("text", ["", " ", "123 456", "...", "\x00\x01", "🇫🇷 🇰🇷"])
def test_a_text_without_letters_is_not_english(text: str) -> None:
    assert not is_english(text)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_english(text) in {True, False}
