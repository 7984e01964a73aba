"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="PATH", help="The SQLite file (default: the setting `store`, communique.db)."),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The configuration (default: ./config.toml when it exists)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
EvidenceOption = Annotated[
    bool, typer.Option("--evidence", help="Under each line the exact sentences that it stands on, with their source.")
]
ZoneOption = Annotated[
    str | None,
    typer.Option("--zone", metavar="ZONE", help="The IANA time zone of dates (default: the setting `zone`)."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Answer as of the end of this day, or of this time (default: now)."),
]
