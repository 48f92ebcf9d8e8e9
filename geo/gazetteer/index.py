"""The built gazetteer on disk: names in memory-mapped tries, places in a read-only database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import marisa_trie

from geo.gazetteer.entry import Entry, Kind, Layer
from geo.names import skeleton

PLACES_FILE: Final = "places.sqlite"
KEYS_FILE: Final = "keys.marisa"
SKELETONS_FILE: Final = "skeletons.marisa"
# An entry's id, and 0 for the name it is shown by, 1 for any other, 2 for an abbreviation.
KEY_FORMAT: Final = "<QB"
ABBREVIATION: Final = 2
_MOST_AT_ONCE: Final = 500


class Gazetteer:
    """A gazetteer that many threads and processes may read; it can be pickled."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys = marisa_trie.RecordTrie(KEY_FORMAT).mmap(str(folder / KEYS_FILE))
        self._skeletons = marisa_trie.BytesTrie().mmap(str(folder / SKELETONS_FILE))
        self._thread = threading.local()

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self._folder,)

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def has_names_that_begin_with(self, key: str) -> bool:
        """Whether some name's normal form begins so."""
        return bool(self._keys.has_keys_with_prefix(key))

    def ids(self, key: str) -> list[tuple[int, int]]:
        """The places that have this normal form: id, and 0 for a main name or 1 for another."""
        found: list[tuple[int, int]] = self._keys.get(key, [])
        return found

    def keys_that_sound_like(self, key: str) -> list[str]:
        """Normal forms with the same consonants."""
        return [name.decode() for name in self._skeletons.get(skeleton(key), [])]

    def entries(self, ids: Iterable[int]) -> dict[int, Entry]:
        """Places by their ids; an id that is none is left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[int, Entry] = {}
        for start in range(0, len(wanted), _MOST_AT_ONCE):
            some = wanted[start : start + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._database().execute(f"SELECT * FROM place WHERE id IN ({marks})", some)  # noqa: S608 - only question marks are put in
            found.update((row[0], _entry(row)) for row in rows)
        return found

    def divisions(self, country: str, kind: Kind) -> list[Entry]:
        """The divisions of one order of a country, in no order."""
        rows = self._database().execute(
            "SELECT * FROM place WHERE country = ? AND kind = ? AND kind LIKE 'admin%'",
            (country, kind.value),
        )
        return [_entry(row) for row in rows]

    def towns_within(
        self, south: float, north: float, west: float, east: float, most: int
    ) -> list[Entry]:
        """Towns in a box of degrees, in no order."""
        rows = self._database().execute(
            "SELECT place.* FROM box JOIN place USING (id) "
            "WHERE box.south >= ? AND box.north <= ? AND box.west >= ? AND box.east <= ? LIMIT ?",
            (south, north, west, east, most),
        )
        return [_entry(row) for row in rows]

    def layers(self) -> tuple[Layer, ...]:
        """Where the places come from, with the words that their licences ask for."""
        rows = self._database().execute("SELECT * FROM layer")
        return tuple(
            Layer(name=name, source=source, licence=licence, attribution=said, places=places)
            for name, source, licence, said, places in rows
        )

    def _database(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._thread, "connection", None)
        if connection is None:
            address = f"{(self._folder / PLACES_FILE).absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True)
            self._thread.connection = connection
        return connection


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(
        id=row[0],
        name=row[1],
        kind=Kind(row[2]),
        country=row[3],
        admin1=row[4],
        admin1_name=row[5],
        latitude=row[6],
        longitude=row[7],
        population=row[8],
        radius_m=row[9],
    )
