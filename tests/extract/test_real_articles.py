"""What the two real articles hold, fact by fact (PRODUCT.md); their texts stay outside the project."""

from pathlib import Path

import pytest

from digests.extract.engine import Extractor
from digests.model import Event, Extraction
from digests.sources.parse.plain import parse_plain

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the real articles are not beside the project")


def _read(whole: Extractor, start: str) -> Extraction:
    path = next(SEEDS.glob(f"{start}*.txt"))
    return whole.read(parse_plain(path.read_bytes(), name=path.name))


@pytest.fixture(scope="module")
def paris(whole: Extractor) -> Extraction:
    """The plan of the defence ministers' talks in Paris."""
    return _read(whole, "000_")


@pytest.fixture(scope="module")
def journey(whole: Extractor) -> Extraction:
    """The vice minister's journey to Cambodia and Laos."""
    return _read(whole, "001_")


def _one(extraction: Extraction, kind: str, *codes: str) -> Event:
    found = [e for e in extraction.events if e.kind == kind and e.countries == tuple(sorted(codes))]
    assert len(found) == 1, found
    return found[0]


def _names(event: Event) -> set[str | None]:
    return {p.name for p in event.participants}


def test_evidence_is_the_articles_own_characters(whole: Extractor) -> None:
    """Every span of every event, outcome and tie opens to exactly its characters."""
    for path in sorted(SEEDS.glob("*.txt")):
        article = parse_plain(path.read_bytes(), name=path.name)
        extraction = whole.read(article)
        spans = [s for e in extraction.events for s in (*e.evidence, *(s for o in e.outcomes for s in o.evidence))]
        assert spans
        for span in [*spans, *(t.evidence for t in extraction.ties)]:
            assert article.text[span.start : span.end] == span.text


class TestParis:
    def test_the_talks_are_planned_never_held(self, paris: Extraction) -> None:
        lead = next(e for e in paris.events if e.role == "news")
        assert (lead.kind, lead.status, lead.countries) == ("meeting", "planned", ("FR", "KR"))
        assert _names(lead) == {"Han Min-koo", "Jean-Yves Le Drian"}
        assert {p.office for p in lead.participants} == {"Defense Minister"}

    def test_their_hour_is_read_in_paris(self, paris: Extraction) -> None:
        lead = next(e for e in paris.events if e.role == "news")
        assert lead.venue is not None
        assert (lead.venue.city, lead.venue.country) == ("Paris", "FR")
        assert lead.when is not None
        assert (lead.when.start, lead.when.precision) == ("2016-06-15T16:30:00+02:00", "minute")

    def test_what_may_be_forged_is_on_the_table_only(self, paris: Extraction) -> None:
        lead = next(e for e in paris.events if e.role == "news")
        assert {o.strength for o in lead.outcomes} == {"on_table"}
        table = " | ".join(o.text for o in lead.outcomes)
        for topic in (
            "additional sanctions",
            "Proliferation Security Initiative",
            "logistics support",
            "defense supplies",
        ):
            assert topic in table

    def test_north_korea_is_a_subject_and_japan_an_older_party(self, paris: Extraction) -> None:
        lead = next(e for e in paris.events if e.role == "news")
        assert {(m.code, m.as_) for m in lead.mentions} == {("KP", "subject"), ("JP", "older_party")}

    def test_the_brief_meeting_in_singapore_is_background(self, paris: Extraction) -> None:
        (earlier,) = [e for e in paris.events if e.role == "background"]
        assert (earlier.kind, earlier.status, earlier.countries) == ("meeting", "held", ("FR", "KR"))
        assert earlier.venue is not None
        assert earlier.venue.country == "SG"
        assert earlier.when is not None
        assert (earlier.when.start, earlier.when.end, earlier.when.precision) == ("2016-06-01", "2016-06-14", "vague")
        assert ("SG", "venue") in {(m.code, m.as_) for m in earlier.mentions}

    def test_a_long_friendship_is_no_date_of_relations(self, paris: Extraction) -> None:
        assert paris.ties == ()


class TestJourney:
    def test_cambodia_is_under_way(self, journey: Extraction) -> None:
        visit = _one(journey, "visit", "KR", "KH")
        assert (visit.status, visit.role) == ("under_way", "news")
        assert visit.when is not None
        assert (visit.when.start, visit.when.end, visit.when.precision) == ("2016-06-27", "2016-06-29", "day")
        assert "Hwang In-moo" in _names(visit)

    def test_laos_is_planned(self, journey: Extraction) -> None:
        visit = _one(journey, "visit", "KR", "LA")
        assert (visit.status, visit.role) == ("planned", "news")
        assert visit.when is not None
        assert (visit.when.start, visit.when.end) == ("2016-06-29", "2016-07-01")
        table = " | ".join(o.text for o in visit.outcomes)
        assert {o.strength for o in visit.outcomes} == {"on_table"}
        assert "demining" in table
        assert "nuclear issue" in table

    def test_unnamed_hosts_stay_unnamed(self, journey: Extraction) -> None:
        hosts = [p for p in _one(journey, "visit", "KR", "LA").participants if p.country == "LA"]
        assert [(p.name, p.office, p.capacity) for p in hosts] == [(None, "senior defense officials", "host")]

    def test_the_call_on_the_prime_minister_is_planned(self, journey: Extraction) -> None:
        call = _one(journey, "meeting", "KR", "KH")
        assert (call.status, call.form) == ("planned", "courtesy call")
        assert _names(call) == {"Hwang In-moo", "Hun Sen"}

    def test_five_background_events_of_last_month_and_this(self, journey: Extraction) -> None:
        background = {(e.kind, e.countries) for e in journey.events if e.role == "background"}
        assert background == {
            ("visit", ("IR", "KR")),
            ("meeting", ("IR", "KR")),
            ("visit", ("KR", "UG")),
            ("pledge", ("KR", "UG")),
            ("meeting", ("CU", "KR")),
        }

    def test_rouhani_vowed_and_museveni_promised(self, journey: Extraction) -> None:
        summit, promise = _one(journey, "meeting", "IR", "KR"), _one(journey, "pledge", "KR", "UG")
        assert [(o.strength, o.by) for o in summit.outcomes] == [("pledged", ("IR",))]
        assert [(o.strength, o.by) for o in promise.outcomes] == [("pledged", ("UG",))]
        assert summit.when is not None
        assert promise.when is not None
        assert (summit.when.start, promise.when.start) == ("2016-05-02", "2016-05-29")

    def test_cuba_was_offered_relations(self, journey: Extraction) -> None:
        talks = _one(journey, "meeting", "CU", "KR")
        assert _names(talks) == {"Yun Byung-se", "Bruno Rodriguez"}
        assert [(o.strength, o.by) for o in talks.outcomes] == [("offered", ("KR",))]
        assert talks.when is not None
        assert (talks.when.start, talks.when.precision) == ("2016-06-01", "month")
        assert talks.venue is not None
        assert talks.venue.city == "Havana"

    def test_ties_cut_in_1959_are_context(self, journey: Extraction) -> None:
        assert [(t.countries, t.what, t.when.start[:4] if t.when and t.when.start else None) for t in journey.ties] == [
            (("CU", "KR"), "severed", "1959")
        ]

    def test_north_korea_met_nobody(self, paris: Extraction, journey: Extraction) -> None:
        events = (*paris.events, *journey.events)
        assert not any("KP" in e.countries for e in events)
        assert any(m.code == "KP" and m.as_ == "subject" for e in events for m in e.mentions)
