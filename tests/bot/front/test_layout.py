"""From parts to components: whatever the renderer may hand over within its limits, Discord takes."""

import asyncio
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from simcord.components import validate_message_state

from bot.front.ids import OfLookUp, OfRun, OfWindow, Origin
from bot.front.layout import View, layout, question, words
from digests.compose.views import Window
from digests.render.messages.limits import MAX_CHARACTERS, ROOM_CHARACTERS, has_room
from digests.render.messages.model import Block, Part, StoryBlock, TextBlock
from tests.bot.front.test_ids import event_ids, moments

COMPONENTS_V2 = 1 << 15

texts = st.text(min_size=1, max_size=ROOM_CHARACTERS).filter(str.strip)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(TextBlock, text=texts),
    st.builds(StoryBlock, text=texts, event_ids=st.lists(st.integers(1), max_size=30).map(tuple)),
)
parts = st.builds(
    Part,
    blocks=st.lists(blocks, min_size=1, max_size=37).map(tuple),
    actions=st.sampled_from([(), ("sources",), ("more", "sources"), ("more", "sources", "map")]),
).filter(has_room)
short = st.sampled_from(["They met.", "**France** ↔ Japan", "한"])
full = st.builds(
    Part,
    blocks=st.lists(st.builds(StoryBlock, text=short, event_ids=event_ids.map(tuple)), min_size=11, max_size=12).map(
        tuple
    ),
    actions=st.just(()),
)
origins: st.SearchStrategy[Origin] = st.one_of(
    st.builds(OfRun, st.integers(1, 2**40), st.integers(1, 4)),
    st.builds(OfWindow, st.builds(Window, moments, moments)),
    st.builds(OfLookUp),
)
roles = st.one_of(st.none(), st.integers(10**16, 2**64 - 1).map(str))


def taken(make: Callable[[], View]) -> str:
    """The components of a view, made where there is a loop as the bot has one; the library and a Discord take them."""

    async def made() -> View:
        return make()

    view = asyncio.run(made())
    components = view.to_components()  # type: ignore[no-untyped-call] # the library left it so
    validate_message_state(components, flags=COMPONENTS_V2, content=None, embeds=[])
    assert view.content_length() <= MAX_CHARACTERS
    assert view.is_finished()
    return str(components)


@given(parts | full, origins, roles, st.lists(st.integers(1, 2**63), max_size=40))
def test_every_part_within_the_limits_is_taken(
    part: Part, origin: Origin, role_id: str | None, wrong: list[int]
) -> None:
    shown = taken(lambda: layout(part, origin, role_id=None if wrong else role_id, wrong=wrong))
    assert shown.count("'Evidence'") == sum(
        isinstance(block, StoryBlock) and bool(block.event_ids) for block in part.blocks
    )
    assert ("cq:b:" in shown) == (bool(part.actions) and not isinstance(origin, OfLookUp))


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=200), st.integers(0, 25**2)),
        min_size=1,
        max_size=30,
        unique_by=lambda option: option[1],
    )
)
def test_a_question_has_a_button_for_each_of_at_most_25_answers(options: list[tuple[str, int]]) -> None:
    coded = [(label, (chr(65 + number // 26) + chr(65 + number % 26),)) for label, number in options]
    assert taken(lambda: question("Which?", coded, private=True)).count("cq:c:p:") == min(len(options), 25)


def test_words_can_lead_out_of_discord() -> None:
    assert "https://example.org/" in taken(lambda: words("## Read on", ("There", "https://example.org/")))
