"""A part that was written down is read again as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.errors import InputError
from digests.pictures.spec import Contact, MapSpec
from digests.render.messages.codec import Behind, part_from_json, part_to_json
from digests.render.messages.digest import digest_message
from digests.render.messages.model import Part, StoryBlock, TextBlock
from tests.compose.asking import digest

_texts = st.text(max_size=40)
_blocks = st.one_of(
    st.builds(TextBlock, text=_texts),
    st.builds(StoryBlock, text=_texts, event_ids=st.lists(st.integers(0, 2**62), max_size=4).map(tuple)),
)
_parts = st.builds(
    Part,
    blocks=st.lists(_blocks, max_size=4).map(tuple),
    actions=st.lists(st.sampled_from(("more", "sources", "map")), max_size=3).map(tuple),
)
_contacts = st.builds(
    Contact,
    parties=st.lists(st.sampled_from(("KR", "FR")), max_size=3).map(tuple),
    standing=st.sampled_from(("agreed", "held", "ahead", "due", "called_off", "passing")),
    venue=st.one_of(st.none(), st.just("FR")),
)
_maps = st.builds(MapSpec, title=_texts, contacts=st.lists(_contacts, max_size=3).map(tuple))
_some_parts = st.lists(_parts, max_size=2).map(tuple)
_behind = st.builds(Behind, more=_some_parts, sources=_some_parts, map=st.one_of(st.none(), _maps))


@settings(max_examples=100, deadline=None)
@given(_parts, st.one_of(st.none(), _behind))
def test_what_is_read_is_what_was_written(part: Part, behind: Behind | None) -> None:
    assert part_from_json(part_to_json(part, behind=behind)) == (part, behind)


def test_the_last_part_carries_what_is_behind_its_buttons() -> None:
    message = digest_message(digest())
    part, behind = part_from_json(part_to_json(message.parts[-1], behind=message))
    assert part == message.parts[-1]
    assert behind == Behind(more=message.more, sources=message.sources, map=message.map)


def test_the_same_part_is_the_same_json() -> None:
    message = digest_message(digest())
    assert part_to_json(message.parts[0], behind=message) == part_to_json(replace(message.parts[0]), behind=message)


def test_a_key_that_a_later_version_added_is_no_harm() -> None:
    made = json.loads(part_to_json(Part(blocks=(TextBlock(text="a"),))))
    made["part"]["colour"] = 1
    assert part_from_json(json.dumps(made))[0] == Part(blocks=(TextBlock(text="a"),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"schema": 2, "part": {"blocks": [], "actions": []}, "behind": null}',
        '{"schema": 1, "part": {"blocks": [{}], "actions": []}, "behind": null}',
        '{"schema": 1, "part": {"blocks": [{"text": 5}], "actions": []}, "behind": null}',
        '{"schema": 1, "part": {"blocks": [], "actions": ["delete"]}, "behind": null}',
        '{"schema": 1, "part": {"blocks": [], "actions": []}, "behind": {"more": 3}}',
        "\ud800",
    ],
)
def test_what_is_no_part_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match="not a part of a digest"):
        part_from_json(text)
