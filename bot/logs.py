"""The journal: what the bot did, step by step, on stderr. JSON lines for machines, plain lines for a terminal.

No secret gets in: tokens are never handed to it, and addresses only as `digests.sources.fetch.shown` shows them.
"""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal, TextIO, cast

import structlog


class _Stderr:
    """stderr as it is when something is said: one that was there before may be closed."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()


Form = Literal["auto", "json", "text"]

extra_processors: list[structlog.types.Processor] = []
"""Called with every event before it is written."""


def journal(form: Form, *, terminal: bool | None = None) -> structlog.typing.FilteringBoundLogger:
    """Set the journal up, that of the libraries included, and give it. `auto`: JSON unless stderr is a terminal."""
    as_text = form == "text" or (form == "auto" and (sys.stderr.isatty() if terminal is None else terminal))
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: structlog.types.Processor = (
        _plain_line if as_text else structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
    )
    structlog.configure(
        processors=[*shared, *extra_processors, structlog.processors.format_exc_info, last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Stderr())),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(_Stderr())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                last,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    log: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return log


def _plain_line(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """“08:00:01 digest.recorded run=1 parts=2”, or the sentence that the event says: for a reader who scrolls."""
    facts: Mapping[str, Any] = {name: value for name, value in event.items() if name not in _HEAD}
    said = event.get("says") or " ".join([str(event.get("event", "")), *(f"{name}={facts[name]}" for name in facts)])
    level = "" if event.get("level") == "info" else f"{event.get('level', '')}: "
    exception = f"\n{event['exception']}" if "exception" in event else ""
    return f"{str(event.get('timestamp', ''))[11:19]} {level}{said}".rstrip() + exception


_HEAD = frozenset({"event", "level", "timestamp", "exception", "says"})
