"""Every file of the corpus keeps its format and its conventions; a broken one is refused with the reason."""

import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from tests.corpus.load import (
    SETS,
    CorpusError,
    Gold,
    GoldArticle,
    load_article,
    load_folder,
    load_set,
    parties,
    paths,
    read_article,
)

FILES = [path for name in SETS for path in paths(name)]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SMALL = """
id = "open-99"
about = "a meeting"
title = "Ministers meet"
published = 2020-05-06
zone = "Asia/Tokyo"
text = '''
Minister Ann Onymous of France met Minister Bo Gus of Japan in Tokyo on Tuesday. France pledged help.'''

[[events]]
kind = "meeting"
status = "held"
role = "news"
main = true
participants = [
  { name = "Ann Onymous", office = "Minister", country = "FR" },
  { name = "Bo Gus", office = "Minister", country = "JP", capacity = "host" },
]
venue = { city = "Tokyo", country = "JP" }
when = { start = "2020-05-05", end = "2020-05-05", precision = "day", raw = "on Tuesday" }
outcomes = [{ strength = "pledged", by = ["FR"], text = "help" }]
mentions = [{ code = "KR", as = "subject" }]
evidence = ["Ann Onymous of France met"]
doubt = "none at all"
"""


def of(path: Path) -> tuple[GoldArticle, list[tuple[int, Gold]]]:
    article = load_article(path)
    return article, list(enumerate(article.events))


def test_a_file_becomes_an_article_with_its_gold() -> None:
    article = read_article(SMALL)
    (gold,) = article.events
    assert article.article.published == datetime.fromisoformat("2020-05-06T00:00+09:00")
    assert gold.event.countries == ("FR", "JP")
    assert (gold.main, gold.doubt) == (True, "none at all")
    (span,) = gold.event.evidence
    assert article.article.text[span.start : span.end] == span.text == "Ann Onymous of France met"


