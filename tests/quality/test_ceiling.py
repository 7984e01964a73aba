"""Each event that is missed is counted at the stage that lost it, and perfect stages find what they should."""

from pathlib import Path

import pytest

from bench.ceiling import STAGES, losses, main
from digests.extract.engine import Extractor
from digests.extract.parse import load_model
from tests.corpus.load import GoldArticle, read_article
from tests.fakes import SilentEncoder

_TAIL = "The news was told to the papers by a man of the ministry, who gave no other details about it."
_MET = "Finnish President Aino Laine met Kenyan President Daniel Otieno on Monday."
_WATCHED = "Finnish President Aino Laine watched as Kenyan President Daniel Otieno met Peruvian President Luis Rojas."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules with the real parser, once for this module: the stages at which events are lost are theirs."""
    return Extractor(*load_model(), SilentEncoder())


def _event(parties: str, quote: str, *, kind: str = "meeting", role: str = "news", main_: bool = False) -> str:
    names = {"FI": ("Aino Laine", "President"), "KE": ("Daniel Otieno", "President"), "PE": ("Luis Rojas", "President")}
    people = ", ".join(
        f'{{ name = "{names[code][0]}", office = "{names[code][1]}", country = "{code}" }}' for code in parties.split()
    )
    return (
        f'[[events]]\nkind = "{kind}"\nstatus = "held"\nrole = "{role}"\nmain = {str(main_).lower()}\n'
        f'participants = [{people}]\nevidence = ["{quote}"]\n'
    )


def _written(told: str, *events: str) -> str:
    head = 'id = "case-1"\nabout = "a case"\ntitle = "Laine abroad"\npublished = 2016-06-15\n'
    return f"{head}text = '''\n{told} {_TAIL}'''\n\n" + "\n".join(events)


def _gold(told: str, *events: str) -> GoldArticle:
    return read_article(_written(told, *events))


_LOST = {
    "found": _gold(_MET, _event("FI KE", _MET)),
    "sentence": _gold(
        "Finnish President Aino Laine and Kenyan President Daniel Otieno shared an umbrella on Monday.",
        _event("FI KE", "shared an umbrella"),
    ),
    "trigger": _gold(
        "Finnish President Aino Laine signed a guest book beside Kenyan President Daniel Otieno on Monday.",
        _event("FI KE", "signed a guest book"),
    ),
    "country": _gold(
        "Laine met Kenyan President Daniel Otieno on Monday, wrote Aino Laine.",
        _event("FI KE", "Laine met Kenyan"),
    ),
    "argument": _gold(_WATCHED, _event("FI KE", _WATCHED)),
    "merge": _gold(
        f"{_MET} Laine met Otieno on Monday.",
        _event("FI KE", _MET),
        _event("FI KE", "Laine met Otieno on Monday."),
    ),
}  # fmt: skip


def test_every_stage_has_a_case() -> None:
    assert set(_LOST) == {"found", *STAGES}


@pytest.mark.parametrize(("stage", "gold"), _LOST.items(), ids=_LOST)
def test_an_event_is_counted_where_it_is_lost(extractor: Extractor, stage: str, gold: GoldArticle) -> None:
    """Of two that the reading makes one, the first is found and the second lost."""
    expected = ["found", "merge"] if stage == "merge" else [stage]
    assert list(losses(extractor, gold)) == expected


def test_only_news_is_counted(extractor: Extractor) -> None:
    assert list(losses(extractor, _gold(_MET, _event("FI KE", _MET, role="background")))) == []


@pytest.fixture
def printed(
    tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[list[str]]:
    """The cells of all lines that are printed about a folder with one event found and one of an unknown person."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "1.toml").write_text(_written(_MET, _event("FI KE", _MET, main_=True)), "utf-8")
    unknown = "Laine met Kenyan President Daniel Otieno on Monday."
    (folder / "2.toml").write_text(
        _written(f"{unknown} So wrote Aino Laine.", _event("FI KE", unknown, main_=True)), "utf-8"
    )
    monkeypatch.setattr(Extractor, "load", lambda: extractor)
    assert main(["--folder", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def test_a_folder_is_measured_by_its_name_and_alone(printed: list[list[str]]) -> None:
    """One table of losses, one of perfect stages; our own sets are left out."""
    assert [cells[0] for cells in printed if cells[0] != "set" and "-" not in cells[0]] == ["mine", "mine"]


def test_losses_are_counted_by_stage(printed: list[list[str]]) -> None:
    head, losses_ = printed[0], printed[2]
    found = dict(zip(head, losses_, strict=True))
    assert found["found"] == "1/2"
    assert found["lost: country"] == "1"
    assert [found[f"lost: {stage}"] for stage in STAGES if stage != "country"] == ["0"] * (len(STAGES) - 1)


def test_people_known_beforehand_find_what_a_country_lost(printed: list[list[str]]) -> None:
    head, oracle = printed[3], printed[5]
    found = dict(zip(head, oracle, strict=True))
    assert found["as it is"] == found["every sentence parsed"] == "1/2 news, 1/2 main"
    assert found["people and countries known"] == found["both"] == "2/2 news, 2/2 main"
