"""How an article is cut into windows and what is asked about each sentence."""

from dataclasses import replace
from typing import Any

from digests.extract.actor import Actor
from digests.extract.window import LONGEST, MOST, Shown, Stand, Window, windows
from digests.model import Venue
from digests.timing.phrases import find_phrases

_WORDS = "The minister of Chad met the envoy of Peru on Monday in Lima . "


def _actor(text: str, printed: str, code: str, at: int = 0, tag: str = "country") -> Actor:
    start = text.index(printed, at)
    return Actor(start, start + len(printed), start, "country", code, printed=printed, tag_kind=tag)


def _shown(text: str, number: int, start: int, end: int) -> Shown:
    actors = (
        _actor(text, "Chad", "TD", start),
        _actor(text, "Peru", "PE", start),
        _actor(text, "Lima", "PE", start, "city"),
    )
    phrases = tuple(replace(p, start=p.start + start, end=p.end + start) for p in find_phrases(text[start:end]))
    return Shown(number, start, end, actors, phrases)


def _article(sentences: int) -> tuple[str, list[Shown]]:
    text = _WORDS * sentences
    spans = [(n * len(_WORDS), (n + 1) * len(_WORDS) - 1) for n in range(sentences)]
    return text, [_shown(text, n, start, end) for n, (start, end) in enumerate(spans)]


def _cut(text: str, told: list[Shown], title: str = "") -> list[Window]:
    return list(windows(text, told, title=title, headline=(), dateline="LIMA", place=Venue(text="LIMA", country="PE")))


def test_a_question_names_the_parties_in_the_order_of_the_article_with_places_and_dates() -> None:
    [window] = _cut(*_article(1))
    [question] = window.questions
    assert [code for code, _ in question.parties] == ["TD", "PE"]
    assert list(question.pairs) == [(0, 1)]
    assert [(s.what.text, s.what.city) for s in question.places] == [
        ("LIMA", None),
        ("Chad", None),
        ("Peru", None),
        ("Lima", "Lima"),
    ]
    assert [s.what.raw for s in question.dates] == ["Monday"]


def test_each_mention_is_marked_where_its_words_stand() -> None:
    [window] = _cut(*_article(1))
    [question] = window.questions
    marked = {at for at, mark in enumerate(window.marks) if mark}
    stands: list[Stand[Any]] = [*window.actors, *window.places, *question.dates]
    assert marked == {at for s in stands for at in range(s.first, s.last + 1)}
    assert all(window.marks[s.first] == s.mark for s in stands)
    assert len(window.ids) == len(window.marks)


def test_a_question_names_its_own_people_in_order_also_those_of_no_known_party() -> None:
    text = "President Sika of Togo spoke. " + _WORDS + "Speaker Paz was there."
    at = text.index(_WORDS)
    minister = Actor(at + 4, at + 12, at + 4, "office", "TD", office="minister")
    envoy = Actor(text.index("envoy"), text.index("envoy") + 5, 0, "person", None, name="Rojas", office="envoy")
    sika = Actor(10, 14, 10, "person", "TG", name="Sika", office="President")
    shown = _shown(text, 1, at, at + len(_WORDS) - 1)
    told = [Shown(0, 0, at - 1, (sika,)), replace(shown, actors=(envoy, minister, *shown.actors))]
    [window] = _cut(text, told)
    folk = {q.number: [s.what.office for s in q.folk] for q in window.questions}
    assert folk == {1: ["minister", "envoy"]}


def test_every_sentence_is_asked_about_once_in_however_many_windows() -> None:
    found = _cut(*_article(60))
    assert len(found) > 2
    assert [q.number for w in found for q in w.questions] == list(range(60))
    assert all(len(w.ids) <= LONGEST for w in found)


def test_later_windows_repeat_the_end_of_the_one_before() -> None:
    first, second, *_ = _cut(*_article(60))
    repeated = {s.number for s in second.actors} - {q.number for q in second.questions}
    assert repeated == {first.questions[-1].number - 1, first.questions[-1].number}


def test_a_sentence_with_one_party_near_it_is_not_asked_about() -> None:
    text = "Chad grows cotton."
    told = [Shown(0, 0, len(text), (_actor(text, "Chad", "TD"),))]
    assert _cut(text, told) == []


def test_a_party_named_far_above_is_not_asked_for() -> None:
    text, told = _article(9)
    bare = [*told[:1], *(replace(t, actors=()) for t in told[1:])]
    [window] = _cut(text, bare)
    assert [q.number for q in window.questions] == list(range(7))


def test_somebody_out_of_office_is_no_party() -> None:
    text, [shown] = _article(1)
    former = replace(shown, actors=tuple(replace(a, out_of_office=a.code == "TD") for a in shown.actors))
    assert _cut(text, [former]) == []


def test_a_sentence_without_end_is_cut_and_a_window_never_outgrows_the_encoder() -> None:
    text = "Chad met Peru " + "and so on " * 2_000
    told = [Shown(0, 0, len(text), (_actor(text, "Chad", "TD"), _actor(text, "Peru", "PE")))]
    [window] = _cut(text, told, title="A long headline " * 100)
    assert len(window.ids) <= MOST


def test_of_many_parties_those_named_last_are_asked_for() -> None:
    text = " ".join(f"X{n}" for n in range(10))
    actors = tuple(_actor(text, f"X{n}", f"C{n}") for n in range(10))
    told = [Shown(n, a.start, a.end, (a,)) for n, a in enumerate(actors)]
    [window] = _cut(text, told)
    assert [code for code, _ in window.questions[-1].parties] == [f"C{n}" for n in range(3, 10)]


def test_context_gives_way_to_long_sentences_so_that_each_is_asked_about() -> None:
    long = "The minister of Chad met the envoy of Peru on Monday in Lima " + "and spoke of many things " * 40 + ". "
    text = long * 5
    told = [_shown(text, n, n * len(long), (n + 1) * len(long) - 1) for n in range(5)]
    found = _cut(text, told, title="A headline of many words " * 20)
    assert [q.number for w in found for q in w.questions] == list(range(5))
    assert all(len(w.ids) <= MOST for w in found)
