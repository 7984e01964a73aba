"""The generated part of a hand-written page, between two markers."""

from pathlib import Path

from digests.errors import InputError

BEGIN = "<!-- measured: begin; everything down to the end marker is written by python -m bench.quality -->"
END = "<!-- measured: end -->"


def rewritten(page: str, measured: str) -> str:
    """`page` with `measured` between its markers, all else unchanged. Raises InputError unless both are there once."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise InputError(f"The page needs these two lines once each, in this order: {BEGIN} and {END}.")
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n\n{measured.strip()}\n\n{END}{rest.split(END)[1]}"


def rewrite(path: Path, measured: str) -> None:
    """Rewrite the file at `path`. Raises InputError when it is absent or has no markers."""
    try:
        page = path.read_text("utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    path.write_text(rewritten(page, measured), "utf-8")
