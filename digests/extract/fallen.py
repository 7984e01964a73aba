"""Put off or called off: of what has fallen through, the words say which."""

import re
from dataclasses import replace

from digests.extract.draft import Draft
from digests.model import Status

_PUT_OFF = re.compile(
    r"\b(?:postpon(?:e[sd]?|ing|ement)|put(?:ting)? (?:\w+ ){0,2}(?:off|back)|push(?:ed|ing) (?:\w+ ){0,2}back"
    r"|defer(?:red|ring|s)?|delay(?:ed|ing|s)?|reschedul(?:ed?|ing))\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:cancel(?:s|led|ling|ed|ing|lation)?|call(?:ed|ing)? (?:\w+ ){0,2}off|scrap(?:s|ped|ping)?"
    r"|abandon(?:s|ed|ing)?|abort(?:ed|ing)?|axe[sd]?|ditch(?:ed|ing)?)\b",
    re.IGNORECASE,
)


def worded(status: Status, sentence: str) -> Status:
    """`status`; of what fell through "postponed" or "cancelled", where the sentence has words of one of them alone."""
    if status not in {"postponed", "cancelled"}:
        return status
    put_off, called_off = _PUT_OFF.search(sentence), _CALLED_OFF.search(sentence)
    if bool(put_off) == bool(called_off):
        return status
    return "postponed" if put_off else "cancelled"


def named_fates(events: list[Draft], text: str) -> list[Draft]:
    """The events of an article; what fell through is put off or called off as its own sentences say, or the article
    where these are silent: "were to have met in Manila. … The visit has been postponed"."""
    for draft in events:
        own = " ".join(text[start:end] for start, end in draft.spans)
        told = worded(draft.facts.status, own)
        if told == draft.facts.status and not _is_worded(own):
            told = worded(told, text)
        if told != draft.facts.status:
            draft.facts = replace(draft.facts, status=told)
    return events


def _is_worded(text: str) -> bool:
    return _PUT_OFF.search(text) is not None or _CALLED_OFF.search(text) is not None
