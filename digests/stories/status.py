"""Where a story stands after each of its reports."""

from collections.abc import Sequence

from digests.model import Report, Status

_REACHED: dict[Status, int] = {"planned": 0, "under_way": 1, "held": 2}


def statuses(told: Sequence[Report]) -> list[Status]:
    """The story's status after each report, oldest first; as many as `told`."""
    after: list[Status] = []
    for report in told:
        after.append(_next(after[-1], report) if after else report.event.status)
    return after


def _next(now: Status, report: Report) -> Status:
    """A story moves on from planned to held and never back; only news brings back what was put off.

    What has been held is not undone by a report that it was called off: that is a disagreement.
    """
    reported = report.event.status
    if now == "held" or reported == now:
        return now
    if now in ("postponed", "cancelled"):
        revived = report.event.role == "news" or reported == "held"
        return reported if revived else now
    if reported in ("postponed", "cancelled"):
        return reported
    return reported if _REACHED[reported] > _REACHED[now] else now
