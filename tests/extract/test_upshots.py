"""What the encoder sees come of a contact is told of it; what is open, of others, or of another year is not."""

import pytest

from digests.extract.answer import Upshot
from digests.extract.engine import Extractor
from digests.extract.sentence import Sentence
from digests.extract.upshots import is_doubted, seen_in
from digests.model import STRENGTHS, Strength
from tests.extract.conftest import Reader

TITLE = "Finnish, Kenyan ministers hold talks"
MET = (
    "OSLO, June 14 (Wire) - Finnish Foreign Minister Aino Laine held talks with her Kenyan counterpart, Daniel Otieno,"
    " in Oslo on Tuesday. "
)
BOTH = ("FI", "KE")


@pytest.fixture(scope="module")
def told(whole: Extractor) -> Reader:
    """Read invented texts with all that is shipped."""
    return Reader(whole)


@pytest.mark.parametrize(
    ("text", "strength", "by", "words"),
    [
        ("At the end of the session a protocol on fisheries was signed.", "signed", BOTH, "a protocol on fisheries"),
        ("Two of the three agreements were signed.", "signed", BOTH, "two of the three agreements"),
        (
            "They witnessed the signing of a memorandum on vocational training.",
            "signed", BOTH, "a memorandum on vocational training",
        ),
        (
            "The two sides decided to open a joint trade office in Mombasa by May.",
            "agreed", BOTH, "to open a joint trade office in Mombasa by May",
        ),
        (
            "Laine announced that Finland would build two schools in northern Kenya.",
            "pledged", ("FI",), "build two schools in northern Kenya",
        ),
        (
            "Laine assured her guest that Finland would pay for two new schools.",
            "pledged", ("FI",), "Finland would pay for two new schools",
        ),
    ],
)  # fmt: skip
def test_what_no_rule_finds_is_told(
    told: Reader, text: str, strength: Strength, by: tuple[str, ...], words: str
) -> None:
    event = told.events(MET + text, title=TITLE)[0]
    assert [(o.strength, o.by, o.text) for o in event.outcomes] == [(strength, by, words)]
    assert [span.text for o in event.outcomes for span in o.evidence] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum on vocational training may be signed in July.",
        "No protocol was signed.",
        "None of the three planned agreements was signed.",
        "The two sides did not agree on a date.",
        "The two ministers almost signed an agreement on fisheries.",
        "A protocol on fisheries is expected to be signed in July.",
        "They agreed to complete all that the signing of an agreement on visas needs.",
        "Laine said that both countries could open a joint trade office in Mombasa.",
        "Otieno came from Lima, where he signed an agreement on visas with Peruvian Foreign Minister Ana Quispe.",
        "Finland and Kenya signed an agreement on fisheries in 1998.",
        "They welcomed the peace accord signed by the Colombian government and the rebels.",
        "They discussed the customs protocol signed in Nairobi in March.",
        "They spoke of the visit in March, when five agreements were signed.",
        "Both recalled that an agreement on double taxation had been signed during his last visit.",
        "Two universities signed a student exchange agreement.",
        "A memorandum on cables had been signed by their predecessors.",
        "Otieno later signed a condolence book at the Japanese embassy.",
    ],
)
def test_what_is_open_or_was_done_elsewhere_is_not_signed_at_the_talks(told: Reader, text: str) -> None:
    talks = next(e for e in told.events(MET + text, title=TITLE) if e.kind == "meeting" and e.status == "held")
    assert "signed" not in {o.strength for o in talks.outcomes}


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        (
            "They failed to settle their dispute over fish, but agreed to submit it to arbitration.",
            ["to submit it to arbitration"],
        ),
        ("They considered setting up a joint airline and agreed to study it.", ["to study it"]),
        ("They welcomed the ceasefire agreed by the Sudanese army and the rebels.", []),
        ("The coalition partners agreed to cut taxes.", []),
        ("Shortly before, the parties of her coalition agreed on a budget for 2027.", []),
        ("They reaffirmed commitments to increasing trade.", []),
        ("The new harbour was agreed upon two years ago.", []),
        ("Neither side agreed to withdraw its fishing boats.", []),
        ("It is not true that the two sides have agreed on a date, Laine said.", []),
        ("Laine suspects that the two sides agreed to share the catch.", []),
    ],
)
def test_only_what_the_two_agreed_is_agreed(told: Reader, text: str, agreed: list[str]) -> None:
    outcomes = [o for e in told.events(MET + text, title=TITLE) for o in e.outcomes]
    assert [o.text for o in outcomes if o.strength == "agreed"] == agreed


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Laine was promised three ships by Otieno.", "KE"),
        ("Otieno secured a pledge from Finland to take in 50 migrants.", "FI"),
        ("Laine announced that Finland would build two schools in northern Kenya.", "FI"),
        ("Kenya agreed to deliver more coffee to Oslo.", "KE"),
    ],
)
def test_a_promise_is_of_who_gives_it(told: Reader, text: str, giver: str) -> None:
    outcomes = [o for e in told.events(MET + text, title=TITLE) for o in e.outcomes]
    assert [(o.strength, o.by) for o in outcomes] == [("pledged", (giver,))]


