"""The colours of a map: calm on Discord's dark and light grounds, and told apart by eyes that see few colours.

The lines' colours were chosen so that any two differ also without the red, the green or the blue cones, as far as their
lightness on a dark ground allows; and only two of them share a dash, the thickest and the next.
"""

from dataclasses import dataclass

from digests.pictures.spec import Standing

CARD = "#151D28"
SEA = "#1C2938"
LAND = "#34465A"
HOST = "#415970"
PARTY = "#4E6F8C"
BORDER = "#1F2D3D"
GRID = "#263648"
TEXT = "#F5F8FB"
QUIET = "#A9B8C7"
MARK = "#FFFFFF"

GROUNDS = (CARD, SEA, LAND, HOST, PARTY)
"""All that text and lines can stand on."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A line's colour, width in pixels, and dash: lengths drawn and left out in turn, none for an unbroken line."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


INKS: dict[Standing, Ink] = {
    "agreed": Ink("#FBE675", 5.0),
    "held": Ink("#59D6F9", 3.6),
    "ahead": Ink("#DB6DF6", 3.6, (13.0, 7.0)),
    "due": Ink("#EEA72C", 3.6, (13.0, 5.0, 3.0, 5.0)),
    "called_off": Ink("#F57B7B", 3.2, (3.5, 5.5)),
    "passing": Ink("#D1D8DD", 2.2, (7.0, 5.0)),
}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
