"""What a server answered, as a value."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_CHECKS = {
    # developers.cloudflare.com/cloudflare-challenges, "Detect a Challenge Page response"
    "cf-mitigated": {"challenge"},
    # docs.aws.amazon.com/waf, "CAPTCHA and Challenge action behavior"; a challenge has status 202 and no content
    "x-amzn-waf-action": {"challenge", "captcha"},
    # Vercel's firewall in attack mode; "deny" is an ordinary refusal
    "x-vercel-mitigated": {"challenge"},
}
_STRAY = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer of any status. `headers` have lower-case names; `body` is empty but for status 2xx.

    `final_url` is where redirects ended, without userinfo: links are resolved against it, and those are shown.
    `permanent_url` is where the address has moved for good, without userinfo and fragment: the end of the redirects
    301 and 308 that came before any other; None where the first was another, or none. One answer is no proof of a
    move, and userinfo of the asked address is for the caller to keep.
    """

    status: int
    body: bytes
    headers: Mapping[str, str]
    final_url: str
    permanent_url: str | None = None
    not_modified: bool = False

    @property
    def ok(self) -> bool:
        """Whether the answer brought what was asked for; of a `challenged` one that cannot be said."""
        return 200 <= self.status < 300

    @property
    def challenged(self) -> bool:
        """Whether the headers say that this is a check which only a browser passes, in place of what was asked for."""
        return any(self.headers.get(name, "").strip().lower() in values for name, values in _CHECKS.items())

    @property
    def content_type(self) -> str | None:
        """The Content-Type header as sent."""
        return self.headers.get("content-type")


def headers_of(sent: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by lower-case name; lines of one name are joined as in RFC 9110, 5.2, and every value is real text.

    The library turns bytes that are no UTF-8 into lone surrogates, which could not be stored; here they are Latin-1.
    """
    headers: dict[str, str] = {}
    for name, value in sent:
        name = name.lower()
        text = _STRAY.sub(lambda match: chr(ord(match[0]) - 0xDC00), value)
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers


def location_of(sent: str) -> str:
    """A Location header whose bytes that are no UTF-8 are escaped, as browsers do."""
    return _STRAY.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", sent)
