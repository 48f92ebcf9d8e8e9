"""Over the offline basemap lies what the settings name, if it can be read; else that is said."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo.errors import TilesRefused
from geo.map.mbtiles import MBTiles
from geo.map.pmtiles_file import PMTiles
from geo.map.tiles import TileFile, TileServer, tile_server
from incidents.settings import TILE_SERVER, TILES, Settings

_LOG: Final = logging.getLogger(__name__)
_READERS: Final[Mapping[str, type[MBTiles | PMTiles]]] = MappingProxyType(
    {".mbtiles": MBTiles, ".pmtiles": PMTiles}
)
_INSTEAD: Final = "The map shows its own basemap instead."


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiles:
    """The tiles that the map shows over its own basemap.

    Attributes:
        file: A file of them, or None.
        server: A server of them, or None; never both.
        problems: A sentence for each setting that could not be followed.
    """

    file: TileFile | None = None
    server: TileServer | None = None
    problems: tuple[str, ...] = ()

    @property
    def said(self) -> str | None:
        """What a person must know before looking: somebody else learns of it."""
        if self.server is None:
            return None
        return f"The map asks tiles from {self.server.host}: it learns where you look."


def open_tiles(settings: Settings) -> Tiles:
    """Open what the settings name; what cannot be opened is said, and the map goes on without."""
    file, problems = _file(settings.tiles)
    server: TileServer | None = None
    if settings.tile_server and file is not None:
        problems.append(f"{TILE_SERVER} is not asked, since {TILES} names a file.")
    elif settings.tile_server:
        try:
            server = tile_server(settings.tile_server)
        except TilesRefused as fault:
            problems.append(f"{TILE_SERVER}: {fault}. {_INSTEAD}")
    for problem in problems:
        _LOG.warning(problem)
    return Tiles(file=file, server=server, problems=tuple(problems))


def _file(path: Path | None) -> tuple[TileFile | None, list[str]]:
    if path is None:
        return None, []
    try:
        return _opened(path), []
    except TilesRefused as fault:
        return None, [f"{TILES}: {fault}. {_INSTEAD}"]


def _opened(path: Path) -> TileFile:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise TilesRefused(f"{path.name} is neither an .mbtiles nor a .pmtiles file")
    if not path.is_file():
        raise TilesRefused(f"there is no file {path.name}, or it cannot be read")
    return reader(path)
