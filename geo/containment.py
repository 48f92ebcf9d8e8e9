"""Whether one place may lie in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from geo.distance import kilometres
from geo.gazetteer import Entry, Kind

# How far beyond its circle a region, or what is said of a town, may still mean, in kilometres.
_REACHES_KM: Final = 15
# ISO 3166-1 gives these codes of their own; many data sets count them to the country.
_BELONGS_TO: Final[Mapping[str | None, str]] = MappingProxyType(
    {
        "AS": "US", "AW": "NL", "AX": "FI", "BM": "GB", "BQ": "NL", "CC": "AU", "CW": "NL",
        "CX": "AU", "EH": "MA", "FK": "GB", "FO": "DK", "GF": "FR", "GG": "GB", "GI": "GB",
        "GL": "DK", "GP": "FR", "GU": "US", "HK": "CN", "IM": "GB", "JE": "GB", "KY": "GB",
        "MO": "CN", "MP": "US", "MQ": "FR", "NC": "FR", "NF": "AU", "PF": "FR", "PM": "FR",
        "PR": "US", "RE": "FR", "SJ": "NO", "SX": "NL", "TC": "GB", "VG": "GB", "VI": "US",
        "WF": "FR", "YT": "FR",
    }
)  # fmt: skip
_TOWN_REACHES_KM: Final = 40
# A district called after its seat ends within this, in the same first-order division.
_SEAT_REACHES_KM: Final = 80
# Divisions are redrawn: a place with a neighbour's code may still be said to lie in this one.
_OTHER_CODE_KM: Final = 60


def is_of(entry: Entry, country: str) -> bool:
    """Whether a place belongs to a country, or to a territory of it that has a code of its own."""
    own = entry.country
    return own is None or own == country or _BELONGS_TO.get(own) == country


def lies_in_any(entry: Entry, regions: Sequence[Entry]) -> bool:
    """Whether a place may lie in one of several regions."""
    return any(lies_in(entry, region) for region in regions)


def lies_in(entry: Entry, region: Entry) -> bool:
    """Whether a place may lie in a region: by its codes, else by the circles.

    A division's circle reaches over its neighbours, so a place with another division's code must
    lie well inside it.
    """
    if entry.id == region.id or region.kind is Kind.COUNTRY:
        return entry.country == region.country
    if region.country and entry.country and entry.country != region.country:
        return False
    same = entry.admin1 is not None and entry.admin1 == region.admin1 and bool(region.country)
    if region.kind is Kind.ADMIN1 and same:
        return True
    if region.kind is Kind.ADMIN2 and entry.admin1 is not None and not same:
        return False
    away = kilometres(entry.latitude, entry.longitude, region.latitude, region.longitude)
    return away < _reach_km(entry, region, same=same)


def _reach_km(entry: Entry, region: Entry, *, same: bool) -> float:
    radius = region.radius_m / 1_000
    if region.kind is Kind.TOWN and entry.admin1 is not None and region.admin1 is not None:
        return radius + (_SEAT_REACHES_KM if same else _TOWN_REACHES_KM)
    if region.kind is Kind.ADMIN1 and entry.admin1 is not None:
        return min((radius + _REACHES_KM) * 0.5, _OTHER_CODE_KM)
    return radius + _REACHES_KM
