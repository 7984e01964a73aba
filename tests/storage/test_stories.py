"""A story keeps its reports together under an id that stays."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from digests.model import Event, Extraction
from digests.storage.placing import place
from digests.storage.store import Store
from digests.storage.writing import Writing
from digests.stories.bucket import bucket
from tests.storage.making import NOW, TEXT, article, event, on, save, span

BUCKET = bucket(event())


async def _put(tx: Writing, name: str, *told: Event, day: int = 15) -> int:
    put = await save(tx, article(f"https://example.org/{name}", published=on(day)), *told)
    return put.article_id


async def test_a_later_report_joins_the_story(store: Store) -> None:
    async with store.transaction() as tx:
        await _put(tx, "plan", event(), day=14)
        await _put(tx, "held", event(status="held"), day=16)
        stories = await tx.stories_of_pair("FR", "KR")
    assert [[report.event.status for report in reports] for reports in stories.values()] == [["planned", "held"]]


async def test_an_edited_article_keeps_its_story_and_replaces_its_report(store: Store) -> None:
    edited = TEXT.replace("will meet", "met")
    held = event(status="held", evidence=(span("met Jean-Yves", edited),), outcomes=())
    async with store.transaction() as tx:
        await _put(tx, "plan", event())
        before = await tx.stories_of_pair("FR", "KR")
        await save(tx, article("https://example.org/plan", edited), held)
        after = await tx.stories_of_pair("FR", "KR")
    assert list(after) == list(before)
    assert [report.event for reports in after.values() for report in reports] == [held]


async def test_an_edit_that_drops_its_event_empties_the_story(store: Store) -> None:
    async with store.transaction() as tx:
        await _put(tx, "plan", event())
        await save(tx, article("https://example.org/plan", "Nothing is planned."))
        assert await tx.stories_of_pair("FR", "KR") == {}


async def test_grouping_again_changes_no_id(store: Store) -> None:
    async with store.transaction() as tx:
        await _put(tx, "a", event(day=1), day=1)
        await _put(tx, "b", event(day=20), day=20)
        reports = await tx.bucket_reports(BUCKET)
        first = await tx.put_stories(BUCKET, [[reports[0]], [reports[1]]])
        again = await tx.put_stories(BUCKET, [[reports[1]], [reports[0]]])
    assert again == first[::-1]


async def test_a_merged_story_is_found_under_its_old_id(store: Store) -> None:
    async with store.transaction() as tx:
        for day in (1, 10, 20):
            await _put(tx, str(day), event(day=day), day=day)
        reports = await tx.bucket_reports(BUCKET)
        one, two, three = await tx.put_stories(BUCKET, [[report] for report in reports])
        await tx.put_stories(BUCKET, [reports[:2], reports[2:]])
        merged = await tx.put_stories(BUCKET, [reports])
        found = [list(await tx.story(old)) for old in (one, two, three)]
        split = await tx.put_stories(BUCKET, [[report] for report in reports])
        after = [list(await tx.story(old)) for old in split]
    assert merged == [one]
    assert found == [[one]] * 3
    assert split[0] == one
    assert after == [[story] for story in split]


async def test_new_events_stand_in_their_bucket_before_they_have_a_story(store: Store) -> None:
    async with store.transaction() as tx:
        put = await tx.put_article(article(), now=NOW)
        touched = await tx.put_extraction(put.revision_id, Extraction(events=(event(), event("KR", "CU"))), now=NOW)
        assert sorted(touched) == sorted({BUCKET, bucket(event("KR", "CU"))})
        assert [report.event for report in await tx.bucket_reports(BUCKET)] == [event()]
        assert await tx.stories_of_pair("FR", "KR") == {}


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=12),
    st.dictionaries(st.integers(0, 11), st.integers(1, 4)),
)
def test_no_two_groups_take_one_story_and_none_takes_a_stranger(labels: list[int], known: dict[int, int]) -> None:
    groups = [[event_id for event_id, label in enumerate(labels) if label == wanted] for wanted in sorted(set(labels))]
    placed = place(groups, known)
    kept = [story for story in placed if story is not None]
    assert len(placed) == len(groups)
    assert len(kept) == len(set(kept))
    for story, members in zip(placed, groups, strict=True):
        assert story is None or story in {known.get(member) for member in members}


@given(st.permutations(range(4)))
def test_ids_do_not_depend_on_the_order_of_the_groups(order: list[int]) -> None:
    groups = [[1, 2, 5], [3, 6], [4], [7, 8]]
    known = {1: 10, 2: 10, 3: 10, 4: 11, 5: 11, 6: 12}
    expected = dict(zip(map(tuple, groups), place(groups, known), strict=True))
    shuffled = [groups[index] for index in order]
    assert dict(zip(map(tuple, shuffled), place(shuffled, known), strict=True)) == expected
    assert list(itertools.chain(expected.values())) == [10, 12, 11, None]
