"""Plain text files to articles: the text unchanged, title, time and publisher from the lines around it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.errors import DigestsError, InputError
from digests.model import Article
from digests.sources.parse.plain import parse_plain

REAL = Path(__file__).resolve().parents[3] / "shared" / "seeds"
TEXT = """The Korea Times

Ministers of Chile and Peru meet in Lima

Published : March 3, 2020 - 09:15

The foreign ministers of Chile and Peru met in Lima on Monday for talks on trade, the two governments said.

They will meet again in May.
"""


def test_the_text_stays_as_it_is_and_the_lines_around_it_say_the_rest() -> None:
    article = parse_plain(TEXT.encode(), name="a.txt")
    assert article.text == TEXT
    assert (article.title, article.publisher) == ("Ministers of Chile and Peru meet in Lima", "Korea Times")
    assert (article.publisher_country, article.zone) == ("KR", "Asia/Seoul")
    assert article.published == datetime(2020, 3, 3, 0, 15, tzinfo=UTC)


def test_without_a_known_publisher_the_time_is_utc() -> None:
    article = parse_plain(TEXT.replace("The Korea Times", "The Lima Observer of Nothing").encode(), name="a.txt")
    assert article.published == datetime(2020, 3, 3, 9, 15, tzinfo=UTC)
    assert article.zone is None


def test_line_ends_and_spaces_are_not_touched() -> None:
    data = "A\u00a0title of four words\r\n\r\nSome text  here.\t\r\n"
    assert parse_plain(data.encode(), name="a.txt").text == data


def test_a_text_without_furniture_has_no_date_and_no_publisher() -> None:
    article = parse_plain(b"The ministers of Chile and Peru met in Lima on Monday for talks on trade.", name="a.txt")
    assert (article.published, article.publisher, article.url) == (None, None, None)
    assert article.id.startswith("sha256:")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_charset_is_found(encoding: str) -> None:
    assert "Élysée" in parse_plain(TEXT.replace("trade", "the Élysée").encode(encoding), name="a.txt").text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.txt is empty."),
        (b"\n \n", "a.txt is empty."),
        (b"\x89PNG\r\n", "a.txt is a PNG picture, not text."),
        (bytes(range(256)) * 9, "a.txt is binary data, not text."),
        (b"PK\x03\x04", "a.txt is a ZIP archive or office document, not text."),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_plain(data, name="a.txt")
    assert str(caught.value) == sentence


def test_five_megabytes_are_one_article() -> None:
    data = (TEXT + "The ministers met again. " * 210_000).encode()
    article = parse_plain(data, name="a.txt")
    assert len(article.text) == len(data)
    assert article.published is not None


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(InputError, match=r"^a\.txt is larger than"):
        parse_plain(b"x" * 50, name="a.txt", max_bytes=40)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles are not in the repository")
@pytest.mark.parametrize(
    ("name", "title", "publisher", "published"),
    [
        ("000_*.txt", "S. Korea, France defense chiefs", "Korea Herald", datetime(2016, 6, 15, 10, 51, tzinfo=UTC)),
        ("001_*.txt", "S. Korea to boost defense ties", "Korea Times", datetime(2016, 6, 26, 15, tzinfo=UTC)),
    ],
)
def test_real_articles_are_dated_by_their_own_lines(name: str, title: str, publisher: str, published: datetime) -> None:
    file = next(REAL.glob(name))
    article = parse_plain(file.read_bytes(), name=file.name)
    assert article.text == file.read_text("utf-8")
    assert (article.publisher, article.published, article.zone) == (publisher, published, "Asia/Seoul")
    assert article.title.startswith(title)


@settings(deadline=None)  # tables are loaded by the first example
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode(errors="replace")))
def test_any_bytes_give_an_article_or_one_sentence(data: bytes) -> None:
    try:
        assert isinstance(parse_plain(data, name="a.txt"), Article)
    except DigestsError as error:
        assert str(error).startswith("a.txt ")  # noqa: PT017 - either outcome is right, and each is checked
