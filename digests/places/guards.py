"""What stands beside a name says what it is there: a person, a newspaper, money, a town in the US, or the state."""

import re
from functools import cache

from digests.places.forms import Form
from digests.places.tables import toml

_NEXT_NAME = re.compile(r"[ \u00a0]([^\W\d_a-z][\w'’.-]*)")
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*)[ \u00a0]\Z")
_REACH = 40
"""Characters looked at on either side: longer than the longest phrase of guards.toml."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("guards.toml")[name])


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, toml('guards.toml')[name]))})(?!\w)")


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, toml('guards.toml')[name]))})\s+(?:the\s+)?\Z")


@cache
def _us_state(short: bool) -> re.Pattern[str]:
    states = "|".join(
        re.escape(state) for state in toml("guards.toml")["us_states"] if state.endswith(".") or not short
    )
    return re.compile(rf",\s+(?:{states})(?!\w)")


_PROVINCES = re.compile(r"(?:,\s+(?!United\b)[A-Z][\w-]+)*(?:,?\s+and\s+(?!United\b)[A-Z][\w-]+)?\s+[Ss]tates?(?!\w)")
_COMPOUND = re.compile(r"[-‐‑]([a-z]+)")
_LEANING = re.compile(r"([a-z]+)[-‐‑]\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)[Tt]he\s+\Z")
_PREPOSITION = re.compile(r"(?<!\w)(?:in|to|from|for|via|at|between|and|with|of|over)\s+\Z")
_HEADS = re.compile(r"\s+(?:leaders|presidents|heads\s+of\s+state)\b")
"""Behind "Central African": of the region, unless another state's stand before it."""
_OF_NATIONS = re.compile(r"\s+(?:[Ss]ecretary|[Ss]ummit|[Hh]eads|[Ll]eaders|[Ff]oreign [Mm]inisters|[Mm]inisterial)")
_GENERAL_OF = re.compile(r"(?<!\w)[Ss]ecretary[- ][Gg]eneral\s+of\s+(?:the\s+)?\Z")
_MONEY = re.compile(r"\s?[$€£¥]")
_CAPITALISED = re.compile(r"\s+[^\W\d_a-z]|\s+(?:of|pole|coast|side|american?|korean?)\b|[-‐‑]")
_SHOUTED = re.compile(r"[^\W\d_a-z]{2,}\W+\Z")
_OWNER = re.compile(r"(?:['’]s?|[^\W\d_](?:an|ese|ish|i|ch))\s+\Z")


def refused(text: str, start: int, end: int, form: Form) -> bool:
    """Whether the form at `text[start:end]` names no state, organisation or city there."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if form.kind == "abbreviation":
        return _MONEY.match(after) is not None
    if form.kind == "metonym":
        return form.text in _words("behind_article") and not _stands_for_korea(before, after)
    if form.kind == "organisation":
        return _other_body(before, after, form)
    byname = _LEANING.search(before)
    if byname is not None and byname[1] in _words("byname"):
        return True
    if form.kind == "demonym":
        region = form.text == "Central African" and _HEADS.match(after) and not before.endswith("and ")
        return bool(region) or _before("before_demonym").search(before) is not None or _person(before, after, form)
    return _person(before, after, form) or _part_of_longer_name(before, after, form)


def weakened(text: str, start: int, end: int) -> bool:
    """Whether the state only stands beside something else: "US-led", "Seoul-based", "pro-Russian"."""
    compound = _COMPOUND.match(text, end)
    if compound is not None and compound[1] in _words("compound"):
        return True
    leaning = _LEANING.search(text[max(0, start - 8) : start])
    return leaning is not None and leaning[1].lower() in _words("leaning")


def _stands_for_korea(before: str, after: str) -> bool:
    return _ARTICLE.search(before) is not None and _CAPITALISED.match(after) is None


def _other_body(before: str, after: str, form: Form) -> bool:
    if _after("after_organisation").match(after) is not None:
        return True
    if form.text == "Commonwealth":  # of Nations, not of Australia or Virginia, nor of a paper's readers
        return not (_OF_NATIONS.match(after) or _GENERAL_OF.search(before))
    if form.text == "Security Council":  # a state's own council: "Russia's Security Council"
        return _OWNER.search(before) is not None
    return form.text in {"WHO", "Quad"} and _SHOUTED.search(before) is not None


def _part_of_longer_name(before: str, after: str, form: Form) -> bool:
    if form.text in _words("behind_article") and _ARTICLE.search(before) is None:
        return True
    if form.text in _words("behind_preposition") and _PREPOSITION.search(before) is None:
        return True
    if _before("before").search(before) is not None:
        return True
    if form.kind == "country":
        # "Lebanon, Pa." is a town, "Mexico, Texas" a list
        provinces = form.text in _words("province_too") and _PROVINCES.match(after) is not None
        return (
            provinces
            or _after("after_country").match(after) is not None
            or _us_state(short=True).match(after) is not None
        )
    if _after("after_city").match(after) is not None:
        return True
    return form.code != "US" and (
        _us_state(short=False).match(after) is not None
        or (form.text in _words("georgia_cities") and _in_georgia(after))
    )


def _in_georgia(after: str) -> bool:
    """ "Athens, Georgia" is one place; "Athens, Georgia and Ankara" cannot be told from it, and is read the same."""
    return re.match(r",\s+Georgia(?!\w)", after) is not None


def _person(before: str, after: str, form: Form) -> bool:
    last = _LAST_WORD.search(before)
    name = _NEXT_NAME.match(after) if form.kind in {"capital", "city"} else None
    if name is not None and name[1] not in _words("office") | _words("after_town"):
        titled = last is not None and last[1] in _words("courtesy") | _words("title")
        apposed = before.endswith(", ") and after[name.end() :].startswith(",")  # "of Uruguay, Washington Perea, said"
        if titled or apposed:
            return True
    if (
        form.text in _words("family_name")
        and last is not None
        and (last[1] in _words("first_names") or last[1] in _words("courtesy"))
    ):
        return True
    if form.text in _words("given_name") and not before.endswith((" of ", " of the ")):
        following = _NEXT_NAME.match(after)
        return following is not None and following[1].strip(".").removesuffix("'s").removesuffix("’s") not in _words(
            "office"
        )
    return False
