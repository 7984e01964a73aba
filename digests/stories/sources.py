"""When two reports are one source's word."""

from digests.model import Report
from digests.text.voices import voice


def same_source(one: Report, other: Report) -> bool:
    """The same publisher, or one wire text in two papers: equal texts, or equal sentences of evidence."""
    return not voice(one).isdisjoint(voice(other))


def source_name(report: Report) -> str:
    """The publisher, else the address, else the title."""
    return report.publisher or report.url or report.title
