"""Turns at a host, by a clock that moves only when a test moves it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from digests.sources.fetch.pace import NoTurn, Pace

A = "https://a.example/feed"
B = "https://b.example/feed"


class Clock:
    """Seconds since the test began, and those who sleep until some later one."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, woken))
        await woken

    async def move(self, seconds: float) -> None:
        """To `seconds` from now, stopping wherever someone wakes."""
        await settled()
        end = self.now + seconds
        while due := [until for until, woken in self._sleepers if until <= end and not woken.done()]:
            self.now = min(due)
            for until, woken in self._sleepers:
                if until <= self.now and not woken.done():
                    woken.set_result(None)
            await settled()
        self.now = end


async def settled() -> None:
    """Everyone has gone as far as they can without the clock."""
    for _ in range(50):
        await asyncio.sleep(0)


class Visit:
    """One request, which stays in its turn until it is told to end."""

    def __init__(self, pace: Pace, clock: Clock, url: str) -> None:
        self.begun: float | None = None
        self._over = asyncio.Event()
        self.task = asyncio.create_task(self._go(pace, clock, url))

    async def _go(self, pace: Pace, clock: Clock, url: str) -> None:
        async with pace.turn(url):
            self.begun = clock.now
            await self._over.wait()

    def end(self) -> None:
        self._over.set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@contextmanager
def visits(pace: Pace, clock: Clock, *urls: str) -> Iterator[list[Visit]]:
    """A request for each address, in this order; those left are cancelled in the end."""
    all_of_them = [Visit(pace, clock, url) for url in urls]
    yield all_of_them
    for visit in all_of_them:
        visit.task.cancel()


def _pace(clock: Clock, spacing: float = 1.0, per_host: int = 2) -> Pace:
    return Pace(spacing, per_host, now=clock.time, sleep=clock.sleep)


async def test_the_first_request_waits_for_nothing(clock: Clock) -> None:
    async with _pace(clock).turn(A):
        assert clock.now == 0.0


async def test_starts_at_one_host_are_spaced_and_in_the_order_of_arrival(clock: Clock) -> None:
    with visits(_pace(clock, per_host=10), clock, A, A, A, A) as asked:
        await clock.move(10)
        assert [visit.begun for visit in asked] == [0.0, 1.0, 2.0, 3.0]


async def test_no_more_than_allowed_are_in_flight_and_the_next_begins_when_one_ends(clock: Clock) -> None:
    with visits(_pace(clock), clock, A, A, A, A) as asked:
        await clock.move(10)
        assert [visit.begun for visit in asked] == [0.0, 1.0, None, None]
        asked[1].end()
        await clock.move(0)
        assert [visit.begun for visit in asked] == [0.0, 1.0, 10.0, None]
        asked[0].end()
        await clock.move(1)
        assert [visit.begun for visit in asked] == [0.0, 1.0, 10.0, 11.0]


async def test_other_hosts_are_never_delayed(clock: Clock) -> None:
    with visits(_pace(clock), clock, A, A, A, B, "https://c.example/", A, B) as asked:
        await settled()
        assert [visit.begun for visit in asked[3:5]] == [0.0, 0.0]
        await clock.move(1)
        assert asked[6].begun == 1.0


@pytest.mark.parametrize(
    "same",
    [
        "http://a.example/",
        "https://www.a.example/x",
        "https://A.EXAMPLE:8443/",
        "https://a.example./",
        "https://ann:pw@a.example",
    ],
)
async def test_one_host_is_one_host_in_every_spelling(clock: Clock, same: str) -> None:
    with visits(_pace(clock), clock, A, same) as asked:
        await clock.move(10)
        assert asked[1].begun == 1.0


async def test_the_pause_counts_from_the_start_of_the_last_request(clock: Clock) -> None:
    pace = _pace(clock, spacing=5)
    async with pace.turn(A):
        await clock.move(3)
    with visits(pace, clock, A) as asked:
        await clock.move(10)
        assert asked[0].begun == 5.0


async def test_who_leaves_while_waiting_leaves_no_trace(clock: Clock) -> None:
    pace = _pace(clock, per_host=1)
    with visits(pace, clock, A, A, A, A) as asked:
        await settled()
        asked[1].task.cancel()  # waits for a place
        asked[0].end()
        await settled()
        asked[2].task.cancel()  # has a place, and waits for the pause to end
        await clock.move(10)
        assert asked[3].begun == 1.0
        asked[3].end()
        await clock.move(10)
    assert not pace._busy
    async with pace.turn(B):
        pass
    assert set(pace._idle) == {"b.example"}


async def test_a_request_that_fails_gives_its_place_back(clock: Clock) -> None:
    pace = _pace(clock, per_host=1)
    for _ in range(3):
        with suppress(ConnectionError):
            async with pace.turn(A):
                raise ConnectionError
        await clock.move(1)
    assert not pace._busy


async def test_no_more_hosts_are_remembered_than_were_asked_of_late(clock: Clock) -> None:
    pace = _pace(clock)
    for number in range(500):
        async with pace.turn(f"https://host{number}.example/"):
            pass
        await clock.move(0.1)
    assert len(pace._idle) <= 11
    assert not pace._busy


async def test_a_host_that_asks_for_a_longer_pause_gets_it_and_can_take_it_back(clock: Clock) -> None:
    pace = _pace(clock, per_host=10)
    pace.slow("https://www.a.example/robots.txt", 7)
    with visits(pace, clock, A, A, B, B) as asked:
        await clock.move(20)
        assert [visit.begun for visit in asked] == [0.0, 7.0, 0.0, 1.0]
    pace.slow(A, 0)
    with visits(pace, clock, A, A) as asked:
        await clock.move(20)
        assert [visit.begun for visit in asked] == [20.0, 21.0]


async def test_a_host_cannot_ask_for_a_shorter_pause(clock: Clock) -> None:
    pace = _pace(clock)
    pace.slow(A, 0.1)
    with visits(pace, clock, A, A) as asked:
        await clock.move(20)
        assert asked[1].begun == 1.0


async def test_wishes_of_a_thousand_hosts_are_remembered(clock: Clock) -> None:
    pace = _pace(clock)
    for number in range(1_100):
        pace.slow(f"https://host{number}.example/", 7)
    assert len(pace._slowed) == 1_000
    assert "host1099.example" in pace._slowed


async def test_who_waits_too_long_is_told_so_in_words_without_secrets_and_takes_no_place(clock: Clock) -> None:
    pace = Pace(1.0, 1, patience=0, now=clock.time, sleep=clock.sleep)
    async with pace.turn(A):
        with pytest.raises(NoTurn, match=r"its turn did not come in 0 seconds") as caught:
            async with pace.turn("https://ann:hunter2@a.example/feed?token=s3cr3t"):
                pass
    assert "hunter2" not in str(caught.value)
    assert "s3cr3t" not in str(caught.value)
    with pytest.raises(NoTurn):  # now it is the pause that would take too long
        async with pace.turn(A):
            pass
    await clock.move(1)
    async with pace.turn(A):
        pass


async def test_a_pace_without_spacing_only_counts(clock: Clock) -> None:
    with visits(_pace(clock, spacing=0), clock, A, A, A) as asked:
        await settled()
        assert [visit.begun for visit in asked] == [0.0, 0.0, None]
