"""Dates hang on the clause they stand in, venues on what happened there (PRODUCT, rules 3 and 5)."""

import pytest

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_PAIR = "Finnish President Aino Laine {} Kenyan President Daniel Otieno"

_WHEN = {
    _PAIR.format("met") + " on Monday.": ("2016-06-13", "2016-06-13", "day"),
    _PAIR.format("will meet") + " on Monday.": ("2016-06-20", "2016-06-20", "day"),
    _PAIR.format("met") + " on Wednesday.": ("2016-06-15", "2016-06-15", "day"),
    _PAIR.format("met") + " in May.": ("2016-05-01", "2016-05-31", "month"),
    _PAIR.format("met") + " earlier this month.": ("2016-06-01", "2016-06-14", "vague"),
    _PAIR.format("will on Friday meet") + " in Oslo.": ("2016-06-17", "2016-06-17", "day"),
    _PAIR.format("met") + " on Monday, a minister said on Tuesday.": ("2016-06-13", "2016-06-13", "day"),
    "On Monday " + _PAIR.format("met") + " in Oslo.": ("2016-06-13", "2016-06-13", "day"),
    _PAIR.format("said on Tuesday after meeting") + " that fish was cheap.": ("2016-06-14", "2016-06-14", "day"),
    "In Nairobi on Friday, " + _PAIR.format("is due to meet") + ".": ("2016-06-17", "2016-06-17", "day"),
    "Finnish President Aino Laine and Kenyan President Daniel Otieno meet again in Oslo on July 5.": (
        "2016-07-05",
        "2016-07-05",
        "day",
    ),
    "Finnish President Aino Laine will arrive in Kenya on Friday for a two-day visit.": (
        "2016-06-17",
        "2016-06-18",
        "day",
    ),
}


@pytest.mark.parametrize(("told", "expected"), _WHEN.items(), ids=_WHEN)
def test_the_day_of_the_event(read: Reader, told: str, expected: tuple[str, str, str]) -> None:
    """Against a Wednesday: past and future weekdays, months, vague times, lengths."""
    when = read.event(told + TAIL).when
    assert when is not None
    assert (when.start, when.end, when.precision) == expected


def test_each_clause_keeps_its_day(read: Reader) -> None:
    """Two meetings in one sentence, two days."""
    text = (
        "Finnish President Aino Laine, who met Ugandan President Mary Okello on Monday, "
        f"will meet Kenyan President Daniel Otieno on Friday.{TAIL}"
    )
    days = {e.countries: e.when.start for e in read.events(text) if e.when}
    assert days == {("FI", "UG"): "2016-06-13", ("FI", "KE"): "2016-06-17"}


def test_a_day_later_is_counted_from_the_event_told_before(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine met Ugandan President Mary Okello on Monday. "
        f"A day later she met Kenyan President Daniel Otieno.{TAIL}"
    )
    days = {e.countries: e.when.start for e in read.events(text) if e.when}
    assert days == {("FI", "UG"): "2016-06-13", ("FI", "KE"): "2016-06-14"}


_COUNTED = {
    "Finnish President Aino Laine met Ugandan President Mary Okello on Tuesday. The night before, she met Kenyan "
    "President Daniel Otieno.": "2016-06-13",
    "Finnish President Aino Laine opened a fair on Sunday. She met Kenyan President Daniel Otieno the day after.":
        "2016-06-13",
    "Finnish President Aino Laine opened a fair on Monday. On the following day she met Kenyan President Daniel "
    "Otieno.": "2016-06-14",
}  # fmt: skip


@pytest.mark.parametrize(("told", "day"), _COUNTED.items(), ids=_COUNTED)
def test_the_day_before_or_after_is_counted_from_the_one_named_last(read: Reader, told: str, day: str) -> None:
    days = {e.countries: e.when.start for e in read.events(told + TAIL) if e.when}
    assert days[("FI", "KE")] == day


def test_the_day_before_something_that_is_named_is_not_counted_from_another(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine met Ugandan President Mary Okello on Monday. "
        f"She met Kenyan President Daniel Otieno the day before the summit.{TAIL}"
    )
    days = {e.countries: e.when and e.when.start for e in read.events(text)}
    assert days[("FI", "KE")] != "2016-06-12"


