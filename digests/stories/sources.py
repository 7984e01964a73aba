"""When two reports are one source's word."""

from digests.model import Report


def same_source(one: Report, other: Report) -> bool:
    """The same publisher, or one wire text in two papers: equal texts, or equal sentences of evidence."""
    if one.publisher and other.publisher and one.publisher.casefold() == other.publisher.casefold():
        return True
    if one.content_hash and one.content_hash == other.content_hash:
        return True
    return _quoted(one) == _quoted(other) != ""


def source_name(report: Report) -> str:
    """The publisher, else the address, else the title."""
    return report.publisher or report.url or report.title


def _quoted(report: Report) -> str:
    return " ".join(" ".join(span.text for span in report.event.evidence).split())
