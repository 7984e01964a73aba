"""What the encoder is taught of an article: the targets that its gold gives for each sentence and pair."""

from random import Random

from digests.extract.answer import FAMILIES, family
from digests.extract.encoder import ROLES, STATUSES, TO_SECOND
from digests.model import Kind
from tests.corpus.load import GoldArticle, read_article
from training.examples import UNASKED, Example, Folk, Target, Told, examples, paragraphs

_GOLD = '''
id = "one"
about = "a visit and a sentence that tells of none"
title = "Chad's president in Lima"
published = 2020-05-06T10:00:00+00:00
publisher = "Wire"

text = """
LIMA, May 6 (Wire) - President Idris Haroun of Chad arrived in Lima on Monday at the invitation of Peru.

Peru sells Chad no cotton, traders in the two capitals said last week.

He will fly on to Togo in June."""

[[events]]
kind = "visit"
status = "under_way"
role = "news"
main = true
participants = [{ name = "Idris Haroun", office = "President", country = "TD" }, { country = "PE", capacity = "host" }]
venue = { city = "Lima", country = "PE" }
when = { start = "2020-05-04", end = "2020-05-04", precision = "day", raw = "Monday" }
evidence = ["President Idris Haroun of Chad arrived in Lima on Monday"]
'''


def _gold() -> GoldArticle:
    return read_article(_GOLD)


def _taught(*articles: GoldArticle) -> list[Example]:
    return list(examples(articles))


def _event(example: Example) -> Target:
    return next(t for t in example.targets if any(told.kind is not None for told in t))


def _of(target: Target, kind: Kind) -> Told:
    return target[family(kind)]


def test_the_sentence_that_gold_quotes_teaches_kind_status_role_and_direction() -> None:
    [example] = _taught(_gold())
    visit = _of(_event(example), "visit")
    assert visit.kind == TO_SECOND
    assert (STATUSES[visit.status], ROLES[visit.role], visit.weight) == ("under_way", "news", 1.0)


def test_a_visit_and_the_talks_on_it_are_taught_of_one_sentence() -> None:
    talks = _GOLD[_GOLD.index("[[events]]") :].replace('"visit"', '"meeting"').replace(', capacity = "host"', "")
    both = _GOLD + talks.replace("main = true\n", "")
    [example] = _taught(read_article(both))
    target = _event(example)
    assert _of(target, "visit").kind == TO_SECOND
    assert _of(target, "meeting").kind == FAMILIES[family("meeting")].index("meeting")
    assert _of(target, "agreement") == Told()


def test_of_two_sentences_that_gold_quotes_the_first_is_the_one_that_tells_it_anew() -> None:
    quoted = (
        _GOLD.replace('on Monday"]', 'on Monday", "He will fly on to Togo in June"]')
        .replace("He will fly on", "Haroun saw Peru's fields and will fly on")
        .replace('"He will fly', "\"Haroun saw Peru's fields and will fly")
    )
    told = [_of(t, "visit") for e in _taught(read_article(quoted)) for t in e.targets]
    assert [t.first for t in told if t.kind is not None] == [(1, 0), (0, 0)]


def test_two_guests_of_one_host_teach_nothing_about_each_other() -> None:
    more = _GOLD.replace(
        "President Idris Haroun of Chad", "Presidents Idris Haroun of Chad and Ama Sika of Togo"
    ).replace('{ country = "PE"', '{ name = "Ama Sika", office = "President", country = "TG" }, { country = "PE"')
    [example] = _taught(read_article(more))
    weights = [{told.weight for told in t} for t in example.targets]
    assert {0.0} in weights
    assert sum(_of(t, "visit").kind is not None for t in example.targets) == 2


def test_place_and_date_are_columns_of_what_stands_in_the_window() -> None:
    [example] = _taught(_gold())
    target = _event(example)
    assert example.feeds is not None
    row = int(example.feeds["whose"][example.targets.index(target)])
    visit = _of(target, "visit")
    assert example.feeds["place_real"][row][visit.place - 1]
    assert example.feeds["date_real"][row][visit.date - 1]


def test_of_a_visit_and_the_talks_on_it_each_has_its_own_place_and_day() -> None:
    talks = _GOLD[_GOLD.index("[[events]]") :].replace('"visit"', '"meeting"').replace(', capacity = "host"', "")
    undated = "\n".join(line for line in talks.splitlines() if not line.startswith(("main", "when", "venue")))
    [example] = _taught(read_article(_GOLD + undated))
    visit, meeting = (_of(_event(example), kind) for kind in ("visit", "meeting"))
    assert visit.place > 0
    assert visit.date > 0
    assert meeting.place == meeting.date == 0


