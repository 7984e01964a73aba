"""Maps such as digests ask for, and the process that draws them as a picture worker does: a fresh one.

`python -m bench.maps ROUNDS` prints, as JSON, the seconds of each picture in the order drawn, by the wall's
clock and by the processor's, and the process's peak.
"""

import json
import sys
import time
from itertools import cycle, pairwise

from bot.workers.memory import peak_mb
from digests.pictures.spec import Contact, MapSpec, Standing

_STANDINGS: tuple[Standing, ...] = ("agreed", "held", "ahead", "due", "called_off", "passing")


def _map(title: str, *groups: str) -> MapSpec:
    """`groups`: codes of the parties, and after @ that of the venue."""
    contacts = []
    for group, standing in zip(groups, cycle(_STANDINGS), strict=False):
        parties, _, venue = group.partition("@")
        contacts.append(Contact(parties=tuple(sorted(parties.split())), standing=standing, venue=venue or None))
    return MapSpec(title=title, contacts=tuple(contacts))


MAPS = {
    "one meeting": _map("One meeting", "FR KR"),
    "Europe, 10 contacts": _map("Europe", *("FR DE|FR DE|FR PL|DE PL|IT GR|GB FR|ES PT|AT HU|BE NL|CH IT".split("|"))),
    "across the date line": _map("The Pacific", *("FJ NZ|AU NZ|TO WS|FJ TV|CK NZ|AU VU KI@FJ".split("|"))),
    "tables of many": _map("Tables", *("US RU UA GB FR DE@CH|CN JP KR|ID MY SG TH VN PH@SG".split("|"))),
    "the world, 20 contacts": _map(
        "The world",
        *"US CN|US JP|US GB|FR DE|RU IN|RU CN|BR AR|BR ZA|EG SA|TR UA".split("|"),
        *"IN JP|AU JP|KE ET|NG GH|MX US|CA US|KR JP|ID AU|IR PK|CL PE".split("|"),
    ),
    "the world, 60 contacts": _map(
        "Everybody",
        *(f"{one} {other}" for one in ("US", "CN", "FR") for other in "GB DE IT ES PL TR EG SA IN ID".split()),
        *(f"{one} {other}" for one in ("RU", "BR", "JP") for other in "KR VN AU NZ ZA NG KE AR CL MX".split()),
    ),
}
"""What is drawn → its description."""


def main() -> None:
    """Draw every map as often as the command line says, and print what it took."""
    wall, processor = [time.perf_counter()], [time.process_time()]
    from digests.pictures.world_map import draw_map

    for _ in range(int(sys.argv[1])):
        for spec in MAPS.values():
            draw_map(spec)
            wall.append(time.perf_counter())
            processor.append(time.process_time())
    took = {"wall": _steps(wall), "processor": _steps(processor), "peak_mb": peak_mb()}
    print(json.dumps(took))  # noqa: T201 # the measuring process reads this


def _steps(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


if __name__ == "__main__":
    main()
