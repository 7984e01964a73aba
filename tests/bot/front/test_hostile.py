"""What feeds may bring does no harm: titles, publishers and sentences that speak to Discord instead of the reader."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.extracting import InThreads
from digests.collect.ingest import ingest_article
from digests.model import Article
from digests.render.messages.limits import MAX_CHARACTERS, MAX_COMPONENTS
from tests.bot.front.conftest import Town
from tests.bot.front.reading import Shown, buttons_of, components_of, parts_of, text_of

pytestmark = pytest.mark.simcord(settle_timeout=60)

EVIL = (
    "@everyone @here <@123456789012345678> <@&223456789012345678> <#323456789012345678> </country:423456789012345678> "
    "[free nitro](https://evil.example/a) https://evil.example/b <https://evil.example/c> discord.gg/evil <t:0:R> "
    "||hidden|| **bold** __line__ ~~gone~~ `code` ```block``` <:smile:523456789012345678> \u202egnp.exe\u202c \u2066x"
)
TITLES = [
    EVIL,
    "# A heading\n## Another\n> quoted\n- a list\n1. numbered\n-# small\n>>> all of it",
    "x" * 4000,
    "ي" * 4000,
    "\u0301" * 500 + "Z\u0335\u0336\u0337" * 500,
    "👩‍👩‍👧‍👦" * 500,
    "*_`~|[]()<>@#\\" * 300,
]
BODY = (
    "TOKYO — French Foreign Minister Claude Morvan met Japanese Foreign Minister Kenji Arai in Tokyo on Tuesday. "
    "{evil} They agreed to open a joint office for ocean research. {evil} "
    "Morvan and Arai also discussed the training of harbour pilots, a spokesman said."
)


def _in_a_sentence(title: str) -> str:
    """As much of it as leaves the article an English one."""
    return title.replace("\n", " ")[: len(EVIL) if title == EVIL else 80]


@pytest.fixture
async def flooded(town: Town) -> Town:
    """Each hostile title with its own day, and the same in the sentences between those that are evidence."""
    parsers = InThreads(20)
    for number, title in enumerate(TITLES):
        published = datetime(2026, 11, 18, 9, tzinfo=UTC) - timedelta(days=number)
        article = Article(
            id=f"https://evil.example/{number}",
            url=f"https://evil.example/{number}?<@123456789012345678>)|**x**",
            title=title,
            text=BODY.format(evil=f"A sign at the door read {_in_a_sentence(title)} all day."),
            published=published,
            publisher=title[:300],
            zone="Asia/Tokyo",
        )
        taken = await ingest_article(town.desk.store, article, extract=parsers.extract, now=published)
        assert taken.events
    return town


def _harmless(shown: Shown) -> None:
    text = text_of(shown)
    assert len(text) <= MAX_CHARACTERS
    assert len(components_of(shown)) <= MAX_COMPONENTS
    bare = re.sub(r"\\.", "", text)  # without what is escaped
    assert not re.search(r"@(everyone|here)", text)
    assert not re.search(r"<(@|#|/|:|a:)", bare)
    assert "<t:0:R>" not in bare
    assert "discord.gg/evil" not in text
    assert not re.search(r"https?://(?![^\s)]*\))", bare)  # every address stands in a link that shows its host
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search(r"\|\||```|~~|__", bare)


async def _all_of(town: Town, shown: Shown) -> list[Shown]:
    """The message, and what its buttons show."""
    found = [shown]
    for label, custom_id in buttons_of(shown):
        if label not in {"Map", "Wrong?"}:
            for part in parts_of(await town.alice.click(shown, custom_id=custom_id)):
                found += await _all_of(town, part)
    return found


@pytest.mark.parametrize(
    ("name", "options"),
    [("country", {"name": "France"}), ("digest", {}), ("agreements", {}), ("between", {"one": "FR", "other": "JP"})],
)
async def test_hostile_articles_do_no_harm_in_any_answer(flooded: Town, name: str, options: dict[str, str]) -> None:
    answer = await flooded.alice.slash(flooded.channel, name, **options)
    assert "Claude Morvan" in text_of(answer)
    shown = [part for first in parts_of(answer) for part in await _all_of(flooded, first)]
    assert len(shown) > 5
    assert any("joint office for ocean research" in text_of(part) for part in shown)
    for part in shown:
        _harmless(part)
    posted = flooded.channel.history()
    assert not any(message.mention_everyone or message.mentions or message.role_mentions for message in posted)
    assert flooded.failures() == []
