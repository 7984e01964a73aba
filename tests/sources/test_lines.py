"""Batches of articles, one JSON object a line: a bad line says what is wrong with it and stops nothing."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.sources.parse.lines import Line, looks_like_jsonl, parse_jsonl

RECORD = {"id": "7", "url": None, "title": "T", "published": None, "publisher": None, "text": "The ministers met."}


def _one(**changes: object) -> Line:
    (line,) = parse_jsonl(json.dumps(RECORD | changes).encode())
    return line


def test_a_line_is_an_article_under_its_own_id() -> None:
    line = _one(url="https://example.org/a", publisher="Nobody's Gazette", publisher_country="kr", zone="Asia/Seoul")
    assert line.article is not None
    assert (line.number, line.id, line.article.id, line.article.text) == (1, "7", "7", "The ministers met.")
    assert (line.article.publisher, line.article.publisher_country, line.article.zone) == (
        "Nobody's Gazette",
        "KR",
        "Asia/Seoul",
    )


def test_country_and_zone_of_a_known_publisher_are_filled_in() -> None:
    by_name, by_host = _one(publisher="The Korea Herald").article, _one(url="https://www.koreaherald.com/a").article
    for article in (by_name, by_host):
        assert article is not None
        assert (article.publisher_country, article.zone) == ("KR", "Asia/Seoul")


@pytest.mark.parametrize(
    ("published", "at"),
    [
        ("2016-06-15T19:51:00+09:00", datetime(2016, 6, 15, 10, 51, tzinfo=UTC)),
        ("2016-06-15T10:51:00Z", datetime(2016, 6, 15, 10, 51, tzinfo=UTC)),
        ("2016-06-15", datetime(2016, 6, 14, 15, tzinfo=UTC)),
        ("2016-06-15T19:51:00", datetime(2016, 6, 15, 10, 51, tzinfo=UTC)),
        ("Wed, 15 Jun 2016 10:51:00 GMT", datetime(2016, 6, 15, 10, 51, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_the_date_may_be_iso_bare_or_of_a_mail(published: str | None, at: datetime | None) -> None:
    article = _one(published=published, zone="Asia/Seoul").article
    assert article is not None
    assert article.published == at


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": None}, "has no “text”"),
        ({"text": 3}, "“text” must be a string"),
        ({"title": ["x"]}, "“title” must be a string or null"),
        ({"published": "soon"}, "“published” is no date"),
        ({"published": 1466001000}, "“published” must be a string or null"),
        ({"zone": "Mars/Base"}, "“zone” is no IANA time zone"),
        ({"zone": "../etc/passwd"}, "“zone” is no IANA time zone"),
        ({"id": {"a": 1}}, "“id” must be a string or a number"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(changes: dict[str, object], words: str) -> None:
    line = _one(**changes)
    assert line.article is None
    assert str(line.error).startswith("Line 1")
    assert words in str(line.error)


def test_bad_lines_stop_nothing_and_blank_ones_are_passed_over() -> None:
    good = json.dumps(RECORD).encode()
    deep = b"[" * 100_000
    lines = list(
        parse_jsonl(b"\n".join([b"\xef\xbb\xbf" + good, b"", b"{broken", b"[1]", b"\xff\xfe", deep, good + b"\r"]))
    )
    assert [(line.number, line.article is not None) for line in lines] == [
        (1, True),
        (3, False),
        (4, False),
        (5, False),
        (6, False),
        (7, True),
    ]
    assert str(lines[1].error) == (
        "Line 3 is not valid JSON (column 2: Expecting property name enclosed in double quotes)."
    )


def test_a_line_of_five_megabytes_is_read() -> None:
    article = _one(text="word " * 1_000_000).article
    assert article is not None
    assert len(article.text) == 5_000_000


def test_characters_that_no_store_can_hold_are_replaced_one_by_one() -> None:
    (line,) = parse_jsonl([r'{"id": 1, "text": "a\ud800b\u0000c"}'])
    assert line.article is not None
    assert (line.id, line.article.id, line.article.text) == (1, "1", "a\ufffdb\ufffdc")


def test_a_country_may_be_a_name_and_no_state_is_none() -> None:
    named, none = _one(publisher_country="South Korea").article, _one(publisher_country="INT").article
    assert named is not None
    assert none is not None
    assert (named.publisher_country, none.publisher_country) == ("KR", None)


def test_a_stream_is_known_by_its_first_line() -> None:
    assert looks_like_jsonl(json.dumps(RECORD).encode())
    assert not looks_like_jsonl(b"The ministers met.")
    assert not looks_like_jsonl(b'{"title": "no text"}')


@settings(deadline=None)  # tables are loaded by the first example
@given(st.binary(max_size=200))
def test_any_bytes_give_lines(data: bytes) -> None:
    for line in parse_jsonl(data):
        assert (line.article is None) != (line.error is None)


@settings(deadline=None)  # tables are loaded by the first example
@given(
    st.dictionaries(
        st.sampled_from([*RECORD, "zone", "publisher_country"]), st.none() | st.text() | st.integers() | st.booleans()
    )
)
def test_any_object_gives_an_article_or_an_error(record: dict[str, object]) -> None:
    (line,) = parse_jsonl([json.dumps(record)])
    assert (line.article is None) != (line.error is None)


def test_what_a_record_does_not_say_its_page_may_say() -> None:
    """Without publisher and date the lines around the text are read, as for a plain file."""
    text = (
        "Yonhap News Agency\n\nPublished : June 15, 2016 - 19:51\n\n"
        "The two ministers met in Oslo on Monday and spoke about fish for an hour."
    )
    (line,) = parse_jsonl(json.dumps({"id": "p", "text": text}).encode())
    assert line.article is not None
    assert (line.article.publisher_country, line.article.zone) == ("KR", "Asia/Seoul")
    assert line.article.published is not None
    assert line.article.published.isoformat() == "2016-06-15T10:51:00+00:00"


def test_what_a_record_says_stands_against_its_page() -> None:
    text = (
        "Published : June 15, 2016 - 19:51\n\nThe two ministers met in Oslo on Monday and spoke about fish for an hour."
    )
    record = {"id": "p", "text": text, "published": "2020-01-02", "publisher": "Reuters"}
    (line,) = parse_jsonl(json.dumps(record).encode())
    assert line.article is not None
    assert line.article.published is not None
    assert line.article.published.date().isoformat() == "2020-01-02"
    assert line.article.publisher_country == "GB"
