"""Is this English? Decided by script and by the share of English function words.

Trained identifiers err on agency style, where a headline of names has hardly a word to go by
(docs/decisions/0009-language.md).
"""

import re

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_ENGLISH = frozenset(
    "the and with for his her its their was were is are be been has have had by from at that this will would said of "
    "to in on as it he she they between after during not but who which also when about into over than could should "
    "may an a both under against before while met "
    "minister foreign talks meets meeting visited arrived called agreed signed pledged officials government today "
    "yesterday monday tuesday wednesday thursday friday saturday sunday january february june july october december "
    "king queen prime defence defense secretary leader leaders country countries week month year".split()
)
_SHARED = frozenset("met a an in on was die me he as over be to under at of by for had are".split())
"""Words of English that other languages have too ("a" in French, "in" and "was" in German, "of" in Dutch)."""
_FOREIGN = frozenset(
    "las una del que con por para su se fue gli della di che è sono le les des une est et dans pour sur aux du "
    "avec der das dem des und ist mit für auf sich nicht het een van en zijn niet os um uma da dos não att det som av "
    "yang dan untuk dengan pada dari ini itu akan dalam telah ang ng mga sa ve bir bu için ile olarak się nie że za "
    "các và của là được trong cho với không".split()
)
"""Function words of other languages in Latin letters that English text does not hold, but for names ("el", "van")."""
_FEW = 8
_SHORT = 25
"""Words of one sentence: names fill it, so that one English function word and none of another language is enough."""
_LONG = 40
_LATIN = 0.6
_ALL = 0.15
_OWN, _OWN_LONG = 0.02, 0.05


def is_english(text: str) -> bool:
    """Whether `text` can be read as English; fewer than 8 Latin words count as English, no letters at all do not."""
    words = _WORD.findall(text.lower())
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff")
    if latin < _LATIN * len(letters):
        return False
    function = [word for word in words if word in _ENGLISH]
    own = sum(1 for word in function if word not in _SHARED)
    foreign = sum(1 for word in words if word in _FOREIGN)
    if foreign > max(1, own):
        return False
    if len(words) < _FEW or (len(words) < _SHORT and function and not foreign):
        return True
    needed = _OWN_LONG if len(words) >= _LONG else _OWN
    return len(function) / len(words) >= _ALL and own / len(words) >= needed