def test_other_sentences_teach_that_nothing_is_told_the_less_surely_where_the_pair_does_meet() -> None:
    [example] = _taught(_gold())
    others = [t for t in example.targets if t != _event(example)]
    assert {told.weight for t in others for told in t} == {1.0, 0.25}
    assert all(told.kind is None for t in others for told in t)
    assert all(told.status == told.role == told.place == told.date == UNASKED for t in others for told in t)


def test_paragraphs_stand_alone_with_their_own_events() -> None:
    alone = list(paragraphs([_gold()], Random(0)))  # noqa: S311 # no secret
    assert len(alone) == 2
    telling, other = alone
    assert telling.article.title == other.article.title == "Chad's president in Lima"
    assert telling.events[0].event.evidence[0].text == "President Idris Haroun of Chad arrived in Lima on Monday"
    assert telling.article.text[telling.events[0].event.evidence[0].start :].startswith("President Idris")
    assert other.events == ()


def test_every_window_has_a_target_for_each_pair_that_it_is_asked_about() -> None:
    for example in _taught(_gold(), *paragraphs([_gold()], Random(0))):  # noqa: S311 # no secret
        assert example.feeds is not None
        assert len(example.targets) == len(example.feeds["first"]) == len(example.feeds["whose"])


def test_whoever_gold_names_teaches_whose_he_is_by_the_mentions_of_others() -> None:
    [example] = _taught(read_article(_GOLD.replace("President Idris Haroun of Chad", "President Idris Haroun")))
    assert example.people is not None
    [column] = example.whose
    [mentions] = example.people["real"]
    chad = example.people["member"][column - 1]
    assert (mentions & chad).any()


def test_somebody_whose_country_nobody_else_names_teaches_none() -> None:
    gold = _GOLD.replace("President Idris Haroun of Chad", "President Idris Haroun").replace(
        "Chad's president", "A guest"
    )
    gold = gold.replace("Peru sells Chad no cotton", "Peru sells no cotton")
    [example] = _taught(read_article(gold))
    assert example.whose == (0,)


_HOSTS = _GOLD.replace(
    "President Idris Haroun of Chad arrived in Lima on Monday",
    "President Idris Haroun of Chad met Foreign Minister Ana Quispe and Speaker Luis Rojas of Peru in Lima on Monday",
).replace('kind = "visit"', 'kind = "meeting"')
_HOST = '{ country = "PE", capacity = "host" }'


def _with_hosts(*names: str) -> GoldArticle:
    """The president's meeting with each of them."""
    meeting = _HOSTS[_HOSTS.index("[[events]]") :]
    each = [
        meeting.replace(_HOST, f'{{ name = "{name}", office = "Minister", country = "PE" }}').replace(
            "main = true\n", "" if number else "main = true\n"
        )
        for number, name in enumerate(names)
    ]
    return read_article(_HOSTS[: _HOSTS.index("[[events]]")] + "\n".join(each))


def _folk_of(article: GoldArticle) -> tuple[dict[str, int], Folk]:
    """(the places of those named in the telling sentence, what is taught of them)."""
    [example] = _taught(article)
    folk = max(example.folk, key=lambda f: len(f.taking))
    return {"guest": 0, "minister": 1, "speaker": 2}, folk


def test_who_took_part_is_taught_of_whoever_is_named_in_the_sentence() -> None:
    at, folk = _folk_of(_with_hosts("Ana Quispe"))
    meeting = [taking[family("meeting")] for taking in folk.taking]
    assert (meeting[at["guest"]], meeting[at["minister"]], meeting[at["speaker"]]) == (1, 1, 0)
    assert {taking[family("visit")] for taking in folk.taking} == {0}


def test_hosts_met_one_by_one_are_taught_apart_and_each_with_the_guest() -> None:
    at, folk = _folk_of(_with_hosts("Ana Quispe", "Luis Rojas"))
    assert folk.together[at["minister"]][at["speaker"]] == 0
    assert folk.together[at["guest"]][at["minister"]] == folk.together[at["guest"]][at["speaker"]] == 1
    assert folk.together[at["guest"]][at["guest"]] == UNASKED


def test_of_somebody_who_was_not_there_nothing_is_taught_about_with_whom() -> None:
    at, folk = _folk_of(_with_hosts("Ana Quispe"))
    assert set(folk.together[at["speaker"]]) == {UNASKED}
