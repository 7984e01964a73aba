"""What becomes of the encoder's answers: which events are opened, which are known already, and with whom."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.candidate import Candidate, Tense
from digests.extract.draft import Drafts
from digests.extract.fold import fold
from digests.extract.memory import Memory
from digests.extract.scene import Scene
from digests.extract.second_look import second_look, weighed
from digests.extract.sentence import Sentence
from digests.extract.window import HEADLINE, Stand
from digests.model import Kind, Precision, Status, Venue, When
from digests.timing.phrases import find_phrases

TEXT = "Over lamb and rice in Lima on Monday, Chad, Peru and Togo compared notes."
SENTENCE = Sentence(0, len(TEXT), 0, 0, ())


def _scene(*answers: Answer) -> Scene:
    return Scene(Memory(), date(2020, 5, 6), "Etc/UTC", None, answers=answers)


def _stand(code: str) -> Stand[Actor]:
    printed = {"TD": "Chad", "PE": "Peru", "TG": "Togo"}.get(code, "Lima")
    at = TEXT.index(printed)
    return Stand(Actor(at, at + len(printed), at, "country", code, printed=printed), 0, 1, 1, 4)


def answer(
    a: str, b: str, chance: float = 0.9, kind: Kind = "meeting", status: Status = "held", host: str | None = None
) -> Answer:
    phrase = next(p for p in find_phrases(TEXT) if p.raw == "Monday")
    return Answer(
        number=0,
        codes=(a, b),
        actors=(_stand(a), _stand(b)),
        chance=chance,
        kind=kind,
        kind_chance=0.9,
        host=host,
        status=status,
        status_chance=0.9,
        role="news",
        dates=(phrase,),
        places=((None, 0.1), (Stand(Venue(text="Lima", city="Lima", country="PE"), 0, 1, 1, 6), 0.9)),
        date=Stand(phrase, 0, 1, 1, 9),
        date_chance=0.9,
    )


def candidate(seen: Answer, *, origin: str, number: int, kind: Kind) -> Candidate:
    """What a sentence is taken to tell of Chad and Peru."""
    [found] = _look(replace(seen, chance=0.9))
    return replace(found, origin=origin, number=number, kind=kind, answer=seen)


def _look(*answers: Answer, drafts: Drafts | None = None) -> list[Candidate]:
    return _look_at(SENTENCE, _scene(*answers), drafts or Drafts())


def _look_at(
    sentence: Sentence, scene: Scene, drafts: Drafts, text: str = TEXT, actors: tuple[Actor, ...] = ()
) -> list[Candidate]:
    """What is planned first, then what was held, as the reading looks."""
    return [c for ahead in (True, False) for c in second_look(sentence, actors, scene, drafts, text, ahead=ahead)]


def test_a_likely_pair_is_an_event_with_the_day_and_the_place_that_the_encoder_points_to() -> None:
    [found] = _look(answer("TD", "PE"))
    assert found.codes == {"TD", "PE"}
    assert (found.kind, found.status) == ("meeting", "held")
    assert found.venue == Venue(text="Lima", city="Lima", country="PE")
    assert found.when
    assert (found.when.start, found.when.raw) == ("2020-05-04", "Monday")


def test_an_unlikely_pair_is_none() -> None:
    assert _look(answer("TD", "PE", 0.34)) == []


def test_three_who_each_meet_each_other_sit_at_one_table_as_sure_as_its_least_sure_pair() -> None:
    chances = iter((0.99, 0.95, 0.92))
    [found] = _look(*(answer(a, b, next(chances)) for a, b in combinations(("TD", "PE", "TG"), 2)))
    assert (found.kind, sorted(found.codes)) == ("multilateral", ["PE", "TD", "TG"])
    assert found.answer
    assert found.answer.chance == 0.92


def test_one_who_meets_two_meets_them_one_by_one() -> None:
    found = _look(answer("TD", "PE"), answer("TD", "TG", 0.8))
    assert [(f.kind, sorted(f.codes)) for f in found] == [("meeting", ["PE", "TD"]), ("meeting", ["TD", "TG"])]


def test_a_visit_and_the_talks_on_it_are_two_events_of_one_sentence() -> None:
    found = _look(answer("TD", "PE"), answer("TD", "PE", 0.8, kind="visit", host="PE"))
    assert [(f.kind, sorted(f.codes)) for f in found] == [("meeting", ["PE", "TD"]), ("visit", ["PE", "TD"])]


def test_one_of_three_who_is_hardly_seen_with_another_makes_the_table_as_unsure() -> None:
    pairs = (answer("TD", "PE", kind="multilateral"), answer("TD", "TG", 0.85, kind="multilateral"))
    [found] = _look(*pairs, answer("PE", "TG", 0.1, kind="multilateral"))
    assert sorted(found.codes) == ["PE", "TD", "TG"]
    assert found.answer
    assert found.answer.chance == 0.1


def test_three_who_sign_have_one_agreement() -> None:
    [found] = _look(*(answer(a, b, kind="agreement") for a, b in combinations(("TD", "PE", "TG"), 2)))
    assert (found.kind, sorted(found.codes)) == ("agreement", ["PE", "TD", "TG"])


def test_no_contact_is_seen_beside_a_pledge_of_the_same_parties_or_just_behind_it() -> None:
    assert _look(answer("TD", "PE", 0.95, kind="pledge"), answer("TD", "PE")) == []
    drafts = Drafts()
    [told] = _look(answer("TD", "PE"))
    drafts.add(replace(told, origin="pledged", kind="pledge"))
    for number, kinds in ((2, []), (3, ["meeting"])):
        later = Sentence(100, 180, number, 2, ())
        assert [f.kind for f in _look_at(later, _scene(answer("TD", "PE")), drafts)] == kinds
    anew = replace(answer("TD", "PE"), novel=(0.9, 0.0))  # "The idea is a year old, when the two met in Lima"
    assert [f.kind for f in _look_at(Sentence(100, 180, 2, 2, ()), _scene(anew), drafts)] == ["meeting"]


def test_little_is_opened_whose_parties_only_the_headline_names() -> None:
    """Only what the encoder is sure of."""
    seen = answer("TD", "PE", 0.75)
    first, second = (replace(stand, number=HEADLINE) for stand in seen.actors)
    assert _look(replace(seen, actors=(first, second))) == []
    assert len(_look(replace(seen, actors=(seen.actors[0], second)))) == 1
    assert len(_look(replace(seen, actors=(first, second), chance=0.9))) == 1


def test_where_a_report_was_filed_is_no_place_of_a_plan() -> None:
    [held] = _look(answer("TD", "PE"))
    [planned] = _look(answer("TD", "PE", status="planned"))
    assert held.venue is not None
    assert planned.venue is None


def test_a_pledge_is_never_told_alone() -> None:
    assert _look(answer("TD", "PE", kind="pledge")) == []


def _told_in_part(text: str = TEXT, status: Status = "held") -> Drafts:
    """A rule has told of two of three who are sure to sit at one table."""
    drafts = Drafts()
    [told] = _look(answer("TD", "PE", status=status))
    drafts.add(replace(told, origin="verb"))
    chances = iter((0.95, 0.95, 0.9))
    seen = [answer(a, b, next(chances)) for a, b in combinations(("TD", "PE", "TG"), 2)]
    assert _look_at(SENTENCE, _scene(*seen), drafts, text) == []
    return drafts


def test_a_table_that_is_sure_as_a_whole_is_believed_against_a_rule_that_tells_of_a_part() -> None:
    [table] = _told_in_part().events
    assert (table.facts.kind, sorted(table.facts.codes)) == ("multilateral", ["PE", "TD", "TG"])
    assert table.facts.answer
    assert table.facts.answer.chance == 0.9
    assert table.facts.rivals.surest == 0.0, "who is at the table is no rival"
    assert table.facts.rivals.least == 0.9


def test_a_part_that_a_rule_tells_stays_where_they_met_one_by_one_or_at_another_time() -> None:
    apart = TEXT.replace("on Monday", "separately")
    for drafts in (_told_in_part(text=apart), _told_in_part(status="planned")):
        part = drafts.events[0]
        assert sorted(part.facts.codes) == ["PE", "TD"]


def test_a_visit_is_not_hidden_by_a_table_of_more_that_was_told_before() -> None:
    drafts = Drafts()
    [table] = _look(*(answer(a, b) for a, b in combinations(("TD", "PE", "TG"), 2)))
    drafts.add(table)
    later = Sentence(100, 180, 3, 2, ())
    [found] = _look_at(later, _scene(answer("TD", "PE", kind="visit", host="PE")), drafts)
    assert found.kind == "visit"


def test_a_kind_that_is_in_doubt_opens_nothing() -> None:
    assert _look(replace(answer("TD", "PE"), kind_chance=0.5)) == []


def test_of_a_visit_the_country_that_it_leads_to_is_the_host() -> None:
    [found] = _look(answer("TD", "PE", kind="visit", host="PE"))
    assert found.host == "PE"
    assert {a.code: capacity for a, capacity in found.sides} == {"TD": "participant", "PE": "host"}


def test_what_a_rule_has_told_in_the_sentence_is_not_told_again() -> None:
    drafts = Drafts()
    [told] = _look(answer("TD", "PE"))
    drafts.add(replace(told, origin="verb"))
    assert _look(answer("TD", "PE", kind="call"), drafts=drafts) == []
    assert [f.kind for f in _look(answer("TD", "PE", kind="visit", host="PE"), drafts=drafts)] == ["visit"]


def test_a_second_mention_further_down_is_evidence_of_the_same_event() -> None:
    drafts = Drafts()
    [told] = _look(answer("TD", "PE"))
    drafts.add(told)
    later = Sentence(100, 180, 3, 2, ())
    assert _look_at(later, _scene(answer("TD", "PE")), drafts) == []
    assert drafts.events[0].spans == [(0, len(TEXT)), (100, 180)]


def test_a_plan_is_another_event_than_what_was_held() -> None:
    drafts = Drafts()
    [told] = _look(answer("TD", "PE"))
    drafts.add(told)
    later = Sentence(100, 180, 3, 2, ())
    planned = answer("TD", "PE", status="planned")
    [found] = _look_at(later, _scene(replace(planned, date=None)), drafts)
    assert found.status == "planned"
    assert _look_at(later, _scene(planned), drafts) == []  # dated by the same word, which has one meaning
    assert [(d.facts.status, d.spans) for d in drafts.events] == [("held", [(0, len(TEXT)), (100, 180)])]


def test_what_is_to_come_on_a_journey_is_no_other_journey() -> None:
    drafts = Drafts()
    [told] = _look(answer("TD", "PE", kind="visit", status="under_way", host="PE"))
    drafts.add(told)
    later = Sentence(100, 180, 3, 2, ())
    for host, many in (("TD", 1), ("PE", 0)):
        to_come = replace(answer("TD", "PE", kind="visit", status="planned", host=host), date=None)
        assert len(_look_at(later, _scene(to_come), drafts)) == many


def test_a_plan_that_is_told_of_without_names_is_the_one_told_before() -> None:
    """However new the encoder takes it for: "The ministers plan to use the occasion to …"."""
    drafts = Drafts()
    planned = replace(answer("TD", "PE", status="planned"), novel=(0.0, 0.9))
    [told] = _look(planned)
    drafts.add(told)
    assert _look_at(Sentence(100, 180, 3, 2, ()), _scene(planned), drafts) == []
    here = Sentence(200, 280, 0, 2, ())  # of the number of the sentence that names them
    assert len(_look_at(here, _scene(planned), drafts)) == 1


def test_a_table_of_which_a_rule_is_reminded_is_as_sure_as_where_it_is_seen_best() -> None:
    drafts = Drafts()
    pairs = list(combinations(("TD", "PE", "TG"), 2))
    [told] = _look(*(answer(a, b, 0.6, kind="multilateral") for a, b in pairs))
    drafts.add(told)
    span = (100, 180)
    drafts.events[0].note(span, 1)  # "The talks were hosted by Chad"
    later = Sentence(*span, 1, 2, ())
    assert _look_at(later, _scene(*(answer(a, b, 0.95, kind="multilateral") for a, b in pairs)), drafts) == []
    [table] = drafts.events
    assert table.facts.answer
    assert (table.facts.answer.chance, table.facts.rivals.least) == (0.95, 0.95)


def test_the_one_person_of_a_country_in_the_sentence_takes_part_for_it() -> None:
    text = TEXT + " Ana Mori"
    person = Actor(len(TEXT) + 1, len(text), len(TEXT) + 1, "person", "PE", name="Ana Mori", office="Minister")
    for actor, name in ((person, "Ana Mori"), (replace(person, out_of_office=True), None)):
        [found] = _look_at(SENTENCE, _scene(answer("TD", "PE")), Drafts(), text, (actor,))
        assert [a.name for a, _ in found.sides] == [None, name]


def test_a_rule_keeps_its_own_day_and_place_and_takes_those_that_it_lacks() -> None:
    [found] = _look(answer("TD", "PE"))
    elsewhere = Candidate(
        kind="meeting", status="held", possible=False, form=None, sides=found.sides,
        venue=Venue(text="Geneva", city="Geneva", country="CH"), when=None, span=found.span, trigger=found.trigger,
        number=0, paragraph=0, reminds=False, origin="verb",
    )  # fmt: skip
    seen = weighed(elsewhere, _scene(answer("TD", "PE"), answer("TD", "TG", 0.95)), TEXT)
    assert seen.venue == elsewhere.venue
    assert seen.when
    assert (seen.when.raw, seen.when.zone) == ("Monday", "Europe/Zurich")
    assert seen.answer == answer("TD", "PE")
    assert weighed(elsewhere, _scene(answer("TD", "PE", 0.1)), TEXT).when is None
    assert weighed(elsewhere, _scene(), TEXT).answer is None


def test_what_a_rule_takes_for_held_is_not_where_the_encoder_is_sure() -> None:
    [found] = _look(answer("TD", "PE"))
    held = replace(found, origin="verb")
    planned = answer("TD", "PE", status="planned")
    told = weighed(held, _scene(planned), TEXT)
    assert told.status == "planned"
    assert told.when
    assert told.when.start == "2020-05-11"  # the Monday ahead
    unsure = replace(planned, status_chance=0.6)
    assert weighed(held, _scene(unsure), TEXT).status == "held"
    assert weighed(replace(held, status="planned"), _scene(answer("TD", "PE")), TEXT).status == "planned"


@pytest.mark.parametrize(
    ("kind", "tense", "rule", "said", "sure", "told"),
    [
        ("meeting", "present", "held", "planned", 0.55, "planned"),  # "X and Y sit down here on Monday"
        ("meeting", "present", "held", "under_way", 0.55, "under_way"),
        ("visit", "present", "planned", "under_way", 0.55, "under_way"),  # "She returns to Pretoria today"
        ("meeting", "present", "planned", "under_way", 0.9, "planned"),
        ("meeting", "present", "planned", "held", 0.9, "planned"),
        ("meeting", "present", "held", "cancelled", 0.6, "held"),
        ("meeting", "purpose", "planned", "held", 0.8, "held"),  # "went to Syria for a meeting"
        ("meeting", "purpose", "planned", "held", 0.7, "planned"),
        ("meeting", "purpose", "planned", "under_way", 0.9, "planned"),
        ("meeting", "past", "planned", "held", 0.9, "planned"),
        ("visit", "past", "held", "under_way", 0.8, "held"),
        ("visit", "past", "held", "under_way", 0.95, "under_way"),
        ("meeting", "past", "held", "planned", 0.8, "planned"),
        ("meeting", "", "held", "under_way", 0.8, "under_way"),
    ],
)
def test_where_a_tense_leaves_the_status_open_the_encoder_is_heard(
    kind: Kind, tense: Tense, rule: Status, said: Status, sure: float, told: Status
) -> None:
    """By how often each of the two was right in articles that were kept apart."""
    seen = replace(answer("TD", "PE", kind=kind, status=said, host="PE"), status_chance=sure)
    [found] = _look(answer("TD", "PE", kind=kind, host="PE"))
    by_rule = replace(found, origin="verb", status=rule, tense=tense, when=None)
    assert weighed(by_rule, _scene(seen), TEXT).status == told


def test_what_was_sought_ahead_is_sought_again_behind() -> None:
    """ "came on Monday for talks": a rule that took them for planned looked for the next Monday."""
    [found] = _look(answer("TD", "PE"))
    ahead = When(start="2020-05-11", end="2020-05-11", precision="day", zone=None, raw="Monday")
    plan = replace(found, origin="verb", status="planned", tense="purpose", when=ahead)
    told = weighed(plan, _scene(answer("TD", "PE")), TEXT)
    assert told.when
    assert (told.status, told.when.start) == ("held", "2020-05-04")


def test_a_plan_takes_no_day_from_what_was_held_and_a_call_no_place() -> None:
    [found] = _look(answer("TD", "PE"))
    plan = replace(found, status="planned", venue=None, when=None, origin="verb")
    assert weighed(plan, _scene(answer("TD", "PE")), TEXT).when is None
    call = replace(found, kind="call", venue=None, when=None, origin="verb")
    assert weighed(call, _scene(answer("TD", "PE")), TEXT).venue is None


def test_a_range_is_read_whole_whichever_end_the_encoder_points_to() -> None:
    text = "Chad and Peru met in Lima from 10 March to 12 March."
    first, last = find_phrases(text)
    for phrase in (first, last):
        seen = replace(answer("TD", "PE"), date=Stand(phrase, 0, 1, 1, 9), dates=(first, last))
        [found] = _look_at(SENTENCE, _scene(seen), Drafts(), text)
        assert found.when
        assert (found.when.start, found.when.end) == ("2020-03-10", "2020-03-12")


def test_a_later_mention_without_a_common_day_is_another_event() -> None:
    drafts = Drafts()
    [told] = _look(answer("TD", "PE"))
    drafts.add(told)
    text = TEXT.replace("Monday", "Friday")
    phrase = find_phrases(text)[0]
    seen = replace(answer("TD", "PE"), date=Stand(phrase, 3, 1, 1, 9), dates=(phrase,))
    [found] = _look_at(Sentence(100, 180, 3, 2, ()), _scene(seen), drafts, text)
    assert found.when != told.when


def test_the_surer_of_two_mentions_speaks_for_the_event() -> None:
    for chances in ((0.6, 0.98), (0.98, 0.6)):
        drafts = Drafts()
        for number, chance in enumerate(chances):
            sentence = Sentence(100 * number, 100 * number + 80, number, 0, ())
            for candidate in _look_at(sentence, _scene(answer("TD", "PE", chance)), drafts):
                drafts.add(candidate)
        [event] = drafts.events
        assert event.facts.answer
        assert event.facts.answer.chance == 0.98


def test_a_pair_knows_how_likely_one_of_it_meets_somebody_else() -> None:
    """The surest other event of the family with just one of them; not one of both, nor of another family."""
    answers = (answer("TD", "PE", 0.6), answer("TD", "TG", 0.9), answer("PE", "TG", 0.7, kind="visit", host="TG"))
    told = candidate(answer("TD", "PE"), origin="verb", number=0, kind="meeting")
    assert weighed(told, _scene(*answers), TEXT).rivals.surest == 0.9
    assert weighed(told, _scene(answers[0], answers[2]), TEXT).rivals.surest == 0
    assert next(c for c in _look(*answers) if c.codes == {"TD", "TG"}).rivals.surest == 0.6


def test_officials_who_are_named_by_the_way_make_no_second_meeting() -> None:
    """ "The ministers plan …, officials said": the encoder may take the officials for those who meet."""
    drafts = Drafts()
    first = candidate(answer("TD", "PE"), origin="verb", number=0, kind="meeting")
    minister = replace(first.sides[0][0], kind="office", office="Minister")
    drafts.add(replace(first, sides=((minister, "participant"), first.sides[1]), span=(-60, -10)))
    seen = answer("TD", "PE")
    officials = replace(seen.actors[0].what, kind="collective", office="officials", plural=True)
    seen = replace(seen, actors=(replace(seen.actors[0], what=officials), seen.actors[1]))
    assert _look(seen, drafts=drafts) == []


SERIES = "Chad's minister held bilateral meetings with Peru, Togo and then left Lima on Monday."


def test_of_a_series_of_meetings_each_is_told_with_whoever_held_them() -> None:
    """The encoder takes a series for one table; "bilateral meetings" says what it is."""
    seen = [answer("TD", "PE", 0.95, "multilateral"), answer("TD", "TG", 0.94, "multilateral"), answer("PE", "TG", 0.5)]
    told = list(second_look(Sentence(0, len(SERIES), 0, 0, ()), (), _scene(*seen), Drafts(), SERIES, ahead=False))
    assert {(c.kind, c.codes) for c in told} == {
        ("meeting", frozenset({"TD", "PE"})),
        ("meeting", frozenset({"TD", "TG"})),
    }


def test_a_call_beside_an_agreement_of_the_same_two_is_told() -> None:
    """What is pledged or concluded on paper is no meeting, but people may have telephoned about it."""
    drafts = Drafts()
    deal = candidate(answer("TD", "PE", 0.9, "agreement"), origin="signed", number=0, kind="agreement")
    assert drafts.add(deal)
    called = _look(answer("TD", "PE", 0.95, "call"), drafts=drafts)
    met = _look(answer("TD", "PE", 0.95, "meeting"), drafts=drafts)
    assert [[c.kind for c in found] for found in (called, met)] == [["call"], []]


def test_who_exchanges_messages_has_not_met() -> None:
    """Presidents write to each other on every anniversary."""
    text = "Chad and Peru exchanged congratulatory messages on Monday in Lima, as Togo looked on."
    sentence = Sentence(0, len(text), 0, 0, ())
    assert _look_at(sentence, _scene(answer("TD", "PE")), Drafts(), text) == []


def test_what_a_sentence_denies_did_not_happen() -> None:
    for denied in (
        "Not for nine years have Chad and Peru met on Monday in Lima, as Togo saw.",
        "Chad has not met Peru on Monday in Lima, as Togo saw.",
        "Chad met neither Togo nor Peru on Monday in Lima, as Togo saw.",
        "No telephone call of Chad and Peru has taken place since Monday, Togo said in Lima.",
        "No talks between Chad and Peru have yet been held since Monday, Togo said in Lima.",
    ):
        assert _look_at(Sentence(0, len(denied), 0, 0, ()), _scene(answer("TD", "PE")), Drafts(), denied) == []
    for held in (
        "No fewer than two meetings of Chad and Peru have been held on Monday in Lima, as Togo saw.",
        "Chad met Peru on Monday in Lima, but no further talks have been held, as Togo saw.",
    ):
        assert _look_at(Sentence(0, len(held), 0, 0, ()), _scene(answer("TD", "PE")), Drafts(), held)
    held = "No minister of Chad or Peru spoke before Monday, when the talks in Lima had been held, as Togo saw."
    assert _look_at(Sentence(0, len(held), 0, 0, ()), _scene(answer("TD", "PE")), Drafts(), held)


def test_two_who_each_had_somebody_else_had_not_each_other() -> None:
    """ "The Chadian visited Peru, and the Peruvian Togo": no visit of Chad's to Togo."""
    first, second = (answer(a, b, 0.95, kind="visit", host=b) for a, b in (("TD", "PE"), ("PE", "TG")))
    found = _look(first, second, answer("TD", "TG", 0.9, kind="visit", host="TG"))
    assert [sorted(f.codes) for f in found] == [["PE", "TD"], ["PE", "TG"]]


