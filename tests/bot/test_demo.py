"""The demo: the main job with nothing set up."""

from pathlib import Path

from tests.bot.conftest import Demo
from tests.bot.terminal import typed


def test_prints_a_digest_and_a_countrys_answer(demo: Demo) -> None:
    assert demo.run.returncode == 0, demo.run.stderr
    lines = demo.run.stdout.splitlines()
    assert lines[0] == "🌐 Diplomacy digest · 7–20 November 2026"
    assert any(line.startswith("✍️ Agreed or signed") for line in lines)
    assert "🇰🇷 South Korea · as of 20 November 2026" in lines
    assert sum(line.startswith("📰 Sources") for line in lines) == 2


def test_says_at_the_start_what_it_does_and_at_the_end_what_to_try(demo: Demo) -> None:
    said = demo.run.stderr.splitlines()
    assert "loopback" in said[0]
    assert any(line.startswith("Next: communique country") and line.endswith("--store demo.db") for line in said)
    assert "Traceback" not in demo.run.stderr


def test_reads_every_article_of_the_feed_at_its_publisher(demo: Demo) -> None:
    assert "127.0.0.1" not in demo.run.stdout
    assert "https://andesledger.example/" in demo.run.stdout
    assert "28 entries, 28 new" in demo.run.stderr


def test_a_kept_store_can_be_asked_and_a_second_demo_adds_nothing(stocked: Path) -> None:
    asked = typed("country", "Laos", "--as-of", "2026-11-20")
    assert (asked.code, "Laos" in asked.out) == (0, True)
    again = typed("demo", "--store", stocked / "communique.db")
    assert "28 entries, 0 new" in again.err


def test_ignores_what_is_configured_on_this_machine(here: Path) -> None:
    (here / "config.toml").write_text("nonsense = true", encoding="utf-8")
    assert typed("demo").code == 0
    assert [path.name for path in here.iterdir()] == ["config.toml"]
