"""A digest as messages: read in two minutes, each story with its button, the rest behind the last part's buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from digests.compose.coverage import amount
from digests.compose.views import Digest
from digests.render.messages.contacts import map_of
from digests.render.messages.harmless import harmless
from digests.render.messages.model import Action, Message, Part
from digests.render.messages.parts import Closing, Group, Packed, pack
from digests.render.messages.sections import groups, stories
from digests.render.messages.sources import short_list, source_parts
from digests.render.messages.stamps import stamp

_TITLE = 80
_COUNT = 300
_COVERAGE = 400
_DIGITS = 4
"""So many characters may the count of what More shows grow by, when fewer stories are left to it."""
_NOTHING = "No story in this time is new enough and sure enough to be told."
"""All that is known: something may have been reported, and not been read, or not surely enough."""


def digest_message(digest: Digest, *, late: bool = False) -> Message:
    """The digest in one to four parts; what has no room in them stands first behind More.

    The last part carries the actions: always `sources`, so that even an empty digest is known again by its buttons.
    `late`: it should have been posted earlier, and says so.
    """
    opening = _opening(digest, late)
    found, rest = groups(digest.sections, opening=(*opening, harmless(digest.count_line, _COUNT), ""))
    beyond = groups(digest.more)
    spec = map_of(digest)
    if not found and not beyond[0]:
        rest = (*opening, _NOTHING, *_notes(digest))

    def ending(left: Sequence[Group]) -> Closing:
        more = _more(left, *beyond)
        lines = [*rest, ""]
        if more.shown:
            over = f", and {more.over} that it has no room for" if more.over else ""
            lines.append(f"➕ {amount(more.shown, 'further story', 'further stories')} behind **More**{over}")
        lines += [f"-# {harmless(digest.coverage, _COVERAGE)}"] if digest.coverage else []
        lines += [f"-# 📰 {short_list(digest.sources)}"] if digest.sources else []
        wanted: dict[Action, bool] = {"more": more.shown > 0, "sources": True, "map": spec is not None}
        return Closing(lines=tuple(lines), actions=tuple(action for action, shown in wanted.items() if shown))

    title = harmless(digest.title, _TITLE)
    packed = pack(found, title=f"## 🌐 {title}", small=f"**🌐 {title}**", ending=ending, spare=_DIGITS)
    return Message(
        parts=packed.parts,
        more=_more(packed.left, *beyond).parts,
        sources=source_parts(digest.sources),
        map=spec,
    )


def _opening(digest: Digest, late: bool) -> tuple[str, ...]:
    window = digest.window
    lines = [f"-# From {stamp(window.start)} to {stamp(window.end)}"]
    if late:
        lines.append("⏳ This digest comes late, and covers all that was missed.")
    return tuple(lines)


def _notes(digest: Digest) -> tuple[str, ...]:
    return tuple(f"-# {harmless(section.note, _COUNT)}" for section in digest.sections if section.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    parts: tuple[Part, ...] = ()
    shown: int = 0
    over: int = 0
    """Stories past four parts."""


def _more(left: Sequence[Group], found: Sequence[Group], rest: Sequence[str]) -> _More:
    """First what had no room, then the rest of the digest; past four parts the rest is counted."""
    wanted = [*left, *found]
    total = stories(wanted)
    if not total:
        return _More()

    def ending(over: Sequence[Group]) -> Closing:
        hidden = stories(over)
        told = (f"-# and {amount(hidden, 'further story', 'further stories')}, not shown here",) if hidden else ()
        return Closing(lines=(*rest, *told))

    def packed(heading: str) -> Packed:
        return pack(wanted, title=heading, small=heading, ending=ending)

    whole = packed(f"**➕ More: {amount(total, 'story', 'stories')}**")
    made = packed("**➕ More**") if whole.left else whole  # its heading promises no more than it holds
    over = stories(made.left)
    return _More(parts=made.parts, shown=total - over, over=over)
