"""An article is told from the page around it, and every offset refers to the page's own text."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.text.layout import Layout, read_layout

HEAD = "Norland, Sudland ministers to sign fishing pact"
LEAD = "The foreign ministers of Norland and Sudland will sign a fishing pact on Friday, both said."
NEXT = "It would be the first agreement between the two states in eleven years, officials added."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def body(text: str, layout: Layout | None = None) -> list[str]:
    return [text[p.start : p.end] for p in (layout or read_layout(text)).paragraphs]


def head(text: str, title: str | None = None) -> str | None:
    found = read_layout(text, title=title).title
    return found.text if found else None


FURNITURE = [
    "Link copied",
    "Share on Facebook",
    "Facebook Twitter WhatsApp Email",
    "Share: Facebook Twitter",
    "Advertisement",
    "Home > World > Europe",
    "World | Diplomacy",
    "By Ida Moe",
    "By 김하나",
    "By Our Correspondent",
    "Ida Moe, Staff Reporter",
    "김하나 기자",
    "음성듣기",
    "Published : March 4, 2015 - 09:12",
    "4 min read",
    "Photo: Ida Moe",
    "The two ministers in Oslo (Photo by Ida Moe)",
    "ida.moe@example.org",
    "https://example.org/a/b",
    "Related stories:",
    "Tags: fish, sea",
    "Read more: Ministers met before",
    "Font size A A A",
    "***",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_above_the_text_is_neither_headline_nor_text(line: str) -> None:
    text = page(HEAD, line, LEAD, NEXT)
    assert body(text) == [LEAD, NEXT]
    assert head(text) == HEAD


@pytest.mark.parametrize("line", [f for f in FURNITURE if not f.startswith(("Related", "Published"))])
def test_furniture_between_paragraphs_is_no_text(line: str) -> None:
    assert body(page(HEAD, LEAD, line, NEXT)) == [LEAD, NEXT]


@pytest.mark.parametrize(
    "line",
    [
        "All content is copyright 2015 Harbour Media. All rights reserved.",
        "We use cookies to make this website better for all of our readers.",
        "This article was published in the print edition of the fourth of March.",
        "Sign up for our newsletter and never miss a story from us again.",
        "(Reporting by Ida Moe; editing by Otto Brandt in the Oslo office.)",
        "Reporting by Ida Moe and Otto Brandt in Oslo; editing by Ana Ruiz.",
    ],
)
def test_notices_in_full_sentences_are_no_text(line: str) -> None:
    assert body(page(HEAD, LEAD, NEXT, line)) == [LEAD, NEXT]


@pytest.mark.parametrize(
    "line",
    [
        "Latest round of talks ends without deal",
        "Next week's summit moved to Oslo",
        "Previous treaty to stay in force",
        "Asia-Pacific ministers agree on trade",
        "Popular president of Norland visits Oslo",
        "Copyright treaty signed by forty states",
        "Norland reporter freed after talks in Oslo",
        "From handshake to summit in Oslo",
        "Registered fishers welcome Norland pact",
        "World leaders gather in Oslo",
    ],
)
def test_a_headline_that_begins_like_furniture_is_still_the_headline(line: str) -> None:
    assert head(page(line, "By Ida Moe", LEAD, NEXT)) == line


@pytest.mark.parametrize(
    "sentence",
    [
        "By meeting the president, the envoy broke the ice.",
        "Next week the two ministers will meet in Oslo.",
        "Photographers waited outside while the ministers spoke.",
        "More talks about fishing are expected in the spring.",
        "Latest figures on trade were handed to the ministers.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_text(sentence: str) -> None:
    assert body(page(HEAD, LEAD, sentence, NEXT)) == [LEAD, sentence, NEXT]


@pytest.mark.parametrize(
    "end",
    [
        "No comments:",
        "Post a Comment",
        "3 Comments",
        "Leave a reply",
        "Related Articles",
        "You may also like",
        "Older Posts",
    ],
)
def test_what_stands_below_the_end_of_the_page_is_no_text_and_dates_nothing(end: str) -> None:
    text = page(
        HEAD,
        "4 March 2015",
        LEAD,
        NEXT,
        end,
        "The minister of Utopia met nobody at all, wrote one reader.",
        "June 28, 2016 at 3:04 PM",
    )
    layout = read_layout(text)
    assert body(text, layout) == [LEAD, NEXT]
    assert [s.text for s in layout.published_raw] == ["4 March 2015"]


class TestHeadline:
    def test_masthead_and_side_bar_are_not_the_headline(self) -> None:
        text = page("Harbour Peace Accords 23 Oct. 1991", "Wednesday, March 4, 2015", HEAD, HEAD, LEAD, NEXT)
        assert head(text) == HEAD
        assert body(text) == [LEAD, NEXT]

    def test_a_publisher_above_it_is_named_and_not_the_headline(self) -> None:
        text = page("The Korea Herald", HEAD, "By Ida Moe", LEAD)
        assert read_layout(text).publisher == "The Korea Herald"
        assert head(text) == HEAD

    def test_a_publisher_beside_the_date_is_named(self) -> None:
        assert read_layout(page(HEAD, "The Korea Times | 4 March 2015", LEAD)).publisher == "The Korea Times"

    @pytest.mark.parametrize(
        "stop", ["Norland and Sudland to act jointly against N.K.", "Will Norland and Sudland sign a pact this year?"]
    )
    def test_a_headline_may_end_in_a_stop(self, stop: str) -> None:
        for below in ("By Ida Moe", "4 March 2015", stop):
            text = page(stop, below, LEAD, NEXT)
            assert (head(text), body(text)) == (stop, [LEAD, NEXT])

    def test_the_known_headline_is_found_whatever_its_quotes_and_the_name_of_the_page_behind_it(self) -> None:
        printed = "Norland’s minister: “We will sign in Oslo.”"
        text = page(printed, LEAD, NEXT)
        for known in (printed, 'Norland\'s minister: "We will sign in Oslo."', f"{printed} | The Daily Harbour"):
            assert head(text, known) == printed
            assert body(text, read_layout(text, title=known)) == [LEAD, NEXT]

    def test_a_headline_that_the_text_repeats_is_no_paragraph(self) -> None:
        assert body(page(HEAD, "Advertisement", LEAD, HEAD, NEXT)) == [LEAD, NEXT]

    def test_a_text_that_begins_at_once_has_none(self) -> None:
        assert head(page(LEAD, NEXT)) is None

    def test_a_short_first_sentence_stays_text(self) -> None:
        short = "The two ministers have at last met."
        assert body(page(short, LEAD, NEXT)) == [short, LEAD, NEXT]


class TestShortTexts:
    @pytest.mark.parametrize("text", [LEAD, LEAD.rstrip("."), "Norland, Sudland sign pact", f"  {LEAD}\n"])
    def test_one_line_is_text(self, text: str) -> None:
        assert body(text) == [text.strip()]
        assert read_layout(text).paragraphs[0].kind == "prose"

    def test_one_line_that_is_the_known_headline_is_still_text(self) -> None:
        assert body(LEAD, read_layout(LEAD, title=LEAD)) == [LEAD]

    def test_a_headline_and_a_sentence_without_a_stop_are_told_apart(self) -> None:
        text = page(HEAD, LEAD.rstrip("."))
        assert head(text) == HEAD
        assert body(text) == [LEAD.rstrip(".")]

    @pytest.mark.parametrize("text", ["", " \n\n ", "***", "Share\n\nAdvertisement"])
    def test_nothing_to_read_gives_no_paragraphs(self, text: str) -> None:
        assert read_layout(text).paragraphs == ()


class TestParagraphs:
    def test_a_paragraph_broken_inside_a_sentence_is_one(self) -> None:
        for first, second in (
            ("The ministers will review how far both states follow the U.N.", "measures that were agreed in spring."),
            ("The ministers will review the whole list of", "Sudland vessels in the harbour of Oslo."),
            ("The ministers will review, among other things,", "fishing in the harbour of Oslo."),
        ):
            text = page(HEAD, LEAD, first, second, NEXT)
            assert body(text) == [LEAD, f"{first}\n\n{second}", NEXT]

    def test_paragraphs_on_single_lines_stay_apart(self) -> None:
        assert body("\n".join([HEAD, LEAD, NEXT])) == [LEAD, NEXT]

    def test_hard_wrapped_text_is_joined_to_paragraphs(self) -> None:
        first = (
            "The foreign ministers of Norland and Sudland will meet in Oslo\n"
            "on Friday in order to sign a long awaited pact on fishing, as\n"
            "Ministry officials of both sides told the press on Wednesday.\n"
            "They gave no details."
        )
        second = (
            "It would be the first agreement between the two neighbours in\n"
            "Eleven years, and officials expect that more are to follow it\n"
            "Soon."
        )
        text = f"{HEAD}\n\n{first}\n\n{second}\n"
        for printed in (text, text.replace("\n", "\r\n")):
            assert [p.replace("\r", "") for p in body(printed)] == [first, second]

    def test_text_broken_below_a_long_line_of_the_page_is_joined_all_the_same(self) -> None:
        summary = LEAD + " " + NEXT
        broken = (
            "The foreign ministers of Norland and Sudland will meet in Oslo\n"
            "on Friday in order to sign a long awaited pact on fishing, as\n"
            "Ministry officials of both sides told the press on Wednesday,\n"
            "Before they went on to the second day of a meeting in Bergen."
        )
        assert body(f"{HEAD}\n\n{summary}\n\n{broken}\n") == [summary, broken]

    def test_items_of_news_on_long_lines_stay_apart(self) -> None:
        items = [
            "The foreign minister of Norland received the minister of Sudland in Oslo on Monday over the gas fields",
            "Talks between Norland and Eastland open in the harbour of Bergen on Friday after a break of four years",
            "Sudland's premier called off a visit to Eastland on Tuesday because of the strike in the ports at home",
            "Ministers of Eastland and Westland spoke by telephone on Sunday about the fish that their fleets look for",
        ]
        assert body(f"{HEAD}\n\n" + "\n".join(items) + "\n") == items

    def test_a_known_headline_is_no_lead_that_is_printed_twice(self) -> None:
        text = page(HEAD, LEAD, LEAD, NEXT)
        assert head(text, HEAD) == HEAD
        assert body(text, read_layout(text, title=HEAD))[-2:] == [LEAD, NEXT]

    def test_subheads_and_entries_of_a_schedule_are_lines(self) -> None:
        entries = ["10:00 Minister receives the envoy of Sudland", "14:30 Minister meets the press"]
        text = page(HEAD, LEAD, *entries)
        assert [(text[p.start : p.end], p.kind) for p in read_layout(text).paragraphs] == [
            (LEAD, "prose"),
            *((entry, "line") for entry in entries),
        ]

    def test_a_sentence_with_its_source_in_parentheses_is_prose(self) -> None:
        told = "The ministers left Oslo on Friday. (Norland Radio)"
        assert (body(page(HEAD, told, NEXT)), read_layout(page(HEAD, told)).paragraphs[0].kind) == (
            [told, NEXT],
            "prose",
        )


class TestDates:
    @pytest.mark.parametrize(
        ("lines", "best"),
        [
            (("Wednesday, March 4, 2015", HEAD, "Harbour Daily | 3 March 2015", LEAD), "Harbour Daily | 3 March 2015"),
            (
                (HEAD, "Updated : 2015-03-05 10:00", "Published : 2015-03-04 09:12", LEAD),
                "Published : 2015-03-04 09:12",
            ),
            ((HEAD, "Updated : 2015-03-05 10:00", "4 March 2015", LEAD), "4 March 2015"),
            ((HEAD, "4 March 2015", "4 March 2015 09:12", LEAD), "4 March 2015 09:12"),
            ((HEAD, "4 March 2015", LEAD, NEXT, "Published: 3 March 2015"), "Published: 3 March 2015"),
            ((HEAD, LEAD, NEXT, "4 March 2015"), "4 March 2015"),
        ],
    )
    def test_the_best_dating_line_comes_first(self, lines: tuple[str, ...], best: str) -> None:
        assert read_layout(page(*lines)).published_raw[0].text == best

    def test_dates_between_paragraphs_are_subheads_and_date_nothing(self) -> None:
        text = page(HEAD, "4 March 2015", LEAD, "3 May 2012", NEXT, "2 June 2013", LEAD + " Again.")
        layout = read_layout(text)
        assert [s.text for s in layout.published_raw] == ["4 March 2015"]
        assert "3 May 2012" in body(text, layout)

    def test_a_masthead_about_a_date_dates_nothing(self) -> None:
        assert read_layout(page("Harbour Peace Accords 23 Oct. 1991", HEAD, "By Ida Moe", LEAD)).published_raw == ()

    def test_place_and_date_of_a_press_release_date_it_and_are_its_dateline(self) -> None:
        layout = read_layout(page(HEAD, "Geneva, 5 March 2019", LEAD, NEXT))
        assert [s.text for s in layout.published_raw] == ["Geneva, 5 March 2019"]
        assert layout.dateline is not None
        assert (layout.dateline.place, layout.dateline.date) == ("Geneva", "5 March 2019")


def test_the_dateline_is_read_at_the_first_paragraph() -> None:
    text = page(HEAD, "By Ida Moe", f"OSLO, March 4 (NTB) -- {LEAD}", NEXT)
    dateline = read_layout(text).dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency) == ("OSLO", "NTB")
    assert text[dateline.end :].startswith(LEAD)


def test_the_dateline_stands_at_the_first_sentences_whatever_lines_are_above() -> None:
    lines = ["Photo gallery", "Listen to this", "Ministers at the quay"]
    dateline = read_layout(page(HEAD, *lines, f"OSLO, March 4 (NTB) -- {LEAD}", NEXT), title=HEAD).dateline
    assert dateline is not None
    assert dateline.place == "OSLO"


def test_a_dateline_on_a_line_of_its_own_is_read() -> None:
    dateline = read_layout(page(HEAD, "OSLO, March 4 (NTB) --", LEAD)).dateline
    assert dateline is not None
    assert dateline.place == "OSLO"


_LINES = st.sampled_from(
    [*FURNITURE, HEAD, LEAD, NEXT, "4 March 2015", "No comments:", "short line", "of the", "", "U.N."]
)


@given(
    st.lists(_LINES, max_size=9).map("\n".join) | st.text(max_size=200), st.none() | st.sampled_from(["", HEAD, LEAD])
)
def test_any_page_has_a_layout_of_ordered_offsets(text: str, title: str | None) -> None:
    layout = read_layout(text, title=title)
    _ordered(((p.start, p.end) for p in layout.paragraphs), len(text))
    for span in (*layout.published_raw, *([layout.title] if layout.title else [])):
        assert text[span.start : span.end] == span.text
    assert layout.dateline is None or 0 < layout.dateline.end <= len(text)


def _ordered(spans: Iterable[tuple[int, int]], length: int) -> None:
    at = 0
    for start, end in spans:
        assert at <= start < end <= length
        at = end
