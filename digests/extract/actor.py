"""One actor as it stands in a text: a state, an organisation, an office or its holder."""

import re
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "office", "collective", "country", "organisation"]

_TOWNS = frozenset({"city", "capital"})
_OTHER_SIDE = (
    "counterpart",
    "brother",
    "counterparts",
    "colleague",
    "colleagues",
    "peer",
    "peers",
    "opposite number",
    "homologue",
)
"""Ends of an office that copies the other side's."""
_OF = re.compile(r"\s+(?:of|for)\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """text[start:end], in offsets of the whole text; `head` is the offset of the word that stands for it in a parse.

    `code` is None until memory or the publisher supplies it. `determiner` is the lower-case word before ("his").
    """

    start: int
    end: int
    head: int
    kind: ActorKind
    code: str | None
    name: str | None = None
    office: str | None = None
    organisation: str | None = None
    printed: str = ""
    determiner: str = ""
    plural: bool = False
    tag_kind: str = ""
    """The kind of its place tag ("country", "demonym", "city", …), "people" for a noun like "Saudis", else empty."""
    out_of_office: bool = False
    owner: str | None = None
    """Whose body it is, by his name: "Ghani's government"."""
    by_default: bool = False
    """Whether `code` is only the home country of the article, no word of the text."""

    @property
    def is_official(self) -> bool:
        """Whether somebody, named or not, stands for a state: a person or an office."""
        return self.kind in {"person", "office"}

    @property
    def is_unplaced(self) -> bool:
        """Whether no word of the text gives the country: there is none, or only the home country's."""
        return self.code is None or self.by_default

    @property
    def is_town(self) -> bool:
        """Whether it stands as a town, a capital included."""
        return self.tag_kind in _TOWNS

    @property
    def is_counterpart(self) -> bool:
        """Whether the office is only "counterpart": that of the other side."""
        return (self.office or "").lower().endswith(_OTHER_SIDE)

    @property
    def is_several(self) -> bool:
        """Whether several people stand there, or a body of them: "ministers", "the delegation"."""
        return self.plural or self.kind == "collective"

    @property
    def last_word(self) -> str:
        """The head word of the office, lower case: "Minister of Foreign Affairs" has "minister"; empty without one."""
        parts = _OF.split((self.office or "").lower(), maxsplit=1)[0].split()
        return parts[-1] if parts else ""

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any character of text[start:end] is the actor's."""
        return self.start < end and start < self.end


def in_order(actors: "list[Actor]") -> tuple[Actor, ...]:
    """Left to right; of two that begin together the shorter first."""
    return tuple(sorted(actors, key=lambda a: (a.start, a.end)))
