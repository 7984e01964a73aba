"""The text worker's tasks, but some texts do to their reader what a hostile one might."""

import ctypes
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from digests.model import Article, Extraction
from digests.sources.parse.feed import parse_feed
from digests.sources.parse.page import parse_page
from digests.sources.parse.parsed import ParsedFeed, ParsedPage


def _suffer(task: str, text: bytes) -> None:
    """What the words "FOREVER page" and the like in a text do to the task of that name."""
    found = re.search(rf"\b([A-Z]+) {task}\b(?: (\S+))?".encode(), text)
    match found and found[1]:
        case b"FOREVER":
            while True:
                pass
        case b"CRASH":
            ctypes.string_at(0)
        case b"MEMORY":
            raise MemoryError
        case b"ODD":
            raise ZeroDivisionError
        case b"ONCE" if found and not Path(found[2].decode()).exists():
            Path(found[2].decode()).touch()
            os.kill(os.getpid(), signal.SIGKILL)


def feed(body: bytes, url: str | None, content_type: str | None) -> ParsedFeed:
    _suffer("feed", body)
    return parse_feed(body, url=url, content_type=content_type)


def page(body: bytes, url: str | None, content_type: str | None, name: str) -> ParsedPage:
    _suffer("page", body)
    return parse_page(body, url=url, content_type=content_type, name=name)


def extract(article: Article, _seconds: float) -> Extraction:
    _suffer("extract", article.text.encode())
    return Extraction()


def _loader(task: Callable[..., Any]) -> Callable[[], Callable[..., Any]]:
    return lambda: task


TASKS = {task.__name__: _loader(task) for task in (feed, page, extract)}
