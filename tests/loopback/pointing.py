"""Points discord.py at the loopback Discord, and changes nothing else about it."""

from collections.abc import Iterator
from contextlib import contextmanager


def point_discord_py(url: str) -> None:
    """Sends discord.py of this process to the Discord at `url`, `http://127.0.0.1:…`."""
    import yarl
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    Route.BASE = f"{url}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url).with_scheme("ws") / "gateway"


@contextmanager
def discord_py_pointed_at(url: str) -> Iterator[None]:
    """The same until the block ends."""
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    point_discord_py(url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