def test_what_two_signed_hangs_on_their_talks_however_far_below(told: Reader) -> None:
    text = (
        "OSLO, June 14 (Wire) - Finnish Foreign Minister Aino Laine met Kenyan President Daniel Otieno in Nairobi on"
        " Friday, Ugandan President Moses Okello in Kampala on Saturday and Rwandan President Paul Ntare in Kigali on"
        " Monday. Finland and Kenya signed a railway agreement. Finland and Uganda agreed to build a refinery. Rwanda"
        " and Finland signed a memorandum on tea."
    )
    outcomes = {e.countries: [o.strength for o in e.outcomes] for e in told.events(text, title=TITLE)}
    assert outcomes == {("FI", "KE"): ["signed"], ("FI", "UG"): ["agreed"], ("FI", "RW"): ["signed"]}


def test_what_was_decided_is_of_the_talks_not_of_those_told_in_passing_before(told: Reader) -> None:
    text = (
        MET
        + "The harbour of Mombasa is the largest of the coast. Ships of many states lie there for days on end. Trade"
        " grew by a tenth last year. The previous round of the talks was held in Mombasa in September 2014. It was"
        " decided to open a joint office in Mombasa."
    )
    outcomes = [(e.role, [o.strength for o in e.outcomes]) for e in told.events(text, title=TITLE)]
    assert outcomes == [("news", ["agreed"]), ("background", [])]


def test_what_is_to_be_signed_is_told_in_its_own_words(told: Reader) -> None:
    text = MET + "A loan agreement for a railway is expected to be signed next month."
    outcomes = [(o.strength, o.text) for e in told.events(text, title=TITLE) for o in e.outcomes]
    assert outcomes == [("on_table", "a loan agreement for a railway")]


def test_thanks_for_a_promise_are_none(told: Reader) -> None:
    [event] = told.events(MET + "Otieno thanked Finland for having pledged two ships.", title=TITLE)
    assert event.outcomes == ()


@pytest.mark.parametrize("promised", ["promised to send two ships", "pledged 20 million euros for schools"])
def test_who_promised_something_is_whom_he_met(told: Reader, promised: str) -> None:
    text = (
        "OSLO, June 14 (Wire) - Kenyan Foreign Minister Daniel Otieno met his Finnish counterpart, Aino Laine, in Oslo"
    )
    event = told.events(f"{text} on Tuesday, who {promised}.", title=TITLE)[0]
    assert [(o.strength, o.by) for o in event.outcomes] == [("pledged", ("FI",))]


def test_what_was_agreed_for_later_lies_on_no_other_table(told: Reader) -> None:
    text = MET + "Both sides decided that the next round of talks would take place in Nairobi in October."
    outcomes = [(e.status, o.strength) for e in told.events(text, title=TITLE) for o in e.outcomes]
    assert outcomes == [("held", "agreed")]


_SENTENCE = Sentence(0, 20, 0, 0, ())
_NO_WORDS = ((0, 0),) * len(STRENGTHS)


def _upshot(strength: Strength, chance: float, first: float = 0.9, second: float = 0.9) -> Upshot:
    chances = [(0.0, 0.5, 0.5) for _ in STRENGTHS]
    chances[STRENGTHS.index(strength)] = (chance, first, second)
    return Upshot(tuple(chances), _NO_WORDS)


def test_what_one_side_agrees_to_is_its_word() -> None:
    [seen] = seen_in(_SENTENCE, {BOTH: _upshot("agreed", 0.9, second=0.1)}, "They agreed on fish.")
    assert (seen.strength, sorted(seen.by)) == ("pledged", ["FI"])


def test_of_two_pairs_that_are_almost_as_likely_both_may_be_meant() -> None:
    pairs = {
        ("FI", "KE"): _upshot("signed", 0.9),
        ("FI", "PE"): _upshot("signed", 0.8),
        ("KE", "PE"): _upshot("signed", 0.7),
    }
    [seen] = seen_in(_SENTENCE, pairs, "They signed a treaty.")
    assert seen.pairs == (("FI", "KE"), ("FI", "PE"))


def test_an_unlikely_outcome_is_not_seen() -> None:
    assert list(seen_in(_SENTENCE, {BOTH: _upshot("signed", 0.3)}, "They signed a treaty.")) == []


@pytest.mark.parametrize(("strength", "doubted"), [("signed", True), ("agreed", True), ("on_table", False)])
def test_what_a_rule_takes_for_done_is_doubted_where_nothing_is_seen(strength: Strength, doubted: bool) -> None:
    assert is_doubted(strength, [_upshot("signed", 0.01), _upshot("agreed", 0.0)]) is doubted


def test_what_is_seen_to_be_stronger_is_not_doubted() -> None:
    assert not is_doubted("pledged", [_upshot("agreed", 0.4)])