_STOPS = {
    "Finnish President Aino Laine will travel to Nairobi on Thursday and to Kampala on Friday.": {
        "KE": ("2016-06-16", "2016-06-16"),
        "UG": ("2016-06-17", "2016-06-17"),
    },
    "Finnish President Aino Laine will visit Kenya from Friday to Sunday, her office said on Monday.": {
        "KE": ("2016-06-17", "2016-06-19"),
    },
    "Finnish President Aino Laine will visit Kenya and Uganda from Friday to Sunday.": {
        "KE": ("2016-06-17", "2016-06-19"),
        "UG": ("2016-06-17", "2016-06-19"),
    },
    "Finnish President Aino Laine will travel to Kenya on Friday, two months after she met Ugandan President Mary "
    "Okello on Monday.": {"KE": ("2016-06-17", "2016-06-17")},
}


@pytest.mark.parametrize(("told", "days"), _STOPS.items(), ids=_STOPS)
def test_the_day_right_behind_a_stop_is_that_stops(read: Reader, told: str, days: dict[str, tuple[str, str]]) -> None:
    visits = [e for e in read.events(told + TAIL) if e.kind == "visit"]
    assert {next(c for c in e.countries if c != "FI"): (e.when.start, e.when.end) for e in visits if e.when} == days


_SAME_DAY = {
    "Finnish President Aino Laine opened a fair on Monday. Later that day she met Kenyan President Daniel Otieno.":
        "2016-06-13",
    "Finnish President Aino Laine, who opened a fair on Monday, met Kenyan President Daniel Otieno the same day.":
        "2016-06-13",
    "Finnish President Aino Laine opened a fair on Monday. It rained. In the evening she met Kenyan President Daniel "
    "Otieno.": "2016-06-15",
    "On Friday Finnish President Aino Laine will open a fair. The same morning she will meet Kenyan President Daniel "
    "Otieno.": "2016-06-17",
    "Finnish President Aino Laine will pay tributes at a grave on Friday before calling on President Daniel Otieno "
    "of Kenya.": "2016-06-17",
}  # fmt: skip


@pytest.mark.parametrize(("told", "day"), _SAME_DAY.items(), ids=_SAME_DAY)
def test_that_day_is_the_one_named_last(read: Reader, told: str, day: str) -> None:
    """In the sentence or the one before, whatever happened on it."""
    assert [e.when.start for e in read.events(told + TAIL) if e.when and e.kind == "meeting"] == [day]


@pytest.mark.parametrize(
    ("opening", "day"), [("met Ugandan President Mary Okello", "14"), ("will meet Mary Okello of Uganda", "15")]
)
def test_a_part_of_the_day_is_of_the_day_that_the_article_is_about(read: Reader, opening: str, day: str) -> None:
    """Not of the one named last, nor of one that is still to come."""
    text = (
        f"Finnish President Aino Laine {opening} on Tuesday. A storm had begun on Sunday. Many roads were closed. In "
        f"the evening she met Kenyan President Daniel Otieno.{TAIL}"
    )
    [met] = [e for e in read.events(text) if e.countries == ("FI", "KE")]
    assert met.when is not None
    assert met.when.start == f"2016-06-{day}"


_EACH_ITS_OWN = {
    "Finnish President Aino Laine met Ugandan President Mary Okello on Monday and held talks with Kenyan President "
    "Daniel Otieno on Tuesday.": "2016-06-14",
    "Finnish President Aino Laine will fly to Nairobi on Thursday to meet Kenyan President Daniel Otieno on Friday.":
        "2016-06-17",
    _PAIR.format("said on Tuesday after meeting") + " on Monday that fish was cheap.": "2016-06-13",
}  # fmt: skip


@pytest.mark.parametrize(("told", "day"), _EACH_ITS_OWN.items(), ids=_EACH_ITS_OWN)
def test_a_day_of_its_own_is_not_lent_another(read: Reader, told: str, day: str) -> None:
    days = {e.when.start for e in read.events(told + TAIL) if e.when and e.kind == "meeting" and "KE" in e.countries}
    assert days == {day}


def test_after_several_days_a_day_later_is_counted_from_the_last(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine visited Uganda from Friday to Sunday. "
        f"A day later she met Kenyan President Daniel Otieno.{TAIL}"
    )
    days = {e.countries: e.when.start for e in read.events(text) if e.when}
    assert days[("FI", "KE")] == "2016-06-13"


def test_a_day_that_only_stands_in_the_sentence_makes_no_plan_of_what_is(read: Reader) -> None:
    text = "Finnish President Aino Laine is in Nairobi for talks with Daniel Otieno, who faces a vote on July 5."
    assert "visit planned FI,KE" not in read.brief(text + TAIL)


def test_what_a_journey_is_for_shares_its_day(read: Reader) -> None:
    text = (
        f"Finnish President Aino Laine is to travel to Nairobi on Friday to meet Kenyan President Daniel Otieno.{TAIL}"
    )
    assert [e.when.start for e in read.events(text) if e.when] == ["2016-06-17", "2016-06-17"]


