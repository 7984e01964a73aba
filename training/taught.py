"""The articles that are learnt from: all of training/articles, and the sets of tests/corpus whose misses were read."""

from pathlib import Path

from tests.corpus.load import READ, GoldArticle, load_folder, load_set

ARTICLES = Path(__file__).parent / "articles"


def taught(first: str | None = None) -> list[GoldArticle]:
    """All articles to learn from; those of the folders from `first` on, if it is given."""
    folders = sorted(f for f in ARTICLES.iterdir() if f.is_dir() and (first is None or f.name >= first))
    own = [a for folder in folders for a in load_folder(folder)]
    return own if first else [*own, *(a for name in READ for a in load_set(name))]
