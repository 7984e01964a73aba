"""Sentences end where a reader of newspapers would end them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.text.sentences import abbreviations, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The U.N. Security Council will meet the U.S. envoy.", id="organisations and states"),
        pytest.param("S. Korea and N. Zealand signed it with N.K. President Kim absent.", id="initials of states"),
        pytest.param("Gen. Otto Brandt and Lt. Col. Ana Ruiz flew to St. Lucia.", id="ranks and saints"),
        pytest.param("John F. Larsen met H.E. Dr. Amina Farah and Mr. Wu.", id="initials and titles"),
        pytest.param("President Kh.Battulga met Ch. Sukhbat.", id="initials of two letters"),
        pytest.param("They arrive at 4:30 p.m. Monday and leave at 9 a.m. Paris time.", id="clock times"),
        pytest.param("The call began at 5 p.m. GMT and ended at 6 p.m. EST.", id="clock times with zones"),
        pytest.param("The treaty of Nov. 3 and Sept. 14, 2009 is cited in Art. 5 and No. 7.", id="months and numbers"),
        pytest.param("Acme Co. Ltd. President Ida Moe and others, e.g. Norway, i.e. the north.", id="companies"),
        pytest.param("Trade rose 3.5 percent to $1.2 billion.", id="decimals"),
        pytest.param('"Will you sign?" the envoy asked.', id="a question quoted in the middle"),
        pytest.param("the talks … were adjourned", id="ellipsis inside"),
        pytest.param("the ministers spoke and nobody wrote it down", id="no punctuation"),
        pytest.param("1. The parties agree to meet yearly.", id="numbered article"),
        pytest.param("A. The committee meets yearly.", id="lettered article"),
        pytest.param("the measures of the U.N.\n\nwere reviewed by both", id="paragraph broken inside a sentence"),
        pytest.param("See www.example.org for the text.", id="addresses"),
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He flew to the U.S.", "The talks go on."),
        ("It was taken to the U.N.", "Officials declined to comment."),
        ("They landed at 4 p.m.", "Talks began at once."),
        ("They landed at 4 p.m.", "The ministers dined."),
        ("Asked whether he would sign, he said no.", "Talks continue."),
        ("The visit ends in Nov.", "Ministers will follow."),
        ('"We have agreed."', "The envoy smiled."),
        ('"We have agreed," he said.', '"It is done."'),
        ("Will they sign?", "Nobody knows."),
        ("They waited...", "Then he came."),
        ("They waited…", "Nothing came."),
        ("The plan (see below.)", "It is short."),
        ("Ministers agreed on plan B.", "The rest is open."),
        ("It was signed in 1997.", "Norway joined later."),
        ("La réunion a eu lieu.", "Élise est partie."),
        ("A headline without a stop\n\n", "The ministers met."),
        ("A headline without a stop\n \n\n", "The ministers met."),
    ],
)
def test_two_sentences_are_told_apart(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first.strip(), second]


def test_a_space_that_a_page_lost_still_ends_a_sentence() -> None:
    assert split('"We met," she said.Older posts follow here') == ['"We met," she said.', "Older posts follow here"]


def test_offsets_refer_to_the_whole_text_when_a_part_is_asked_for() -> None:
    text = "Head. One met two. Three left. Tail."
    assert [text[a:b] for a, b in sentences(text, 6, 30)] == ["One met two.", "Three left."]


@given(st.text(st.sampled_from(" .!?…\"')(AaBéU.S\n\t1,K한"), max_size=80) | st.text(max_size=80))
def test_any_text_is_split_into_ordered_pieces_that_lose_nothing_but_space(text: str) -> None:
    found = sentences(text)
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(max_size=40), st.integers(0, 60), st.integers(0, 60))
def test_no_sentence_leaves_the_part_that_was_asked_for(text: str, start: int, end: int) -> None:
    assert all(start <= a < b <= end for a, b in sentences(text, start, end))


def test_the_table_of_abbreviations_has_no_doubles_and_only_small_letters() -> None:
    from importlib.resources import files

    lines = files("digests.text").joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    words = [line.rstrip("?#@") for line in lines if line and not line.startswith("#")]
    assert len(words) == len(set(words)) == len(abbreviations())
    assert all(word == word.lower().strip(" .") and word for word in words)


def test_a_schedule_line_keeps_its_hour() -> None:
    """ "9:15 a.m." at the head of a line belongs to what happens then."""
    line = "9:15 a.m. Secretary Lindqvist meets with the foreign minister of Norland."
    assert sentences(line) == ((0, len(line)),)
