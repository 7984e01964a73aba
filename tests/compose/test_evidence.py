"""Every line can be opened down to the exact words that it stands on, and to nothing else."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from digests.compose.country import country_view
from digests.compose.views import CountryView, Digest, Line, PairView
from digests.model import Outcome, Span
from tests.compose.asking import country, digest, lines, pair, told
from tests.compose.worked_example import REPORTS
from tests.stories.making import HAN, LE_DRIAN, at, event, outcome, report

NOW = at("2016-06-28")
SAID = "They met in Paris. They signed a fisheries protocol."
MET, SIGNED = Span(0, 18, SAID[:18]), Span(19, 52, SAID[19:])


def deal() -> Outcome:
    return replace(outcome("signed", "a fisheries protocol", "FR", "KR"), evidence=(SIGNED,))


def every_line(view: Digest | CountryView | PairView) -> list[Line]:
    more = view.more if isinstance(view, Digest) else ()
    return [line for section in (*view.sections, *more) for line in section.lines]


def words(quotes: Iterable[object]) -> list[str]:
    return [str(getattr(quote, "text", "")) for quote in quotes]


@pytest.mark.parametrize("view", [digest(), country("FR"), country("KP"), country("KR"), pair("KR", "CU")])
def test_every_line_has_the_words_of_each_event_that_it_refers_to(view: Digest | CountryView | PairView) -> None:
    stored = {one.event_id: {(one.revision_id, span) for span in one.event.evidence} for one in REPORTS}
    found = every_line(view)
    assert found
    for line in found:
        quoted = {(quote.revision_id, Span(quote.start, quote.end, quote.text)) for quote in line.evidence}
        assert quoted == {words for ref in line.refs for words in stored[ref.event_id]}


def test_a_quote_names_its_revision_and_its_source() -> None:
    (line,) = lines(digest(), "due")
    (quote,) = line.evidence
    (ref,) = line.refs
    assert (quote.number, quote.event_id, quote.article_id, quote.revision_id) == (
        ref.number,
        ref.event_id,
        ref.article_id,
        ref.revision_id,
    )
    assert (quote.publisher, quote.date_text, quote.url) == (
        "Korea Herald",
        "15 Jun 2016",
        "https://herald.example/chiefs",
    )


def test_a_source_without_a_clock_time_is_dated_by_the_day_that_it_gave() -> None:
    given_ = report(event(status="held"), "2016-06-27 00:00", zone="America/New_York")
    at_night = report(event(), "2016-06-27 02:30", zone="America/New_York", dated=True)
    stored = report(event(), "2016-06-27 00:00", zone="America/New_York", dated=False)
    for one, told_ in ((given_, "27 Jun 2016"), (at_night, "26 Jun 2016"), (stored, "no date, stored 26 Jun 2016")):
        (source,) = country_view("FR", told(one), (), now=NOW).sources
        assert source.date_text == told_


def test_a_line_says_what_kind_of_story_it_tells() -> None:
    assert [line.kind for line in lines(digest(), "under_way")] == ["visit"]
    assert [line.kind for line in lines(digest(), "due")] == ["meeting"]


def test_a_line_about_one_outcome_stands_on_that_outcome_s_words() -> None:
    met = report(event(HAN, LE_DRIAN, status="held", outcomes=(deal(),), evidence=(MET,)))
    view = country_view("FR", told(met), (), now=NOW)
    assert words(lines(view, "held")[0].evidence) == [MET.text]
    assert words(lines(view, "agreed")[0].evidence) == [SIGNED.text]


def test_a_line_about_one_outcome_refers_only_to_the_reports_that_tell_it() -> None:
    silent = report(event(HAN, LE_DRIAN, status="held"), "2016-06-16")
    telling = report(event(HAN, LE_DRIAN, status="held", outcomes=(deal(),)), "2016-06-17")
    (line,) = lines(country_view("FR", told(silent, telling), (), now=NOW), "agreed")
    assert [ref.event_id for ref in line.refs] == [telling.event_id]


def test_a_digest_s_line_and_its_bullets_stand_on_the_words_of_both() -> None:
    offered = replace(outcome("offered", "a joint panel", "KR"), evidence=(SIGNED,))
    met = report(event(HAN, LE_DRIAN, status="held", outcomes=(offered,), evidence=(MET,)), "2016-06-20")
    (line,) = lines(digest(told(met)), "held")
    assert words(line.evidence) == [MET.text, SIGNED.text]
    assert [words(bullet.evidence) for bullet in line.bullets] == [[SIGNED.text]]


def test_what_stands_inside_another_quote_is_not_repeated() -> None:
    whole = Span(0, 52, SAID)
    met = report(event(HAN, LE_DRIAN, status="held", outcomes=(deal(),), evidence=(whole,)), "2016-06-20")
    (line,) = lines(digest(told(met)), "agreed")
    assert words(line.evidence) == [SAID]


def test_a_statement_on_ties_can_be_opened_too() -> None:
    (cut,) = pair("KR", "CU").context
    assert [(quote.text, quote.number, quote.event_id) for quote in cut.evidence] == [
        ("Relations were broken off in 1959.", cut.number, None)
    ]
