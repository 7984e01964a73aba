"""E-mail messages to articles."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.errors import DigestsError, InputError
from digests.model import Article
from digests.sources.parse.mail import parse_mail

HEAD = """From: Press Office <press@ministry.example>
Date: Wed, 15 Jun 2016 19:51:00 +0900
Message-ID: <abc@ministry.example>
Subject: Fwd: =?utf-8?q?Ministers_meet_in_Bogot=C3=A1?=
MIME-Version: 1.0
"""
PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\nThe ministers met.\n\nThey signed.\n"
HTML = (
    HEAD + "Content-Type: text/html; charset=utf-8\n\n<p>The ministers met.</p><p>Share this</p><p>They signed.</p>\n"
)
BOTH = (
    HEAD
    + 'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>Html</p>\n'
    + "--b\nContent-Type: text/plain\n\nThe ministers met.\n--b--\n"
)


def test_a_message_is_read_whole() -> None:
    article = parse_mail(PLAIN.encode(), name="a.eml")
    assert (article.title, article.text) == ("Ministers meet in Bogotá", "The ministers met.\n\nThey signed.\n")
    assert (article.id, article.publisher) == ("mid:abc@ministry.example", "Press Office")
    assert article.published == datetime(2016, 6, 15, 10, 51, tzinfo=UTC)


def test_the_plain_text_is_taken_before_the_html() -> None:
    assert parse_mail(BOTH.encode(), name="a.eml").text == "The ministers met."


def test_html_alone_becomes_paragraphs_without_litter() -> None:
    assert parse_mail(HTML.encode(), name="a.eml").text == "The ministers met.\n\nThey signed."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"Just some text.\n\nMore.", "is no e-mail message"),
        (HEAD.encode() + b"\n", "holds no text"),
        (HEAD.encode() + b"Content-Type: application/pdf\n\n%PDF", "holds no text"),
        (bytes(range(256)), "is no e-mail message"),
    ],
)
def test_what_is_no_readable_message_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=r"^a\.eml ") as caught:
        parse_mail(data, name="a.eml")
    assert words in str(caught.value)


@settings(deadline=None)  # tables are loaded by the first example
@given(
    st.binary(max_size=200),
    st.sampled_from(["", "Content-Type: text/plain; charset=", "Content-Type: multipart/mixed; boundary=", "From: "]),
)
def test_any_bytes_give_an_article_or_one_sentence(data: bytes, header: str) -> None:
    for message in (data, HEAD.encode() + header.encode() + data, b"From: " + data + b"\n\ntext"):
        try:
            assert isinstance(parse_mail(message, name="a.eml"), Article)
        except DigestsError as error:
            assert str(error).startswith("a.eml ")  # noqa: PT017 - either outcome is right, and each is checked
