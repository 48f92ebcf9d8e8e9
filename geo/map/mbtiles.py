"""An MBTiles file is SQLite, opened for reading only; its rows count from the south.

Source: MBTiles specification 1.3, sections Content (metadata, tiles) and the Tile Map Service
Specification, which it follows for rows.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Final
from urllib.parse import quote

from geo.errors import TilesRefused
from geo.map.tiles import DEEPEST, About, credit_text, media_type

_VECTOR: Final = frozenset({"pbf", "mvt", "application/vnd.mapbox-vector-tile"})


class MBTiles:
    """The tiles of an MBTiles file."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            self._file = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, check_same_thread=False
            )
            self._file.execute("pragma trusted_schema = off")
            said = dict(self._file.execute("select name, value from metadata").fetchall())
            zooms = self._file.execute(
                "select min(zoom_level), max(zoom_level) from tiles"
            ).fetchone()
            sample = self._file.execute("select tile_data from tiles limit 1").fetchone()
        except sqlite3.Error as fault:
            raise TilesRefused(f"{path.name} is no MBTiles file, or is damaged") from fault
        if str(said.get("format", "")).lower() in _VECTOR:
            raise TilesRefused(
                f"{path.name} holds vector tiles; the map draws pictures only (PNG, JPEG or WebP)"
            )
        if not all(type(each) is int and 0 <= each <= DEEPEST for each in zooms):
            raise TilesRefused(f"{path.name} holds no tiles")
        if not isinstance(sample[0], bytes) or media_type(sample[0]) is None:
            raise TilesRefused(f"{path.name} holds tiles that are neither PNG, JPEG nor WebP")
        self._about = About(
            credit=credit_text(said.get("attribution")), least_zoom=zooms[0], most_zoom=zooms[1]
        )

    @property
    def about(self) -> About:
        """What the file says of itself."""
        return self._about

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile; None where the file has none, or is damaged there."""
        try:
            with self._lock:
                found = self._file.execute(
                    "select tile_data from tiles"
                    " where zoom_level = ? and tile_column = ? and tile_row = ?",
                    (z, x, 2**z - 1 - y),
                ).fetchone()
        except sqlite3.Error:
            return None
        return found[0] if found and isinstance(found[0], bytes) else None
