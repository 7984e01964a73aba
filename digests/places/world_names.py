"""Country names in every language of CLDR, for what a person types in another language than English."""

import pickle
from collections import defaultdict
from functools import cache

from babel import localedata

from digests.places.fold import fold
from digests.places.names import is_code


@cache
def world_names() -> dict[str, frozenset[str]]:
    """Folded name → the codes that some language calls so: nearly always one. Takes about a second, once.

    The locale files are opened one by one, as Babel does it, because its own loader keeps all of them: 150 MB.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for locale in localedata.locale_identifiers():
        with open(localedata.resolve_locale_filename(locale), "rb") as file:  # noqa: PTH123 -- Babel's path is a plain string
            territories = pickle.load(file).get("territories") or {}  # noqa: S301 -- Babel's own installed data
        for code, name in territories.items():
            if is_code(code) and name:
                found[fold(str(name))].add(code)
    found.pop("", None)
    return {name: frozenset(codes) for name, codes in found.items()}
