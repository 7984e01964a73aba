"""The colours: legible for everybody, told apart by all eyes."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from digests.pictures.palette import CARD, GROUNDS, INKS, QUIET, TEXT, contrast

EYES = {
    "all cones": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
"""Machado, Oliveira, Fernandes (2009): what linear red, green and blue look like without one kind of cone."""


def linear(colour: str) -> NDArray[np.float64]:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b*, in which equal distances look about equally large."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(light, 0, 1) / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_legible_on_everything_it_can_stand_on(ground: str) -> None:
    assert contrast(TEXT, ground) >= 4.5


def test_the_footnote_is_legible() -> None:
    assert contrast(QUIET, CARD) >= 4.5


@pytest.mark.parametrize("standing", INKS)
def test_lines_stand_out_from_their_dark_rims(standing: str) -> None:
    assert contrast(next(ink.colour for name, ink in INKS.items() if name == standing), CARD) >= 4.5


@pytest.mark.parametrize("eyes", EYES)
def test_any_two_standings_differ_for_all_eyes(eyes: str) -> None:
    seen = {name: lab(np.array(EYES[eyes]) @ linear(ink.colour)) for name, ink in INKS.items()}
    for one, other in combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 15, (one, other)


def test_lines_differ_without_colours_too() -> None:
    strokes = [(ink.dash, ink.width) for ink in INKS.values()]
    assert len(set(strokes)) == len(strokes)
