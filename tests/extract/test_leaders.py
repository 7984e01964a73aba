"""Who governed what when: the whole table is sound, and a name counts only in its years."""

from collections import Counter
from collections.abc import Iterator

import pytest

from digests.extract.leaders import leader
from digests.extract.tables import rows
from digests.places.fold import fold
from digests.places.names import is_code
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_ROWS = rows("leaders")
_FIRST, _LAST = 1900, 2030


def _called() -> Iterator[tuple[str, str, int, int]]:
    """Every form of a name with whom it means: (form, code, first year, last year)."""
    for code, name, surname, since, until in _ROWS:
        yield fold(name), code, int(since), int(until)
        if surname != "-":
            yield fold(surname), code, int(since), int(until)


def test_every_line_has_five_fields() -> None:
    assert [row for row in _ROWS if len(row) != 5 or not all(field and field == field.strip() for field in row)] == []


def test_every_code_is_known_and_the_lines_are_sorted_by_it() -> None:
    codes = [row[0] for row in _ROWS]
    assert [code for code in codes if not is_code(code)] == []
    assert codes == sorted(codes)


def test_years_run_forward_within_bounds() -> None:
    wrong = [row for row in _ROWS if not _FIRST <= int(row[3]) <= int(row[4]) <= _LAST]
    assert wrong == []


def test_no_line_stands_twice() -> None:
    assert [row for row, count in Counter(_ROWS).items() if count > 1] == []
    spelt = Counter((code, name) for code, name, *_ in _ROWS)
    assert [name for name, count in spelt.items() if count > 1] == []


def test_a_surname_is_part_of_the_name() -> None:
    """By a surname that the full name does not hold somebody else would be meant."""
    strange = [(name, alone) for _, name, alone, _, _ in _ROWS if alone != "-" and fold(alone) not in fold(name)]
    assert strange == []


def test_everybody_is_found_in_his_years() -> None:
    """By full name and by surname, unless the same words mean somebody of another state in that year."""
    for form, code, since, until in _called():
        for year in {since, until}:
            found = leader(form, year)
            rivals = {c for f, c, s, u in _NAMES_OF[form] if c != code and s - 1 <= year <= u + 1}
            assert (found is None) if rivals else (found is not None and found.code == code), (form, year)


def test_nobody_is_found_by_a_name_that_two_states_share_in_a_year() -> None:
    """Of two at one time none is guessed, by full name or by surname."""
    shared = 0
    for form, others in _NAMES_OF.items():
        for _, code, since, until in others:
            for _, rival, begun, ended in others:
                both = range(max(since, begun), min(until, ended) + 1)
                if code != rival and both:
                    shared += 1
                    assert [year for year in both if leader(form, year)] == [], form
    assert shared > 0  # the table has such names, so that the rule is at work


def test_a_surname_alone_is_never_of_two_states_at_one_time() -> None:
    """A surname is listed only where it is unmistakable."""
    alone: dict[str, list[tuple[str, int, int]]] = {}
    for code, _, surname, since, until in _ROWS:
        if surname != "-":
            alone.setdefault(fold(surname), []).append((code, int(since), int(until)))
    for surname, known in alone.items():
        for state, first, last in known:
            clash = [one for one in known if one[0] != state and one[1] <= last and first <= one[2]]
            assert not clash or leader(surname, max(first, clash[0][1])) is None, surname


_NAMES_OF: dict[str, list[tuple[str, str, int, int]]] = {}
for _one in _called():
    _NAMES_OF.setdefault(_one[0], []).append(_one)


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Nelson Mandela", 1996, "ZA"),
        ("Nelson Mandela", 2016, None),
        ("Robert Mugabe", 2016, "ZW"),
        ("Mugabe", 2016, "ZW"),
        ("MUGABE", 2016, "ZW"),
        ("Robert Mugabe", 2024, None),
        ("Ban Ki-moon", 2005, "KR"),
        ("Ban Ki-moon", 2010, "UN"),
        ("Horst Köhler", 2002, "IMF"),
        ("Horst Kohler", 2008, "DE"),
        ("Robert", 2016, None),
        ("Aino Laine", 2016, None),
    ],
)
def test_a_name_means_its_bearer_in_his_years_only(name: str, year: int, code: str | None) -> None:
    """In any case and with or without accents; neither a given name nor somebody unknown means anybody."""
    found = leader(name, year)
    assert (found and found.code) == code


@pytest.mark.parametrize(("years_after", "known"), [(0, True), (1, True), (2, False)])
def test_one_year_of_grace(years_after: int, known: bool) -> None:
    """Who steps down is still in the news, and then no longer."""
    (until,) = {int(row[4]) for row in _ROWS if row[1] == "Robert Mugabe"}
    assert (leader("Robert Mugabe", until + years_after) is not None) is known


def test_without_a_year_a_name_must_be_of_one_state() -> None:
    found = leader("Robert Mugabe", None)
    assert found is not None
    assert found.code == "ZW"
    assert leader("Ban Ki-moon", None) is None


@pytest.mark.parametrize(
    ("day", "expected"), [("2016-06-15", ["meeting held FI,ZW"]), ("2024-06-12", [])], ids=["in office", "after"]
)
def test_an_article_is_read_by_the_year_of_its_publication(read: Reader, day: str, expected: list[str]) -> None:
    """The state of somebody whom the text does not introduce."""
    assert read.brief(f"Mugabe met Finnish Foreign Minister Aino Laine on Monday.{TAIL}", day=day) == expected


def test_what_the_article_says_goes_before_what_is_known(read: Reader) -> None:
    """A namesake is introduced with his own country."""
    text = f"Kenyan Foreign Minister Robert Mugabe met Finnish Foreign Minister Aino Laine on Monday.{TAIL}"
    assert read.brief(text) == ["meeting held FI,KE"]
