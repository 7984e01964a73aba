"""What a digest lists, where, in which order, and how much of it."""

from dataclasses import replace
from unicodedata import category

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.compose.digest import HEADINGS
from digests.compose.rules import MAX_BULLETS, MAX_LINE, MAX_STORIES, PRINTED_FROM
from digests.compose.views import Digest, Line
from digests.model import Participant, Report, Venue
from tests.compose.asking import digest, lines, told
from tests.compose.worked_example import CAMBODIA, stories, with_confidence
from tests.stories.making import HAN, LE_DRIAN, at, clock, day, event, month, outcome, person, report, vague

COUNTRIES = ("KR", "FR", "JP", "DE", "BR", "KE", "US", "EU", "NATO", "AFU", "ASEAN", "XK", "LA", "VC")


def held(*people: Participant, reported: str = "2016-06-20", **fields: object) -> Report:
    publisher = fields.pop("publisher", None)
    more = {"publisher": publisher} if publisher else {}
    return report(event(*people, **{"status": "held", "when": day("2016-06-19"), **fields}), reported, **more)


def test_a_story_below_the_measured_confidence_is_not_in_a_digest() -> None:
    unsure = with_confidence(CAMBODIA, PRINTED_FROM - 0.01)
    assert lines(digest(unsure), "under_way") == ()
    assert len(lines(digest(with_confidence(CAMBODIA, PRINTED_FROM)), "under_way")) == 1


def test_the_later_stop_names_its_delegation_when_no_line_before_it_does() -> None:
    call, laos = lines(digest(with_confidence(CAMBODIA, 0.1)), "coming_up")
    assert laos.who == call.who.split(" ↔ ")[0] == "Hwang In-moo (Vice Defense Minister)"


def test_heads_come_before_ministers_before_deputies_before_officials() -> None:
    offices = ["ambassador", "Deputy Foreign Minister", "President", "Foreign Minister"]
    met = [
        held(person(f"Name {o}", o, "JP"), person(None, None, c)) for o, c in zip(offices, COUNTRIES[3:], strict=False)
    ]
    found = [line.who.split("(")[1].split(")")[0] for line in lines(digest(told(*met)), "held")]
    assert found == ["President", "Foreign Minister", "Deputy Foreign Minister", "ambassador"]


def test_among_equals_more_independent_sources_come_first_and_a_wire_counts_once() -> None:
    wire = [held(HAN, LE_DRIAN, publisher=f"P{n}") for n in range(3)]
    wire = [replace(one, content_hash="wire") for one in wire]
    german = person("Ursula von der Leyen", "Defense Minister", "DE")
    two = [held(HAN, german, publisher=f"Q{n}") for n in range(2)]
    assert [line.flags for line in lines(digest(told(*wire, *two)), "held")] == ["🇰🇷↔🇩🇪", "🇰🇷↔🇫🇷"]


def test_what_is_ahead_goes_by_date() -> None:
    late = report(event(when=day("2016-07-04")), "2016-06-20")
    early = report(
        event(person("Li", "ambassador", "CN"), person(None, None, "JP"), when=day("2016-07-01")), "2016-06-20"
    )
    assert [line.countries for line in lines(digest(told(late, early)), "coming_up")] == [("CN", "JP"), ("FR", "KR")]


def test_nothing_can_have_been_signed_at_a_meeting_that_is_still_ahead() -> None:
    early = report(event(when=day("2016-07-01"), outcomes=(outcome("signed", "a fisheries protocol"),)), "2016-06-20")
    view = digest(told(early))
    assert lines(view, "agreed") == ()
    (bullet,) = lines(view, "coming_up")[0].bullets
    assert bullet.text == "on the table, not agreed: a fisheries protocol"
    assert len(bullet.refs) == 1


def test_a_pledge_is_one_sides_word_and_the_heading_says_so() -> None:
    aid = outcome("pledged", "ten field hospitals", "FR")
    view = digest(told(held(LE_DRIAN, person(None, None, "KR"), kind="pledge", outcomes=(aid,))))
    (line,) = lines(view, "held")
    assert line.text == "🇫🇷→🇰🇷 Jean-Yves Le Drian (Defense Minister) → South Korea · 19 June — " + (
        "Jean-Yves Le Drian pledged: ten field hospitals"
    )
    assert "Held, and pledged by one side" in [part.title for part in view.sections]
    assert view.counts.held == 0


def test_an_agreement_without_a_contact() -> None:
    deal = outcome("signed", "a treaty on double taxation", "FR", "KR")
    (line,) = lines(digest(told(held(kind="agreement", outcomes=(deal,)))), "agreed")
    assert line.what == "signed: a treaty on double taxation"


def test_a_disagreement_is_printed_with_both_sources() -> None:
    lyon = held(publisher="The Herald", reported="2016-06-21", venue=Venue(text="Lyon", city="Lyon", country="FR"))
    view = digest(told(held(publisher="Le Soir"), lyon))
    (line,) = lines(view, "corrections")
    assert "place, sources differ: Paris (Le Soir) or Lyon (The Herald)" in line.text
    assert len({ref.number for ref in line.refs}) == 2


def test_a_correction_says_what_stood_before() -> None:
    lyon = held(publisher="Le Soir", reported="2016-06-21", venue=Venue(text="Lyon", city="Lyon", country="FR"))
    (line,) = lines(digest(told(held(publisher="Le Soir"), lyon)), "corrections")
    assert "place corrected: Lyon (Le Soir), before Paris (Le Soir)" in line.text


