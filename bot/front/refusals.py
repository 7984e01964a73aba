"""What a member or an operator is told when Discord's side is the matter.

A `Plain` sentence is written here, in Discord Markdown: what others wrote in it was made harmless before.
"""

from bot.settings.token import TokenError
from digests.errors import DigestsError


class Plain(DigestsError):
    """A sentence that is shown as it is."""


class NotAllowed(Plain):
    """The member may not do this here."""


class Gone(Plain):
    """What an old message stands on is no longer stored."""


class LoginRefused(TokenError):
    """Discord does not know the bot's token."""

    def __init__(self) -> None:
        super().__init__(
            "Discord refuses the bot's token: make a new one (discord.com/developers/applications, the bot's page, "
            "“Reset Token”), put it into DISCORD_TOKEN or the file that DISCORD_TOKEN_FILE names, and start again."
        )
