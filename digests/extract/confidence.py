"""How sure a line is, from what it stands on: whether it is told at all, and the confidence it carries (decision 27).

Three logistic regressions in data/confidence.toml: `told` for the chance that the parties of an event are right, `own`
for the chance that another one of the same parties is an event of its own, `right` for the chance that parties, kind
and status are right (PRODUCT, rule 8). Where the encoder is not asked, `unasked` holds instead: decision 21's weights,
of a time when rules told all. `python -m bench.calibrate --write` fits all to articles from which nothing else was
learnt but data/another.toml, and prints how they do on those that nobody has read.
"""

from typing import Literal

from digests.extract.answer import LEAST, NOBODY, SURE_ODDS, Answer, chance_of, family, log_odds
from digests.extract.candidate import ENCODER, TABLE, Candidate
from digests.extract.draft import Draft
from digests.extract.groups import is_non_state
from digests.extract.tables import table

Table = Literal["told", "own", "right", "unasked"]

_LEAST, _MOST = 0.05, 0.97
_OPENING = 1
"""The number of the last sentence that opens an article."""
_SEEN_EARLY = 0.5
"""The encoder's chance from which it sees what a rule tells in the opening."""
_HARDLY = 0.35
"""The chance of right parties under which it is not told all the same: of 25 such lines on training/calibration 5 name
the right parties, 2 are events of their own."""
_CONCLUDED = 0.5
"""The confidence under which an agreement that only the encoder sees is not told: of outcomes, fewer and truer."""
_SURE_OF_PACT = 0.8
"""The encoder's chance of an agreement from which it is told all the same in the opening: of 12 so sure on
training/calibration all are of parties that are right, and none was told."""
_REPEATED = 0.5
"""The encoder's chance from which what it alone sees is told beside another event of the same parties: the parties are
right then, whatever it is. Of 25 such lines that fall away on training/calibration 8 are events of gold."""
OWN = 0.25
"""The chance of being an event of its own under which an event of the same parties as one before it is not told: of 950
such lines on training/calibration, each folder told by the weights of the others, 248 fall away, 31 of which are events
of their own, 20 of them news."""
_SURE_AND_NEW = 0.97
"""The encoder's chance from which it is told what a rule tells of people by their names and the encoder sees for the
first time: of five such lines on training/calibration that the weights would leave out four are events."""
_SURE_OF_TABLE = 0.98
"""The chance of the least sure two of a table from which it is told, though no rule sees it: 8 of 11 are right, 6 of
which the weights, which hardly know such, would leave out."""
_MANY = 5
"""Rivals, beyond which it says no more how many there are."""


def signs(draft: Draft) -> dict[str, float]:
    """What speaks for or against its parties, by the names of data/confidence.toml: 0 or 1, or log-odds."""
    facts = draft.facts
    alone = facts.origin == ENCODER
    parties = [actor for actor, _ in facts.sides if actor.code]
    return {
        **_seen(facts),
        "again": draft.again,
        "alone_again": draft.again and alone,
        "alone_related": draft.related and alone,
        **_who_else(facts),
        "another": log_odds(draft.another, SURE_ODDS) if draft.another is not None else 0.0,
        "novel": log_odds(max(facts.answer.novel), SURE_ODDS) if facts.answer else 0.0,
        "told_again": len(draft.spans) > 1,
        "opens": facts.number <= _OPENING,
        "in_lead": facts.in_lead,
        "both_named": _both_named(facts),
        "both_in_office": len({a.code for a in parties if a.office}) > 1,
        "home_only": any(a.by_default for a in parties),
        "possible": facts.possible,
        "from_memory": facts.anaphoric,
        "several": len(facts.codes) > 2,
        "reminds": facts.reminds,
        "visit": facts.kind == "visit",
        "call": facts.kind == "call",
        "agreement": facts.kind == "agreement",
        "pledge": facts.kind == "pledge",
        "under_way": facts.status == "under_way",
        "fallen": facts.status in {"postponed", "cancelled"},
    }


def _who_else(facts: Candidate) -> dict[str, float]:
    """How sure the encoder is, of those whom the sentence names, that anybody of another state took part, and anybody
    of whom nobody knows for whom he stands."""
    company = facts.answer.company if facts.answer else NOBODY
    chances = {True: 0.0, False: 0.0}
    for stand, taking in zip(company.folk, company.taking, strict=True):
        if stand.what.code not in facts.codes:
            known = stand.what.code is not None
            chances[known] = max(chances[known], taking[family(facts.kind)])
    return {"somebody_else": _odds(chances[True]), "somebody_unknown": _odds(chances[False])}


