"""Whose word a report is: one publisher is one voice, and so is one wire text in several papers."""

from digests.model import Report


def voice(report: Report) -> frozenset[str]:
    """The marks by which a report is known: two that share one are one source's word. Never empty.

    They are its publisher, its text, and its sentences of evidence; without any of them the article itself.
    """
    quoted = " ".join(" ".join(span.text for span in report.event.evidence).split())
    marks = {
        f"publisher {report.publisher.casefold()}" if report.publisher else "",
        f"text {report.content_hash}" if report.content_hash else "",
        f"quote {quoted}" if quoted else "",
    } - {""}
    return frozenset(marks or {f"article {report.article_id}"})
