"""`/help`: what can be asked."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.front.commands.options import everywhere
from bot.front.layout import words
from bot.front.rights import WANTED

if TYPE_CHECKING:
    from bot.front.answers import Asked

_TEXT = """\
## Who met whom, and what was agreed
Communiqué reads news feeds. Each line opens down to its sentences: press **Evidence**.
**Ask**
`/country France` · `/country Südkorea` · `/country 🇰🇷`
`/between one:Japan other:Philippines` · `/person Macron`
`/upcoming days:7` · `/agreements days:30` · `/digest days:14`
Add `private:True` and only you see the answer.
**Get a digest in a channel**
`/schedule set at:08:00 zone:Europe/Paris` posts one here every day; `days:weekdays` leaves out the weekend, \
`countries:Laos,Japan` keeps it to theirs, `channel:` and `role:` say where and whom to mention. \
`/schedule list` and `/schedule remove` do the rest. It takes the permission Manage Server.
**Wrong?** stands under each evidence: press it when a line is not what the article says.
-# It reads English articles only. A line says whose account it is; what is not known is said."""


@app_commands.command(name="help", description="What can be asked, and how to get a digest in a channel")
@everywhere
async def help_(interaction: "Asked") -> None:
    """Show what can be asked, with a link to invite the bot."""
    invite = discord.utils.oauth_url(interaction.application_id, permissions=WANTED)
    await interaction.response.send_message(view=words(_TEXT, ("Add to a server", invite)), ephemeral=True)
