"""A basemap of one's own is a file of pictures, read where it lies, or a server that is named.

Only pictures are given out: PNG, JPEG and WebP, told by their first bytes, whatever the file says.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final, Protocol
from urllib.parse import urlsplit

from geo.errors import TilesRefused

DEEPEST: Final = 22
_LONGEST_CREDIT: Final = 300
_LONGEST_TEMPLATE: Final = 1_000
_PARTS: Final = ("{z}", "{x}", "{y}")
# Whatever could end the host in a policy's list of hosts, or an address in a page.
_NEVER: Final = frozenset(" \t\r\n\"'`<>;,\\*")
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a file of tiles says of itself.

    Attributes:
        credit: Whose it is, as plain text; empty where it does not say.
        least_zoom: The farthest zoom that it has pictures for.
        most_zoom: The nearest one.
    """

    credit: str
    least_zoom: int
    most_zoom: int


class TileFile(Protocol):
    """Whatever keeps pictures by zoom, column and row; threads may share it."""

    @property
    def about(self) -> About:
        """What it says of itself."""

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile, or None where it has none; row 0 is the northernmost."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TileServer:
    """A server of tiles that the settings name.

    Attributes:
        template: Its address with {z}, {x} and {y}.
        origin: Scheme, host and port, for a Content-Security-Policy.
        host: Its name, for people.
    """

    template: str
    origin: str
    host: str


def tile_server(template: str) -> TileServer:
    """Read the address of a server.

    Raises:
        TilesRefused: It is no address of tiles; the message says what it must be.
    """
    if (
        len(template) > _LONGEST_TEMPLATE
        or not template.isascii()
        or _NEVER & set(template)
        or any(template.count(part) != 1 for part in _PARTS)
    ):
        raise _no_template()
    try:
        parts = urlsplit(template)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise _no_template() from fault
    if not host or "{" in parts.netloc or "@" in parts.netloc or "{" in _without_parts(template):
        raise _no_template()
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise TilesRefused("A tile server is asked over https only, or over http on this machine")
    name = f"[{host}]" if ":" in host else host
    origin = f"{parts.scheme}://{name}" + (f":{port}" if port else "")
    return TileServer(template=template, origin=origin, host=host)


def media_type(picture: bytes) -> str | None:
    """What a picture is by its first bytes; None for anything but PNG, JPEG and WebP."""
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if picture.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    return None


def credit_text(said: object) -> str:
    """A credit as plain text: files carry it as markup."""
    if not isinstance(said, str):
        return ""
    reader = _Words()
    reader.feed(said[: 10 * _LONGEST_CREDIT])
    reader.close()
    words = " ".join("".join(reader.words).split())
    return "".join(each for each in words if each.isprintable())[:_LONGEST_CREDIT]


class _Words(HTMLParser):
    """Keeps the text and drops the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.words.append(data)


def _without_parts(template: str) -> str:
    for part in _PARTS:
        template = template.replace(part, "")
    return template


def _no_template() -> TilesRefused:
    return TilesRefused(
        "The address of a tile server looks like https://tiles.example.org/{z}/{x}/{y}.png,"
        " with {z}, {x} and {y} once each after the host"
    )
