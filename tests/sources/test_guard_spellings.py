"""Addresses written so that one reader takes them for another place than the next: read as one, or refused."""

import traceback

import pytest

from digests.errors import FetchError
from digests.sources.fetch.guard import Guard, parse_url


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0X7F000001",
        "0x7f.1",
        "0x7f.0x0.0x0.0x1",
        "0177.0.0.1",
        "0177.0x0.1",
        "127.1",
        "127.0.1",
        "0",
        "127.0.0.1.",
        "127.0.0.1..",
        "2130706433.",
        "１２７.0.0.1",  # digits of full width
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",  # a full stop that IDNA takes for a dot
        "127．0｡0.1",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:7f00:1]",
        "[::FFFF:127.0.0.1]",
        "[fe80::1%25eth0]",
        "[fe80::1%eth0]",
        "[::1%25lo]",
        "[2606:4700::1111%25eth0]",
        "example.org@127.0.0.1",
        "example.org:80@127.0.0.1",
        "example.org%40@127.0.0.1",
        "a@example.org@127.0.0.1",
        "8.8.8.8 &@127.0.0.1",
        "127.0.0.1#@example.org",
        "127.0.0.1?@example.org",
        "127.0.0.1/@example.org",
        "127.0.0.1:80#@example.org:80",
        "\t127.0.0.1",
        "127.0.\n0.1",
    ],
)
def test_every_spelling_of_this_machine_is_this_machine(host: str) -> None:
    with pytest.raises(FetchError, match="not public"):
        Guard().check_url(f"http://{host}/feed")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1.1",
        "1.2.3.4.5",
        "256.256.256.256",
        "4294967296",
        "example.0x7f",
        "example.127",
        "0o177.0.0.1",
        "%31%32%37.0.0.1",
        "127.0.0.1%2eexample.org",
        "127.0.0.1%00.example.org",
        "127.0.0.1\x00.example.org",
        "localhost%00",
        "exa mple.org",
        "a..example",
        ".example",
        ".",
        "[v1.fe80::1]",
        "[::1].example",
        "[::1",
        "::1",
        "127.0.0.1\\@example.org",
        "example.org\\@127.0.0.1",
        "é@[::1]@",
        "xn--a.\xad",
        "a" * 64 + ".example",
        "a." * 130 + "example",
        "example.org:80:80",
        "example.org:-1",
        "example.org:８０x",
        "[::1]x",
        "",
        ":80",
        "@",
    ],
)
def test_a_host_that_is_neither_a_name_nor_an_address_is_refused(host: str) -> None:
    with pytest.raises(FetchError, match=r"names no host|not well-formed"):
        Guard(allow_loopback=True).check_url(f"http://{host}/feed")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://example.org/feed", "example.org"),
        ("HTTPS://EXAMPLE.ORG/feed", "example.org"),
        ("http://example.org./feed", "example.org."),
        ("http://münchen.example/feed", "xn--mnchen-3ya.example"),
        ("http://my_host.example/feed", "my_host.example"),
        ("http://1and1.example/feed", "1and1.example"),
        ("http://127.0.0.1.example.org/feed", "127.0.0.1.example.org"),
        ("http://127.0.0.1@example.org/feed", "example.org"),
        ("http://example.org/@127.0.0.1", "example.org"),
        ("http://8.8.8.8/feed", "8.8.8.8"),
        ("http://[2606:4700::1111]/feed", "2606:4700::1111"),
        ("  http://example.org/feed \n", "example.org"),
    ],
)
def test_names_and_public_addresses_go_where_they_say(url: str, host: str) -> None:
    assert Guard().check_url(url).raw_host == host


@pytest.mark.parametrize(
    "url", ["http://localhost:1/", "http://127.0.0.1:1/", "http://127.9.9.9:1/", "http://[::1]:1/"]
)
def test_loopback_is_open_at_any_port_when_it_was_asked_for(url: str) -> None:
    assert Guard(allow_loopback=True).check_url(url).port == 1
    with pytest.raises(FetchError):
        Guard().check_url(url)


@pytest.mark.parametrize("port", [0, 1, 21, 22, 25, 81, 3306, 5432, 6379, 8081, 9200, 11211, 27017, 65535])
def test_ports_that_are_not_the_webs_are_closed(port: int) -> None:
    for guard in (Guard(), Guard(allow_loopback=True)):
        with pytest.raises(FetchError, match=f"port {port} is not one of"):
            guard.check_url(f"http://example.org:{port}/")


def test_an_address_longer_than_servers_take_is_refused_in_a_short_sentence() -> None:
    with pytest.raises(FetchError, match="longer than 8000 characters") as caught:
        Guard().check_url("http://example.org/?" + "a" * 10_000_000)
    assert len(str(caught.value)) < 700


def test_what_the_library_stumbles_over_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="not well-formed"):
        parse_url("http://é@[::1]@")


@pytest.mark.parametrize(
    "rest", ["[::1/feed", "a\\b/", "example.org:hunter/", "10.0.0.1/", "é@[::1]@", "example.org:22/"]
)
def test_a_refusal_tells_no_password_even_to_a_log(rest: str) -> None:
    url = f"http://ann:hunter2@{rest}?token=s3cr3t"
    with pytest.raises(FetchError) as caught:
        Guard().check_url(url)
    told = "".join(traceback.format_exception(caught.value))
    assert "hunter2" not in told.replace(rest, "")
    assert "s3cr3t" not in told
