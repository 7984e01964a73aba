"""Typographic variants made plain, one character for one, so that every offset stays valid."""

_SAME_LENGTH = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\f\v", " "
    ),
    **dict.fromkeys(
        "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " "
    ),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
}
_TABLE = str.maketrans(_SAME_LENGTH)


def flatten(text: str) -> str:
    """`text` with plain spaces, quotes and hyphens; `len(flatten(text)) == len(text)`."""
    return text.translate(_TABLE)


def squeeze(text: str) -> str:
    """`text` on one line with single spaces, for showing."""
    return " ".join(text.split())
