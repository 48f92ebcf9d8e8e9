"""A PMTiles file is read where it lies; a directory of it is unpacked once.

Source: PMTiles specification, version 3; the package pmtiles reads its header and directories.
"""

from __future__ import annotations

import json
import mmap
import zlib
from functools import lru_cache
from gzip import decompress
from pathlib import Path
from typing import Any, Final

from pmtiles.tile import (
    Compression,
    Entry,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from geo.errors import TilesRefused
from geo.map.tiles import DEEPEST, About, credit_text

_HEADER_BYTES: Final = 127
_DIRECTORIES_KEPT: Final = 64
_DEEPEST_DIRECTORY: Final = 4
_PICTURES: Final = frozenset({TileType.PNG, TileType.JPEG, TileType.WEBP})
_VECTOR: Final = frozenset({TileType.MVT, TileType.MLT})
_DAMAGED: Final = (EOFError, OSError, ValueError, IndexError, zlib.error)


class PMTiles:
    """The tiles of a PMTiles file."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._header = deserialize_header(self._bytes[:_HEADER_BYTES])
        except (*_DAMAGED, MagicNumberNotFound, SpecVersionUnsupported) as fault:
            raise TilesRefused(f"{path.name} is no PMTiles file of version 3") from fault
        self._refuse(path)
        self._directory = lru_cache(_DIRECTORIES_KEPT)(self._read_directory)
        try:
            self._directory(self._header["root_offset"], self._header["root_length"])
            said = self._metadata()
        except _DAMAGED as fault:
            raise TilesRefused(f"{path.name} is damaged: its directory cannot be read") from fault
        self._about = About(
            credit=credit_text(said.get("attribution")),
            least_zoom=min(self._header["min_zoom"], DEEPEST),
            most_zoom=min(self._header["max_zoom"], DEEPEST),
        )

    @property
    def about(self) -> About:
        """What the file says of itself."""
        return self._about

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile; None where the file has none, or is damaged there."""
        wanted = zxy_to_tileid(z, x, y)
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(_DEEPEST_DIRECTORY):
            try:
                found = find_tile(self._directory(offset, length), wanted)
            except _DAMAGED:
                return None
            if found is None:
                return None
            if found.run_length:
                start = self._header["tile_data_offset"] + found.offset
                return self._bytes[start : start + found.length]
            offset = self._header["leaf_directory_offset"] + found.offset
            length = found.length
        return None

    def _refuse(self, path: Path) -> None:
        header = self._header
        if header["tile_type"] in _VECTOR:
            raise TilesRefused(
                f"{path.name} holds vector tiles; the map draws pictures only (PNG, JPEG or WebP)"
            )
        if header["tile_type"] not in _PICTURES:
            raise TilesRefused(f"{path.name} holds tiles that are neither PNG, JPEG nor WebP")
        if header["tile_compression"] not in {Compression.NONE, Compression.UNKNOWN}:
            raise TilesRefused(f"{path.name} holds packed pictures, which this program cannot read")
        if header["tile_data_offset"] + header["tile_data_length"] > len(self._bytes):
            raise TilesRefused(f"{path.name} is cut off; copy it again")

    def _read_directory(self, offset: int, length: int) -> list[Entry]:
        return deserialize_directory(self._bytes[offset : offset + length])

    def _metadata(self) -> dict[str, Any]:
        start = self._header["metadata_offset"]
        text = self._bytes[start : start + self._header["metadata_length"]]
        if self._header["internal_compression"] is Compression.GZIP:
            text = decompress(text)
        said = json.loads(text) if text else {}
        return said if isinstance(said, dict) else {}
