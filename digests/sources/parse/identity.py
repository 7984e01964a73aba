"""What an article is known by: its canonical URL, else its feed's guid, else the hash of its text."""

import hashlib

from digests.sources.parse.canonical import canonical_url


def article_id(*, url: str | None, guid: str | None, text: str, feed_host: str = "") -> str:
    """A stable id: the canonical URL, else the guid (with its feed's host when only unique there), else `sha256:`…"""
    if url and (canonical := canonical_url(url)).startswith(("http://", "https://")):
        return canonical
    if guid and guid.strip():
        guid = guid.strip()
        return guid if ":" in guid or not feed_host else f"{feed_host}:{guid}"
    return "sha256:" + text_hash(text)


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
