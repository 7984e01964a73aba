"""Triggers with their slots: which verb or noun of a parsed sentence tells of a contact, and who stands where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from digests.extract.actors import Actor
from digests.extract.grammar import Slot, actors_in, agents, children, governor, is_passive, meant, preps, slot, subject_token
from digests.extract.parse import Parsed
from digests.extract.status import Denied, noun_status, verb_status
from digests.extract.tables import table, words
from digests.model import Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Frame:
    """One trigger with the slots around it; nothing is resolved against the rest of the article yet."""

    kind: Kind
    trigger: "Token"
    verb: "Token"
    status: Status
    possible: bool
    form: str | None = None
    first: list[Slot] = field(default_factory=list)
    second: list[Slot] = field(default_factory=list)
    destination: Actor | None = None
    definite: bool = False
    """ "the talks": may only remind of an event told before."""
    origin: str = "verb"
    here: bool = False
    """ "arrived here", "arrived on Monday": the journey leads to where the report was filed."""
    earlier: bool = False
    """ "the previous round", "their last meeting": another event than the one told."""


@cache
def _verbs() -> dict[str, str]:
    return {lemma: group for group, lemmas in table("triggers")["verb"].items() for lemma in lemmas}


@cache
def noun_groups() -> dict[str, str]:
    """Event and pact nouns (lemmas) to their group in triggers.toml."""
    return {lemma: group for group, lemmas in table("triggers")["noun"].items() for lemma in lemmas}


def frames(parsed: Parsed, *, future_dates: frozenset[int] = frozenset()) -> Iterator[Frame]:
    """The frames of a sentence. `future_dates` are offsets (in the sentence) of phrases that lie ahead."""
    for token in parsed.doc:
        ahead = bool(future_dates)
        try:
            if token.pos_ in {"VERB", "AUX"} or (token.tag_.startswith("VB") and token.dep_ != "compound"):
                yield from _verb_frames(parsed, token, ahead)
            elif token.pos_ in {"NOUN", "PROPN"}:
                yield from _noun_frames(parsed, token, ahead)
        except Denied:
            continue


def _subject(parsed: Parsed, verb: "Token") -> Slot:
    token = subject_token(verb)
    return meant(parsed, token, slot(parsed, token, with_too=True)) if token is not None else Slot()


def _objects(parsed: Parsed, verb: "Token", *words_: str) -> list[Slot]:
    tokens = [*children(verb, "dobj", "dative", "oprd"), *preps(verb, *words_)]
    found = [meant(parsed, o, slot(parsed, o)) for o in tokens]
    return [s for s in found if s.actors or s.pronoun]


def _verb_frames(parsed: Parsed, verb: "Token", ahead: bool) -> Iterator[Frame]:
    group = _verbs().get(verb.lemma_.lower())
    if verb.lemma_.lower() == "call":
        group = "call_on" if any(c.lower_ in {"on", "upon"} for c in verb.children) else "phone"
    if group is None:
        return
    make = _MAKERS.get(group)
    if make is None:
        return
    frame = make(parsed, verb, ahead)
    if frame is not None:
        yield frame


def _contact(
    parsed: Parsed, verb: "Token", ahead: bool, *, kind: Kind, prepositions: tuple[str, ...], form: str | None = None
) -> Frame | None:
    first = _subject(parsed, verb)
    second = _objects(parsed, verb, *prepositions)
    if is_passive(verb):
        return None
    if not second and not (_several(first) or first.pronoun in {"they", "we", "both"}):
        return None
    if children(verb, "dobj") and not any(s.actors or s.pronoun for s in second):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame(kind, verb, verb, status, possible, form, [first], second)


def _several(given: Slot) -> bool:
    return len({a.code for a in given.actors}) > 1 or any(a.plural for a in given.actors)


def _meet(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    if (
        is_passive(verb)
        or any(c.lower_ in {"up"} and c.dep_ == "prt" for c in verb.children)
        and not children(verb, "prep")
    ):
        return None
    text = parsed.text.lower()
    form = (
        "video"
        if any(
            w in text
            for w in ("virtually", "by video", "via video", "videoconference", "video conference", "video link")
        )
        else None
    )
    return _contact(parsed, verb, ahead, kind="meeting", prepositions=("with", "alongside"), form=form)


def _sit(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    if not any(c.lower_ == "down" for c in verb.children):
        return None
    return _contact(parsed, verb, ahead, kind="meeting", prepositions=("with",))


def _see(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "saw each other in Singapore": only the reciprocal is a contact."""
    if not any(c.lower_ in {"other", "another"} for c in children(verb, "dobj")):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, None, [_subject(parsed, verb)], [])


