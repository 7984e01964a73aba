"""Mentions of one event in one article made one; every evidence span kept; equal readings left apart.

EXTRACTION, stage 11.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.candidate import CONTACTS, ENCODER, FALLEN, Candidate, Side, distinct
from digests.extract.who_met import are_different_contacts, names_of
from digests.model import Status, Venue, When

_COURSE: dict[Status, int] = {"planned": 0, "under_way": 1, "held": 2}
"""The statuses through which an event runs, in order."""
_ZONES = timedelta(days=1)
"""How far apart the days of two zones may be."""
_NEAR_DAYS = timedelta(days=2)
"""Days before a week that is named in which what is told of it may begin."""
_ALLUDING = 0.2
"""The chance of being the first to tell under which a sentence is not."""
_SURE_OF_FATE = 0.9
"""The chance from which the encoder alone is believed that what a rule tells as planned fell through."""
_FINENESS = {"minute": 3, "day": 2, "month": 1, "vague": 0}


def same_event(old: Candidate, new: Candidate) -> bool:
    """Whether `new` tells again what `old` told: kind, parties, time, tense and place must all allow it."""
    if old.kind != new.kind and not _one_contact(old, new):
        return False
    anew = new.novel and old.span != new.span and not (old.caption or new.caption)
    if anew and not only_alludes(old) and not names_first(old, new):
        return False
    if old.kind == new.kind == "multilateral" and new.reminds and old.codes & new.codes and _are_people(old, new):
        return _same_time_and_place(old, new)
    part = new.codes < old.codes or old.codes < new.codes
    if _only_seen(old, new) and old.codes == new.codes and old.status == new.status and not new.is_in_passing:
        return overlap(old.when, new.when) or not are_different_contacts(old, new)
    if old.codes != new.codes and not (part and (new.reminds or new.anaphoric) and not _is_pair_of_a_table(old, new)):
        return False
    if old.codes < new.codes and not new.anaphoric and len(old.codes) == 2 and len(names_of(old)) == 2:
        return False  # "three weeks after the six-party meeting between …": another than that of the two ministers
    if old.is_in_passing != new.is_in_passing and (old.when is None or new.when is None) and not new.reminds:
        return False
    fallen = new.reminds and new.host is None and new.status in FALLEN  # "the trip has been scrapped"
    if old.kind == "visit" and old.host != new.host and not fallen:
        return False
    broken_off = new.past_perfect and new.status == "cancelled" and not new.lapsed and new.when is None
    if broken_off and old.status == "planned" and old.when is not None:
        return False  # "will resume talks next month. … The talks had been broken off in 2008"
    if _is_told_apart(old, new) or is_of_before(old, new):
        return False
    return not are_different_contacts(old, new) and _same_time_and_place(old, new)


def is_of_before(told: Candidate, reminding: Candidate) -> bool:
    """Whether a mention of nobody ("The ministers had already dealt with it at a session in December") is of what had
    been before the event that was told."""
    nameless = not reminding.codes and reminding.past_perfect and reminding.when is not None
    return nameless and not told.past_perfect


def only_alludes(old: Candidate) -> bool:
    """Whether the encoder alone has told it so far, from a sentence that is surely not the first to do so: it speaks
    of what is told below it."""
    return old.origin == ENCODER and old.answer is not None and max(old.answer.novel) < _ALLUDING


def names_first(old: Candidate, new: Candidate) -> bool:
    """Whether nobody was named before: "the two presidents held talks", then who they are and where."""
    return not names_of(old) and bool(names_of(new))


def _same_time_and_place(old: Candidate, new: Candidate) -> bool:
    if not overlap(old.when, new.when) or not _tense_fits(old, new):
        return False
    return not (old.venue and new.venue and old.venue.city and new.venue.city and old.venue.city != new.venue.city)


def _is_told_apart(old: Candidate, new: Candidate) -> bool:
    """Whether the words say that it is another contact: a next session, a courtesy call, a meeting on the sidelines."""
    if new.reminds or old.span == new.span or old.kind == "visit":
        return False
    if new.distinct != old.distinct:
        return True
    courtesy = "courtesy call" in {old.form, new.form} and old.form != new.form and not old.reminds
    return courtesy or (new.sidelines and not old.sidelines and not new.anaphoric)


def _is_pair_of_a_table(old: Candidate, new: Candidate) -> bool:
    """Two of the three who meet, both by name: talks of their own."""
    return len(old.codes) > 2 and len(new.codes) == 2 and not new.anaphoric and len(names_of(new)) == 2


def _are_people(old: Candidate, new: Candidate) -> bool:
    """Whether all that a second mention adds to a table are people in office: "was also attended by …"."""
    added = [a for a, _ in new.sides if a.code and a.code not in old.codes]
    return all(a.name or a.office for a in added)


def _one_contact(old: Candidate, new: Candidate) -> bool:
    """A meeting may be told again as talks of several; a call only by a word that reminds of it."""
    if old.kind not in CONTACTS or new.kind not in CONTACTS:
        return False
    if "call" not in {old.kind, new.kind}:
        return True
    return (old.reminds or new.reminds or old.origin == "agreed") and new.codes <= old.codes


def overlap(a: When | None, b: When | None) -> bool:
    """Whether two times can be one: unknown fits everything."""
    if a is None or b is None or not a.start or not b.start:
        return True
    return a.start[:10] <= (b.end or b.start)[:10] and b.start[:10] <= (a.end or a.start)[:10]


def _tense_fits(a: Candidate, b: Candidate) -> bool:
    """A plan becomes what was held only on a stated day; what was put off or called off was none that was held."""
    if a.status == b.status:
        return True
    if not FALLEN.isdisjoint({a.status, b.status}):
        reminded = b.reminds and "held" not in {a.status, b.status}
        return not ({a.status, b.status} & {"held", "under_way"}) or _is_one_day(a, b) or reminded
    if "held" not in {a.status, b.status}:
        return True
    return _is_one_day(a, b) or (b.reminds and not a.is_in_passing and not b.is_in_passing)


def _is_one_day(a: Candidate, b: Candidate) -> bool:
    """Whether both have a day; that the days can be one is asked before."""
    return a.when is not None and b.when is not None and a.when.precision in {"day", "minute"}


def joined(old: Candidate, new: Candidate) -> Candidate:
    """`old` with what `new` adds: people's names, the finer time, the venue; the graver status wins."""
    kind = new.kind if old.origin == "agreed" else old.kind
    only_reminds = new.reminds and old.kind in CONTACTS  # "on Wednesday the pair discussed"
    read_better = _only_seen(old, new) and not only_reminds
    return replace(
        old,
        kind="multilateral" if "multilateral" in {old.kind, new.kind} else kind,
        status=_graver_status(old, new),
        possible=old.possible and new.possible,
        form=old.form or new.form,
        sides=_merged_sides(old.sides, new.sides),
        venue=_finer_venue(old.venue, new.venue) if not read_better else new.venue or old.venue,
        when=_of_stop(old, new) or (finer(old.when, new.when) if not read_better else new.when or old.when),
        reminds=old.reminds and new.reminds,
        past_perfect=old.past_perfect and new.past_perfect,
        anaphoric=old.anaphoric and new.anaphoric,
        novel=old.novel or new.novel,
        caption=old.caption and new.caption,
        origin=new.origin if old.origin == ENCODER else old.origin,
        answer=likelier(old.answer, new.answer),
    )


