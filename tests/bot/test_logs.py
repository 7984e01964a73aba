"""The journal speaks to whoever reads stderr now."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import journal


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_it_goes_on_when_the_stderr_of_its_beginning_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stderr", first)
    log = journal("text").bind()
    log.info("digest.recorded", run=1)
    first.close()
    monkeypatch.setattr("sys.stderr", second)
    log.info("digest.recorded", run=2)
    logging.getLogger("library").warning("no answer")
    assert "digest.recorded run=2" in second.getvalue()
    assert "no answer" in second.getvalue()
    assert "run=1" not in second.getvalue()
