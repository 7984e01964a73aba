"""What an article has told so far: who holds which office for whom, so that "Yun" and "the ministers" are understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from digests.extract.actors import Actor
from digests.extract.names import keys


@dataclass(slots=True)
class Memory:
    """People by every form a second mention may take; a form that two people share resolves to nobody."""

    home: str | None = None
    """The country whose officials the article names without saying so."""
    people: dict[str, Actor] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    offices: dict[str, Actor] = field(default_factory=dict)
    """The last holder of each bare office ("the president"), by its last word."""

    @classmethod
    def of(cls, actors: Iterable[Actor], home: str | None) -> "Memory":
        """Remember every titled person of an article; second mentions never cross articles."""
        memory = cls(home=home)
        for actor in actors:
            memory.note(actor)
        return memory

    def note(self, actor: Actor) -> None:
        """Remember one named person; the fullest mention of a name stays."""
        if not actor.name:
            return
        known = self.people.get(actor.name)
        if known and (known.code or known.office) and not (actor.code and not known.code):
            return
        whole = self._completed(actor)
        for key in keys(actor.name):
            other = self.people.get(key)
            if other and other.name and other.name != actor.name and not _same_name(other.name, actor.name):
                self.shared.add(key)
            elif other is None or (len(actor.name) >= len(other.name or "")) or (whole.code and not other.code):
                self.people[key] = whole
        if whole.office:
            self.offices[whole.office.split()[-1].lower()] = whole

    def _completed(self, actor: Actor) -> Actor:
        known = next((k for k in map(self.find, keys(actor.name or "")) if k and _same_name(k.name or "", actor.name or "") | _same_name(actor.name or "", k.name or "")), None)
        if known is None:
            return actor
        better = known.name if known.name and len(known.name) > len(actor.name or "") else actor.name
        return replace(actor, name=better, code=actor.code or known.code, office=_fuller(actor.office, known.office))

    def find(self, name: str) -> Actor | None:
        """The person of that name, surname or given name in this article, if exactly one fits."""
        if name in self.shared and name not in {a.name for a in self.people.values()}:
            return None
        return self.people.get(name)

    def resolve(self, actor: Actor) -> Actor:
        """`actor` with what the article knows: full name, office, country. Never a country for a name alone."""
        known = self.find(actor.name) if actor.name else None
        if known and known is not actor:
            actor = replace(actor, name=known.name if _same_name(known.name or "", actor.name or "") else actor.name, office=_fuller(known.office, actor.office), code=actor.code or known.code, out_of_office=actor.out_of_office or known.out_of_office, organisation=actor.organisation or known.organisation)  # fmt: skip
        if (
            actor.code is None
            and actor.kind == "office"
            and not actor.plural
            and actor.determiner in {"the", ""}
            and actor.office
            and actor.determiner != "'s"
            and "counterpart" not in actor.office.lower()
        ):
            holder = self.offices.get(actor.office.split()[-1].lower())
            if holder and (len(actor.office.split()) == 1 or _fuller(holder.office, actor.office) == holder.office):
                return replace(holder, start=actor.start, end=actor.end, head=actor.head, printed=actor.printed)
        if (
            actor.code is None
            and self.home
            and (actor.kind in {"person", "office"} or _own_body(actor))
            and actor.office
            and "counterpart" not in actor.office.lower()
        ):
            actor = replace(actor, code=self.home, by_default=True)
        return actor


def _own_body(actor: Actor) -> bool:
    """ "the delegation", "the ministry", "the government": bodies of the home country; bare "officials" are anybody's."""
    return actor.kind == "collective" and (actor.office or "").lower().split()[-1:] not in (["officials"], ["official"], ["leaders"], ["ministers"], ["counterparts"], ["diplomats"], ["experts"])


def _same_name(full: str, short: str) -> bool:
    return set(short.split()) <= set(full.split())


def _fuller(first: str | None, second: str | None) -> str | None:
    """The longer of two offices when one ends the other ("Minister", "Foreign Minister"), else the first."""
    if not first or not second:
        return first or second
    return second if second.lower().endswith(first.lower()) else first
