"""Ask for the views of the worked example, or of other stories."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from digests.compose.country import country_view
from digests.compose.digest import compose
from digests.compose.pair import pair_view
from digests.compose.views import CountryView, Digest, Line, ListView, PairView, Section
from digests.compose.windows import default_window
from digests.model import Report, Story
from digests.stories.group import group
from digests.stories.tell import tell
from tests.compose.worked_example import TIES, stories
from tests.stories.making import at

UTC = ZoneInfo("UTC")
END = "2016-06-28"


def told(*reports: Report, until: str = END) -> list[Story]:
    """The stories of these reports alone, as told up to `until`."""
    known = [one for one in reports if one.reported_at <= at(until)]
    return [tell(members, story_id=number) for number, members in enumerate(group(known), start=1)]


def digest(known: Sequence[Story] | None = None, end: str = END) -> Digest:
    """The digest of 14 days up to `end`; of the worked example by default."""
    now = at(end)
    found = stories(until=end) if known is None else known
    return compose(found, window=default_window(now), now=now, zone=UTC)


def country(code: str) -> CountryView:
    """The worked example, asked by country: the stories in which it took part or is mentioned."""
    known = [one for one in stories() if code in {*one.countries, *(mention.code for mention in one.mentions)}]
    return country_view(code, known, [one for one in TIES if code in one.tie.countries], now=at(END))


def pair(one: str, other: str) -> PairView:
    """The worked example, asked by pair."""
    ties = [tie for tie in TIES if {one, other} == set(tie.tie.countries)]
    return pair_view(one, other, stories(), ties, now=at(END))


def section(view: Digest | CountryView | PairView | ListView, key: str) -> Section:
    """The section called `key`; an AssertionError when the view has none."""
    found = [one for one in view.sections if one.key == key]
    assert len(found) == 1, f"{key} is not among {[one.key for one in view.sections]}"
    return found[0]


def lines(view: Digest | CountryView | PairView | ListView, key: str) -> tuple[Line, ...]:
    """The lines of a section; none when the view does not have it."""
    return tuple(line for one in view.sections if one.key == key for line in one.lines)
