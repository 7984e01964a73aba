"""Bytes to characters: byte order mark, HTTP header, declaration, then what the bytes themselves say."""

import codecs
import re
from collections.abc import Iterator

from digests.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\x7fELF", "a program"),
)
# What is called by these names is in practice their wider Windows or GB form (WHATWG Encoding Standard).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*+=\s*+["']?+\s*+([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*+=\s*+["']?+\s*+([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096


def decode(data: bytes, *, name: str, content_type: str | None = None, declared: bool = True) -> str:
    """The characters of `data`, a byte order mark removed; undecodable bytes become U+FFFD.

    `declared` says whether a charset written inside the first bytes counts (XML, HTML) or not (plain text).
    Raises InputError, which begins with `name`, for empty and for binary data.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise InputError(f"{name} is empty.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _unmarked_utf16(data):
        return data.decode(wide, errors="replace")
    if what := binary_kind(data):
        raise InputError(f"{name} is {what}, not text.")
    claims = list(_claims(data, content_type, declared))
    for claim in claims:
        if claim.startswith(("iso2022", "hz")):  # these look like plain ASCII, so only a claim tells
            return data.decode(claim, errors="replace")
    try:
        # Bytes that are valid UTF-8 are UTF-8, whatever an old template claims: no other set passes this by chance.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for claim in claims:
        try:
            return data.decode(claim)
        except UnicodeDecodeError:
            continue
    if _nearly_utf8(data):
        return data.decode("utf-8", errors="replace")
    return data.decode(claims[0] if claims else "cp1252", errors="replace")


def binary_kind(data: bytes) -> str | None:
    """What the binary `data` is, in words ("a PDF file"), or None when it looks like text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    head = data[:_HEAD]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return "binary data" if b"\x00" in head or controls > len(head) // 20 else None


def _claims(data: bytes, content_type: str | None, declared: bool) -> Iterator[str]:
    header = _HEADER.search(content_type or "")
    inside = _DECLARED.search(data[:_HEAD]) if declared else None
    for claim in (header and header[1], inside and inside[1].decode("ascii")):
        if not claim:
            continue
        try:
            codec = codecs.lookup(claim)
        except LookupError:
            continue
        # A codec such as `rot13` or `hex` is no character set; UTF-16 was ruled out by its zero bytes.
        if getattr(codec, "_is_text_encoding", True) and not codec.name.startswith(
            ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")
        ):
            yield _WIDER.get(codec.name, codec.name)


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:200]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.3 and even < len(head) * 0.05:
        return "utf-16-le"
    if even > len(head) * 0.3 and odd < len(head) * 0.05:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes) -> bool:
    """True when a few bytes only are broken, as where a text was cut inside a character."""
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(character > "\x7f" for character in text) - wrong
    return right > 4 * wrong
