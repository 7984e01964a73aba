"""An e-mail (a newsletter, a ministry's mailing) to an article. Attachments are left alone."""

import email
import re
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from digests.errors import InputError
from digests.model import Article
from digests.sources.parse.dates import Dated, read_date
from digests.sources.parse.decode import decode
from digests.sources.parse.home import Home, home_of
from digests.sources.parse.identity import article_id
from digests.sources.parse.litter import is_litter
from digests.sources.parse.markup import squeeze, to_text

MAX_BYTES = 10 * 1024 * 1024
_HEADER = re.compile(rb"(?im)^(from|date|subject|message-id|received|mime-version|to)[ \t]*:")
_PREFIX = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+")


def parse_mail(data: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> Article:
    """The article that the message in `data` carries: its plain text, else its HTML's text.

    The sender's name or domain gives the publisher, the Date header the time, the Message-ID the identity.
    Raises InputError, beginning with `name`, for what is no message or holds no text.
    """
    if len(data) > max_bytes:
        raise InputError(f"{name} is larger than {max_bytes / 1024 / 1024:g} MiB; it was not read.")
    head = data.lstrip()[:20_000]
    if not head:
        raise InputError(f"{name} is empty.")
    if not _HEADER.search(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]):
        raise InputError(f"{name} is no e-mail message: it has no From, Date or Subject line.")
    try:
        message = email.message_from_bytes(data.lstrip(), policy=default)
        text = _body(message, name)
        subject, sender, sent, key = (_header(message, h) for h in ("Subject", "From", "Date", "Message-ID"))
    except InputError:
        raise
    except Exception as error:  # the standard library's parser raises many kinds on broken headers and charsets
        raise InputError(f"{name} is a broken e-mail message; it was not read.") from error
    if not text.strip():
        raise InputError(f"{name} holds no text, only attachments or nothing.")
    home = _home(sender)
    date: Dated | None = read_date(sent, zone=home.zone)
    guid = f"mid:{key.strip('<> ')}" if key.strip("<> ") else None  # the URI of a message, RFC 2392
    return Article(
        id=article_id(url=None, guid=guid, text=text),
        url=None,
        title=_PREFIX.sub("", squeeze(subject)),
        text=text,
        published=date.at if date else None,
        publisher=home.name,
        publisher_country=home.country,
        zone=home.zone,
    )


def _header(message: EmailMessage, name: str) -> str:
    return squeeze(str(message.get(name, "") or ""))


def _body(message: EmailMessage, name: str) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    text = decode(
        payload,
        name=name,
        content_type=str(part.get("Content-Type", "")),
        declared=part.get_content_subtype() == "html",
    )
    if part.get_content_subtype() != "html":
        return text.replace("\r\n", "\n")
    return "\n\n".join(line for line in to_text(text).split("\n\n") if not is_litter(line))


def _home(sender: str) -> Home:
    display, address = parseaddr(sender)
    host = address.rpartition("@")[2]
    known = home_of(squeeze(display) or None, f"https://{host}/" if host else None)
    return known if known.name else Home(name=host or None)
