"""Marks that would cover each other are pushed apart. Pure."""

import numpy as np

from digests.pictures.shapes import Points

_ROUNDS = 80


def spread(marks: Points, gap: float) -> Points:
    """`marks` moved until any two are about `gap` apart; those in one place part in the order they are given."""
    moved = marks.copy()
    turn = (
        np.arange(len(moved)) * 2.399963
    )  # the golden angle: no two marks of one place leave it in the same direction
    hint = np.column_stack([np.cos(turn), np.sin(turn)])
    for _ in range(_ROUNDS):
        apart = moved[:, None, :] - moved[None, :, :]
        length = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(length, gap)
        lack = np.maximum(gap - length, 0.0)
        if not (lack > 0.5).any():
            break
        apart = np.where(length[..., None] > 1e-6, apart, hint[:, None, :] - hint[None, :, :])
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        moved += (apart / length[..., None] * (lack / 2)[..., None]).sum(axis=1) * 0.8
    return moved
