"""One GET over HTTP: guarded, limited in time and bytes, following redirects by itself."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from digests.errors import FetchError
from digests.sources.fetch.body import BodyError, read_body
from digests.sources.fetch.guard import Guard, GuardedResolver, RefusedAddress
from digests.sources.fetch.shown import shown

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_ACCEPT = "application/atom+xml, application/rss+xml;q=0.9, application/xml;q=0.8, text/html;q=0.8, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds for one fetch with all its redirects, bytes of one body after decompression, redirects followed."""

    seconds: float = 30.0
    body_bytes: int = 10 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer of any status. `headers` have lower-case names; `body` is empty but for status 2xx.

    `final_url` is where redirects ended, without userinfo: links are resolved against it, and those are shown.
    """

    status: int
    body: bytes
    headers: Mapping[str, str]
    final_url: str
    not_modified: bool = False

    @property
    def ok(self) -> bool:
        """Whether the answer brought what was asked for."""
        return 200 <= self.status < 300

    @property
    def content_type(self) -> str | None:
        """The Content-Type header as sent."""
        return self.headers.get("content-type")


class Fetcher:
    """Fetches addresses through one session of its own, whose every connection the guard checks. Made by `open`."""

    def __init__(self, session: aiohttp.ClientSession, guard: Guard, limits: Limits) -> None:
        self._session = session
        self._guard = guard
        self._limits = limits

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        *,
        guard: Guard | None = None,
        limits: Limits | None = None,
        resolver: AbstractResolver | None = None,
        connections: int = 20,
    ) -> AsyncIterator[Self]:
        """A fetcher until the block ends. `resolver` replaces the system's; its answers are checked like any others."""
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
            yield cls(session, guard, limits or Limits())

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The answer of `url`, which may be any status: 304 is `not_modified`, 503 is a value too.

        Raises FetchError, with the secrets of the address hidden, when the guard refuses, the network fails or a limit
        is passed.
        """
        conditions = {
            name: value
            for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified))
            if value and value.isprintable()
        }
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._follow(url, conditions)
        except TimeoutError as error:
            raise FetchError(shown(url), f"no complete answer within {self._limits.seconds:g} seconds") from error
        except RefusedAddress as error:
            raise FetchError(shown(url), str(error)) from error
        except BodyError as error:
            raise FetchError(shown(url), str(error)) from error
        except (aiohttp.ClientError, OSError, ValueError, UnicodeError) as error:
            raise FetchError(shown(url), _reason(error)) from error

    async def _follow(self, url: str, conditions: Mapping[str, str]) -> Fetched:
        address = self._guard.check_url(url)
        for _ in range(self._limits.redirects + 1):
            async with self._session.get(address, headers=conditions, allow_redirects=False) as answer:
                location = answer.headers.get("Location")
                if answer.status not in _REDIRECTS or not location:
                    return await self._read(answer, address)
            address = self._next(url, address, location)
        raise FetchError(shown(url), f"it redirects more than {self._limits.redirects} times")

    def _next(self, url: str, address: URL, location: str) -> URL:
        try:
            target = address.join(URL(location))
            return self._guard.check_url(str(target))
        except FetchError as error:
            raise FetchError(shown(url), f"it redirects to {error.url}, and {error.reason}") from error
        except ValueError as error:
            raise FetchError(shown(url), "it redirects to an address that is not well-formed") from error

    async def _read(self, answer: aiohttp.ClientResponse, address: URL) -> Fetched:
        headers = {name.lower(): value for name, value in answer.headers.items()}
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
            not_modified=answer.status == 304,
        )


def user_agent() -> str:
    """How this software names itself to servers."""
    try:
        return f"Communique/{version('communique')} (+feed reader)"
    except PackageNotFoundError:  # run from its source without being installed
        return "Communique (+feed reader)"


def _reason(error: Exception) -> str:
    """A network failure in words. The library's own text may hold the address with its secrets, so it is not used."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "its host name cannot be resolved"
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError | ssl.SSLError):
        return "its TLS certificate or handshake is not accepted"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "the server does not accept the connection"
    if isinstance(
        error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError | aiohttp.ClientOSError | ConnectionError
    ):
        return "the connection broke before the answer was complete"
    if isinstance(error, aiohttp.InvalidURL):
        return "the address is not well-formed"
    if isinstance(error, aiohttp.ClientResponseError):
        return "the server's answer is not valid HTTP"
    return "the connection failed"
