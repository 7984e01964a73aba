"""How sure a line is, from what it stands on (PRODUCT, rule 8).

To be measured; until then an ordering with honest extremes.
"""

from digests.extract.draft import Draft

_BASE = 0.6
_LEAST, _MOST = 0.05, 0.97


def confidence_of(draft: Draft) -> float:
    """0..1: named people, a date, a venue and several tellings raise it; a bare possibility lowers it."""
    facts = draft.facts
    named = sum(1 for a, _ in facts.sides if a.name)
    official = sum(1 for a, _ in facts.sides if a.office)
    score = _BASE + 0.1 * min(named, 2) + 0.04 * min(official, 2)
    score += 0.06 if facts.when else 0.0
    score += 0.04 if facts.venue else 0.0
    score += 0.05 * min(len(draft.spans) - 1, 2)
    if facts.possible:
        score -= 0.3
    if facts.anaphoric:
        score -= 0.15
    if not official and not named:
        score -= 0.1
    return round(min(max(score, _LEAST), _MOST), 2)
