"""A digest as messages: read in two minutes, each story with its button, the rest behind the last part's buttons."""

from collections.abc import Sequence

from digests.compose.coverage import amount
from digests.compose.views import Digest, Section
from digests.render.messages.contacts import map_of
from digests.render.messages.harmless import harmless
from digests.render.messages.model import Action, Message, Part
from digests.render.messages.parts import Closing, Group, pack
from digests.render.messages.sections import groups, stories
from digests.render.messages.sources import short_list, source_parts
from digests.render.messages.stamps import stamp

_TITLE = 80
_COUNT = 300
_COVERAGE = 400
_NOTHING = "Nothing was reported in this time: no meeting, journey, agreement or plan."


def digest_message(digest: Digest, *, late: bool = False) -> Message:
    """The digest in one to four parts; what has no room in them stands first behind More.

    The last part carries the actions: always `sources`, so that even an empty digest is known again by its buttons.
    `late`: it should have been posted earlier, and says so.
    """
    opening = _opening(digest, late)
    found, rest = groups(digest.sections, opening=(*opening, harmless(digest.count_line, _COUNT), ""))
    behind = sum(len(section.lines) for section in digest.more)
    spec = map_of(digest)
    if not found and not behind:
        rest = (*opening, _NOTHING, *_notes(digest))

    def ending(left: Sequence[Group]) -> Closing:
        hidden = stories(left) + behind
        lines = [*rest, ""]
        if hidden:
            lines.append(f"➕ {amount(hidden, 'further story', 'further stories')} behind **More**")
        lines += [f"-# {harmless(digest.coverage, _COVERAGE)}"] if digest.coverage else []
        lines += [f"-# 📰 {short_list(digest.sources)}"] if digest.sources else []
        wanted: dict[Action, bool] = {"more": hidden > 0, "sources": True, "map": spec is not None}
        return Closing(lines=tuple(lines), actions=tuple(action for action, shown in wanted.items() if shown))

    title = harmless(digest.title, _TITLE)
    packed = pack(found, title=f"## 🌐 {title}", small=f"**🌐 {title}**", ending=ending)
    return Message(
        parts=packed.parts,
        more=_more(packed.left, digest.more),
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


def _more(left: Sequence[Group], sections: Sequence[Section]) -> tuple[Part, ...]:
    """First what had no room, then the rest of the digest; past four parts the rest is counted."""
    found, rest = groups(sections)
    wanted = [*left, *found]
    if not stories(wanted):
        return ()
    heading = f"**➕ More: {amount(stories(wanted), 'story', 'stories')}**"

    def ending(over: Sequence[Group]) -> Closing:
        hidden = stories(over)
        told = (f"-# and {amount(hidden, 'further story', 'further stories')}, not shown here",) if hidden else ()
        return Closing(lines=(*rest, *told))

    return pack(wanted, title=heading, small=heading, ending=ending).parts
