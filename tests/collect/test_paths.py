"""Files and folders to articles; what cannot be read says so in its place."""

import json
import os
from pathlib import Path

import pytest

from digests.collect.paths import read_path
from digests.errors import InputError
from digests.model import Article
from tests.collect.newsroom import LONG, item, page, rss

TEXT = "The ministers of Chile and Peru met in Lima on Monday for talks on trade."


def _texts(path: Path) -> list[str]:
    return [found.text if isinstance(found, Article) else str(found) for found in read_path(path)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT),
        ("a.HTML", f"<html><body><article><h1>Talks</h1><p>{TEXT}</p></article></body></html>"),
        ("a.eml", f"Subject: Talks\nContent-Type: text/plain\n\n{TEXT}"),
        ("a.jsonl", json.dumps({"id": "1", "text": TEXT})),
        ("a.xml", rss(item(1, description=TEXT))),
        ("no_name_page", f"<!doctype html><html><body><p>{TEXT}</p></body></html>"),
        ("no_name_feed", f'<?xml version="1.0"?>{rss(item(1, description=TEXT))}'),
        ("no_name_lines", json.dumps({"id": "1", "text": TEXT}) + "\n"),
        ("no_name", TEXT),
    ],
)
def test_each_kind_of_file_is_read(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    assert _texts(tmp_path / name) == [TEXT]


def test_a_folder_is_read_in_the_order_of_names_and_hidden_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).write_text(f"Text of {name}")
    assert _texts(tmp_path) == ["Text of a.txt", "Text of b.txt", "Text of sub/c.txt"]


def test_bad_files_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.xml").write_text("<html></html>")
    (tmp_path / "c.jsonl").write_text('{"text": 1}\n{"text": "x"}\n')
    (tmp_path / "d.eml").write_text("no mail")
    (tmp_path / "e.html").write_text("<p></p>")
    (tmp_path / "f.txt").write_bytes(bytes(range(256)))
    (tmp_path / "g.txt").write_text(TEXT)
    assert _texts(tmp_path) == [
        "a.txt is empty.",
        "b.xml is an HTML page, not a feed.",
        "Line 1 of c.jsonl: “text” must be a string.",
        "x",
        "d.eml is no e-mail message: it has no From, Date or Subject line.",
        "e.html is a page on which no article was found.",
        "f.txt is binary data, not text.",
        TEXT,
    ]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.jsonl").write_text("\n")
    (tmp_path / "feed.rss").write_text(rss())
    assert _texts(tmp_path / "nothing.txt") == [f"{tmp_path / 'nothing.txt'} does not exist."]
    assert _texts(tmp_path / "empty") == [f"The folder {tmp_path / 'empty'} holds no files."]
    assert _texts(tmp_path / "empty.jsonl") == ["empty.jsonl is empty."]
    assert _texts(tmp_path / "feed.rss") == ["feed.rss is a feed without entries."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (found,) = read_path(tmp_path / "a.txt")
    assert isinstance(found, InputError)
    assert str(found).endswith("cannot be read: Permission denied.")


def test_lines_are_known_by_address_or_text_and_not_by_their_number(tmp_path: Path) -> None:
    lines = [{"id": "1", "url": "https://a.example/x?utm_source=y", "text": "a"}, {"id": "2", "text": "b"}]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    first, second = read_path(tmp_path / "a.jsonl")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == "https://a.example/x"
    assert second.id.startswith("sha256:")


def test_a_saved_page_is_known_by_the_address_that_it_states(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(TEXT, head='<link rel="canonical" href="https://a.example/talks">'))
    (found,) = read_path(tmp_path / "a.html")
    assert isinstance(found, Article)
    assert (found.id, found.url) == ("https://a.example/talks", "https://a.example/talks")
    assert found.text == f"{TEXT}\n\n{LONG.strip()}"