def test_of_a_table_that_is_in_doubt_the_two_are_told_who_surely_met() -> None:
    [found] = _look(answer("TD", "PE", 0.95), answer("TD", "TG", 0.6), answer("PE", "TG", 0.5))
    assert found.kind == "meeting"
    assert found.codes == {"TD", "PE"}
    each = _look(answer("TD", "PE", 0.95), answer("TD", "TG", 0.9), answer("PE", "TG", 0.5))
    assert [c.codes for c in each] == [{"TD", "PE"}, {"TD", "TG"}]


def test_a_contact_that_is_seen_beside_a_journey_stays_beside_it_unless_officials_were_met() -> None:
    visit = candidate(answer("TD", "PE", kind="visit", host="PE"), origin="verb", number=0, kind="visit")
    met = candidate(answer("TD", "PE"), origin="verb", number=0, kind="meeting")
    (chad, _), (peru, _) = met.sides
    officials = replace(
        met, sides=((chad, "participant"), (replace(peru, kind="collective", office="officials"), "host"))
    )
    unseen = replace(met, answer=replace(answer("TD", "PE"), chance=0.5))
    for contact, told in ((met, ["visit", "meeting"]), (officials, ["visit"]), (unseen, ["visit"])):
        drafts = Drafts()
        for one in (visit, contact):
            drafts.add(one)
        assert [d.facts.kind for d in fold(drafts.events)] == told


