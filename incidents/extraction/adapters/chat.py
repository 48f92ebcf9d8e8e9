"""One question to an OpenAI-compatible server, within a time and a size, and never redirected.

The deadline holds for the whole answer: a server that sends a byte a second is cut off too.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

_MOST_BYTES: Final = 2_000_000
_PIECE: Final = 16_384
_OK: Final = 200


class NoAnswer(Exception):
    """The server gave no usable answer; the message says why, and the rules' drafts stand."""


def asked(address: str, key: str | None, body: Mapping[str, Any], *, seconds: float) -> object:
    """What the model answers: the JSON value in its message.

    Args:
        address: The server's base, such as http://127.0.0.1:11434/v1.
        key: Sent as a bearer token, or None.
        body: The request.
        seconds: How long the whole exchange may take.

    Raises:
        NoAnswer: It cannot be reached, is too slow or too long, or answers something else.
    """
    deadline = monotonic() + seconds
    parts = urlsplit(f"{address}/chat/completions")
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, seconds)
    try:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        connection.request("POST", parts.path, json.dumps(body).encode(), headers)
        with connection.getresponse() as answer:
            if answer.status != _OK:
                raise NoAnswer(f"the server answered with status {answer.status}")
            text = _read(connection, answer, deadline)
    except TimeoutError as slow:
        raise NoAnswer(f"the server did not answer within {seconds:.0f} s") from slow
    except (OSError, HTTPException) as failure:
        raise NoAnswer(f"the server cannot be reached: {failure}") from (failure)
    finally:
        connection.close()
    return _content(text)


def _connection(scheme: str, host: str, port: int | None, seconds: float) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    return HTTPConnection(host, port, timeout=seconds)


def _read(connection: HTTPConnection, answer: HTTPResponse, deadline: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while True:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = answer.read1(_PIECE)
        if not piece:
            return b"".join(pieces)
        size += len(piece)
        if size > _MOST_BYTES:
            raise NoAnswer(f"the answer is longer than {_MOST_BYTES:,} bytes")
        pieces.append(piece)


def _content(text: bytes) -> object:
    try:
        message = json.loads(text)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as wrong:
        raise NoAnswer("the server's answer is no chat completion") from wrong
    try:
        found: object = json.loads(message)
    except (ValueError, TypeError, RecursionError) as wrong:
        raise NoAnswer("the model's message is no JSON") from wrong
    return found
