"""Discord's limits of a message, as a pure check of what the message would be.

https://discord.com/developers/docs/resources/message and …/components/reference
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.loopback.components import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    ROW,
    SECTION,
    SEPARATOR,
    TEXT,
    Component,
    Path,
    media,
    walk,
)
from tests.loopback.refusals import Problem

CONTENT, NONCE, COMPONENTS, LAYOUT_TEXT, CUSTOM_ID, LABEL, LINK, ROWS = 2000, 25, 40, 4000, 100, 80, 512, 5
EMBEDS, EMBED_TEXT, FIELDS = 10, 6000, 25
_EMBED = {"title": 256, "description": 4096}
_EMBED_PARTS = {("footer", "text"): 2048, ("author", "name"): 256}
_FIELD = {"name": 256, "value": 1024}
_INSIDE = {
    ROW: {BUTTON, 3, 5, 6, 7, 8},
    SECTION: {TEXT},
    CONTAINER: {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR},
}
_TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a message would be after a creation or an edit."""

    content: str
    embeds: list[dict[str, Any]]
    components: list[Component]
    is_layout: bool
    filenames: Collection[str]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.content or self.embeds or self.components or self.filenames)


def message_problems(draft: Draft) -> list[Problem]:
    """All that Discord refuses in it, in the order of the body."""
    problems = [*_too_long(("content",), draft.content, CONTENT), *_embed_problems(draft.embeds)]
    if draft.is_layout:
        problems += [
            Problem(
                (name,),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )
            for name, value in (("content", draft.content), ("embeds", draft.embeds))
            if value
        ]
    return [*problems, *_component_problems(draft)]


def nonce_problems(nonce: object) -> list[Problem]:
    """A nonce has at most 25 characters."""
    return list(_too_long(("nonce",), str(nonce or ""), NONCE))


def _component_problems(draft: Draft) -> Iterator[Problem]:
    every = list(walk(draft.components))
    if not draft.is_layout:
        yield from _too_many(("components",), len(draft.components), ROWS)
    yield from _too_many(("components",), len(every), COMPONENTS)
    if sum(len(str(one.get("content") or "")) for _, one in every if one.get("type") == TEXT) > LAYOUT_TEXT:
        words = f"The total length of all text displays must be {LAYOUT_TEXT} or fewer."
        yield Problem(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)
    seen: set[str] = set()
    for path, one in every:
        yield from _placed(path, one, draft)
        yield from _one_component(path, one)
        custom_id = one.get("custom_id")
        if custom_id in seen:
            words = "Component custom id cannot be duplicated"
            yield Problem((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words)
        seen |= {custom_id} if custom_id else set()
    for path, shown in media(draft.components):
        scheme, _, name = str(shown.get("url", "")).partition("://")
        if scheme == "attachment" and name not in draft.filenames:
            words = "The referenced attachment was not found."
            yield Problem((*path, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", words)


def _placed(path: Path, one: Component, draft: Draft) -> Iterator[Problem]:
    top = len(path) == 2
    kind = one.get("type")
    if top and kind not in (_TOP if draft.is_layout else {ROW}):
        allowed = sorted(_TOP if draft.is_layout else {ROW})
        yield Problem((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
    inside = _INSIDE.get(kind or 0)
    for number, inner in enumerate(one.get("components") or []):
        if inside is not None and inner.get("type") not in inside:
            at = (*path, "components", str(number), "type")
            yield Problem(at, "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {sorted(inside)}.')


def _one_component(path: Path, one: Component) -> Iterator[Problem]:
    kind = one.get("type")
    if kind == ROW:
        yield from _between(path, len(one.get("components") or []), 1, 5)
    if kind == SECTION:
        yield from _between(path, len(one.get("components") or []), 1, 3)
        if one.get("accessory") is None:
            yield _required((*path, "accessory"))
    if kind == TEXT and not one.get("content"):
        yield _required((*path, "content"))
    if "custom_id" in one and not 1 <= len(str(one["custom_id"])) <= CUSTOM_ID:
        words = f"Must be between 1 and {CUSTOM_ID} in length."
        yield Problem((*path, "custom_id"), "BASE_TYPE_BAD_LENGTH", words)
    if kind == BUTTON:
        yield from _button(path, one)


def _button(path: Path, one: Component) -> Iterator[Problem]:
    yield from _too_long((*path, "label"), str(one.get("label") or ""), LABEL)
    if not one.get("label") and not one.get("emoji"):
        yield Problem((*path, "label"), "BUTTON_COMPONENT_EMPTY", "A button must have a label or an emoji")
    is_link = one.get("style") == 5
    if is_link == ("custom_id" in one) or is_link != ("url" in one):
        words = "A custom id and url cannot both be specified, and one of them is needed by the style"
        yield Problem((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", words)
    url = str(one.get("url") or "")
    yield from _too_long((*path, "url"), url, LINK)
    if url and not url.startswith(("http://", "https://", "discord://")):
        words = "Scheme must be one of ('http', 'https', 'discord')."
        yield Problem((*path, "url"), "URL_TYPE_INVALID_SCHEME", words)


def _embed_problems(embeds: list[dict[str, Any]]) -> Iterator[Problem]:
    yield from _too_many(("embeds",), len(embeds), EMBEDS)
    total = 0
    for number, embed in enumerate(embeds):
        at = ("embeds", str(number))
        fields = embed.get("fields") or []
        yield from _too_many((*at, "fields"), len(fields), FIELDS)
        measured: list[tuple[Path, Any, str, int]] = [(at, embed, name, limit) for name, limit in _EMBED.items()]
        measured += [((*at, part), embed.get(part) or {}, name, limit) for (part, name), limit in _EMBED_PARTS.items()]
        for place, field in enumerate(fields):
            measured += [((*at, "fields", str(place)), field, name, limit) for name, limit in _FIELD.items()]
        for path, holder, name, limit in measured:
            total += len(_text_of(holder, name))
            yield from _too_long((*path, name), _text_of(holder, name), limit)
    if total > EMBED_TEXT:
        words = f"Embed size exceeds maximum size of {EMBED_TEXT}"
        yield Problem(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", words)


def _text_of(holder: Mapping[str, Any], name: str) -> str:
    return str(holder.get(name) or "")


def _too_long(at: Path, text: str, limit: int) -> Iterator[Problem]:
    if len(text) > limit:
        yield Problem(at, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")


def _too_many(at: Path, number: int, limit: int) -> Iterator[Problem]:
    if number > limit:
        yield Problem(at, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")


def _between(path: Path, number: int, least: int, most: int) -> Iterator[Problem]:
    if not least <= number <= most:
        words = f"Must be between {least} and {most} in length."
        yield Problem((*path, "components"), "BASE_TYPE_BAD_LENGTH", words)


def _required(at: Path) -> Problem:
    return Problem(at, "BASE_TYPE_REQUIRED", "This field is required")
