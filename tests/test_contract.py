"""The event contract: what is written down in docs/ is what the model says, and JSON loses nothing."""

import json
from pathlib import Path

import pytest

from digests.contract import event_from_json, event_schema, event_to_json
from digests.errors import InputError
from digests.model import Event, Mention, Outcome, Participant, Span, Venue, When

SCHEMA = Path(__file__).resolve().parents[1] / "docs" / "event.schema.json"
SPAN = Span(0, 4, "They")
EVENT = Event(
    kind="meeting",
    form="courtesy call",
    status="held",
    role="news",
    participants=(
        Participant(name="Aino Laine", office="President", country="FI", as_printed="President Aino Laine"),
        Participant(country="KE", capacity="host"),
    ),
    countries=("FI", "KE"),
    venue=Venue(text="Nairobi", city="Nairobi", country="KE"),
    when=When(start="2024-05-28T09:30:00+03:00", end=None, precision="minute", zone="Africa/Nairobi", raw="9:30 a.m."),
    outcomes=(Outcome(strength="agreed", by=("FI", "KE"), text="to meet again", evidence=(SPAN,)),),
    mentions=(Mention(code="UG", as_="subject"),),
    evidence=(SPAN,),
    confidence=0.9,
    extractor="rules@0.1",
)


def test_the_schema_written_down_is_that_of_the_model() -> None:
    """Whoever changes the model sees here that the public contract changes with it."""
    assert json.loads(SCHEMA.read_text("utf-8")) == event_schema()


def test_an_event_comes_back_from_json_as_it_went() -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(EVENT)))) == EVENT


def test_the_keys_are_those_of_the_contract() -> None:
    """`as` is a keyword in Python and a key in the JSON."""
    encoded = event_to_json(EVENT)
    assert encoded["schema"] == 1
    assert encoded["mentions"] == [{"code": "UG", "as": "subject"}]
    assert set(encoded) == set(event_schema()["properties"])


@pytest.mark.parametrize(
    "changes", [{"status": "perhaps"}, {"schema": 2}, {"mentions": [{"code": "UG", "as_": "subject"}]}]
)
def test_what_breaks_the_contract_is_refused_in_one_sentence(changes: dict[str, object]) -> None:
    with pytest.raises(InputError, match="not an event of schema 1"):
        event_from_json({**event_to_json(EVENT), **changes})
