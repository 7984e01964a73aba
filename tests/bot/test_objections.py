"""`communique objections`: what readers called wrong is there for whoever mends it."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from digests.storage.store import Store
from tests.bot.terminal import typed

NOW = datetime(2026, 3, 4, tzinfo=UTC)


async def object_to(path: Path, *said: tuple[int, str]) -> None:
    async with await Store.open(path, create=False) as store, store.transaction() as tx:
        for event_id, reader in said:
            await tx.put_objection(event_id, said_by=reader, now=NOW)


def test_without_any_it_says_so(stocked: Path) -> None:
    assert typed("objections").out == "Nobody has called a line wrong.\n"
    assert json.loads(typed("objections", "--json").out) == []


def test_each_is_told_with_its_sentences_most_readers_first(stocked: Path) -> None:
    asyncio.run(object_to(stocked / "communique.db", (1, "7"), (2, "7"), (2, "8")))
    first, second = json.loads(typed("objections", "--json").out)
    assert [(one["event_id"], one["readers"]) for one in (first, second)] == [(2, 2), (1, 1)]
    assert first["evidence"][0]["quote"]
    told = typed("objections").out.splitlines()
    assert told[0] == "2 readers, last on 2026-03-04: event 2"
    assert told[1].startswith(f"  “{first['evidence'][0]['quote']}” — ")
