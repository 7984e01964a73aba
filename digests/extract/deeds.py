"""Outcomes find their event: the contact of the same sentence, the one just told, or an event of their own."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.candidate import AHEAD, CONTACTS, ENCODER, codes_of
from digests.extract.candidates import candidates
from digests.extract.company import are_others
from digests.extract.dates import is_since, years_in
from digests.extract.draft import Draft, DraftOutcome, Drafts
from digests.extract.frame import Frame, says
from digests.extract.grammar import auxiliaries, children, fronted_teller, preps
from digests.extract.merge import days_of
from digests.extract.outcomes import RELATIONS, Clause, clauses
from digests.extract.parse import Parsed
from digests.extract.scene import Scene
from digests.extract.second_look import weighed
from digests.extract.slots import Slot, actors_in
from digests.extract.standing import older_parties
from digests.extract.status import DeniedError, Told, verb_status
from digests.extract.strength import by_how_many, is_by_both
from digests.extract.tables import words
from digests.extract.who_met import unnamed_officials
from digests.model import BINDING, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTRAST = re.compile(r"[,;]? (?:while|whereas|but)\b|;")
"""What follows is about somebody else."""
_RECEIVERS = 3
"""States to which one promise is made, at most."""
_PAIR = 2
_POINTS = 2
"""Sentences between two points of one agreement."""

_AFTERWARDS = 6
"""Sentences after a contact in which "they agreed" still speaks of it."""
_GIVEN = frozenset({"agreed", "pledged", "offered"})
"""What is given by word, about what is yet to come."""
_PROMISED: Told = ("held", False)
"""A deed that is announced is a pledge given, though its verb speaks of what will be."""


def deeds(parsed: Parsed, scene: Scene, drafts: Drafts, text: str) -> None:
    """Add the outcome clauses of one sentence to the events that they belong to (EXTRACTION, what counts, 4).

    `text` is the article's.
    """
    if older_parties(parsed.text, parsed.actors):
        return  # "has signed the agreement with 16 countries": what others agreed before
    for clause in clauses(parsed):
        history = clause.form == RELATIONS and _is_history(parsed, scene)
        if not history and not _is_since(clause.verb):
            _Deed(parsed, scene, drafts, clause, text).settle()


def _is_history(parsed: Parsed, scene: Scene) -> bool:
    """ "established diplomatic relations in 1992": told of the past of two countries, which is a tie and no outcome."""
    years = [int(p.value[0]) for p in parsed.phrases if p.kind == "year"]
    this_year = scene.published.year if scene.published else None
    return bool(years) and (this_year is None or max(years) < this_year)


def _is_since(verb: "Token") -> bool:
    """ "has travelled between the two since they agreed on a truce in March": what only dates something else."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children)


