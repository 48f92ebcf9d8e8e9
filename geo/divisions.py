"""A division that a text states is known by its name, by a name spelt alike, or as a part of one.

Administrative names come in many spellings ("Elgeyo Marakwet", "Elegeyo-Marakwet County"), and
districts are often called after a compass point of another ("Narok South"). A town's name stands
for its district where no division bears it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from geo.bearers import Bearers
from geo.distance import destination
from geo.gazetteer import Entry, Gazetteer, Kind
from geo.names import bare_division, normal, skeleton

_DIVISIONS: Final = frozenset({Kind.ADMIN1, Kind.ADMIN2, Kind.REGION, Kind.COUNTRY})
_LEAST_ALIKE: Final = 0.78
_SAME_SOUND_ALIKE: Final = 0.65
_MOST: Final = 8
_LONGEST_ABBREVIATED: Final = 5
_REMEMBERED: Final = 4_096
# A part named for a compass point lies between the middle and the edge, and is half as wide.
_SHIFT: Final = 0.45
_PART: Final = 0.65
_BEARINGS: Final = {
    "north": 0.0,
    "northern": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "eastern": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southern": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "western": 270.0,
    "northwest": 315.0,
    "central": None,
}


@dataclass(frozen=True, slots=True)
class Region:
    """A region that was stated.

    Attributes:
        name: As it was stated.
        entries: The divisions or towns that it may be; none where it is not known.
        is_certain: It bears exactly this name.
    """

    name: str
    entries: tuple[Entry, ...]
    is_certain: bool


class Divisions:
    """Finds stated divisions; what was asked before is remembered until an alias changes."""

    def __init__(self, gazetteer: Gazetteer, bearers: Bearers) -> None:
        self._gazetteer = gazetteer
        self._bearers = bearers
        self._found = lru_cache(_REMEMBERED)(self._find)
        self._of_country = lru_cache(256)(self._all_of)

    def find(self, name: str, country: str | None, within: Sequence[Entry] = ()) -> Region:
        """The region of a name.

        Args:
            name: As the text has it.
            country: ISO 3166-1 alpha-2 that it lies in, or None.
            within: The first-order divisions that it lies in, if they are known.
        """
        codes = frozenset(each.admin1 for each in within if each.kind is Kind.ADMIN1)
        return self._found(name, country, codes, self._gazetteer.version)

    def _find(
        self, name: str, country: str | None, codes: frozenset[str | None], _: object
    ) -> Region:
        entries = self._named(name, country, codes)
        if entries:
            return Region(name, entries, is_certain=True)
        alike = self._alike(name, country, codes) or self._part(name, country, codes)
        return Region(name, alike, is_certain=False)

    def _named(
        self, name: str, country: str | None, codes: frozenset[str | None]
    ) -> tuple[Entry, ...]:
        found = [each for each in self._bearers.exact(name) if not each.is_fuzzy]
        if len(name) <= _LONGEST_ABBREVIATED and not name.endswith("."):
            # A full stop at the end of a phrase may have been an abbreviation's: "Ill."
            dotted = self._bearers.exact_or_alike(f"{name}.")
            found = [each for each in dotted if each.is_abbreviation] or found
        entries = [each.entry for each in found if country in {None, each.entry.country}]
        if not country:
            entries = [each.entry for each in found]
        inside = [each for each in entries if not codes or each.admin1 in codes]
        divisions = [each for each in inside if each.kind in _DIVISIONS]
        if codes:
            # A district in a division of the same name is not the division: its seat is known.
            districts = [each for each in divisions if each.kind is not Kind.ADMIN1]
            divisions = districts or [each for each in inside if each.kind is Kind.TOWN][:1]
        return tuple((divisions or inside)[:_MOST])

    def _alike(
        self, name: str, country: str | None, codes: frozenset[str | None]
    ) -> tuple[Entry, ...]:
        if country is None:
            return ()
        wanted = bare_division(name)
        if len(wanted) < 4:
            return ()
        divisions = self._of_country(country)
        if codes:
            divisions = [each for each in divisions if each[2] in codes]
        likest = extractOne(
            wanted,
            [bare for _, bare, _ in divisions],
            scorer=OSA.normalized_similarity,
            score_cutoff=_SAME_SOUND_ALIKE,
        )
        if likest is None:
            return ()
        known, likeness, number = likest
        if likeness < _LEAST_ALIKE and skeleton(wanted) != skeleton(known):
            return ()
        return tuple(self._gazetteer.entries([divisions[number][0]]).values())

    def _part(
        self, name: str, country: str | None, codes: frozenset[str | None]
    ) -> tuple[Entry, ...]:
        words = normal(name).split()
        if len(words) < 2:
            return ()
        for compass, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
            if compass in _BEARINGS:
                wholes = self._named(" ".join(rest), country, frozenset())
                inside = [each for each in wholes if not codes or each.admin1 in codes]
                if inside:
                    return tuple(part_of(each, compass) for each in inside)
        return ()

    def _all_of(self, country: str) -> list[tuple[int, str, str | None]]:
        """A country's divisions: the id of each, its bare name and its first-order code."""
        return [
            (entry_id, bare_division(name), code)
            for kind in (Kind.ADMIN1, Kind.ADMIN2)
            for entry_id, name, code in self._gazetteer.names_of_divisions(country, kind)
        ]


def part_of(whole: Entry, compass: str) -> Entry:
    """The northern, central... part of a region, as a circle in its circle."""
    bearing = _BEARINGS[compass]
    if bearing is None:
        return whole._replace(radius_m=int(whole.radius_m * _PART))
    latitude, longitude = destination(
        whole.latitude,
        whole.longitude,
        bearing=bearing,
        distance_km=whole.radius_m / 1_000 * _SHIFT,
    )
    return whole._replace(
        latitude=latitude, longitude=longitude, radius_m=int(whole.radius_m * _PART)
    )
