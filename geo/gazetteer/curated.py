"""The curated layer: informal regions, camps and the like, and other names of divisions.

All of it is general knowledge written down for this project. A region that divisions make up takes
its place and its extent from theirs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from geo.distance import kilometres
from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.tables import alternates, own_id, table

Circle = tuple[float, float, int]


def regions() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Regions that no list of divisions holds, as a centre and a radius."""
    for row in table("regions.tsv"):
        circle = float(row["latitude"]), float(row["longitude"]), float(row["radius_km"]) * 1_000
        country = None if row["country"] == "-" else row["country"]
        yield _entry(row["name"], Kind.REGION, country, circle), (row["name"], *alternates(row))


def regions_of_divisions() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Regions made up of countries and first-order divisions."""
    extents = {row["code"]: _circle(row) for row in (*table("admin1.tsv"), *table("countries.tsv"))}
    for row in table("regions_of_divisions.tsv"):
        codes = row["divisions"].split()
        circle = _around([extents[code] for code in codes if code in extents])
        countries = {code[:2] for code in codes}
        country = countries.pop() if len(countries) == 1 else None
        yield _entry(row["name"], Kind.REGION, country, circle), (row["name"], *alternates(row))


def features() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Camps, hospitals, prisons and places at fronts that are known by their own names."""
    for row in table("features.tsv"):
        circle = float(row["latitude"]), float(row["longitude"]), float(row["radius_km"]) * 1_000
        entry = _entry(row["name"], Kind.FEATURE, row["country"], circle)
        yield entry, (row["name"], *alternates(row))


def other_names() -> dict[str, tuple[str, ...]]:
    """Other names of divisions and countries, by code."""
    return {row["code"]: alternates(row) for row in table("division_names.tsv")}


def abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviations of divisions and countries, by code."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("abbreviations.tsv"):
        found[row["code"]] = (*found.get(row["code"], ()), row["abbreviation"])
    return found


def demonyms() -> dict[str, str]:
    """ISO 3166-1 alpha-2 of the country whose people or things a word names."""
    return {row["demonym"]: row["country"] for row in table("demonyms.tsv")}


def _entry(name: str, kind: Kind, country: str | None, circle: tuple[float, float, float]) -> Entry:
    latitude, longitude, radius = circle
    return Entry(
        id=own_id(name),
        name=name,
        kind=kind,
        country=country,
        admin1=None,
        admin1_name=None,
        latitude=latitude,
        longitude=longitude,
        population=0,
        radius_m=max(int(radius), 500),
    )


def _circle(row: dict[str, str]) -> Circle:
    return float(row["latitude"]), float(row["longitude"]), int(row["radius_m"])


def _around(circles: Sequence[Circle]) -> tuple[float, float, float]:
    weights = [radius**2 for _, _, radius in circles]
    latitude = _mean([circle[0] for circle in circles], weights)
    longitude = _mean([circle[1] for circle in circles], weights)
    reach = max(
        kilometres(latitude, longitude, north, east) * 1_000 + radius
        for north, east, radius in circles
    )
    return latitude, longitude, reach


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(v * w for v, w in zip(values, weights, strict=True)) / math.fsum(weights)
