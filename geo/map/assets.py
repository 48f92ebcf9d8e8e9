"""The files the map's page loads all come from this program or from an installed package."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from xstatic.pkg import leaflet

_OURS: Final = Path(__file__).resolve().parent / "assets"
_LEAFLET: Final = Path(leaflet.BASE_DIR)
_TYPES: Final = MappingProxyType(
    {
        ".js": "text/javascript",
        ".css": "text/css",
        ".png": "image/png",
        ".gz": "application/json",
    }
)
# The page's own scripts, in the order in which they run, are sent as one file: a browser that has
# twenty in its store still asks for each.
_WHOLE: Final = "map.js"
_PARTS: Final = (
    "canvas.js",
    "basemap_drawing.js",
    "basemap_painter.js",
    "basemap.js",
    "labels.js",
    "symbols.js",
    "heat.js",
    "cells.js",
    "picking.js",
    "outline.js",
    "incident_layer.js",
    "areas.js",
    "legend.js",
    "credits.js",
    "tiles.js",
    "play.js",
    "furniture.js",
    "incidents.js",
    "places.js",
    "previewed.js",
    "start.js",
)
# In the order in which the page loads them.
SCRIPTS: Final = ("leaflet/leaflet.js", _WHOLE)
STYLES: Final = ("leaflet/leaflet.css", "map.css")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asset:
    """A file as it is served.

    Attributes:
        content: Its bytes.
        media_type: Such as `text/css`.
        gzipped: Whether the bytes are gzipped and must be sent with that encoding.
    """

    content: bytes
    media_type: str
    gzipped: bool


def asset(name: str) -> Asset | None:
    """The file of that name, or None; no other name reaches the disk."""
    if name == _WHOLE:
        return Asset(content=_whole(), media_type=_TYPES[".js"], gzipped=False)
    path = _files().get(name)
    if path is None:
        return None
    return Asset(
        content=path.read_bytes(),
        media_type=_TYPES[path.suffix],
        gzipped=path.suffix == ".gz",
    )


@cache
def version() -> str:
    """Twelve characters that change when any of the files does, so that a browser may keep them."""
    digest = hashlib.sha256(_whole())
    for name, path in _files().items():
        digest.update(name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


@cache
def _whole() -> bytes:
    return b"\n".join((_OURS / each).read_bytes() for each in _PARTS)


@cache
def _files() -> Mapping[str, Path]:
    ours = {path.relative_to(_OURS).as_posix(): path for path in sorted(_OURS.rglob("*"))}
    theirs = {
        f"leaflet/{name}": _LEAFLET / name
        for name in ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png")
    }
    return MappingProxyType(
        {name: path for name, path in (ours | theirs).items() if path.suffix in _TYPES}
    )
