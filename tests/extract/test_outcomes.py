"""An outcome is as strong as its words allow, never stronger (PRODUCT, rule 2)."""

import pytest

from digests.extract.wording import LONGEST, clip
from tests.extract.conftest import Reader, brief
from tests.extract.test_status import TAIL

_MET = "Finnish President Aino Laine met Kenyan President Daniel Otieno on Monday. "
_WILL_MEET = "Finnish President Aino Laine will meet Kenyan President Daniel Otieno on Friday. "

_STRENGTH = {
    "They signed an agreement on fishing.": ("signed", "an agreement on fishing"),
    "The two presidents signed a memorandum on fishing.": ("signed", "a memorandum on fishing"),
    "They agreed to build a harbour.": ("agreed", "to build a harbour"),
    "The two leaders agreed to build a harbour.": ("agreed", "to build a harbour"),
    "Otieno agreed to build a harbour.": ("pledged", "to build a harbour"),
    "The two Kenyan ministers agreed to build a harbour.": ("pledged", "to build a harbour"),
    "The two sides reached an agreement on fishing.": ("agreed", "an agreement on fishing"),
    "Laine promised to send two ships.": ("pledged", "to send two ships"),
    "Laine vowed to support the talks.": ("pledged", "to support the talks"),
    "Laine voiced willingness to send two ships.": ("offered", "willingness to send two ships"),
    "Otieno proposed a joint patrol.": ("offered", "a joint patrol"),
    "They discussed the price of fish.": ("on_table", "the price of fish"),
    "They may sign an agreement on fishing.": ("on_table", "an agreement on fishing"),
    "They are expected to sign an agreement on fishing.": ("on_table", "an agreement on fishing"),
    "Otieno urged Laine to sign an agreement on fishing.": ("on_table", "an agreement on fishing"),
    "Fishing rights are on the agenda.": ("on_table", "Fishing rights"),
    "Laine urged the Kenyans to free two ships.": ("on_table", "to free two ships"),
    "The Kenyans were asked to free two ships.": ("on_table", "to free two ships"),
    "The two presidents agreed on all but one paragraph.": ("agreed", "all but one paragraph"),
}


@pytest.mark.parametrize(("told", "expected"), _STRENGTH.items(), ids=_STRENGTH)
def test_strength_and_words(read: Reader, told: str, expected: tuple[str, str]) -> None:
    """One outcome of one meeting, in the article's words."""
    (meeting,) = [e for e in read.events(_MET + told + TAIL) if e.kind == "meeting"]
    assert [(o.strength, o.text) for o in meeting.outcomes] == [expected]


@pytest.mark.parametrize(
    "told",
    ["They will sign an agreement on fishing.", "Laine promised to send two ships.", "They agreed to build a harbour."],
)
def test_what_is_planned_has_its_outcomes_on_the_table(read: Reader, told: str) -> None:
    """Planned contacts carry only on_table outcomes (EXTRACTION, what counts, 5)."""
    outcomes = [o for e in read.events(_WILL_MEET + told + TAIL) if e.status == "planned" for o in e.outcomes]
    assert {o.strength for o in outcomes} <= {"on_table"}


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("Laine urged Otieno to respect the wishes of the islanders.", "wishes"),
        ("Laine asked Otieno to express his condolences and to pay the families of the dead.", "pay"),
        ("Fishing and a joint delegation were on the agenda.", "delegation"),
    ],
)
def test_more_than_a_greeting_is_an_outcome(read: Reader, told: str, word: str) -> None:
    assert any(word in o.text for e in read.events(_MET + told + TAIL) for o in e.outcomes)


def test_whom_he_agreed_with_agreed_too(read: Reader) -> None:
    told = _MET.replace("on Monday. ", "on Monday, with whom she agreed to build a harbour.")
    (meeting,) = [e for e in read.events(told) if e.kind == "meeting"]
    assert [(o.strength, o.text) for o in meeting.outcomes] == [("agreed", "to build a harbour")]


@pytest.mark.parametrize(
    "told",
    [
        "Laine asked her guest to convey her greetings to the people of Kenya.",
        "She asked him to take her good wishes back to Nairobi.",
        "The ministers of fisheries were also at the table.",
        "Prime Minister Peter Kamau and two of his ministers were at the table too.",
        "President Otieno was asked whether he was tired.",
    ],
)
def test_greetings_and_those_at_the_table_are_no_outcome(read: Reader, told: str) -> None:
    """What is passed on, who sat there and whom a reporter asked is nothing that lay on the table."""
    assert [o.text for e in read.events(_MET + told + TAIL) for o in e.outcomes] == []


