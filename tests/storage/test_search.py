"""Articles are found by the words in them."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.storage.sqlite import match_all
from digests.storage.store import Store
from tests.storage.making import NOW, TEXT, article, on


@pytest.fixture
async def library(store: Store) -> Store:
    """Three articles."""
    async with store.transaction() as tx:
        await tx.put_article(article("https://a.example/1", published=on(1)), now=NOW)
        await tx.put_article(
            article("https://a.example/2", "Bruno Rodríguez met nobody.", title="Havana", published=on(2)), now=NOW
        )
        await tx.put_article(
            article("https://a.example/3", "Ministers agreed in Paris.", title="Signed", published=on(3)), now=NOW
        )
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Paris", ["3", "1"]),
        ("paris MINISTERS", ["3", "1"]),
        ('"may agree"', ["1"]),
        ("agrees", ["3", "1"]),  # by its stem
        ("rodriguez", ["2"]),  # whatever its accents
        ("havana", ["2", "1"]),  # title and text
        ("Paris NOT", []),
        ('" OR NEAR( * ^ -', []),
        ("", []),
        ("…", []),
    ],
)
async def test_an_article_is_found_by_all_words_the_latest_stored_first(
    library: Store, asked: str, found: list[str]
) -> None:
    async with library.reading() as tx:
        hits = await tx.search(asked)
    assert [(hit.source.url or "")[-1] for hit in hits] == found


async def test_a_hit_shows_the_words_where_they_stand(library: Store) -> None:
    async with library.reading() as tx:
        [hit] = await tx.search("logistics")
    assert "agree on [logistics]" in hit.excerpt


async def test_only_the_current_text_is_found(library: Store) -> None:
    async with library.transaction() as tx:
        await tx.put_article(article("https://a.example/1", TEXT.replace("logistics", "fishing")), now=NOW)
        assert await tx.search("logistics") == []
        assert len(await tx.search("fishing")) == 1


async def test_search_keeps_to_the_moment_asked_for_and_to_its_limit(library: Store) -> None:
    async with library.reading() as tx:
        assert len(await tx.search("Paris", until=on(2))) == 1
        assert len(await tx.search("Paris", limit=1)) == 1


@given(st.text(max_size=40) | st.text(alphabet='"()*^:-+ANDORNEAR ab', max_size=40))
def test_no_text_is_an_error_of_the_search_language(asked: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        if expression := match_all(asked):
            assert connection.execute("SELECT * FROM words WHERE words MATCH ?", [expression]).fetchall() == []
    finally:
        connection.close()
