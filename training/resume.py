"""The weights of shipped graphs as torch has them, to go on from: what 8 bits have rounded off is gone."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from digests.extract.answer import FAMILIES
from training.model import LEAN, Network

_OURS = "network."
_TABLE, _STEP = "network.pieces.table", "network.pieces.step"


def weights_of(*graphs: Path) -> dict[str, Tensor]:
    """The state of a Network whose exports `graphs` are. Raises ValueError where they lack a part of it."""
    state = dict(Network().state_dict())
    missing = set(state)
    for name, numbers in chain.from_iterable(map(_numbers, graphs)):
        if name in missing and state[name].shape == numbers.shape:
            state[name] = torch.from_numpy(np.array(numbers, np.float32))
            missing.discard(name)
    if missing:
        raise ValueError(f"The graph has no {', '.join(sorted(missing))}: it is no export of this network.")
    state["answer.bias"][: len(FAMILIES)] -= LEAN
    return state


def _numbers(graph: Path) -> Iterator[tuple[str, Any]]:
    model = onnx.load(str(graph))
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    yield from _plain(stored)
    yield from _multiplied(model, stored)


def _plain(stored: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Biases, norms and embeddings, which keep their names."""
    for name, numbers in stored.items():
        if name.startswith(_OURS) and name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            shift, scale = stored[f"{whole}_zero_point"], stored[f"{whole}_scale"]
            yield whole.removeprefix(_OURS), (numbers.astype(np.float32) - shift) * scale
        elif name == _TABLE:
            yield "pieces.weight", numbers.astype(np.float32) * stored[_STEP]
        elif name.startswith(_OURS):
            yield name.removeprefix(_OURS), numbers


def _multiplied(model: Any, stored: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The matrices of linear parts, each known by the bias that is added to its product."""
    users: dict[str, list[Any]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for node in model.graph.node:
        if node.op_type != "MatMulInteger" or node.input[1] not in stored:
            continue
        bias = _bias_behind(node.output[0], users)
        whole = node.input[1].removesuffix("_quantized")
        shift, scale = stored[f"{whole}_zero_point"], stored[f"{whole}_scale"]
        yield bias.replace(".bias", ".weight"), ((stored[node.input[1]].astype(np.float32) - shift) * scale).T


def _bias_behind(name: str, users: dict[str, list[Any]]) -> str:
    while True:
        (node,) = users[name]
        own: list[str] = [i for i in node.input if i.startswith(_OURS) and i.endswith(".bias")]
        if own:
            return own[0].removeprefix(_OURS)
        name = node.output[0]
