"""`python -m training.fit START OUT`: fit the network to the labelled articles (an hour at most on two cores).

START is the model.safetensors of all-MiniLM-L6-v2, or weights to go on from, OUT what is written: the weights as torch
has them.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 # as everybody calls it

from digests.extract.encoder import KINDS, ROLES, STATUSES
from tests.corpus.load import GoldArticle, SetName, load_folder, load_set
from training.examples import UNASKED, Example, Target, examples, nameless, paragraphs
from training.model import Network, batch

ARTICLES = Path(__file__).parent / "articles"
READ: tuple[SetName, ...] = ("open", "blind", "opened")
"""The sets of tests/corpus whose misses were read; the others measure and are never learnt from."""
_ALONE = 3
"""Of every so many articles one is also shown paragraph by paragraph, and one without names."""
_WINDOWS = 8
"""Windows of one step."""
_SLOW, _FAST = 8e-5, 8e-4
"""Learning rates of the encoder and of what is new on it."""
_WARM, _LAST = 0.08, 0.02
"""The share of the steps in which the rates rise, and the part of them that is left in the end."""
_EVENT, _REST = 3.0, 0.3
"""How much the kind of event counts in the loss, and each of status, role, place and date."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, saying after each round what was lost, and on the watched articles how many targets are met."""
    asked = argparse.ArgumentParser(prog="python -m training.fit", description="Fit the encoder's weights.")
    asked.add_argument("start", type=Path, help="model.safetensors of all-MiniLM-L6-v2")
    asked.add_argument("out", type=Path, help="where the weights go")
    asked.add_argument("--rounds", type=int, default=8)
    asked.add_argument("--pace", type=float, default=1.0, help="of learning; less when going on")
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--watch", type=Path, action="append", default=[], help="a folder of articles not learnt from")
    given = asked.parse_args(arguments)
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)  # noqa: S311 # an order of examples, no secret
    whole = taught()
    some = chance.sample(whole, len(whole) // _ALONE)
    unnamed = list(nameless(chance.sample(whole, len(whole) // _ALONE)))
    alone = list(paragraphs([*some, *unnamed], chance))
    learnt = [*examples(whole), *examples(unnamed), *examples(alone)]
    watched = list(examples([a for folder in given.watch for a in load_folder(folder)]))
    print(f"{len(learnt)} windows to learn from, {len(watched)} to watch", flush=True)  # noqa: T201 # speaks here
    network = Network()
    if given.start.suffix == ".pt":
        network.load_state_dict(torch.load(given.start))
    else:
        network.start_from(given.start)
    began = time.monotonic()
    for number, lost in enumerate(_rounds(network, learnt, given.rounds, given.pace, chance), start=1):
        torch.save(network.state_dict(), given.out)
        seconds = time.monotonic() - began
        print(f"round {number}: loss {lost:.3f}, {seconds:.0f} s  {_met(network, watched)}", flush=True)  # noqa: T201


def taught() -> list[GoldArticle]:
    """All articles to learn from."""
    own = [a for folder in sorted(ARTICLES.iterdir()) if folder.is_dir() for a in load_folder(folder)]
    return [*own, *(a for name in READ for a in load_set(name))]


def _rounds(
    network: Network, learnt: list[Example], rounds: int, pace: float, chance: random.Random
) -> Iterator[float]:
    """Learn from every example once a round; the mean loss of each."""
    heads = [
        p for n, p in network.named_parameters() if not n.startswith(("layers.", "pieces.", "positions.", "norm."))
    ]
    new = {id(p) for p in heads}
    body = [p for p in network.parameters() if id(p) not in new and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": pace * _SLOW}, {"params": heads, "lr": pace * _FAST}], weight_decay=0.01, fused=True
    )
    steps = rounds * -(-len(learnt) // _WINDOWS)

    def rate(step: int) -> float:
        return min((step + 1) / (_WARM * steps), max(_LAST, 1 - step / steps))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    for _ in range(rounds):
        network.train()
        total = 0.0
        for some in _batches(learnt, chance):
            loss = _loss(network, some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(some)
        yield total / len(learnt)


def _batches(learnt: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples in an order of chance, those of like length together."""
    order = sorted(learnt, key=lambda e: len(e.feeds["ids"]) + chance.uniform(-24, 24))
    groups = [order[at : at + _WINDOWS] for at in range(0, len(order), _WINDOWS)]
    chance.shuffle(groups)
    yield from groups


def _loss(network: Network, some: list[Example]) -> Tensor:
    ids, marks, absent, feeds = batch([e.feeds for e in some])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = network.read(ids, marks, absent)
    answer, _, places, dates = network.answers(read.float().flatten(0, 1), feeds)
    targets = [t for e in some for t in e.targets]
    kinds, statuses, roles = answer.split([1 + len(KINDS), len(STATUSES), len(ROLES)], 1)
    weights = torch.tensor([t.weight for t in targets])
    each = F.cross_entropy(kinds, torch.tensor([t.kind for t in targets]), reduction="none")
    loss: Tensor = _EVENT * (each * weights).sum() / weights.sum().clamp(min=1.0)
    for given, wanted in (
        (statuses, [t.status for t in targets]),
        (roles, [t.role for t in targets]),
        (places, [t.place for t in targets]),
        (dates, [t.date for t in targets]),
    ):
        if any(w != UNASKED for w in wanted):
            loss = loss + _REST * F.cross_entropy(given, torch.tensor(wanted), ignore_index=UNASKED)
    return loss


def _met(network: Network, watched: list[Example]) -> str:
    """Precision and recall of pairs in sentences, and the share of each other target that is met."""
    if not watched:
        return ""
    network.eval()
    told = right = wanted = 0
    met = {name: [0, 0] for name in ("kind", "status", "role", "place", "date")}
    with torch.no_grad():
        for at in range(0, len(watched), _WINDOWS):
            some = watched[at : at + _WINDOWS]
            ids, marks, absent, feeds = batch([e.feeds for e in some])
            answer, _, places, dates = network.answers(network.read(ids, marks, absent).flatten(0, 1), feeds)
            kinds, statuses, roles = answer.split([1 + len(KINDS), len(STATUSES), len(ROLES)], 1)
            columns = zip(
                kinds.argmax(1), kinds[:, 1:].argmax(1) + 1, statuses.argmax(1), roles.argmax(1), places.argmax(1),
                dates.argmax(1), (t for e in some for t in e.targets), strict=True,
            )  # fmt: skip
            for best, *given, target in columns:
                counted = target.weight == 1.0
                told += bool(best and counted)
                wanted += bool(target.kind)
                right += bool(best and target.kind)
                for (name, sums), value in zip(met.items(), given, strict=True):
                    goal = _goal(target, name)
                    sums[0] += goal == value
                    sums[1] += goal != UNASKED
    rest = ", ".join(f"{name} {hits}/{of}" for name, (hits, of) in met.items())
    return f"precision {right}/{told}, recall {right}/{wanted}, {rest}"


def _goal(target: Target, name: str) -> int:
    goal: int = getattr(target, name)
    return goal if target.kind else UNASKED


if __name__ == "__main__":
    main()
