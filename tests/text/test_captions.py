"""Captions of pictures among the paragraphs of an article."""

import pytest

from digests.text.captions import is_caption


def _is(text: str, *, opens: bool = False) -> bool:
    return is_caption(text, 0, len(text), opens=opens)


@pytest.mark.parametrize(
    "text",
    [
        "President Aino Laine shakes hands with Kenyan President Daniel Otieno in Nairobi. (AP Photo/Somebody Else)",
        "President Laine walks with President Otieno, Sept. 24, 2015. (Xinhua/Somebody Else)",
        "President Laine and President Otieno on Friday. Photo: VNA",
        "The two ministers in Riga on Monday. [Photo by Somebody Else/Pool via AP]",
        "Foreign Minister Laine and her counterpart TASS/Somebody Else",
        "L-R: President Aino Laine, President Daniel Otieno and their hosts in Riga",
        "Head of the office Jonas Kask (L) with the President of Laos.",
        "Foreign Minister Laine, right, and Secretary of State John Doe meet in Riga on Saturday.",
    ],
)
def test_whose_picture_it_is_or_who_stands_where_makes_a_caption(text: str) -> None:
    assert _is(text)


@pytest.mark.parametrize(
    "text",
    [
        "President Aino Laine met Kenyan President Daniel Otieno in Nairobi on Friday.",
        "The talks lasted two hours, and the photo that was taken of them shows nobody smiling.",
        "He turned to the right, and the ministers left.",
        "Officials of the African Union (AU) were there.",
        "Representative John Hall (R) met the Kenyan minister in Nairobi.",
        "Copyright (C) 2016, all rights are reserved by the paper.",
        "He said (the photo was taken on Monday)",
    ],
)
def test_running_text_is_none(text: str) -> None:
    assert not _is(text)


def test_an_agency_alone_is_a_credit_only_where_an_article_opens() -> None:
    """At its end it is the agency's signature."""
    text = "The envoy leaves a news conference in Geneva (Reuters)"
    assert _is(text, opens=True)
    assert not _is(text)
