"""What the bot's own process has loaded when it has polled and drawn: no parser, no model, no matplotlib."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_bots_own_process_loads_no_parser_no_model_and_no_drawing(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-m", "tests.bot.workers.polling", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"problems": [], "events": 1, "picture": "PNG", "loaded": []}
