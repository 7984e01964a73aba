"""What is printed: readable where it is a terminal, plain elsewhere, and harmless everywhere."""

import io
import json
import re
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console

from digests.compose.country import country_view
from digests.compose.views import Digest
from digests.model import Venue
from digests.render.as_json import as_json, encode
from digests.render.terminal import as_text, show
from tests.compose.asking import country, digest, pair, told
from tests.stories.making import LE_DRIAN, at, event, outcome, person, report, vague

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]")
EVIL = "[red]x[/red]\x1b[31m\x1b]8;;http://evil\x07\u202e[link=http://evil]:boom:\r\nnext\x9b2J"


def printed(view: Digest, *, terminal: bool, width: int = 80) -> str:
    out = io.StringIO()
    color = "standard" if terminal else None
    show(view, Console(file=out, force_terminal=terminal, width=width, color_system=color))  # type: ignore[arg-type] # a literal
    return out.getvalue()


def hostile() -> Digest:
    """A digest of an article whose every word tries to break out."""
    told_ = event(
        person(f"Han {EVIL}", f"Minister {EVIL}", "KR"),
        replace(LE_DRIAN, name="Jean [bold]"),
        status="held",
        venue=Venue(text=EVIL, city=EVIL, country="FR"),
        when=vague(None, None, EVIL),
        outcomes=(outcome("signed", EVIL), outcome("agreed", "[/]" * 40)),
        quote=EVIL,
    )
    return digest(told(report(told_, "2016-06-20", title=EVIL, publisher=EVIL, url=f"https://news.example/{EVIL}")))


def test_a_terminal_gets_colour_within_its_width() -> None:
    text = printed(digest(), terminal=True)
    assert "\x1b[1m" in text
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(cell_len(line) for line in bare.splitlines()) <= 80
    assert "🛫 Under way" in bare


def test_elsewhere_the_text_is_plain_and_a_story_is_one_line() -> None:
    text = printed(digest(), terminal=False)
    assert text.strip() == as_text(digest())
    assert CONTROL.search(text) is None
    assert sum("Hwang In-moo" in line for line in text.splitlines()) == 1


def test_names_and_titles_cannot_steer_the_terminal() -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", printed(hostile(), terminal=True, width=100))
    assert CONTROL.search(bare) is None
    assert CONTROL.search(printed(hostile(), terminal=False)) is None
    assert "\x1b[31m" not in printed(hostile(), terminal=True)


def test_markup_in_an_article_is_printed_as_it_stands() -> None:
    for terminal in (True, False):
        assert "Jean [bold]" in printed(hostile(), terminal=terminal, width=400)
        assert "[red]x[/red]" in printed(hostile(), terminal=terminal, width=400)


def test_sources_are_numbered_with_publisher_and_date() -> None:
    assert "  [1] Korea Herald, 15 Jun 2016: " in as_text(digest())
    assert "  [2] Korea Times, 27 Jun 2016: " in as_text(digest())


def test_stories_behind_more_are_counted_or_shown() -> None:
    many = told(*(report(event(LE_DRIAN, person(f"Name {n}", None, "KR")), "2016-06-20") for n in range(15)))
    view = digest(many)
    assert "➕ More: 3 further stories, not shown here" in as_text(view)
    assert as_text(view, more=True).count("🇫🇷↔🇰🇷") == 15


def test_an_unsure_line_is_marked() -> None:
    view = country_view("FR", told(report(event(confidence=0.2))), (), now=at("2016-06-28"))
    assert "(unsure)" in as_text(view)


def test_json_has_the_fields_of_the_views_by_name() -> None:
    for view in (digest(), country("FR"), pair("KR", "CU")):
        decoded = json.loads(as_json(view))
        assert decoded == encode(view)
        assert {"as_of", "sections", "sources"} <= set(decoded)
    (line,) = next(part for part in encode(digest())["sections"] if part["key"] == "due")["lines"]
    assert line["when"]["instant"] == "2016-06-15T14:30:00+00:00"
    assert line["refs"] == [{"number": 1, "event_id": 1, "article_id": 1, "revision_id": 1}]


def test_json_of_a_hostile_article_holds_no_control_character() -> None:
    assert CONTROL.search(as_json(hostile())) is None


def test_evidence_stands_under_its_line_with_number_publisher_and_date() -> None:
    text = as_text(digest(), evidence=True)
    at_line = next(n for n, line in enumerate(text.splitlines()) if "· Paris ·" in line)
    under = text.splitlines()[at_line + 1 : at_line + 6]
    quote = "      [1] “The two ministers are due to sit down in Paris at half past four.” — Korea Herald, 15 Jun 2016"
    assert next(line for line in under if not line.strip().startswith("•")) == quote
    assert quote not in as_text(digest())
    assert "“Relations were broken off in 1959.” — Korea Times, 27 Jun 2016" in as_text(pair("KR", "CU"), evidence=True)


def test_quotes_of_a_hostile_article_are_harmless_in_text_and_exact_in_json() -> None:
    out = io.StringIO()
    show(hostile(), Console(file=out, force_terminal=True, width=100, color_system="standard"), evidence=True)
    assert CONTROL.search(re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())) is None
    assert CONTROL.search(as_text(hostile(), evidence=True)) is None
    (section,) = [part for part in json.loads(as_json(hostile()))["sections"] if part["lines"]]
    (quote,) = section["lines"][0]["evidence"]
    assert quote["text"] == EVIL
    assert quote["end"] - quote["start"] == len(EVIL)
    assert set(quote) >= {"revision_id", "publisher", "url", "number"}
