"""`python -m training.mean OUT ONE OTHER …`: the mean of weights that were fitted one from another.

What each round has over-learnt is not the same, and falls away (docs/decisions/0049).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the mean."""
    asked = argparse.ArgumentParser(prog="python -m training.mean", description="Write the mean of weights.")
    asked.add_argument("out", type=Path, help="where the mean goes")
    asked.add_argument("weights", type=Path, nargs="+", help="what training.fit has written")
    given = asked.parse_args(arguments)
    states = [torch.load(path) for path in given.weights]
    torch.save({name: sum(state[name] for state in states) / len(states) for name in states[0]}, given.out)


if __name__ == "__main__":
    main()
