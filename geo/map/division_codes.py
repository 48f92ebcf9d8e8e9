"""A division is coloured where its name is known beyond doubt; one that is only alike is not.

Incidents carry the name of their first-order division as their source spells it, and no code. The
gazetteer knows the names that divisions bear, and what analysts confirmed. A spelling with the same
consonants is taken for the same name; one edit more could make North Darfur of South Darfur.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from rapidfuzz.distance import OSA

from geo.candidates import named
from geo.gazetteer import Gazetteer, Kind
from geo.map.assets import asset
from geo.names import bare_division, normal, other_articles, skeleton, with_articles

_REMEMBERED: Final = 65_536
_COUNTRIES: Final = 256
# Names of two consonants, or of other vowels throughout, sound alike by chance.
_LEAST_CONSONANTS: Final = 3
_LEAST_ALIKE: Final = 0.65
# Both states count these as theirs, and sources file them under either: the colour lies on the
# division and takes no side.
_ALSO_FILED_UNDER: Final = MappingProxyType({"RU": ("UA", frozenset({"UA.11", "UA.20"}))})


class DivisionCodes:
    """Finds the code of a division by its country and its name; each pair is looked up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known = lru_cache(_REMEMBERED)(self._find)
        self._sounds = lru_cache(_COUNTRIES)(self._by_sound)

    def code(self, country: str, name: str) -> str | None:
        """GeoNames' code, such as `UA.07`, or None where the name does not tell it.

        Args:
            country: ISO 3166-1 alpha-2.
            name: The division's name in any spelling.
        """
        return self._known(country, name)

    def _find(self, country: str, name: str) -> str | None:
        found = self._in(country, name)
        if found is None and country in _ALSO_FILED_UNDER:
            other, contested = _ALSO_FILED_UNDER[country]
            elsewhere = self._in(other, name)
            return elsewhere if elsewhere in contested else None
        return found

    def _in(self, country: str, name: str) -> str | None:
        key = normal(name)
        bearing = self._bearing(country, name)
        exact = {code for code, known in bearing if known == key}
        codes = exact or {code for code, _ in bearing} or self._alike(country, name)
        return next(iter(codes)) if len(codes) == 1 else None

    def _bearing(self, country: str, name: str) -> list[tuple[str, str]]:
        """Codes and main names of the divisions that bear a name, with its article or another."""
        key = normal(name)
        for spelt in (name, *with_articles(key), *other_articles(key)):
            found = [
                each.entry
                for each in named(self._gazetteer, spelt)
                if each.entry.kind is Kind.ADMIN1 and each.entry.country == country
            ]
            # What an analyst confirmed carries the division's name and no code.
            confirmed = [each.name for each in found if each.admin1 is None]
            if confirmed and normal(confirmed[0]) != normal(name):
                return self._bearing(country, confirmed[0])
            if found:
                return [
                    (f"{country}.{each.admin1}", normal(each.name))
                    for each in found
                    if each.admin1 is not None
                ]
        return []

    def _alike(self, country: str, name: str) -> set[str]:
        wanted = bare_division(name)
        return {
            code
            for known, code in self._sounds(country).get(skeleton(wanted), ())
            if OSA.normalized_similarity(wanted, known) >= _LEAST_ALIKE
        }

    def _by_sound(self, country: str) -> Mapping[str, list[tuple[str, str]]]:
        """A country's divisions as names and codes, by the consonants of their names."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for each in self._gazetteer.divisions(country, Kind.ADMIN1):
            known = bare_division(each.name)
            if len(sound := skeleton(known)) >= _LEAST_CONSONANTS:
                found[sound].append((known, f"{country}.{each.admin1}"))
        return found


@cache
def drawn_divisions() -> frozenset[str]:
    """The codes that have an outline on the map."""
    found = asset("basemap/divisions.json.gz")
    if found is None:
        raise AssertionError("the program's own basemap/divisions.json.gz is not there")
    return frozenset(json.loads(gzip.decompress(found.content))["areas"])
