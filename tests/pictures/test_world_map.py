"""The picture itself: a PNG of one size, the same for the same contacts, whatever its title and codes hold."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from PIL import Image

from digests.pictures.sheet import drawable
from digests.pictures.spec import Contact, MapSpec, Standing
from digests.pictures.world_map import HEIGHT, WIDTH, draw_map
from digests.places.names import countries, display_name
from tests.pictures.making import contact, drawn

STANDINGS: tuple[Standing, ...] = ("agreed", "held", "ahead", "due", "called_off", "passing")


def chunks(png: bytes) -> dict[str, bytes]:
    """The parts of a PNG file, by name (RFC 2083)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found: dict[str, bytes] = {}
    at = 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        found[name.decode("ascii")] = found.get(name.decode("ascii"), b"") + png[at + 8 : at + 8 + length]
        at += length + 12
    return found


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", chunks(png)["IHDR"][:8])
    return width, height


def test_a_png_that_holds_a_picture_and_nothing_about_its_making() -> None:
    made = chunks(draw_map(drawn(contact("FR", "KR", venue="LA"))))
    assert set(made) <= {"IHDR", "pHYs", "IDAT", "IEND"}
    assert len(zlib.decompress(made["IDAT"])) == (4 * WIDTH + 1) * HEIGHT
    assert (WIDTH, HEIGHT) == (1200, 630)


def test_the_same_contacts_give_the_same_bytes_in_every_process() -> None:
    spec = drawn(contact("FR", "KR"), contact("FJ", "NZ", "WS", standing="ahead"))
    here = draw_map(spec)
    assert draw_map(spec) == here
    code = (
        "import sys; from digests.pictures.world_map import draw_map; from tests.pictures.making import *;"
        "spec = drawn(contact('FR', 'KR'), contact('FJ', 'NZ', 'WS', standing='ahead'));"
        "sys.stdout.buffer.write(draw_map(spec))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)  # noqa: S603 # ours
    assert ran.stdout == here
    assert ran.stderr == b""


@pytest.mark.parametrize(
    "title",
    [
        "",
        "$x^2$ \\frac{1}{2} $\\undefined{$ 50 $ and 60 $",
        "one\ntwo\r\n\tthree\x00\x1b[31m\x85",
        "W" * 4000,
        "\u202egnitirw dlrow\u202c \u2066x\u2069 \u200f\u200e",
        "שלום مرحبا 首脑会谈 정상회담 🇫🇷🤝🇰🇷",
        "Z\u0351\u036b\u0343a\u0369\u036cl\u0320g" * 300,
        "\ud800 half of a letter",
    ],
    ids=["empty", "mathematics", "control", "long", "bidirectional", "scripts", "piled", "surrogate"],
)
def test_titles_are_harmless(title: str) -> None:
    assert size(draw_map(MapSpec(title=title, contacts=(contact("FR", "KR"),)))) == (WIDTH, HEIGHT)


def test_mathematics_is_written_as_it_stands() -> None:
    plain, dollars = (draw_map(drawn(title=title)) for title in ("x2", "$x^2$"))
    assert drawable("$x^2$\n{a}") == "$x^2$ {a}"
    assert plain != dollars


@pytest.mark.parametrize(
    "contacts",
    [
        (),
        (contact("FR", "EU"),),
        (contact("EU", "NATO"),),
        (contact("ZZ", "<@123>", "*" * 999, venue="../../etc"),),
        (contact("AQ", "CL"),),
        (contact("AQ", "US", "RU", "JP", "BR"),),
        (contact("VA", "IT"), contact("CD", "CG"), contact("IL", "PS")),
        (Contact(parties=(), standing="held"),),
        (Contact(parties=("FR", "FR"), standing="held", venue="FR"),),
        tuple(
            contact(one, other, standing=STANDINGS[at % 6])
            for at, (one, other) in enumerate(zip(sorted(countries())[:60], sorted(countries())[100:160], strict=True))
        ),
        (contact(*sorted(countries())),),
    ],
    ids=["none", "one", "organisations", "unknown", "south", "all ends", "neighbours", "nobody", "itself", "60", "all"],
)
def test_no_contacts_are_too_few_too_many_or_too_strange(contacts: tuple[Contact, ...]) -> None:
    assert size(draw_map(drawn(*contacts))) == (WIDTH, HEIGHT)


def test_the_legend_shows_only_the_standings_that_are_used() -> None:
    def legend(*standings: Standing) -> bytes:
        made = draw_map(drawn(*(contact("FR", "KR", standing=standing) for standing in standings)))
        return Image.open(BytesIO(made)).crop((0, 556, WIDTH, 600)).tobytes()

    assert legend("held") != legend("agreed")
    assert legend("held", "held") == legend("held")


def test_every_name_can_be_written() -> None:
    names = [display_name(code) for code in countries()]
    assert [drawable(name) for name in names] == names
