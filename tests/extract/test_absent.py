"""Who is named beside a contact without having been at it."""

import pytest

from digests.extract.absent import is_absent, is_only_place
from digests.extract.actors import scan


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The minister, who conveyed greetings from Kenyan President Daniel Otieno, thanked her.", True),
        ("The envoy handed over a message from President Daniel Otieno.", True),
        ("He, on behalf of Kenyan Prime Minister Daniel Otieno, was to invite her.", True),
        ("Kenyan Foreign Minister Daniel Otieno said ahead of the summit that ties would grow.", True),
        ("Kenyan Foreign Minister Daniel Otieno told reporters before the visit that ties would grow.", True),
        ("She conveyed an invitation from Kenyan President Daniel Otieno.", True),
        ("Kenyan Foreign Minister Daniel Otieno told reporters before their talks that ties would grow.", False),
        ("Kenyan Foreign Minister Daniel Otieno said before embracing her that ties would grow.", False),
        ("At the invitation of Kenyan President Daniel Otieno she came and was received by him.", False),
        ("She accepted the letters of credence of Kenyan Ambassador Daniel Otieno.", False),
        ("It was signed on behalf of Kenya by Foreign Minister Daniel Otieno.", False),
        ("Signing on behalf of the Kenyan government was Foreign Minister Daniel Otieno.", False),
        ("She exchanged greetings with Kenyan President Daniel Otieno.", False),
        ("A letter was signed, and Kenyan President Daniel Otieno left.", False),
        ("Kenyan Foreign Minister Daniel Otieno said after the talks that ties would grow.", False),
        ("She met Kenyan President Daniel Otieno.", False),
    ],
)
def test_senders_and_those_who_spoke_beforehand_need_not_have_been_there(text: str, absent: bool) -> None:
    named = next(a for a in scan(text) if a.name == "Daniel Otieno")
    assert is_absent(named, text) is absent


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They plan talks in Cairo with the others.", True),
        ("They met in Havana, Cuba, on Monday.", True),
        ("They met in the Malaysian capital.", True),
        ("Egypt and they plan talks.", False),
        ("Talks with Egypt were planned.", False),
    ],
)
def test_a_state_may_be_named_as_the_place_alone(text: str, place: bool) -> None:
    *_, state = (a for a in scan(text) if a.kind == "country")
    assert is_only_place(state, text, 0) is place
