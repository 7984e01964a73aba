"""The texts that extraction is measured on: the packaged articles, and made-up ordinary news. The same in each run."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from itertools import cycle, islice

from digests.model import Article
from digests.sources.parse.page import parse_page
from tests.corpus.load import READ, load_set

ORDINARY_SEEDS = ("ghana-meet-senegal", "saimaa-hoists-vattern", "court-hears-ferry")
"""The packaged articles that tell of no diplomacy."""

_WHO = ("The council", "A local bank", "The striker", "Her publisher", "The museum", "Two farmers", "The bus company")
_DID = ("opened", "repaired", "sold", "painted", "inspected", "lost", "praised", "rebuilt", "closed", "counted")
_WHAT = ("the old bridge", "a second warehouse", "the final match", "its spring list", "the roof of the market hall")
_WHEN = ("on Tuesday", "last week", "before the storm", "in the early evening", "after a long winter")
_ALSO = (
    "although few people had asked for it",
    "while prices for timber kept falling",
    "and the neighbours brought soup and bread",
    "because the river had risen by half a metre",
    "as the choir of the school sang in the rain",
)
_SENTENCES = 24


def diplomacy() -> list[Article]:
    """The packaged articles but for those of other news."""
    return [article for article in _seeds() if not any(name in article.id for name in ORDINARY_SEEDS)]


def lookalikes() -> list[Article]:
    """The articles of tests/corpus that tell of no contact and were chosen to look as if they did."""
    return [gold.article for name in READ for gold in load_set(name) if not gold.events]


def long_articles(number: int = 50, characters: int = 20_000) -> list[Article]:
    """Articles of that length, each of several of the packaged ones and each beginning with another."""
    told = diplomacy()
    texts = [article.text for article in told]

    def long(first: int) -> str:
        return "\n\n".join(islice(cycle(texts), first % len(texts), first % len(texts) + 4 * len(texts)))[:characters]

    return [replace(told[n % len(told)], id=f"long-{n}", text=long(n)) for n in range(number)]


def ordinary(articles: int) -> list[Article]:
    """The packaged articles of other news, and made-up ones until there are `articles`."""
    chosen = random.Random(20160615)  # noqa: S311 # the same texts in each run, no secret
    told = [article for article in _seeds() if any(name in article.id for name in ORDINARY_SEEDS)]
    told += [_article(f"made-up-{n}", "The week in the valley", _prose(chosen)) for n in range(articles - len(told))]
    return told


def words(articles: list[Article]) -> int:
    """How many words the texts have."""
    return sum(len(article.text.split()) for article in articles)


def _prose(chosen: random.Random) -> str:
    sentences = [
        f"{chosen.choice(_WHO)} {chosen.choice(_DID)} {chosen.choice(_WHAT)} {chosen.choice(_WHEN)}, "
        f"{chosen.choice(_ALSO)}."
        for _ in range(_SENTENCES)
    ]
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, _SENTENCES, 3))


def _seeds() -> list[Article]:
    pages = sorted(files("seeds").joinpath("pages").iterdir(), key=lambda page: page.name)
    read = []
    for page in pages:
        address = f"https://news.example/{page.name}"
        parsed = parse_page(page.read_bytes(), url=address, content_type="text/html; charset=utf-8")
        read.append(_article(page.name, parsed.title or "", parsed.text, parsed.published))
    return read


def _article(name: str, title: str, text: str, published: datetime | None = None) -> Article:
    return Article(
        id=name,
        url=f"https://news.example/{name}",
        title=title,
        text=text,
        published=published or datetime(2026, 11, 20, 9, tzinfo=UTC),
        publisher="Namsan Daily",
        publisher_country="KR",
        zone="Asia/Seoul",
    )
