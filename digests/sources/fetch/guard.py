"""Which addresses may be asked: public ones, on web ports, checked again for every connection and redirect.

Feeds are added by users, so an address is hostile input: it must not reach the machine's own network, whatever its
name resolves to and whenever that answer changes.
"""

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from digests.errors import FetchError
from digests.sources.fetch.shown import shown

WEB_PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"),)
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "100.64.0.0/10",  # shared address space of carriers, RFC 6598
        "169.254.0.0/16",  # link-local, with the clouds' metadata service
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "::/96",  # IPv4-compatible, deprecated
        "64:ff9b:1::/48",  # NAT64 for local use, RFC 8215
        "100::/64",  # discard
        "2001:10::/28",  # ORCHID
        "3fff::/20",  # documentation, RFC 9637, which Python learned late
        "fc00::/7",  # unique local, with metadata services (fd00:ec2::254)
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local, deprecated
        "ff00::/8",  # multicast
    )
)
_LONGEST = 8_000
"""Characters of an address, as much as RFC 9110, 4.1 asks servers to take."""
_LABEL = re.compile(r"[A-Za-z0-9_-]{1,63}")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What may be reached. `allow_loopback` is for tests and the demo; it opens loopback and nothing else private."""

    ports: Collection[int] = WEB_PORTS
    allow_loopback: bool = False

    def check_url(self, url: str) -> URL:
        """The address, parsed. Raises FetchError for another scheme or port and for a literal that is not public."""
        url = url.strip()
        if len(url) > _LONGEST:
            raise FetchError(shown(url), f"the address is longer than {_LONGEST} characters")
        try:
            parsed = parse_url(url)
            host, port = parsed.raw_host, parsed.port
        except ValueError:
            raise FetchError(shown(url), "the address is not well-formed") from None  # the cause tells its secrets
        if parsed.scheme not in {"http", "https"}:
            raise FetchError(shown(url), "only http and https addresses are read")
        literal = literal_address(host) if host else None
        if not host or (literal is None and not _is_name(host)):
            raise FetchError(shown(url), "the address names no host")
        if literal is not None and (reason := self.refusal(literal)):
            raise FetchError(shown(url), reason)
        loopback = self.allow_loopback and (
            host == "localhost" or (literal is not None and unwrap(literal).is_loopback)
        )
        if port not in self.ports and not loopback:
            raise FetchError(shown(url), f"port {port} is not one of {', '.join(map(str, sorted(self.ports)))}")
        return parsed

    def refusal(self, address: Address) -> str | None:
        """Why `address` may not be reached, in words; None when it may."""
        if self.allow_loopback and unwrap(address).is_loopback:
            return None
        return None if is_public(address) else "it leads to an address that is not public"


def parse_url(url: str) -> URL:
    """The address in its parts. Raises ValueError, and nothing else as the library does, when it is not well-formed."""
    try:
        return URL(url)
    except IndexError as error:  # of "http://é@[::1]@"
        raise ValueError("not well-formed") from error


def is_public(address: Address) -> bool:
    """Whether anyone on the internet can reach the address; of one that carries an IPv4 address, that one counts."""
    inner = unwrap(address)
    zoned = isinstance(address, IPv6Address) and address.scope_id is not None  # means something on this machine only
    return (
        not zoned
        and inner.is_global
        and not (
            inner.is_multicast or inner.is_reserved or inner.is_unspecified or inner.is_loopback or inner.is_link_local
        )
        and not any(inner in network for network in _REFUSED if network.version == inner.version)
    )


def unwrap(address: Address) -> Address:
    """The IPv4 address inside an IPv4-mapped, NAT64, 6to4 or Teredo address, else the address (without a scope)."""
    if isinstance(address, IPv4Address):
        return address
    if address.scope_id is not None:
        address = IPv6Address(int(address))
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if any(address in network for network in _NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    return address


def literal_address(host: str) -> Address | None:
    """The address that `host` spells, also in the old spellings that the C library accepts ("127.1", "0x7f000001")."""
    host = host.strip("[]").rstrip(".").replace("%25", "%")  # RFC 6874 writes a zone so
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host)) if host[:1].isdigit() else None
    except (OSError, ValueError):
        return None


def _is_name(host: str) -> bool:
    """Whether `host` may be a name. One whose end is a number never is, by the URL Standard, and must not be looked up:
    what the library takes for an address it hands on without asking the resolver.
    """
    labels = host.removesuffix(".").split(".")
    return len(host) <= 254 and all(map(_LABEL.fullmatch, labels)) and not _NUMBER.fullmatch(labels[-1])


class GuardedResolver(AbstractResolver):
    """Resolves through another resolver and refuses a name as soon as one of its answers may not be reached.

    The connection is made to the very answers that were checked, so that a name cannot change its mind in between.
    """

    def __init__(self, inner: AbstractResolver, guard: Guard) -> None:
        self._inner = inner
        self._guard = guard

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The checked answers for `host`, at least one. Raises RefusedAddress, and OSError where there is none."""
        answers = await self._inner.resolve(host, port, family)
        if not answers:
            raise OSError("no answers")
        for answer in answers:
            try:
                reason = self._guard.refusal(ipaddress.ip_address(answer["host"]))
            except ValueError as error:
                raise RefusedAddress("its name resolves to something that is no address") from error
            if reason:
                raise RefusedAddress(reason)
        return answers

    async def close(self) -> None:
        """Closes the inner resolver."""
        await self._inner.close()


class RefusedAddress(Exception):
    """A name resolved to an address that may not be reached. Not an OSError: those are network failures."""
