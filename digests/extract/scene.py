"""What a reader has in mind at a sentence: whom "he", "they", "the ministers" and "the delegation" mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.memory import Memory
from digests.extract.sexes import Sex, sex_of, sex_of_pronoun
from digests.extract.slots import Slot
from digests.extract.tables import words
from digests.model import Status
from digests.timing.words import NUMBERS

if TYPE_CHECKING:
    from digests.extract.listing import Listing

_OPENING = 2
"""Sentences in which "the two sides" are the states of the headline before anybody is said to have met."""


@dataclass(slots=True)
class Scene:
    """What the reader of an article has in mind at a sentence: the last pair, the last person, where and when."""

    memory: Memory
    published: date | None
    zone: str | None
    dateline: str | None
    pair: tuple[Actor, ...] = ()
    """The parties of the last contact."""
    table: tuple[Actor, ...] = ()
    """Those of the last contact of three states or more."""
    number: int = 0
    """The number of the sentence that is being read."""
    absent: frozenset[int] = frozenset()
    """Where that sentence names those who need not have been at what it tells (`absent.py`)."""
    away: frozenset[str] = frozenset()
    """The states that the article says stayed away from a table."""
    caption: bool = False
    """Whether that sentence stands below a picture."""
    person: Actor | None = None
    """Whom "he" or "she" means."""
    people: list[Actor] = field(default_factory=list)
    """Everybody whom it has meant, in order."""
    sexes: Mapping[str, Sex] = field(default_factory=dict)
    """What titles say of who is a man or a woman, by surname."""
    two: tuple[Actor, ...] = ()
    """The parties of the last event of just two, whom "the two sides" means also behind a larger table."""
    subject: tuple[Actor, ...] = ()
    """What "it" means: the subject of the last sentence that named one."""
    days: dict[bool, tuple[date, date]] = field(default_factory=dict)
    """The first and last day of the last dated event, for what was held (True) and for what is to come: "later in the
    day", "a day later"."""
    main_day: date | None = None
    """The day that the article is about: that of the first event of the last days."""
    before: str = ""
    """The sentence before, whose day "later that day" means."""
    abroad: str | None = None
    """The country that the last told journey leads to."""
    guests: tuple[Actor, ...] = ()
    """Who is on the last told journey, also in the sentences behind."""
    journey: Status = "held"
    """The status of that journey."""
    fallen: dict[str | None, Status] = field(default_factory=dict)
    """What became of a journey that was told without a country, by the traveller's."""
    visitor: str | None = None
    """The country of whoever is on that journey."""
    stops: set[str] = field(default_factory=set)
    """The countries to which journeys have led so far."""
    lead: frozenset[str] = frozenset()
    """The countries that the headline and the first sentence name."""
    answers: tuple[Answer, ...] = ()
    """What the encoder takes the sentence that is being read to tell."""
    listing: "Listing | None" = None
    """What was announced of one side alone, while the others are being listed; None when the list has ended."""
    travellers: tuple[Actor, ...] = ()
    """Who was last said, in the same sentence, to be on the way."""

    def actors_of(self, given: Slot) -> tuple[list[Actor], bool]:
        """(the actors that a slot means, whether memory had to supply them)."""
        if given.pronoun in {"he", "she", "him", "her", "his", "hers", "i"}:
            known = self._meant_by(given.pronoun)
            return ([known] if known else list(given.behind)), True
        if given.pronoun in {"they", "them", "their", "both", "we", "our"}:
            return list(self.pair), True
        if given.pronoun in {"it", "its"}:
            alone = [a for a in self.subject if a.kind in {"country", "organisation", "collective"}]
            return [self._own_delegation(self.memory.resolve(a)) for a in alone[:1]], True
        if not given.actors and given.noun in words("offices", "address"):
            return ([self.person] if self.person else []), True
        if not given.actors and given.noun in words("offices", "pair_noun"):
            return list(self.pair), True
        resolved: list[Actor] = []
        reminded = False
        for actor in given.actors:
            if _is_pair(actor, len({a.code for a in self.pair})):
                reminded = True
                resolved += [a for a in self._pair_of(actor) if a not in resolved]
                continue
            known = self._own_delegation(self.memory.resolve(actor))
            if not known.out_of_office:
                resolved.append(known)
        return resolved, reminded

    def _meant_by(self, pronoun: str) -> Actor | None:
        """Whom "he" or "she" means: the last person, unless his or her title says otherwise; then the one before."""
        sex = sex_of_pronoun(pronoun)
        if self.person is None or sex is None or sex_of(self.person.name, self.sexes) in {None, sex}:
            return self.person
        fitting = (a for a in reversed(self.people) if sex_of(a.name, self.sexes) == sex)
        return next(fitting, self.person)

    def _pair_of(self, actor: Actor) -> tuple[Actor, ...]:
        """Whom "the two leaders" means: those of the last contact, of the last of two if there were more, else the two
        states of the lead."""
        states = {a.code for a in self.pair}
        if self.two and actor.determiner in {"both", "two"} and states > {a.code for a in self.two}:
            return self.two
        if self.pair:
            return self.pair
        in_person = actor.last_word in words("offices", "in_person")
        return self.lead_pair if in_person or self.number < _OPENING else ()

    @property
    def lead_pair(self) -> tuple[Actor, ...]:
        """The two states that the headline and the first sentence name, when there are two."""
        if len(self.lead) != 2:  # a pair is two
            return ()
        return tuple(Actor(0, 0, 0, "country", code) for code in sorted(self.lead))

    def _own_delegation(self, actor: Actor) -> Actor:
        """ "his delegation" is of the country of whom the text speaks."""
        own = actor.determiner in {"the", "its", "his", "her"} and "delegation" in (actor.office or "")
        if actor.code is None and actor.kind == "collective" and own and self.person:
            return replace(actor, code=self.person.code)
        return actor

    def all_of(self, slots: Iterable[Slot]) -> tuple[list[Actor], bool]:
        """(the actors that several slots mean, each once, whether memory had to supply any)."""
        found: list[Actor] = []
        reminded = False
        for given in slots:
            actors, from_memory = self.actors_of(given)
            reminded = reminded or from_memory
            found += [a for a in actors if a not in found]
        return found, reminded


def _is_pair(actor: Actor, many: int) -> bool:
    """ "the ministers", "both sides", "the two leaders": those of the last contact, when no country stands by; "the
    four sides" of one of so `many` states."""
    counted = NUMBERS.get(actor.determiner) == many
    return (
        actor.code is None
        and actor.name is None
        and actor.plural
        and actor.last_word in words("offices", "pair")
        and not (actor.office or "").lower().startswith("government ")
        and (counted or actor.determiner in {"the", "both", "two", "their"})
    )
