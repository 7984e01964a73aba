"""What stands inside a journey's line, and what has a line of its own."""

from dataclasses import replace

from digests.compose.country import country_view
from digests.compose.journeys import entries, same_delegation
from tests.compose.asking import digest, lines, told
from tests.compose.worked_example import CAMBODIA, HUN_SEN_CALL, LAOS, UGANDA, UGANDA_PLEDGE, stories
from tests.stories.making import HAN, LE_DRIAN, at, day, event, outcome, person, report


def sizes(*reports_: object) -> list[int]:
    return sorted(len(entry.stories) for entry in entries(told(*reports_)))  # type: ignore[arg-type] # reports only


def test_a_call_of_the_same_article_inside_the_dates_is_part_of_the_journey() -> None:
    assert sizes(report(CAMBODIA, article_id=1), report(HUN_SEN_CALL, article_id=1, ordinal=1)) == [2]


def test_another_articles_meeting_has_its_own_line() -> None:
    assert sizes(report(CAMBODIA, article_id=1), report(HUN_SEN_CALL, article_id=2)) == [1, 1]


def test_a_meeting_outside_the_dates_or_of_other_countries_has_its_own_line() -> None:
    later = event(*HUN_SEN_CALL.participants, when=day("2016-07-20"))
    elsewhere = event(HAN, LE_DRIAN, when=day("2016-06-28"))
    for other in (later, elsewhere):
        assert sizes(report(CAMBODIA, article_id=1), report(other, article_id=1, ordinal=1)) == [1, 1]


def test_a_pledge_of_the_host_alone_is_part_of_the_journey() -> None:
    alone = event(*UGANDA_PLEDGE.participants[:1], kind="pledge", status="held", role="background", when=UGANDA.when)
    assert sizes(report(UGANDA, article_id=1), report(alone, article_id=1, ordinal=1)) == [2]


def test_news_does_not_stand_inside_what_is_told_in_passing() -> None:
    news = event(*UGANDA_PLEDGE.participants, kind="pledge", status="held", when=UGANDA.when)
    assert sizes(report(UGANDA, article_id=1), report(news, article_id=1, ordinal=1)) == [1, 1]


def test_two_stops_of_the_same_named_people_are_one_delegation() -> None:
    visits = {one.venue or one.countries: one for one in stories() if one.kind == "visit" and one.role == "news"}
    cambodia, laos = visits["KH", "KR"], visits["KR", "LA"]
    assert same_delegation(cambodia, laos)
    assert not same_delegation(cambodia, cambodia)
    nobody = event(person(None, None, "KR"), person(None, None, "LA", capacity="host"), kind="visit", when=LAOS.when)
    unnamed = told(report(nobody, article_id=2))[0]
    assert not same_delegation(cambodia, unnamed)


def test_a_meeting_without_a_date_of_its_own_was_due_when_the_journey_is_over() -> None:
    call = replace(HUN_SEN_CALL, when=None)
    reports = (report(CAMBODIA, "2016-06-27", article_id=1), report(call, "2016-06-27", article_id=1, ordinal=1))
    (before,) = lines(country_view("KH", told(*reports), (), now=at("2016-06-28")), "under_way")
    (after,) = lines(country_view("KH", told(*reports), (), now=at("2016-07-05")), "awaiting")
    assert "; due to pay a courtesy call on Hun Sen" in before.text
    assert "under way as last reported: on a visit, no report of its end" in after.text
    assert after.bullets[0].text == "was due to pay a courtesy call on Hun Sen (Prime Minister)"


def test_an_agreement_signed_on_a_journey_puts_its_line_under_agreed() -> None:
    deal = event(
        *HUN_SEN_CALL.participants,
        kind="agreement",
        status="held",
        when=day("2016-06-27"),
        outcomes=(outcome("signed", "a treaty on the transfer of prisoners", "KH", "KR"),),
    )
    view = digest(
        told(
            report(CAMBODIA, "2016-06-27 09:00", article_id=1),
            report(deal, "2016-06-27 09:00", article_id=1, ordinal=1),
        )
    )
    (line,) = lines(view, "agreed")
    assert "signed: a treaty on the transfer of prisoners" in line.text
    assert len(line.story_ids) == 2
    assert lines(view, "under_way") == ()
