"""`python -m training.export WEIGHTS [OUT]`: fitted weights → the graphs that are shipped, in numbers of 8 bits."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from digests.extract.answer import FAMILIES
from training.examples import examples
from training.model import LEAN, Network
from training.taught import taught

OUT = Path(__file__).parents[1] / "digests/extract/data"
_STEPS = 127
"""Those of 8 bits, on either side."""
_LARGE, _FILE = 2**16, 30 * 2**20
"""Bytes from which numbers stand beside the graph, where they are read as they are needed, and bytes of such a file."""
_ANSWERS = ("logits", "weights", "places", "dates", "taking", "together", "novel", "came", "ends")
_AXES = {
    "ids": {0: "piece"},
    "marks": {0: "piece"},
    "read": {0: "piece"},
    "words": {0: "question", 1: "word"},
    "spoken": {0: "question", 1: "word"},
    "asked": {0: "party"},
    **{name: {0: "pair"} for name in ("first", "second", "whose")},
    "logits": {0: "pair"},
    "weights": {0: "party", 1: "mentions"},
    "places": {0: "family of a pair", 1: "place or none"},
    "dates": {0: "family of a pair", 1: "date or none"},
    "taking": {0: "question", 1: "folks"},
    "together": {0: "question", 1: "folks", 2: "other folks"},
    "novel": {0: "pair"},
    "came": {0: "pair"},
    "ends": {0: "question", 1: "word"},
}
"""The dimensions that change from window to window."""
_STANDS = {"mention": "party", "place": "question", "date": "question", "folk": "question"}
_OF_PEOPLE = {
    "far": {0: "person", 1: "mention"},
    "real": {0: "person", 1: "mention"},
    "member": {0: "party", 1: "mention"},
    "home": {0: "party"},
    "parties": {0: "person", 1: "party or none"},
}


class _Part(nn.Module):
    """A part of the network for one window, its arrays in the order of `names`."""

    def __init__(self, network: Network, part: str, names: Sequence[str]) -> None:
        super().__init__()
        self.network, self.part, self.names = network, part, names

    def forward(self, *arrays: Tensor) -> Any:
        feeds = dict(zip(self.names, arrays, strict=True))
        if self.part == "encoder":
            return self.network.read(feeds["ids"][None], feeds["marks"][None], None)[0]
        if self.part == "answers":
            return self.network.answers(feeds["read"], feeds)
        return self.network.allegiance(feeds["read"], feeds)


def main(arguments: Sequence[str] | None = None) -> None:
    """Export and shrink."""
    asked = argparse.ArgumentParser(prog="python -m training.export", description="Write the graphs that are shipped.")
    asked.add_argument("weights", type=Path, help="what training.fit wrote")
    asked.add_argument("out", type=Path, nargs="?", default=OUT, help="the folder that they are written to")
    given = asked.parse_args(arguments)
    network = Network()
    network.load_state_dict(torch.load(given.weights))
    network.eval()
    for layer in network.layers:
        layer.grow, layer.shrink = _EachPiece(layer.grow), _EachPiece(layer.shrink)
    network.pieces = _Rounded(network.pieces.weight.data)
    with torch.no_grad():
        network.answer.bias[: len(FAMILIES)] += LEAN
    sample = next(e for e in examples(taught()[:3]) if e.feeds is not None and e.people is not None)
    shown = {"ids": sample.ids, "marks": sample.marks}
    with torch.no_grad():
        read = network.read(torch.from_numpy(sample.ids)[None], torch.from_numpy(sample.marks)[None], None)[0].numpy()
    assert sample.feeds is not None  # noqa: S101 # chosen so
    assert sample.people is not None  # noqa: S101
    of_pairs, of_people = {**sample.feeds, "read": read}, {**sample.people, "read": read}
    _export(network, "encoder", shown, ("read",), _AXES, given.out)
    _export(network, "answers", of_pairs, _ANSWERS, _AXES | _axes(of_pairs), given.out)
    _export(network, "allegiance", of_people, ("parties",), _AXES | _axes_of_people(of_people), given.out)


class _Rounded(nn.Module):
    """What pieces mean in numbers of 8 bits, each feature with a step of its own: one step for all rounds too much."""

    def __init__(self, whole: Tensor) -> None:
        super().__init__()
        step = whole.abs().amax(0) / _STEPS
        self.register_buffer("step", step)
        self.register_buffer("table", (whole / step).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Any:
        return self.table[ids].float() * self.step


class _EachPiece(nn.Module):
    """A matrix that takes each piece in steps of its own.

    A few pieces have features a hundred times as large as all others have, and one step of 8 bits for all would round
    those of the others away.
    """

    def __init__(self, whole: nn.Linear) -> None:
        super().__init__()
        self.weight, self.bias = whole.weight, whole.bias

    def forward(self, x: Tensor) -> Any:
        most = x.abs().amax(-1, keepdim=True)
        return x.div(most) @ self.weight.T * most + self.bias


def _export(
    network: Network,
    part: str,
    sample: dict[str, Any],
    outputs: Sequence[str],
    axes: dict[str, dict[int, str]],
    folder: Path,
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _Part(network, part, list(sample)).eval(),
            tuple(torch.from_numpy(a) for a in sample.values()),
            str(whole),
            input_names=list(sample),
            output_names=list(outputs),
            dynamic_axes={name: axes[name] for name in (*sample, *outputs)},
            opset_version=17,
            dynamo=False,
        )
        # 7 bits of weights: with 8, processors without VNNI overflow (onnxruntime's note on reduce_range)
        out = folder / f"{part}.onnx"
        # matrices only: places and distances are few, and rounded by one step they lose half of what they say
        rounded = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True}
        quantize_dynamic(whole, out, op_types_to_quantize=["MatMul"], **rounded)
    if part == "encoder":
        _spread(out)


def _spread(graph: Path) -> None:
    """Put the large numbers of a graph into files beside it, whose pages the reader takes in only where it reads."""
    for old in graph.parent.glob(f"{graph.stem}-*.bin"):
        old.unlink()
    model = onnx.load(str(graph))
    many, number = 0, 1
    for numbers in model.graph.initializer:
        size = len(numbers.raw_data)
        if size < _LARGE:
            continue
        if many and many + size > _FILE:
            many, number = 0, number + 1
        many += size
        set_external_data(numbers, f"{graph.stem}-{number}.bin")
    onnx.save_model(model, str(graph))
    for file in graph.parent.glob(f"{graph.stem}-*.bin"):
        file.chmod(graph.stat().st_mode)


def _axes(sample: dict[str, Any]) -> dict[str, dict[int, str]]:
    """Those of what stands somewhere: rows of questions or parties, columns of stands."""
    stands = {name: name.split("_")[0] for name in sample.keys() - _AXES.keys()}
    return {name: {0: _STANDS[stand], 1: f"{stand}s"} for name, stand in stands.items()}


def _axes_of_people(sample: dict[str, Any]) -> dict[str, dict[int, str]]:
    rows = {name: {0: name.split("_")[0]} for name in sample.keys() - _AXES.keys() - _OF_PEOPLE.keys()}
    return rows | _OF_PEOPLE


if __name__ == "__main__":
    main()
