"""Cities where states meet, capitals first: which country they are in and which clock they keep."""

from dataclasses import dataclass
from functools import cache

from digests.places.fold import fold
from digests.places.tables import parts, table


@dataclass(frozen=True, slots=True)
class City:
    """A city's English name, its country's code and its IANA time zone."""

    name: str
    country: str
    zone: str


_SEATS = {
    "EU": "Europe/Brussels",
    "UN": "America/New_York",
    "NATO": "Europe/Brussels",
    "AFU": "Africa/Addis_Ababa",
    "ASEAN": "Asia/Jakarta",
}
_UTC = "Etc/UTC"


@cache
def _zones() -> dict[str, str]:
    return {row["code"]: row["zone"] for row in table("countries.tsv")} | _SEATS


@cache
def _cities() -> dict[str, City]:
    known: dict[str, City] = {}
    capitals: dict[str, City] = {}
    for row in table("countries.tsv"):
        name = row["capital"] or (row["name"] if row["code"] in {"SG", "MC", "VA", "SM", "HK", "MO"} else "")
        if name:
            capitals[row["code"]] = City(name, row["code"], row["zone"])
            known.setdefault(fold(name), capitals[row["code"]])
    for row in table("capital_names.tsv"):
        for form in parts(row["forms"]):
            known.setdefault(fold(form), capitals[row["code"]])
    for row in table("cities.tsv"):
        city_ = City(row["city"].split(",")[0], row["country"], row["zone"])
        for form in (row["city"], *parts(row["other_names"])):
            known.setdefault(fold(form), city_)
    return known


def city(name: str) -> City | None:
    """The city called `name` in any case and with or without accents; of two with one name the capital."""
    return _cities().get(fold(name))


def capital_of(code: str) -> str | None:
    """The English name of a country's capital, None for a code without one."""
    return next((row["capital"] or None for row in table("countries.tsv") if row["code"] == code), None)


def zone_of(code: str) -> str:
    """The IANA zone of a country's capital or an organisation's seat; Etc/UTC for a code without one."""
    return _zones().get(code, _UTC)