def _cochair(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    status, possible = verb_status(verb, future_date=ahead)
    company = [slot(parsed, o) for o in preps(verb, "with", "alongside")]
    table_ = [slot(parsed, o, noun=True) for o in children(verb, "dobj", "nsubjpass")]
    chairs = [slot(parsed, o) for o in agents(verb)] if is_passive(verb) else [_subject(parsed, verb)]
    return Frame("meeting", verb, verb, status, possible, None, chairs, [*company, *table_], origin="cochair")


def _discuss(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "discussed Libya with the president": whom with makes the contact."""
    company = [s for s in (meant(parsed, o, slot(parsed, o)) for o in preps(verb, "with")) if s.actors or s.pronoun]
    if not company or is_passive(verb):
        return None
    by_phone = any(w in parsed.text.lower() for w in ("phone", "telephon"))
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("call" if by_phone else "meeting", verb, verb, status, possible, "phone call" if by_phone else None, [_subject(parsed, verb)], company)


def _talk(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    by_phone = any(w in parsed.text.lower() for w in ("phone", "telephon"))
    return _contact(
        parsed,
        verb,
        ahead,
        kind="call" if by_phone else "meeting",
        prepositions=("with",),
        form="phone call" if by_phone else None,
    )


def _speak(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    objects = [slot(parsed, o) for o in preps(verb, "with", "to")]
    if not any(a.kind in {"person", "office", "country", "organisation"} or a.code for s in objects for a in s.actors):
        return None
    face = any(
        w in parsed.text.lower()
        for w in ("in person", "face to face", "face-to-face", "on the sidelines", "on the margins")
    )
    return _contact(
        parsed,
        verb,
        ahead,
        kind="meeting" if face else "call",
        prepositions=("with", "to"),
        form=None if face else "phone call",
    )


def _phone(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    objects = [
        s
        for s in (slot(parsed, o) for o in children(verb, "dobj", "oprd"))
        if any(a.kind in {"person", "office"} for a in s.actors)
    ]
    named = [c for c in verb.children if c.dep_ == "oprd" and not slot(parsed, c).actors]
    if not objects or named or any(c.dep_ in {"prt", "ccomp"} for c in verb.children):
        return None  # "called him a friend"
    return _contact(parsed, verb, ahead, kind="call", prepositions=(), form="phone call")


def _call_on(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    objects = [slot(parsed, o) for o in preps(verb, "on", "upon")]
    if not any(a.kind in {"person", "office"} for s in objects for a in s.actors) or children(verb, "xcomp", "ccomp"):
        return None
    return _contact(parsed, verb, ahead, kind="meeting", prepositions=("on", "upon"), form="courtesy call")


def _receive(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    people = {"person", "office", "collective"}
    if is_passive(verb):
        subject = _subject(parsed, verb)
        hosts = [slot(parsed, o) for o in agents(verb)]
        if not any(a.kind in people for a in subject.actors) and not subject.pronoun:
            return None
        if not any(s.actors for s in hosts):
            return None
        status, possible = verb_status(verb, future_date=ahead)
        return Frame("meeting", verb, verb, status, possible, None, hosts, [subject], origin="receive")
    objects = [s for s in (slot(parsed, o) for o in children(verb, "dobj")) if any(a.kind in people for a in s.actors)]
    if not objects:
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("meeting", verb, verb, status, possible, None, [_subject(parsed, verb)], objects, origin="receive")


def _is_place(actor: Actor) -> bool:
    return actor.kind == "country" and actor.tag_kind != "demonym"


def _destinations(parsed: Parsed, tokens: "list[Token]") -> list[Actor]:
    return [a for t in tokens for a in actors_in(parsed, t, cities=True) if _is_place(a)]


def _visit(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    places = _destinations(parsed, children(verb, "dobj"))
    if not places or is_passive(verb):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame(
        "visit", verb, verb, status, possible, None, [_subject(parsed, verb)], [Slot(tuple(places))], places[0]
    )


def _travel(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    leaving = verb.lemma_.lower() in {"leave", "depart", "head"}
    ways = ("for", "to") if leaving else ("to", "in", "at", "into")
    places = _destinations(parsed, list(preps(verb, *ways)))
    here = any(c.lower_ == "here" for c in verb.children) or (verb.lemma_ == "arrive" and not list(preps(verb, *ways)))
    if not places and not here:
        return None
    status, possible = verb_status(verb, future_date=ahead)
    origin = "departed" if verb.lemma_.lower() in {"leave", "depart", "arrive", "land", "head", "fly"} else "travel"
    return Frame(
        "visit",
        verb,
        verb,
        status,
        possible,
        None,
        [_subject(parsed, verb)],
        [Slot(tuple(places))],
        places[0] if places else None,
        origin=origin,
        here=here and not places,
    )


def _take(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "a tour that will take him to Prague": who is taken travels."""
    guests = [_s for o in children(verb, "dobj") if (_s := meant(parsed, o, slot(parsed, o))).actors or _s.pronoun]
    places = _destinations(parsed, list(preps(verb, "to")))
    if not guests or not places:
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("visit", verb, verb, status, possible, None, guests, [Slot(tuple(places))], places[0])


def _be(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "is in Luanda to discuss …", "was in Prague for talks": who is abroad on business is on a visit."""
    purpose = children(verb, "xcomp", "advcl", "acl") or [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"for", "on"}]
    subject = _subject(parsed, verb)
    places = _destinations(parsed, list(preps(verb, "in")))
    moving = bool(subject.pronoun) or any("delegation" in (a.office or "") for a in subject.actors)
    if not (purpose or (moving and verb.tag_ != "VBD")) or not places or not (subject.pronoun or any(a.kind in {"person", "office", "collective"} for a in subject.actors)):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    if status == "held" and verb.tag_ in {"VBZ", "VBP"}:
        status = "under_way"
    return Frame("visit", verb, verb, status, possible, None, [subject], [Slot(tuple(places))], places[0])


_MAKERS: dict[str, Callable[[Parsed, "Token", bool], Frame | None]] = {
    "meet": _meet, "sit": _sit, "see": _see, "discuss": _discuss, "cochair": _cochair, "talk": _talk, "speak": _speak, "phone": _phone, "call_on": _call_on, "receive": _receive, "visit": _visit, "travel": _travel, "be": _be, "take": _take,
}  # fmt: skip


def _noun_frames(parsed: Parsed, noun: "Token", ahead: bool) -> Iterator[Frame]:
    group = noun_groups().get(noun.lemma_.lower()) or noun_groups().get(noun.lower_)
    if (
        group is None
        or group in {"pact", "signing"}
        or noun.dep_ == "compound"
        and noun.head.pos_ in {"NOUN", "PROPN"}
        and noun_groups().get(noun.head.lemma_.lower())
    ):
        return
    if any(t.lower_ in {"sidelines", "margins", "fringes", "sideline"} for t in list(noun.ancestors)[:3]):
        return  # "on the sidelines of the ASEAN summit": where they met, not whom
    verb, way = governor(noun)
    if group == "visit":
        yield from _visit_noun(parsed, noun, verb, way, ahead)
        return
    form, kind = _noun_form(parsed, noun, group)
    if kind is None:
        return
    own_first, own_second = _noun_args(parsed, noun)
    light = verb is not None and verb.lemma_.lower() in words("triggers", "light") | words("triggers", "cancelled")
    subject = Slot()
    if verb is not None and way not in {"nsubj", "nsubjpass"} and (light or way not in {"dobj", "attr", "oprd"}):
        subject = slot(parsed, agents(verb)[0]) if is_passive(verb) and agents(verb) else _subject(parsed, verb)
        if way in {"nsubj", "nsubjpass"}:
            subject = Slot()
    elif verb is not None and way == "nsubjpass" and agents(verb):
        subject = slot(parsed, agents(verb)[0])
    if verb is not None and way in {"nsubj", "nsubjpass"}:
        own_second += [slot(parsed, o) for o in preps(verb, "with", "between")]
    elif verb is not None and way == "dobj" and noun.lemma_.lower() in _ALSO and not own_second:
        own_second += [slot(parsed, o) for o in preps(verb, *_ALSO[noun.lemma_.lower()])]
    elif verb is not None and way == "dobj" and light:
        own_second += [slot(parsed, o) for o in preps(verb, "with", "between")]
    status, possible = noun_status(noun, verb, way, future_date=ahead)
    definite = any(
        c.dep_ in {"det", "poss"} and c.lower_ in {"the", "their", "his", "her", "these", "those", "this"}
        for c in noun.children
    )
    yield Frame(
        kind,
        noun,
        verb if verb is not None else noun,
        status,
        possible,
        form,
        [*own_first, subject],
        own_second,
        definite=definite,
        origin=f"noun:{way}",
        earlier=any(c.lower_ in _EARLIER for c in noun.children),
    )


_EARLIER = frozenset({"previous", "last", "earlier", "past"})
_ALSO = {
    "call": ("on", "to"), "reception": ("for",), "dinner": ("for",), "luncheon": ("for",), "lunch": ("for",), "banquet": ("for",), "breakfast": ("for",),
}  # fmt: skip
"""Nouns whose guest stands behind another preposition."""


def _noun_args(parsed: Parsed, noun: "Token") -> tuple[list[Slot], list[Slot]]:
    first: list[Slot] = []
    for child in children(noun, "poss", "compound", "amod", "nmod"):
        found = meant(parsed, child, slot(parsed, child, noun=True))
        if found.actors or found.pronoun:
            first.append(found)
    premodifiers = _hyphenated(parsed, noun)
    if premodifiers:
        first.append(Slot(premodifiers))
    second = [slot(parsed, o) for o in preps(noun, "with", "between", "of", "among", "alongside", "involving", "by", *_ALSO.get(noun.lemma_.lower(), ()))]
    for clause in children(noun, "acl"):
        second += [slot(parsed, o) for o in preps(clause, "with", "between", "by")]
    return first, [s for s in second if s.actors or s.pronoun]


def _hyphenated(parsed: Parsed, noun: "Token") -> tuple[Actor, ...]:
    """ "the S. Korea-France summit", "Sino-Russian talks": country names glued before the noun."""
    left = parsed.begins(noun)
    text = parsed.text
    found: list[Actor] = []
    for actor in reversed(
        [a for a in parsed.actors if a.end - parsed.start <= left and a.kind in {"country", "organisation"}]
    ):
        gap = text[actor.end - parsed.start : left].strip()
        allowed = (
            not gap
            or gap in {"-", "–", "—", "/"}
            or (all(w.lower() in _PREMODIFIERS for w in gap.replace("-", " ").split()))
        )
        if not allowed or (not found and gap in {"-", "–"}):
            break
        found.insert(0, actor)
        left = actor.start - parsed.start
    return tuple(found)


_PREMODIFIERS = frozenset(
    "bilateral trilateral summit peace trade border nuclear high level foreign ministers ministerial security defense defence economic political strategic annual joint official first second third three way phone telephone free leaders leadership and ministers'".split()
)


def _noun_form(parsed: Parsed, noun: "Token", group: str) -> tuple[str | None, Kind | None]:
    left = {t.lower_ for t in noun.children if t.i < noun.i} | {
        t.lower_ for t in parsed.doc[max(0, noun.i - 2) : noun.i]
    }
    if group == "call":
        courtesy = "courtesy" in left
        phone = bool(left & words_form("phone")) or noun.lemma_ != "call" and noun.lower_ != "conversation"
        if courtesy:
            return "courtesy call", "meeting"
        if left & words_form("video"):
            return "video call", "meeting"
        verb, way = governor(noun)
        plain = (
            verb is not None
            and way in {"dobj", "in", "during", "by", "over"}
            and verb.lemma_ in {"hold", "have", "make", "receive", "take", "say", "discuss", "agree", "place", "tell"}
        )
        return (
            ("phone call", "call")
            if phone or (plain and noun.lower_ in {"call", "conversation", "calls", "conversations"})
            else (None, None)
        )
    if left & words_form("phone"):
        return "phone call", "call"
    form = "video" if left & words_form("video") else None
    if group == "summit":
        form = "summit" if noun.lemma_ == "summit" else form
    if "sidelines" in parsed.text.lower() and form is None:
        form = "sidelines"
    return form, "meeting"


@cache
def words_form(name: str) -> frozenset[str]:
    """The words that tell the form of a contact."""
    return frozenset(table("triggers")["form"][name])


_TOURS = frozenset({"tour", "trip"})
""" "a tour of Seychelles and Mauritius" leads there; "a visit of the minister" is the minister's."""


def _visit_noun(parsed: Parsed, noun: "Token", verb: "Token | None", way: str, ahead: bool) -> Iterator[Frame]:
    goals = list(preps(noun, "to", "in", *(("of",) if noun.lemma_ in _TOURS else ())))
    if (
        verb is not None
        and way in {"dobj", "on", "for", "during"}
        and verb.lemma_.lower() in words("triggers", "light")
    ):
        goals += list(preps(verb, "to", "in", "for"))
    places = _destinations(parsed, goals)
    if noun.lemma_ in {"stop", "destination"} and verb is not None and verb.lemma_ == "be":
        goals += children(verb, "attr")
    possessors = [slot(parsed, c) for c in children(noun, "poss")]
    owners = ("by",) if noun.lemma_ in _TOURS else ("by", "of")
    possessors += [slot(parsed, o) for o in preps(noun, *owners)]
    first = [s for s in possessors if s.actors or s.pronoun]
    if verb is not None and way not in {"nsubj", "nsubjpass"} and (verb.lemma_.lower() in words("triggers", "light") or (way == "on" and not first)):
        first.append(_subject(parsed, verb))
    status, possible = noun_status(noun, verb, way, future_date=ahead)
    if verb is not None and way == "on" and verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        status = "under_way"
    form = next(
        (
            c.lower_ + " " + noun.lower_
            for c in noun.children
            if c.lower_ in {"state", "official", "working", "surprise", "private"}
        ),
        None,
    )
    yield Frame(
        "visit", noun, verb if verb is not None else noun, status, possible, form, first, [Slot(tuple(places))] if places else [],
        places[0] if places else None, definite=not places, origin=f"noun:{way}",
    )  # fmt: skip
