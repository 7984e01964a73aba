"""Who met whom, as a map shows it."""

from digests.compose.views import Digest, Line, Stage
from digests.pictures.spec import Contact, MapSpec, Standing
from digests.places.names import countries
from digests.render.messages.harmless import cut

_TITLE = 120
_BY_STAGE: dict[Stage, Standing] = {
    "held": "held",
    "under_way": "ahead",
    "planned": "ahead",
    "due": "due",
    "closed": "due",
    "postponed": "called_off",
    "cancelled": "called_off",
}
_BY_SECTION: dict[str, Standing] = {"agreed": "agreed", "coming_up": "ahead", "due": "due", "passing": "passing"}
"""Where the section says more than the stage: what was put off to a new date is coming up again."""


def map_of(digest: Digest) -> MapSpec | None:
    """Every contact of two or more countries in the digest, also of the stories behind More; None without any.

    A story has one line, however often the digest names it. A pledge is no contact: one side said something.
    """
    found: dict[int, Contact] = {}
    for section in (*digest.sections, *digest.more):
        for line in section.lines:
            parties = tuple(sorted({code for code in line.countries if code in countries()}))
            if len(parties) > 1 and line.kind != "pledge":
                found.setdefault(line.story_ids[0], Contact(parties=parties, standing=_standing(section.key, line)))
    return MapSpec(title=cut(digest.title, _TITLE), contacts=tuple(dict.fromkeys(found.values()))) if found else None


def _standing(key: str, line: Line) -> Standing:
    state = _BY_STAGE[line.stage]
    if key == "passing" and state == "called_off":
        return state
    if state == "held" and line.kind == "agreement" and key != "passing":
        return "agreed"
    return _BY_SECTION.get(key, state)
