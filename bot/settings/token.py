"""Where the bot's token comes from. It is never printed, logged or kept in a setting's text."""

from collections.abc import Mapping
from pathlib import Path

from bot.settings.model import Settings
from digests.errors import DigestsError

VARIABLE = "DISCORD_TOKEN"
FILE_VARIABLE = "DISCORD_TOKEN_FILE"
_LONGEST = 1_000


class TokenError(DigestsError):
    """There is no token, or Discord refuses it: nothing can be posted or answered until somebody gives another."""


def discord_token(settings: Settings, environ: Mapping[str, str]) -> str:
    """The token from DISCORD_TOKEN, the file that DISCORD_TOKEN_FILE names, or the configuration, in that order.

    Raises TokenError when there is none, or when its file cannot be read.
    """
    if given := environ.get(VARIABLE, "").strip():
        return given
    if named := environ.get(FILE_VARIABLE, "").strip():
        return _from_file(Path(named), FILE_VARIABLE)
    if settings.discord_token and settings.discord_token.strip():
        return settings.discord_token.strip()
    if settings.discord_token_file is not None:
        return _from_file(settings.discord_token_file, "discord_token_file")
    raise TokenError(
        f"There is no Discord token: put the bot's token into {VARIABLE}, or into a file that {FILE_VARIABLE} names "
        "(README.md says where to get one)."
    )


def _from_file(path: Path, named_by: str) -> str:
    try:
        with path.expanduser().open(encoding="utf-8") as file:
            token = file.read(_LONGEST).strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise TokenError(f"The file {path} that {named_by} names cannot be read: {why}.") from error
    if not token:
        raise TokenError(f"The file {path} that {named_by} names is empty: it must hold the bot's token.")
    return token
