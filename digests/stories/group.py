"""Sort reports into stories, the same way whatever order they came in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from digests.model import Report
from digests.stories.bucket import bucket
from digests.stories.dates import bounds, sharpness
from digests.stories.fit import fit


@dataclass(slots=True)
class _Cluster:
    """A story in the making. `first`..`last` hold every exact date in it, while none is open or moved."""

    members: list[Report] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    open: bool = False

    def add(self, report: Report) -> None:
        self.members.append(report)
        days = bounds(report.event.when)
        if days is None or report.event.status in ("postponed", "cancelled"):
            self.open = True
            return
        self.first = min(self.first or days[0], days[0])
        self.last = max(self.last or days[1], days[1])

    def may_hold(self, report: Report) -> bool:
        """False when the dates alone say no; a cheap look before the thorough one."""
        days = bounds(report.event.when)
        if self.open or days is None or self.first is None or self.last is None:
            return True
        if report.event.status in ("postponed", "cancelled"):
            return True
        slack = timedelta(days=2)  # two clock times may lie a day apart
        return days[0] <= self.last + slack and days[1] >= self.first - slack


def group(reports: Iterable[Report]) -> list[list[Report]]:
    """Stories, each with its reports oldest first; the story that was told first comes first.

    The sharpest dates are placed first, so that a vague report finds the stories that it could belong to: it joins the
    one that clearly fits, and stands alone where two fit equally or none does.
    """
    clusters: dict[str, list[_Cluster]] = {}
    for unit in sorted(_units(reports), key=lambda unit: _order(unit[0])):
        here = clusters.setdefault(bucket(unit[0].event), [])
        cluster = _clear_choice(here, unit)
        if cluster is None:
            cluster = _Cluster()
            here.append(cluster)
        for report in unit:
            cluster.add(report)
    stories = [sorted(cluster.members, key=_told) for here in clusters.values() for cluster in here]
    return sorted(stories, key=lambda members: (_told(members[0]), members[0].event_id))


def _units(reports: Iterable[Report]) -> list[list[Report]]:
    """One wire text in several papers goes together: the same text, the same place in it."""
    units: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        same: tuple[object, ...] = (report.content_hash, report.ordinal, bucket(report.event))
        units.setdefault(same if report.content_hash else ("", report.event_id), []).append(report)
    return [part for unit in units.values() for part in _apart_by_article(sorted(unit, key=_order))]


def _apart_by_article(unit: list[Report]) -> list[list[Report]]:
    """Two events of one article are two stories, whatever their text."""
    if len({report.article_id for report in unit}) == len(unit):
        return [unit]
    return [[report] for report in unit]


def _clear_choice(clusters: Iterable[_Cluster], unit: list[Report]) -> _Cluster | None:
    """The cluster that fits best, or None where none fits or two fit equally."""
    best: _Cluster | None = None
    best_points, rivals = -1, 0
    for cluster in clusters:
        if not cluster.may_hold(unit[0]):
            continue
        points = [fit(cluster.members, report) for report in unit]
        worst = min((found for found in points if found is not None), default=None)
        if worst is None or None in points:
            continue
        if worst > best_points:
            best, best_points, rivals = cluster, worst, 0
        elif worst == best_points:
            rivals += 1
    return best if rivals == 0 else None


def _told(report: Report) -> tuple[object, ...]:
    return (report.reported_at, report.content_hash, report.url or "", report.title, report.ordinal, report.event_id)


def _order(report: Report) -> tuple[object, ...]:
    """Sharpest date first, then oldest; the rest only makes the order total."""
    return (sharpness(report.event.when), *_told(report))