@pytest.mark.parametrize(
    ("status", "told", "sure", "start"),
    [
        ("held", ("2020-01-01", "2020-12-31", "vague"), 0.97, "2020-05-04"),  # "in 2020", of something else
        ("held", ("2020-04-01", "2020-04-30", "month"), 0.97, "2020-05-04"),
        ("held", ("2020-04-01", "2020-04-30", "month"), 0.9, "2020-04-01"),
        ("held", ("2020-05-05", "2020-05-05", "day"), 0.97, "2020-05-05"),
        ("held", ("2020-09-01", "2020-09-01", "day"), 0.97, "2020-05-04"),  # what was held lies not ahead
        ("planned", ("2020-06-01", "2020-06-30", "month"), 0.97, "2020-06-01"),
        ("planned", ("2020-04-01", "2020-04-30", "month"), 0.97, "2020-05-11"),  # nor what is planned behind
    ],
)
def test_a_day_that_the_encoder_is_sure_of_stands_for_a_time_that_fits_worse(
    status: Status, told: tuple[str, str, Precision], sure: float, start: str
) -> None:
    """A month or a bound of what was done, and a time that cannot be its own."""
    first, last, precision = told
    when = When(start=first, end=last, precision=precision, zone=None, raw="then")
    [found] = _look(answer("TD", "PE", status=status))
    by_rule = replace(found, origin="verb", when=when)
    seen = weighed(by_rule, _scene(replace(answer("TD", "PE", status=status), date_chance=sure)), TEXT)
    assert seen.when
    assert seen.when.start == start


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chad on Monday recalled their ambassadors as the row over fish grew.",
        "The president of Peru has ordered his ambassador in Chad home for consultations.",
        "Chad withdrew its high commissioner from Peru.",
        "Peru's consul general in Chad has been called back to the ministry.",
    ],
)
def test_envoys_who_are_taken_home_met_nobody(text: str) -> None:
    assert _look_at(Sentence(0, len(text), 0, 0, ()), _scene(answer("TD", "PE")), Drafts(), text) == []


