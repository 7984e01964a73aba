"""Digests and look-ups of any shape, also of texts that try to break out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st

from digests.compose.views import (
    Bullet,
    Context,
    CountryView,
    Counts,
    Digest,
    Line,
    Moment,
    Ref,
    Section,
    Source,
    Stage,
    Window,
)
from digests.model import Kind
from digests.render.messages.limits import MAX_CHARACTERS, MAX_COMPONENTS, MAX_PARTS, characters, components
from digests.render.messages.model import Message, Part, StoryBlock

NOW = datetime(2016, 6, 28, tzinfo=UTC)
ATTACKS = (
    "@everyone",
    "@here",
    "<@123456789012345678>",
    "<@&1>",
    "<#1>",
    "</digest now:1>",
    "<:name:1>",
    "<a:name:1>",
    "<t:1:R>",
    "<id:guide>",
    "https://evil.example/x",
    "<https://evil.example>",
    "[click](https://evil.example)",
    "[1](http://evil.example 'x')",
    "discord.gg/abc",
    "https://discord.com/invite/abc",
    "**", "*", "__", "_", "~~", "||", "`", "```", "\\", "\\\\", "](", "[", ")",
    "# ", "-# ", "- ", "> ", ">>> ", "1. ", "\n# ", "\n- ", "\r\n> ", ":smile:", ":", "://", "http", "@",
    "\u202e", "\u2066", "\u200b", "\u200d", "\u200c", "\ufeff", "\x1b[2J", "\x00", "\u2028", "\u3164",
    "e" + "\u0301" * 40, "👩\u200d👩\u200d👧\u200d👦", "🇰🇷", "क्षि", "각", "漢字", "Jean-Yves Le Drian", "16:30", " ",
)  # fmt: skip
words = st.one_of(
    st.lists(st.sampled_from(ATTACKS), max_size=12).map("".join),
    st.text(max_size=30),
    st.tuples(st.sampled_from(ATTACKS), st.sampled_from((3, 100, 900))).map(lambda made: made[0] * made[1]),
    st.sampled_from(("", "Han Min-koo ↔ Jean-Yves Le Drian · Paris — due to hold talks")),
)
addresses = st.one_of(st.none(), st.sampled_from(ATTACKS), words.map(lambda text: f"https://news.example/{text}"))
_KEYS = ("agreed", "held", "under_way", "coming_up", "due", "corrections", "passing")
_STAGES: tuple[Stage, ...] = ("planned", "under_way", "held", "postponed", "cancelled", "due", "closed")
_CODES = ("KR", "FR", "EU", "UN", "XK", "ASEAN", "??", "@everyone")


@st.composite
def moments(draw: st.DrawFn) -> Moment | None:
    """A date, bare or a clock time, or none."""
    text = draw(words)
    if draw(st.booleans()):
        return None
    instant = draw(st.one_of(st.none(), st.just(NOW)))
    return Moment(text=text, precision="minute", instant=instant, local=draw(st.one_of(st.none(), words)))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A line whose first event is known by a number of its own; `numbered` gives it."""
    people, what = draw(words), draw(words)
    when = draw(moments())
    refs = tuple(
        Ref(number=draw(st.integers(1, 40)), event_id=0, article_id=1, revision_id=1)
        for _ in range(draw(st.integers(0, 8)))
    )
    return Line(
        story_ids=(1,),
        kind=draw(st.sampled_from(get_args(Kind))),
        status="held",
        stage=draw(st.sampled_from(_STAGES)),
        flags="🇰🇷↔🇫🇷",
        who=people,
        place="Paris",
        when=when,
        what=what,
        text=f"🇰🇷↔🇫🇷 {people} · Paris · {when.text if when else ''} — {what}",
        bullets=tuple(Bullet(text=draw(words), refs=refs[:2]) for _ in range(draw(st.integers(0, 3)))),
        refs=refs,
        names=(people, draw(words)),
        countries=tuple(draw(st.lists(st.sampled_from(_CODES), max_size=3))),
        unsure=draw(st.booleans()),
    )


@st.composite
def sections(draw: st.DrawFn, most: int) -> tuple[Section, ...]:
    """Up to eight sections with up to `most` lines each, which come from a few different ones."""
    some = draw(st.lists(lines(), min_size=1, max_size=3))
    return tuple(
        Section(
            key=draw(st.sampled_from(_KEYS)),
            emoji="🤝",
            title=draw(words),
            lines=tuple(draw(st.lists(st.sampled_from(some), max_size=most))),
            empty=draw(words),
            note=draw(words),
        )
        for _ in range(draw(st.integers(0, 8)))
    )


@st.composite
def sources(draw: st.DrawFn) -> tuple[Source, ...]:
    """Up to 60 sources, a few of them different."""
    some = [
        Source(
            number=1,
            article_id=1,
            revision_id=1,
            title=draw(words),
            url=draw(addresses),
            publisher=draw(st.one_of(st.none(), words)),
            publisher_country=None,
            reported_at=NOW,
            dated=True,
            date_text="15 Jun 2016",
        )
        for _ in range(2)
    ]
    return tuple(replace(some[n % 2], number=n + 1) for n in range(draw(st.integers(0, 60))))


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    """A digest of any shape, its events numbered from 1, each line's own."""
    first, more = numbered(draw(sections(6)), 1), draw(sections(10))
    begun = 1 + sum(len(one.lines) for one in first)
    return Digest(
        title=draw(words),
        window=Window(NOW - timedelta(days=14), NOW),
        as_of=NOW,
        zone="UTC",
        counts=Counts(agreements=0, held=0, under_way=0, ahead=0, awaiting=0, called_off=0, articles=0, publishers=0),
        count_line=draw(words),
        sections=first,
        more=numbered(more, begun),
        coverage=draw(words),
        sources=draw(sources()),
    )


@st.composite
def look_ups(draw: st.DrawFn) -> CountryView:
    """A look-up of any shape, its events numbered as in a digest."""
    return CountryView(
        code="FR",
        name=draw(words),
        flag="🇫🇷",
        as_of=NOW,
        summary=draw(words),
        sections=numbered(draw(sections(20)), 1),
        context=tuple(Context(text=draw(words), number=1, evidence=()) for _ in range(draw(st.integers(0, 12)))),
        sources=draw(sources()),
    )


def numbered(made: tuple[Section, ...], begin: int) -> tuple[Section, ...]:
    """The sections with one event for each line, from `begin`, so that each line can be found again."""
    number = begin
    done = []
    for section in made:
        told = []
        for line in section.lines:
            refs = line.refs or (Ref(number=1, event_id=0, article_id=1, revision_id=1),)
            told.append(replace(line, refs=tuple(replace(ref, event_id=number) for ref in refs)))
            number += 1
        done.append(replace(section, lines=tuple(told)))
    return tuple(done)


def events(parts: tuple[Part, ...]) -> list[int]:
    """The events of the stories in these parts, in order."""
    return [
        event for part in parts for block in part.blocks if isinstance(block, StoryBlock) for event in block.event_ids
    ]


def texts(message: Message) -> list[str]:
    """Every text that the message can show."""
    return [block.text for part in (*message.parts, *message.more, *message.sources) for block in part.blocks]


def within_limits(parts: tuple[Part, ...]) -> bool:
    """Whether Discord takes these parts: as many as we allow, none too long, none empty."""
    return len(parts) <= MAX_PARTS and all(
        part.blocks
        and characters(part) <= MAX_CHARACTERS
        and components(part) <= MAX_COMPONENTS
        and all(block.text.strip() for block in part.blocks)
        for part in parts
    )
