"""Where redirects lead, which of them mean that a feed has moved, and where they are not followed."""

import pytest

from digests.errors import FetchError
from digests.sources.fetch.client import Fetcher, TooManyRedirects
from tests.sources.servers import Site, serve, serve_bytes


def _chain(site: Site, *statuses: int) -> None:
    for step, status in enumerate(statuses):
        site.status(f"/{step}", status, Location=f"/{step + 1}")
    site.text(f"/{len(statuses)}", "here")


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ([], None),
        ([301], "/1"),
        ([308], "/1"),
        ([301, 308, 301], "/3"),
        ([301, 302], "/1"),
        ([308, 301, 307, 301], "/2"),
        ([302], None),
        ([303], None),
        ([307], None),
        ([302, 301], None),
    ],
)
async def test_an_address_has_moved_as_far_as_its_redirects_are_permanent_from_the_first(
    site: Site, fetcher: Fetcher, statuses: list[int], moved_to: str | None
) -> None:
    _chain(site, *statuses)
    answer = await fetcher.fetch(site.url("/0"))
    assert answer.body == b"here"
    assert answer.permanent_url == (site.url(moved_to) if moved_to else None)
    assert answer.final_url == site.url(f"/{len(statuses)}")


async def test_a_move_is_told_whatever_the_new_place_answers(site: Site, fetcher: Fetcher) -> None:
    site.status("/old", 301, Location="/new")
    site.status("/new", 503)
    answer = await fetcher.fetch(site.url("/old"))
    assert (answer.status, answer.permanent_url) == (503, site.url("/new"))


async def test_a_new_address_carries_neither_password_nor_fragment(site: Site, fetcher: Fetcher) -> None:
    site.status("/old", 301, Location="/new?a=1#part")
    site.text("/new", "x")
    answer = await fetcher.fetch(site.url("/old").replace("http://", "http://ann:hunter2@"))
    assert answer.permanent_url == site.url("/new?a=1")


async def test_a_password_follows_on_its_own_site_and_never_to_another(fetcher: Fetcher) -> None:
    async with serve() as first, serve() as second:
        first.status("/0", 302, Location="/1")
        first.status("/1", 302, Location=second.url("/2"))
        second.text("/2", "x")
        await fetcher.fetch(first.url("/0").replace("http://", "http://ann:hunter2@"))
        assert ["Authorization" in request.headers for request in first.requests] == [True, True]
        assert ["Authorization" in request.headers for request in second.requests] == [False]


async def test_redirects_in_a_circle_end_in_words(site: Site, fetcher: Fetcher) -> None:
    site.status("/a", 301, Location="/b")
    site.status("/b", 308, Location="/a")
    with pytest.raises(TooManyRedirects, match="redirects more than 5 times"):
        await fetcher.fetch(site.url("/a"))
    assert len(site.requests) == 6


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://example.org/feed",
        "data:text/xml,<rss/>",
        "javascript:alert(1)",
        "gopher://example.org/",
        "about:blank",
        "http://10.0.0.1/?token=s3cr3t",
        "//169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://0xa000001/",
        "http://192.168.0.1./",
        "http://ann:hunter2@172.16.0.1/",
        "http://example.org:6379/",
    ],
)
async def test_another_scheme_a_closed_port_or_a_private_place_is_not_followed(
    site: Site, fetcher: Fetcher, status: int, target: str
) -> None:
    site.status("/feed", status, Location=target)
    with pytest.raises(FetchError, match="it redirects to") as caught:
        await fetcher.fetch(site.url("/feed"))
    assert "hunter2" not in str(caught.value)
    assert "s3cr3t" not in str(caught.value)
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "garbage",
    [
        b"http://[::1",
        b"http://a..b/",
        b"http://exa mple.org/",
        b"http://127.0.0.1.1/",
        b"http://[v1.a:b]/",
        b"http://example.org:port/",
        b"http://%31%32%37.0.0.1/",
        b"http://\xe4.example/",
        b"http://\xc3\xa9@[::1]@",
        b"//" + b"a" * 300 + b"/",
        b"/" + b"a" * 8_050,
    ],
)
async def test_a_location_that_is_no_address_ends_in_words(fetcher: Fetcher, garbage: bytes) -> None:
    async with serve_bytes(b"HTTP/1.1 302 Found\r\nLocation: " + garbage + b"\r\nContent-Length: 0\r\n\r\n") as wire:
        with pytest.raises(FetchError, match=r"it redirects to"):
            await fetcher.fetch(wire.url())
        assert len(wire.heads) == 1


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        (b"/caf\xe9", b"GET /caf%E9 "),
        ("/café".encode(), b"GET /caf%C3%A9 "),
        (b"?page=2", b"GET /feed?page=2 "),
        (b"next", b"GET /next "),
    ],
)
async def test_a_location_is_followed_in_any_spelling(fetcher: Fetcher, location: bytes, asked: bytes) -> None:
    found = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    async with serve_bytes(found, b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere") as wire:
        assert (await fetcher.fetch(wire.url())).body == b"here"
        assert wire.heads[1].startswith(asked)


@pytest.mark.parametrize("headers", [{}, {"Location": ""}])
async def test_a_redirect_to_nowhere_is_a_value(site: Site, fetcher: Fetcher, headers: dict[str, str]) -> None:
    site.status("/feed", 301, **headers)
    answer = await fetcher.fetch(site.url("/feed"))
    assert (answer.status, answer.ok, answer.permanent_url) == (301, False, None)


async def test_a_redirect_with_an_endless_page_is_followed_without_reading_it(fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n" + b"x" * 1_000_000
    async with serve_bytes(head, b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere") as wire:
        assert (await fetcher.fetch(wire.url())).body == b"here"
