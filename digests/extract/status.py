"""Whether an event is planned, under way, held, postponed or cancelled: tense, modal and the verbs above decide.

PRODUCT, rule 1, and EXTRACTION, stage 7: possibility never becomes fact; what is denied or wished for is no event.
"""

from typing import TYPE_CHECKING

from digests.extract.candidate import Tense
from digests.extract.grammar import (
    VERBS,
    auxiliaries,
    chain_up,
    children,
    is_negated,
    is_passive,
    opportunity_of,
    preps,
    verb_above,
)
from digests.extract.tables import words
from digests.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

Told = tuple[Status, bool]
"""A status, and whether the event is only possible ("may meet")."""


class DeniedError(Exception):
    """What the sentence says did not happen and was not planned: wished for, denied, hypothetical."""


_SAID = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl"})
"""How a clause hangs on the verb or noun that says whether it is true."""
_INVERTED = frozenset({"not", "never", "neither", "nor"})
"""Words that open a sentence which denies what it tells, its auxiliary before its subject."""


def _is(token: "Token", group: str) -> bool:
    """Whether the lemma stands in a list of triggers.toml."""
    return token.lemma_.lower() in words("triggers", group)


def _has(verb: "Token", group: str) -> bool:
    """Whether an auxiliary of the verb stands in a list of status.toml."""
    return not auxiliaries(verb).isdisjoint(words("status", group))


def tense_of(verb: "Token", *, planned: bool) -> Tense:
    """The tense of a verb, as far as it leaves open when what it tells of was done; `planned`: as still to come."""
    own = auxiliaries(verb)
    if verb.tag_ in {"VBZ", "VBP"} and not own:
        return "present"
    if verb.tag_ == "VBD" and not own and not planned:
        return "past"
    if verb.tag_ == "VBD" and not own:  # "went to Oslo for talks", unlike "arranged talks"
        return "purpose" if verb.lemma_ in words("status", "going") else ""
    over = verb.head
    going = words("status", "going")
    if not any(t.dep_ == "conj" and t.tag_ == "VBD" for t in verb.children):  # "left for Oslo to meet X and signed"
        going -= words("status", "setting_out")  # "left for Baghdad to discuss": still to come
    went = over.tag_ in {"VBD", "VBN"} and over.lemma_ in going | words("status", "using")
    return "purpose" if planned and went and verb.tag_ == "VB" and verb.dep_ in {"advcl", "xcomp"} else ""


def verb_status(verb: "Token", *, future_date: bool = False) -> Told:
    """The status of what `verb` tells as its own deed. `future_date`: the sentence names a day ahead.

    Raises DeniedError.
    """
    possible = _has(verb, "possible")
    if is_denied(verb):
        raise DeniedError
    if was_expected(verb):
        return "planned", possible  # what became of it, the article as a whole says
    if verb.lemma_ == "be" and any(c.dep_ == "acomp" and _is(c, "planning") for c in verb.children):
        return "planned", possible  # "is due in Paris"
    if verb.doc[0].lower_ in _INVERTED and (verb.dep_ == "ROOT" or verb.head.lemma_ in {"have", "do", "be"}):
        raise DeniedError  # "Never before has an official of such rank travelled there."
    own = auxiliaries(verb)
    above = list(chain_up(verb))
    if {"to", "have"} <= own and verb.head.lower_ in {"was", "were"}:
        return "cancelled", False  # "was to have met"
    infinitive = "to" in own or (verb.tag_ == "VB" and not own)
    bare = (verb.tag_ in {"VB", "VBP"} and not own) or (verb.tag_ == "VBN" and own == {"be"})
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and bare and not _has_subject(verb):
        return verb_status(verb.head, future_date=future_date)  # "will stay until Saturday and then travel on"
    for token in above:
        if verb.dep_ == "conj" and token == verb.head and token.pos_ == "VERB" and not infinitive:
            continue
        if _is(token, "cancelled") and infinitive:
            return "cancelled", False
        if _is(token, "postponed"):
            return "postponed", False
        if _is(token, "wished") and (infinitive or verb.tag_ == "VBG" or _is_subjunctive(verb, own)):
            raise DeniedError
        possible = possible or _has(token, "possible")
    if fate := _fate_of_intention(verb):
        return fate, False
    if infinitive and (chance := opportunity_of(verb)):
        return _with_opportunity(chance, future_date=future_date)
    if is_negated(verb):
        if any(t.lemma_ in words("status", "deciding") for t in above):
            return "cancelled", False
        if own & {"will", "wo"} and not possible:
            return "cancelled", False  # "will not meet": refused, or given up
        raise DeniedError
    if _is_conditional(verb) or _has(verb, "wishing"):
        raise DeniedError
    if _has(verb, "future") or _has(verb, "possible"):
        if "have" in own and own & {"would", "could", "should", "might"}:
            raise DeniedError
        return "planned", possible
    if infinitive:
        return _infinitive(verb, above, future_date=future_date), possible
    if verb.tag_ == "VBG":
        return _participle(verb, own, above, future_date=future_date), possible
    return _finite(verb, future_date=future_date), possible