class _Deed:
    """One outcome clause looking for its event; `who` did it, `whom` to or with, by code `by` and `to`."""

    def __init__(self, parsed: Parsed, scene: Scene, drafts: Drafts, clause: Clause, text: str) -> None:
        self._parsed, self._scene, self._drafts, self._clause = parsed, scene, drafts, clause
        self._who, self._reminded = scene.actors_of(clause.subject)
        self._whom, _ = scene.actors_of(clause.target)
        self._by, self._to = codes_of(self._who), codes_of(self._whom)
        self._span = (parsed.start, parsed.end)
        self._text = text

    def settle(self) -> None:
        """Hang the outcome on its event, opening one where it stands alone; drop it where none is sure."""
        home = self._met() or self._before_the_next() or self._told()
        if home is None or self._is_of_another_year(home) or self._is_yet_to_be_signed(home):
            home = self._own()
        elif self._is_signed_by_others(home):
            home = self._own() or home
        if home is not None:
            self._tell_too(home)
            for draft in [home, *self._siblings(home)]:
                self._hang(draft)

    def _tell_too(self, home: Draft) -> None:
        """Note that a rule tells an agreement as well that the encoder has seen: "will sign an agreement today"."""
        facts, clause = home.facts, self._clause
        seen = facts.origin == ENCODER and facts.kind == "agreement" and facts.codes == self._by | self._to
        if seen and clause.form is not None and clause.verb.lemma_.lower() in words("outcomes", "own_pact"):
            home.facts = replace(facts, origin=clause.strength)

    def _is_signed_by_others(self, home: Draft) -> bool:
        """Whether whoever signs was not at the talks that were told: "The ministers of trade, X and Y, signed …"."""
        if self._clause.strength != "signed" or home.facts.kind not in CONTACTS or self._span in home.spans:
            return False
        return are_others([*self._who, *self._whom], home.facts)

    def _is_of_another_year(self, home: Draft) -> bool:
        """Whether the sentence tells of a year in which the event was not: "they signed a programme in 2022"."""
        days = days_of(home.facts.when)
        text = self._parsed.text
        years = years_in(p.raw for p in self._parsed.phrases if not is_since(text, p))
        elsewhere = days is not None and years.isdisjoint({days[0].year, days[1].year})
        return bool(years) and elsewhere and self._span not in home.spans

    def _is_yet_to_be_signed(self, home: Draft) -> bool:
        """Whether two parties will sign a pact that an event behind them cannot have ("will on Wednesday sign a peace
        accord after six weeks of talks"), or one that the encoder sees others sign too."""
        clause = self._clause
        signing = clause.strength == "on_table" and clause.form is not None and clause.ahead
        will = not auxiliaries(clause.verb).isdisjoint({"will", "shall"})
        pact = signing and will and clause.verb.lemma_.lower() in words("outcomes", "own_pact")
        parties = self._by | self._to
        behind = home.facts.status not in AHEAD or home.facts.origin == "noun:after"
        other = behind or (
            home.facts.origin == ENCODER and (home.facts.codes != parties or home.facts.kind in CONTACTS)
        )
        return bool(pact) and len(parties) > 1 and other

    def _siblings(self, home: Draft) -> list[Draft]:
        """Contacts told in one breath ("Cambodia and Laos's senior officials"): one table, all of them."""
        others = [d for d in self._drafts.told_in(self._span) if d is not home]
        return [d for d in others if d.facts.trigger == home.facts.trigger and unnamed_officials(d.facts)]

    def _hang(self, draft: Draft) -> None:
        clause, span = self._clause, self._span
        did = self._by | self._to if clause.strength in BINDING else self._by
        both = clause.strength in BINDING and len(draft.facts.codes) == _PAIR and is_by_both(clause.verb)
        if clause.of_contact or both:
            did = draft.facts.codes
        by = tuple(sorted(did & draft.facts.codes))
        if not any(clause.text in o.text or (o.text in clause.text and o.span == span) for o in draft.outcomes):
            at = self._parsed.offset(clause.verb)
            strength = by_how_many(clause.strength, len(by))
            draft.outcomes.append(DraftOutcome(strength, by, clause.form, clause.text, span, at))
        draft.last = max(draft.last, self._parsed.number)

    def _met(self) -> Draft | None:
        """Two officials who agreed on something were in contact, though the sentence does not say how."""
        leaders = words("offices", "in_person")
        persons = [a for a in self._who if a.code and ((a.kind == "person" and a.office) or a.last_word in leaders)]
        if self._clause.strength != "agreed" or len(codes_of(persons)) < 2 or self._drafts.told_in(self._span):
            return None
        if self._last_met(codes_of(persons)):
            return None
        verb = self._clause.verb
        kind: Kind = "call" if says(self._parsed, "by_phone") else "meeting"
        frame = Frame(kind, verb, verb, "held", False, [Slot(tuple(persons))], origin="agreed")
        return self._add(frame)

    def _before_the_next(self) -> Draft | None:
        """ "They agreed to hold the next session in May": agreed when they met, not when they will meet again."""
        here, by = self._drafts.told_in(self._span), self._by | self._to
        done = self._clause.strength in _GIVEN and not self._clause.ahead
        if not done or not by or not here or any(d.facts.status not in AHEAD for d in here):
            return None
        return self._last_met(by)

    def _last_met(self, codes: frozenset[str]) -> Draft | None:
        """The contact of these parties that has been told shortly before: what was agreed hangs on it."""
        near = (d for d in self._drafts.events if self._parsed.number - d.last <= _AFTERWARDS)
        met = (d for d in near if d.facts.kind in CONTACTS and d.facts.status == "held" and codes <= d.facts.codes)
        return max(met, key=lambda d: d.last, default=None)

    def _add(self, frame: Frame) -> Draft | None:
        candidate = next(candidates(self._parsed, frame, self._scene), None)
        return self._drafts.add(weighed(candidate, self._scene, self._text)) if candidate else None

    def _told(self) -> Draft | None:
        """The event an outcome hangs on, if one is sure: told in this sentence, else the one just told."""
        clause, by = self._clause, self._by
        open_table = clause.strength == "on_table" or clause.of_contact
        here = self._drafts.told_in(self._span)
        fitting = [d for d in here if self._fits(d)]
        if clause.of_contact:
            fitting = [d for d in fitting if self._is_come_of(d)]
        if fitting and (by or self._reminded or open_table):
            return max(fitting, key=lambda d: (d.facts.kind in CONTACTS, len(by & d.facts.codes)))
        if here and by and not fitting:
            return None
        number = self._parsed.number
        now = self._drafts.current(number, contacts=True, ahead=clause.ahead)
        now = now or self._drafts.current(number, contacts=False, ahead=clause.ahead)
        if now is not None and (self._is_done_before(now) or (clause.of_contact and not self._is_come_of(now))):
            return None
        if now is None or (now.facts.kind == "visit" and not (self._reminded or by == now.facts.codes or open_table)):
            return None
        if by:
            return now if (by | self._to) <= now.facts.codes else None
        about_contact = open_table and clause.subject.noun in words("outcomes", "contact_noun")
        return now if self._reminded or about_contact else None

    def _is_come_of(self, draft: Draft) -> bool:
        """Whether an event told in the sentence is the contact that came to this: told there first, or meant by it."""
        named = bool(self._by) or self._clause.subject.noun in words("outcomes", "contact_noun")
        return draft.facts.status not in AHEAD and (named or draft.spans[0] == self._span)

    def _is_done_before(self, draft: Draft) -> bool:
        """ "signed accords and agreed to hold annual talks": what was signed hangs on no plan; nor what is to be signed
        on what was agreed."""
        clause, facts = self._clause, draft.facts
        if facts.kind == "agreement" and facts.status not in AHEAD and clause.ahead and clause.form is not None:
            return True
        return clause.strength == "signed" and facts.status in AHEAD and not clause.ahead

    def _fits(self, draft: Draft) -> bool:
        """Whether an event told in the same sentence can have this outcome."""
        strong = self._clause.strength in BINDING
        if self._is_done_before(draft):
            return False
        kind = draft.facts.kind in CONTACTS or strong or self._reminded or self._clause.strength == "on_table"
        codes = draft.facts.codes
        return kind and self._by <= codes and (not strong or self._to <= codes)

    def _own(self) -> Draft | None:
        """An agreement or a pledge as an event of its own."""
        kind = self._own_kind()
        if kind is None:
            return None
        if kind == "pledge" and not self._to - self._by:
            self._whom = self._receiver()
        sides = [a for a in [*self._who, *self._whom] if a.code]
        if len(codes_of(sides)) < 2:
            return None
        if kind == "pledge" and not (self._by and codes_of(self._whom) - self._by):
            return None  # "Canada and Argentina offered trainers": not to each other
        verb = self._clause.verb
        promised = self._clause.strength == "pledged" and verb.lemma_.lower() in words("outcomes", "promised_deed")
        try:
            status, possible = verb_status(verb) if not promised else _PROMISED
        except DeniedError:
            return None
        if kind == "agreement" and status not in AHEAD and (known := self._same_agreement(codes_of(sides))):
            return known
        first, second = [Slot(tuple(self._who))], [Slot(tuple(self._whom))]
        origin = self._clause.strength
        return self._add(Frame(kind, verb, verb, status, possible, first, second, self._clause.form, origin=origin))

    def _own_kind(self) -> Kind | None:
        """Agreement or pledge; None for what is only on the table, unless a pact is to be concluded."""
        clause = self._clause
        if clause.strength == "on_table":
            pact = clause.form is not None and clause.verb.lemma_.lower() in words("outcomes", "own_pact")
            return "agreement" if pact else None
        if clause.strength in {"pledged", "offered"}:
            return "pledge"
        if clause.strength == "agreed" and clause.form is None and len(self._by) == 1 and not self._to - self._by:
            if not any(c.dep_ == "xcomp" for c in clause.verb.children):
                return None  # "agreed on the need for …": with whom, the sentence does not say
            self._clause = replace(clause, strength="pledged")  # "has agreed to allow …": one side's word
            return "pledge"
        return "agreement"

    def _receiver(self) -> list[Actor]:
        """To whom a pledge is: the one other state that it names as receiving, else the giver's last partner."""
        inside = self._given_to() or self._named_in_promise()
        if inside:
            return inside
        partner = self._drafts.partner(next(iter(self._by))) if len(self._by) == 1 else None
        return [partner] if partner else []

    def _given_to(self) -> list[Actor]:
        """To whom the promised deed is done: "to provide aid for Romania and Poland", "to send Colombia more"."""
        giving = words("outcomes", "giving")
        parsed, (begin, end) = self._parsed, self._clause.body
        for token in parsed.doc:
            if not begin <= parsed.begins(token) < end or token.lemma_.lower() not in giving:
                continue
            receivers = [*children(token, "dative"), *preps(token, "to", "for", "with"), *children(token, "dobj")]
            receivers += [o for c in children(token, "dobj") for o in preps(c, "to", "for", "of", "with")]
            receivers += [o for r in receivers for o in preps(r, "for", "to")]
            actors = [a for r in receivers for a in actors_in(parsed, r) if a.code and a.code not in self._by]
            if 0 < len(codes_of(actors)) <= _RECEIVERS:
                return [a for a in actors if a.kind != "person"] or actors
        return []

    def _named_in_promise(self) -> list[Actor]:
        """The one other state or organisation named in what was promised, when the promise is to give or allow."""
        parsed, (begin, end) = self._parsed, self._clause.body
        if self._clause.verb.dep_ == "ROOT":
            end = len(parsed.text)
        elif teller := fronted_teller(self._clause.verb):
            end = parsed.begins(teller.doc[min(t.i for c in children(teller, "nsubj") for t in c.subtree)])
        contrast = _CONTRAST.search(parsed.text, begin, end)
        end = contrast.start() if contrast else end
        actors = [a for a in parsed.actors if begin <= a.start - parsed.start < end and a.tag_kind != "city"]
        inside = [a for a in actors if a.code and a.code not in self._by]
        giving = words("outcomes", "giving")
        gives = any(t.lemma_.lower() in giving for t in parsed.doc if begin <= parsed.begins(t) < end)
        return inside[:1] if gives and len(codes_of(inside)) == 1 else []

    def _same_agreement(self, codes: frozenset[str]) -> Draft | None:
        """One act of agreement has many points: the last agreement of the same parties, told shortly before, but what
        is yet to be signed."""
        number = self._parsed.number
        same = [d for d in self._drafts.events if d.facts.kind == "agreement" and d.facts.codes == codes]
        near = [d for d in same if number - d.last <= _POINTS and d.facts.status not in AHEAD]
        if not near:
            return None
        near[-1].note(self._span, number)
        return near[-1]
