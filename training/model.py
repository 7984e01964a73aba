"""The network: MPNet whose pieces carry a mark for what stands there, and the heads that answer questions."""

import json
import math
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 # as everybody calls it

from digests.extract.allegiance import FAR
from digests.extract.answer import FAMILIES
from digests.extract.encoder import SPLIT
from digests.extract.pieces import CLS, SEP, UNKNOWN
from digests.extract.window import MARKS, MOST
from digests.model import STRENGTHS
from training.examples import Example

_WIDE, _HEADS, _INNER, _LAYERS, _PIECES = 768, 12, 3072, 8, 30522
"""The shape of all-mpnet-base-v2, but for its last four layers."""
_NEARS, _FURTHEST = 32, 128
"""How many ways of standing near each other two pieces have, and from where on all are far."""
_BESIDE = 4
"""The pieces that MPNet has in front of those of BERT, which are ours: <s>, <pad>, </s>, <unk>."""
_BEFORE = 2
"""The same of places."""
_NARROW, _SCORE, _FACT, _DISTANCES, _NOVEL = 192, 96, 16, 7, 256
LEAN = 1.5
"""By how much what is shipped has the log-odds of there being an event raised: as fitted it is careful, and what it
doubts can still be left out for all else that is known of it (`digests/extract/confidence.py`, docs/decisions/0047)."""
_LEAST = -1e4
"""What a score is where nothing stands."""
Feeds = dict[str, Tensor]