def test_a_journey_does_not_lead_to_where_it_leaves_from() -> None:
    text = "She travelled from Peru to Lima on Monday with Chad's president."
    at = text.index("Peru")
    left = Stand(Actor(at, at + 4, at, "country", "PE", printed="Peru"), 0, 1, 1, 4)
    seen = answer("TD", "PE", kind="visit", host="PE")
    seen = replace(seen, actors=(seen.actors[0], left))
    assert _look_at(Sentence(0, len(text), 0, 0, ()), _scene(seen), Drafts(), text) == []
    gone = text.replace("from Peru to Lima", "to Peru")
    at = gone.index("Peru")
    seen = replace(seen, actors=(seen.actors[0], replace(left, what=replace(left.what, start=at, end=at + 4))))
    assert len(_look_at(Sentence(0, len(gone), 0, 0, ()), _scene(seen), Drafts(), gone)) == 1


def test_who_met_is_hardly_told_of_for_the_journey() -> None:
    met = answer("TD", "PE")
    for chance, kinds in ((0.5, ["meeting"]), (0.7, ["meeting", "visit"])):
        assert [f.kind for f in _look(met, answer("TD", "PE", chance, kind="visit", host="PE"))] == kinds


def test_no_journey_leads_to_an_unnamed_state_beside_one_to_a_named_one() -> None:
    drafts = Drafts()
    [told] = _look(answer("TD", "PE", kind="visit", host="PE"))
    drafts.add(replace(told, origin="verb"))
    further = answer("TD", "TG", kind="visit", host="TG")
    unnamed = replace(further, actors=(further.actors[0], replace(further.actors[1], number=-1)))
    assert [f.kind for f in _look(further, drafts=drafts)] == ["visit"]
    assert _look(unnamed, drafts=drafts) == []


@pytest.mark.parametrize(
    ("who", "many"), [("About 14,000 Peruvians", 0), ("Thousands of Peruvians", 0), ("Peruvians", 1)]
)
def test_a_crowd_stands_for_no_state(who: str, many: int) -> None:
    text = f"{who} visited Chad on Monday."
    at = text.index("Peruvians")
    crowd = Actor(at, at + 9, at, "country", "PE", printed="Peruvians", tag_kind="people")
    seen = answer("TD", "PE", kind="visit", host="TD")
    seen = replace(seen, actors=(seen.actors[0], replace(seen.actors[1], what=crowd)))
    assert len(_look_at(Sentence(0, len(text), 0, 0, ()), _scene(seen), Drafts(), text)) == many
