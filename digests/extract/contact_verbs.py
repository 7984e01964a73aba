"""Verbs of contact: met, held talks, spoke, telephoned, called on, received (EXTRACTION, stage 4)."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from digests.extract.credentials import is_about_credentials
from digests.extract.frame import Frame, behind_a_day, objects_of, places_in, says, subject_of
from digests.extract.grammar import agents, children, is_passive, noun_group, preps
from digests.extract.nearby import before, behind
from digests.extract.parse import Parsed
from digests.extract.slots import Slot, meant, slot
from digests.extract.status import verb_status
from digests.extract.tables import words
from digests.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})

_ON = re.compile(r"\s+(?:up)?on\s+(?:the\s+)?")
_TITLE = 24
"""Characters of titles between "call on" and who is named: "called on His Excellency President …"."""

Maker = Callable[[Parsed, "Token", bool], Frame | None]
"""(sentence, verb, whether the sentence names a day ahead) → its frame, if it tells one. Raises DeniedError."""


def _contact(
    parsed: Parsed, verb: "Token", *, ahead: bool, kind: Kind, prepositions: tuple[str, ...], form: str | None = None
) -> Frame | None:
    """Subject and objects of an active verb; a subject of several needs no object ("the ministers met")."""
    first = subject_of(parsed, verb)
    second = objects_of(parsed, verb, *prepositions)
    if is_passive(verb):
        return None
    if not first.is_filled and verb.tag_ in _TENSED:
        first = replace(before(parsed, verb), noun=first.noun)
    if not second and first.is_filled and not children(verb, "dobj"):
        near = behind(parsed, verb)
        second = [near] if near.is_filled else []
    several = len({a.code for a in first.actors}) > 1 or any(a.plural for a in first.actors)
    pacts = [o for o in children(verb, "dobj") if noun_group(o) == "pact"]
    together = verb.lemma_ == "negotiate" and pacts and len({a.code for a in first.actors if a.code}) > 1
    if (
        not second
        and not together
        and (children(verb, "dobj") or not (several or first.pronoun in {"they", "we", "both"}))
    ):
        return None  # "have been negotiating a deal" names what, not whom
    status, possible = verb_status(verb, future_date=ahead)
    again = status == "planned" and any(c.lower_ in words("triggers", "again") for c in verb.children)
    return Frame(kind, verb, verb, status, possible, [first], second, form, another="later" if again else "")


def _meet(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    met_up = any(c.lower_ == "up" and c.dep_ == "prt" for c in verb.children) and not children(verb, "prep")
    if is_passive(verb) and not met_up:
        return _met_by(parsed, verb, ahead)
    if met_up:
        return None
    form = "video" if says(parsed, "by_video") else None
    return _contact(parsed, verb, ahead=ahead, kind="meeting", prepositions=("with", "alongside"), form=form)


def _met_by(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "was met by the foreign minister on his arrival": the host first, then the guest."""
    guest, hosts = subject_of(parsed, verb), [slot(parsed, o) for o in agents(verb)]
    if not (_is_guest(guest) or guest.pronoun) or not _has_official(hosts):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, hosts, [guest], origin="receive")


