"""What an article is known by, and what makes two texts the same. Pure."""

import hashlib
import re
from dataclasses import dataclass

from digests.errors import InputError
from digests.model import Article
from digests.sources.parse.canonical import canonical_url
from digests.storage.records import FromFeed

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Keys:
    """The names of one article, strongest first; only what has neither address nor guid goes by its hash."""

    url: str | None
    guid: tuple[int, str] | None
    """Feed id and guid: two feeds may give the same guid to different articles."""
    content_hash: str

    @property
    def twin(self) -> str | None:
        """The address with http for https or the other way: sites that moved to https answer both with one article."""
        if self.url is None:
            return None
        scheme, colon, rest = self.url.partition(":")
        other = {"http": "https", "https": "http"}.get(scheme)
        return f"{other}{colon}{rest}" if other else None

    @property
    def only_hash(self) -> bool:
        """Whether the hash is all there is: with an address, equal texts are one wire report in two papers."""
        return self.url is None and self.guid is None


def keys_of(article: Article, entry: FromFeed | None) -> Keys:
    """The names of `article` from a feed or from none. Raises InputError for a text that cannot be stored."""
    return Keys(
        url=canonical_url(article.url) if article.url and article.url.strip() else None,
        guid=(entry.feed_id, entry.name.strip()) if entry and entry.name.strip() else None,
        content_hash=content_hash(article.text),
    )


def content_hash(text: str) -> str:
    """`sha256:` of the exact text. Raises InputError when the text has no UTF-8 form."""
    try:
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(
            "The article's text holds broken characters (half a surrogate pair) and cannot be stored."
        ) from error


def wire_hash(text: str) -> str:
    """A hash of the text's words alone, so that one wire text counts once whatever its quotes, spaces and capitals."""
    return hashlib.sha256(" ".join(_WORD.findall(text.casefold())).encode()).hexdigest()[:32]
