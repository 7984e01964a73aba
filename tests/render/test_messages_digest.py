"""A digest in Discord: one to four parts, cut only between stories, nothing lost."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from digests.compose.views import Digest, Line
from digests.model import Venue
from digests.pictures.spec import Contact
from digests.render.messages.digest import digest_message
from digests.render.messages.limits import characters, components, has_room
from digests.render.messages.model import Message, Part, StoryBlock, TextBlock
from digests.render.messages.story import numbers, story_block
from digests.render.terminal import as_text
from tests.compose.asking import digest, lines, told
from tests.render.messages_making import digests, events, texts, within_limits
from tests.render.messages_reading import ours
from tests.stories.making import LE_DRIAN, PARIS, at, day, event, outcome, person, report

GOLDEN = Path(__file__).parent / "messages_golden"


def printed(message: Message) -> str:
    """The message as one text, for reading in a golden file."""
    out: list[str] = []
    for name, parts in (("part", message.parts), ("more", message.more), ("sources", message.sources)):
        for place, part in enumerate(parts, start=1):
            out += [f"=== {name} {place} of {len(parts)}"]
            out += [f"{block.text}{_button(block)}" for block in part.blocks]
            out += [f"[{action}]" for action in part.actions]
    return "\n".join(out) + "\n"


def _button(block: TextBlock | StoryBlock) -> str:
    return f"\n  [evidence of {' '.join(map(str, block.event_ids))}]" if isinstance(block, StoryBlock) else ""


def many(count: int, words: str = "a joint plan") -> Digest:
    """A digest of `count` meetings that were held and brought something."""
    return digest(
        told(
            *(
                report(
                    event(
                        person(f"Name {n}", "Minister", "KR"),
                        person(f"Other {n}", "Minister", "FR"),
                        status="held",
                        when=day("2016-06-20"),
                        outcomes=tuple(outcome("pledged", f"{words} {m}", "KR") for m in range(3)),
                    ),
                    "2016-06-21",
                )
                for n in range(count)
            )
        )
    )


def told_stories(parts: Iterable[Part]) -> int:
    """How many stories these parts hold."""
    return sum(isinstance(block, StoryBlock) for part in parts for block in part.blocks)


def test_the_worked_example_is_the_golden_message() -> None:
    assert printed(digest_message(digest())) == (GOLDEN / "worked_example.txt").read_text(encoding="utf-8")


def test_a_clock_time_is_shown_in_the_readers_zone_and_a_bare_date_as_it_stands() -> None:
    (due,) = lines(digest(), "due")
    assert "<t:1466001000:F> (16:30 there)" in story_block(due).text
    assert "15 June" not in story_block(due).text
    (ahead,) = lines(digest(), "coming_up")
    assert "29 June–1 July" in story_block(ahead).text
    assert "<t:" not in story_block(ahead).text


def test_names_are_bold_also_where_one_is_part_of_another() -> None:
    (due,) = lines(digest(), "due")
    block = story_block(replace(due, names=("Han Min-koo", "Han", "Jean-Yves Le Drian", "")))
    assert "**Han Min-koo** (Defense Minister) ⇄ **Jean-Yves Le Drian** (Defense Minister)" in block.text


def test_a_line_prints_the_same_sources_as_in_the_terminal() -> None:
    view = digest()
    text = as_text(view)
    for line in (line for section in view.sections for line in section.lines):
        assert f"{line.text}{numbers(line.refs)}" in text
        assert story_block(line).text.split("\n")[0].endswith(numbers(line.refs))


def test_an_evidence_button_opens_each_source_before_a_second_event_of_any_the_latest_first() -> None:
    meeting = event(status="held", when=day("2016-06-15"))
    reports = [report(meeting, f"2016-06-{15 + n}", event_id=n, article_id=n) for n in range(1, 4)]
    (line,) = lines(digest(told(*reports)), "held")
    assert story_block(line).event_ids == (3, 2, 1)
    twice = tuple(replace(ref, number=1, event_id=ref.event_id + 10) for ref in line.refs[:1])
    assert story_block(replace(line, refs=(*line.refs, *twice))).event_ids == (3, 2, 1, 11)


def test_the_first_lines_say_which_time_it_covers_and_that_it_comes_late() -> None:
    opening = digest_message(digest(), late=True).parts[0].blocks[0].text
    assert opening.startswith(
        "## 🌐 Diplomacy digest · 14–27 June 2016\n-# From <t:1465862400:f> to <t:1467072000:f>\n"
    )
    assert "⏳ This digest comes late" in opening
    assert "late" not in digest_message(digest()).parts[0].blocks[0].text


def test_several_parts_are_numbered_and_a_section_goes_on_under_its_heading() -> None:
    message = digest_message(many(12, "a plan of many words " * 8))
    count = len(message.parts)
    assert count > 1
    for place, part in enumerate(message.parts, start=1):
        first = part.blocks[0].text.split("\n")
        assert first[0].endswith(f"({place}/{count})")
        assert first[1].endswith(" (continued)") == (place > 1)
        assert any(isinstance(block, StoryBlock) for block in part.blocks)
    assert [bool(part.actions) for part in message.parts] == [False] * (count - 1) + [True]


def test_a_single_part_has_no_number() -> None:
    (part,) = digest_message(digest()).parts
    assert "/1)" not in part.blocks[0].text


def test_stories_beyond_the_twelfth_stand_behind_more() -> None:
    message = digest_message(many(15))
    assert message.parts[-1].actions == ("more", "sources", "map")
    assert (told_stories(message.parts), told_stories(message.more)) == (12, 3)
    assert "➕ 3 further stories behind **More**" in message.parts[-1].blocks[-1].text
    assert message.more[0].blocks[0].text.startswith("**➕ More: 3 stories**\n")


def test_without_further_stories_there_is_no_more() -> None:
    message = digest_message(digest())
    assert (message.more, message.parts[-1].actions) == ((), ("sources", "map"))


def test_stories_that_four_parts_have_no_room_for_are_the_first_behind_more() -> None:
    view = many(15)
    full = replace(
        view,
        sections=tuple(
            replace(section, lines=tuple(_longest(line) for line in section.lines)) for section in view.sections
        ),
    )
    message = digest_message(full)
    kept, rest = events(message.parts), events(message.more)
    assert len(message.parts) == 4
    assert len(rest) > 3
    assert kept + rest == [ref.event_id for s in (*full.sections, *full.more) for line in s.lines for ref in line.refs]
    assert f"{len(rest)} further stories behind **More**" in message.parts[-1].blocks[-1].text
    assert within_limits(message.parts)
    assert "(continued)" in message.more[0].blocks[0].text


@pytest.mark.parametrize("count", [13, 30, 60, 61, 62, 63, 64, 70, 90, 130])
def test_the_last_part_counts_the_stories_that_more_shows_and_those_that_it_has_no_room_for(count: int) -> None:
    view = many(count, "a plan of many words " * 8)
    message = digest_message(view)
    shown, behind = told_stories(message.parts), told_stories(message.more)
    over = sum(len(section.lines) for section in (*view.sections, *view.more)) - shown - behind
    (told_,) = [row for row in message.parts[-1].blocks[-1].text.split("\n") if row.startswith("➕")]
    more = f"➕ {behind} further {'story' if behind == 1 else 'stories'} behind **More**"
    assert told_ == (f"{more}, and {over} that it has no room for" if over else more)
    heading = message.more[0].blocks[0].text.split("\n")[0]
    assert heading.startswith("**➕ More**" if over else f"**➕ More: {behind} stor")
    end = message.more[-1].blocks[-1].text
    assert ("not shown here" in end) == bool(over)
    assert all(has_room(part) for part in (*message.parts, *message.more))


def test_the_last_of_four_parts_keeps_room_for_coverage_sources_and_buttons() -> None:
    view = many(12)
    (held,) = [section for section in view.sections if section.lines]
    for count in range(30, 60):
        lines_ = tuple(held.lines[n % 12] for n in range(count))
        message = digest_message(replace(view, sections=(replace(held, lines=lines_),), coverage="word " * 80))
        assert all(has_room(part) for part in message.parts)
    assert len(message.parts) == 4
    assert "word word" in message.parts[-1].blocks[-1].text


def _longest(line: Line) -> Line:
    """The line with as much text as a line can hold, all of it in need of a backslash."""
    return replace(
        line,
        text="*" * 200,
        bullets=tuple(replace(line.bullets[0], text="_" * 200) for _ in range(3)),
        names=("*",),
    )


def test_an_empty_digest_is_short_and_known_by_its_button() -> None:
    view = replace(digest([]), coverage="12 articles read.")
    message = digest_message(view)
    (part,) = message.parts
    text = "\n".join(block.text for block in part.blocks)
    assert "No story in this time is new enough and sure enough to be told." in text
    assert "Nothing was reported" not in text
    assert "12 articles read." in text
    assert "0 agreements" not in text
    assert part.actions == ("sources",)
    assert "No article stands behind this digest." in message.sources[0].blocks[0].text
    assert (message.more, message.map) == ((), None)


def test_an_empty_digest_still_counts_the_plans_without_an_outcome() -> None:
    view = digest(told(report(event(when=day("2016-06-10")), "2016-06-09")), end="2016-06-28")
    assert not any(section.lines for section in view.sections)
    (part,) = digest_message(view).parts
    assert "1 plan from before this digest still without an outcome" in part.blocks[0].text


def test_sources_stand_short_under_the_digest_and_whole_behind_their_button() -> None:
    message = digest_message(digest())
    assert message.parts[-1].blocks[-1].text.endswith("[1] Korea Herald, 15 Jun 2016 · [2] Korea Times, 27 Jun 2016")
    assert (
        "[1] Korea Herald, 15 Jun 2016: Seoul and Paris defense chiefs to talk about sanctions · "
        "[herald.example](https://herald.example/chiefs)"
    ) in message.sources[0].blocks[0].text


def test_sources_beyond_four_parts_are_counted() -> None:
    (source, _) = digest().sources
    view = replace(digest(), sources=tuple(replace(source, number=n, title="word " * 60) for n in range(1, 201)))
    message = digest_message(view)
    shown = sum(len(re.findall(r"^\[\d+\]", block.text, re.MULTILINE)) for p in message.sources for block in p.blocks)
    assert len(message.sources) == 4
    assert f"and {200 - shown} further sources, not shown here" in message.sources[-1].blocks[-1].text
    assert within_limits(message.sources)
    assert re.search(r"\[1\].* and \d+ more$", message.parts[-1].blocks[-1].text)


def test_the_map_shows_who_took_part_and_how_it_stands() -> None:
    spec = digest_message(digest()).map
    assert spec is not None
    assert spec.title == "Diplomacy digest · 14–27 June 2016"
    assert spec.contacts[:3] == (
        Contact(parties=("KH", "KR"), standing="ahead"),
        Contact(parties=("KR", "LA"), standing="ahead"),
        Contact(parties=("FR", "KR"), standing="due"),
    )
    assert {contact.standing for contact in spec.contacts[3:]} == {"passing"}


def test_an_organisation_alone_with_a_country_makes_no_map() -> None:
    talks = event(person("A", "Minister", "KR"), person("B", "Chief", "EU"), status="held", when=day("2016-06-20"))
    message = digest_message(digest(told(report(talks, "2016-06-21"))))
    assert message.map is None
    assert message.parts[-1].actions == ("sources",)


@pytest.mark.parametrize(
    ("status", "standing"),
    [("held", "held"), ("planned", "ahead"), ("cancelled", "called_off"), ("under_way", "ahead")],
)
def test_the_standing_of_a_contact(status: str, standing: str) -> None:
    spec = digest_message(digest(told(report(event(status=status, when=day("2016-06-28")), "2016-06-20")))).map
    assert spec is not None
    assert [contact.standing for contact in spec.contacts] == [standing]


def test_what_one_side_pledged_is_no_meeting_on_the_map() -> None:
    people = (LE_DRIAN, person(None, None, "KR"))
    aid = event(*people, kind="pledge", status="held", when=day("2016-06-20"), outcomes=(outcome("pledged", "aid"),))
    view = digest(told(report(aid, "2016-06-20")))
    assert "0 talks confirmed held" in view.count_line
    assert lines(view, "held")
    assert digest_message(view).map is None


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_was_called_off_is_so_on_the_map_also_where_it_is_only_mentioned(status: str) -> None:
    view = digest(told(report(event(status=status, role="background", when=day("2016-06-19")), "2016-06-20")))
    assert lines(view, "passing")
    spec = digest_message(view).map
    assert spec is not None
    assert spec.contacts == (Contact(parties=("FR", "KR"), standing="called_off"),)


def test_what_was_agreed_has_one_line_on_the_map_also_where_its_place_is_disputed() -> None:
    signed, elsewhere = (
        event(status="held", when=day("2016-06-20"), outcomes=(outcome("signed", "a treaty"),), venue=venue)
        for venue in (PARIS, Venue(text="Lyon", city="Lyon", country="FR"))
    )
    view = digest(told(report(signed, "2016-06-20"), report(elsewhere, "2016-06-21")))
    assert [len(lines(view, key)) for key in ("agreed", "corrections")] == [1, 1]
    spec = digest_message(view).map
    assert spec is not None
    assert spec.contacts == (Contact(parties=("FR", "KR"), standing="agreed"),)


def test_signed_is_agreed_on_the_map() -> None:
    signed = event(status="held", when=day("2016-06-20"), outcomes=(outcome("signed", "a treaty"),))
    spec = digest_message(digest(told(report(signed, "2016-06-20")))).map
    assert spec is not None
    assert spec.contacts[0].standing == "agreed"


def test_what_a_part_takes_is_counted_as_discord_does() -> None:
    part = Part(
        blocks=(TextBlock(text="12345"), StoryBlock(text="678", event_ids=(1,)), StoryBlock(text="🇰🇷", event_ids=())),
        actions=("more", "sources", "map"),
    )
    assert characters(part) == 10
    assert components(part) == 1 + 1 + 3 + 3 + 4
    assert components(Part(blocks=part.blocks)) == 8


@settings(max_examples=40, deadline=None)
@given(digests())
@example(many(12, "*" * 150))
def test_whatever_the_digest_discord_takes_it_and_nothing_is_lost(view: Digest) -> None:
    message = digest_message(view, late=True)
    assert message.parts
    for parts in (message.parts, message.more, message.sources):
        assert within_limits(parts)
    _nothing_lost(view, message)
    assert message.parts[-1].actions
    for part in message.parts:
        assert part.actions or any(isinstance(block, StoryBlock) for block in part.blocks)
    assert not any(part.actions for part in (*message.parts[:-1], *message.more, *message.sources))
    assert ("map" in message.parts[-1].actions) == (message.map is not None)
    assert ("more" in message.parts[-1].actions) == bool(message.more)
    assert message.sources


def _nothing_lost(view: Digest, message: Message) -> None:
    """Each story stands whole in the parts or behind More, in order, or is counted at the end of More."""
    whole = [story_block(line) for section in (*view.sections, *view.more) for line in section.lines]
    shown = [b for part in (*message.parts, *message.more) for b in part.blocks if isinstance(b, StoryBlock)]
    assert shown == whole[: len(shown)]
    end = message.more[-1].blocks[-1].text if message.more else ""
    counted = re.search(r"-# and (\d+) further stor(?:y|ies), not shown here$", end)
    over = int(counted[1]) if counted else 0
    assert len(whole) - len(shown) == over
    told_ = re.search(
        r"^➕ (\d+) further stor(?:y|ies) behind \*\*More\*\*(?:, and (\d+) that it has no room for)?$",
        message.parts[-1].blocks[-1].text,
        re.MULTILINE,
    )
    assert (int(told_[1]), int(told_[2] or 0)) == (told_stories(message.more), over) if told_ else not message.more


@settings(max_examples=40, deadline=None)
@given(digests())
def test_whatever_the_digest_its_text_holds_no_syntax_but_ours(view: Digest) -> None:
    for text in texts(digest_message(view)):
        assert ours(text) == set(), text


def test_the_window_of_a_digest_may_begin_long_ago() -> None:
    view = digest(end="2016-06-28")
    early = replace(view, window=replace(view.window, start=at("0001-01-01")))
    assert "<t:-62135596800:f>" in digest_message(early).parts[0].blocks[0].text
