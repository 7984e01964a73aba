"""The health server, and `communique health` that asks it, over real loopback HTTP."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from bot.cli.health import Health, ask
from bot.cli.moments import OptionError
from bot.health import HealthUnavailable, health_server
from digests.errors import StoreError
from tests.bot.terminal import Said, typed
from tests.sources.servers import serve

HOST = "127.0.0.1"


def answering(reason: str | None) -> Callable[[], Awaitable[str | None]]:
    async def ready() -> str | None:
        return reason

    return ready


async def get(url: str) -> tuple[int, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.json()


async def health(*words: str, folder: Path, **environ: str) -> Said:
    """`communique health` as the container's check runs it: a process of its own."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "health", *words,
        cwd=folder, env={**outer, **environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return Said(process.returncode, out.decode(), err.decode())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port: int = taken.getsockname()[1]
        return port


async def test_who_is_ready_says_so_at_both_addresses() -> None:
    async with health_server(HOST, 0, answering(None)) as url:
        assert await get(f"{url}/healthz") == (200, {"status": "alive"})
        assert await get(f"{url}/readyz") == (200, {"status": "ready"})


async def test_who_is_not_ready_gives_the_reason_and_is_alive_all_the_same() -> None:
    async with health_server(HOST, 0, answering("Discord does not answer.")) as url:
        assert await get(f"{url}/readyz") == (503, {"status": "not ready", "reason": "Discord does not answer."})
        assert (await get(f"{url}/healthz"))[0] == 200


async def test_each_question_is_asked_anew() -> None:
    answers = iter(["The gateway is connecting.", None])

    async def ready() -> str | None:
        return next(answers)

    async with health_server(HOST, 0, ready) as url:
        assert [(await get(f"{url}/readyz"))[0] for _ in range(2)] == [503, 200]


async def test_an_answer_that_does_not_come_counts_as_not_ready() -> None:
    async def ready() -> str | None:
        await asyncio.Event().wait()
        return None

    async with health_server(HOST, 0, ready, seconds=0.05) as url:
        status, told = await get(f"{url}/readyz")
    assert (status, told["reason"]) == (503, "Whether it is ready could not be found out within 0.05 seconds.")


async def test_a_store_that_fails_is_told_by_its_own_sentence() -> None:
    async def ready() -> str | None:
        raise StoreError("/data/communique.db", "is gone.")

    async with health_server(HOST, 0, ready) as url:
        assert await get(f"{url}/readyz") == (
            503,
            {"status": "not ready", "reason": "The store /data/communique.db is gone."},
        )


async def test_a_port_in_use_is_told_in_one_sentence_and_the_first_server_stays() -> None:
    async with health_server(HOST, 0, answering(None)) as url:
        port = int(url.rpartition(":")[2])
        with pytest.raises(HealthUnavailable) as raised:
            async with health_server(HOST, port, answering(None)):
                pass
        assert str(raised.value) == (
            f"The health server cannot listen at 127.0.0.1:{port}, for another program does: "
            "set COMMUNIQUE_HEALTH_PORT to a free port, or to 0 to do without."
        )
        assert (await get(f"{url}/healthz"))[0] == 200


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 8081), (HOST, 70_000)])
async def test_an_address_that_cannot_be_is_told_in_one_sentence(host: str, port: int) -> None:
    with pytest.raises(HealthUnavailable, match=rf"cannot listen at {host}:{port} \("):
        async with health_server(host, port, answering(None)):
            pass


async def test_the_port_is_free_again_afterwards_even_when_a_watcher_keeps_its_connection() -> None:
    port = free_port()
    async with aiohttp.ClientSession() as watcher:
        for _ in range(2):
            async with (
                health_server(HOST, port, answering(None)) as url,
                watcher.get(f"{url}/healthz") as response,
            ):
                assert response.status == 200


async def test_the_command_is_0_when_ready_and_1_with_the_reason_when_not(tmp_path: Path) -> None:
    reason: list[str | None] = [None]

    async def ready() -> str | None:
        return reason[0]

    async with health_server(HOST, 0, ready) as url:
        port = url.rpartition(":")[2]
        well = await health(folder=tmp_path, COMMUNIQUE_HEALTH_PORT=port)
        reason[0] = "Discord does not answer."
        ill = await health(folder=tmp_path, COMMUNIQUE_HEALTH_PORT=port)
        alive = await health("--url", f"{url}/healthz", folder=tmp_path)
    assert well == Said(0, "It is ready.\n", "")
    assert ill == Said(1, "", "Discord does not answer.\n")
    assert alive == Said(0, "It is alive.\n", "")


async def test_the_command_goes_by_no_proxy(tmp_path: Path) -> None:
    nowhere = f"http://{HOST}:{free_port()}"
    async with health_server(HOST, 0, answering(None)) as url:
        said = await health("--url", f"{url}/readyz", folder=tmp_path, http_proxy=nowhere, HTTP_PROXY=nowhere)
    assert said.code == 0


def test_nobody_there_is_1_and_says_so(here: Path) -> None:
    url = f"http://{HOST}:{free_port()}/readyz"
    said = typed("health", "--url", url)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"Nothing answers at {url} (Connection refused): is `communique run` running there?\n"


def test_a_health_server_that_is_switched_off_cannot_be_asked(here: Path) -> None:
    said = typed("health")
    assert (said.code, said.out) == (1, "")
    assert "health_port is 0" in said.err


@pytest.mark.parametrize(
    "url", ["8081", "127.0.0.1:8081", "ftp://127.0.0.1/", "http://", "http://a:99999/", "http://a b/"]
)
def test_what_is_no_address_is_wrong_usage(url: str) -> None:
    with pytest.raises(OptionError, match="is no address such as"):
        ask(url)


async def test_another_server_is_not_taken_for_it() -> None:
    """Whatever it answers, a page or a number, this is no sign of health."""
    async with serve() as site:
        site.text("/page", "<p>welcome</p>")
        site.text("/number", "42")
        heard = [await asyncio.to_thread(ask, site.url(path)) for path in ("/page", "/number")]
    assert [health.well for health in heard] == [False, False]
    assert all("is not Communiqué's health server" in health.says for health in heard)


async def test_who_accepts_and_then_says_nothing_is_not_waited_for() -> None:
    with socket.create_server((HOST, 0)) as silent:
        url = f"http://{HOST}:{silent.getsockname()[1]}/readyz"
        assert await asyncio.to_thread(ask, url, seconds=0.1) == Health(
            False, f"{url} did not answer within 0.1 seconds."
        )