def _sit(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    if not any(c.lower_ == "down" for c in verb.children):
        return None
    return _contact(parsed, verb, ahead=ahead, kind="meeting", prepositions=("with",))


def _see(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "saw each other in Singapore", "will see his counterpart": not "sees the president as …"."""
    seen = [slot(parsed, o) for o in children(verb, "dobj")]
    each_other = any(c.lower_ in {"other", "another"} for c in children(verb, "dobj"))
    clauses = [c for c in children(verb, "ccomp", "xcomp", "oprd", "advcl") if c.i > verb.i]
    plainly = not clauses and not any(c.lower_ == "as" for c in verb.children)
    if not each_other and not (plainly and _has_official(seen)):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, [subject_of(parsed, verb)], [] if each_other else seen)


def _cochair(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    status, possible = verb_status(verb, future_date=ahead)
    company = [slot(parsed, o) for o in preps(verb, "with", "alongside", "along")]
    inside = [t for o in children(verb, "dobj") for t in o.subtree if t.lower_ in {"with", "alongside"}]
    company += [slot(parsed, o) for t in inside for o in children(t, "pobj")]  # "the joint commission with …"
    session = [slot(parsed, o, noun=True) for o in children(verb, "dobj", "nsubjpass")]
    chairs = [slot(parsed, o) for o in agents(verb)] if is_passive(verb) else [subject_of(parsed, verb)]
    return Frame("meeting", verb, verb, status, possible, chairs, [*company, *session], origin="cochair")


def _discuss(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "discussed Libya with the president": whom with makes the contact."""
    company = [s for s in (meant(parsed, o, slot(parsed, o)) for o in preps(verb, "with")) if s.is_filled]
    behind = [slot(parsed, o) for topic in children(verb, "dobj", "xcomp") for o in preps(topic, "with")]
    company += [s for s in behind if any(a.kind == "person" and a.office for a in s.actors)]
    by = [slot(parsed, o) for o in agents(verb)] if is_passive(verb) else []
    subject = by[0] if by else subject_of(parsed, verb)
    officials = {a.code for a in subject.actors if a.is_official and a.code}
    unplaced = any(a.code is None and a.office and a.determiner == "the" for a in subject.actors)
    several = len(officials) > 1 or (unplaced and len({a.office for a in subject.actors if a.is_official}) > 1)
    together = several and bool(by or children(verb, "dobj"))
    if (is_passive(verb) and not by) or not (company or together):
        return None
    kind, form = _phone_or_not(parsed)
    status, possible = verb_status(verb, future_date=ahead)
    origin = "verb" if company or len(officials) > 1 else "together"
    return Frame(kind, verb, verb, status, possible, [subject], company, form, definite=not company, origin=origin)


def exchange(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "exchanged views with the president": not goods, fire or prisoners."""
    views = any(c.lemma_.lower() in words("triggers", "views") for c in children(verb, "dobj", "nsubjpass"))
    return _discuss(parsed, verb, ahead) if views else None


def _phone_or_not(parsed: Parsed) -> tuple[Kind, str | None]:
    return ("call", "phone call") if says(parsed, "by_phone") else ("meeting", None)


def _talk(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    kind, form = _phone_or_not(parsed)
    frame = _contact(parsed, verb, ahead=ahead, kind=kind, prepositions=("with",), form=form)
    asked = verb.lemma_ == "consult" and children(verb, "dobj")  # "consulted Fiji": no table
    if frame and not asked and verb.lemma_ in words("triggers", "of_states"):
        frame.origin = "talks"
    return frame


def _speak(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "spoke with" is a call, unless face to face (EXTRACTION, what counts, 3)."""
    objects = [slot(parsed, o) for o in preps(verb, "with", "to")]
    subject = subject_of(parsed, verb)
    each_other = subject.pronoun in {"they", "both"} or any(a.plural or not a.is_official for a in subject.actors)
    if says(parsed, "by_phone") and not objects and (each_other or subject.noun in words("offices", "pair_noun")):
        status, possible = verb_status(verb, future_date=ahead)
        return Frame("call", verb, verb, status, possible, [subject], form="phone call")
    if not any(a.kind != "collective" or a.code for s in objects for a in s.actors):
        return None
    if says(parsed, "face_to_face"):
        return _contact(parsed, verb, ahead=ahead, kind="meeting", prepositions=("with", "to"))
    return _contact(parsed, verb, ahead=ahead, kind="call", prepositions=("with", "to"), form="phone call")


def _phone(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    called = children(verb, "dobj", "oprd")
    named = any(_is_name_calling(c) or (c.dep_ == "oprd" and not slot(parsed, c).actors) for c in called)
    away = any(c.lower_ in {"home", "back", "in", "up"} for c in verb.children)  # "called its ambassador home"
    if not _has_official([slot(parsed, c) for c in called]) or named or away or children(verb, "prt", "ccomp"):
        return None
    return _contact(parsed, verb, ahead=ahead, kind="call", prepositions=(), form="phone call")


def _is_name_calling(called: "Token") -> bool:
    """ "called the president a friend": an apposition with an article and without a comma."""
    names = [c for c in children(called, "appos") if any(d.lower_ in {"a", "an"} for d in children(c, "det"))]
    return any(not c.nbor(c.left_edge.i - c.i - 1).is_punct for c in names)


def _has_official(slots: list[Slot]) -> bool:
    return any(a.is_official for s in slots for a in s.actors)


def _call_on(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "called on the president" is a courtesy call; "called on him to resign" is none."""
    particle = _has_on_for_particle(verb)
    objects = [slot(parsed, o) for o in (children(verb, "dobj") if particle else preps(verb, "on", "upon"))]
    about = [o for o in preps(verb, "for", "over") if o.tag_ != "NNS"]  # "for dialogue", unlike "for talks"
    right_behind = [] if _has_official(objects) else _called_on(parsed, verb)
    if not _has_official([*objects, *right_behind]) or children(verb, "xcomp", "ccomp") or about:
        return None
    prepositions = () if particle else ("on", "upon")
    return _contact(parsed, verb, ahead=ahead, kind="meeting", prepositions=prepositions, form="courtesy call")


def _call(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    upon = any(slot(parsed, o).is_filled for o in preps(verb, "on", "upon"))
    upon = upon or _has_on_for_particle(verb) or bool(_called_on(parsed, verb))
    return _call_on(parsed, verb, ahead) if upon else _phone(parsed, verb, ahead)


def _called_on(parsed: Parsed, verb: "Token") -> list[Slot]:
    """The official right behind "call on", wherever the parser hangs him."""
    on = _ON.match(parsed.text, parsed.begins(verb) + len(verb.text))
    first = next((a for a in parsed.actors if on and 0 <= a.start - parsed.start - on.end() <= _TITLE), None)
    return [Slot((first,))] if first is not None and first.is_official else []


def _has_on_for_particle(verb: "Token") -> bool:
    """Whether the parser took the "on" of "called on the president" for a part of the verb."""
    return any(c.lower_ in {"on", "upon"} for c in children(verb, "prt"))


def _receive(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """The host first, then the guests; only people are received."""
    of_a_noun = verb.dep_ == "relcl" and verb.head.pos_ == "NOUN" and not children(verb, "dobj")
    if of_a_noun and not is_passive(verb) and not _is_guest(slot(parsed, verb.head)):
        return None  # "the briefing he had received"
    if is_passive(verb):
        guest = subject_of(parsed, verb)
        by = agents(verb)
        hosts = [slot(parsed, o) for o in [*by, *(behind_a_day(parsed, verb) if by else ())]]
        if not (_is_guest(guest) or guest.pronoun) or not any(s.actors for s in hosts):
            return None
        status, possible = verb_status(verb, future_date=ahead)
        return Frame("meeting", verb, verb, status, possible, hosts, [guest], origin="receive")
    received = children(verb, "dobj")
    received += behind_a_day(parsed, verb) if received else []
    guests = [s for s in (slot(parsed, o) for o in received) if _is_guest(s)] or _letters(parsed, verb)
    if not guests and not received and (near := behind(parsed, verb)).is_filled:
        guests = [near]
    if not guests:
        return None
    status, possible = verb_status(verb, future_date=ahead)
    form = "credentials" if _letters(parsed, verb) else None
    return Frame("meeting", verb, verb, status, possible, [subject_of(parsed, verb)], guests, form, origin="receive")


def _welcome(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "gave a warm welcome to the president": people are welcomed, not proposals."""
    welcome = [c for c in children(verb, "dobj") if c.lemma_.lower() in {"welcome", "reception"}]
    guests = [slot(parsed, o) for t in [verb, *welcome] for o in [*preps(t, "to"), *children(t, "dative")]]
    if is_passive(verb) or not welcome or not _has_official(guests):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, [subject_of(parsed, verb)], guests, origin="receive")


def _break_off(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "suspended all contacts with the government": contacts broken off (EXTRACTION, what counts, 10)."""
    contacts = [c for c in children(verb, "dobj") if c.lemma_.lower() == "contact"]
    others = [slot(parsed, o) for t in [verb, *contacts] for o in preps(t, "with")]
    if is_passive(verb) or not contacts or not any(s.actors for s in others):
        return None
    _, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, "cancelled", possible, [subject_of(parsed, verb)], others, "contacts", "talks")


def _hand(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "handed her letter of credence to the president", "presented his credentials to": brought in person."""
    brought = children(verb, "nsubjpass" if is_passive(verb) else "dobj")
    if not any(c.lemma_.lower() in words("triggers", "letter") for c in brought):
        return None
    who = [slot(parsed, o) for o in agents(verb)] if is_passive(verb) else [subject_of(parsed, verb)]
    hosts = [slot(parsed, o) for o in [*preps(verb, "to"), *children(verb, "dative")]]
    hosts += [slot(parsed, o) for c in brought for o in preps(c, "to")]
    if not _has_official(hosts) and not is_passive(verb):
        near = behind(parsed, verb)
        hosts = [near] if near.is_filled else []
    if not hosts or not who:
        return None
    papers = any(t.lemma_.lower().startswith("creden") for c in brought for t in c.subtree)
    form = "credentials" if papers else None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, who, hosts, form)


def _letters(parsed: Parsed, verb: "Token") -> list[Slot]:
    """Whose credentials are received: "accepted the credentials of X, Ambassador of Y"; another letter is from afar."""
    if not is_about_credentials(parsed.text):
        return []
    papers = [c for c in children(verb, "dobj") if c.lemma_.lower() in words("triggers", "letter")]
    return [s for c in papers for o in preps(c, "of", "from") if (s := slot(parsed, o)).actors]


def _summon(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "summoned the Belarusian ambassador": a ministry of one state and the envoy of another face each other."""
    if is_passive(verb):
        called, hosts = [subject_of(parsed, verb)], [*agents(verb), *preps(verb, "to")]
        who = [slot(parsed, o) for o in hosts]
    else:
        called, who = [slot(parsed, o) for o in children(verb, "dobj")], [subject_of(parsed, verb)]
    envoys = words("triggers", "envoy")
    if not any(a.last_word in envoys for s in called for a in s.actors):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, who, called, "summoned", origin="receive")


def _brief(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "briefed his Jordanian counterpart on the talks", "were briefed by their colleagues": official to official."""
    passive = is_passive(verb)
    who = [slot(parsed, o) for o in agents(verb)] if passive else [subject_of(parsed, verb)]
    told = [subject_of(parsed, verb)] if passive else [slot(parsed, o) for o in children(verb, "dobj")]
    if not any(a.kind == "person" or a.is_counterpart for s in (who if passive else told) for a in s.actors):
        return None
    kind, form = _phone_or_not(parsed)
    status, possible = verb_status(verb, future_date=ahead)
    return Frame(kind, verb, verb, status, possible, who, told, form, definite=True)


def _tell(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "told his Kazakh counterpart that …", "told the Yemeni president in Riyadh": official to official, if not in
    writing; a contact that was told before, if there is one."""
    told = [slot(parsed, o) for o in [*children(verb, "dobj", "dative"), *preps(verb, "to")]]
    around = [verb, *children(verb, "dobj", "dative")]
    there = any(places_in(parsed, children(c, "pobj")) for t in around for c in children(t, "prep") if c.lower_ == "in")
    officials = [a for s in told for a in s.actors if a.is_official and not a.plural]
    if is_passive(verb) or len({a.code for a in officials if a.code}) != 1 or says(parsed, "written"):
        return None
    if not (there or (children(verb, "ccomp") and any(a.is_counterpart for a in officials))):
        return None
    if not any(a.is_official for a in subject_of(parsed, verb).actors):
        return None
    kind, form = _phone_or_not(parsed)
    status, possible = verb_status(verb, future_date=ahead)
    if status != "held":
        return None
    return Frame(kind, verb, verb, status, possible, [subject_of(parsed, verb)], told, form, definite=True)


def _shake(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "shook hands with the premier", "the two presidents shook hands"."""
    if is_passive(verb) or not any(c.lemma_ == "hand" for c in children(verb, "dobj")):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    others = [slot(parsed, o) for o in preps(verb, "with")]
    others += [slot(parsed, o) for c in children(verb, "dobj") for o in preps(c, "with")]
    return Frame("meeting", verb, verb, status, possible, [subject_of(parsed, verb)], others, definite=True)


def _is_guest(given: Slot) -> bool:
    return any(a.is_official or a.kind == "collective" for a in given.actors)


CONTACT_VERBS: dict[str, Maker] = {
    "meet": _meet,
    "sit": _sit,
    "see": _see,
    "discuss": _discuss,
    "cochair": _cochair,
    "talk": _talk,
    "speak": _speak,
    "phone": _phone,
    "call": _call,
    "receive": _receive,
    "welcome": _welcome,
    "break_off": _break_off,
    "hand": _hand,
    "summon": _summon,
    "brief": _brief,
    "tell": _tell,
    "shake": _shake,
}
"""The maker of each group of contact verbs in triggers.toml."""
