"""What a digest stands on, and whose account it is."""

from collections import Counter
from collections.abc import Iterable, Sequence

from digests.compose.views import Source
from digests.places.names import demonym, display_name, is_organisation

_MOST_MISSING = 5
"""So many missing accounts are named; more are counted."""


def publishers(sources: Iterable[Source]) -> int:
    """How many publishers wrote these articles; an article without one stands for itself."""
    return len({source.publisher or source.url or source.number for source in sources})


def amount(number: int, one: str, many: str = "") -> str:
    """“1 article”, “2 articles”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def coverage(sources: Sequence[Source], parties: Iterable[str], *, read: int | None) -> str:
    """“Both reports are South Korean; no French, Cambodian or Lao account stored.” Empty without sources.

    `parties` are the countries whose meetings are told as news; `read` is how many articles were read for this.
    """
    said: list[str] = []
    if read is not None and read > len(sources):
        stand = "stands" if len(sources) == 1 else "stand"
        said.append(f"{read} articles read, {len(sources)} of them {stand} behind these lines")
    if not sources:
        return f"{amount(read, 'article')} read." if read else "No article read in this period."
    said.append(_accounts(sources))
    missing = _missing(sources, parties)
    if missing:
        said.append(missing)
    text = "; ".join(part for part in said if part)
    return text[:1].upper() + text[1:] + "."


def _accounts(sources: Sequence[Source]) -> str:
    by = Counter(source.publisher_country for source in sources)
    unknown = by.pop(None, 0)
    if len(by) == 1 and not unknown:
        code = next(iter(by))
        adjective = (demonym(code) if code else None) or f"from {display_name(code or '')}"
        number = len(sources)
        return {1: f"the only report is {adjective}", 2: f"both reports are {adjective}"}.get(
            number, f"all {number} reports are {adjective}"
        )
    told = [
        f"{number} {(demonym(code) if code else None) or display_name(code or '')}" for code, number in by.most_common()
    ]
    told += [f"{unknown} of unknown origin"] if unknown else []
    return f"reports: {', '.join(told)}"


def _missing(sources: Sequence[Source], parties: Iterable[str]) -> str:
    heard = {source.publisher_country for source in sources}
    codes = [code for code in dict.fromkeys(parties) if code not in heard and not is_organisation(code)]
    if not codes:
        return ""
    if len(codes) > _MOST_MISSING:
        return f"no account stored from {len(codes)} of the countries that took part"
    adjectives = [adjective for code in codes if (adjective := demonym(code))]
    if len(adjectives) < len(codes):
        return f"no account stored from {either([display_name(code) for code in codes])}"
    return f"no {either(adjectives)} account stored"


def either(words: Sequence[str]) -> str:
    """“A”, “A or B”, “A, B or C”."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
