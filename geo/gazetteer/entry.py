"""A gazetteer's entry is one place under all its names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a place is; an airfield stands for the village that is known by it alone."""

    TOWN = "town"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    COUNTRY = "country"
    REGION = "region"
    FEATURE = "feature"
    AIRFIELD = "airfield"
    VILLAGE = "village"


class Entry(NamedTuple):
    """A place of the gazetteer; a tuple, as decision 62 has it, for a text asks for hundreds.

    Attributes:
        id: Its number in this gazetteer.
        name: The name it is shown by.
        kind: What it is.
        country: ISO 3166-1 alpha-2, or None for what lies in several.
        admin1: GeoNames' code of its first-order division, or None.
        admin1_name: That division's name, or None.
        latitude: Degrees north.
        longitude: Degrees east.
        population: People; 0 where unknown.
        radius_m: Radius in metres of the circle that holds it.
    """

    id: int
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    admin1_name: str | None
    latitude: float
    longitude: float
    population: int
    radius_m: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """Where some of the entries come from.

    Attributes:
        name: What the layer is called.
        source: Whose data it is, with the version.
        licence: Under which terms.
        attribution: The words that the licence asks for.
        places: How many entries it has.
        date: When the data is from, as its source writes it.
    """

    name: str
    source: str
    licence: str
    attribution: str
    places: int
    date: str = ""
