"""Events of one line, for both sides of a comparison."""

from datetime import UTC, datetime

from digests.model import Article, Event, Kind, Outcome, Participant, Role, Span, Status, Strength, Venue, When
from tests.corpus.load import Gold, GoldArticle

TEXT = "France met Japan in Tokyo on Tuesday. Kenya called Ghana. Peru will visit Chile in May."


def event(
    codes: str,
    *,
    kind: Kind = "meeting",
    status: Status = "held",
    role: Role = "news",
    quote: str = "France met Japan",
    names: tuple[str, ...] = (),
    rebels: str | None = None,
    when: When | None = None,
    venue: Venue | None = None,
    outcomes: tuple[Strength, ...] = (),
) -> Event:
    """An event of `codes` ("FR JP"); `names` go to the participants in their order."""
    people = [*names, *[None] * len(codes.split())]
    participants = [Participant(country=code, name=name) for code, name in zip(codes.split(), people, strict=False)]
    if rebels:
        participants.append(Participant(organisation=rebels, as_printed=rebels))
    start = TEXT.index(quote)
    return Event(
        kind=kind,
        status=status,
        role=role,
        participants=tuple(participants),
        countries=tuple(sorted(codes.split())),
        venue=venue,
        when=when,
        outcomes=tuple(Outcome(strength=strength) for strength in outcomes),
        evidence=(Span(start, start + len(quote), quote),),
        confidence=1.0,
        extractor="by hand",
    )


def article(*gold: Gold | Event) -> GoldArticle:
    """An article that reports `gold`."""
    events = tuple(one if isinstance(one, Gold) else Gold(event=one) for one in gold)
    return GoldArticle(about="a case", article=text(TEXT), events=events)


def text(words: str, title: str = "") -> Article:
    """An article of these words."""
    return Article(id="case-1", url=None, title=title, text=words, published=datetime(2020, 5, 6, tzinfo=UTC))


def day(start: str) -> When:
    """A bare day."""
    return When(start=start, end=start, precision="day", raw="on Tuesday")
