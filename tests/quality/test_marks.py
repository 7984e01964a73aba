"""Each measure counts what is right as right and what is wrong as wrong."""

from dataclasses import replace

import pytest

from bench.scoring.marks import MEASURES, Mark, Measure, marks_of
from digests.model import Event, Venue, When
from tests.corpus.load import Gold, GoldArticle
from tests.quality.cases import article, day, event

MET = event("FR JP")
TOKYO = Venue(text="Tokyo", city="Tokyo", country="JP")
MAY = When(start="2020-05-01", end="2020-05-31", precision="month", raw="in May")
ANN = event("FR JP", names=("Ann Onymous", "Bo Gus"))
DATED = replace(MET, when=day("2020-05-05"))
PLACED = replace(MET, venue=TOKYO)
MAIN = article(Gold(event=MET, main=True))

# measure, gold, an event that hits, an event that does not
CASES: list[tuple[Measure, GoldArticle, Event | None, Event | None]] = [
    ("main", MAIN, MET, event("FR KR")),
    ("main", MAIN, event("FR JP", kind="call"), event("FR JP", kind="visit")),
    ("main", MAIN, MET, event("FR JP KR")),
    ("main", MAIN, MET, None),
    ("main, any kind", MAIN, event("FR JP", kind="visit"), event("FR", kind="visit")),
    ("news", article(MET), MET, event("KE GH")),
    ("news", article(event("SD", rebels="Justice Movement")), event("SD", rebels="the Justice Movement"), event("SD")),
    ("news, any kind", article(MET), event("FR JP", kind="pledge"), event("KE GH", kind="pledge")),
    ("background", article(event("FR JP", role="background")), MET, event("KE GH")),
    ("precision", article(MET), event("FR JP", kind="visit"), event("FR KR")),
    ("told once", article(MET), MET, event("FR JP", kind="visit")),
    ("kind", article(MET), MET, event("FR JP", kind="call")),
    ("status", article(MET), MET, event("FR JP", status="planned")),
    ("role", article(MET), MET, event("FR JP", role="background")),
    ("date", article(DATED), DATED, replace(MET, when=day("2020-05-04"))),
    ("date", article(DATED), DATED, MET),
    ("date", article(replace(MET, when=MAY)), replace(MET, when=MAY), replace(MET, when=day("2020-05-01"))),
    ("date invented", article(MET), DATED, MET),
    ("venue", article(PLACED), PLACED, replace(MET, venue=Venue(text="Kyoto", city="Kyoto", country="JP"))),
    ("venue", article(PLACED), PLACED, replace(MET, venue=Venue(text="Tokyo", city="Tokyo", country="KR"))),
    ("venue", article(replace(MET, venue=Venue(text="", country="JP"))), PLACED, MET),
    ("venue invented", article(MET), PLACED, MET),
    ("people", article(event("FR JP", names=("Ann Onymous",))), ANN, event("FR JP", names=("Onymous",))),
    ("people", article(event("FR JP", names=("Zoë",))), event("FR JP", names=("zoe",)), MET),
    ("people invented", article(MET), event("FR JP", names=("Ann",)), None),
    ("people invented", article(ANN), event("FR JP", names=("Cy",)), event("FR JP", names=("Bo Gus",))),
    ("outcome", article(event("FR JP", outcomes=("agreed", "on_table"))), event("FR JP", outcomes=("agreed",)), MET),
    ("outcome", article(event("FR JP", outcomes=("signed",))), event("FR JP", outcomes=("on_table", "signed")), MET),
    ("overclaimed", article(MET), event("FR JP", outcomes=("on_table",)), MET),
    (
        "overclaimed",
        article(event("FR JP", outcomes=("pledged",))),
        event("FR JP", outcomes=("agreed", "on_table")),
        event("FR JP", outcomes=("offered",)),
    ),
    (
        "on the table as agreed",
        article(event("FR JP", outcomes=("on_table",))),
        event("FR JP", outcomes=("agreed",)),
        event("FR JP", outcomes=("pledged",)),
    ),
    (
        "agreed nowhere",
        article(event("FR JP", outcomes=("on_table",)), event("KE GH", outcomes=("agreed",))),
        event("FR JP", outcomes=("agreed",)),
        event("KE GH", kind="visit", outcomes=("signed",)),
    ),
    ("spurious article", article(), MET, None),
]  # fmt: skip


def marks(gold: GoldArticle, *told: Event | None, measure: Measure) -> list[Mark]:
    found = marks_of(gold, [one for one in told if one is not None])
    return [mark for mark in found if mark.measure == measure]


@pytest.mark.parametrize(("measure", "gold", "hit", "other"), CASES)
def test_a_measure_tells_one_from_the_other(
    measure: Measure, gold: GoldArticle, hit: Event | None, other: Event | None
) -> None:
    assert True in [mark.hit for mark in marks(gold, hit, measure=measure)]
    missed = [mark.hit for mark in marks(gold, other, measure=measure)]
    assert set(missed) <= {False}
    assert missed or other is None


def test_every_measure_of_articles_has_a_case() -> None:
    of_sentences = {"record", "record, exactly", "spurious record"}
    assert {case[0] for case in CASES} == set(MEASURES) - of_sentences


def test_one_report_stands_for_one_event_only() -> None:
    gold = article(event("FR JP"), event("FR JP", role="background", quote="Peru will visit Chile"))
    assert [mark.hit for mark in marks(gold, MET, measure="news")] == [True]
    assert [mark.hit for mark in marks(gold, MET, measure="background")] == [False]


def test_a_second_report_of_an_event_is_right_in_its_parties_and_told_twice() -> None:
    gold = article(MET)
    assert [mark.hit for mark in marks(gold, MET, MET, measure="precision")] == [True, True]
    assert [mark.hit for mark in marks(gold, MET, MET, measure="told once")] == [True, False]


def test_shared_evidence_decides_which_event_was_reported() -> None:
    """The right words with a wrong date are that event with a wrong date, not another one that has the date."""
    first = replace(event("FR JP", quote="France met Japan"), when=day("2020-05-05"))
    other = replace(event("FR JP", quote="Peru will visit Chile"), when=day("2020-05-06"))
    told = replace(first, when=day("2020-05-06"))
    assert [mark.hit for mark in marks(article(first, other), told, measure="news")] == [True, False]
    assert [mark.hit for mark in marks(article(first, other), told, measure="date")] == [False]


def test_status_and_dates_are_asked_of_found_news_only() -> None:
    gold = article(event("FR JP", role="background"), event("KE GH", quote="Kenya called Ghana"))
    told = (event("FR JP", status="planned"),)
    for measure in ("status", "role", "kind", "date invented", "venue invented"):
        assert marks(gold, *told, measure=measure) == []


def test_events_of_a_single_party_do_not_count_for_precision() -> None:
    assert marks(article(MET), event("FR"), measure="precision") == []


def test_a_mark_knows_its_classes_and_its_doubt() -> None:
    gold = article(Gold(event=event("FR JP", kind="call", status="planned"), doubt="may be a meeting"))
    (mark,) = marks(gold, measure="news")
    assert mark.classes == {"kind call", "status planned", "role news"}
    assert mark.doubtful
    assert mark.missed


def test_a_fault_is_a_miss_when_it_happened() -> None:
    (mark,) = marks(article(), MET, measure="spurious article")
    assert mark.missed
    (mark,) = marks(article(), measure="spurious article")
    assert not mark.missed
