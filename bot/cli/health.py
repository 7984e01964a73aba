"""`communique health`: asks the Communiqué that runs on this machine how it is."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.moments import OptionError
from bot.cli.options import ConfigOption
from bot.cli.speak import complain, print_plain
from digests.errors import DigestsError

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 4.0
"""How long to wait: longer than the server takes to give up on an answer, shorter than a container's own check."""
_MOST_BYTES = 65_536


class HealthUnknown(DigestsError):
    """There is nobody to ask."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was heard: whether all is well, and one sentence."""

    well: bool
    says: str


def health(
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="Ask here (default: /readyz at this machine's own health port)."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Ask whether the running bot is ready.

    Exits 0 when it is, and 1 with the reason when it is not or does not answer. Its /healthz tells only that it is
    alive.
    """
    heard = ask(url or _own_address(config))
    if not heard.well:
        complain(heard.says)
        raise typer.Exit(1)
    print_plain(heard.says)


def ask(url: str, *, seconds: float = SECONDS) -> Health:
    """What the health server at `url` says, asked directly and not by way of a proxy.

    Raises OptionError when `url` is no address of one.
    """
    from http.client import HTTPConnection, HTTPException

    host, port, path = _parts(url)
    connection = HTTPConnection(host, port, timeout=seconds)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return _heard(url, response.status, response.read(_MOST_BYTES))
    except TimeoutError:
        return Health(False, f"{url} did not answer within {seconds:g} seconds.")
    except OSError as error:
        return Health(
            False, f"Nothing answers at {url} ({error.strerror or error}): is `communique run` running there?"
        )
    except HTTPException:
        return Health(False, f"What answers at {url} is not Communiqué.")
    finally:
        connection.close()


def _own_address(config: "Path | None") -> str:
    import os

    from bot.settings.load import load

    port = load(config, os.environ).health_port
    if port == 0:
        raise HealthUnknown(
            "health_port is 0, so that `communique run` tells nobody how it is: set COMMUNIQUE_HEALTH_PORT to a port."
        )
    return f"http://127.0.0.1:{port}/readyz"


def _parts(url: str) -> tuple[str, int, str]:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        port = parts.port or 80
    except ValueError:  # a port beyond the numbers, a broken IPv6 host
        parts, port = urlsplit(""), 0
    if parts.scheme != "http" or not parts.hostname or not url.isascii() or not url.isprintable() or " " in url:
        raise OptionError(f"--url {url!r} is no address such as http://127.0.0.1:8081/healthz.")
    return parts.hostname, port, parts.path or "/"


def _heard(url: str, status: int, body: bytes) -> Health:
    try:
        told = json.loads(body)
        says, reason = told["status"], told.get("reason")
    except (ValueError, TypeError, KeyError, AttributeError):
        return Health(False, f"What answers at {url} is not Communiqué's health server (status {status}).")
    return Health(status == 200, str(reason or f"It is {says}."))
