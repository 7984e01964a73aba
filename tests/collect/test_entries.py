"""What entries are known by: the same from poll to poll, whatever their feed moves, and different for each."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.collect.entries import names_of
from digests.model import FeedEntry

DAY = datetime(2026, 3, 4, tzinfo=UTC)


def _entry(
    guid: str | None = None,
    url: str | None = None,
    title: str = "",
    published: datetime | None = None,
    summary: str = "",
) -> FeedEntry:
    return FeedEntry(guid=guid, url=url, title=title, published=published, summary=summary)


def test_an_entry_is_known_by_its_id_else_by_its_link_else_by_its_title() -> None:
    names = names_of(
        [_entry("g", "https://a.example/1", "A"), _entry(None, "https://a.example/2", "B"), _entry(title="C")]
    )
    assert names[:2] == ["g", "https://a.example/2"]
    assert names[2].startswith("sha256:")


def test_an_id_that_entries_share_is_no_name_and_the_others_are() -> None:
    entries = [_entry(f"g{n}", f"https://a.example/{n}", f"T{n}") for n in range(3)]
    shared = [_entry("g", f"https://a.example/x{n}", f"X{n}") for n in range(2)]
    assert names_of([*entries, *shared]) == ["g0", "g1", "g2", "https://a.example/x0", "https://a.example/x1"]


def test_where_most_ids_are_shared_none_of_them_is_a_name() -> None:
    entries = [_entry("g", f"https://a.example/{n}", f"T{n}") for n in range(5)]
    rare = _entry("rare", "https://a.example/rare", "R")
    assert names_of([*entries, rare])[-1] == "https://a.example/rare"


def test_where_most_links_lead_home_none_of_them_is_a_name() -> None:
    entries = [_entry(None, "https://a.example/", f"T{n}") for n in range(5)]
    rare = _entry(None, "https://a.example/rare", "R")
    names = names_of([*entries, rare])
    assert len(set(names)) == 6
    assert all(name.startswith("sha256:") for name in names)


def test_an_entry_that_is_listed_twice_has_one_name() -> None:
    others = [_entry(f"g{n}", f"https://a.example/x{n}", f"X{n}") for n in range(3)]
    entry = _entry("g", "https://a.example/1", "T", DAY)
    edited = replace(entry, title="T, corrected", summary="More.", published=DAY + timedelta(hours=1))
    assert names_of([entry, entry, edited, *others])[:3] == ["g", "g", "g"]
    secure = replace(entry, url="http://a.example/1?utm_source=rss")
    assert names_of([entry, secure]) == ["g", "g"]
    bare = _entry(title="T", published=DAY)
    assert len(set(names_of([bare, bare]))) == 1


def test_entries_that_share_id_and_link_and_nothing_else_are_different() -> None:
    entries = [_entry("g", "https://a.example/", f"T{n}") for n in range(4)]
    assert len(set(names_of(entries))) == 4


def test_a_title_that_comes_again_is_told_apart_by_its_text_and_then_by_its_date() -> None:
    first, second = _entry(title="Briefing", summary="On trade."), _entry(title="Briefing", summary="On fish.")
    assert len(set(names_of([first, second]))) == 2
    one, other = _entry(title="Briefing", published=DAY), _entry(title="Briefing", published=DAY + timedelta(days=1))
    assert len(set(names_of([one, other]))) == 2


PARTS = list(product([None, "g"], [None, "https://a.example/1"], ["", "T"], [None, DAY], ["", "Text."]))


@pytest.mark.parametrize(("guid", "url", "title", "published", "summary"), PARTS)
def test_any_part_may_be_missing_and_a_moved_date_changes_no_name(
    guid: str | None, url: str | None, title: str, published: datetime | None, summary: str
) -> None:
    entry = _entry(guid, url, title, published, summary)
    others = [_entry("h", "https://a.example/2", "U", DAY, "Other."), _entry(title="V"), _entry(summary="W")]
    (name, *_) = names_of([entry, *others])
    assert name
    assert names_of([*others, replace(entry, published=DAY - timedelta(days=900))])[-1] == name
    assert names_of([replace(entry, published=None), *others])[0] == name


ENTRIES = st.lists(
    st.builds(
        _entry,
        st.sampled_from([None, "g", "h", "i"]),
        st.sampled_from([None, "https://a.example/", "https://a.example/1", "http://a.example/1", "x"]),
        st.sampled_from(["", "T", "U"]),
        st.sampled_from([None, DAY, DAY + timedelta(days=1)]),
        st.sampled_from(["", "Text.", "Other."]),
    ),
    max_size=8,
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_names_do_not_depend_on_the_order(entries: list[FeedEntry], random: "st.Random") -> None:  # type: ignore[name-defined] # hypothesis' own
    shuffled = list(enumerate(entries))
    random.shuffle(shuffled)
    names = names_of([entry for _, entry in shuffled])
    assert [name for _, name in sorted(zip([place for place, _ in shuffled], names, strict=True))] == names_of(entries)


@given(ENTRIES)
def test_entries_that_say_different_things_have_different_names_unless_one_id_and_link_say_they_are_one(
    entries: list[FeedEntry],
) -> None:
    names = names_of(entries)
    for one, name in zip(entries, names, strict=True):
        for other, other_name in zip(entries, names, strict=True):
            if name == other_name and name.startswith("sha256:"):
                assert (one.title, one.summary, one.url, one.guid) == (
                    other.title,
                    other.summary,
                    other.url,
                    other.guid,
                )
            if one == other:
                assert name == other_name
