"""What came of it, in words as strong as the report's and no stronger."""

from digests.compose.plain import plain
from digests.model import BINDING, Outcome, Story, Strength
from digests.places.names import display_name

LABEL: dict[Strength, str] = {
    "signed": "signed",
    "agreed": "agreed",
    "pledged": "pledged",
    "offered": "offered",
    "on_table": "on the table, not agreed",
}
"""“agreed” is said of two sides; the others may be one side's."""


def matter(outcome: Outcome) -> str:
    """What it is about, without how far it went."""
    return plain(outcome.text) or plain(outcome.form or "")


def told(outcome: Outcome, story: Story) -> tuple[str, str]:
    """How far it went and what it is about: (“signed”, “a fisheries protocol”), (“Hassan Rouhani pledged”, “…”).

    What one side pledged or offered names that side: its one named person, else the country.
    """
    about = matter(outcome)
    if not about:
        return "", ""
    form = plain(outcome.form or "")
    if outcome.strength == "signed" and form and form.casefold() not in about.casefold():
        about = f"{form}, {about}"
    return f"{_speaker(outcome, story)}{LABEL[outcome.strength]}", about


def sentence(outcome: Outcome, story: Story) -> str:
    """“on the table, not agreed: a fisheries protocol”; empty when the report has no words for it."""
    return ": ".join(part for part in told(outcome, story) if part)


def is_binding(story: Story) -> bool:
    """True when both sides agreed or signed: held, and an agreement or a contact that brought one."""
    if story.status != "held":
        return False
    return story.kind == "agreement" or any(outcome.strength in BINDING for outcome in story.outcomes)


def _speaker(outcome: Outcome, story: Story) -> str:
    if outcome.strength not in ("pledged", "offered") or not outcome.by:
        return ""
    named = [p.name for p in story.participants if p.name and p.country in outcome.by]
    if len(outcome.by) == 1 and len(named) == 1:
        return f"{plain(named[0])} "
    return f"{' and '.join(display_name(code) for code in outcome.by)} "
