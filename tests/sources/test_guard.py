"""The guard: which addresses may be asked, whatever their spelling."""

import ipaddress
import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from digests.errors import FetchError
from digests.sources.fetch.guard import Guard, GuardedResolver, RefusedAddress, is_public, literal_address, unwrap

PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700:4700::1111",
    "2a00:1450:4001::200e",
    "64:ff9b::808:808",
    "2002:808:808::1",
]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104 - an address to be refused, nothing listens on it
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:0:0:0:0:0:f5ff:fffe",
    "2001:db8::1",
    "100::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    if address == "2001:0:4136:e378:8000:63bf:3fff:fdd2":  # Teredo around 192.0.2.45
        assert str(unwrap(ipaddress.ip_address(address))) == "192.0.2.45"
    assert not is_public(ipaddress.ip_address(address))
    assert Guard().refusal(ipaddress.ip_address(address))


def test_loopback_is_open_only_when_asked_for_and_opens_nothing_else() -> None:
    guard = Guard(allow_loopback=True)
    for address in NOT_PUBLIC:
        opened = guard.refusal(ipaddress.ip_address(address)) is None
        assert opened == unwrap(ipaddress.ip_address(address)).is_loopback, address


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.0.1./",
    ],
)
def test_literal_private_addresses_are_refused_in_every_spelling(url: str) -> None:
    with pytest.raises(FetchError, match="not public"):
        Guard().check_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/feed", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http:///feed", "no host|not well-formed"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:6379/", "port 6379"),
        ("http://example.org:99999/", "not well-formed"),
        ("http://[::1/", "not well-formed"),
        ("", "only http and https"),
    ],
)
def test_other_schemes_ports_and_broken_addresses_are_refused_in_words(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        Guard().check_url(url)


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_web_ports_are_open(port: int) -> None:
    assert Guard().check_url(f"https://example.org:{port}/feed").port == port


def test_more_ports_can_be_configured() -> None:
    assert Guard(ports={9000}).check_url("http://example.org:9000/").port == 9000


def test_names_are_no_literals() -> None:
    assert literal_address("example.org") is None
    assert literal_address("1and1.example") is None


class _Answers(AbstractResolver):
    """A name server that gives the next list of answers at each question."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
            for address in self._answers.pop(0)
        ]

    async def close(self) -> None: ...


async def test_one_private_answer_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(RefusedAddress):
        await GuardedResolver(_Answers(["8.8.8.8", "10.0.0.1"]), Guard()).resolve("example.org", 80)


async def test_a_name_that_changes_its_mind_is_checked_at_each_connection() -> None:
    resolver = GuardedResolver(_Answers(["8.8.8.8"], ["127.0.0.1"]), Guard())
    assert [answer["host"] for answer in await resolver.resolve("example.org", 80)] == ["8.8.8.8"]
    with pytest.raises(RefusedAddress):
        await resolver.resolve("example.org", 80)
