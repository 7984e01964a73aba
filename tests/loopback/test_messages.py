"""Messages as discord.py sends and reads them."""

import io

import discord
import pytest
from discord import ui

from tests.loopback.clients import running
from tests.loopback.conftest import Scene
from tests.loopback.model import ChannelKind

PNG = b"\x89PNG\r\n\x1a\n"


def layout(*lines: str, picture: str | None = None) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(ui.Button(label="Sources", custom_id="cq:b:r1.1:sources"))
    view.add_item(ui.Container(*(ui.TextDisplay(line) for line in lines), row))
    if picture is not None:
        view.add_item(ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture}")))
    return view


async def test_a_layout_is_kept_with_its_text_its_buttons_and_its_picture(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        map_file = discord.File(io.BytesIO(PNG), "map.png", description="A map")
        sent = await bot.text_channel(scene.news).send(
            view=layout("France met Laos.", "Peru called Chad.", picture="map.png"), file=map_file
        )
        assert sent.attachments[0].content_type == "image/png"
        assert await sent.attachments[0].read() == PNG
    [message] = scene.news.messages
    assert (message.text, message.is_layout) == ("France met Laos.\nPeru called Chad.", True)
    assert [(button.label, button.custom_id) for button in message.buttons] == [("Sources", "cq:b:r1.1:sources")]
    assert (message.attachments[0].data, message.attachments[0].description) == (PNG, "A map")
    assert message.components[1]["items"][0]["media"]["url"] == sent.attachments[0].url


async def test_a_message_can_be_edited_and_loses_its_files_only_when_told(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        sent = await bot.text_channel(scene.news).send("one", file=discord.File(io.BytesIO(PNG), "map.png"))
        await sent.edit(content="two")
        assert len(scene.news.messages[0].attachments) == 1
        edited = await sent.edit(attachments=[])
    assert (edited.content, edited.attachments) == ("two", [])
    assert scene.news.messages[0].edited_at is not None


async def test_the_history_is_read_in_pages_from_either_end(scene: Scene) -> None:
    said = [scene.world.say(scene.news, scene.ana, str(number)) for number in range(230)]
    async with running(scene.discord) as bot:
        channel = bot.text_channel(scene.news)
        assert [one.content async for one in channel.history(limit=3)] == ["229", "228", "227"]
        middle = discord.Object(int(said[110].id))
        after = [one.content async for one in channel.history(after=middle, limit=None)]
        assert after == [str(number) for number in range(111, 230)]
        before = [one.content async for one in channel.history(before=middle, limit=2)]
        assert before == ["109", "108"]
        around = [one.content async for one in channel.history(around=middle, limit=5)]
        assert around == ["112", "111", "110", "109", "108"]
        assert (await channel.fetch_message(middle.id)).content == "110"


async def test_a_nonce_makes_one_message_while_it_is_remembered(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        channel = bot.text_channel(scene.news)
        first = await channel.send("digest", nonce="r17.1")
        again = await channel.send("digest", nonce="r17.1")
        assert (first.id, first.nonce) == (again.id, "r17.1")
        assert (await channel.fetch_message(first.id)).nonce is None
        scene.world.clock.advance(scene.world.nonce_seconds + 1)
        late = await channel.send("digest", nonce="r17.1")
        assert late.id != first.id
    assert len(scene.news.messages) == 2


async def test_a_nonce_counts_in_its_channel_and_only_when_enforced(scene: Scene) -> None:
    other = scene.world.add_channel(scene.guild, "other")
    async with running(scene.discord) as bot:
        for channel in (scene.news, other):
            await bot.text_channel(channel).send("digest", nonce="r17.1")
        route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=scene.news.id)
        await bot.http.request(route, json={"content": "digest", "nonce": "r17.1"})
    assert (len(scene.news.messages), len(other.messages)) == (2, 1)


async def test_a_deleted_message_is_not_made_again_by_its_nonce(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        sent = await bot.text_channel(scene.news).send("digest", nonce="r17.1")
        await sent.delete()
        with pytest.raises(discord.NotFound) as gone:
            await bot.text_channel(scene.news).send("digest", nonce="r17.1")
    assert gone.value.code == 10008


async def test_an_announcement_is_published_once(scene: Scene) -> None:
    wire = scene.world.add_channel(scene.guild, "wire", ChannelKind.ANNOUNCEMENT)
    async with running(scene.discord) as bot:
        sent = await bot.text_channel(wire).send("digest")
        await sent.publish()
        assert wire.messages[0].published
        with pytest.raises(discord.HTTPException) as refused:
            await sent.publish()
        assert refused.value.code == 40033
        elsewhere = await bot.text_channel(scene.news).send("digest")
        with pytest.raises(discord.HTTPException) as refused:
            await elsewhere.publish()
        assert refused.value.code == 50024


async def test_a_thread_takes_messages_and_a_forum_takes_posts(scene: Scene) -> None:
    thread = scene.world.add_thread(scene.news, "Balkans")
    forum = scene.world.add_channel(scene.guild, "topics", ChannelKind.FORUM)
    async with running(scene.discord) as bot:
        known = bot.get_channel(int(thread.id))
        assert isinstance(known, discord.Thread)
        await known.send("digest")
        place = bot.get_channel(int(forum.id))
        assert isinstance(place, discord.ForumChannel)
        post = await place.create_thread(name="7 November", content="digest")
    assert thread.messages[0].content == "digest"
    made = scene.world.channels[str(post.thread.id)]
    assert (made.name, made.messages[0].content, made.parent_id) == ("7 November", "digest", forum.id)


async def test_only_those_are_called_whom_sender_and_guild_let_be_called(scene: Scene) -> None:
    readers = scene.world.add_role(scene.guild, "readers", mentionable=True)
    closed = scene.world.add_role(scene.guild, "closed")
    text = f"@everyone <@&{readers.id}> <@&{closed.id}> <@{scene.ana.user.id}>"
    async with running(scene.discord) as bot:
        channel = bot.text_channel(scene.news)
        await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
        roles = [discord.Object(int(role.id)) for role in (readers, closed)]
        await channel.send(text, allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles))
        await channel.send(text)
    silent, configured, loud = (message.pings for message in scene.news.messages)
    assert (silent.users, silent.roles, silent.everyone) == ((), (), False)
    assert (configured.users, configured.roles) == ((), (readers.id,))
    assert (loud.users, loud.roles, loud.everyone) == ((scene.ana.user.id,), (readers.id,), False)
