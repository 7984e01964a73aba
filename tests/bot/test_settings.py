"""What a person may rely on when configuring: defaults, which source wins, and every mistake named at once."""

from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings.load import load
from bot.settings.model import FeedSettings, Settings
from digests.errors import SettingsError

EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.toml"


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path | None, environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load(path, environ)
    return caught.value.problems


def test_without_file_and_variables_everything_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(None, {"PATH": "/bin"}) == Settings()


def test_the_example_holds_every_key_with_its_default(tmp_path: Path) -> None:
    assert load(EXAMPLE, {}) == Settings()
    uncommented = EXAMPLE.read_text(encoding="utf-8").split("# [[feeds]]")[1].replace("\n# ", "\n")
    (feed,) = load(written(tmp_path, "[[feeds]]" + uncommented), {}).feeds
    assert (feed.publisher, feed.country, feed.zone) == ("United Nations", "UN", "America/New_York")
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    shown = {line.split(" =")[0].lstrip("# ") for line in lines if " = " in line}
    assert shown == {field.name for kind in (Settings, FeedSettings) for field in fields(kind)} - {"feeds"}


def test_config_toml_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "poll_minutes = 30")
    monkeypatch.chdir(tmp_path)
    assert load(None, {}).poll_minutes == 30


def test_a_variable_names_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.toml"
    other.write_text('zone = "Asia/Seoul"', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load(None, {"COMMUNIQUE_CONFIG": "other.toml"}).zone == "Asia/Seoul"


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'store = "a.db"\npoll_minutes = 30')
    settings = load(path, {"COMMUNIQUE_STORE": "b.db"})
    assert (settings.store, settings.poll_minutes) == (Path("b.db"), 30)


def test_a_list_in_a_variable_is_written_with_commas() -> None:
    assert load(EXAMPLE, {"COMMUNIQUE_PORTS": "443, 9000"}).ports == (443, 9000)


def test_every_problem_is_named_at_once_each_with_its_key(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        stroe = "x.db"
        zone = "Europe/Pariss"
        poll_minutes = 0
        allow_loopback = "perhaps"
        [[feeds]]
        url = "ftp://example.org/feed"
        countri = "FR"
        [[feeds]]
        title = 3
        zone = "Europe"
        country = "XX"
        """,
    )
    assert sorted(problems_of(path, {"COMMUNIQUE_BUSY_SECONDS": "soon", "COMMUNIQUE_STOER": "y.db"})) == [
        "COMMUNIQUE_BUSY_SECONDS: must be a number",
        "COMMUNIQUE_STOER: there is no such setting; did you mean COMMUNIQUE_STORE?",
        "allow_loopback: must be true or false",
        "feeds[1].countri: there is no such key; did you mean country?",
        "feeds[1].url: this is not a web address that starts with http:// or https://",
        "feeds[2].country: “XX” is no country code such as FR, KR or EU",
        "feeds[2].title: must be text in quotes",
        "feeds[2].url: is missing",
        "feeds[2].zone: there is no time zone “Europe”; did you mean Europe/Rome?",
        "poll_minutes: 0 is not between 1 and 1440",
        "stroe: there is no such key; did you mean store?",
        "zone: there is no time zone “Europe/Pariss”; did you mean Europe/Paris?",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("zone = ", "the file is not TOML: Invalid value (at end of document)"),
        ("feeds = 3", "feeds: must be tables written as [[feeds]]"),
        ('[feeds]\nurl = "https://example.org"', "feeds: must be tables written as [[feeds]]"),
        ('feeds = ["https://example.org"]', "feeds[1]: must be a table"),
        ("store = 3", "store: must be a path in quotes"),
        ("poll_minutes = 1.5", "poll_minutes: must be a whole number"),
        ("ports = [80, 0]", "ports[2]: 0 is not between 1 and 65535"),
        ("ports = 80", "ports: must be a list"),
        ("busy_seconds = nan", "busy_seconds: nan is not between 0 and 60"),
        (
            '[[feeds]]\nurl = "http://[::1"',
            "feeds[1].url: this is not a web address that starts with http:// or https://",
        ),
    ],
)
def test_a_wrong_value_is_said_in_words(tmp_path: Path, text: str, problem: str) -> None:
    assert problems_of(written(tmp_path, text), {}) == (problem,)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "none.toml", {})
    assert problem.startswith("there is no such file")


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00z")
    assert problems_of(path, {}) == ("the file is not UTF-8 text",)


def test_a_secret_in_a_broken_address_is_not_repeated(tmp_path: Path) -> None:
    path = written(tmp_path, '[[feeds]]\nurl = "gopher://me:secret@example.org"')
    assert "secret" not in " ".join(problems_of(path, {}))
