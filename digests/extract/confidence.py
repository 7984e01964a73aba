"""How sure a line is: the chance that its parties, kind and status are right, from what it stands on (PRODUCT, rule 8).

The weights in data/confidence.toml are a logistic regression over the articles of tests/corpus whose misses were read;
`python -m bench.calibrate` fits them anew and prints how they do on the articles that nobody has read.
"""

import math
from functools import cache

from digests.extract.draft import Draft
from digests.extract.tables import table

_LEAST, _MOST = 0.05, 0.97


def signs(draft: Draft) -> dict[str, bool]:
    """What speaks for or against an event, by the names of data/confidence.toml."""
    facts = draft.facts
    parties = [actor for actor, _ in facts.sides if actor.code]
    return {
        "both_named": len({a.code for a in parties if a.name}) > 1,
        "both_in_office": len({a.code for a in parties if a.office}) > 1,
        "dated": facts.when is not None,
        "placed": facts.venue is not None,
        "possible": facts.possible,
        "from_memory": facts.anaphoric,
        "several": len(facts.codes) > 2,
        "reminds": facts.reminds,
        "visit": facts.kind == "visit",
        "call": facts.kind == "call",
        "agreement": facts.kind == "agreement",
        "pledge": facts.kind == "pledge",
        "under_way": facts.status == "under_way",
        "fallen": facts.status in {"postponed", "cancelled"},
    }


def confidence_of(draft: Draft) -> float:
    """0..1, two digits: of lines that say 0.9, nine in ten are right."""
    base, weights = _weights()
    score = base + sum(weights[sign] for sign, holds in signs(draft).items() if holds)
    return round(min(max(1 / (1 + math.exp(-score)), _LEAST), _MOST), 2)


@cache
def _weights() -> tuple[float, dict[str, float]]:
    written = table("confidence")
    return written["base"], written["sign"]
