"""What an article has told so far: who holds which office for whom, so that "Yun" is understood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from digests.extract.actor import Actor
from digests.extract.leaders import country_of, leader
from digests.extract.names import keys, names_one
from digests.extract.offices import has_office
from digests.extract.tables import table, words
from digests.places.names import is_code

_OF_STATE = re.compile(
    r"\bof\s+(?:the\s+)?(?:ministry|department|government|cabinet|parliament|presidency)\b"
    r"|^(?:deputy|assistant)\b|\bhigh commissioner(?! for)|\bpolice\b"
)
"""An office of a state's own house, though organisations have its like: "Secretary General of the Ministry"."""
_OF_THE_UN = frozenset({"secretary-general", "secretary general"})
"""Whose office the world takes for granted."""

Vacancy = tuple[Actor, frozenset[str]]
"""An office of a state without its holder's name, and the capitalised words that stand beside it."""


@dataclass(slots=True)
class Memory:
    """People by every form a second mention may take; a form that two people share resolves to nobody."""

    year: int | None = None
    """The year of publication, in which somebody known to the world holds office."""
    home: str | None = None
    """The country whose officials the article names without saying so."""
    people: dict[str, Actor] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    """Whose country the text has given away since the article was tagged."""
    placed: set[str] = field(default_factory=set)
    """Whose country the encoder has given."""
    own_voice: bool = False
    """Whether a ministry or an office speaks of itself: "the Prime Minister" is its own."""
    bodies: tuple[str, ...] = ()
    """The organisations that the article names, in their order."""
    star: Actor | None = None
    """The office that the headline names without its holder: "NZ's Foreign Minister wraps up …"."""
    vacant: tuple[Vacancy, ...] = ()
    """The offices with a state that headline and opening name without a holder: "the president of Azerbaijan"."""
    headline: frozenset[str] = frozenset()
    """The capitalised words of the headline."""
    lead_end: int = 0
    """Where the opening ends, in which the headline's official is named."""
    starred: str | None = None
    """Who that is."""
    offices: dict[str, list[Actor]] = field(default_factory=dict)
    """The holders of each bare office ("the president"), by its last word, in the order in which they were noted."""

    @classmethod
    def of(cls, actors: Iterable[Actor], home: str | None, year: int | None = None, **context: Any) -> "Memory":
        """Remember every titled person of an article; second mentions never cross articles (PRODUCT, rule 4)."""
        memory = cls(home=home, year=year, **context)
        for actor in actors:
            memory.note(actor)
        return memory

    def note(self, actor: Actor) -> None:
        """Remember one named person; the fullest mention of a name stays."""
        if not actor.name:
            return
        known = self.people.get(actor.name)
        if known and (known.code or known.office) and not (actor.code and not known.code):
            if known.start < 0 <= actor.start and known.last_word:  # the headline named him, here the text does
                self.offices.setdefault(known.last_word, []).append(replace(known, start=actor.start))
            return
        whole = self._placed(self._completed(actor, actor.name))
        for key in keys(actor.name):
            other = self.people.get(key)
            if other and other.name and other.name != actor.name and not names_one(other.name, actor.name):
                if _is_spouse(actor):
                    continue  # "Mr Banda" stays the president when his wife is named
                if not _is_spouse(other):
                    self.shared.add(key)
                    continue
                self.people[key] = whole
            elif other is None or len(actor.name) >= len(other.name or "") or (whole.code and not other.code):
                self.people[key] = whole
        if whole.last_word:
            self.offices.setdefault(whole.last_word, []).append(whole)

    def _completed(self, actor: Actor, name: str) -> Actor:
        """`actor` with the office, country and longer name of whom the article already knows by one of its forms."""
        for known in map(self.find, keys(name)):
            if known and known.name and (names_one(known.name, name) or names_one(name, known.name)):
                longer = known.name if len(known.name) > len(name) else name
                office = _fuller(actor.office, known.office)
                return replace(actor, name=longer, code=actor.code or known.code, office=office)
        return actor

    def _placed(self, actor: Actor) -> Actor:
        """`actor` with the state that he is known to lead, when the article names none."""
        if actor.code is not None or not actor.name:
            return actor
        if known := leader(actor.name, self.year):
            return replace(actor, code=known.code)
        if only := _of_one_alone(actor.office, self.home):
            return replace(actor, code=only)
        if body := self._of_body(actor):
            return replace(actor, code=body)
        if self._is_star(actor) and self.star:
            self.starred = self.starred or actor.name
            return replace(actor, code=self.star.code, office=actor.office or self.star.office)
        if state := self._vacancy_for(actor) or self._governed_by(actor):
            return replace(actor, code=state)
        return actor

    def _governed_by(self, actor: Actor) -> str | None:
        """The state of "President Clinton", whom no paper of his years introduced."""
        if actor.kind != "person" or actor.last_word not in words("offices", "governing"):
            return None
        if self.year is None or " " in (actor.name or ""):
            return None
        if self.home is not None and has_office(self.home, actor.office):
            return None  # "President Clinton" in a paper of a state that has a president
        state = country_of(actor.name or "", self.year)
        return state if state and has_office(state, actor.office) else None

    def _vacancy_for(self, actor: Actor) -> str | None:
        """The one state whose president the opening has told of, for "President Rustamli" further down."""
        if actor.kind != "person" or not actor.office or self.home is not None:
            return None
        surname = (actor.name or "").split()[-1:]
        states = {
            v.code
            for v, beside in self.vacant
            if v.last_word == actor.last_word and v.end <= max(actor.start, 0) and beside.isdisjoint(surname)
        }
        taken = {p.code for p in self.people.values() if p.last_word == actor.last_word and p.name != actor.name}
        free = states - taken
        return next(iter(free)) if len(states) == len(free) == 1 else None

    def _of_body(self, actor: Actor) -> str | None:
        """The organisation of an office that only organisations have, when the article names one of them."""
        office = (actor.office or "").lower()
        if office.startswith(("european commission", "european council", "european union")):
            return "EU"
        if _OF_STATE.search(office) or actor.by_default:
            return None
        for words_, codes in table("bodies")["office"].items():
            if (
                office == words_
                or office.startswith((words_ + " for", words_ + " of"))
                or office.endswith(" " + words_)
            ):
                own = self.home if self.home in codes else None  # its publisher's, whichever else it names
                named = own or next((code for code in self.bodies if code in codes), None)
                of_the_un = office in _OF_THE_UN and self.home in {None, "UN"}
                return named or ("UN" if of_the_un else None)
        return None

    def _is_star(self, actor: Actor) -> bool:
        """Whether the opening names this person for the office in the headline."""
        if self.star is None or actor.start > self.lead_end or self.starred not in {None, actor.name}:
            return False
        star = self.star
        if any(
            p.code == star.code and p.last_word == star.last_word and p.name != actor.name for p in self.people.values()
        ):
            return False  # the opening names him with his country
        return not actor.office or actor.last_word == self.star.last_word

    def world(self, name: str) -> Actor | None:
        """Somebody known to the world by that name, whom the article has not introduced: "Putin", "Angela Merkel"."""
        known = leader(name, self.year)
        return Actor(0, 0, 0, "person", known.code, name=name, printed=name) if known else None

    def first_told(self, name: str) -> int:
        """Where in the article the person of that name is introduced; -1 when nobody of that name is known."""
        known = self.people.get(name)
        return known.start if known else -1

    def settle(self, actor: Actor) -> None:
        """Give a remembered person the country that the text around a mention gave away."""
        if actor.name and self._give(actor.name, actor.code):
            self.moved.add(actor.name)

    def place(self, name: str, code: str) -> bool:
        """Give a remembered person, whom no word of the text places, his country; whether there is such a person."""
        if not self._give(name, code):
            return False
        self.placed.add(name)
        return True

    def may_be_of(self, name: str, code: str) -> bool:
        """Whether the office that somebody is remembered with is one that a state or organisation has."""
        known = self.people.get(name)
        return known is None or not is_code(code) or has_office(code, known.office)

    def _give(self, name: str, code: str | None) -> bool:
        """Give whoever is remembered by that name without a country of his own that one, under all forms of the name;
        whether there was anybody."""
        unplaced = {key: p for key in keys(name) if (p := self.people.get(key)) and p.name == name and p.is_unplaced}
        for key, known in unplaced.items():
            self.people[key] = replace(known, code=code, by_default=False)
        return bool(unplaced)

    def placed_anew(self, actor: Actor) -> Actor:
        """`actor`, with the country that was given to him since he was resolved."""
        return self._as_known(actor) if actor.name in self.placed else actor

    def find(self, name: str) -> Actor | None:
        """The person of that name, surname or given name in this article, if exactly one fits."""
        if name in self.shared and name not in {a.name for a in self.people.values()}:
            return None
        return self.people.get(name)

    def resolve(self, actor: Actor) -> Actor:
        """`actor` with what the article knows: full name, office, country. Never a country for a name alone."""
        known = self.find(actor.name) if actor.name else None
        if known and known is not actor:
            actor = _joined(actor, known)
        if actor.owner and actor.code is None:
            whose = self.find(actor.owner) or self.world(actor.owner)
            return replace(actor, code=whose.code if whose else None)
        actor = self._placed(actor)
        if actor.code is not None:
            return actor
        if (
            actor.kind == "office"
            and not actor.plural
            and (body := _of_one_alone(actor.office, self.home) or self._of_body(actor))
        ):
            actor = replace(actor, code=body)
        if holder := self._holder(actor):
            actor = replace(holder, start=actor.start, end=actor.end, head=actor.head, printed=actor.printed)
            known = self.people.get(holder.name or "")
            actor = replace(actor, code=actor.code or (known.code if known else None))
        if actor.code is not None:
            return actor
        bodily = _is_own_body(actor) or (actor.is_official and actor.last_word not in words("offices", "of_no_state"))
        if self.home and actor.office and not actor.is_counterpart and bodily and has_office(self.home, actor.office):
            return replace(actor, code=self.home, by_default=True)  # EXTRACTION, what counts, 9
        if self.home and actor.kind == "person" and not actor.office and self._is_headlined(actor):
            return replace(actor, code=self.home, by_default=True)
        return actor

    def _is_headlined(self, actor: Actor) -> bool:
        """Whether the headline names a person whom the article gives no office: everybody at home knows who that is."""
        return any(key in self.headline for key in keys(actor.name or ""))

    def _as_known(self, holder: Actor) -> Actor:
        """`holder` with the country that the article has given away since he was noted as the home country's."""
        known = self.people.get(holder.name or "")
        if known is None or known.by_default or not holder.is_unplaced:
            return holder
        return replace(holder, code=known.code, by_default=False)

    def _holder(self, actor: Actor) -> Actor | None:
        """The person whom "the president" or "foreign minister" means, when the article has named one."""
        if actor.kind != "office" or actor.plural or actor.is_counterpart or actor.determiner not in {"the", ""}:
            return None
        holders = [self._as_known(h) for h in self.offices.get(actor.last_word, []) if _holds(h, actor)]
        before = [h for h in holders if 0 <= h.start < actor.start]
        if self.own_voice:
            before = [h for h in before if h.code in {None, self.home} or h.by_default]
        if not holders or not actor.office or (self.home and not before):
            return None  # named only later: the office is the home country's
        own = [h for h in before if h.code == self.home or h.by_default or h.code is None] if self.home else []
        latest = own or before
        return max(latest, key=lambda h: h.start) if latest else holders[-1]


