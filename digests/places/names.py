"""What a code is called: plain English name, flag, demonym; and whether it is a country or an organisation."""

from functools import cache

from digests.places.tables import parts, table

_FLAG_A = 0x1F1E6
"""The regional indicator symbol A: a flag is the two letters of its code written in these (Unicode, UTS #51)."""


@cache
def countries() -> dict[str, str]:
    """Code → name of every country: ISO 3166-1 alpha-2, and XK for Kosovo."""
    return {row["code"]: row["name"] for row in table("countries.tsv")}


@cache
def organisations() -> dict[str, str]:
    """Code → name of every organisation that is known, EU and UN among them."""
    return {row["code"]: row["name"] for row in table("organisations.tsv")}


@cache
def _demonyms() -> dict[str, str]:
    return {row["code"]: parts(row["adjectives"])[0] for row in table("countries.tsv") if row["adjectives"]}


def is_organisation(code: str) -> bool:
    """Whether `code` is an organisation, such as EU, NATO or AFU."""
    return code in organisations()


@cache
def _parties() -> frozenset[str]:
    return frozenset(row["code"] for row in table("organisations.tsv") if row["sort"] == "party")


def is_party(code: str) -> bool:
    """Whether `code` is a non-state party that negotiates with states, such as HAMAS or M23."""
    return code in _parties()


def is_code(code: str) -> bool:
    """Whether `code` is one of ours, country or organisation, in capitals as the event contract writes it."""
    return code in countries() or code in organisations()


def display_name(code: str) -> str:
    """The plain English short name, such as "South Korea" or "European Union"; an unknown code is given back."""
    return countries().get(code) or organisations().get(code) or code


def flag(code: str) -> str:
    """The flag emoji of a country, of EU or UN; "" for others."""
    if code not in countries() and code not in {"EU", "UN"}:
        return ""
    return "".join(chr(_FLAG_A + ord(letter) - ord("A")) for letter in code)


def demonym(code: str) -> str | None:
    """The adjective, such as "South Korean"; None where there is none that is not shared (both Congos, islands)."""
    return _demonyms().get(code)
