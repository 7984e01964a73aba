"""Outcomes find their event: the contact of the same sentence, the one just told, or an event of their own."""

from digests.extract.actors import Actor
from digests.extract.candidates import Scene, candidates, resolve_slot
from digests.extract.draft import Draft, DraftOutcome, Drafts
from digests.extract.frames import Frame
from digests.extract.grammar import Slot
from digests.extract.merge import unnamed_officials
from digests.extract.outcomes import Clause, clauses
from digests.extract.parse import Parsed
from digests.extract.standing import older_parties
from digests.extract.status import Denied, verb_status
from digests.extract.tables import words

_CONTACTS = frozenset({"meeting", "call", "multilateral"})
_OWN = {"signed": "agreement", "agreed": "agreement", "pledged": "pledge", "offered": "pledge"}


def deeds(parsed: Parsed, scene: Scene, drafts: Drafts) -> None:
    """Add the outcome clauses of one sentence to the events that they belong to."""
    if older_parties(parsed.text, parsed.actors):
        return  # "has signed the agreement with 16 countries": what others agreed before
    for clause in clauses(parsed):
        who, reminded = resolve_slot(clause.subject, scene)
        whom, _ = resolve_slot(clause.target, scene)
        by = frozenset(a.code for a in who if a.code)
        to = frozenset(a.code for a in whom if a.code)
        home = _met(parsed, scene, drafts, clause, who) or _home(parsed, drafts, clause, by, to, reminded)
        if home is None:
            home = _own_event(parsed, scene, drafts, clause, who, whom)
        if home is None:
            continue
        span = (parsed.start, parsed.end)
        for draft in [home, *_siblings(drafts, home, span)]:
            _hang(draft, clause, by, span, parsed)


def _siblings(drafts: Drafts, home: Draft, span: tuple[int, int]) -> list[Draft]:
    """Contacts told in one breath ("Cambodia and Laos's senior officials"): what is on one table is on the other."""
    return [d for d in drafts.events if d is not home and d.facts.trigger == home.facts.trigger and span in d.spans and unnamed_officials(d.facts)]


def _hang(draft: Draft, clause: Clause, by: frozenset[str], span: tuple[int, int], parsed: Parsed) -> None:
    outcome = DraftOutcome(clause.strength, tuple(sorted(by & draft.facts.codes)), clause.form, clause.text, span, parsed.offset(clause.verb))
    if not any(clause.text in o.text or (o.text in clause.text and o.span == span) for o in draft.outcomes):
        draft.outcomes.append(outcome)
    draft.last = max(draft.last, parsed.number)


_LEADERS = (["leaders"], ["presidents"], ["ministers"], ["premiers"], ["chiefs"], ["monarchs"])


_AFTERWARDS = 6
"""Sentences after a contact in which "they agreed" still speaks of it."""


def _met(parsed: Parsed, scene: Scene, drafts: Drafts, clause: Clause, who: list[Actor]) -> Draft | None:
    """Two officials who agreed on something were in contact, though the sentence does not say how."""
    persons = [a for a in who if a.code and (a.kind == "person" or (a.office or "").lower().split()[-1:] in _LEADERS)]
    if clause.strength != "agreed" or len({a.code for a in persons}) < 2 or drafts.told_in((parsed.start, parsed.end)):
        return None
    codes = {a.code for a in persons}
    if any(d.facts.kind in _CONTACTS and d.facts.status == "held" and codes <= d.facts.codes for d in drafts.events if parsed.number - d.last <= _AFTERWARDS):
        return None  # the contact has been told: what was agreed hangs on it
    frame = Frame("meeting", clause.verb, clause.verb, "held", False, None, [Slot(tuple(persons))], [], origin="agreed")
    for candidate in candidates(parsed, frame, scene):
        return drafts.add(candidate)
    return None


