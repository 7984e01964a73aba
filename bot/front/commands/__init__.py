"""The slash commands, one a file: each checks what it was given, asks one question, and shows the answer."""

from typing import Any

from discord import app_commands

from bot.front.commands.agreements import agreements
from bot.front.commands.between import between
from bot.front.commands.country import country
from bot.front.commands.digest import digest
from bot.front.commands.help import help_
from bot.front.commands.person import person
from bot.front.commands.schedule import schedule
from bot.front.commands.upcoming import upcoming

COMMANDS: tuple["app_commands.Command[Any, ..., Any] | app_commands.Group", ...] = (
    country,
    between,
    person,
    upcoming,
    agreements,
    digest,
    schedule,
    help_,
)