def test_a_retelling_of_old_news_lists_nothing() -> None:
    old = held(reported="2016-05-20", when=day("2016-05-19"))
    again = held(reported="2016-06-20", when=day("2016-05-19"), role="background")
    assert digest(told(old, again)).sections[0].empty == "nothing reported in this period"
    assert [part.key for part in digest(told(old, again)).sections] == ["agreed"]


def test_more_than_twelve_stories_stand_behind_more_and_none_is_lost() -> None:
    met = [held(HAN, person(f"Minister {n}", "Minister", code)) for n, code in enumerate(COUNTRIES[2:])]
    passing = [held(LE_DRIAN, person(None, None, code), role="background") for code in COUNTRIES[2:]]
    view = digest(told(*met, *passing))
    assert sum(len(part.lines) for part in view.sections) == MAX_STORIES
    assert sum(len(part.lines) for part in (*view.sections, *view.more)) == len(met) + len(passing)
    assert view.counts.held == len(met)


def test_an_empty_store_still_makes_a_digest() -> None:
    view = digest([])
    assert view.count_line == "0 agreements · 0 talks confirmed held (0 articles, 0 publishers)"
    assert view.coverage == "No article read in this period."


def test_accounts_of_several_countries() -> None:
    french = held(publisher="Le Soir", reported="2016-06-21")
    known = told(held(publisher="Seoul Daily"), replace(french, publisher_country="FR"))
    assert digest(known).coverage == "Reports: 1 South Korean, 1 French."


TEXTS = st.text(max_size=90) | st.text(alphabet="ab 🇫🇷\u202e\u0301\x1b[m", max_size=300)
NAMES = st.none() | st.text(max_size=140)
OFFICES = st.none() | st.sampled_from(["President", "Vice Foreign Minister", "officials"]) | TEXTS
PLACES = st.none() | st.builds(
    Venue, text=TEXTS, city=st.none() | TEXTS, country=st.none() | st.sampled_from(COUNTRIES)
)
WHENS = st.sampled_from(
    [
        None,
        day("2016-06-19"),
        day("2015-12-30", "2016-07-02"),
        clock("2016-09-30T23:30:00+05:30", "Asia/Kolkata"),
        month("2016-05-01", "2016-05-31", "May"),
        vague("2016-05-07", "2016-06-17", "x" * 300),
        vague(None, None, "one of these long days of which nobody knows the date"),
        day("no date"),
        day("0001-01-01", "9999-12-31"),
    ]
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    people = [
        Participant(
            name=draw(NAMES),
            office=draw(OFFICES),
            country=code,
            capacity=draw(st.sampled_from(["host", "participant"])),
        )
        for code in draw(st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=8))
    ]
    outcomes = draw(
        st.lists(
            st.builds(
                outcome,
                st.sampled_from(["signed", "agreed", "pledged", "offered", "on_table"]),
                st.text(max_size=400),
                st.sampled_from(COUNTRIES),
            ),
            max_size=6,
        )
    )
    return report(
        event(
            *people,
            kind=draw(st.sampled_from(["meeting", "visit", "call", "multilateral", "agreement", "pledge"])),
            form=draw(st.none() | st.sampled_from(["summit", "courtesy call", "sidelines"])),
            status=draw(st.sampled_from(["planned", "under_way", "held", "postponed", "cancelled"])),
            role=draw(st.sampled_from(["news", "background"])),
            venue=draw(PLACES),
            when=draw(WHENS),
            outcomes=tuple(outcomes),
        ),
        f"2016-06-{draw(st.integers(10, 27))}",
        article_id=draw(st.integers(1, 4)),
        title=draw(st.text(max_size=20)),
    )


def every_line(view: Digest) -> list[Line]:
    return [line for part in (*view.sections, *view.more) for line in part.lines]


@settings(max_examples=150, deadline=None)
@given(st.lists(reports(), max_size=6))
def test_no_line_is_longer_than_it_may_be_and_each_says_what_and_when(made: list[Report]) -> None:
    for line in every_line(digest(told(*made))):
        assert 0 < len(line.text) <= MAX_LINE
        assert len(line.bullets) <= MAX_BULLETS
        assert all(0 < len(bullet.text) <= MAX_LINE for bullet in line.bullets)
        assert line.what[:12] in line.text
        assert line.when is None or line.when.text in line.text
        assert not any(category(char) in ("Cc", "Cs", "Zl", "Zp") or char == "\u202e" for char in line.text)


@settings(max_examples=100, deadline=None)
@given(st.lists(reports(), max_size=6))
def test_no_story_is_lost_between_its_section_and_more(made: list[Report]) -> None:
    known = told(*made)
    view = digest(known)
    found = [story for line in every_line(view) for story in line.story_ids if line.stage]
    assert set(found) <= {story.id for story in known}
    assert [part.key for part in view.sections] == [key for key in HEADINGS if key in {p.key for p in view.sections}]
    new = {s.id for s in known if s.role == "background" and s.reports[0].reported_at > at("2016-06-14")}
    assert new <= set(found) or any(len(line.story_ids) > 1 for line in every_line(view))


@settings(deadline=None)
@given(st.permutations(stories()))
def test_the_order_of_stories_changes_nothing(shuffled: list[object]) -> None:
    assert digest(shuffled) == digest()  # type: ignore[arg-type] # permutations of stories are stories
