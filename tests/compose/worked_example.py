"""The ideal events of the worked example: two articles, eight events, as an extractor without faults would give them.

Facts are those of the example; every sentence of evidence is invented.
"""

from dataclasses import replace
from typing import Any

from digests.model import Event, Mention, Outcome, Participant, Report, Span, Story, Tie, Venue
from digests.storage.records import ReportedTie, Source
from digests.stories.group import group
from digests.stories.tell import tell
from tests.stories.making import HAN, LE_DRIAN, PARIS, at, clock, day, event, month, outcome, person, report, vague

NORTH = Mention(code="KP", as_="subject")
HWANG = person("Hwang In-moo", "Vice Defense Minister", "KR")
PARK = person("Park Geun-hye", "President", "KR")
SINGAPORE = Venue(text="Singapore", city="Singapore", country="SG")

HERALD: dict[str, Any] = {
    "article_id": 1,
    "title": "Seoul and Paris defense chiefs to talk about sanctions",
    "url": "https://herald.example/chiefs",
    "publisher": "Korea Herald",
    "content_hash": "a",
}
TIMES: dict[str, Any] = {
    "article_id": 2,
    "title": "Vice minister off to Phnom Penh and Vientiane",
    "url": "https://times.example/tour",
    "publisher": "Korea Times",
    "content_hash": "b",
}


def host(country: str) -> Participant:
    """A host country's officials, whom the article does not name."""
    return person(None, "senior defense officials", country, capacity="host")


def asked(text: str) -> Outcome:
    """A request of the South Korean side."""
    return outcome("on_table", text, "KR")


PARIS_TALKS = event(
    HAN,
    LE_DRIAN,
    form="talks",
    venue=PARIS,
    when=clock("2016-06-15T16:30:00+02:00", "Europe/Paris"),
    outcomes=(
        outcome("on_table", "a joint push for more sanctions on North Korea"),
        outcome("on_table", "a logistics support agreement for peacekeeping"),
        outcome("on_table", "wider exercises of the proliferation initiative"),
        outcome("on_table", "cooperation between the defense industries"),
    ),
    mentions=(NORTH, Mention(code="JP", as_="older_party")),
    quote="The two ministers are due to sit down in Paris at half past four.",
)
SINGAPORE_MEETING = event(
    HAN,
    LE_DRIAN,
    form="sidelines",
    status="held",
    role="background",
    venue=SINGAPORE,
    when=vague("2016-06-01", "2016-06-14", "earlier this month"),
    mentions=(Mention(code="SG", as_="venue"),),
    quote="They had a short word with each other in Singapore earlier this month.",
)
CAMBODIA = event(
    HWANG,
    host("KH"),
    kind="visit",
    status="under_way",
    when=day("2016-06-27", "2016-06-29", "late Monday until Wednesday"),
    outcomes=(asked("cooperation on the North Korea nuclear issue and UN resolutions"),),
    mentions=(NORTH,),
    quote="Twelve people set off for Phnom Penh late on Monday.",
)
HUN_SEN_CALL = event(
    HWANG,
    person("Hun Sen", "Prime Minister", "KH"),
    form="courtesy call",
    when=day("2016-06-27", "2016-06-29"),
    quote="He is also to call on Hun Sen.",
)
LAOS = event(
    HWANG,
    host("LA"),
    kind="visit",
    when=day("2016-06-29", "2016-07-01", "Wednesday to Friday"),
    outcomes=(asked("demining"), asked("defense cooperation"), asked("the North Korea nuclear issue")),
    mentions=(NORTH,),
    quote="From there the party travels on to Vientiane.",
)
IRAN = event(
    PARK,
    person(None, None, "IR", capacity="host"),
    kind="visit",
    status="held",
    role="background",
    when=month("2016-05-01", "2016-05-31", "In May"),
    quote="The president went to Tehran in May.",
)
IRAN_SUMMIT = event(
    PARK,
    person("Hassan Rouhani", "President", "IR"),
    form="summit",
    status="held",
    role="background",
    when=day("2016-05-02", raw="May 2"),
    outcomes=(outcome("pledged", "support for denuclearization of the peninsula", "IR"),),
    mentions=(NORTH,),
    quote="At the summit of 2 May Rouhani gave his word on denuclearization.",
)
UGANDA = event(
    PARK,
    person(None, None, "UG", capacity="host"),
    kind="visit",
    status="held",
    role="background",
    when=month("2016-05-01", "2016-05-31", "In May"),
    quote="Kampala was another stop in May.",
)
UGANDA_PLEDGE = event(
    person("Yoweri Museveni", "President", "UG"),
    person(None, None, "KR"),
    kind="pledge",
    status="held",
    role="background",
    when=day("2016-05-29", raw="May 29"),
    outcomes=(outcome("pledged", "to disengage from military cooperation with the North", "UG"),),
    mentions=(NORTH,),
    quote="Museveni promised on 29 May to let go of his military ties with the North.",
)
HAVANA = event(
    person("Yun Byung-se", "Foreign Minister", "KR"),
    person("Bruno Rodriguez", "foreign minister", "CU"),
    form="first talks",
    status="held",
    role="background",
    venue=Venue(text="Havana", city="Havana", country="CU"),
    when=month("2016-06-01", "2016-06-30", "In June"),
    outcomes=(outcome("offered", "to set up diplomatic ties", "KR"),),
    quote="Yun and his colleague spoke in Havana in June, as nobody in their offices had before.",
)

FIRST: tuple[Event, ...] = (PARIS_TALKS, SINGAPORE_MEETING)
SECOND: tuple[Event, ...] = (CAMBODIA, HUN_SEN_CALL, LAOS, IRAN, IRAN_SUMMIT, UGANDA, UGANDA_PLEDGE, HAVANA)

REPORTS: tuple[Report, ...] = (
    *(
        report(told, "2016-06-15 10:51", event_id=place, ordinal=place - 1, **HERALD)
        for place, told in enumerate(FIRST, start=1)
    ),
    *(
        report(told, "2016-06-27 03:00", event_id=place + 10, ordinal=place - 1, **TIMES)
        for place, told in enumerate(SECOND, start=1)
    ),
)

CUT = "Relations were broken off in 1959."
TIES = (
    ReportedTie(
        tie=Tie(
            countries=("CU", "KR"),
            what="severed",
            when=vague("1959-01-01", "1959-12-31", "1959"),
            evidence=Span(0, len(CUT), CUT),
        ),
        source=Source(
            article_id=2,
            revision_id=2,
            title=TIMES["title"],
            url=TIMES["url"],
            publisher=TIMES["publisher"],
            publisher_country="KR",
            zone="Asia/Seoul",
            reported_at=at("2016-06-27 03:00"),
            dated=True,
        ),
    ),
)


def stories(*more: Report, until: str = "2016-06-28") -> list[Story]:
    """The stories of the two articles and of `more` reports, as told by what was reported up to `until`."""
    known = [one for one in (*REPORTS, *more) if one.reported_at <= at(until)]
    return [tell(members, story_id=number) for number, members in enumerate(group(known), start=1)]


def with_confidence(changed: Event, confidence: float) -> list[Story]:
    """The stories when one event was read with less certainty."""
    known = [
        replace(one, event=replace(one.event, confidence=confidence)) if one.event is changed else one
        for one in REPORTS
    ]
    return [tell(members, story_id=number) for number, members in enumerate(group(known), start=1)]