@pytest.mark.parametrize(
    ("good", "broken", "reason"),
    [
        ("of France met", "of France saw", "does not hold the quote"),
        ('["Ann Onymous of France met"]', '["France"]', "more than once"),
        ('["Ann Onymous of France met"]', '[""]', "does not hold the quote"),
        ('["Ann Onymous of France met"]', "[]", "needs participants and evidence"),
        ('country = "FR"', 'country = "FX"', "no code"),
        ('code = "KR"', 'code = "Korea"', "no code"),
        ('city = "Tokyo", country = "JP"', 'country = "Tokyo"', "no code"),
        ('kind = "meeting"', 'kind = "chat"', "`kind` is 'chat'"),
        ('status = "held"', 'status = "done"', "`status` is 'done'"),
        ('role = "news"', 'role = "main"', "`role` is 'main'"),
        ('capacity = "host"', 'capacity = "guest"', "`capacity` is 'guest'"),
        ('as = "subject"', 'as = "topic"', "`as` is 'topic'"),
        ('strength = "pledged"', 'strength = "promised"', "`strength` is 'promised'"),
        ('by = ["FR"]', 'by = ["KR"]', "do not take part"),
        ('precision = "day"', 'precision = "week"', "`precision` is 'week'"),
        ('start = "2020-05-05"', 'start = "2020-05-32"', "no ISO date"),
        ('start = "2020-05-05", ', "", "may lack its start or end"),
        ('raw = "on Tuesday"', 'raw = ""', "`raw` is missing"),
        ("doubt =", "doubts =", "unknown keys: doubts"),
        ('title = "Ministers meet"', "", "`title` is missing"),
        ('title = "Ministers meet"', "title =", "no TOML"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_the_reason(good: str, broken: str, reason: str) -> None:
    changed = (
        SMALL.replace(good, broken, 1) if good != "of France met" else SMALL.replace("France met M", "France saw M")
    )
    assert changed != SMALL
    with pytest.raises(CorpusError, match=re.escape(reason)):
        read_article(changed)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "99-broken.toml"
    path.write_text("id = 7", "utf-8")
    with pytest.raises(CorpusError, match=r"99-broken\.toml: "):
        load_article(path)


def test_a_folder_beside_the_corpus_is_loaded_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Its ids and names are its own; other files, and folders in it, are left alone."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text(SMALL.replace("open-99", f"mine-{name}"), "utf-8")
    (tmp_path / "notes.md").write_text("no article", "utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "c.toml").write_text("id = 7", "utf-8")
    assert [article.id for article in load_folder(tmp_path)] == ["mine-a", "mine-b"]
    assert [len(article.events) for article in load_folder(tmp_path)] == [1, 1]


def test_a_broken_file_of_a_folder_is_named(tmp_path: Path) -> None:
    assert load_folder(tmp_path) == ()
    (tmp_path / "good.toml").write_text(SMALL, "utf-8")
    (tmp_path / "broken.toml").write_text(SMALL.replace('"meeting"', '"chat"'), "utf-8")
    with pytest.raises(CorpusError, match=r"broken\.toml: "):
        load_folder(tmp_path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem[:2]}")
class TestEveryFile:
    def test_its_name_begins_with_its_number(self, path: Path) -> None:
        assert load_article(path).id == f"{path.parent.name}-{path.stem[:2]}"

    def test_one_event_of_an_article_with_news_is_the_main_one(self, path: Path) -> None:
        _, events = of(path)
        news = [gold for _, gold in events if gold.event.role == "news"]
        assert [gold.event.role for _, gold in events if gold.main] == ["news"] * bool(news)

    def test_two_take_part_in_every_event_and_a_visit_has_a_host(self, path: Path) -> None:
        for _, gold in of(path)[1]:
            assert len(parties(gold.event)) > 1, gold
            hosts = [p for p in gold.event.participants if p.capacity == "host"]
            assert hosts or gold.event.kind != "visit", gold

    def test_who_is_mentioned_takes_no_part(self, path: Path) -> None:
        for _, gold in of(path)[1]:
            assert not {m.code for m in gold.event.mentions} & set(gold.event.countries), gold

    def test_names_places_and_dates_stand_in_the_text(self, path: Path) -> None:
        article, events = of(path)
        text = article.article.text
        for _, gold in events:
            event = gold.event
            printed = [p.name for p in event.participants] + [p.organisation for p in event.participants]
            assert [name for name in printed if name and name not in text] == []
            assert event.venue is None or (event.venue.city or "").casefold() in text.casefold()
            assert event.when is None or event.when.raw in text

    def test_dates_run_forward_and_fall_on_the_weekday_they_name(self, path: Path) -> None:
        for _, gold in of(path)[1]:
            when = gold.event.when
            if when is None or when.start is None or when.end is None:
                continue
            first, last = datetime.fromisoformat(when.start), datetime.fromisoformat(when.end)
            assert first <= last
            assert (when.precision == "minute") is ("T" in when.start)
            named = re.fullmatch(rf"(?:(?:on|late|early) )*({'|'.join(WEEKDAYS)})(?: \w+)?", when.raw, re.IGNORECASE)
            assert named is None or named[1].title() == WEEKDAYS[first.weekday()], when

    def test_what_was_not_held_has_only_what_is_on_the_table(self, path: Path) -> None:
        for _, gold in of(path)[1]:
            strengths = {outcome.strength for outcome in gold.event.outcomes}
            assert gold.event.status in {"held", "under_way"} or strengths <= {"on_table"}, gold

    def test_one_side_alone_pledges_or_offers(self, path: Path) -> None:
        for _, gold in of(path)[1]:
            for outcome in gold.event.outcomes:
                assert len(outcome.by) == 1 or outcome.strength not in {"pledged", "offered"}, outcome


def test_no_two_articles_share_an_id_or_an_address() -> None:
    articles = [gold.article for name in SETS for gold in load_set(name)]
    for key in ([a.id for a in articles], [a.url for a in articles], [a.text for a in articles]):
        assert [value for value, count in Counter(key).items() if count > 1] == []


def test_the_numbers_that_the_readme_gives() -> None:
    """README.md counts articles, events and those without any."""
    readme = Path(__file__).with_name("README.md").read_text("utf-8")
    for name in SETS:
        articles = load_set(name)
        events = [event for article in articles for event in article.events]
        none = sum(not article.events for article in articles)
        doubtful = sum(event.doubt is not None for event in events)
        assert f"| `{name}/` | {len(articles)} | {none} | {len(events)} | {doubtful} |" in readme
