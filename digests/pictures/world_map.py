"""The map of who met whom. Loads matplotlib and numpy, so only the picture worker imports this."""

import gc
from collections.abc import Mapping, Sequence

import numpy as np

from digests.pictures.describe import NOTHING, WORDS
from digests.pictures.labels import Wanted, place
from digests.pictures.links import Layout, Tie, codes, layout, ties
from digests.pictures.palette import BORDER, CARD, GRID, HOST, INKS, LAND, MARK, PARTY, QUIET, SEA, TEXT
from digests.pictures.projection import EqualEarth
from digests.pictures.shapes import Points, centres, world
from digests.pictures.sheet import Sheet, drawable
from digests.pictures.spec import MapSpec
from digests.pictures.view import Box, View, view
from digests.places.names import display_name

WIDTH, HEIGHT = 1200, 630
"""Pixels: 1.91 to 1, the form of a link's preview."""

MAX_LABELS = 30
FOOTNOTE = "Natural Earth · drawn by Communiqué"

_MAP = Box(0, 76, WIDTH, HEIGHT - 68)
_EDGE = 32.0
_DOT = 6.0
_RING = 8.5

_MANY = 36
"""More lines than these are drawn thinner."""


def draw_map(spec: MapSpec) -> bytes:
    """A PNG file, 1,200 by 630 pixels; the same bytes for the same `spec`, whatever it holds."""
    drawn = ties(spec.contacts)
    named = codes(drawn)
    shapes, points = world(), centres()
    seen = view([points[code] for code in named], [ring for code in named for ring in shapes.areas.get(code, ())], _MAP)
    places = layout(drawn, _on_sheet(seen, named), _MAP)
    sheet = Sheet(WIDTH, HEIGHT, CARD)
    _draw_earth(sheet, seen, drawn)
    _draw_links(sheet, places)
    _draw_names(sheet, places, named)
    _draw_frame(sheet, spec.title, drawn)
    made = sheet.png()
    del sheet
    gc.collect()  # a figure's parts hold one another: ten figures would wait, with 5 MB each, for a rare collection
    return made


def _on_sheet(seen: View, named: Sequence[str]) -> Mapping[str, tuple[float, float]]:
    """Code → pixels, kept on the map."""
    if not named:
        return {}
    found = seen.pixels(np.array([centres()[code] for code in named], dtype=np.float64))
    low, high = (_MAP.left + 3 * _DOT, _MAP.bottom + 3 * _DOT), (_MAP.right - 3 * _DOT, _MAP.top - 3 * _DOT)
    return {code: (float(x), float(y)) for code, (x, y) in zip(named, np.clip(found, low, high), strict=True)}


def _draw_earth(sheet: Sheet, seen: View, drawn: Sequence[Tie]) -> None:
    projection = seen.projection
    if isinstance(projection, EqualEarth):
        sheet.fill([seen.pixels(_rim(projection))], SEA, _MAP)
    else:
        sheet.box(_MAP, SEA)
    sheet.lines(_grid(seen), GRID, 1.0, within=_MAP)
    parties = {code for tie in drawn for code in tie.parties}
    hosts = {tie.venue for tie in drawn if tie.venue is not None} - parties
    tones: dict[str, list[Points]] = {LAND: [], HOST: [], PARTY: []}
    for code, rings in world().areas.items():
        tone = PARTY if code in parties else HOST if code in hosts else LAND
        tones[tone] += rings
    for tone, lines in tones.items():
        sheet.fill(_visible(seen, lines, closed=True), tone, _MAP)
    sheet.lines(_visible(seen, world().borders, closed=False), BORDER, 0.9, within=_MAP)


def _visible(seen: View, lines: Sequence[Points], *, closed: bool) -> list[Points]:
    """Lines (degrees) as pixels: cut at the map's edge, without those that lie outside of what is shown."""
    pieces = seen.projection.pieces(lines, closed=closed)
    if not pieces:
        return []
    flat = seen.pixels(np.concatenate(pieces))
    ends = np.cumsum([len(piece) for piece in pieces])
    starts = np.append(0, ends[:-1])
    low, high = np.minimum.reduceat(flat, starts), np.maximum.reduceat(flat, starts)
    inside = (low[:, 0] < _MAP.right) & (high[:, 0] > _MAP.left) & (low[:, 1] < _MAP.top) & (high[:, 1] > _MAP.bottom)
    return [flat[start:end] for start, end, is_in in zip(starts, ends, inside, strict=True) if is_in]


def _rim(projection: EqualEarth) -> Points:
    """The edge of the whole earth, in degrees."""
    north = np.linspace(-90.0, 90.0, 91)
    west, east = np.full(91, projection.lon - 180.0), np.full(91, projection.lon + 180.0)
    return np.concatenate([np.column_stack([west, north]), np.column_stack([east, north[::-1]])])