def _of_stop(old: Candidate, new: Candidate) -> When | None:
    """The later day of one stop where the days of the whole tour were told first: "to Peru and Chile from Tuesday to
    Thursday. … On Wednesday he moves on to Chile"."""
    tour, stop = days_of(old.when), days_of(new.when)
    if old.kind != "visit" or new.kind != "visit" or new.reminds or not tour or not stop or old.when is None:
        return None
    exact = new.when is not None and new.when.precision == old.when.precision == "day"
    exact = exact and old.status == new.status == "planned"
    moves_on = new.origin in {"travel", "departed"} and tour[0] < stop[0]
    stays = new.origin != ENCODER and stop[0] < stop[1] and stop != tour  # "will be in Peru from May 2 to 4"
    return new.when if exact and (moves_on or stays) and tour[0] <= stop[0] <= stop[1] <= tour[1] else None


def _only_seen(old: Candidate, new: Candidate) -> bool:
    """Whether only the encoder has told of it so far: place and day are better read by a rule."""
    return old.origin == ENCODER != new.origin


def likelier(a: Answer | None, b: Answer | None) -> Answer | None:
    """Of two answers about one event the one that is surer of it."""
    return max((answer for answer in (a, b) if answer), key=lambda answer: answer.chance, default=None)


def _graver_status(old: Candidate, new: Candidate) -> Status:
    """The later in an event's course, or its fall; a mere "the talks" does not make a plan what was held."""
    if _only_seen(old, new) and only_alludes(old) and new.status == "planned":
        return new.status  # "arrived on Monday. … She was to meet him later in the day"
    if _gravity(new.status) <= _gravity(old.status):
        return old.status
    if _only_seen(new, old) and old.status == "planned":
        sure = new.answer is not None and new.answer.status_chance >= _SURE_OF_FATE
        if new.status == "under_way" or (new.status in FALLEN and not sure):
            return old.status  # of what a rule tells as planned
    weak = (new.reminds or new.anaphoric) and new.origin not in {"verb", "receive"}
    spoken_of = (old.status, new.status) == ("planned", "held") or (
        (old.status, new.status) == ("under_way", "held") and new.tense == "present"
    )
    return old.status if weak and spoken_of else new.status