def _both_named(facts: Candidate) -> bool:
    """Whether people of two parties stand there by their names."""
    return len({actor.code for actor, _ in facts.sides if actor.code and actor.name}) > 1


def all_signs(draft: Draft) -> dict[str, float]:
    """What speaks for or against all of an event, once the article is settled."""
    facts = draft.facts
    return {**signs(draft), "dated": facts.when is not None, "placed": facts.venue is not None}


def _seen(facts: Candidate) -> dict[str, float]:
    """What the encoder says of it, apart for events of the rules and for those that no rule tells."""
    answer = _asked(facts)
    alone = facts.origin == ENCODER
    kind = facts.kind == answer.kind if answer else False
    status = facts.status == answer.status if answer else False
    return {
        "alone": alone,
        "alone_early": alone and facts.in_lead,
        **{f"alone_{kind}": alone and facts.kind == kind for kind in ("visit", "call", "agreement")},
        "alone_several": alone and len(facts.codes) > 2,
        "odds": _odds(answer.chance) if answer and not alone else 0.0,
        "odds_alone": _odds(answer.chance) if answer and alone else 0.0,
        "kind_odds": _odds(answer.kind_chance) if answer and kind else 0.0,
        "status_odds": _odds(answer.status_chance) if answer and status else 0.0,
        "other_status": answer is not None and not status,
        "outdone": _outdone(facts, answer) if answer and not alone and facts.kind != "visit" else 0.0,
        "outdone_alone": _outdone(facts, answer) if answer and alone else 0.0,
        "least_odds": _odds(facts.rivals.least) if answer and facts.rivals.least is not None else 0.0,
        "sure_rivals": min(facts.rivals.sure, _MANY) if answer else 0.0,
        "elsewhere": _odds(facts.rivals.elsewhere) if answer else 0.0,
        "beside": _odds(facts.rivals.beside) if answer and facts.rivals.beside is not None else 0.0,
    }


def _outdone(facts: Candidate, answer: Answer) -> float:
    """By how much the encoder rather sees one of the parties with somebody else, in log-odds.

    A rival that is no surer says nothing, and none does of a journey that a rule tells: two may go to one place.
    """
    return max(0.0, _odds(facts.rivals.surest) - _odds(answer.chance))


def _asked(facts: Candidate) -> Answer | None:
    """What the encoder says, but of pledges and against rebels, of which it has learnt from too few to be heard."""
    answer = facts.answer
    unheard = answer is not None and answer.chance < LEAST and any(map(is_non_state, facts.codes))
    return None if facts.kind == "pledge" or unheard else answer


def _odds(chance: float) -> float:
    return log_odds(chance, SURE_ODDS)


def confidence_of(draft: Draft) -> float:
    """0..1, two digits: of lines that say 0.9, nine in ten are right."""
    of: Table = "right" if _asked(draft.facts) else "unasked"
    return round(min(max(_chance(of, all_signs(draft)), _LEAST), _MOST), 2)


def is_told(draft: Draft) -> bool:
    """Whether an event is told: when its parties are likely enough to be right, or where the encoder was not asked.
    Where it is not heard, against rebels, all else that speaks for it must make it likely.

    What is hardly more than another line about an event that is told is not. What a rule tells in the opening and the
    encoder sees too is told: that says what it is all about. What the encoder alone sees of parties that are told of
    anyway must be likely in itself.
    """
    facts = draft.facts
    answer, alone, known = _asked(facts), facts.origin == ENCODER, signs(draft)
    if draft.again and answer is not None and _chance("own", known) < OWN:
        return False
    if alone and facts.kind == "agreement" and _chance("right", all_signs(draft)) < _CONCLUDED:
        return answer is not None and facts.number <= _OPENING and answer.chance >= _SURE_OF_PACT
    if alone and draft.related and answer is not None and answer.chance < _REPEATED:
        return False
    if alone and answer is not None and len(facts.codes) >= TABLE and answer.chance >= _SURE_OF_TABLE:
        return True
    if not alone and facts.novel and answer is not None and answer.chance >= _SURE_AND_NEW and _both_named(facts):
        return True
    unasked = facts.answer is None or facts.kind == "pledge"
    chance = _chance("told", known)
    if unasked or chance >= float(table("confidence")["least"]):
        return True
    opens = not alone and facts.number <= _OPENING and answer is not None and answer.chance >= _SEEN_EARLY
    return opens and chance >= _HARDLY


def _chance(of: Table, known: dict[str, float]) -> float:
    return chance_of(table("confidence")[of], known)
