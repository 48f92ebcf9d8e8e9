"""A part of the gazetteer is written name by name, in pieces, so that memory stays bounded."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import marisa_trie

from geo.gazetteer.entry import Entry, Layer
from geo.gazetteer.part import KEY_FORMAT, PLACES_FILE, endings_of, names_of
from geo.names import normal, skeleton
from geo.turns import taking_turns

# So many names make one trie: about 400 MB while it is written.
_NAMES_A_PIECE: Final = 2_000_000
_PART: Final = ".part-"
# What a process that was killed left behind is this old before it is cleared away.
_ABANDONED_S: Final = 86_400
_ROWS_AT_ONCE: Final = 20_000
_SHORTEST_HEARD: Final = 4
_SCHEMA: Final = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
    admin1_name TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
    radius_m INTEGER NOT NULL);
CREATE TABLE layer (
    name TEXT, source TEXT, licence TEXT, attribution TEXT, places INTEGER, date TEXT);
"""
_INDEX: Final = """
CREATE INDEX of_point ON place (latitude, longitude) WHERE kind = 'town';
CREATE INDEX of_kind ON place (country, kind) WHERE kind LIKE 'admin%';
"""


class PartWriter:
    """Writes a part into a folder; what was begun and not finished is no part."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database = sqlite3.connect(folder / PLACES_FILE)
        self._database.executescript(_SCHEMA)
        self._rows: list[tuple[object, ...]] = []
        self._names: dict[tuple[str, int], int] = {}
        self._pieces = 0
        self.places = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def add(self, entry: Entry, names: Iterable[str]) -> None:
        """Add a place under its names, the one it is shown by first."""
        self._rows.append(
            (
                entry.id,
                entry.name,
                entry.kind.value,
                entry.country,
                entry.admin1,
                entry.admin1_name,
                entry.latitude,
                entry.longitude,
                entry.population,
                entry.radius_m,
            )
        )
        self.places += 1
        rank = 0
        for name in names:
            key = normal(name)
            if key:
                self._names.setdefault((key, entry.id), rank)
            rank = 1
        if len(self._names) >= _NAMES_A_PIECE:
            self._write_piece()
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._flush()

    def name(self, entry_id: int, name: str, rank: int) -> None:
        """Give a place another name; see KEY_FORMAT for the rank."""
        key = normal(name)
        if key:
            self._names.setdefault((key, entry_id), rank)
        if len(self._names) >= _NAMES_A_PIECE:
            self._write_piece()

    def finish(self, layers: Iterable[Layer]) -> None:
        """Write what is left, index it, and say where it comes from."""
        self._flush()
        if self._names or not self._pieces:
            self._write_piece()
        self._database.executescript(_INDEX)
        self._database.executemany(
            "INSERT INTO layer VALUES (?, ?, ?, ?, ?, ?)",
            [
                (each.name, each.source, each.licence, each.attribution, each.places, each.date)
                for each in layers
            ],
        )
        self._database.commit()
        self._database.close()

    def _flush(self) -> None:
        self._database.executemany(
            "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._rows
        )
        self._database.commit()
        self._rows.clear()

    def _write_piece(self) -> None:
        number, names = self._pieces, self._names
        self._pieces, self._names = number + 1, {}
        keys = {key for key, _ in names if " " not in key and len(key) >= _SHORTEST_HEARD}
        heard = sorted((skeleton(key), key.encode()) for key in keys)
        del keys
        trie = marisa_trie.BytesTrie(heard)
        _save(trie, self._folder / f"skeletons-{number:03}.marisa")
        del heard, trie
        trie = marisa_trie.Trie(names_of(key for key, _ in names))
        _save(trie, self._folder / f"names-{number:03}.marisa")
        trie = marisa_trie.Trie(endings_of(key for key, _ in names))
        _save(trie, self._folder / f"endings-{number:03}.marisa")
        del trie
        trie = marisa_trie.RecordTrie(
            KEY_FORMAT, ((key, (entry_id, rank)) for (key, entry_id), rank in names.items())
        )
        _save(trie, self._folder / f"keys-{number:03}.marisa")


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder that becomes the target when the block ends well, and else is gone.

    A target that is there is replaced; its readers keep what they have open.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _forget_the_abandoned(target.parent)
    part = Path(tempfile.mkdtemp(prefix=_PART, dir=target.parent))
    try:
        yield part
        with taking_turns(target.parent / ".lock"):
            old = part.with_name(f"{part.name}-old")
            if target.exists():
                target.rename(old)
            part.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _forget_the_abandoned(folder: Path) -> None:
    for part in folder.glob(f"{_PART}*"):
        if time.time() - part.stat().st_mtime > _ABANDONED_S:
            shutil.rmtree(part, ignore_errors=True)


def _save(
    trie: marisa_trie.Trie | marisa_trie.BytesTrie | marisa_trie.RecordTrie, file: Path
) -> None:
    trie.save(str(file))
    with file.open("rb") as written:
        os.fsync(written.fileno())
