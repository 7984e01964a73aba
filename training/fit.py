"""`python -m training.fit START OUT`: fit the network to the labelled articles (an hour at most on two cores).

START is the model.safetensors of all-mpnet-base-v2, or weights to go on from: what was written before, or a shipped
graph. OUT is what is written: the weights as torch has them.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 # as everybody calls it

from digests.extract.answer import FAMILIES, family
from digests.extract.encoder import SPLIT
from digests.model import STRENGTHS
from tests.corpus.load import GoldArticle, load_folder
from training.examples import UNASKED, Example, Folk, Target, examples, nameless, paragraphs
from training.model import Feeds, Network, batch, people_of
from training.outcomes import Goals
from training.resume import weights_of
from training.taught import taught

_ALONE = 3
"""Of every so many articles one is also shown paragraph by paragraph, and one without names."""
_WINDOWS = 8
"""Windows of one step."""
_SLOW, _FAST = 4e-5, 6e-4
"""Learning rates of the encoder and of what is new on it."""
_BODY = ("layers.", "pieces.", "positions.", "norm.", "near.")
"""Where the names of the encoder's own weights begin, that know English already."""
_WARM, _LAST = 0.08, 0.02
"""The share of the steps in which the rates rise, and the part of them that is left in the end."""
_EVENT, _REST = 3.0, 0.3
"""How much it counts in the loss whether there is an event, and each of kind, status, role, place and date."""
_WHOSE = 1.0
"""The same of whose somebody is."""
_TAKING, _TOGETHER = 1.0, 0.5
"""The same of who took part, and of who was there together."""
_NOVEL = 1.0
"""The same of which sentence is the first to tell."""
_CAME, _WHOSE_OUTCOME, _WORDS = 1.0, 0.3, 0.1
"""The same of what came of a contact, of who gave it, and of the words that say it."""
_FEWEST = 8
"""Pairs of a window under which its outcomes count no more for being few."""
_CONTACT = family("meeting")
_HALVES: bool = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001 # nobody else says it
"""Whether numbers of 16 bits halve the time of a step here; on a processor without them they take twentyfold."""
_PAIRS = 6
"""Pairs of a sentence beyond which each of them counts for less: a list of ten states has 45."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, saying after each round what was lost, and on the watched articles how many targets are met."""
    asked = argparse.ArgumentParser(prog="python -m training.fit", description="Fit the encoder's weights.")
    asked.add_argument("start", type=Path, help="model.safetensors of all-mpnet-base-v2, or weights to go on from")
    asked.add_argument("out", type=Path, help="where the weights go")
    asked.add_argument("--rounds", type=int, default=4)
    asked.add_argument("--aside", type=int, help="windows of nameless articles and of paragraphs in a round, not all")
    asked.add_argument("--anew", help="the first folder of articles that are new to weights to go on from")
    asked.add_argument("--others", type=int, default=0, help="how many of all articles are shown beside the new ones")
    asked.add_argument("--plain", action="store_true", help="show each article once and whole, as it stands")
    asked.add_argument("--head", choices=sorted(_HEADS), help="fit only this head, all else as it stands")
    asked.add_argument("--pace", type=float, default=1.0, help="of learning; less when going on")
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--watch", type=Path, action="append", default=[], help="a folder of articles not learnt from")
    given = asked.parse_args(arguments)
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)  # noqa: S311 # an order of examples, no secret
    groups = [taught(given.anew), chance.sample(taught(), given.others)] if given.anew else [taught()]
    whole = [e for group in groups for e in examples(group)]
    aside = [] if given.plain else [e for group in groups for e in _aside(group, chance)]
    watched = list(examples([a for folder in given.watch for a in load_folder(folder)]))
    print(f"{len(whole)} and {len(aside)} windows to learn from, {len(watched)} to watch", flush=True)  # noqa: T201 # speaks here
    network = Network()
    graphs = sorted(given.start.glob("*.onnx")) if given.start.is_dir() else [given.start]
    if all(graph.suffix == ".onnx" for graph in graphs):
        network.load_state_dict(weights_of(*graphs))
    elif given.start.suffix == ".pt":
        network.load_state_dict(torch.load(given.start))
    else:
        network.start_from(given.start)
    began = time.monotonic()
    head = _HEADS[given.head](network) if given.head else None
    fitted = (
        _head_rounds(network, head, [*whole, *aside], given.rounds, given.pace, chance)
        if head
        else _rounds(network, _shares(whole, aside, given.rounds, given.aside, chance), given.pace, chance)
    )
    for number, lost in enumerate(fitted, start=1):
        torch.save(network.state_dict(), given.out)
        seconds = time.monotonic() - began
        print(f"round {number}: loss {lost:.3f}, {seconds:.0f} s  {_met(network, watched)}", flush=True)  # noqa: T201