def _with_opportunity(chance: "Token", *, future_date: bool) -> Told:
    """ "took the opportunity to meet": as the having of it. Raises DeniedError for "had no chance", "has a chance"."""
    having = chance.head
    present = having.tag_ in {"VBZ", "VBP"} and not auxiliaries(having)
    if present or any(c.lower_ in words("status", "seldom") for c in chance.children):
        raise DeniedError
    return verb_status(having, future_date=future_date)


def is_denied(verb: "Token") -> bool:
    """Whether somebody denies it: "denied a report that it had concluded", "denied having promised"."""
    at = verb
    while at.dep_ in _SAID and at.head != at:
        noun = at.head
        if noun.lemma_ in words("status", "report"):
            return noun.head.lemma_ in words("status", "dismissing")
        at = at.head.head if at.head.pos_ == "ADP" else at.head
        if at.lemma_ in words("status", "denying"):
            return True
    return False


def _is_subjunctive(verb: "Token", own: set[str]) -> bool:
    """ "proposed that the ministers meet"."""
    return verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and not own


def _fate_of_intention(verb: "Token") -> Status | None:
    """ "is canceling plans to meet", "his refusal to meet": called off or put off. Raises DeniedError for no plans."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.lemma_.lower() not in words("grammar", "intention"):
        return None
    if noun.lemma_ == "refusal":
        return "cancelled"
    if any(c.lower_ == "no" for c in noun.children):
        raise DeniedError
    over = noun.head
    if noun.lemma_ == "invitation":
        if noun.dep_ in {"dobj", "nsubjpass"} and _is_taken_up(over):
            return "planned"
        raise DeniedError  # an invitation alone is on the table (EXTRACTION, what counts, 5)
    if noun.dep_ in {"dobj", "nsubjpass"} and over.pos_ in VERBS:
        if _is(over, "cancelled"):
            return "cancelled"
        if _is(over, "postponed"):
            return "postponed"
    return None


def was_expected(verb: "Token") -> bool:
    """ "had been due in Paris", "had been expected to meet": English says so of what mostly did not come about."""
    over = verb
    if verb.dep_ == "xcomp" and "to" in auxiliaries(verb):
        over = verb.head.head if verb.head.dep_ == "acomp" else verb.head
    if "had" not in auxiliaries(over) or is_negated(over):
        return False
    if over.lemma_ == "be":
        return any(c.dep_ == "acomp" and c.lemma_.lower() in words("status", "expected") for c in over.children)
    return "been" in auxiliaries(over) and over.lemma_.lower() in words("status", "expected")


def _is_taken_up(verb: "Token") -> bool:
    """ "has accepted": not "has not", "would" or "whether he accepted"."""
    open_still = any(_has(verb, group) for group in ("possible", "wishing", "future")) or _is_conditional(verb)
    return verb.lemma_ == "accept" and verb.tag_ in {"VBD", "VBZ", "VBN"} and not (open_still or is_negated(verb))


def _is_conditional(verb: "Token") -> bool:
    """Whether "if", "unless" or "whether" opens the clause of the verb."""
    return any(c.dep_ == "mark" and c.lower_ in words("status", "if") for c in verb.children)


def _has_subject(verb: "Token") -> bool:
    return bool(children(verb, "nsubj", "nsubjpass"))


def _finite(verb: "Token", *, future_date: bool) -> Status:
    if verb.tag_ not in {"VBZ", "VBP"}:
        return "held"
    time_clause = verb.dep_ == "advcl" and any(c.lower_ in words("status", "when") for c in verb.children)
    goes_on = verb.dep_ == "conj" and "will" in auxiliaries(verb.head)  # "will be in Paris and visits London on Monday"
    return "planned" if time_clause or goes_on or future_date else "held"  # "when they meet": so English tells it


def _infinitive(verb: "Token", above: "list[Token]", *, future_date: bool) -> Status:
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(map(_is_ranked, children(verb.head, "attr"))):
        return verb_status(verb.head)[0]  # "was the first to go", however the parser hangs it
    if verb.dep_ in {"acl", "relcl"} and _is_ranked(verb.head):
        governing = verb_above(verb)  # "became the first to visit"
        return verb_status(governing)[0] if governing is not None else "held"
    if verb.dep_ == "conj" and above and above[0].tag_ == "VBD" and "to" not in auxiliaries(verb):
        due = any(c.lower_ in words("triggers", "due") for c in children(above[0], "acomp"))
        return "planned" if due else "held"  # "was due to dine with the premier and meet the president"
    if above and not future_date and (_is_on_the_way(above[0]) or _is_visited(above[0])):
        return "held"
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and _is_gladness(verb.head):
        return "held"  # "I was glad to meet my counterparts"
    for token in above:
        if token.lemma_ in words("status", "carried_out") and token.tag_ in {"VBD", "VBN"}:
            return "held"
        if token.lemma_ == "fail":
            raise DeniedError
    return "planned"


def _is_ranked(noun: "Token") -> bool:
    """ "the first to visit", "was the first foreign leader to go"."""
    return any(c.lower_ in words("status", "ranked") for c in noun.children)


def _is_visited(verb: "Token") -> bool:
    """ "has visited Malawi to hold talks": done on a visit that is over, unlike "has arrived in Malawi to hold"."""
    return verb.lemma_ == "visit" and verb.tag_ in {"VBD", "VBN"} and not is_passive(verb)


def _is_gladness(over: "Token") -> bool:
    """ "was pleased to", "delighted to", "good to": said after it; "will be glad to" is said before."""
    if over.lower_ not in words("status", "glad"):
        return False
    being = over.head if over.dep_ == "acomp" else over
    own = auxiliaries(being) | {being.lower_}
    return own.isdisjoint({"will", "would", "'ll", "be", "is", "are", "am", "'m"})


def _is_on_the_way(verb: "Token") -> bool:
    """ "broke his journey to meet", "used the trip to confer", "slipped away to see": what it was done for was done."""
    if verb.tag_ != "VBD":
        return False
    if verb.lemma_ in words("status", "pausing"):
        return not children(verb, "dobj")
    journey = any(o.lemma_ in words("status", "journey") for o in children(verb, "dobj"))
    return journey and verb.lemma_ in words("status", "using")


def _participle(verb: "Token", own: set[str], above: "list[Token]", *, future_date: bool) -> Status:
    if own & {"is", "are", "'s", "'re", "am"}:
        return "planned" if future_date else "under_way"
    if own & {"was", "were", "been"}:
        return "held"
    over = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "to" and over.lemma_.lower() in words("status", "committing"):
        return "planned"  # "committed to meeting", "looks forward to welcoming"
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"before", "without", "of", "about", "from", "against"}:
        if verb.head.lower_ != "before":
            raise DeniedError
        return "held" if above and above[0].tag_ in {"VBD", "VBN"} else "planned"
    governing = next((t for t in above if t.pos_ in VERBS), None)
    if governing is None or governing == verb or governing.tag_ == "VBG":
        return "held"
    return verb_status(governing, future_date=future_date)[0]


def noun_status(noun: "Token", verb: "Token | None", way: str, *, future_date: bool = False) -> Told:
    """The status of the event that `noun` names, under its governing verb (`way`: see grammar.governor).

    Raises DeniedError.
    """
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    if over.lemma_.lower() in words("grammar", "intention") and any(c.lower_ == "no" for c in over.children):
        raise DeniedError  # "has no plan for talks"
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "to"} and (named := _fate_in_noun(over)):
        return named, False
    wished = noun.dep_ == "pobj" and noun.head.lower_ in {"for", "of"}
    if wished and over.lemma_ in words("status", "offering"):
        refused = _refusal_of(over)
        if refused is None and over.head.lemma_ != "accept":
            raise DeniedError  # an offer of talks is none
        if refused:
            return refused, False
    if wished and over.lemma_.lower() in words("status", "only_wished"):
        raise DeniedError  # "amid calls for talks"
    adjectives = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "advmod", "nmod"}}
    going_on = verb is not None and verb.lemma_ in words("status", "resuming")
    if adjectives & words("status", "idle") and not going_on:
        raise DeniedError
    if adjectives & words("status", "put_off"):
        return "postponed", False
    if adjectives & words("status", "called_off"):
        return "cancelled", False
    for clause in (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"):
        if _is(clause, "postponed"):
            return "postponed", False
        if _is(clause, "cancelled"):
            return "cancelled", False
        happened = clause.lemma_.lower() == "hold" and not auxiliaries(clause)
        if happened and way in words("status", "meanwhile") and not future_date:
            return "held", False  # "agreed to widen their ties in talks held in Ashgabat"
    determiners = {c.lower_: c.dep_ for c in noun.children if c.dep_ in {"det", "neg"}}
    if determiners.keys() & {"no", "any"} or "det" in {determiners.get("every"), determiners.get("each")}:
        raise DeniedError
    ahead = not adjectives.isdisjoint(words("status", "ahead"))
    scheduled = any(
        c.dep_ == "acl" and c.tag_ == "VBN" and _is(c, "planning") and c.lemma_.lower() not in words("status", "aimed")
        for c in noun.children
    )  # "a lunch planned for Friday"
    if verb is None and scheduled:
        return "planned", False
    if verb is None:
        return "planned" if future_date or ahead else "held", bool(adjectives & {"possible", "potential"})
    if way == "nsubj" and (forced := _forced(verb)):
        verb, way = forced, "nsubjpass"
    particle = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    fate = next((c for c in verb.children if c.dep_ in {"acomp", "oprd", "attr"}), None)
    fate = verb.head if verb.dep_ == "auxpass" else fate
    if way == "nsubj" and fate is not None:
        if _is(fate, "cancelled") or fate.lower_ in words("status", "called_off"):
            return "cancelled", False  # "stands cancelled"
        if _is(fate, "postponed") or fate.lower_ in words("status", "put_off"):
            return "postponed", False
    if fallen := _fate_of_happening(verb, way):
        return fallen, False
    if _is_left(verb, way):
        return "cancelled", False
    touched = way in {"dobj", "nsubjpass", "oprd"} or (verb.tag_ == "VBN" and way == "nsubj")
    lemma = verb.lemma_.lower()
    if touched and (_is(verb, "postponed") or (lemma in {"put", "push"} and particle & {"off", "back"})):
        return "postponed", False
    given_up = lemma in words("status", "given_up") and not particle  # "the stop was dropped"
    if touched and (_is(verb, "cancelled") or given_up or (lemma in {"call", "break"} and "off" in particle)):
        return "cancelled", False
    scheduled = scheduled or _is_set(verb, way)
    if scheduled or (way == "nsubjpass" and lemma in words("status", "rearranging")):
        return "planned", False  # "a May summit has been moved to Oslo"
    if ahead:
        return "planned", bool(adjectives & {"possible", "potential", "proposed"})
    if (touched or way in {"for", "to"}) and _is(verb, "wished"):
        raise DeniedError
    if _is_on_programme(verb, way):
        return "planned", False
    return _by_preposition(noun, verb, way, future_date=future_date)


def _is_set(verb: "Token", way: str) -> bool:
    """ "Talks set for Friday in Lima are likely to …": a participle that the parser takes for the verb."""
    past = verb.tag_ in {"VBD", "VBN"} and verb.lemma_.lower() in words("status", "settled_for")
    return (
        past and way == "nsubj" and any(c.lower_ in {"for", "on"} for c in verb.children) and not children(verb, "dobj")
    )


def _fate_in_noun(over: "Token") -> Status | None:
    """ "the postponement of his visit", "the delay to his trip": not where that is only asked for or denied."""
    lemma = over.lemma_.lower()
    fate: Status | None = "postponed" if lemma in words("status", "putting_off") else None
    fate = fate or ("cancelled" if lemma in words("status", "calling_off") else None)
    verb = verb_above(over)
    if fate is None or verb is None:
        return fate
    if _is_no_delay(over):
        return None
    doubted = _is(verb, "wished") or verb.lemma_ in words("status", "denying") or is_negated(verb)
    return None if doubted or _has(verb, "possible") else fate


def _is_no_delay(noun: "Token") -> bool:
    """ "no delay to", "a brief delay", "a two-hour delay", "after the delay", "fears of a delay"."""
    beside = {t.lower_ for t in noun.lefts}
    if beside & words("status", "no_delay") or any("hour" in word or "minute" in word for word in beside):
        return True
    if noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in words("status", "past_it") or noun.head.head.lemma_ in words("status", "feared")


def _is_on_programme(verb: "Token", way: str) -> bool:
    """ "his programme includes talks with", "a visit that comprises talks", "talks with X are on his agenda"."""
    if verb.tag_ not in {"VBZ", "VBP"} or is_negated(verb):
        return False
    if way == "dobj" and verb.lemma_ in words("status", "including"):
        whole = verb.head if verb.dep_ == "relcl" else next(iter(children(verb, "nsubj")), verb)
        return whole.lemma_.lower() in words("status", "programme") | words("status", "journey")
    on = (o.lemma_.lower() for o in preps(verb, "on"))
    return way in {"nsubj", "attr"} and verb.lemma_ == "be" and not words("status", "programme").isdisjoint(on)


def _refusal_of(offer: "Token") -> Status | None:
    """ "spurned repeated offers of talks": a contact refused (EXTRACTION, what counts, 10)."""
    over = offer.head
    turned = over.lemma_ == "turn" and any(c.lower_ == "down" for c in over.children)
    refused = turned or over.lemma_.lower() in words("status", "refusing")
    touched = offer.dep_ in {"dobj", "nsubjpass"} and over.pos_ in VERBS
    return "cancelled" if touched and refused and not is_negated(over) else None


def _forced(verb: "Token") -> "Token | None":
    """The verb of falling through in "had to be cancelled", "had to be put off"."""
    if verb.lemma_.lower() != "have":
        return None
    forced = (c for c in children(verb, "xcomp") if c.tag_ == "VBN" and "be" in auxiliaries(c))
    away = {"put", "push", "call"}
    return next((c for c in forced if _is(c, "postponed") or _is(c, "cancelled") or c.lemma_ in away), None)


def _fate_of_happening(verb: "Token", way: str) -> Status | None:
    """ "did not take place", "will not be held before July": called off or put off; None for all else."""
    verb = next(iter(children(verb, "xcomp")), verb)  # "ended up not taking place"
    if way not in {"nsubj", "nsubjpass"} or not is_negated(verb) or not _happens(verb, way):
        return None
    beside = {c.lower_ for c in verb.children}
    if beside & words("status", "elsewhere") or beside & words("status", "if") or "yet" in beside:
        return None  # "did not take place in Oslo but in Rome": held all the same
    if _has(verb, "possible") or _has(verb, "wishing"):
        return None
    if any(_is(c, "postponed") or c.lemma_ in words("status", "made_anew") for c in children(verb, "conj")):
        return "postponed"  # "did not take place and will be arranged at a later date"
    if not beside.isdisjoint(words("status", "not_until")):
        return "postponed" if _has(verb, "future") else None  # "did not take place until Tuesday": it did
    return "cancelled"


def _happens(verb: "Token", way: str) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "take":
        return any(o.lower_ == "place" for o in children(verb, "dobj"))
    return (lemma == "hold" and way == "nsubjpass") or lemma in words("status", "happening")


def _is_left(verb: "Token", way: str) -> bool:
    """ "withdrew from the talks", "pulled out of the summit"."""
    if is_negated(verb) or _has(verb, "possible") or _has(verb, "wishing"):
        return False
    if any(t.lemma_ == "threaten" for t in [verb, *chain_up(verb)]):
        return False
    out = any(c.lower_ == "out" for c in verb.children)
    lemma = verb.lemma_.lower()
    return (lemma == "withdraw" and way == "from") or (out and way == "of" and lemma in words("status", "leaving"))


def _by_preposition(noun: "Token", verb: "Token", way: str, *, future_date: bool) -> Told:
    if way == "by" and _is_following(verb):
        return _by_preposition(noun, verb.head, "", future_date=future_date)
    together = any(c.lower_ == "together" for c in verb.children)  # "came together for a meeting"
    going = verb.lemma_.lower() in words("status", "going") and not together
    planning = _is(verb, "planning")
    if way in {"after", "following", "since", "upon"}:
        return _after(verb, future_date=future_date), False
    if way == "despite":
        return "held", False  # "failed to agree despite hours of talks"
    if way in {"before", "ahead"}:
        return "held" if noun.tag_ == "VBN" else "planned", False
    if way in words("status", "meanwhile") and _is_purpose(verb):
        verb = verb.head  # "vowed to support … during his summit": the vow was made there
    standing = verb.lemma_ in words("status", "standing")  # "at talks in Oslo agreed to form": those were held
    if way in words("status", "meanwhile") and planning and not standing and (ahead := children(verb, "xcomp")):
        verb = ahead[0]  # "during his stay he is scheduled to meet": the stay is as far ahead
    status, possible = verb_status(verb, future_date=future_date)
    abroad = verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}  # "is in Nairobi for talks"
    if abroad and way == "in" and status == "held":
        return "under_way", possible  # "is in talks with"
    planned = planning and way in {"dobj", "nsubjpass"} and status in {"held", "under_way"}
    purpose = planned or (status == "held" and way == "for" and (going or abroad))
    if purpose or (way == "nsubjpass" and children(verb, "xcomp")):
        return "planned", possible
    if way == "for" and verb.lemma_.lower() in words("status", "arranging") and status in {"held", "under_way"}:
        return "planned", possible  # "are still adjusting the hour for the talks"
    continuing = verb.lemma_.lower() in {"continue", "proceed"} and verb.tag_ in {"VBZ", "VBP", "VBG"}
    if continuing and way in {"nsubj", "nsubjpass"}:
        return "under_way", possible
    return status, possible


def _is_following(verb: "Token") -> bool:
    """ "would meet in June, followed by a meeting in August": as far ahead as what it follows."""
    return verb.lemma_ == "follow" and verb.tag_ == "VBN" and not auxiliaries(verb) and verb.head.pos_ in VERBS


def _is_purpose(verb: "Token") -> bool:
    """Whether an infinitive hangs on a verb that neither plans nor wishes."""
    over = verb.head
    infinitive = verb.tag_ in {"VB", "VBN"} and verb.dep_ == "xcomp" and "to" in auxiliaries(verb)
    return infinitive and over.pos_ == "VERB" and not (_is(over, "planning") or _is(over, "wished"))


def _after(verb: "Token", *, future_date: bool) -> Status:
    """ "will brief reporters after the talks": the talks are as far ahead as the briefing; not so in "spoke today to
    discuss what follows after the talks"."""
    spoke = verb.head.tag_ == "VBD" and verb.head.lemma_ in words("status", "conferring")
    if spoke and verb.tag_ == "VB" and "to" in auxiliaries(verb) and not future_date:
        return "held"
    if _is_purpose(verb):
        verb = verb.head  # "continues to be strengthened following the visit"
    try:
        status = verb_status(verb, future_date=future_date)[0]
    except DeniedError:
        return "held"
    return "planned" if status == "planned" and children(verb, "aux") else "held"
