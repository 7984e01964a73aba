"""Bytes to characters: byte order mark, HTTP header, declaration, then what the bytes themselves say."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from digests.errors import InputError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # Without a mark, how `<` and `<?xm` look (XML 1.0, appendix F).
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
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
_GUESSED = (
    "cp1252 cp1251 koi8_r cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 gb18030 big5 cp932 euc_jp cp949"
).split()
"""Sets that the web still uses; among these a guess is made, the first where nothing speaks for another."""
_FOREIGN = re.compile(rb"[\x80-\xff]")
_HEAD = 4096
_SAMPLE = 8_000
"""Bytes that a guess looks at; more make it slower and no better."""


def decode(data: bytes, *, name: str, content_type: str | None = None, declared: bool = True) -> str:
    """The characters of `data`, a byte order mark removed; undecodable bytes become U+FFFD.

    `declared` says whether a charset written inside the first bytes counts (XML, HTML) or not (plain text).
    Raises InputError, which begins with `name`, for empty and for binary data.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise InputError(f"{name} is empty.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff")
    data = data.removeprefix(codecs.BOM_UTF8)
    if wide := _unmarked_utf16(data):
        return data.decode(wide, errors="replace")
    if not (declared and data.lstrip(b" \t\r\n\x00\xef\xbb\xbf").startswith(b"<")) and (what := binary_kind(data)):
        raise InputError(f"{name} is {what}, not text.")
    claims = _claims(data, content_type, declared)
    for claim in claims:
        if claim.startswith(("iso2022", "hz")):  # these look like plain ASCII, so only a claim tells
            return data.decode(claim, errors="replace")
    try:
        # Bytes that are valid UTF-8 are UTF-8, whatever an old template claims: no other set passes this by chance.
        return data.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError:
        pass
    if _nearly(data, "utf-8"):
        return data.decode("utf-8", errors="replace").lstrip("\ufeff")
    for claim in claims:
        try:
            return data.decode(claim)
        except UnicodeDecodeError:
            continue
    believed = [claim for claim in claims if claim != "utf-8" and _nearly(data, claim)]
    return data.decode(believed[0] if believed else _guess(data), errors="replace")


def binary_kind(data: bytes) -> str | None:
    """What the binary `data` is, in words ("a PDF file"), or None when it looks like text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    head = data[:_HEAD]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return "binary data" if b"\x00" in head or controls > len(head) // 20 else None


def _claims(data: bytes, content_type: str | None, declared: bool) -> list[str]:
    """The character sets that the header and then the text itself name, in the order of belief (RFC 7303, 3.2).

    A header that says Latin-1 stands last: many servers add it to whatever they send.
    """
    header = list(_set_named(found[1] if (found := _HEADER.search(content_type or "")) else ""))
    inside = list(_set_named(said[1].decode("ascii") if declared and (said := _DECLARED.search(data[:_HEAD])) else ""))
    return inside + header if header == ["cp1252"] else header + inside


def _set_named(claim: str) -> Iterator[str]:
    try:
        codec = codecs.lookup(claim)
    except LookupError:
        return
    # A codec such as `rot13` or `hex` is no character set; UTF-16 was ruled out by its zero bytes.
    if getattr(codec, "_is_text_encoding", True) and not codec.name.startswith(
        ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw", "undefined", "charmap")
    ):
        yield _WIDER.get(codec.name, codec.name)


def _guess(data: bytes) -> str:
    """The likeliest set of bytes whose claims are none or wrong, by the words around the first foreign letter."""
    first = found.start() if (found := _FOREIGN.search(data)) else 0
    start = max(first - _SAMPLE // 4, 0)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_GUESSED).best()
    return _WIDER.get(best.encoding, best.encoding) if best else "cp1252"


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


def _nearly(data: bytes, encoding: str) -> bool:
    """True when a few bytes only are broken, as where a text was cut inside a character."""
    text = data.decode(encoding, errors="replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", errors="ignore")) - wrong
    return right > 4 * wrong