def test_two_deeds_of_one_verb_group_share_its_day(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine will be received on Friday by Ugandan President Mary Okello, "
        f"and meet Kenyan President Daniel Otieno.{TAIL}"
    )
    days = {e.countries: e.when.start for e in read.events(text) if e.when}
    assert days.get(("FI", "KE")) == "2016-06-17"


def test_the_day_on_which_it_was_said_is_not_the_day(read: Reader) -> None:
    """A minister speaks on Tuesday of a meeting whose day nobody tells."""
    event = read.event(f"{_PAIR.format('will meet')}, a minister said on Tuesday.{TAIL}")
    assert event.when is None


def test_an_hour_is_the_venues(read: Reader) -> None:
    """A clock time keeps its minute and is read where the meeting is."""
    when = read.event(f"{_PAIR.format('will meet')} in Nairobi at 4:30 p.m. on Friday.{TAIL}").when
    assert when is not None
    assert (when.start, when.precision, when.zone) == ("2016-06-17T16:30:00+03:00", "minute", "Africa/Nairobi")


def test_without_a_publication_date_relative_days_stay_vague(read: Reader) -> None:
    """The raw words are kept (PRODUCT, rule 5)."""
    when = read.event(f"{_PAIR.format('met')} on Monday.{TAIL}", day=None).when
    assert when is not None
    assert (when.start, when.precision, when.raw) == (None, "vague", "Monday")


_WHERE = {
    _PAIR.format("met") + " in Nairobi.": ("Nairobi", "KE"),
    _PAIR.format("met") + " in the Swiss city of Geneva.": ("Geneva", "CH"),
    _PAIR.format("met") + " in Singapore on Monday.": ("Singapore", "SG"),
    _PAIR.format("met") + " in the Polish capital.": ("Warsaw", "PL"),
    _PAIR.format("met") + " on Monday.": None,
    _PAIR.format("spoke with") + " by telephone.": None,
    "Finnish President Aino Laine visited Kenya on Monday.": (None, "KE"),
}


@pytest.mark.parametrize(("told", "expected"), _WHERE.items(), ids=_WHERE)
def test_the_place_of_the_event(read: Reader, told: str, expected: tuple[str | None, str] | None) -> None:
    """A city with its country; none where none is told."""
    venue = read.event(told + TAIL).venue
    assert (venue and (venue.city, venue.country)) == expected


def test_a_mere_venue_met_nobody(read: Reader) -> None:
    """Singapore lends the room (PRODUCT, rule 3)."""
    event = read.event(f"{_PAIR.format('met')} in Geneva on Monday.{TAIL}")
    assert event.countries == ("FI", "KE")
    assert [(m.code, m.as_) for m in event.mentions] == [("CH", "venue")]


def test_a_town_that_no_table_holds(read: Reader) -> None:
    """A proper noun behind "in" is a place without a country."""
    venue = read.event(f"{_PAIR.format('met')} in Punkalaidun on Monday.{TAIL}").venue
    assert venue is not None
    assert (venue.city, venue.country) == ("Punkalaidun", None)


def test_the_dateline_is_the_venue_of_last_resort(read: Reader) -> None:
    """Only where the event happened there and the text names no other place (EXTRACTION, what counts, 7)."""
    text = f"NAIROBI, June 15 (Press) - {_PAIR.format('met')} on Monday.{TAIL}"
    venue = read.event(text).venue
    assert venue is not None
    assert venue.city == "Nairobi"


def test_here_is_where_the_report_was_filed(read: Reader) -> None:
    """ "arrived here" leads to the dateline's city."""
    text = (
        f"NAIROBI, June 15 (Press) - Finnish President Aino Laine arrived here on Tuesday for a three-day visit.{TAIL}"
    )
    event = read.event(text)
    assert (event.kind, event.status, event.countries) == ("visit", "under_way", ("FI", "KE"))


def test_the_day_of_a_plan_is_not_lent_to_what_was_held(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine will travel to Kenya on Friday, her office said. "
        "Finnish Foreign Minister Pekka Salo met his Peruvian counterpart, Luis Rojas, in Lima."
    )
    held = [e for e in read.events(text) if e.status == "held"]
    assert [(e.countries, e.when) for e in held] == [(("FI", "PE"), None)]


