"""Every class of address that is not public is refused: written out, resolved, among others and behind a redirect."""

import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from digests.errors import FetchError
from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Address, Guard
from tests.sources.servers import serve

CLASSES = {
    "private": ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    "loopback": ["127.0.0.1", "127.255.255.254", "::1"],
    "link-local": ["169.254.0.1", "fe80::1", "febf::1"],
    "metadata": ["169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200", "192.0.0.192"],
    "shared": ["100.64.0.1", "100.127.255.255"],
    "benchmark": ["198.18.0.1", "198.19.255.255", "2001:2::1"],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
    "broadcast": ["255.255.255.255", "240.0.0.1"],
    "unspecified": ["0.0.0.0", "0.255.255.255", "::"],  # noqa: S104 - to be refused, nothing listens on it
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    "unique local": ["fc00::1", "fdff::1"],
    "site-local": ["fec0::1"],
    "reserved": ["4000::1", "5f00::1", "100::1", "::2"],
    "IPv4-mapped": ["::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0:0"],
    "IPv4-compatible": ["::10.0.0.1", "::127.0.0.1"],
    "IPv4-translated": ["::ffff:0:10.0.0.1"],
    "NAT64": ["64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8"],
    "6to4": ["2002:a00:1::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1"],
    "Teredo": ["2001:0:808:808:0:0:f5ff:fffe", "2001:0:808:808:0:0:80ff:fffe", "2001:0:808:808:0:0:5601:5601"],
    "with a zone": ["fe80::1%eth0", "::1%lo", "2606:4700::1111%eth0"],
}
ADDRESSES = [pytest.param(address, id=f"{name} {address}") for name, all_of in CLASSES.items() for address in all_of]
PUBLIC = "93.184.216.34"


class Names(AbstractResolver):
    """A name server with its answers for each name: one list, or the next of several at each question."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self._answers = {f"{name}.example": lists for name, lists in answers.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        lists = self._answers[host]
        answers = lists.pop(0) if len(lists) > 1 else lists[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in answers
        ]

    async def close(self) -> None: ...


@pytest.mark.parametrize("address", ADDRESSES)
def test_written_out_in_the_address(address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    for url in (f"http://{host}/", f"https://{host}:8443/feed", f"http://ann:pw@{host}/"):
        with pytest.raises(FetchError, match="not public"):
            Guard().check_url(url)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("before", [[], [PUBLIC]], ids=["alone", "behind a public one"])
@pytest.mark.parametrize("after", [[], [PUBLIC]], ids=["last", "before a public one"])
async def test_resolved_from_a_name(address: str, before: list[str], after: list[str]) -> None:
    names = Names(feeds=[[*before, address, *after]])
    async with Fetcher.open(resolver=names, limits=Limits(seconds=5)) as fetcher:
        with pytest.raises(FetchError, match="not public"):
            await fetcher.fetch("http://feeds.example/feed")
    assert names.asked == ["feeds.example"]


class _ButTheServer(Guard):
    """The guard as it is, but for the one address at which the test's own server listens."""

    def refusal(self, address: Address) -> str | None:
        return None if str(address) == "127.0.0.1" else super().refusal(address)


@pytest.mark.parametrize("address", [param for param in ADDRESSES if param.values != ("127.0.0.1",)])
async def test_behind_a_redirect_to_a_name(address: str) -> None:
    async with serve() as site:
        port = int(site.root.rpartition(":")[2])
        names = Names(feeds=[["127.0.0.1"]], inner=[[address]])
        site.status("/feed", 302, Location=f"http://inner.example:{port}/feed")
        async with Fetcher.open(guard=_ButTheServer(ports={port}), resolver=names, limits=Limits(seconds=5)) as fetcher:
            with pytest.raises(FetchError, match="not public"):
                await fetcher.fetch(f"http://feeds.example:{port}/feed")
        assert names.asked == ["feeds.example", "inner.example"]
        assert len(site.requests) == 1


@pytest.mark.parametrize("address", [param for param in ADDRESSES if param.values != ("127.0.0.1",)])
async def test_from_a_name_that_changes_its_mind_between_a_redirect_and_its_target(address: str) -> None:
    async with serve() as site:
        port = int(site.root.rpartition(":")[2])
        names = Names(feeds=[["127.0.0.1"], [address]])
        site.status("/feed", 302, Location="/next", Connection="close")
        site.text("/next", "a secret")
        async with Fetcher.open(guard=_ButTheServer(ports={port}), resolver=names, limits=Limits(seconds=5)) as fetcher:
            with pytest.raises(FetchError, match="not public"):
                await fetcher.fetch(f"http://feeds.example:{port}/feed")
        assert not site.asked("/next")
        assert len(names.asked) == 2


@pytest.mark.parametrize("answer", ["", "localhost", "10.0.0", "127.1", "0x7f000001", "feeds.example"])
async def test_an_answer_that_is_no_address_is_not_resolved_again(answer: str) -> None:
    names = Names(feeds=[[answer]])
    async with Fetcher.open(resolver=names, limits=Limits(seconds=5)) as fetcher:
        with pytest.raises(FetchError, match="resolves to something that is no address"):
            await fetcher.fetch("http://feeds.example/feed")
    assert names.asked == ["feeds.example"]


async def test_a_name_without_answers_is_an_error_in_words() -> None:
    async with Fetcher.open(resolver=Names(feeds=[[]]), limits=Limits(seconds=5)) as fetcher:
        with pytest.raises(FetchError, match="its host name cannot be resolved"):
            await fetcher.fetch("http://feeds.example/feed")
