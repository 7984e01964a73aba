"""One GET over HTTP: guarded, limited in time and bytes, following redirects by itself."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from digests.errors import FetchError
from digests.sources.fetch.answer import Fetched as Fetched  # part of this module's interface
from digests.sources.fetch.answer import headers_of, location_of
from digests.sources.fetch.body import BodyError, read_body
from digests.sources.fetch.failures import in_words
from digests.sources.fetch.guard import Guard, GuardedResolver, RefusedAddress, parse_url
from digests.sources.fetch.pace import Pace
from digests.sources.fetch.shown import shown

PRODUCT = "Communique"
"""What this software is called in User-Agent, and what a robots.txt calls it."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_CHUNK = 64 * 1024
_ACCEPT = "application/atom+xml, application/rss+xml;q=0.9, application/xml;q=0.8, text/html;q=0.8, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds for one fetch with all its redirects, bytes of one body after decompression, redirects followed."""

    seconds: float = 30.0
    body_bytes: int = 10 * 1024 * 1024
    redirects: int = 5


class TooManyRedirects(FetchError):
    """An address leads from one to the next, further than it is followed."""


class Fetcher:
    """Fetches addresses through one session of its own, whose every connection the guard checks. Made by `open`."""

    def __init__(self, session: aiohttp.ClientSession, guard: Guard, limits: Limits, pace: Pace | None) -> None:
        self._session = session
        self._guard = guard
        self._limits = limits
        self.pace = pace

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        *,
        guard: Guard | None = None,
        limits: Limits | None = None,
        resolver: AbstractResolver | None = None,
        pace: Pace | None = None,
        connections: int = 20,
    ) -> AsyncIterator[Self]:
        """A fetcher until the block ends. `resolver` replaces the system's; its answers are checked like any others.

        Every request, those of redirects included, waits for its turn at `pace`; without one, none waits.
        """
        guard = guard or Guard()
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(resolver or aiohttp.ThreadedResolver(), guard),
            use_dns_cache=False,
            limit=connections,
            limit_per_host=4,
        )
        session = aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,  # done by us, within the limit
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),  # one limit stands around all redirects
            headers={"User-Agent": user_agent(), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
            trust_env=False,  # a proxy would connect where the guard cannot look
        )
        async with session:
            yield cls(session, guard, limits or Limits(), pace)

    async def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, delta: bool = False
    ) -> Fetched:
        """The answer of `url`, which may be any status: 304 is `not_modified`, 503 is a value too.

        `delta` says that, where a validator is given, entries that are new since then will do (status 226, RFC 3229).
        Raises FetchError, with the secrets of the address hidden, when the guard refuses, the network fails or a limit
        is passed; NoTurn and TooManyRedirects are kinds of it.
        """
        conditions = {
            name: value
            for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified))
            if value and value.isprintable()
        }
        if conditions and delta:
            conditions["A-IM"] = "feed"
        try:
            return await self._follow(url, conditions)
        except TimeoutError as error:
            raise FetchError(shown(url), f"no complete answer within {self._limits.seconds:g} seconds") from error
        except (RefusedAddress, BodyError) as error:
            raise FetchError(shown(url), str(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise FetchError(shown(url), in_words(error)) from None  # the cause may tell the address with its secrets

    async def _follow(self, url: str, conditions: Mapping[str, str]) -> Fetched:
        address = self._guard.check_url(url)
        permanent: URL | None = None
        lasting = True
        clock = asyncio.get_running_loop()
        seconds = self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            async with self._turn(address):
                begun = clock.time()
                async with (
                    asyncio.timeout(seconds),
                    self._session.get(address, headers=conditions, allow_redirects=False) as answer,
                ):
                    location = answer.headers.get("Location")
                    if answer.status not in _REDIRECTS or not location:
                        return await self._read(answer, address, permanent)
                seconds -= clock.time() - begun  # waiting for the next turn is not the server's slowness
            address = self._next(url, address, location_of(location))
            lasting = lasting and answer.status in _PERMANENT
            if lasting:
                permanent = address
        raise TooManyRedirects(shown(url), f"it redirects more than {self._limits.redirects} times")

    def _turn(self, address: URL) -> AbstractAsyncContextManager[None]:
        return self.pace.turn(str(address)) if self.pace else nullcontext()

    def _next(self, url: str, address: URL, location: str) -> URL:
        try:
            return self._guard.check_url(str(address.join(parse_url(location))))
        except FetchError as error:
            raise FetchError(shown(url), f"it redirects to {error.url}, and {error.reason}") from error
        except ValueError:
            raise FetchError(shown(url), "it redirects to an address that is not well-formed") from None

    async def _read(self, answer: aiohttp.ClientResponse, address: URL, permanent: URL | None) -> Fetched:
        headers = headers_of(answer.headers.items())
        body = b""
        if 200 <= answer.status < 300:
            length = headers.get("content-length", "")
            if length.isdigit() and int(length) > self._limits.body_bytes:
                raise BodyError(f"the answer is larger than {self._limits.body_bytes / 1024 / 1024:g} MiB")
            body = await read_body(
                answer.content.iter_chunked(_CHUNK),
                encoding=headers.get("content-encoding", ""),
                limit=self._limits.body_bytes,
            )
        else:
            answer.close()  # an error's page is not read, and may be endless
        return Fetched(
            status=answer.status,
            body=body,
            headers=headers,
            final_url=str(address.with_user(None)),
            permanent_url=str(permanent.with_user(None).with_fragment(None)) if permanent else None,
            not_modified=answer.status == 304,
        )


def user_agent() -> str:
    """How this software names itself to servers."""
    try:
        return f"{PRODUCT}/{version('communique')} (+feed reader)"
    except PackageNotFoundError:  # run from its source without being installed
        return f"{PRODUCT} (+feed reader)"
