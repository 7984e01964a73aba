"""`communique extract`: articles in, events out, line by line; it touches no store."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from bot.cli.speak import complain, note, print_line, print_plain
from digests.errors import InputError
from digests.model import JSON, Article, Extraction

if TYPE_CHECKING:
    from digests.sources.parse.lines import Line

_BATCHES = {".jsonl", ".ndjson"}
_PAGES = {".html", ".htm", ".xhtml"}
_MAILS = {".eml"}
_SINGLE = _PAGES | _MAILS | {".txt"}


def extract(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="An article (.txt, .html, .eml) or a .jsonl batch.")],
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON for each article.")] = False,
) -> None:
    """Turn articles into events, without a store.

    A line that cannot be read gets an "error" in its place; the others are done, and the exit code is 1.
    """
    from bot.app import App

    app = App.configured()
    failed = 0
    for line in _read(source):
        if line.article is None:
            failed += 1
            complain(str(line.error))
            if as_json:
                print_line({"id": line.id, "events": [], "skipped": None, "error": str(line.error)})
            continue
        extraction = app.parsers.read(line.article)
        if as_json:
            print_line(_answer(line, line.article, extraction))
        else:
            _show(line.article, extraction)
    if failed:
        raise typer.Exit(1)


def _read(source: str) -> Iterator["Line"]:
    """The articles of a file or of standard input (`-`). Raises InputError when there is nothing to read at all."""
    if source == "-":
        if sys.stdin.isatty():
            note("Reading from the keyboard until Ctrl-D.")
        yield from _stream(sys.stdin.buffer, "The input")
        return
    path = Path(source)
    try:
        with path.open("rb") as file:
            suffix = path.suffix.lower()
            yield from _batch(file) if suffix in _BATCHES else _stream(file, path.name, suffix)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {source}.") from error
    except IsADirectoryError as error:
        raise InputError(f"{source} is a folder: name a file, or use `communique ingest` for folders.") from error
    except OSError as error:
        raise InputError(f"{source} cannot be read: {error.strerror}.") from error


def _stream(stream: IO[bytes], name: str, suffix: str = "") -> Iterator["Line"]:
    """A batch when the first line is an article as JSON and the name does not say otherwise, else one article."""
    from digests.sources.parse.lines import MAX_LINE, Line, looks_like_jsonl

    first = stream.readline(MAX_LINE + 1)
    if suffix not in _SINGLE and looks_like_jsonl(first):
        yield from _batch(stream, first)
        return
    article = _article(first + stream.read(MAX_LINE + 1), name, suffix)
    yield Line(number=1, id=article.id, article=article)


def _batch(stream: IO[bytes], *first: bytes) -> Iterator["Line"]:
    from digests.sources.parse.lines import parse_jsonl

    yield from parse_jsonl(chain(first, _lines(stream)))


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a stream as they come. Of one that is too long only the beginning, enough to be refused."""
    from digests.sources.parse.lines import MAX_LINE

    while line := stream.readline(MAX_LINE + 2):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(MAX_LINE)):
            pass


def _article(data: bytes, name: str, suffix: str) -> Article:
    """One article of a kind that its name tells. Raises InputError."""
    if suffix in _PAGES:
        from digests.sources.parse.articles import article_of_page
        from digests.sources.parse.page import parse_page

        return article_of_page(parse_page(data, url=None, name=name), url=None)
    if suffix in _MAILS:
        from digests.sources.parse.mail import parse_mail

        return parse_mail(data, name=name)
    from digests.sources.parse.plain import parse_plain

    return parse_plain(data, name=name)


def _answer(line: "Line", article: Article, extraction: Extraction) -> JSON:
    from digests.contract import event_to_json

    return {
        "id": article.id if line.id is None else line.id,
        "events": [event_to_json(event) for event in extraction.events],
        "skipped": extraction.skipped,
    }


def _show(article: Article, extraction: Extraction) -> None:
    from bot.cli.events import article_lines

    for line in article_lines(article, extraction):
        print_plain(line)