def _gravity(status: Status) -> int:
    return len(_COURSE) if status in FALLEN else _COURSE[status]


def _merged_sides(old: Iterable[Side], new: Iterable[Side]) -> tuple[Side, ...]:
    """`old` with the people whom only `new` names; a name takes the place of its country's unnamed side."""
    merged = list(old)
    for actor, capacity in new:
        same = [i for i, (a, _) in enumerate(merged) if a.code == actor.code]
        if same and not _adds(actor, [merged[i][0] for i in same]):
            continue
        blank = next((i for i in same if not merged[i][0].name and (actor.name or not merged[i][0].office)), None)
        if blank is not None:
            merged[blank] = (actor, merged[blank][1])
        elif not same or actor.name:
            merged.append((actor, capacity))
    return distinct(merged)


def _adds(actor: Actor, known: list[Actor]) -> bool:
    """Whether an actor tells more than the known sides of his country: a new name, or the first office."""
    if actor.name:
        return all(a.name != actor.name for a in known)
    return bool(actor.office) and not any(a.office for a in known)


def _finer_venue(old: Venue | None, new: Venue | None) -> Venue | None:
    if old and new and new.city and not old.city:
        return new
    return old or new


def finer(a: When | None, b: When | None) -> When | None:
    """The more precise of two times; of equals the first, and a range of days before its first day."""
    if a is None or b is None:
        return a or b
    if _fineness(b) > _fineness(a):
        return b
    if _fineness(a) == _fineness(b) == _FINENESS["day"] and b.start == a.start and (b.end or "") > (a.end or ""):
        return b
    return a


def _fineness(when: When) -> float:
    """How exact it is: a weekend less than one day of it, more than a month."""
    return 1.5 if "weekend" in when.raw.lower() else _FINENESS[when.precision]


def is_finer_near(told: Candidate, reminding: Candidate) -> bool:
    """Whether a reminder of a visit has the days where only a vague time was told that they lie in or near."""
    wide, days = days_of(told.when), days_of(reminding.when)
    if told.kind != "visit" or reminding.kind != "visit" or told.status != reminding.status:
        return False
    if not wide or not days or not told.when or told.when.precision != "vague":
        return False
    exact = reminding.when is not None and reminding.when.precision == "day"
    return exact and wide[0] - _NEAR_DAYS <= days[0] and days[0] <= wide[1]


def days_of(when: When | None) -> tuple[date, date] | None:
    """The first and last day of a time, when it has them."""
    if when is None or not when.start:
        return None
    return date.fromisoformat(when.start[:10]), date.fromisoformat((when.end or when.start)[:10])


def only_day(when: When | None) -> date | None:
    """The day of what was, or will be, on one whole day; None for anything else."""
    is_one = when is not None and when.precision == "day" and when.start == when.end
    days = days_of(when) if is_one else None
    return days[0] if days else None


def lies_ahead(when: When | None, published: date | None) -> bool:
    """Whether a time begins after an article was published; a day is left to the zones."""
    days = days_of(when)
    return days is not None and published is not None and days[0] > published + _ZONES


def lies_behind(when: When | None, published: date | None) -> bool:
    """Whether a time was over when an article was published; a day is left to the zones."""
    days = days_of(when)
    return days is not None and published is not None and days[1] < published - _ZONES
