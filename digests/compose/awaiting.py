"""What is told of a plan or a journey whose time has passed: its status as reported, and that nobody said more."""

from collections.abc import Iterable
from datetime import datetime

from digests.compose.due import stage
from digests.compose.journeys import Entry
from digests.compose.rules import CLOSED_AFTER
from digests.compose.views import Stage
from digests.model import Story

_SEEN: dict[Stage, str] = {"due": "no outcome seen", "closed": "no report seen"}


def labelled(story: Story, state: Stage, clause: str) -> str:
    """“planned: was due to visit, no outcome seen”: the stored status first; what the clock says is only added.

    A clause of any other stage comes back as it is.
    """
    if state not in _SEEN:
        return clause
    if story.status == "under_way":
        return f"under way as last reported: {clause}, no report of its end"
    status = "planned" if story.status == "planned" else "postponed to this date"
    return f"{status}: {clause}, {_SEEN[state]}"


def counted(entries: Iterable[Entry], now: datetime) -> list[str]:
    """“1 planned, awaiting outcome”, “2 under way as last reported, no report of their end”; plans first."""
    states = [(entry.lead.status == "under_way", stage(entry.lead, now)) for entry in entries]
    plans = [state for under_way, state in states if state in _SEEN and not under_way]
    journeys = sum(state in _SEEN for under_way, state in states if under_way)
    closed = plans.count("closed")
    late = f" ({_number(closed, len(plans))} report for {CLOSED_AFTER.days} days)" if closed else ""
    told = [f"{len(plans)} planned, awaiting outcome{late}"] if plans else []
    if journeys:
        told.append(f"{journeys} under way as last reported, no report of {'its' if journeys == 1 else 'their'} end")
    return told


def _number(closed: int, of: int) -> str:
    return "no" if closed == of else f"{closed} without a"