@pytest.mark.parametrize(
    ("journey", "day"),
    [
        ("left for Lima on Monday to meet Peruvian President Luis Rojas", None),
        ("left Helsinki on Monday for Lima, where she will meet Peruvian President Luis Rojas", None),
        ("left Helsinki on Monday for Lima, where she will meet Peruvian President Luis Rojas on Friday", "2016-06-17"),
        ("arrived in Lima on Monday for talks with Peruvian President Luis Rojas", None),
        ("arrived in Lima on Wednesday for talks with Peruvian President Luis Rojas", "2016-06-15"),
        ("will leave for Lima on Friday to meet Peruvian President Luis Rojas", "2016-06-17"),
    ],
)
def test_the_day_of_setting_out_is_not_that_of_what_is_still_to_come(
    read: Reader, journey: str, day: str | None
) -> None:
    meeting = next(e for e in read.events(f"Finnish President Aino Laine {journey}.") if e.kind == "meeting")
    assert meeting.status == "planned"
    assert (meeting.when.start if meeting.when else None) == day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (  # the week that was named gives way to the days of the stay
            "Peruvian Foreign Minister Ana Lima will visit Finland next week. During her three-day stay from Sunday, "
            "she is scheduled to meet Foreign Minister Aino Laine in Helsinki.",
            {("visit", "2016-06-19", "2016-06-21"), ("meeting", "2016-06-19", "2016-06-21")},
        ),
        (
            "Peruvian Foreign Minister Ana Lima will travel to Finland this week. She will fly to Finland on Thursday "
            "for a two-day visit. In Finland, the minister will hold talks with Foreign Minister Aino Laine.",
            {("visit", "2016-06-16", "2016-06-17"), ("meeting", "2016-06-16", "2016-06-17")},
        ),
    ],
)
def test_a_named_week_gives_way_to_the_days(read: Reader, text: str, when: set[tuple[str, str, str]]) -> None:
    told = {(e.kind, e.when.start, e.when.end) for e in read.events(text) if e.when}
    assert told == when


def test_this_week_on_a_sunday_is_the_one_that_begins(read: Reader) -> None:
    text = "The foreign ministers of Peru and Finland will hold their first phone call this week."
    (event,) = read.events(text, day="2016-06-19")
    assert event.when is not None
    assert (event.when.start, event.when.end) == ("2016-06-19", "2016-06-25")


def test_the_day_of_a_later_stop_goes_before_the_days_of_the_tour(read: Reader) -> None:
    text = (
        "Finnish Foreign Minister Aino Laine will set out on a tour of Peru and Chile from Monday to Thursday. On 22 "
        "June she will fly to Chile."
    )
    days = {e.countries: e.when and (e.when.start, e.when.end) for e in read.events(text)}
    assert days == {("FI", "PE"): ("2016-06-20", "2016-06-23"), ("CL", "FI"): ("2016-06-22", "2016-06-22")}


@pytest.mark.parametrize(
    "text",
    [
        "HELSINKI, June 14: " + _PAIR.format("met") + " here today.",
        "Leaders meet\n\nJune 14, 2016\n\n" + _PAIR.format("met") + " in Helsinki today." + TAIL,
    ],
)
def test_today_is_the_day_of_the_dateline(read: Reader, text: str) -> None:
    """A morning paper's page bears the next day (PRODUCT, rule 5)."""
    when = read.event(text, title="Leaders meet").when
    assert when is not None
    assert when.start == "2016-06-14"


def test_a_dateline_of_long_ago_dates_nothing(read: Reader) -> None:
    """A page that was taken from an archive is meant by its own day."""
    when = read.event("HELSINKI, June 2: " + _PAIR.format("met") + " here today.").when
    assert when is not None
    assert when.start == "2016-06-15"


@pytest.mark.parametrize(
    "told",
    [
        "Ahead of Saturday's meeting, Finnish President Aino Laine met Kenyan President Daniel Otieno on Tuesday.",
        "Before Saturday's summit, Finnish President Aino Laine met Kenyan President Daniel Otieno on Tuesday.",
    ],
)
def test_a_day_that_owns_another_noun_is_that_ones(read: Reader, told: str) -> None:
    (event,) = (e for e in read.events(told + TAIL) if e.status == "held")
    assert event.when is not None
    assert event.when.start == "2016-06-14"


def test_what_is_planned_has_no_day_behind(read: Reader) -> None:
    """ "last week" is when they met and agreed to it."""
    text = "The foreign ministers of Finland and Kenya, meeting in Oslo last week, agreed to hold a summit."
    (plan,) = (e for e in read.events(text + TAIL) if e.status == "planned")
    assert plan.when is None


def test_a_town_in_capitals_is_printed_as_a_name(read: Reader) -> None:
    for printed, name in (("NAIROBI", "Nairobi"), ("DAR ES SALAAM", "Dar es Salaam")):
        event = read.event(
            f"{printed}, June 15 -- Finnish President Aino Laine met Kenyan President Daniel Otieno.{TAIL}"
        )
        assert event.venue is not None
        assert event.venue.city == name