def _home(
    parsed: Parsed, drafts: Drafts, clause: Clause, by: frozenset[str], to: frozenset[str], reminded: bool
) -> Draft | None:
    """The event an outcome hangs on, if one is sure: told in this sentence, else the one just told."""
    strong = clause.strength in {"signed", "agreed"}
    here = drafts.told_in((parsed.start, parsed.end))
    fitting = [
        d
        for d in here
        if by <= d.facts.codes
        and (d.facts.kind in _CONTACTS or strong or reminded or clause.strength == "on_table")
        and (not to or not strong or to <= d.facts.codes)
    ]
    if fitting and (by or reminded or clause.strength == "on_table"):
        return max(fitting, key=lambda d: (d.facts.kind in _CONTACTS, len(by & d.facts.codes)))
    if here and by and not fitting:
        return None
    ahead = clause.ahead
    now = drafts.current(parsed.number, contacts=True, ahead=ahead) or drafts.current(parsed.number, contacts=False, ahead=ahead)
    if now is None:
        return None
    if now.facts.kind == "visit" and not (reminded or by == now.facts.codes or clause.strength == "on_table"):
        return None
    if by and by <= now.facts.codes and (to - by) <= now.facts.codes:
        return now
    talked = reminded or (clause.strength == "on_table" and clause.subject.noun in _TALKS)
    return now if talked and not by else None


_TALKS = frozenset({"", "talk", "talks", "meeting", "summit", "visit", "session", "discussion", "agenda", "topic", "negotiation", "conversation", "call", "side", "leader", "minister", "chief", "president", "agreement", "two", "official"})
"""Subjects of a clause that stand for the contact itself."""


def _same_agreement(drafts: Drafts, codes: frozenset[str], parsed: Parsed) -> Draft | None:
    """One act of agreement has many points: the last agreement of the same parties, told shortly before."""
    near = [d for d in drafts.events if d.facts.kind == "agreement" and d.facts.codes == codes and parsed.number - d.last <= _POINTS]
    for draft in near[-1:]:
        draft.note((parsed.start, parsed.end), parsed.number)
        return draft
    return None


_POINTS = 2
"""Sentences between two points of one agreement."""


def _receiver(parsed: Parsed, clause: Clause, givers: set[str | None]) -> list[Actor]:
    """The one other state or organisation named in what was promised, when the promise is to give or allow."""
    begin, end = clause.body
    end = max(end, len(parsed.text)) if clause.verb.dep_ == "ROOT" else end
    inside = [a for a in parsed.actors if begin <= a.start - parsed.start < end and a.code and a.code not in givers and a.tag_kind != "city"]
    gives = any(t.lemma_.lower() in words("outcomes", "giving") for t in parsed.doc if begin <= parsed.begins(t) < end)
    return inside[:1] if gives and len({a.code for a in inside}) == 1 else []


def _own_event(
    parsed: Parsed, scene: Scene, drafts: Drafts, clause: Clause, who: list[Actor], whom: list[Actor]
) -> Draft | None:
    kind = _OWN.get(clause.strength)
    was_strong = (
        clause.verb.lemma_.lower() in {"sign", "initial", "ink", "conclude", "finalize", "finalise"}
        and clause.form is not None
    )
    if kind is None and not was_strong:
        return None
    kind = kind or "agreement"
    alone = {a.code for a in who if a.code}
    if clause.strength == "agreed" and clause.form is None and len(alone) == 1 and not {a.code for a in whom if a.code} - alone:
        kind = "pledge"  # "has agreed to allow …": one side's word
        clause.strength = "pledged"
    if kind == "pledge" and not {a.code for a in whom if a.code} - alone:
        whom = _receiver(parsed, clause, alone)
    if kind == "pledge" and not {a.code for a in whom if a.code} - {a.code for a in who}:
        codes = {a.code for a in who if a.code}
        partner = drafts.partner(next(iter(codes))) if len(codes) == 1 else None
        whom = [partner] if partner else []
    sides = [a for a in [*who, *whom] if a.code]
    if len({a.code for a in sides}) < 2 or (kind == "pledge" and not any(a.code for a in who)):
        return None
    if (
        kind == "pledge"
        and clause.strength == "offered"
        and not any(a.kind in {"person", "office", "country", "organisation", "collective"} for a in who)
    ):
        return None
    promised = clause.strength == "pledged" and clause.verb.lemma_.lower() in words("outcomes", "promised_deed")
    try:
        status, possible = ("held", False) if promised else verb_status(clause.verb)
    except Denied:
        return None
    if kind == "agreement" and (known := _same_agreement(drafts, frozenset(a.code for a in sides if a.code), parsed)):
        return known
    frame = Frame(
        "agreement" if kind == "agreement" else "pledge",
        clause.verb,
        clause.verb,
        status,
        possible,
        clause.form,
        [Slot(tuple(who))],
        [Slot(tuple(whom))],
        origin=clause.strength,
    )
    for candidate in candidates(parsed, frame, scene):
        return drafts.add(candidate)
    return None