def _grid(seen: View) -> list[Points]:
    """Meridians and parallels: every 30° on a map of the world, every 10° on one of a part."""
    step = 30.0 if seen.shown.width > 2.5 else 10.0
    along = np.arange(-180.0, 180.01, 2.0)
    up = np.arange(-80.0, 80.01, 2.0)
    lines = [np.column_stack([along, np.full_like(along, lat)]) for lat in np.arange(-80.0 + 80.0 % step, 81.0, step)]
    lines += [np.column_stack([np.full_like(up, lon), up]) for lon in np.arange(-180.0, 180.0, step)]
    return _visible(seen, lines, closed=False)


def _draw_links(sheet: Sheet, places: Layout) -> None:
    thin = 1.0 if len(places.strokes) <= _MANY else 0.6
    for stroke in places.strokes:
        ink = INKS[stroke.standing]
        width = thin * (ink.width + min(stroke.count - 1, 4) * 0.9)
        sheet.lines([stroke.points], CARD, width + 3.0 * thin, within=_MAP)
        sheet.lines([stroke.points], ink.colour, width, [thin * length for length in ink.dash], within=_MAP)
    for at, standing in places.rings:
        sheet.dot(at, thin * _RING, CARD, INKS[standing].colour, thin * 3.6, _MAP)
    for at in places.marks.values():
        sheet.dot(at, thin * _DOT, MARK, CARD, 2.0, _MAP)


def _draw_names(sheet: Sheet, places: Layout, named: Sequence[str]) -> None:
    size = 28.0 if len(named) <= 6 else 25.0 if len(named) <= 14 else 22.0 if len(named) <= 24 else 20.0
    wanted = [
        Wanted(code, places.marks[code], tuple((text, sheet.width(text, size), size) for text in _names(code)))
        for code in named[:MAX_LABELS]
    ]
    marks = [_around(at, _DOT + 1) for at in places.marks.values()]
    marks += [_around(at, _RING + 2) for at, _ in places.rings]
    lines = [stroke.points for stroke in places.strokes]
    inside = Box(_MAP.left + 8, _MAP.bottom + 4, _MAP.right - 8, _MAP.top - 4)
    labels = place(wanted, marks=marks, lines=lines, inside=inside)
    for label in labels:
        if label.leader is not None:
            sheet.lines([np.array([label.at, label.leader])], QUIET, 1.4, within=_MAP)
    for label in labels:
        middle = ((label.box.left + label.box.right) / 2, (label.box.bottom + label.box.top) / 2)
        sheet.text(label.text, middle, size, TEXT, across="center", halo=CARD)


def _names(code: str) -> tuple[str, ...]:
    name = drawable(display_name(code))
    return (name, code) if len(name) <= 32 else (code,)


def _around(at: tuple[float, float], radius: float) -> Box:
    return Box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)


def _draw_frame(sheet: Sheet, title: str, drawn: Sequence[Tie]) -> None:
    sheet.box(Box(0, 0, WIDTH, _MAP.bottom), CARD)
    sheet.box(Box(0, _MAP.top, WIDTH, HEIGHT), CARD)
    text, size = _title(sheet, title)
    sheet.text(text, (_EDGE, (_MAP.top + HEIGHT) / 2), size, TEXT, bold=True)
    sheet.text(FOOTNOTE, (WIDTH - _EDGE, 17), 15, QUIET, across="right")
    if drawn:
        _draw_legend(sheet, drawn)
    else:
        middle = (WIDTH / 2, (_MAP.bottom + _MAP.top) / 2)
        sheet.text(NOTHING, middle, 30, TEXT, across="center", halo=CARD)


def _title(sheet: Sheet, title: str) -> tuple[str, float]:
    """One line that fits: set smaller, and at last cut."""
    text = drawable(title[:300], bold=True)[:120] or "Who met whom"
    room = WIDTH - 2 * _EDGE
    for size in (34.0, 30.0, 26.0):
        if sheet.width(text, size, bold=True) <= room:
            return text, size
    while sheet.width(f"{text}…", 26.0, bold=True) > room:
        text = text[:-1].rstrip()
    return f"{text}…", 26.0


def _draw_legend(sheet: Sheet, drawn: Sequence[Tie]) -> None:
    """A piece of each line that is used, with its word; in one row."""
    used = [standing for standing in WORDS if any(tie.standing == standing for tie in drawn)]
    words = [WORDS[standing] for standing in used]
    ring = any(tie.meets for tie in drawn)
    if ring:
        words.append("At one table")
    size = 24.0
    wide = float(WIDTH)
    while wide > WIDTH - 2 * _EDGE:
        size -= 1.0
        sample, gap, between = 2.0 * size, 0.45 * size, 1.2 * size
        wide = sum(sheet.width(word, size) + sample + gap + between for word in words) - between
    x, y = _EDGE, 50.0
    for at, word in enumerate(words):
        if at < len(used):
            ink = INKS[used[at]]
            sheet.lines([np.array([(x, y), (x + sample, y)])], ink.colour, ink.width, ink.dash)
        else:
            sheet.dot((x + sample / 2, y), _RING, CARD, QUIET, 3.6, Box(0, 0, WIDTH, HEIGHT))
        sheet.text(word, (x + sample + gap, y), size, TEXT)
        x += sample + gap + sheet.width(word, size) + between
