"""A division is coloured where its name is known beyond doubt; one that is only alike is not.

Incidents carry the name of their first-order division as their source spells it, and no code. The
gazetteer knows the names that divisions bear, and what analysts confirmed. A spelling with the same
consonants is taken for the same name; one edit more could make North Darfur of South Darfur.
"""

from __future__ import annotations

import gzip
import json
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from geo.divisions import Divisions
from geo.gazetteer import Gazetteer, Kind
from geo.map.assets import asset
from geo.names import bare_division, skeleton

_REMEMBERED: Final = 65_536
# Both states count these as theirs, and sources file them under either: the colour lies on the
# division and takes no side.
_ALSO_FILED_UNDER: Final = MappingProxyType({"RU": ("UA", frozenset({"UA.11", "UA.20"}))})


class DivisionCodes:
    """Finds the code of a division by its country and its name; each pair is looked up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._divisions = Divisions(gazetteer)
        self._known = lru_cache(_REMEMBERED)(self._find)

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
        region = self._divisions.find(name, country)
        sound = skeleton(bare_division(name))
        codes = {
            f"{each.country}.{each.admin1}"
            for each in region.entries
            if each.kind is Kind.ADMIN1
            and each.country == country
            and (region.is_certain or skeleton(bare_division(each.name)) == sound)
        }
        return codes.pop() if len(codes) == 1 else None


@cache
def drawn_divisions() -> frozenset[str]:
    """The codes that have an outline on the map."""
    found = asset("basemap/divisions.json.gz")
    if found is None:
        raise AssertionError("the program's own basemap/divisions.json.gz is not there")
    return frozenset(json.loads(gzip.decompress(found.content))["areas"])
