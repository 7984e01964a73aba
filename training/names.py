"""`python -m training.names`: write digests/extract/data/people.tsv, the names of the people in the articles that are
learnt from, by their states. What names look like where is in `digests.extract.origins` made of them.
"""

from collections import defaultdict
from pathlib import Path

from digests.places.names import countries
from training.taught import taught

TABLE = Path(__file__).parents[1] / "digests/extract/data/people.tsv"
_HEAD = """\
# Names of the people in the articles of training/articles, invented all, by their state: what names look like there.
# Written by `python -m training.names`.
"""


def main() -> None:
    """Write the table and say how many names it has."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for article in taught():
        for gold in article.events:
            for person in gold.event.participants:
                if person.name and person.country in countries():
                    names[person.country].add(person.name)
    TABLE.write_text(_HEAD + "".join(f"{code}\t{';'.join(sorted(names[code]))}\n" for code in sorted(names)), "utf-8")
    print(f"{sum(map(len, names.values())):,} names of {len(names)} states")  # noqa: T201 # speaks here


if __name__ == "__main__":
    main()
