"""Who met whom, as a map shows it."""

from digests.compose.views import Digest, Line, Stage
from digests.pictures.spec import Contact, MapSpec, Standing
from digests.places.names import countries
from digests.render.messages.harmless import cut

_TITLE = 120
_BY_SECTION: dict[str, Standing] = {
    "agreed": "agreed",
    "held": "held",
    "under_way": "ahead",
    "coming_up": "ahead",
    "due": "due",
    "passing": "passing",
}
_BY_STAGE: dict[Stage, Standing] = {
    "held": "held",
    "under_way": "ahead",
    "planned": "ahead",
    "due": "due",
    "closed": "due",
    "postponed": "called_off",
    "cancelled": "called_off",
}
"""Corrections hold what was called off, and disputes about stories of any stage."""


def map_of(digest: Digest) -> MapSpec | None:
    """Every contact of two or more countries in the digest, also of the stories behind More; None without any."""
    found: list[Contact] = []
    for section in (*digest.sections, *digest.more):
        for line in section.lines:
            parties = tuple(sorted({code for code in line.countries if code in countries()}))
            if len(parties) > 1:
                found.append(Contact(parties=parties, standing=_standing(section.key, line)))
    return MapSpec(title=cut(digest.title, _TITLE), contacts=tuple(dict.fromkeys(found))) if found else None


def _standing(key: str, line: Line) -> Standing:
    return _BY_SECTION.get(key) or _BY_STAGE[line.stage]
