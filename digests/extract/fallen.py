"""Put off or called off: of what the encoder takes to have fallen through, the words of the sentence say which."""

import re

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
