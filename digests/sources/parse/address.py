"""The web address that a page, or a list of feeds, means by what it writes."""

import re
from urllib.parse import urljoin, urlsplit

LONGEST = 2_000
"""Characters; no server needs longer ones, and many refuse them."""
_FEED_SCHEME = re.compile(r"\Afeed(?::(?://)?(?=https?://)|(?=://))", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?)://(?:([^/?#\s\\]*)@)?([^/?#\s\\@]+)((?:[/?#][^\x00-\x1f\x7f]*)?)", re.IGNORECASE)


def web_address(written: str, *, base: str | None = None) -> str | None:
    """The absolute http or https address, scheme and host in small letters; None where there is none.

    What is relative is resolved against `base`. The scheme `feed:`, with which programs were once called, is taken
    away (`feed://` stands for `http://`). The rest stays as written, userinfo and fragment too.
    """
    written = _FEED_SCHEME.sub(lambda found: "" if ":" in found[0] else "http", written.strip(), count=1)
    try:
        found = _ADDRESS.fullmatch(urljoin(base, written) if base else written)
        if found is None or len(found[0]) > LONGEST:
            return None
        scheme, userinfo, place, rest = found.groups()
        address = f"{scheme.lower()}://{'' if userinfo is None else f'{userinfo}@'}{place.lower()}{rest}"
        parts = urlsplit(address)
        usable = bool((parts.hostname or "").strip(".-")) and parts.port != 0
    except ValueError:  # a broken IPv6 host, or a port that is no number
        return None
    return address if usable else None
