"""One wire text in several papers counts once, and stays several sources; what is only alike stays apart."""

from datetime import timedelta

from digests.storage.store import Store
from digests.storage.writing import Writing
from tests.storage.making import NOW, article, on

_WIRE = " ".join(
    f"On point {n} the delegations of the two countries agreed that {word} would be taken up again in spring."
    for n, word in enumerate("fish timber rail steel ports visas grain power radio water wool glass".split(), 1)
)


async def _hash(tx: Writing, revision_id: int) -> str:
    rows = await tx._connection.exec_driver_sql(  # what no look-up shows by itself
        "SELECT wire_hash FROM revisions WHERE id = ?", (revision_id,)
    )
    return str(rows.scalar_one())


async def _put(store: Store, name: str, text: str, day: int = 15) -> str:
    async with store.transaction() as tx:
        put = await tx.put_article(article(f"https://{name}.example/1", text, published=on(day)), now=NOW)
        return await _hash(tx, put.revision_id)


async def test_a_paper_that_adds_its_own_head_prints_the_same_text(store: Store) -> None:
    first = await _put(store, "agency", _WIRE)
    second = await _put(store, "paper", f"By our own staff in the capital.\n\n{_WIRE}")
    assert first == second
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 2


async def test_another_report_of_the_same_length_is_another_text(store: Store) -> None:
    first = await _put(store, "agency", _WIRE)
    other = _WIRE.replace("agreed that", "could not say when").replace("taken up again in spring", "spoken of")
    assert await _put(store, "paper", other) != first


async def test_what_is_alike_over_weeks_is_a_form_and_no_copy(store: Store) -> None:
    first = await _put(store, "ministry", _WIRE, day=1)
    assert await _put(store, "paper", f"Again.\n\n{_WIRE}", day=20) != first


async def test_a_text_that_was_cleared_is_no_longer_compared(store: Store) -> None:
    async with store.transaction() as tx:
        put = await tx.put_article(article("https://agency.example/1", _WIRE), now=NOW)
        await tx.clear_text(put.revision_id)
        again = await tx.put_article(
            article("https://paper.example/1", f"Again.\n\n{_WIRE}"), now=NOW + timedelta(hours=1)
        )
        assert await _hash(tx, again.revision_id) != await _hash(tx, put.revision_id)
