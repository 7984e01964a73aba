"""Reading a request's body: JSON, or JSON in `payload_json` beside files."""

import json
import re
from typing import Any

from aiohttp import BodyPartReader, web

from tests.loopback.model import Upload
from tests.loopback.refusals import invalid_json

_FILE = re.compile(r"files\[([0-9])\]")


async def read_body(request: web.Request) -> tuple[Any, list[Upload]]:
    """The JSON (None without a body) and the files. Raises the refusal for what is neither."""
    if request.content_type == "multipart/form-data":
        return await _multipart(request)
    body = await request.read()
    if not body:
        return None, []
    if request.content_type != "application/json":
        raise invalid_json()
    return _json(body), []


async def _multipart(request: web.Request) -> tuple[Any, list[Upload]]:
    payload: Any = None
    files: list[Upload] = []
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read())
        number = _FILE.fullmatch(part.name or "")
        if part.name == "payload_json":
            payload = _json(data)
        elif number is not None:
            kind = _content_type(part.filename or "", part.headers.get("Content-Type", ""))
            files.append(Upload(int(number[1]), part.filename or "unknown", kind, data))
        else:
            raise invalid_json()
    return payload, files


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        raise invalid_json() from None


def _content_type(filename: str, said: str) -> str:
    """Discord goes by the name where the sender says nothing (discord.py always says octet-stream)."""
    known = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "txt": "text/plain"}
    return known.get(filename.rpartition(".")[2].lower(), said or "application/octet-stream")
