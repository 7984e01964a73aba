"""`communique doctor`: what is in order, what is not, and what to do about it."""

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from bot.checkup import Finding, checkup
from bot.cli.options import ConfigOption, JsonOption, StoreOption
from bot.cli.speak import answers, print_json

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {"ok": ("✓", "green"), "later": ("○", "yellow"), "broken": ("✗", "red")}


def doctor(store: StoreOption = None, config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Check what it needs, and say what to do.

    Python, the model, the configuration and the store: one line each.
    """
    findings = checkup(config=config, store=store, environ=os.environ, python=sys.version_info[:3])
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        console = answers()
        for finding in findings:
            console.print(_line(finding), soft_wrap=True)
    if any(finding.state == "broken" for finding in findings):
        raise typer.Exit(1)


def _line(finding: Finding) -> "Text":
    from rich.text import Text

    mark, style = _STYLES[finding.state]
    return Text.assemble((mark, style), f" {finding.what}: ", finding.says)
