"""No text raises, nothing is invented, and the work is bounded (EXTRACTION, hold on to)."""

import resource
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digests.extract.engine import LONGEST, Extractor
from digests.model import Article, Event, Extraction
from digests.places.names import is_code
from tests.extract.conftest import article
from tests.extract.test_status import TAIL

_FRAGMENTS = (
    "Finnish President Aino Laine", "Kenyan Foreign Minister Daniel "
        "Otieno", "his Ugandan counterpart", "the two leaders",
    "both sides", "she", "they", "the EU", "NATO", "Kenya and Finland", "U.S.", "N.K.", "Seoul", "the Kremlin",
    "met", "will meet", "held talks with", "visited", "telephoned", "received", "was to have met", "postponed a visit "
        "to",
    "called off talks with", "signed an agreement with", "agreed to", "pledged 5 million euros "
        "to", "may sign a memorandum",
    "on Monday", "in May", "at 4:30 p.m.", "earlier this month", "on the sidelines "
        "of", "a summit of", "in Geneva", "here",
    "that", "and", "with", "of", "between", "after", "who", ",", ".", "\n\n", "\n", "(", ")", "\"", "—", "’s", "'s",
    "NAIROBI, June 15 (Press) -", "9:15 a.m.", "\u00a0", "\u200b", "\u2028", "\ufeff", "\u202e", "\t",
    "🇫🇷", "🤝", "رئيس الوزراء", "ראש הממשלה", "외교부 장관", "the minister said in a long talk about the price of fish",
)  # fmt: skip
"""Pieces of newsroom prose, of other scripts and of broken pages."""

_news = st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=60).map(" ".join)
_glued = st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=60).map("".join)
_english = _news.map(lambda text: f"{text}.{TAIL}")
_bare = _english.map(lambda text: text.replace(".", "").replace(",", ""))
_texts = st.one_of(
    st.text(max_size=400),
    _english,
    _english,
    _glued.map(lambda text: text + TAIL),
    _bare,
    _english.map(str.upper),
    _english.map(str.lower),
)
_ORDER = {"planned", "postponed", "cancelled"}


def _check(event: Event, source: Article) -> None:
    codes = [p.country for p in event.participants if p.country]
    assert event.evidence
    assert list(event.countries) == sorted(set(codes))
    assert all(is_code(code) for code in [*codes, *(m.code for m in event.mentions)])
    assert {by for o in event.outcomes for by in o.by} <= set(event.countries)
    assert {m.code for m in event.mentions}.isdisjoint(event.countries)
    assert 0 < event.confidence <= 1
    if event.status in _ORDER:
        assert {o.strength for o in event.outcomes} <= {"on_table"}
    for span in (*event.evidence, *(s for o in event.outcomes for s in o.evidence)):
        assert source.text[span.start : span.end] == span.text != ""
    assert all(o.text and o.evidence for o in event.outcomes)


def _read(whole: Extractor, source: Article) -> Extraction:
    found = whole.read(source)
    for event in found.events:
        _check(event, source)
    for tie in found.ties:
        assert source.text[tie.evidence.start : tie.evidence.end] == tie.evidence.text
        assert all(map(is_code, tie.countries))
    assert found.skipped is None or not (found.events or found.ties)
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_texts, title=st.one_of(st.just(""), _news), home=st.sampled_from([None, "KR", "INT"]), dated=st.booleans())
def test_no_text_raises_or_lies(whole: Extractor, text: str, title: str, home: str | None, *, dated: bool) -> None:
    """Evidence is exact, codes are codes, what is planned has nothing but a table — for any text at all."""
    _read(whole, article(text, home=home, title=title, day="2016-06-15" if dated else None))


def test_the_fragments_make_events(whole: Extractor) -> None:
    """The strategy above would prove little if no event came of its pieces."""
    text = "Finnish President Aino Laine met Kenyan Foreign Minister Daniel Otieno in Geneva on Monday. " * 2
    assert _read(whole, article(text)).events


_SENTENCE = "Finnish President Aino Laine met Kenyan President Daniel Otieno in Nairobi on Monday. "


def test_the_longest_article_ends_in_time(whole: Extractor) -> None:
    """A text of the longest length allowed is read, or skipped for want of time, within the bound and a little."""
    source = article((_SENTENCE * (LONGEST // len(_SENTENCE) + 1))[:LONGEST])
    begin = time.monotonic()
    found = _read(whole, source)
    assert time.monotonic() - begin < 25
    assert found.skipped == "time" or len(found.events) >= 1


def test_a_short_bound_is_kept(whole: Extractor) -> None:
    """When `seconds` are over, nothing is told and the reason is."""
    source = article((_SENTENCE * 500)[:40_000])
    begin = time.monotonic()
    assert whole.read(source, seconds=0.05).skipped == "time"
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(
    "piece", ["Foreign ", "and the French foreign minister ", "Anna Kovac, ", "France and ", "of the Republic of "]
)
def test_a_page_without_stops_is_no_trap(whole: Extractor, piece: str) -> None:
    """50,000 characters in one sentence cost a few seconds at most, whatever they repeat."""
    begin = time.monotonic()
    _read(whole, article(_SENTENCE + piece * (50_000 // len(piece))))
    assert time.monotonic() - begin < 8


def test_memory_stays_flat(whole: Extractor) -> None:
    """Reading many articles does not raise the process's peak by more than a little."""
    peaks: list[int] = []
    for number in range(300):
        text = f"{_SENTENCE}Uganda's minister number {number} pledged {number} euros to Kenya.\n\n" * 3
        whole.read(article(text))
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert peaks[-1] < peaks[99] * 1.2
