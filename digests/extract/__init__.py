"""From an article to its events: clean → tag → parse → triggers → arguments → facts → merge.

`engine.Extractor` runs the stages in order; each field of an event is filled by a module of its own, and every word
that a rule looks for stands in `data/`.
"""