@pytest.mark.parametrize(
    "told",
    [
        "They did not agree to build a harbour.",
        "They signed no agreement.",
        "Laine pledged no money.",
        "They parted without agreeing to build a harbour.",
    ],
)
def test_what_was_not_agreed_is_no_outcome(read: Reader, told: str) -> None:
    """Neither a negated verb nor an object with "no" is an outcome."""
    assert [o.text for e in read.events(_MET + told + TAIL) for o in e.outcomes] == []


def test_who_committed_itself(read: Reader) -> None:
    """One side for a pledge, both for an agreement."""
    (meeting,) = read.events(_MET + "They agreed to build a harbour. Laine promised to send two ships." + TAIL)
    assert [(o.strength, o.by) for o in meeting.outcomes] == [("agreed", ("FI", "KE")), ("pledged", ("FI",))]


def test_a_signing_that_opens_the_article_is_the_event(read: Reader) -> None:
    """The main act is an agreement of its own, with the people who signed (EXTRACTION, what counts, 4)."""
    text = (
        "Kenya's Foreign Minister Daniel Otieno and his Finnish counterpart Aino Laine signed a memorandum on fishing "
        f"in Nairobi on Monday.{TAIL}"
    )
    event = read.event(text)
    assert (event.kind, event.form, event.status, event.countries) == ("agreement", "memorandum", "held", ("FI", "KE"))
    assert [o.strength for o in event.outcomes] == ["signed"]


_PARTNERS = {
    "signed a treaty with Kenya": ["agreement held FI,KE"],
    "reached an agreement on fishing with Kenya": ["agreement held FI,KE"],
    "signed a treaty with Kenya and a declaration with Uganda": ["agreement held FI,KE", "agreement held FI,UG"],
    "signed a treaty with Kenya and Uganda": ["agreement held FI,KE,UG"],
}


@pytest.mark.parametrize(("told", "expected"), _PARTNERS.items(), ids=_PARTNERS)
def test_whom_a_pact_is_with(read: Reader, told: str, expected: list[str]) -> None:
    """The partner stands behind the pact; two pacts with two partners are two agreements of both sides."""
    events = read.events(f"Finland {told} on Monday, Finnish Foreign Minister Aino Laine said.{TAIL}")
    assert [brief(e) for e in events] == expected
    assert all(o.by == e.countries for e in events for o in e.outcomes)


def test_a_promise_to_another_state_is_a_pledge(read: Reader) -> None:
    """One state towards another; its own house is nobody's partner (EXTRACTION, what counts, 10)."""
    assert read.brief(f"Finland will give two ships to Kenya, Foreign Minister Aino Laine said.{TAIL}") == [
        "pledge held FI,KE"
    ]
    assert read.brief(f"Finland will give more money to its schools, Foreign Minister Aino Laine said.{TAIL}") == []


def test_an_agreement_with_many_is_old(read: Reader) -> None:
    """ "has signed the agreement with 16 countries" tells of no new agreement."""
    text = (
        "Kenya has signed the agreement with 16 countries, including Finland, a minister of Kenya "
        f"said on Monday.{TAIL}"
    )
    assert read.brief(text) == []


def test_relations_are_an_agreement_and_a_tie(read: Reader) -> None:
    """What happened, and the state of relations since."""
    found = read.all(
        f"Kenya and Finland established diplomatic relations on Monday, Foreign Minister Aino Laine said.{TAIL}"
    )
    assert [(e.kind, e.form) for e in found.events] == [("agreement", "diplomatic relations")]
    assert [(t.countries, t.what) for t in found.ties] == [(("FI", "KE"), "established")]


_TIES = {
    "Kenya severed diplomatic relations with Finland in 1974.": ["severed"],
    "Kenya restored full diplomatic ties with Finland last year.": ["restored"],
    "Kenya will restore diplomatic ties with Finland.": [],
    "Kenya may cut ties with Finland.": [],
}


@pytest.mark.parametrize(("told", "what"), _TIES.items(), ids=_TIES)
def test_only_past_facts_are_ties(read: Reader, told: str, what: list[str]) -> None:
    """A wish to restore relations restores nothing."""
    assert [t.what for t in read.all(told + TAIL).ties] == what


def test_a_clause_is_short_and_whole_words() -> None:
    """One line, no outer punctuation, no leading "that", cut at a word with an ellipsis."""
    assert clip("that the two\nwould meet, ", 0, 26) == "the two would meet"
    long = clip("word " * 60, 0, 300)
    assert len(long) <= LONGEST
    assert long.endswith("word…")


def test_a_promise_is_not_made_to_whom_the_next_clause_speaks_of(read: Reader) -> None:
    """What follows "while" is about somebody else."""
    text = (
        "Kenyan President Daniel Otieno vowed to support the fishermen, while Finnish President Aino Laine stayed home."
    )
    assert read.events(text) == ()


