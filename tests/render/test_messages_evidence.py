"""What a line stands on, in Discord: the exact words, whose they are, and where to read on."""

import re
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.compose.opened import Opened, OpenedArticle, Passage, opened_view
from digests.render.messages.evidence import evidence_message
from digests.render.messages.limits import MAX_PARTS
from tests.render.messages_making import addresses, texts, within_limits, words
from tests.render.messages_reading import masked, ours, shown

PUBLISHED = datetime(2016, 6, 15, 10, 51, tzinfo=UTC)


def passage(text: str = "They met in Paris.", before: str = "", after: str = "") -> Passage:
    return Passage(event_ids=(1,), start=0, end=len(text), text=text, before=before, after=after)


def article(*passages: Passage, instant: datetime | None = PUBLISHED, **fields: str | None) -> OpenedArticle:
    return OpenedArticle(
        article_id=1,
        revision_id=1,
        title=fields.get("title") or "Chiefs to talk",
        url=fields.get("url", "https://herald.example/chiefs"),
        publisher=fields.get("publisher", "Korea Herald"),
        publisher_country="KR",
        date_text="15 June 2016",
        instant=instant,
        passages=passages,
    )


def whole(opened: Opened) -> str:
    return "\n".join(texts(evidence_message(opened)))


def test_the_exact_words_stand_in_bold_between_their_neighbours_under_their_source() -> None:
    text = whole(Opened(articles=(article(passage(before="They flew in.", after="They left.")),)))
    assert text.split("\n")[2:] == [
        "**Korea Herald** (South Korea) · <t:1465987860:f>",
        "Chiefs to talk · [herald.example](https://herald.example/chiefs)",
        "> They flew in. **They met in Paris.** They left.",
    ]


def test_a_bare_publication_day_is_plain_text() -> None:
    text = whole(Opened(articles=(article(passage(), instant=None),)))
    assert "(South Korea) · 15 June 2016\n" in text
    assert "<t:" not in text


def test_words_with_signs_are_shown_exactly() -> None:
    words_ = "“[He] * will_not | meet @everyone at <#1>”, see https://news.example/a_b #1"
    text = whole(Opened(articles=(article(passage(words_)),)))
    quote = text[text.index("> **") + 4 : text.rindex("**")]
    assert shown(quote) == words_
    assert ours(text) == set()


def test_what_is_not_stored_any_more_is_said() -> None:
    (part,) = evidence_message(opened_view([7], ())).parts
    assert "no longer stored" in part.blocks[-1].text
    text = whole(Opened(articles=(article(passage()),), missing=(2,), note="Some of it is no longer stored."))
    assert text.endswith("Some of it is no longer stored.")
    assert "They met in Paris." in text


def test_a_passage_without_end_is_cut_and_its_neighbours_are_cut_on_the_far_side() -> None:
    text = whole(
        Opened(articles=(article(passage("long " * 1000, before="far " * 100 + "near.", after="near " * 100)),))
    )
    assert "> … far" in text
    assert "near. **long" in text
    assert re.search(r"long…\*\* near .*near…$", text)
    assert len(text) < 2000


def test_passages_beyond_four_parts_are_counted_and_each_part_names_its_source() -> None:
    many = tuple(passage(f"Passage {n} " + "word " * 150) for n in range(40))
    message = evidence_message(Opened(articles=(article(*many),)))
    found = [int(number) for text in texts(message) for number in re.findall(r"\*\*Passage (\d+)", text)]
    assert found == list(range(len(found)))
    assert len(message.parts) == MAX_PARTS
    assert f"-# and {40 - len(found)} further passages, not shown here" in message.parts[-1].blocks[-1].text
    assert all("**Korea Herald** (South Korea)" in part.blocks[0].text for part in message.parts)
    assert [part.blocks[0].text.count("(continued)") for part in message.parts] == [0, 1, 1, 1]


def test_reports_that_the_button_had_no_room_for_are_counted_at_the_end() -> None:
    known = Opened(articles=(article(passage()),))
    assert "further" not in whole(known)
    for further, words_ in ((1, "1 further report"), (5, "5 further reports")):
        end = evidence_message(known, further=further).parts[-1].blocks[-1].text
        assert end.endswith(f"\n-# and {words_}, not shown here")


_passages = st.builds(passage, words, words, words)
_articles = st.builds(
    lambda passages, instant, title, url, publisher: article(
        *passages, instant=instant, title=title, url=url, publisher=publisher
    ),
    st.lists(_passages, min_size=1, max_size=12),
    st.sampled_from((None, PUBLISHED)),
    words,
    addresses,
    st.one_of(st.none(), words),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_articles, max_size=5), words)
def test_whatever_the_article_discord_takes_it_and_reads_no_syntax_but_ours(
    articles: list[OpenedArticle], note: str
) -> None:
    message = evidence_message(Opened(articles=tuple(articles), note=note))
    assert within_limits(message.parts)
    for text in texts(message):
        assert ours(text) == set(), text
    quotes = sum(len(re.findall(r"^> ", masked(text), re.MULTILINE)) for text in texts(message))
    counted = re.search(r"-# and (\d+) further passages?, not shown here$", message.parts[-1].blocks[-1].text)
    assert quotes + (int(counted[1]) if counted else 0) == sum(len(one.passages) for one in articles)
