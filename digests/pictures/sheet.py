"""A sheet of pixels to draw on: the one place that speaks to matplotlib, through its objects, never through pyplot.

Coordinates are pixels from the lower left corner. Text is drawn as it stands: no mathematics, no markup, no font of the
machine's own, no glyph that the font lacks.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox, IdentityTransform

from digests.pictures.describe import tidy
from digests.pictures.shapes import Points
from digests.pictures.view import Box

_DPI = 72
"""At 72 dots an inch matplotlib's point is a pixel."""

_CAPITALS = 0.73
"""The height of DejaVu's capitals, as a share of its size."""


class Sheet:
    """One picture in the making."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=ground, edgecolor=ground)
        self._canvas = FigureCanvasAgg(self._figure)
        self._height = 0
        self._fonts = {bold: FontProperties(fname=_font_file(bold=bold), size=1.0) for bold in (False, True)}
        self._widths: dict[tuple[str, bool], float] = {}

    def fill(self, rings: Sequence[Points], colour: str, within: Box) -> None:
        """Fill closed rings; those that turn the other way are holes. A hair's line closes the joints between them."""
        if rings:
            outline = _outline(rings, closed=True)
            self._add(PathPatch(outline, facecolor=colour, edgecolor=colour, linewidth=0.6), within)

    def box(self, box: Box, colour: str) -> None:
        """Fill an upright rectangle."""
        self._add(Rectangle((box.left, box.bottom), box.width, box.height, facecolor=colour, edgecolor="none"))

    def lines(
        self, lines: Sequence[Points], colour: str, width: float, dash: Iterable[float] = (), within: Box | None = None
    ) -> None:
        """Draw open lines. `dash`: pixels drawn and left out in turn."""
        if not lines:
            return
        # matplotlib counts dashes in widths of the line
        style: Literal["-"] | tuple[float, tuple[float, ...]] = "-"
        if on_and_off := tuple(length / width for length in dash):
            style = (0.0, on_and_off)
        self._add(
            PathPatch(
                _outline(lines, closed=False),
                facecolor="none",
                edgecolor=colour,
                linewidth=width,
                linestyle=style,
                capstyle="butt" if on_and_off else "round",
                joinstyle="round",
            ),
            within,
        )

    def dot(self, at: tuple[float, float], radius: float, colour: str, edge: str, width: float, within: Box) -> None:
        """Draw a disk with an edge."""
        self._add(Circle(at, radius, facecolor=colour, edgecolor=edge, linewidth=width), within)

    def text(
        self,
        text: str,
        at: tuple[float, float],
        size: float,
        colour: str,
        *,
        bold: bool = False,
        across: Literal["left", "center", "right"] = "left",
        halo: str | None = None,
    ) -> None:
        """Write one line; `at` is its left, middle or right end, half way up its capitals."""
        vertices, codes = text_to_path.get_text_path(self._fonts[bold], text, ismath=False)
        if not len(vertices):
            return
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[across]
        left = at[0] - share * self.width(text, size, bold=bold)
        low = at[1] - _CAPITALS / 2 * size
        outline = Outline(np.asarray(vertices) * (size / text_to_path.FONT_SCALE) + (left, low), codes)
        if halo is not None:
            rim = size / 6
            self._add(PathPatch(outline, facecolor=halo, edgecolor=halo, linewidth=rim, joinstyle="round"))
        self._add(PathPatch(outline, facecolor=colour, edgecolor="none"))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Pixels that a line of text is wide."""
        if (text, bold) not in self._widths:
            measured, _, _ = text_to_path.get_text_width_height_descent(text, self._fonts[bold], ismath=False)
            self._widths[text, bold] = measured
        return self._widths[text, bold] * size

    def png(self) -> bytes:
        """The picture as a PNG file that holds nothing but the picture: the same drawing gives the same bytes."""
        out = BytesIO()
        write: Callable[..., None] = self._canvas.print_png  # which matplotlib gives no type
        write(out, metadata={"Software": None}, pil_kwargs={"compress_level": 3})
        return out.getvalue()

    def _add(self, artist: Artist, within: Box | None = None) -> None:
        self._height += 1
        artist.set_zorder(self._height)  # what is drawn later lies above
        artist.set_transform(IdentityTransform())
        if within is not None:
            artist.set_clip_box(Bbox.from_extents(within.left, within.bottom, within.right, within.top))
        self._figure.add_artist(artist)


def drawable(text: str, *, bold: bool = False) -> str:
    """`text` tidied, without what the font has no glyph for."""
    known = _glyphs(bold=bold)
    return " ".join("".join(char for char in tidy(text) if ord(char) in known).split())


def _outline(parts: Sequence[Points], *, closed: bool) -> Outline:
    vertices = np.concatenate([np.vstack([part, part[:1]]) if closed else part for part in parts])
    codes = np.full(len(vertices), Outline.LINETO, dtype=np.uint8)
    ends = np.cumsum([len(part) + closed for part in parts])
    codes[np.concatenate([[0], ends[:-1]])] = Outline.MOVETO
    if closed:
        codes[ends - 1] = Outline.CLOSEPOLY
    return Outline(vertices, codes)


@cache
def _font_file(*, bold: bool) -> Path:
    """The font that matplotlib brings along, so that no machine's own fonts change a picture."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _glyphs(*, bold: bool) -> frozenset[int]:
    return frozenset(FT2Font(_font_file(bold=bold)).get_charmap())
