"""Files and folders to articles: .txt, .html, .eml, .jsonl, and feeds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from digests.errors import InputError
from digests.model import Article
from digests.sources.parse.articles import article_of_entry, article_of_page
from digests.sources.parse.feed import parse_feed
from digests.sources.parse.home import home_of
from digests.sources.parse.identity import article_id
from digests.sources.parse.lines import looks_like_jsonl, parse_jsonl
from digests.sources.parse.mail import parse_mail
from digests.sources.parse.page import parse_page
from digests.sources.parse.plain import parse_plain

Found = Article | InputError
MAX_BYTES = 10 * 1024 * 1024
_SNIFFED = 4096


def read_path(path: Path) -> Iterator[Found]:
    """The articles at `path`, a file or a folder with all below it, in the order of their names.

    What cannot be read comes as the InputError that says so, in its place; the others go on. Nothing is raised.
    """
    try:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path)))
            if not files:
                yield InputError(f"The folder {path} holds no files.")
            for file in files:
                yield from _file(file)
        elif not path.exists():
            yield InputError(f"{path} does not exist.")
        else:
            yield from _file(path)
    except OSError as error:
        yield InputError(f"{path} cannot be read: {error.strerror or type(error).__name__}.")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _file(path: Path) -> Iterator[Found]:
    try:
        kind = path.suffix.lower()
        with path.open("rb") as stream:
            head = stream.read(_SNIFFED)
            stream.seek(0)
            reader = _READERS.get(kind) or _sniff(head)
            if reader is _lines:
                yield from _stream(stream, path)
                return
            data = stream.read(MAX_BYTES + 1)
        yield from reader(data, path)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{path} cannot be read: {error.strerror or type(error).__name__}.")


def _sniff(head: bytes) -> "Callable[[bytes, Path], Iterator[Found]]":
    """The reader for a file whose name says nothing."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return _page
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")):
        return _feed
    if start.startswith(b"{") and looks_like_jsonl(head.split(b"\n", 1)[0]):
        return _lines
    return _plain


def _plain(data: bytes, path: Path) -> Iterator[Found]:
    yield parse_plain(data, name=path.name)


def _mail(data: bytes, path: Path) -> Iterator[Found]:
    yield parse_mail(data, name=path.name)


def _page(data: bytes, path: Path) -> Iterator[Found]:
    article = article_of_page(parse_page(data, url=None, name=path.name), url=None)
    yield article if article.text else InputError(f"{path.name} is a page on which no article was found.")


def _feed(data: bytes, path: Path) -> Iterator[Found]:
    parsed = parse_feed(data, url=None, name=path.name)
    if not parsed.entries:
        yield InputError(f"{path.name} is a feed without entries.")
    for entry in parsed.entries:
        yield article_of_entry(entry, feed_url=None, feed_home=home_of(parsed.title, None))


def _lines(data: bytes, path: Path) -> Iterator[Found]:
    yield from _stream(iter(data.splitlines(keepends=True)), path)


def _stream(stream: "Iterator[bytes]", path: Path) -> Iterator[Found]:
    empty = True
    for line in parse_jsonl(stream, name=path.name):
        empty = False
        if line.article is None:
            yield line.error or InputError(f"Line {line.number} of {path.name} cannot be read.")
        else:
            # A line's own id is unique in its file only; in a store the address or the text says which article it is.
            yield replace(line.article, id=article_id(url=line.article.url, guid=None, text=line.article.text))
    if empty:
        yield InputError(f"{path.name} is empty.")


_READERS: dict[str, Callable[[bytes, Path], Iterator[Found]]] = {
    ".txt": _plain,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".eml": _mail,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
    ".rdf": _feed,
    ".jsonl": _lines,
    ".ndjson": _lines,
}
