"""One part of a gazetteer on disk: names in memory-mapped tries, places in a read-only database.

The core is one part and each imported layer another, so that one can go without the others.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

import marisa_trie

from geo.gazetteer.entry import Entry, Kind, Layer
from geo.names import ARTICLES, skeleton

PLACES_FILE: Final = "places.sqlite"
KEYS_FILES: Final = "keys*.marisa"
NAMES_FILES: Final = "names*.marisa"
SKELETONS_FILES: Final = "skeletons*.marisa"
# An entry's id, and 0 for the name it is shown by, 1 for any other, 2 for an abbreviation, 3 for
# a name that an analyst confirmed.
KEY_FORMAT: Final = "<QB"
# Before what follows an Arabic article in a name: no normal form begins so.
_AFTER_ARTICLE: Final = "*"
_MOST_AT_ONCE: Final = 500
_REMEMBERED: Final = 16_384  # places; about 8 MB
_KINDS: Final = {each.value: each for each in Kind}


class Part:
    """A folder of names and places that many threads and processes may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._keys = [
            marisa_trie.RecordTrie(KEY_FORMAT).mmap(str(file))
            for file in sorted(folder.glob(KEYS_FILES))
        ]
        self._skeletons = [
            marisa_trie.BytesTrie().mmap(str(file)) for file in sorted(folder.glob(SKELETONS_FILES))
        ]
        # The same names without their places, which is several times as quick to ask.
        files = sorted(folder.glob(NAMES_FILES))
        self._names = (
            [marisa_trie.Trie().mmap(str(file)) for file in files]
            if len(files) == len(self._keys)
            else [self._names_made(number, keys) for number, keys in enumerate(self._keys)]
        )
        self._of_thread = threading.local()
        self._remembered: dict[int, Entry | None] = {}

    def _names_made(self, number: int, keys: marisa_trie.RecordTrie) -> marisa_trie.Trie:
        """The names of a part that was written before there were NAMES_FILES, kept if possible."""
        names = marisa_trie.Trie(names_of(keys.iterkeys()))
        file = self.folder / f"names-{number:03}.marisa"
        beside = file.with_name(f".{file.name}-{os.getpid()}")
        with suppress(OSError):  # where only reading is allowed they are made at each start
            names.save(str(beside))
            beside.replace(file)
        return names

    def __contains__(self, key: str) -> bool:
        return any(key in names for names in self._names)

    def known_keys(self, keys: Sequence[str]) -> Iterator[str]:
        """Which of many normal forms some place of this part has."""
        for names in self._names:
            yield from filter(names.__contains__, keys)

    def has_names_that_begin_with(self, key: str) -> bool:
        """Whether some name's normal form begins so."""
        return any(next(names.iterkeys(key), None) is not None for names in self._names)

    def names_that_begin_with(self, key: str, most: int) -> Iterator[str]:
        """Normal forms of names that begin so; of a piece, not more than are asked for."""
        for names in self._names:
            yield from islice(names.iterkeys(key), most)

    def names_that_begin(self, key: str) -> Iterator[str]:
        """Normal forms of names that a longer row of words begins with, or a part of a word."""
        for names in self._names:
            yield from names.prefixes(key)

    def has_with_article(self, key: str) -> bool:
        """Whether a name's normal form is an Arabic article and then this."""
        return _AFTER_ARTICLE + key in self

    def ids(self, key: str) -> list[tuple[int, int]]:
        """The places that have this normal form: id and rank of the name, see KEY_FORMAT."""
        return [pair for keys in self._keys for pair in keys.get(key, ())]

    def keys_that_sound_like(self, key: str) -> list[str]:
        """Normal forms with the same consonants."""
        wanted = skeleton(key)
        return [name.decode() for trie in self._skeletons for name in trie.get(wanted, ())]

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """Places by their ids, the least id first; an id that is none is left out.

        Half of the places that a text's names may mean were asked for by a text before it.
        """
        remembered = self._remembered  # another thread may begin a new one
        known = {each: remembered[each] for each in ids if each in remembered}
        if len(known) < len(ids):
            read = self._read([each for each in ids if each not in known])
            known.update(read)
            if len(self._remembered) + len(read) > _REMEMBERED:
                self._remembered = {}
            self._remembered.update(read)
        return [entry for each in sorted(known) if (entry := known[each]) is not None]

    def _read(self, ids: Sequence[int]) -> dict[int, Entry | None]:
        """Places by their ids; None for an id that is none."""
        read: dict[int, Entry | None] = dict.fromkeys(ids)
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[start : start + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._database().execute(f"SELECT * FROM place WHERE id IN ({marks})", some)  # noqa: S608 - only question marks are put in
            read.update((row[0], _entry(row)) for row in rows)
        return read

    def known(self, ids: Sequence[int]) -> set[int]:
        """Which of these ids are places of this part."""
        found: set[int] = set()
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[start : start + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._database().execute(f"SELECT id FROM place WHERE id IN ({marks})", some)  # noqa: S608 - only question marks are put in
            found.update(row[0] for row in rows)
        return found

    def divisions(self, country: str, kind: Kind) -> Iterator[Entry]:
        """The divisions of one order of a country, in no order."""
        rows = self._database().execute(
            "SELECT * FROM place WHERE country = ? AND kind = ? AND kind LIKE 'admin%'",
            (country, kind.value),
        )
        return map(_entry, rows)

    def towns_within(
        self, south: float, north: float, west: float, east: float, most: int
    ) -> Iterator[Entry]:
        """Towns in a box of degrees, in no order."""
        rows = self._database().execute(
            "SELECT * FROM place WHERE kind = 'town' AND latitude BETWEEN ? AND ? "
            "AND longitude BETWEEN ? AND ? LIMIT ?",
            (south, north, west, east, most),
        )
        return map(_entry, rows)

    def layers(self) -> Iterator[Layer]:
        """Where the places come from, with the words that their licences ask for."""
        rows = self._database().execute(
            "SELECT name, source, licence, attribution, places, date FROM layer"
        )
        for name, source, licence, attribution, places, date in rows:
            yield Layer(
                name=name,
                source=source,
                licence=licence,
                attribution=attribution,
                places=places,
                date=date,
            )

    def _database(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            address = f"{(self.folder / PLACES_FILE).absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True)
            self._of_thread.connection = connection
        return connection


def names_of(keys: Iterable[str]) -> Iterator[str]:
    """What NAMES_FILES hold of normal forms: each, and what follows an Arabic article in it."""
    for key in keys:
        yield key
        first, _, rest = key.partition(" ")
        if rest and first in ARTICLES:
            yield _AFTER_ARTICLE + rest


def _entry(row: tuple[Any, ...]) -> Entry:
    entry_id, name, kind, *rest = row
    return Entry(entry_id, name, _KINDS[kind], *rest)
