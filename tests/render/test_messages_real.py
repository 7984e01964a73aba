"""The two real articles as a digest in Discord, and opened down to their sentences (PRODUCT.md, worked example)."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digests.compose.views import Digest
from digests.queries.digest import digest
from digests.queries.opened import opened
from digests.render.messages.digest import digest_message
from digests.render.messages.evidence import evidence_message
from digests.render.messages.model import StoryBlock
from digests.storage.store import Store
from tests.bot.terminal import typed
from tests.render.messages_making import texts, within_limits
from tests.render.messages_reading import ours, shown

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the real articles are not beside the project")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds both articles."""
    made = tmp_path_factory.mktemp("real") / "real.db"
    said = typed("ingest", *sorted(SEEDS.glob("*.txt")), "--store", made)
    assert said.code == 0, said.err
    return made


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    """The store, open."""
    async with await Store.open(path) as made:
        yield made


@pytest.fixture
async def view(store: Store) -> Digest:
    """The digest as of the second article's day."""
    return await digest(store, now=datetime(2016, 6, 28, tzinfo=UTC))


async def test_one_message_tells_all_of_it(view: Digest) -> None:
    message = digest_message(view)
    (part,) = message.parts
    assert within_limits(message.parts)
    assert part.actions == ("sources", "map")
    text = "\n".join(block.text for block in part.blocks)
    for fact in (
        "## 🌐 Diplomacy digest · 14–27 June 2016",
        "**✍️ Agreed or signed** — nothing reported in this period",
        "🇰🇷→🇰🇭 **Hwang In-moo** (Vice Defense Minister) · Cambodia · 27–29 June",
        "**Hun Sen** (Prime Minister)",
        "🇰🇷→🇱🇦 the same delegation · Laos · 29 June–1 July",
        "**Han Min-koo** (Defense Minister) ⇄ **Jean-Yves Le Drian** (Defense Minister) · Paris · "
        "<t:1466001000:F> (16:30 there)",
        "earlier in June (day not given)",
        "Both reports are South Korean; no Cambodian, Lao or French account stored.",
    ):
        assert fact in text, fact
    assert all(ours(one) == set() for one in texts(message))


async def test_every_story_opens_down_to_its_sentences(store: Store, view: Digest) -> None:
    stories = [b for part in digest_message(view).parts for b in part.blocks if isinstance(b, StoryBlock)]
    lines = [line for section in view.sections for line in section.lines]
    assert len(stories) == len(lines) == 7
    for story, line in zip(stories, lines, strict=True):
        found = await opened(store, story.event_ids)
        assert found.note == ""
        told = shown("\n".join(texts(evidence_message(found))))
        for quote in line.evidence:
            assert " ".join(quote.text.split()) in told
