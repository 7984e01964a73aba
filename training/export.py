"""`python -m training.export WEIGHTS [OUT]`: fitted weights → the graph that is shipped, in whole numbers of 8 bits."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.examples import examples
from training.fit import taught
from training.model import Network

OUT = Path(__file__).parents[1] / "digests/extract/data/encoder.onnx"
_ANSWERS = ("logits", "weights", "places", "dates")
_AXES = {"words": ("question", "word"), "spoken": ("question", "word")}
_ROWS = {"ids": "piece", "marks": "piece", "asked": "party", "first": "pair", "second": "pair", "whose": "pair"}
_STANDS = {"mention": "party", "place": "question", "date": "question"}


class _Whole(nn.Module):
    """The network for one window, its arrays in the order of `names`."""

    def __init__(self, network: Network, names: Sequence[str]) -> None:
        super().__init__()
        self.network, self.names = network, names

    def forward(self, *arrays: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        feeds = dict(zip(self.names, arrays, strict=True))
        read = self.network.read(feeds["ids"][None], feeds["marks"][None], None)
        return self.network.answers(read[0], feeds)


def main(arguments: Sequence[str] | None = None) -> None:
    """Export and shrink."""
    asked = argparse.ArgumentParser(prog="python -m training.export", description="Write the graph that is shipped.")
    asked.add_argument("weights", type=Path, help="what training.fit wrote")
    asked.add_argument("out", type=Path, nargs="?", default=OUT)
    given = asked.parse_args(arguments)
    network = Network()
    network.load_state_dict(torch.load(given.weights))
    sample = next(iter(examples(taught()[:3]))).feeds
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Whole(network, list(sample)).eval(),
            tuple(torch.from_numpy(a) for a in sample.values()),
            str(whole),
            input_names=list(sample),
            output_names=list(_ANSWERS),
            dynamic_axes=_axes(sample),
            opset_version=17,
            dynamo=False,
        )
        # 7 bits of weights: with 8, processors without VNNI overflow (onnxruntime's note on reduce_range)
        quantize_dynamic(whole, given.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _axes(sample: dict[str, Any]) -> dict[str, dict[int, str]]:
    """The names of the dimensions that change from window to window."""
    axes = {name: {0: row} for name, row in _ROWS.items()} | {n: dict(enumerate(names)) for n, names in _AXES.items()}
    for name in sample.keys() - axes.keys():
        stand = name.split("_")[0]
        axes[name] = {0: _STANDS[stand], 1: f"{stand}s"}
    return axes | {
        "logits": {0: "pair"}, "weights": {0: "party", 1: "mentions"},
        "places": {0: "family of a pair", 1: "place or none"}, "dates": {0: "family of a pair", 1: "date or none"},
    }  # fmt: skip


if __name__ == "__main__":
    main()
