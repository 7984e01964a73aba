"""Puts the commands together, and turns expected errors into one sentence and an exit code."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.cli import demo, digest, doctor, extract, feeds, health, ingest, lookup, migrate, objections, run
from bot.cli.moments import OptionError
from bot.cli.speak import complain, print_plain
from bot.settings.token import TokenError
from digests.errors import DigestsError, SettingsError


class _Commands(TyperGroup):
    """Commands whose expected failures end in a sentence on stderr, never in a traceback."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override] # the base names its vendored context
        """Runs the command. Exits 2 for wrong usage or configuration, 1 for other expected errors, 130 at Ctrl-C."""
        try:
            return super().invoke(ctx)
        except DigestsError as error:
            complain(str(error))
            raise typer.Exit(2 if isinstance(error, (SettingsError, OptionError, TokenError)) else 1) from error
        except KeyboardInterrupt:
            complain("Stopped. What was finished is stored.")
            raise typer.Exit(130) from None
        except BrokenPipeError:  # the reader of our output went away, as `| head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from None


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print_plain(version("communique"))
        raise typer.Exit


program = typer.Typer(
    name="communique",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@program.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Print the version and exit.")
    ] = False,
) -> None:
    """Reads news feeds and says who met whom and what was agreed, each line open to its sentence."""


program.command()(demo.demo)
program.command()(ingest.ingest)
program.command()(extract.extract)
program.command()(digest.digest)
program.command()(lookup.country)
program.command()(lookup.between)
program.command()(lookup.person)
program.command()(lookup.upcoming)
program.command()(lookup.agreements)
program.command()(objections.objections)
program.command()(run.run)
program.add_typer(feeds.feeds, name="feeds")
program.command()(migrate.migrate)
program.command()(doctor.doctor)
program.command()(health.health)
