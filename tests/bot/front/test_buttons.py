"""The buttons: private, exact, and as good after a restart as before."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from simcord import ResponseMessage

from bot.front.ids import EVIDENCE, events_of
from bot.front.sender import DiscordSender
from digests.compose.opened import GONE
from digests.pictures.spec import MapSpec
from digests.render.messages.codec import part_to_json
from digests.render.messages.model import Part, StoryBlock
from tests.bot.front.conftest import PNG, Town
from tests.bot.front.reading import Shown, button, buttons_of, parts_of, text_of
from tests.bot.front.recording import recorded

pytestmark = pytest.mark.simcord(settle_timeout=60)


async def _digest(town: Town) -> list[ResponseMessage]:
    return parts_of(await town.alice.slash(town.channel, "digest"))


async def _scheduled(town: Town) -> list[Shown]:
    sender = DiscordSender(town.front)
    run = await recorded(town.desk, sender, guild_id=town.guild.id, channel_id=town.channel.id)
    async with town.desk.store.reading() as tx:
        parts = await tx.run_parts(run.run_id)
    for part in parts:
        sent = await sender.send(
            part.channel_id, part.payload, run_id=run.run_id, part=part.part, nonce=part.nonce, role_id=None
        )
        async with town.desk.store.transaction() as tx:
            await tx.put_part_state(part, "sent", now=town.desk.clock.now(), message_id=sent)
    return list(town.channel.history())


async def test_evidence_is_private_and_shows_the_exact_sentences(town: Town) -> None:
    first = (await _digest(town))[0]
    evidence = await town.admin.click(first, custom_id=button(first, "Evidence"))
    assert evidence.ephemeral
    assert "They agreed to resume the yearly aviation safety dialogue" in text_of(evidence)
    assert "Cook Strait Chronicle" in text_of(evidence)
    assert [label for label, _ in buttons_of(parts_of(evidence)[-1])] == ["Wrong?"]
    assert not [shown for shown in town.channel.history(viewer=town.alice) if "They agreed" in text_of(shown)]


async def test_evidence_says_how_many_reports_its_button_had_no_room_for(town: Town) -> None:
    async with town.desk.store.reading() as tx:
        (known,) = [event_id for event_id, found in (await tx.evidence([1])).items() if found]
    for events in ((known, *range(10**6, 10**6 + 99)), (known,)):
        part = Part(blocks=(StoryBlock(text="They met.", event_ids=events),))
        sent = await DiscordSender(town.front).send(
            str(town.channel.id), part_to_json(part), run_id=1234, part=1, nonce=f"cq-{len(events)}", role_id=None
        )
        (posted,) = [shown for shown in town.channel.history() if str(shown.id) == sent]
        read = EVIDENCE.fullmatch(button(posted, "Evidence"))
        assert read is not None
        further = len(events) - len(events_of(read["ids"]))
        evidence = text_of(await town.alice.click(posted, label="Evidence"))
        assert (f"and {further} further reports, not shown here" in evidence) is (further > 0)
        assert ("not shown here" in evidence) is (len(events) > 1)


async def test_every_button_of_a_digest_for_now_works_after_a_restart(town: Town) -> None:
    parts = await _digest(town)
    await town.restart()
    for part in parts:
        for label, custom_id in buttons_of(part):
            opened = await town.alice.click(part, custom_id=custom_id)
            assert opened.ephemeral
            assert all(shown.ephemeral for shown in parts_of(opened))
            if label == "Map":
                assert await parts_of(opened)[0].attachments[0].read() == PNG
            else:
                assert len(text_of(opened)) > 100


async def test_every_button_of_a_scheduled_digest_works_after_a_restart(town: Town) -> None:
    parts = await _scheduled(town)
    await town.restart()
    more = await town.alice.click(parts[-1], custom_id=button(parts[-1], "More"))
    assert "Rosa Elvira Quispe Landa" in text_of(more)
    inner = parts_of(more)[0]
    evidence = await town.alice.click(inner, custom_id=button(inner, "Evidence"))
    sources = await town.alice.click(parts[-1], custom_id=button(parts[-1], "Sources"))
    assert re.search(r"\[\d+\] Lagoon Courier", text_of(sources))
    first = re.search(r"\[(\d+)\]", text_of(more))
    assert first
    publisher = re.search(rf"\[{first[1]}\] ([A-Z]\w+ [A-Z]\w+)", text_of(sources))
    assert publisher
    assert f"**{publisher[1]}**" in text_of(evidence)
    drawn = await town.alice.click(parts[-1], custom_id=button(parts[-1], "Map"))
    assert [file.filename for file in parts_of(drawn)[0].attachments] == ["map.png"]


async def test_what_stood_behind_a_scheduled_digest_stays_when_its_schedule_is_removed(town: Town) -> None:
    last = (await _scheduled(town))[-1]
    await town.admin.slash(town.channel, "schedule remove")
    assert "➕ More" in text_of(await town.alice.click(last, custom_id=button(last, "More")))


async def test_a_run_that_is_not_stored_any_more_is_said_so(town: Town) -> None:
    last = (await _scheduled(town))[-1]
    with closing(sqlite3.connect(town.desk.store.path)) as store, store:
        store.execute("DELETE FROM outbox")
    for label in ("More", "Sources", "Map"):
        said = await town.alice.click(last, custom_id=button(last, label))
        assert said.ephemeral
        assert "no longer stored" in text_of(said)


async def test_evidence_that_is_not_stored_any_more_is_said_so_in_one_sentence(town: Town) -> None:
    first = (await _digest(town))[0]
    opened = parts_of(await town.alice.click(first, custom_id=button(first, "Evidence")))[-1]
    with closing(sqlite3.connect(town.desk.store.path)) as store, store:
        store.execute("PRAGMA foreign_keys = ON")
        store.execute("DELETE FROM events")
    for shown, label in ((first, "Evidence"), (opened, "Wrong?")):
        said = await town.alice.click(shown, custom_id=button(shown, label))
        assert said.ephemeral
        assert text_of(said).strip() == GONE


async def test_a_line_that_is_called_wrong_is_noted_once_for_each_reader(town: Town) -> None:
    first = (await _digest(town))[0]
    evidence = parts_of(await town.alice.click(first, custom_id=button(first, "Evidence")))[-1]
    thanks = await town.alice.click(evidence, label="Wrong?")
    assert thanks.ephemeral
    assert "Thank you" in text_of(thanks)
    await town.restart()
    assert "said so before" in text_of(await town.alice.click(evidence, label="Wrong?"))
    others = parts_of(await town.admin.click(first, custom_id=button(first, "Evidence")))[-1]
    assert "Thank you" in text_of(await town.admin.click(others, label="Wrong?"))
    with closing(sqlite3.connect(town.desk.store.path)) as store:
        said_by = [row[0] for row in store.execute("SELECT DISTINCT said_by FROM objections ORDER BY said_by")]
    assert said_by == sorted([str(town.alice.id), str(town.admin.id)])


async def test_a_map_that_cannot_be_drawn_is_said_so_in_one_sentence(town: Town) -> None:
    async def broken(spec: MapSpec) -> bytes:
        raise RuntimeError("no shapes")

    last = (await _digest(town))[-1]
    for picture, sentence in ((None, "draws no maps"), (broken, "could not be drawn just now")):
        await town.restart(replace(town.desk, picture=picture))
        said = await town.alice.click(last, custom_id=button(last, "Map"))
        assert said.ephemeral
        assert sentence in text_of(said)


async def test_no_message_is_kept_in_memory_for_its_buttons(town: Town) -> None:
    await _digest(town)
    await town.alice.slash(town.channel, "country", name="Korea")
    store = town.front._connection._view_store
    assert (store._views, store._synced_message_views) == ({}, {})
