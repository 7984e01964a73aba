"""Where, when and by which agency a report was filed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.text.dateline import read_dateline


@pytest.mark.parametrize(
    ("text", "place", "date", "agency", "rest"),
    [
        ("SEOUL/PARIS (Yonhap) -- The two", "SEOUL/PARIS", None, "Yonhap", "The two"),
        ("SEOUL, June 15 (Yonhap) -- The two", "SEOUL", "June 15", "Yonhap", "The two"),
        ("NAIROBI, Nov. 12 (Xinhua) -- Kenya's", "NAIROBI", "Nov. 12", "Xinhua", "Kenya's"),
        ("PHNOM PENH, Sept. 4, 2019 (Xinhua) --The", "PHNOM PENH", "Sept. 4, 2019", "Xinhua", "The"),
        ("Geneva, 5 March – Envoys met", "Geneva", "5 March", None, "Envoys met"),
        ("Hanoi (VNA) – Foreign ministers", "Hanoi", None, "VNA", "Foreign ministers"),
        ("Vienna (dpa) - Foreign ministers", "Vienna", None, "dpa", "Foreign ministers"),
        ("VILNIUS, May 3 (dpa-AFX) -- The two", "VILNIUS", "May 3", "dpa-AFX", "The two"),
        ("QUITO, Jul 20 (EFE).- The ministers", "QUITO", "Jul 20", "EFE", "The ministers"),
        ("BUDAPEST, Hungary (AP) _ The two", "BUDAPEST, Hungary", None, "AP", "The two"),
        ("Asuncion, March 1 (CNA) An agreement", "Asuncion", "March 1", "CNA", "An agreement"),
        ("New Delhi: India and Nepal", "New Delhi", None, None, "India and Nepal"),
        ("ISLAMABAD: Pakistan and Iran", "ISLAMABAD", None, None, "Pakistan and Iran"),
        ("MOSCOW, June 5. /TASS/. The envoys", "MOSCOW", "June 5", "TASS", "The envoys"),
        ("BAKU, Azerbaijan, April 5. Ministers", "BAKU, Azerbaijan", "April 5", None, "Ministers"),
        ("Tehran, March 5, IRNA - Envoys", "Tehran", "March 5", "IRNA", "Envoys"),
        ("TOKYO, July 5 Kyodo - Japan", "TOKYO", "July 5", "Kyodo", "Japan"),
        ("Kuala Lumpur, Monday, 5 March - The", "Kuala Lumpur", "Monday, 5 March", None, "The"),
        ("VIENNA — Negotiators said", "VIENNA", None, None, "Negotiators said"),
        ("WASHINGTON—The two", "WASHINGTON", None, None, "The two"),
        ("WASHINGTON, D.C. — The two", "WASHINGTON, D.C.", None, None, "The two"),
        ("ST. PETERSBURG, Russia — The", "ST. PETERSBURG, Russia", None, None, "The"),
        ("N'DJAMENA, Chad (AFP) — Chad", "N'DJAMENA, Chad", None, "AFP", "Chad"),
        ("The Hague – Judges", "The Hague", None, None, "Judges"),
        ('OSLO (NTB) -- "We agreed', "OSLO", None, "NTB", '"We agreed'),
        ("(Reuters) - The two", None, None, "Reuters", "The two"),
        ("March 5 (Reuters) - The two", None, None, "Reuters", "The two"),
        ("New Delhi [India], March 5 (ANI): The two", "New Delhi", "March 5", "ANI", "The two"),
        ("Geneva, 5 March 2019", "Geneva", "5 March 2019", None, ""),
        ("MOSCOW. May 16 (Interfax) - The envoys", "MOSCOW", "May 16", "Interfax", "The envoys"),
        ("NEW DELHI, NOV 26 - The two", "NEW DELHI", "NOV 26", None, "The two"),
        ("NEW DELHI, NOV. 22. The two", "NEW DELHI", "NOV. 22", None, "The two"),
        ("MALE, MAY 13 (PTI): The two", "MALE", "MAY 13", "PTI", "The two"),
        ("YEREVAN, JULY 30, ARMENPRESS. The two", "YEREVAN", "JULY 30", "ARMENPRESS", "The two"),
        ("TASHKENT. January 22. KHABAR NEWS - The two", "TASHKENT", "January 22", "KHABAR NEWS", "The two"),
        ("VATICAN CITY, 8 JUL 99 (VIS) - The two", "VATICAN CITY", "8 JUL 99", "VIS", "The two"),
        ("BAMAKO, Mali (PANA, 27/10/98) - The two", "BAMAKO, Mali", None, "PANA, 27/10/98", "The two"),
        ("DUSHANBE, 09.03.2018. /NIAT/. The two", "DUSHANBE", "09.03.2018", "NIAT", "The two"),
        ("DUSHANBE, January 26, 2024, Asia Plus -- The", "DUSHANBE", "January 26, 2024", "Asia Plus", "The"),
        ("ASHGABAT, 22 January. The two", "ASHGABAT", "22 January.", None, "The two"),
        ("OSLO, Friday. The two", "OSLO", "Friday", None, "The two"),
        ("ABU DHABI // The two", "ABU DHABI", None, None, "The two"),
        ("NEW DELHI (PTI) The two", "NEW DELHI", None, "PTI", "The two"),
        ("Baku, March 12, AZERTAC", "Baku", "March 12", "AZERTAC", ""),
        ("Monrovia- Liberia (PANA) -- The two", "Monrovia- Liberia", None, "PANA", "The two"),
        ("Dushanbe - — The two", "Dushanbe", None, None, "The two"),
        ("Roseau, Dominica- February 14, 2023 - The two", "Roseau, Dominica", "February 14, 2023", None, "The two"),
        (
            "SUVA (Pacific News/Island News and others) - The",
            "SUVA",
            None,
            "Pacific News/Island News and others",
            "The",
        ),
    ],
)
def test_agencies_write_it_in_many_ways(
    text: str, place: str | None, date: str | None, agency: str | None, rest: str
) -> None:
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (found.place, found.date, found.agency, text[found.end :]) == (place, date, agency, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks: a history",
        "Iran — which has denied it — said on Monday",
        "NATO -- an alliance of many",
        "EU - Japan summit postponed",
        "BREAKING: Ministers meet",
        "Larsen: We will talk",
        "The minister said - again - that",
        "President Moe - who arrived late - spoke",
        "Canberra, March 2 was chosen for the visit",
        "Oslo, Nov. 3 talks ended without result",
        "Brussels-based diplomats said so",
        "Minsk-2 agreement holds",
        "In Paris - where talks began - it rained",
        "Ministers of two states met.",
        "OSLO, Friday was chosen for the visit",
        "NATO (OTAN) The alliance",
        "Minister Moe (left) - and Minister Roe",
        "Hutter (left) - The chancellor of Austria",
        "MAY 13 was chosen for the visit",
        "",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert read_dateline(text, 0, len(text)) is None


def test_the_end_is_an_offset_into_the_whole_text() -> None:
    text = "Headline here\n\nOSLO (NTB) -- Envoys met."
    found = read_dateline(text, 15, len(text))
    assert found is not None
    assert text[found.end :] == "Envoys met."


@given(st.text(st.sampled_from("OSLO Bern,.()-–—/:_5 Mayle'"), max_size=60) | st.text(max_size=60), st.integers(0, 20))
def test_any_text_is_read_and_the_end_lies_inside(text: str, start: int) -> None:
    found = read_dateline(text, start, len(text))
    assert found is None or start < found.end <= len(text)
