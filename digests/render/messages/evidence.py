"""What a line stands on as messages: the article's exact words, whose they are, and where to read on."""

from collections.abc import Iterator, Sequence

from digests.compose.coverage import amount
from digests.compose.opened import Opened, OpenedArticle, Passage
from digests.places.names import display_name
from digests.render.messages.harmless import cut, escaped, harmless, tame
from digests.render.messages.links import link
from digests.render.messages.model import Message
from digests.render.messages.parts import Closing, Group, pack
from digests.render.messages.stamps import stamp

_TITLE = 160
_PUBLISHER = 60
_QUOTE = 800
"""Characters of the exact words; a longer passage is cut, and its article is linked."""
_NEIGHBOUR = 160
_NOTE = 300


def evidence_message(opened: Opened, *, further: int = 0) -> Message:
    """The passages as block quotes, the exact words in bold, in one to four parts; those without room are counted.

    `further`: reports that the line stands on beside these, which whoever asked could not name.
    """
    title = "**🔎 What this line stands on**"
    whole = f"{title}{' — the exact words in bold' if opened.articles else ''}"
    found = [group for article in opened.articles for group in _article(article)]

    def ending(left: Sequence[Group]) -> Closing:
        note = ("", harmless(opened.note, _NOTE)) if opened.note else ()
        over = ((len(left), "further passage"), (further, "further report"))
        told = (f"-# and {amount(number, what)}, not shown here" for number, what in over if number)
        return Closing(lines=(*note, *told))

    return Message(parts=pack(found, title=whole, small=title, ending=ending).parts)


def _article(article: OpenedArticle) -> Iterator[Group]:
    """The source's two lines stand before its first passage, and again where one of its passages opens a part."""
    publisher = harmless(article.publisher or "", _PUBLISHER) or "Unknown publisher"
    country = f" ({harmless(display_name(article.publisher_country), 40)})" if article.publisher_country else ""
    when = stamp(article.instant) if article.instant else harmless(article.date_text, 60)
    address = link(article.url)
    head = (
        f"**{publisher}**{country} · {when}",
        f"{harmless(article.title, _TITLE)}{f' · {address}' if address else ''}",
    )
    for place, passage in enumerate(article.passages):
        quote = f"> {_passage(passage)}"
        again = f"{head[0]} (continued)" if place else ""
        yield Group(before=(quote,) if place else ("", *head, quote), again=again)


def _passage(passage: Passage) -> str:
    before, after = tame(passage.before), harmless(passage.after, _NEIGHBOUR)
    if len(before) > _NEIGHBOUR:  # its end is what stands next to the quote
        before = f"… {before[-_NEIGHBOUR:].partition(' ')[2]}"
    words = f"**{escaped(cut(passage.text, _QUOTE)) or '…'}**"
    return " ".join(part for part in (harmless(before), words, after) if part)
