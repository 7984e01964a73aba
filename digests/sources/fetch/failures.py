"""Network failures in words. The library's own texts may hold an address with its secrets, so they are not used."""

import ssl

import aiohttp


def in_words(error: Exception) -> str:
    """Why a request came to nothing."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "its host name cannot be resolved"
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError | ssl.SSLError):
        return "its TLS certificate or handshake is not accepted"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "the server does not accept the connection"
    if isinstance(
        error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError | aiohttp.ClientOSError | ConnectionError
    ):
        return "the connection broke before the answer was complete"
    if isinstance(error, aiohttp.InvalidURL):
        return "the address is not well-formed"
    if isinstance(error, aiohttp.ClientResponseError):
        return "the server's answer is not valid HTTP"
    return "the connection failed"