def test_the_two_heads_of_state_are_both(read: Reader) -> None:
    text = (
        "Kenyan President Daniel Otieno met Finnish President Aino Laine in Oslo on Monday. "
        "After the talks the two heads of state signed a joint statement on fisheries."
    )
    (event,) = read.events(text)
    assert [(o.strength, o.by) for o in event.outcomes] == [("signed", ("FI", "KE"))]


def test_relations_of_long_ago_are_no_outcome(read: Reader) -> None:
    """They are a tie between two countries, not what came of a meeting."""
    text = (
        "Kenyan President Daniel Otieno met Finnish President Aino Laine in Oslo on Monday. "
        "Kenya and Finland established diplomatic relations in 1965."
    )
    (event,) = read.events(text)
    assert event.outcomes == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Finland and Kenya have offered to send fifty trainers", []),
        ("Finland and Kenya promised to stand by their word", []),
        ("Finland promised to send Kenya fifty trainers", ["pledge held FI,KE"]),
    ],
)
def test_what_two_promise_to_others_is_no_pledge_between_them(read: Reader, told: str, expected: list[str]) -> None:
    """A pledge is made to somebody: DESIGN, kinds of events."""
    assert read.brief(f"{told}.{TAIL}") == expected


def test_what_names_are_put_to_is_what_was_signed(read: Reader) -> None:
    text = "Finnish Foreign Minister Aino Laine and Kenya's Daniel Otieno put their names to a treaty on trade in Oslo."
    assert [o.text for e in read.events(text) for o in e.outcomes] == ["a treaty on trade in Oslo"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Finland and Kenya announced a ceasefire in the lake district on Monday", ["agreement held FI,KE"]),
        ("The governments of Finland and Kenya announced an agreement on fishing", ["agreement held FI,KE"]),
        ("Finland announced a ceasefire", []),
        ("Finland announced a suspension of aid to Kenya", []),
        ("Finland will withdraw its troops from Kenya unless a ceasefire is signed", []),
        ("Finland will withdraw its troops from Kenya", ["pledge held FI,KE"]),
        ("Finland announced a grant of aid to Kenya", ["pledge held FI,KE"]),
        ("Finland and Kenya announced a ceasefire between Chad and Peru", []),
        ("Finland and Kenya announced a plan to build roads", []),
    ],
)
def test_what_two_announce_together_they_have_agreed_on(read: Reader, told: str, expected: list[str]) -> None:
    assert read.brief(f"{told}.") == expected


def test_what_was_signed_in_another_year_is_no_outcome_of_the_last_meeting(read: Reader) -> None:
    told = read.events(
        "Finnish President Aino Laine met Kenyan President Daniel Otieno in Oslo on Monday. Finland and Kenya signed "
        "a treaty on fishing in Oslo in 2012."
    )
    meetings = [e for e in told if e.kind == "meeting"]
    assert [outcome for e in meetings for outcome in e.outcomes] == []


def test_what_was_agreed_in_a_month_of_another_year_came_not_of_this_visit(read: Reader) -> None:
    text = (
        "The foreign minister of Burma paid a visit to North Korea on Monday. In April 2007 the two countries agreed to"
        " restore their ties."
    )
    visit = next(e for e in read.events(text) if e.kind == "visit")
    assert visit.outcomes == ()


def test_what_only_dates_something_else_came_not_of_this_meeting(read: Reader) -> None:
    text = (
        "Ghanaian President Kofi Boadu met U.N. envoy Anders Lind on Sunday. Lind has travelled between the capitals"
        " since the neighbours agreed on a border truce in March."
    )
    assert all(o.strength != "agreed" for e in read.events(text) for o in e.outcomes)


_NEXT = (
    "The foreign ministers of Finland and Kenya met in Oslo on Monday. They agreed to hold the next round in Nairobi"
    " in May.",
    "Kenyan Foreign Minister Daniel Otieno telephoned Finnish Foreign Minister Aino Laine on Monday. The two ministers"
    " agreed to meet in Nairobi in May.",
)


@pytest.mark.parametrize("text", _NEXT)
def test_the_next_contact_is_agreed_when_they_were_in_contact(read: Reader, text: str) -> None:
    """It is not on the table of the next one, whose own table nobody has told."""
    told = {e.status: [o.strength for o in e.outcomes] for e in read.events(text)}
    assert told == {"held": ["agreed"], "planned": []}


def test_who_will_return_has_promised_nothing(read: Reader) -> None:
    text = (
        "Finnish Foreign Minister Aino Laine met Kenyan Foreign Minister Daniel Otieno in Nairobi on Monday."
        " Laine will return to Finland on Friday."
    )
    (meeting,) = (e for e in read.events(text) if e.kind == "meeting")
    assert meeting.outcomes == ()
