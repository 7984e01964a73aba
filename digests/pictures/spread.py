"""Marks that would cover each other are pushed apart. Pure."""

import numpy as np

from digests.pictures.shapes import Points

_ROUNDS = 80


def spread(marks: Points, gap: float) -> Points:
    """`marks` moved until any two are about `gap` apart; those in one place part in the order they are given."""
    moved = marks.copy()
    count = len(moved)
    if count < 2:
        return moved
    turn = np.arange(count) * 2.399963  # the golden angle: no two marks of one place leave it in the same direction
    moved += np.column_stack([np.cos(turn), np.sin(turn)]) * 0.01
    for _ in range(_ROUNDS):
        apart = moved[:, None, :] - moved[None, :, :]
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-9)
        lack = np.maximum(gap - length, 0.0)
        np.fill_diagonal(lack, 0.0)
        if lack.max() < 0.5:
            break
        moved += (apart / length[..., None] * (lack / 2)[..., None]).sum(axis=1) * 0.8
    return moved
