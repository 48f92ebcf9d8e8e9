"""Every answer tells the browser to load nothing from elsewhere, and only known host names get one.

The middleware is plain ASGI: it adds headers to the first message of an answer and passes every
other message on as it is, so streams and the websocket run through it untouched.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What Streamlit 1.67 needs beyond 'self', each tried in a browser:
# - blob: scripts, since it imports a component's code from one (components v2);
# - the inline script of its index.html, by its hash, which is read from the installed file;
# - inline styles, which its Emotion library writes; data: and blob: for pictures it holds.
# The websocket is 'self' (CSP level 3). Nothing may be evaluated from text.
_POLICY: Final = (
    ("default-src", "'none'"),
    ("script-src", "'self' blob:"),
    ("style-src", "'self' 'unsafe-inline'"),
    ("img-src", "'self' data: blob:"),
    ("font-src", "'self' data:"),
    ("media-src", "'self' blob:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self' blob:"),
    ("frame-src", "'self'"),
    ("manifest-src", "'self'"),
    ("frame-ancestors", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
    ("object-src", "'none'"),
)
_ALWAYS: Final = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "SAMEORIGIN"),
    ("cross-origin-opener-policy", "same-origin"),
)
_INLINE_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")


def policy(*, scripts: Sequence[str] = (), blobs: bool = True, pictures: Sequence[str] = ()) -> str:
    """A Content-Security-Policy that allows this origin only.

    Args:
        scripts: Hashes of inline scripts that may run, as `sha256-…`.
        blobs: Whether a script may come from a blob, as Streamlit's own page needs.
        pictures: Other origins that pictures may come from, as `https://tiles.example.org`.
    """
    allowed = " ".join(
        ("'self'", *(["blob:"] if blobs else []), *(f"'{each}'" for each in scripts))
    )
    own = dict(_POLICY)
    own |= {"script-src": allowed, "img-src": " ".join((own["img-src"], *pictures))}
    return "; ".join(f"{name} {value}" for name, value in own.items())


def middleware(*, hosts: Callable[[], Sequence[str]] = lambda: _LOOPBACK) -> list[Middleware]:
    """The middleware that `st.App` is given.

    Args:
        hosts: Asked at each request for the host names that are answered, as Streamlit's
            `server.allowedHosts`: Streamlit itself checks them at its websocket only. An empty
            list or `*` answers to every name.
    """
    return [
        Middleware(KnownHosts, hosts=hosts),
        Middleware(SafetyHeaders, policy=policy(scripts=streamlit_scripts())),
    ]


@cache
def streamlit_scripts() -> tuple[str, ...]:
    """The hash of each inline script of Streamlit's page, as `sha256-…`."""
    found = importlib.util.find_spec("streamlit")
    if found is None or found.origin is None:
        return ()
    page = Path(found.origin).parent / "static" / "index.html"
    return tuple(script_hash(each) for each in _INLINE_SCRIPT.findall(page.read_text("utf-8")))


def script_hash(script: str) -> str:
    """An inline script's name in a Content-Security-Policy (CSP level 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


class SafetyHeaders:
    """Adds the headers; a Content-Security-Policy that a route set itself stays."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its answer back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", self._policy)
                for name, value in _ALWAYS:
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class KnownHosts:
    """Refuses a request to a name that is not ours.

    A page elsewhere may let its own name point to 127.0.0.1 (DNS rebinding); the browser then
    takes our answers for that page's own. The Host header still tells.
    """

    def __init__(self, app: ASGIApp, hosts: Callable[[], Sequence[str]]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, or pass the request on."""
        if scope["type"] == "http" and not is_known(
            Headers(scope=scope).get("host"), self._hosts()
        ):
            refusal = PlainTextResponse(
                "This host name is not served here; add it to server.allowedHosts.\n", 403
            )
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_known(host: str | None, known: Sequence[str]) -> bool:
    """Whether a Host header names one of the hosts; `*.example.org` stands for its subdomains."""
    if not known or "*" in known:
        return True
    name = _without_port(host or "").casefold().rstrip(".")
    return any(
        name.endswith(each[1:].casefold()) if each.startswith("*.") else name == each.casefold()
        for each in known
    )


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