class Drop(nn.Module):
    """Dropout of whole features, the same in all pieces of a window: half the time of drawing for each piece."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """x [B, L, wide], its dropped features 0 and the others grown in turn."""
        if not self.training:
            return x
        kept = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - self.share)
        return x * kept / (1 - self.share)


class Layer(nn.Module):
    """One layer of MPNet."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(_WIDE, _WIDE) for _ in range(4))
        self.grow, self.shrink = nn.Linear(_WIDE, _INNER), nn.Linear(_INNER, _WIDE)
        self.first_norm, self.second_norm = nn.LayerNorm(_WIDE, 1e-5), nn.LayerNorm(_WIDE, 1e-5)
        self.drop = Drop(0.1)

    def forward(self, x: Tensor, absent: Tensor | None, near: Tensor) -> Tensor:
        """x [B, L, wide]; `absent` [B, 1, 1, L] is true where nothing stands, None in a batch without gaps; `near`
        [heads, L, L] is what it counts how two pieces stand to each other."""
        query, key, value = (_split(part(x)) for part in (self.query, self.key, self.value))
        with torch.autocast("cpu", enabled=False):  # in half the digits as the rest: half the time of a step
            scores = query * (_WIDE // _HEADS) ** -0.5 @ key.transpose(2, 3) + near.to(query.dtype)
            if absent is not None:
                scores = scores + absent.to(scores.dtype) * _LEAST
            seen = torch.softmax(scores, -1) @ value
        joined = seen.transpose(1, 2).reshape(x.shape[0], -1, _WIDE)
        x = self.first_norm(x + self.drop(self.out(joined)))
        return self.second_norm(x + self.drop(self.shrink(F.gelu(self.grow(x)))))


def _split(x: Tensor) -> Tensor:
    return x.reshape(x.shape[0], -1, _HEADS, _WIDE // _HEADS).transpose(1, 2)


class Pointer(nn.Module):
    """Scores the places or the dates of a question for each family of events of a pair; column 0 is none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = nn.Linear(2 * _WIDE, _NARROW)
        self.mix, self.score = nn.Linear(3 * _NARROW + 2 * _FACT, _SCORE), nn.Linear(_SCORE, 1)
        self.none = nn.Linear(_NARROW, 1)

    def forward(self, words: Tensor, facts: Tensor, real: Tensor, whose: Tensor, pairs: Tensor) -> Tensor:
        """words [Q, N, 2 wide], facts [Q, N, 2 fact], real [Q, N]; pairs [R, narrow] of rows `whose` → [R, 1+N]."""
        narrow = F.gelu(self.narrow(words))[whose]
        asking = pairs[:, None, :].expand(-1, words.shape[1], -1)
        mixed = torch.cat([asking, narrow, facts[whose], asking * narrow], 2)
        scores = self.score(torch.tanh(self.mix(mixed)))[..., 0].masked_fill(~real[whose], _LEAST)
        return torch.cat([self.none(pairs), scores], 1)


class Allegiance(nn.Module):
    """Scores for each person the parties that are named near him; column 0 is none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.person, self.mention = nn.Linear(2 * _WIDE, _NARROW), nn.Linear(2 * _WIDE, _NARROW)
        self.far, self.mark = nn.Embedding(FAR, _FACT), nn.Embedding(MARKS, _FACT)
        self.mix, self.score = nn.Linear(3 * _NARROW + 2 * _FACT, _SCORE), nn.Linear(_SCORE, 1)
        self.none, self.home = nn.Linear(_NARROW, 1), nn.Linear(_NARROW, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, read: Tensor, feeds: Feeds) -> Tensor:
        """read [N, wide], the arrays of `people_feeds` → [P, 1+C]."""
        person = self.drop(F.gelu(self.person(_ends(read, feeds, "person"))))
        mention = self.drop(F.gelu(self.mention(_ends(read, feeds, "mention"))))
        one = person[:, None, :].expand(-1, mention.shape[0], -1)
        other = mention[None, :, :].expand(person.shape[0], -1, -1)
        marks = self.mark(feeds["mention_mark"])[None, :, :].expand(person.shape[0], -1, -1)
        mixed = torch.cat([one, other, one * other, self.far(feeds["far"]), marks], 2)
        scores = self.score(torch.tanh(self.mix(mixed)))[..., 0].masked_fill(~feeds["real"], _LEAST)
        named = scores[:, None, :].expand(-1, feeds["member"].shape[0], -1)
        named = named.masked_fill(~feeds["member"][None, :, :], _LEAST)
        at_home = self.home(person).masked_fill(~feeds["home"][None, :], _LEAST)
        parties = torch.logsumexp(torch.cat([named, at_home[..., None]], 2), 2)
        return torch.cat([self.none(person), parties], 1)


class Company(nn.Module):
    """Scores whether whoever is named in a sentence took part in what it tells, and each two whether together."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.mark = nn.Linear(2 * _WIDE, _NARROW), nn.Embedding(MARKS, _FACT)
        self.mix, self.taking = nn.Linear(3 * _NARROW + _FACT, _NARROW), nn.Linear(_NARROW, len(FAMILIES))
        self.join, self.together = nn.Linear(3 * _NARROW, _SCORE), nn.Linear(_SCORE, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, ends: Tensor, marks: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """ends [Q, K, 2 wide], marks [Q, K], sentence [Q, narrow] → [Q, K, families], [Q, K, K]."""
        one = self.drop(F.gelu(self.one(ends)))
        told = self.drop(sentence)[:, None, :].expand(-1, one.shape[1], -1)
        taking = self.taking(F.gelu(self.mix(torch.cat([one, told, one * told, self.mark(marks)], 2))))
        a = one[:, :, None, :].expand(-1, -1, one.shape[1], -1)
        b = one[:, None, :, :].expand(-1, one.shape[1], -1, -1)
        every = told[:, :, None, :].expand(-1, -1, one.shape[1], -1)
        joined = F.gelu(self.join(torch.cat([a * b, (a - b).abs(), every], 3)))
        return taking, self.together(joined)[..., 0]


class Novelty(nn.Module):
    """Scores whether a sentence is the first to tell an event of a pair, in twice as many columns as families."""

    def __init__(self) -> None:
        super().__init__()
        self.mix, self.score = nn.Linear(4 * _NARROW, _NOVEL), nn.Linear(_NOVEL, 2 * len(FAMILIES))
        self.drop, self.drop_more = nn.Dropout(0.1), nn.Dropout(0.2)

    def forward(self, joined: Tensor) -> Tensor:
        """joined [P, 4 narrow] → [P, 2 families]: of each family what is done, then what lies ahead."""
        scores: Tensor = self.score(self.drop_more(F.gelu(self.mix(self.drop(joined)))))
        return scores


class Outcomes(nn.Module):
    """Scores what a sentence tells that came of a pair, for each strength, and where the words stand that say it."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.pair = nn.Linear(_WIDE, _NARROW), nn.Linear(4 * _NARROW, _NARROW)
        self.seen, self.ends = nn.Linear(_NARROW, len(STRENGTHS)), nn.Linear(_NARROW, 2 * len(STRENGTHS))
        self.each = nn.Embedding(len(STRENGTHS), _NARROW)
        self.mix, self.score = nn.Linear(3 * _NARROW, _NARROW), nn.Linear(_NARROW, 3)
        self.drop = nn.Dropout(0.2)

    def forward(self, words: Tensor, spoken: Tensor, joined: Tensor, whose: Tensor) -> tuple[Tensor, Tensor]:
        """words [Q, W, wide], spoken [Q, W], joined [P, 4 narrow] of the questions `whose` [P] → [P, strengths, 3]: is
        there one, is it the first party's, is it the second's; [Q, W, 2 strengths]: begins it here, ends it here."""
        word = self.drop(F.gelu(self.word(words)))
        silent = ~spoken[..., None]
        seen = torch.softmax(self.seen(word).masked_fill(silent, _LEAST), 1).transpose(1, 2) @ word
        told, pair = seen[whose], self.drop(F.gelu(self.pair(joined)))[:, None, :].expand(-1, len(STRENGTHS), -1)
        mixed = F.gelu(self.mix(torch.cat([told, pair, told * pair], 2)) + self.each.weight)
        return self.score(self.drop(mixed)), self.ends(word).masked_fill(silent, _LEAST)


class Network(nn.Module):
    """Pieces and marks of windows → answers to their questions."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(_PIECES, _WIDE), nn.Embedding(MOST, _WIDE)
        self.near, self.marks = nn.Embedding(_NEARS, _HEADS), nn.Embedding(MARKS, _WIDE)
        nn.init.normal_(self.marks.weight, std=0.01)
        self.pieces.weight.requires_grad = False  # what a word means is known; few of them stand in what is learnt from
        self.norm, self.drop = nn.LayerNorm(_WIDE, 1e-5), Drop(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))
        self.attend, self.sentence = nn.Linear(_WIDE, 1), nn.Linear(2 * _WIDE, _NARROW)
        self.far, self.mark = nn.Embedding(_DISTANCES, _FACT), nn.Embedding(MARKS, _FACT)
        self.mention = nn.Linear(2 * _WIDE, _NARROW)
        self.mix, self.score = nn.Linear(2 * _NARROW + 2 * _FACT, 64), nn.Linear(64, 1)
        self.party = nn.Linear(_NARROW + 2 * _FACT, _NARROW)
        self.pair = nn.Linear(4 * _NARROW, _NARROW)
        self.answer = nn.Linear(_NARROW, sum(SPLIT))
        self.family = nn.Linear(_NARROW, len(FAMILIES) * _NARROW)
        self.place, self.date = Pointer(), Pointer()
        self.allegiance, self.company, self.novelty, self.outcomes = Allegiance(), Company(), Novelty(), Outcomes()
        self.drop_more = nn.Dropout(0.2)

    def read(self, ids: Tensor, marks: Tensor, absent: Tensor | None) -> Tensor:
        """ids and marks [B, L] → pieces in their context [B, L, wide]."""
        places = self.positions.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.pieces(ids) + places + self.marks(marks)))
        near = self.near(_nears(ids.shape[1])).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, absent, near)
        return x

    def answers(self, read: Tensor, feeds: Feeds, pointing: Tensor | None = None) -> tuple[Tensor, ...]:
        """read [N, wide], all pieces in one row → logits [P, 31], mentions' weights, scores of places, those of dates,
        logits of taking part [Q, K, families] and of together [Q, K, K], of being the first to tell [P, 6], and those
        of `Outcomes`.

        Places and dates have a row for each family of each pair, or for those of them whose numbers `pointing` holds:
        few have an event to learn from, and the pointers take as long as all else.
        """
        sentence = self._told(read, feeds)
        joined, weighed = self._joined(read, feeds, sentence)
        novel = self.novelty(joined)
        came = self.outcomes(read[feeds["words"]], feeds["spoken"], joined, feeds["whose"])
        whose = feeds["whose"]
        joined = self.drop_more(joined)
        pair = F.gelu(self.pair(joined))
        apart = F.gelu(self.family(pair)).reshape(-1, _NARROW)
        whose = whose[:, None].expand(-1, len(FAMILIES)).reshape(-1)
        if pointing is not None:
            apart, whose = apart[pointing], whose[pointing]
        place, date = (
            pointer(_ends(read, feeds, name), self._facts(feeds, name), feeds[f"{name}_real"], whose, apart)
            for name, pointer in (("place", self.place), ("date", self.date))
        )
        folk = self.company(_ends(read, feeds, "folk"), feeds["folk_mark"], sentence)
        return self.answer(self.drop_more(pair)), weighed, place, date, *folk, novel, *came

    def for_outcomes(self, read: Tensor, feeds: Feeds) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What `outcomes` takes: pieces of each sentence [Q, W, wide], which of them stand there, pairs, whose."""
        return read[feeds["words"]], feeds["spoken"], self.for_novelty(read, feeds), feeds["whose"]

    def for_novelty(self, read: Tensor, feeds: Feeds) -> Tensor:
        """What `novelty` takes: [P, 4 narrow]."""
        return self._joined(read, feeds, self._told(read, feeds))[0]

    def _joined(self, read: Tensor, feeds: Feeds, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """What is known of each pair [P, 4 narrow], and how much each mention of each party weighed."""
        own = F.gelu(self.mention(_ends(read, feeds, "mention")))
        facts = self._facts(feeds, "mention")
        asking = sentence[feeds["asked"]][:, None, :].expand(-1, own.shape[1], -1)
        scores = self.score(torch.tanh(self.mix(torch.cat([asking, own, facts], 2))))[..., 0].clamp(-20, 20)
        weighed = torch.softmax(scores.masked_fill(~feeds["mention_real"], _LEAST), 1)
        party = F.gelu(self.party((weighed[:, :, None] * torch.cat([own, facts], 2)).sum(1)))
        first, second = party[feeds["first"]], party[feeds["second"]]
        return torch.cat([sentence[feeds["whose"]], first, second, first * second], 1), weighed

    def for_company(self, read: Tensor, feeds: Feeds) -> tuple[Tensor, Tensor, Tensor]:
        """What `company` takes: ends [Q, K, 2 wide] and marks [Q, K] of those named in each sentence, and that."""
        return _ends(read, feeds, "folk"), feeds["folk_mark"], self._told(read, feeds)

    def _told(self, read: Tensor, feeds: Feeds) -> Tensor:
        """What each sentence tells [Q, narrow]."""
        words = read[feeds["words"]]
        weights = torch.softmax(self.attend(words)[..., 0].masked_fill(~feeds["spoken"], _LEAST), 1)
        return F.gelu(self.sentence(torch.cat([words[:, 0], (weights[:, :, None] * words).sum(1)], 1)))

    def _facts(self, feeds: Feeds, name: str) -> Tensor:
        return torch.cat([self.far(feeds[f"{name}_far"]), self.mark(feeds[f"{name}_mark"])], 2)

    def start_from(self, path: Path) -> None:
        """Take the weights of all-mpnet-base-v2 from its safetensors file."""
        stored = _safetensors(path)
        words = stored["embeddings.word_embeddings.weight"]
        begin, nothing, end, unknown = words[:_BESIDE]
        self.pieces.weight.data = words[_BESIDE:][:_PIECES].clone()
        for number, row in ((0, nothing), (UNKNOWN, unknown), (CLS, begin), (SEP, end)):
            self.pieces.weight.data[number] = row
        self.positions.weight.data = stored["embeddings.position_embeddings.weight"][_BEFORE:][:MOST].clone()
        self.near.weight.data = stored["encoder.relative_attention_bias.weight"]
        _put(self.norm, stored, "embeddings.LayerNorm")
        names = {
            "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
            "out": "attention.attn.o", "first_norm": "attention.LayerNorm",
            "grow": "intermediate.dense", "shrink": "output.dense", "second_norm": "output.LayerNorm",
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            for name, theirs in names.items():
                _put(getattr(layer, name), stored, f"encoder.layer.{number}.{theirs}")


def _nears(length: int) -> Tensor:
    """How each of so many pieces stands to each other [L, L]: 16 ways of standing before it, and 16 behind.

    One for each distance up to 7, further away ever wider ones (T5's buckets, as MPNet has them).
    """
    at = torch.arange(length)
    far = at[:, None] - at[None, :]
    ways = _NEARS // 2
    exact = ways // 2
    grown = torch.log(far.abs().clamp(min=1) / exact) / math.log(_FURTHEST / exact) * (ways - exact)
    wide = (exact + grown.long()).clamp(max=ways - 1)
    return torch.where(far < 0, ways, 0) + torch.where(far.abs() < exact, far.abs(), wide)


def _ends(read: Tensor, feeds: Feeds, name: str) -> Tensor:
    return torch.cat([read[feeds[f"{name}_first"]], read[feeds[f"{name}_last"]]], -1)


def _put(module: Any, stored: dict[str, Tensor], name: str) -> None:
    module.weight.data = stored[name + ".weight"]
    if getattr(module, "bias", None) is not None:
        module.bias.data = stored[name + ".bias"]


def _safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file: a length, a JSON header with offsets, then the numbers."""
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    body = raw[8 + length :]
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = entry["data_offsets"]
            numbers = np.frombuffer(body[begin:end], np.float32).reshape(entry["shape"]).copy()
            found[name] = torch.from_numpy(numbers)
    return found


_ROWS = {"asked": "words", "whose": "words", "first": "asked", "second": "asked"}
"""The arrays whose numbers count rows of another array."""


def batch(many: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Feeds]:
    """(ids, marks, absent, feeds) of several windows: pieces side by side, rows one below the other, padded.

    `feeds` are those of the windows that are asked about a pair; empty where none of them is.
    """
    longest = max(len(e.ids) for e in many)
    ids, marks = (torch.zeros(len(many), longest, dtype=torch.long) for _ in range(2))
    absent = torch.ones(len(many), 1, 1, longest, dtype=torch.bool)
    for row, own in enumerate(many):
        length = len(own.ids)
        ids[row, :length], marks[row, :length] = torch.from_numpy(own.ids), torch.from_numpy(own.marks)
        absent[row, ..., :length] = False
    paired = [(row, e.feeds) for row, e in enumerate(many) if e.feeds is not None]
    joined: Feeds = {}
    for name in paired[0][1] if paired else ():
        parts, base = [], 0
        for row, own_feeds in paired:
            part = torch.from_numpy(own_feeds[name])
            if _counts_pieces(name):
                part = part + row * longest
            elif name in _ROWS:
                part = part + base
                base += len(own_feeds[_ROWS[name]])
            parts.append(part)
        joined[name] = _stacked(parts)
    return ids, marks, absent, joined


def people_of(many: Sequence[Example], longest: int) -> Iterator[tuple[Feeds, Tensor]]:
    """(feeds, columns to find) of each window that is asked about people; `longest`: pieces of a row of the batch."""
    for row, own in enumerate(many):
        if own.people is not None:
            feeds = {name: torch.from_numpy(array) for name, array in own.people.items()}
            moved = {name: array + row * longest if _counts_pieces(name) else array for name, array in feeds.items()}
            yield moved, torch.tensor(own.whose, dtype=torch.long)


def _counts_pieces(name: str) -> bool:
    return name == "words" or name.endswith(("_first", "_last"))


def _stacked(parts: Sequence[Tensor]) -> Tensor:
    """Rows of several windows below each other, those of two dimensions padded to the widest."""
    if parts[0].dim() == 1:
        return torch.cat(list(parts))
    widest = max(p.shape[1] for p in parts)
    return torch.cat([F.pad(p, (0, widest - p.shape[1])) for p in parts])
