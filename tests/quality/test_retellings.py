"""What `python -m bench.retellings` fits stands on articles with gold, as the rules alone read them."""

import numpy as np

from bench.retellings import mentions
from digests.extract.engine import Extractor
from digests.extract.tables import table
from tests.corpus.load import load_set


def test_each_judged_mention_has_all_signs_and_its_truth() -> None:
    found = mentions(Extractor.load(), load_set("open")[:6])
    assert found.known.shape == (len(found.another), len(found.names))
    assert set(found.names) == set(table("another")["sign"])
    assert set(np.unique(found.another)) <= {0.0, 1.0}
    assert 0 < found.another.sum() < len(found.another)
