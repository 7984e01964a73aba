"""The two real articles through the whole command: ingest, digest, country, between (PRODUCT.md, worked example)."""

import json
from pathlib import Path

import pytest

from tests.bot.terminal import typed

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the real articles are not beside the project")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds both articles."""
    path = tmp_path_factory.mktemp("real") / "real.db"
    said = typed("ingest", *sorted(SEEDS.glob("*.txt")), "--store", path)
    assert said.code == 0, said.err
    return path


def _asked(store: Path, *words: str) -> str:
    said = typed(*words, "--store", store)
    assert said.code == 0, said.err
    return said.out


def _section(printed: str, heading: str) -> str:
    """What stands under a heading, up to the next empty line."""
    assert heading in printed, printed
    return printed.split(heading, 1)[1].split("\n\n", 1)[0]


@pytest.fixture(scope="module")
def digest(store: Path) -> str:
    """The digest as of the second article's day."""
    return _asked(store, "digest", "--as-of", "2016-06-27")


def test_the_count_says_what_happened_and_what_did_not(digest: str) -> None:
    assert "14–27 June 2016" in digest
    assert "0 agreements · 0 talks confirmed held · 1 journey under way · 1 stop ahead · 1 awaiting outcome" in digest
    assert "2 articles, 2 publishers" in digest


def test_nothing_was_signed_and_the_digest_says_so(digest: str) -> None:
    assert "Agreed or signed — nothing reported in this period" in digest


def test_cambodia_is_under_way_with_the_call_inside_its_line(digest: str) -> None:
    line = _section(digest, "Under way")
    for fact in (
        "🇰🇷→🇰🇭",
        "Hwang In-moo (Vice Defense Minister)",
        "27–29 June",
        "not named",
        "Hun Sen (Prime Minister)",
        "nuclear issue",
    ):
        assert fact in line


def test_laos_is_coming_up(digest: str) -> None:
    line = _section(digest, "Today and coming up")
    for fact in ("🇰🇷→🇱🇦", "the same delegation", "29 June–1 July", "not named", "demining", "not agreed"):
        assert fact in line


def test_paris_awaits_its_outcome(digest: str) -> None:
    line = _section(digest, "Due, no outcome seen yet")
    for fact in (
        "Han Min-koo (Defense Minister) ↔ Jean-Yves Le Drian (Defense Minister)",
        "Paris",
        "15 June, 16:30",
        "14:30 UTC",
        "not agreed",
    ):
        assert fact in line


def test_four_lines_in_passing_stand_on_six_events(digest: str) -> None:
    passing = _section(digest, "Mentioned in passing")
    lines = [line for line in passing.splitlines() if "🇰🇷" in line]
    assert len(lines) == 4
    for flags in ("🇰🇷→🇮🇷", "🇰🇷→🇺🇬", "🇰🇷↔🇫🇷", "🇰🇷↔🇨🇺"):
        assert sum(flags in line for line in lines) == 1
    iran, uganda = (next(line for line in lines if flags in line) for flags in ("🇰🇷→🇮🇷", "🇰🇷→🇺🇬"))
    assert "Hassan Rouhani" in iran
    assert "2 May" in iran
    assert "Yoweri Museveni pledged" in uganda
    assert "earlier in June (day not given)" in passing


def test_the_sources_are_both_south_korean(digest: str) -> None:
    assert "Both reports are South Korean" in digest
    assert "no Cambodian, Lao or French account stored" in digest


def test_an_hour_before_the_talks_they_are_coming_up(store: Path) -> None:
    printed = _asked(store, "digest", "--as-of", "2016-06-15T13:30Z")
    assert "Jean-Yves Le Drian" in _section(printed, "Today and coming up")
    assert "no outcome seen" not in printed


def test_laos_has_one_plan_and_nothing_held(store: Path) -> None:
    printed = _asked(store, "country", "Laos", "--as-of", "2016-06-27")
    assert "1 planned" in printed
    assert "held: none reported" in printed
    assert "agreed: none reported" in printed
    assert "29 June–1 July" in printed


def test_france_awaits_an_outcome_and_met_earlier(store: Path) -> None:
    printed = _asked(store, "country", "France", "--as-of", "2016-06-27")
    assert "awaiting outcome" in printed
    assert "Singapore" in _section(printed, "Held earlier")
    assert _section(printed, "On the table, not agreed").count("🇰🇷↔🇫🇷") >= 4


def test_kr_is_south_korea_in_every_spelling(store: Path) -> None:
    answers = {
        _asked(store, "country", name)
        for name in ("KR", "South Korea", "ROK", "S. Korea", "Seoul", "Südkorea", "한국", "🇰🇷")
    }
    assert len(answers) == 1
    assert "🇰🇷 South Korea" in answers.pop()


def test_singapore_was_a_venue_only(store: Path) -> None:
    assert "enue of 1 meeting; no Singapore participant reported" in _asked(store, "country", "Singapore")


def test_north_korea_met_nobody(store: Path) -> None:
    printed = _asked(store, "country", "North Korea")
    assert "Met nobody; subject of" in printed


def test_japan_is_party_to_an_older_agreement(store: Path) -> None:
    assert "Party to an older agreement" in _asked(store, "country", "Japan")


def test_south_korea_and_cuba_met_in_havana(store: Path) -> None:
    printed = _asked(store, "between", "South Korea", "Cuba")
    for fact in (
        "June 2016 (day not given)",
        "Havana",
        "foreign ministers",
        "offered",
        "ties cut in 1959",
        "One report, in passing",
    ):
        assert fact in printed


def test_north_korea_and_france_did_not_meet(store: Path) -> None:
    printed = _asked(store, "between", "North Korea", "France")
    assert "No meeting stored. North Korea is the subject of 1 France–South Korea item" in printed


def test_reading_them_again_changes_nothing(store: Path) -> None:
    before = json.loads(_asked(store, "digest", "--as-of", "2016-06-27", "--json"))
    said = typed("ingest", *sorted(SEEDS.glob("*.txt")), "--store", store)
    assert "0 new" in said.out or "unchanged" in said.out
    assert json.loads(_asked(store, "digest", "--as-of", "2016-06-27", "--json")) == before
