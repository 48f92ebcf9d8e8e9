"""The gazetteer is its parts read as one: the core, imported layers and a project's aliases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final

from geo.gazetteer.aliases import Aliases
from geo.gazetteer.entry import Entry, Kind, Layer
from geo.gazetteer.part import PLACES_FILE, Part
from geo.names import ARTICLES

ABBREVIATION: Final = 2
CONFIRMED: Final = 3

__all__ = [
    "ABBREVIATION",
    "CONFIRMED",
    "PLACES_FILE",
    "Gazetteer",
]


class Gazetteer:
    """A gazetteer that many threads and processes may read; it can be pickled.

    A place that several parts hold under one id is given once, as the first part has it.
    """

    def __init__(
        self,
        folder: Path,
        layers: Sequence[Path] = (),
        aliases: Path | None = None,
        without: Collection[str] = (),
    ) -> None:
        """Open its parts.

        Args:
            folder: The core's.
            layers: The imported layers'.
            aliases: The file of the project's aliases; None where they are left out.
            without: The names of the program's own layers that are left out.
        """
        self._folder = folder
        self._layers = tuple(layers)
        self._parts = tuple(Part(each) for each in (folder, *layers))
        self.aliases = Aliases(aliases) if aliases else None
        self.without = frozenset(without)
        self._villages = {each.name: each for each in folder.glob("[A-Z][A-Z]")}
        self._with_villages: dict[str, Gazetteer] = {}

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[object, ...]]:
        aliases = self.aliases.path if self.aliases else None
        return Gazetteer, (self._folder, self._layers, aliases, self.without)

    def with_villages_of(self, country: str | None) -> Gazetteer:
        """This gazetteer and the villages of a country, where there is a list of them.

        Args:
            country: ISO 3166-1 alpha-2, or None.
        """
        folder = self._villages.get(country or "")
        if country is None or folder is None:
            return self
        if country not in self._with_villages:
            wider = Gazetteer(self._folder, (*self._layers, folder), None, self.without)
            wider.aliases = self.aliases
            self._with_villages[country] = wider
        return self._with_villages[country]

    def __contains__(self, key: str) -> bool:
        return any(key in part for part in self._parts) or bool(self._confirmed(key))

    @property
    def version(self) -> object:
        """What changes whenever an answer may; parts stay as they are."""
        return self.aliases.version if self.aliases else None

    def names_among(self, keys: Sequence[str]) -> set[str]:
        """Which of many normal forms some place has; much quicker than asking for each."""
        found = {key for part in self._parts for key in part.known_keys(keys)}
        if self.aliases:
            found.update(self.aliases.among(keys))
        return found

    def has_ending(self, ending: str) -> bool:
        """Whether this follows the first letters of some name's normal form."""
        return any(part.has_ending(ending) for part in self._parts) or bool(
            self.aliases and self.aliases.have_ending(ending)
        )

    def names_that_begin_with(self, key: str, most: int) -> set[str] | None:
        """Normal forms of names that begin so; None where there are so many of them or more."""
        found = [name for part in self._parts for name in part.names_that_begin_with(key, most)]
        if len(found) >= most:
            return None
        return {*found, *(self.aliases.begun_with(key) if self.aliases else ())}

    def names_that_begin(self, key: str) -> set[str]:
        """Normal forms of names that a row of words begins with; or that a part of a word is."""
        found = {name for part in self._parts for name in part.names_that_begin(key)}
        if self.aliases:
            found.update(self.aliases.that_begin(key))
        return found

    def has_with_article(self, key: str) -> bool:
        """Whether a name's normal form is an Arabic article and then this."""
        return any(part.has_with_article(key) for part in self._parts) or bool(
            self.aliases and self.aliases.among(f"{article} {key}" for article in ARTICLES)
        )

    def ids(self, key: str) -> list[tuple[int, int]]:
        """The places that have this normal form, and what kind of name it is.

        0 for a main name, 1 for another, 2 for an abbreviation, 3 for one that an analyst
        confirmed.
        """
        if len(self._parts) == 1:
            found = self._parts[0].ids(key)
        else:
            found = [pair for part in self._parts for pair in part.ids(key)]
        return [(each.id, CONFIRMED) for each in self._confirmed(key)] + found

    def keys_that_sound_like(self, key: str) -> set[str]:
        """Normal forms with the same consonants."""
        return {each for part in self._parts for each in part.keys_that_sound_like(key)}

    def entries(self, ids: Iterable[int]) -> dict[int, Entry]:
        """Places by their ids; an id that is none is left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[int, Entry] = {}
        for part in self._parts:
            for entry in part.entries(wanted):
                found[entry.id] = entry
            wanted = [each for each in wanted if each not in found]
            if not wanted:
                return found
        if self.aliases:
            found.update(self.aliases.entries(wanted))
        return found

    def known(self, ids: Iterable[int]) -> set[int]:
        """Which of these ids are places."""
        wanted = list(dict.fromkeys(ids))
        return set().union(*(part.known(wanted) for part in self._parts))

    def divisions(self, country: str, kind: Kind) -> list[Entry]:
        """The divisions of one order of a country, in no order."""
        return list(_once(entry for part in self._parts for entry in part.divisions(country, kind)))

    def names_of_divisions(self, country: str, kind: Kind) -> list[tuple[int, str, str | None]]:
        """The same: id, the name that each is shown by, and its first-order division's code."""
        named: dict[int, tuple[int, str, str | None]] = {}
        for part in self._parts:
            for each in part.names_of_divisions(country, kind):
                named.setdefault(each[0], each)
        return list(named.values())

    def towns_within(
        self, south: float, north: float, west: float, east: float, most: int
    ) -> list[Entry]:
        """Towns in a box of degrees, in no order."""
        towns = (
            entry
            for part in self._parts
            for entry in part.towns_within(south, north, west, east, most)
        )
        return list(islice(_once(towns), most))

    def layers(self) -> tuple[Layer, ...]:
        """Where the places come from, with the words that their licences ask for."""
        own = [self.aliases.layer()] if self.aliases else []
        core, *layers = self._parts
        parts = (core, *map(Part, self._villages.values()), *layers)
        return (*chain.from_iterable(part.layers() for part in parts), *own)

    def _confirmed(self, key: str) -> Sequence[Entry]:
        return self.aliases.bearing(key) if self.aliases else ()


def _once(entries: Iterable[Entry]) -> Iterable[Entry]:
    seen: set[int] = set()
    for entry in entries:
        if entry.id not in seen:
            seen.add(entry.id)
            yield entry
