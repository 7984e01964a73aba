"""Sort reports into stories, the same way whatever order they came in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from digests.model import Report
from digests.stories.bucket import bucket
from digests.stories.dates import sharpness
from digests.stories.fit import MOVED, NEAR, fit
from digests.timing.spans import wide_days

_SLACK = 2
"""Days: two clock times may lie a day apart, and each counts on its local day and on its day in UTC."""


_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Look:
    """What can be seen of a report at a glance. Days are ordinals; `first` > `last` when there is no date."""

    first: int
    last: int
    reported: datetime
    loose: bool
    moved: bool


@dataclass(slots=True)
class _Cluster:
    """A story in the making: `first`..`last` and `since`..`until` span its members' days and their reporting."""

    members: list[Report] = field(default_factory=list)
    first: int = date.max.toordinal()
    last: int = 0
    since: datetime = _LATEST
    until: datetime = _EARLIEST
    moved: bool = False

    def add(self, report: Report) -> None:
        look = _look(report)
        self.members.append(report)
        self.since, self.until = min(self.since, look.reported), max(self.until, look.reported)
        self.moved = self.moved or look.moved
        if look.first <= look.last:
            self.first, self.last = min(self.first, look.first), max(self.last, look.last)

    def may_hold(self, look: _Look) -> bool:
        """False only where `fit` would find that the dates cannot meet: a cheap look before the thorough one."""
        dated = look.first <= look.last and self.first <= self.last
        meets = dated and look.first <= self.last + _SLACK and look.last >= self.first - _SLACK
        if self.moved:
            return True
        if look.moved:
            return meets or self.since <= look.reported <= self.until + MOVED
        if dated and not meets:
            return False
        return not look.loose or self.since - NEAR <= look.reported <= self.until + NEAR


def _look(report: Report) -> _Look:
    days = wide_days(report.event.when)
    first, last = (days.first.toordinal(), days.last.toordinal()) if days else (1, 0)
    loose = sharpness(report.event.when) > 1
    return _Look(first, last, report.reported_at, loose, report.event.status in ("postponed", "cancelled"))


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
    looks = [_look(report) for report in unit]
    for cluster in clusters:
        if not all(cluster.may_hold(look) for look in looks):
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
