"""One part of a gazetteer on disk: names in memory-mapped tries, places in a read-only database.

The core is one part and each imported layer another, so that one can go without the others.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
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
ENDINGS_FILES: Final = "endings*.marisa"
SKELETONS_FILES: Final = "skeletons*.marisa"
# Letters of a beginning: fewer begin too many names, and more leave endings that too many have.
BEGINNING: Final = 5
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
        self._names = self._tries(NAMES_FILES, names_of)
        self._endings = self._tries(ENDINGS_FILES, endings_of)
        self._of_thread = threading.local()
        self._remembered: dict[int, Entry | None] = {}

    def _tries(
        self, files: str, made_of: Callable[[Iterable[str]], Iterator[str]]
    ) -> list[marisa_trie.Trie]:
        """What is made of each piece's names, which an older part has no files of yet."""
        found = sorted(self.folder.glob(files))
        if len(found) == len(self._keys):
            return [marisa_trie.Trie().mmap(str(file)) for file in found]
        made = [marisa_trie.Trie(made_of(keys.iterkeys())) for keys in self._keys]
        with suppress(OSError):  # where only reading is allowed they are made at each start
            for number, trie in enumerate(made):
                file = self.folder / files.replace("*", f"-{number:03}")
                beside = file.with_name(f".{file.name}-{os.getpid()}")
                trie.save(str(beside))
                beside.replace(file)
        return made

    def __contains__(self, key: str) -> bool:
        return any(key in names for names in self._names)

    def known_keys(self, keys: Sequence[str]) -> list[str]:
        """Which of many normal forms some place of this part has."""
        return [key for names in self._names for key in keys if key in names]

    def has_ending(self, ending: str) -> bool:
        """Whether this follows the first letters of some name's normal form."""
        return any(ending in endings for endings in self._endings)

    def names_that_begin_with(self, key: str, most: int) -> list[str]:
        """Normal forms of names that begin so; of a piece, not more than are asked for."""
        return [name for names in self._names for name in list(islice(names.iterkeys(key), most))]

    def names_that_begin(self, key: str) -> list[str]:
        """Normal forms of names that a longer row of words begins with, or a part of a word."""
        return [name for names in self._names for name in names.prefixes(key)]

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
        unread = [each for each in ids if each not in remembered]
        if unread:
            read = self._read(unread)
            if len(remembered) + len(read) > _REMEMBERED:
                remembered = {each: remembered[each] for each in ids if each in remembered}
                self._remembered = remembered
            remembered.update(read)
        return [entry for each in sorted(ids) if (entry := remembered[each]) is not None]

    def _read(self, ids: Sequence[int]) -> dict[int, Entry | None]:
        """Places by their ids; None for an id that is none."""
        read: dict[int, Entry | None] = dict.fromkeys(ids)
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[start : start + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._database().execute(f"SELECT * FROM place WHERE id IN ({marks})", some)  # noqa: S608 - only question marks are put in
            for row in rows:
                read[row[0]] = _entry(row)
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

    def names_of_divisions(self, country: str, kind: Kind) -> list[tuple[int, str, str | None]]:
        """The same: id, the name that each is shown by, and its first-order division's code."""
        return (
            self._database()
            .execute(
                "SELECT id, name, admin1 FROM place "
                "WHERE country = ? AND kind = ? AND kind LIKE 'admin%'",
                (country, kind.value),
            )
            .fetchall()
        )

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


def endings_of(keys: Iterable[str]) -> Iterator[str]:
    """What ENDINGS_FILES hold of normal forms: what follows the first letters of each."""
    return (key[BEGINNING:] for key in keys)


def _entry(row: tuple[Any, ...]) -> Entry:
    fields = list(row)
    fields[2] = _KINDS[fields[2]]
    return Entry._make(fields)