def _joined(actor: Actor, known: Actor) -> Actor:
    full = known.name if names_one(known.name or "", actor.name or "") else actor.name
    return replace(
        actor,
        name=full,
        office=_fuller(known.office, actor.office),
        code=actor.code or known.code,
        out_of_office=actor.out_of_office or known.out_of_office,
        organisation=actor.organisation or known.organisation,
    )


def _holds(holder: Actor, office: Actor) -> bool:
    """Whether a person's office is the one that is named: "the Deputy President" is not the president."""
    named, held = (office.office or "").lower(), (holder.office or "").lower()
    if named == "minister" and held.endswith("prime minister"):
        return False  # a premier is never "the minister"
    return len(named.split()) == 1 or held.endswith(named)


def _is_spouse(actor: Actor) -> bool:
    return (actor.office or "").lower().endswith(("first lady", "wife", "husband", "spouse"))


def _is_own_body(actor: Actor) -> bool:
    """ "the delegation", "the ministry": bodies of the home country; bare "officials" are anybody's."""
    return actor.kind == "collective" and actor.last_word not in words("offices", "anybodys")


def _of_one_alone(office: str | None, home: str | None) -> str | None:
    """Whose an office is that one state or organisation alone has: "Under-Secretary-General for …"."""
    named = (office or "").lower()
    if home and home == table("offices")["only_but"].get(named):
        return None
    only = table("offices")["only"].items()
    starts = ((name, code) for name, code in only if named == name or named.startswith((f"{name} for ", f"{name} of ")))
    return next((code for _, code in starts), None)


def _fuller(first: str | None, second: str | None) -> str | None:
    """The longer of two offices when one ends the other ("Minister", "Foreign Minister"), else the first."""
    if not first or not second:
        return first or second
    return second if second.lower().endswith(first.lower()) else first
