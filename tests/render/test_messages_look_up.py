"""The answer to a question in Discord: like the terminal's, within four parts, without actions."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from digests.compose.country import country_view
from digests.compose.lists import person_view
from digests.compose.views import Context, CountryView
from digests.model import Report
from digests.render.messages.harmless import harmless
from digests.render.messages.joined import MOST_JOINED, joined
from digests.render.messages.look_up import look_up_message
from digests.render.messages.model import Message, StoryBlock
from digests.render.messages.story import story_block
from digests.render.terminal import as_text
from tests.compose.asking import country, pair, told
from tests.compose.worked_example import stories
from tests.render.messages_making import look_ups, texts, within_limits
from tests.render.messages_reading import ours
from tests.stories.making import at, day, event, person, report

GOLDEN = Path(__file__).parent / "messages_golden"


def whole(message: Message) -> str:
    """All that the message shows, as one text."""
    return "\n".join(texts(message))


@pytest.mark.parametrize("code", ["LA", "FR", "KP"])
def test_the_look_ups_of_the_worked_example_are_the_golden_messages(code: str) -> None:
    assert whole(look_up_message(country(code))) + "\n" == (GOLDEN / f"country_{code}.txt").read_text(encoding="utf-8")


def test_a_pair_is_told_with_its_ties() -> None:
    text = whole(look_up_message(pair("KR", "CU")))
    assert text + "\n" == (GOLDEN / "between_KR_CU.txt").read_text(encoding="utf-8")
    assert "**🧭 Context**\nCuba–South Korea: ties cut in 1959 [1]\n" in text


def test_it_says_what_the_terminal_says() -> None:
    clock = "15 June 2016, 16:30 CEST (14:30 UTC)"
    for view in (country("KR"), country("FR"), country("SG"), pair("KP", "FR"), pair("KR", "FR")):
        text = whole(look_up_message(view)).replace("<t:1466001000:F> (16:30 there)", clock)
        bare = text.replace("**", "").replace("## ", "").replace("-# ", "").replace("⇄", "↔")
        for row in as_text(view).splitlines():
            if row.strip() and "http" not in row:
                assert row.strip() in bare or _as_a_bullet(row.strip()) in bare or _none(row) in _nones(bare), row


def _as_a_bullet(row: str) -> str:
    """What a line says of its contact, where several lines of one contact were joined."""
    return "\n• " + row.rpartition(" — ")[2].partition(" [")[0]


def _none(row: str) -> str:
    """The heading of a row that says that there is nothing under it."""
    return row.strip().removesuffix(" — none reported")


def _nones(text: str) -> list[str]:
    """The headings that the opening says to be empty."""
    return (
        re.findall(r"^None reported — (.*)$", text, re.MULTILINE)[0].split(" · ") if "None reported — " in text else []
    )


def test_the_stories_of_a_look_up_open_their_evidence_and_have_no_actions() -> None:
    (part,) = look_up_message(country("FR")).parts
    assert {block.event_ids for block in part.blocks if isinstance(block, StoryBlock)} == {(1,), (2,)}
    assert part.actions == ()


def test_a_person_is_told_like_a_country() -> None:
    his = [story for story in stories() if any(one.name == "Hun Sen" for one in story.participants)]
    (part,) = look_up_message(person_view("hun *sen", his, now=at("2016-06-28"))).parts
    assert part.blocks[0].text.startswith("## 👤 hun \\*sen · as of 27 June 2016\nTook part in 1 story\n")


def test_nothing_stored_is_one_short_part() -> None:
    (part,) = look_up_message(country("NL")).parts
    assert [block.text for block in part.blocks] == [
        "## 🇳🇱 Netherlands · as of 27 June 2016\nNothing stored about Netherlands"
    ]


def test_an_unsure_line_is_marked() -> None:
    view = country_view("FR", told(report(event(confidence=0.2))), (), now=at("2016-06-28"))
    assert " (unsure) [1]" in whole(look_up_message(view))


def test_lines_beyond_the_room_of_a_section_are_counted_as_in_the_terminal() -> None:
    view = country_view("FR", told(*_meetings(25)), (), now=at("2016-06-28"))
    assert "-# and 5 more" in whole(look_up_message(view))


def test_lines_beyond_four_parts_are_counted_and_no_part_is_empty() -> None:
    view = country_view("FR", told(*_meetings(20)), (), now=at("2016-06-28"))
    (held,) = [section for section in view.sections if section.lines]
    message = look_up_message(replace(view, sections=tuple(replace(held, title=f"Held {n}") for n in range(5))))
    shown = sum(isinstance(block, StoryBlock) for part in message.parts for block in part.blocks)
    assert len(message.parts) == 4
    assert shown < 100
    assert f"-# and {100 - shown} further lines, not shown here" in message.parts[-1].blocks[-1].text
    assert within_limits(message.parts)


def test_a_busy_look_up_keeps_what_is_empty_its_context_and_its_sources() -> None:
    view = _busy(sources=4)
    message = look_up_message(view)
    text = whole(message)
    assert len(message.parts) == 4
    assert within_limits(message.parts)
    assert "\n-# None reported — ✍️ Agreed or signed\n" in message.parts[0].blocks[0].text
    end = message.parts[-1].blocks[-1].text
    assert "**🧭 Context**\nCuba–South Korea: ties cut in 1959 [1]\n" in end
    assert end.endswith("-# 📰 " + " · ".join(f"[{n}] Paper {n}, 1 Jun 2016" for n in range(1, 5)))
    shown = sum(isinstance(block, StoryBlock) for part in message.parts for block in part.blocks)
    assert f"-# and {60 - shown} further lines, not shown here\n" in end
    cited = {int(number) for number in re.findall(r"(?<!\\)\[(\d+)\]", text.rpartition("-# 📰")[0])}
    assert cited == {1, 2, 3, 4}


def test_of_many_sources_those_of_the_first_lines_are_listed_and_the_rest_is_counted() -> None:
    message = look_up_message(_busy(sources=60))
    end = message.parts[-1].blocks[-1].text.rpartition("\n-# 📰 ")[2]
    listed = [int(number) for number in re.findall(r"\[(\d+)\]", end)]
    first = [int(number) for number in re.findall(r"\[(\d+)\]$", whole(message), re.MULTILINE)]
    assert listed == sorted(listed)
    assert 60 > len(listed) > 20
    assert set(listed) == set(list(dict.fromkeys([1, *first]))[: len(listed)])
    assert end.endswith(
        f" · and {60 - len(listed)} further sources, not listed here: **Evidence** opens those of its line"
    )
    assert within_limits(message.parts)


def test_lines_that_were_joined_or_had_no_room_in_their_section_are_counted_one_by_one() -> None:
    view = _busy(sources=4)
    first = view.sections[0]
    alike = tuple(
        replace(first.lines[0], what=f"{n} {'word ' * 30}", text=f"Seoul and Paris — {n} {'word ' * 30}")
        for n in range(20)
    )
    table = replace(first, lines=alike, note="and 7 more", hidden=7)
    message = look_up_message(replace(view, sections=(*view.sections, table, table)))
    shown = sum(isinstance(block, StoryBlock) for part in message.parts for block in part.blocks)
    assert shown < 60
    assert f"-# and {60 - shown + 2 * 27} further lines, not shown here\n" in message.parts[-1].blocks[-1].text


def _busy(*, sources: int) -> CountryView:
    """Three sections as long as they can be, each line on one of so many sources, and nothing agreed."""
    view = country_view("FR", told(*_meetings(20)), (), now=at("2016-06-28"))
    (held,) = [section for section in view.sections if section.lines]
    (agreed,) = [section for section in view.sections if section.key == "agreed"]
    number = iter(range(10**6))
    full = [
        replace(
            held,
            title=f"Held {name}",
            lines=tuple(
                replace(
                    line,
                    text=f"{line.text} {'word ' * 30}",
                    refs=(replace(line.refs[0], number=sources - next(number) % sources),),
                )
                for line in held.lines
            ),
        )
        for name in "ABC"
    ]
    papers = tuple(
        replace(view.sources[0], number=n, publisher=f"Paper {n}", date_text="1 Jun 2016")
        for n in range(1, sources + 1)
    )
    ties = (Context(text="Cuba–South Korea: ties cut in 1959", number=1, evidence=()),)
    return replace(view, sections=(*full, agreed), sources=papers, context=ties)


def test_sources_beyond_eight_are_counted_and_stand_behind_evidence() -> None:
    view = country_view("FR", told(*_meetings(11)), (), now=at("2016-06-28"))
    assert "-# and 3 further sources behind **Evidence**" in whole(look_up_message(view))


def _meetings(count: int) -> list[Report]:
    people = [(person(f"Name {n}", "Minister", "KR"), person(f"Other {n}", "Minister", "FR")) for n in range(count)]
    return [report(event(*both, status="held", when=day("2016-06-20")), "2016-06-21") for both in people]


@settings(max_examples=40, deadline=None)
@given(look_ups())
def test_whatever_the_look_up_discord_takes_it_and_reads_no_syntax_but_ours(view: CountryView) -> None:
    message = look_up_message(view)
    assert message.parts
    assert within_limits(message.parts)
    for text in texts(message):
        assert ours(text) == set(), text
    lines = [told_ for section in view.sections for told_ in joined(section)]
    known = [story_block(told_.line, bullets=MOST_JOINED) for told_ in lines]
    shown = [block for part in message.parts for block in part.blocks if isinstance(block, StoryBlock)]
    assert shown == known[: len(shown)]
    counted = re.search(
        r"^-# and (\d+) further lines?, not shown here$", message.parts[-1].blocks[-1].text, re.MULTILINE
    )
    assert sum(told_.lines for told_ in lines[len(shown) :]) == (int(counted[1]) if counted else 0)
    assert not any(part.actions for part in message.parts)
    end = message.parts[-1].blocks[-1].text
    assert ("**📰 Sources**" in whole(message) or "\n-# 📰 [1]" in f"\n{end}") == bool(view.sources)
    assert ("**🧭 Context**" in whole(message)) == bool(view.context)
    for section in (one for one in view.sections if not one.lines):
        assert harmless(f"{section.emoji} {section.title}", 60) in message.parts[0].blocks[0].text
