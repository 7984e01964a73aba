"""Looking up: what a member types, and what the channel then sees."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType

import pytest

from digests.errors import InputError, UnknownPlace
from digests.render.messages.digest import digest_message
from digests.render.messages.look_up import look_up_message
from tests.bot.front.conftest import Town
from tests.bot.front.reading import button, buttons_of, components_of, parts_of, text_of

pytestmark = pytest.mark.simcord(settle_timeout=60)


async def test_a_country_is_answered_for_all_to_see(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "country", name="France")
    assert not answer.ephemeral
    assert "🇫🇷 France" in text_of(answer)
    assert "Jean-Yves Le Drian" in text_of(answer)
    assert "Evidence" in dict(buttons_of(parts_of(answer)[0]))
    assert [part.id for part in parts_of(answer)] == [message.id for message in town.channel.history()]


async def test_a_private_answer_is_seen_by_nobody_else(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "country", name="France", private=True)
    assert all(part.ephemeral for part in parts_of(answer))
    assert town.channel.history(viewer=town.admin) == []


async def test_nothing_is_sent_that_could_mention_anybody(town: Town) -> None:
    await town.alice.slash(town.channel, "person", name="@everyone")
    await town.alice.slash(town.channel, "agreements")
    sent = [
        call.json for call in town.env.http_requests if "/webhooks/" in call.path and call.method in {"POST", "PATCH"}
    ]
    assert len(sent) > 1  # an answer to each
    assert all(body is not None and body["allowed_mentions"] == {"parse": []} for body in sent)


@pytest.mark.parametrize("name", ["Südkorea", "한국", "🇰🇷", "ROK", "Seoul", "kr"])
async def test_a_country_goes_by_many_names(town: Town, name: str) -> None:
    answer = await town.alice.slash(town.channel, "country", name=name)
    assert "🇰🇷 South Korea · as of 20 November 2026" in text_of(answer)


async def test_a_name_of_several_countries_asks_back_and_goes_on_with_the_choice(town: Town) -> None:
    question = await town.alice.slash(town.channel, "country", name="Korea")
    asked = parts_of(question)[0]
    assert asked.ephemeral
    assert "“Korea” can mean several" in text_of(asked)
    assert [label for label, _ in buttons_of(asked)] == ["🇰🇷 South Korea", "🇰🇵 North Korea"]
    answer = await town.alice.click(asked, label="🇰🇵 North Korea")
    assert not answer.ephemeral
    assert "🇰🇵 North Korea · as of" in text_of(answer)


async def test_a_choice_is_as_private_as_the_question_was_and_survives_a_restart(town: Town) -> None:
    asked = parts_of(await town.alice.slash(town.channel, "country", name="Korea", private=True))[0]
    await town.restart()
    answer = await town.alice.click(asked, label="🇰🇷 South Korea")
    assert all(part.ephemeral for part in parts_of(answer))
    assert "🇰🇷 South Korea" in text_of(answer)


async def test_two_countries_of_which_one_is_not_clear(town: Town) -> None:
    asked = parts_of(await town.alice.slash(town.channel, "between", one="Korea", other="UAE"))[0]
    answer = await town.alice.click(asked, label="🇰🇷 South Korea – 🇦🇪 United Arab Emirates")
    assert "desalination" in text_of(answer)


async def test_a_typing_slip_is_answered_in_private_with_the_name_that_was_meant(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "country", name="Frnace")
    assert answer.ephemeral
    assert text_of(answer) == "No country or organisation is called “Frnace”. Did you mean France?"
    assert isinstance(town.failures()[0], UnknownPlace)


async def test_what_was_typed_is_repeated_without_effect(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "country", name="<@123> **x** [a](https://evil.example)")
    said = text_of(answer)
    assert answer.ephemeral
    assert "<@123>" not in said
    assert "**x**" not in said
    assert "[a](" not in said
    assert "https://" not in said
    town.failures()


async def test_both_sides_must_differ(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "between", one="France", other="Paris")
    assert answer.ephemeral
    assert "Both sides are" in text_of(answer)
    assert isinstance(town.failures()[0], InputError)


async def test_people_plans_and_agreements(town: Town) -> None:
    person = await town.alice.slash(town.channel, "person", name="Echandía")
    assert "Tereza Vilhena Prado" in text_of(person)
    upcoming = await town.alice.slash(town.channel, "upcoming", days=10)
    assert "Abuja" in text_of(upcoming)
    agreements = await town.alice.slash(town.channel, "agreements", days=10)
    assert "a joint border post" in text_of(agreements)


async def test_a_digest_for_now_comes_in_parts_with_its_actions_on_the_last(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "digest")
    parts = parts_of(answer)
    assert "Diplomacy digest · 7–20 November 2026" in text_of(parts[0])
    assert {label for part in parts[:-1] for label, _ in buttons_of(part)} == {"Evidence"}
    assert [label for label, _ in buttons_of(parts[-1])][-3:] == ["More", "Sources", "Map"]
    shorter = await town.alice.slash(town.channel, "digest", days=3, private=True)
    assert "18–20 November 2026" in text_of(shorter)
    assert all(part.ephemeral for part in parts_of(shorter))


@contextmanager
def _run_here() -> Iterator[set[CodeType]]:
    """The functions that this thread, which is the bot's, runs itself."""
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


async def test_while_one_answer_is_rendered_others_are_answered(town: Town) -> None:
    with _run_here() as seen:
        digest = await town.alice.slash(town.channel, "digest")
        last = parts_of(digest)[-1]
        await town.alice.click(last, custom_id=button(last, "Sources"))
        await town.alice.slash(town.channel, "country", name="France")
    assert "Diplomacy digest" in text_of(digest)
    assert not seen & {digest_message.__code__, look_up_message.__code__}


async def test_look_ups_work_in_direct_messages(town: Town) -> None:
    answer = await town.alice.user.slash("country", name="France")
    assert "🇫🇷 France" in text_of(answer)


async def test_help_says_what_can_be_asked_and_how_to_invite(town: Town) -> None:
    answer = await town.alice.slash(town.channel, "help")
    assert answer.ephemeral
    assert "/country France" in text_of(answer)
    assert "/schedule set" in text_of(answer)
    links = [each["url"] for each in components_of(parts_of(answer)[0]) if "url" in each]
    assert [link.startswith("https://discord.com/oauth2/authorize?client_id=") for link in links] == [True]


async def test_evidence_of_a_look_up_is_opened_after_a_restart(town: Town) -> None:
    shown = parts_of(await town.alice.slash(town.channel, "country", name="France"))[0]
    await town.restart()
    evidence = await town.admin.click(shown, custom_id=button(shown, "Evidence"))
    assert evidence.ephemeral
    assert "Han River Post" in text_of(evidence)
