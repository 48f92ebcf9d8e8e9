"""A page is fetched only when a person names its address, and only from a public machine.

The name is resolved first, every address it has must be public, and the connection goes to the
address that was checked, so that a name cannot lead into the reader's own network. Each
redirect is checked anew. Time and size are bounded as a whole, not a packet at a time.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from incidents.errors import BadArticle

MOST_BYTES: Final = 20_000_000
_SECONDS: Final = 30.0
_ONE_WAIT_S: Final = 10.0
_MOST_REDIRECTS: Final = 5
_PIECE: Final = 65_536
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"http": 80, "https": 443}
_AGENT: Final = "incident-atlas (a reader of one article at a person's request)"

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

# Gives the addresses of a host, as socket.getaddrinfo does.
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered, after redirects.
        headers: The answer's headers, names in lower case.
        data: The bytes.
        retrieved_at: When, in UTC.
    """

    url: str
    final_url: str
    headers: Mapping[str, str]
    data: bytes
    retrieved_at: datetime

    @property
    def media(self) -> str | None:
        """The MIME type as the server stated it, or None."""
        return self.headers.get("content-type")


def addresses(host: str, port: int) -> list[str]:
    """The addresses of a host.

    Raises:
        OSError: The name is not known or nobody answered.
    """
    return list(
        dict.fromkeys(
            str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
    )


def fetch(
    url: str,
    *,
    resolve: Resolve = addresses,
    is_allowed: Callable[[str], bool] | None = None,
) -> Fetched:
    """Fetch one page.

    Args:
        url: An http or https address.
        resolve: Gives the addresses of a host.
        is_allowed: Whether an address may be connected to; public ones if not told.

    Raises:
        BadArticle: The address is none, is not public, or did not answer in time with a page of
            bounded size; the message says which.
    """
    allowed = is_allowed or _is_public
    deadline = time.monotonic() + _SECONDS
    at = url
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _checked(at)
        status, headers, data = _ask(parts, resolve, allowed, deadline)
        if status not in _REDIRECTS:
            if status != 200:
                raise BadArticle(f"{_shown(at)} answered {status}; open it in a browser and paste.")
            return Fetched(
                url=url,
                final_url=at,
                headers=headers,
                data=data,
                retrieved_at=datetime.now(UTC),
            )
        at = urljoin(at, headers.get("location", ""))
    raise BadArticle(f"{_shown(url)} redirects more than {_MOST_REDIRECTS} times.")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadArticle(f"{_shown(url)} is no address; write it as https://….") from None
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise BadArticle(f"{_shown(url)} is no address of a page; write it as https://….")
    if parts.username or parts.password:
        raise BadArticle(f"{_shown(url)} holds a name or password; take them out.")
    return parts


def _ask(
    parts: SplitResult, resolve: Resolve, allowed: Callable[[str], bool], deadline: float
) -> tuple[int, dict[str, str], bytes]:
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as fault:
        raise BadArticle(f"The host {host[:80]!r} was not found; check the address.") from fault
    if not found or not all(allowed(each) for each in found):
        raise BadArticle(
            f"The host {host[:80]!r} is not on the public internet; save the page and hand in "
            "the file."
        )
    connection = _Checked(host, port, address=found[0], secure=parts.scheme == "https")
    try:
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request(
            "GET",
            path if path.startswith("/") else f"/{path}",
            headers={"User-Agent": _AGENT, "Accept-Encoding": "identity", "Host": parts.netloc},
        )
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        if headers.get("content-encoding", "identity") != "identity":
            raise BadArticle(f"{host[:80]} answers packed though asked not to; paste the text.")
        return answer.status, headers, _bounded(answer, connection, deadline, host)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        raise BadArticle(f"{host[:80]} did not answer: {type(fault).__name__}.") from fault
    finally:
        connection.close()


def _bounded(
    answer: http.client.HTTPResponse, connection: _Checked, deadline: float, host: str
) -> bytes:
    pieces, size = [], 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise BadArticle(f"{host[:80]} sends over {MOST_BYTES // 1_000_000} MB; no article is.")
        left = deadline - time.monotonic()
        if left <= 0:
            raise BadArticle(f"{host[:80]} took over {_SECONDS:.0f} s; try again later.")
        if connection.sock is not None:
            connection.sock.settimeout(min(left, _ONE_WAIT_S))
    return b"".join(pieces)


class _Checked(http.client.HTTPConnection):
    """Connects to the address that was checked, and to the host by its certificate."""

    def __init__(self, host: str, port: int, *, address: str, secure: bool) -> None:
        super().__init__(host, port, timeout=_ONE_WAIT_S)
        self._address = address
        self._secure = secure

    def connect(self) -> None:
        """Open the connection."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
            if self._secure
            else plain
        )


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.sixtofour or found.teredo or found in _NAT64:
            return False  # these carry an IPv4 address that the other end unpacks
        found = found.ipv4_mapped or found
    return found.is_global and not found.is_multicast


def _shown(url: str) -> str:
    return repr(url[:120])