def _aside(articles: Sequence[GoldArticle], chance: random.Random) -> Iterator[Example]:
    """The windows of some of the articles without names, and of some paragraph by paragraph."""
    some = chance.sample(articles, len(articles) // _ALONE)
    unnamed = list(nameless(chance.sample(articles, len(articles) // _ALONE)))
    yield from examples(unnamed)
    yield from examples(list(paragraphs([*some, *unnamed], chance)))


def _shares(
    whole: list[Example], aside: list[Example], rounds: int, most: int | None, chance: random.Random
) -> list[list[Example]]:
    """What each round shows: all that is whole, and `most` of what stands aside, others each time."""
    if most is None:
        return [[*whole, *aside]] * rounds
    chance.shuffle(aside)
    return [[*whole, *aside[n * most : (n + 1) * most]] for n in range(rounds)]


def _rounds(network: Network, shares: Sequence[list[Example]], pace: float, chance: random.Random) -> Iterator[float]:
    """Learn from every example of each round; the mean loss of each."""
    heads = [p for n, p in network.named_parameters() if not n.startswith(_BODY)]
    new = {id(p) for p in heads}
    body = [p for p in network.parameters() if id(p) not in new and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": pace * _SLOW}, {"params": heads, "lr": pace * _FAST}], weight_decay=0.01, fused=True
    )
    steps = sum(-(-len(learnt) // _WINDOWS) for learnt in shares)

    def rate(step: int) -> float:
        return min((step + 1) / (_WARM * steps), max(_LAST, 1 - step / steps))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    for learnt in shares:
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


class _Head(Protocol):
    """A head that can be fitted alone."""

    part: nn.Module

    def takes(self, pieces: Tensor, feeds: Feeds) -> tuple[Tensor, ...]:
        """What it takes of one window that was read."""

    def loss(self, taken: tuple[Tensor, ...], example: Example) -> Tensor:
        """What it has still to learn of the window."""


class _CompanyAlone:
    def __init__(self, network: Network) -> None:
        self.part, self._network = network.company, network

    def takes(self, pieces: Tensor, feeds: Feeds) -> tuple[Tensor, ...]:
        return self._network.for_company(pieces, feeds)

    def loss(self, taken: tuple[Tensor, ...], example: Example) -> Tensor:
        taking, together = self.part(*taken)
        return _loss_of_company(taking, together, example.folk)


class _NoveltyAlone:
    def __init__(self, network: Network) -> None:
        self.part, self._network = network.novelty, network

    def takes(self, pieces: Tensor, feeds: Feeds) -> tuple[Tensor, ...]:
        return (self._network.for_novelty(pieces, feeds).half(),)

    def loss(self, taken: tuple[Tensor, ...], example: Example) -> Tensor:
        return _loss_of_novelty(self.part(taken[0].float()), example.targets)


class _OutcomesAlone:
    def __init__(self, network: Network) -> None:
        self.part, self._network = network.outcomes, network

    def takes(self, pieces: Tensor, feeds: Feeds) -> tuple[Tensor, ...]:
        words, spoken, joined, whose = self._network.for_outcomes(pieces, feeds)
        return words.half(), spoken, joined.half(), whose

    def loss(self, taken: tuple[Tensor, ...], example: Example) -> Tensor:
        words, spoken, joined, whose = taken
        came, ends = self.part(words.float(), spoken, joined.float(), whose)
        return _loss_of_outcomes(came, ends, example.outcomes)


_HEADS: dict[str, Callable[[Network], _Head]] = {
    "company": _CompanyAlone,
    "novelty": _NoveltyAlone,
    "outcomes": _OutcomesAlone,
}


def _head_rounds(
    network: Network, head: _Head, learnt: list[Example], rounds: int, pace: float, chance: random.Random
) -> Iterator[float]:
    """The same for one head alone: what it takes of a window is the same in every round, and kept."""
    network.eval()
    asked = [e for e in learnt if e.feeds is not None]
    kept = [_taken(network, head, e) for e in asked]
    optimizer = torch.optim.AdamW(head.part.parameters(), lr=pace * _FAST, weight_decay=0.01, fused=True)
    steps = rounds * -(-len(asked) // _WINDOWS)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(_LAST, 1 - step / steps))
    for _ in range(rounds):
        head.part.train()
        total = 0.0
        order = list(range(len(asked)))
        chance.shuffle(order)
        for at in range(0, len(order), _WINDOWS):
            some = order[at : at + _WINDOWS]
            loss = torch.stack([head.loss(kept[k], asked[k]) for k in some]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(some)
        yield total / len(asked)


def _taken(network: Network, head: _Head, example: Example) -> tuple[Tensor, ...]:
    """What a head takes of one window."""
    with torch.no_grad():
        ids, marks, absent, feeds = batch([example])
        return head.takes(_read(network, ids, marks, absent).flatten(0, 1), feeds)


def _loss_of_company(taking: Tensor, together: Tensor, folk: Sequence[Folk]) -> Tensor:
    there = _loss_of_folk(taking, [f.taking for f in folk])
    return _TAKING * there + _TOGETHER * _loss_of_folk(together, [f.together for f in folk])


def _loss_of_novelty(novel: Tensor, targets: Sequence[Target]) -> Tensor:
    wanted = torch.tensor([[one for told in t for one in told.first] for t in targets], dtype=torch.float32)
    weights = torch.tensor([[told.weight for told in t for _ in told.first] for t in targets])
    each = F.binary_cross_entropy_with_logits(novel, wanted, reduction="none")
    return _NOVEL * (each * weights).sum() / weights[:, 0].sum().clamp(min=1.0)


def _loss_of_outcomes(came: Tensor, ends: Tensor, outcomes: Sequence[Goals]) -> Tensor:
    """came [P, strengths, 3], ends [Q, W, 2 strengths], padded."""
    wanted = torch.tensor([pair for goals in outcomes for pair in goals.came], dtype=torch.float32)
    known = (wanted >= 0).float()
    each = F.binary_cross_entropy_with_logits(came, wanted.clamp(min=0), reduction="none") * known
    many = max(_FEWEST, len(wanted))
    loss = (_CAME * each[..., 0].sum() + _WHOSE_OUTCOME * each[..., 1:].sum()) / many
    said = [(q, k, *at) for q, goals in enumerate(outcomes) for k, at in enumerate(goals.words) if at]
    if said:
        rows, strengths, first, last = map(torch.tensor, zip(*said, strict=True))
        for edge, column in ((first, 2 * strengths), (last, 2 * strengths + 1)):
            loss = loss + _WORDS * F.cross_entropy(ends[rows, :, column], edge)
    return loss


def _batches(learnt: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples in an order of chance, those of like length together."""
    order = sorted(learnt, key=lambda e: len(e.ids) + chance.uniform(-24, 24))
    groups = [order[at : at + _WINDOWS] for at in range(0, len(order), _WINDOWS)]
    chance.shuffle(groups)
    yield from groups


def _read(network: Network, ids: Tensor, marks: Tensor, absent: Tensor) -> Tensor:
    """The pieces of windows in their context, [B, L, wide]."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALVES):
        return network.read(ids, marks, absent).float()


def _loss(network: Network, some: list[Example]) -> Tensor:
    ids, marks, absent, feeds = batch(some)
    pieces = _read(network, ids, marks, absent).flatten(0, 1)
    loss = _loss_of_people(network, some, pieces, ids.shape[1])
    if not feeds:
        return loss
    targets = [t for e in some for t in e.targets]
    every = [told for t in targets for told in t]
    pointing = [k for k, told in enumerate(every) if (told.place, told.date) != (UNASKED, UNASKED)]
    asked = torch.tensor(pointing, dtype=torch.long)
    answer, _, places, dates, taking, together, novel, came, ends = network.answers(pieces, feeds, asked)
    wanted = torch.tensor([[told.kind is not None for told in t] for t in targets], dtype=torch.float32)
    pairs = feeds["whose"].bincount()[feeds["whose"], None]
    weights = torch.tensor([[told.weight for told in t] for t in targets]) * (_PAIRS / pairs).clamp(max=1).sqrt()
    whether, *rest = answer.split(SPLIT, 1)
    each = F.binary_cross_entropy_with_logits(whether, wanted, reduction="none")
    loss = loss + _EVENT * (each * weights).sum() / weights[:, 0].sum().clamp(min=1.0)
    loss = loss + _loss_of_company(taking, together, [folk for e in some for folk in e.folk])
    loss = loss + _loss_of_novelty(novel, targets)
    loss = loss + _loss_of_outcomes(came, ends, [goals for e in some for goals in e.outcomes])
    pointed = [every[k] for k in pointing]
    columns = [*_columns(targets), [told.place for told in pointed], [told.date for told in pointed]]
    for given, goals in zip([*rest, places, dates], columns, strict=True):
        if any(g != UNASKED for g in goals):
            loss = loss + _REST * F.cross_entropy(given, torch.tensor(goals), ignore_index=UNASKED)
    return loss


def _loss_of_people(network: Network, some: list[Example], pieces: Tensor, longest: int) -> Tensor:
    lost = [
        F.cross_entropy(network.allegiance(pieces, feeds), columns, reduction="sum")
        for feeds, columns in people_of(some, longest)
    ]
    return _WHOSE * torch.stack(lost).sum() / sum(len(e.whose) for e in some) if lost else torch.zeros(())


def _loss_of_folk(logits: Tensor, goals: Sequence[Sequence[Sequence[int]]]) -> Tensor:
    """logits [Q, K, any], padded; goals of each question, unpadded."""
    wanted = torch.full(logits.shape, float(UNASKED))
    for row, goal in enumerate(goals):
        if goal:
            wanted[row, : len(goal), : len(goal[0])] = torch.tensor(goal, dtype=torch.float32)
    asked = wanted != UNASKED
    lost = F.binary_cross_entropy_with_logits(logits[asked], wanted[asked], reduction="sum")
    return lost / asked.sum().clamp(min=1)


def _columns(targets: Sequence[Target]) -> Iterator[list[int]]:
    """The goals of kind, status and role, in the order of SPLIT."""
    for column in range(len(FAMILIES)):
        yield [UNASKED if (kind := t[column].kind) is None else kind for t in targets]
    for column in range(len(FAMILIES)):
        yield [t[column].status for t in targets]
        yield [t[column].role for t in targets]


def _met(network: Network, watched: list[Example]) -> str:
    """Precision and recall of each family of events in sentences, and the share of each other target that is met."""
    if not watched:
        return ""
    network.eval()
    whose, there, apart, anew = [0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]
    strong = [[0, 0, 0] for _ in STRENGTHS]
    told, right, wanted = ([0] * len(FAMILIES) for _ in range(3))
    names = [*("kind" for _ in FAMILIES), *(n for _ in FAMILIES for n in ("status", "role")), "place", "date"]
    met = {name: [0, 0] for name in names}
    with torch.no_grad():
        for at in range(0, len(watched), _WINDOWS):
            some = watched[at : at + _WINDOWS]
            ids, marks, absent, feeds = batch(some)
            pieces = _read(network, ids, marks, absent).flatten(0, 1)
            for asked, columns in people_of(some, ids.shape[1]):
                whose[0] += int((network.allegiance(pieces, asked).argmax(1) == columns).sum())
                whose[1] += len(columns)
            if not feeds:
                continue
            answer, _, places, dates, taking, together, novel, came, _ = network.answers(pieces, feeds)
            for row, folk in enumerate(f for e in some for f in e.folk):
                sure = [k for k, goals in enumerate(folk.taking) if goals[_CONTACT] != UNASKED]
                _count(there, (taking[row, sure, _CONTACT] > 0).tolist(), [folk.taking[k][_CONTACT] == 1 for k in sure])
                pairs = [(a, b) for a, goals in enumerate(folk.together) for b in range(a) if goals[b] != UNASKED]
                _count(
                    apart,
                    [bool(together[row, a, b] < 0) for a, b in pairs],
                    [folk.together[a][b] == 0 for a, b in pairs],
                )
            whether, *rest = answer.split(SPLIT, 1)
            targets = [t for e in some for t in e.targets]
            for column in range(len(FAMILIES)):
                for given, target in zip((whether[:, column] > 0).tolist(), targets, strict=True):
                    goal = target[column]
                    told[column] += given and goal.weight == 1.0
                    wanted[column] += goal.kind is not None
                    right[column] += given and goal.kind is not None
            _count(
                anew,
                (novel[:, 2 * _CONTACT : 2 * _CONTACT + 2] > 0).flatten().tolist(),
                [bool(k) for t in targets for k in t[_CONTACT].first],
            )
            reached = [pair for e in some for goals in e.outcomes for pair in goals.came]
            for k in range(len(STRENGTHS)):
                _count(strong[k], (came[:, k, 0] > 0).tolist(), [pair[k][0] == 1 for pair in reached])
            every = [told for t in targets for told in t]
            goals_of = [*_columns(targets), [told.place for told in every], [told.date for told in every]]
            for name, scores, goals in zip(names, [*rest, places, dates], goals_of, strict=True):
                best = scores.argmax(1).tolist()
                met[name][0] += sum(b == g for b, g in zip(best, goals, strict=True))
                met[name][1] += sum(g != UNASKED for g in goals)
    families = "; ".join(
        f"{kinds[0]} precision {r}/{t}, recall {r}/{w}"
        for kinds, r, t, w in zip(FAMILIES, right, told, wanted, strict=True)
    )
    asked_of = [("taking part", there), ("apart", apart), ("first told", anew), *zip(STRENGTHS, strong, strict=True)]
    families += "".join(f"; {name} precision {r}/{t}, recall {r}/{w}" for name, (r, t, w) in asked_of)
    return families + "; " + ", ".join(f"{name} {hits}/{of}" for name, (hits, of) in [*met.items(), ("whose", whose)])


def _count(counts: list[int], said: Sequence[bool], wanted: Sequence[bool]) -> None:
    """Add up [right, said, wanted]."""
    for says, wants in zip(said, wanted, strict=True):
        counts[0] += says and wants
        counts[1] += says
        counts[2] += wants


if __name__ == "__main__":
    main()
