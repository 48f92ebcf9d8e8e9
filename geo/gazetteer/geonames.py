"""GeoNames' own files: 19 columns a row for places, at least 4 for other names, tabs between.

Columns as in GeoNames' readme.txt: geonameid, name, asciiname, alternatenames, latitude, longitude,
feature class, feature code, country code, cc2, admin1 to admin4, population, elevation, dem,
timezone, modification date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from geo.errors import LayerRefused
from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.sources import town_radius_m

COLUMNS: Final = 19
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
# Countries and first- and second-order divisions are the core's, with their extents.
_LATER_DIVISIONS: Final = frozenset({"ADM3", "ADM4", "ADM5"})
_AREAS: Final = frozenset({"RGN", "AREA", "ISL", "ISLS", "VAL", "PEN", "MTS", "DSRT", "OAS"})
_FEATURES: Final = frozenset(
    {"CMP", "CMPRF", "HSP", "PRN", "AIRB", "MILB", "AIRP", "BDG", "DAM", "MN", "PS", "PSN"}
)
_RADIUS_M: Final = {Kind.ADMIN2: 12_000, Kind.REGION: 30_000, Kind.FEATURE: 2_000}
# What is no name: links, codes and phonetic spellings.
_NO_LANGUAGE: Final = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "piny", "fr_1793"}
)

Named = tuple[Entry, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A row that is no place of the gazetteer, and why.

    Attributes:
        reason: In words for a person.
    """

    reason: str


def is_places(row: list[str]) -> bool:
    """Whether a row is one of GeoNames' places."""
    return len(row) == COLUMNS and row[0].isdigit() and bool(_DATE.fullmatch(row[18]))


def is_names(row: list[str]) -> bool:
    """Whether a row is one of GeoNames' alternate names."""
    return 4 <= len(row) <= 10 and row[0].isdigit() and row[1].isdigit()


def places(lines: Iterable[str], divisions: Mapping[str, str]) -> Iterator[Named | LeftOut]:
    """The places of a country file or of allCountries.

    Args:
        lines: The file's lines, with their line ends.
        divisions: Names of first-order divisions by GeoNames' code.

    Raises:
        LayerRefused: A row has other columns, or the last one is cut off.
    """
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r\n").split("\t")
        if not is_places(row):
            raise LayerRefused(
                f"Row {number:,} has not GeoNames' {COLUMNS} columns: the file is cut off or is "
                "another one. Download it again; nothing was imported."
            )
        yield _place(row, divisions)


def other_names(lines: Iterable[str]) -> Iterator[tuple[int, str] | LeftOut]:
    """The names of alternateNamesV2, each with its place's id.

    Raises:
        LayerRefused: A row has other columns, or the last one is cut off.
    """
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r\n").split("\t")
        if not is_names(row) or not line.endswith("\n"):
            raise LayerRefused(
                f"Row {number:,} is none of GeoNames' alternate names: the file is cut off or is "
                "another one. Download it again; nothing was imported."
            )
        if row[2] in _NO_LANGUAGE or not row[3]:
            yield LeftOut(reason="a link or a code, no name")
        else:
            yield int(row[1]), row[3]


def _place(row: list[str], divisions: Mapping[str, str]) -> Named | LeftOut:
    kind = _kind(row[6], row[7])
    if kind is None:
        return LeftOut(reason="no settlement, division, camp or the like")
    try:
        latitude, longitude = float(row[4]), float(row[5])
        people = int(row[14] or 0)
    except ValueError:
        return LeftOut(reason="no coordinates")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return LeftOut(reason="coordinates off the Earth")
    entry = Entry(
        id=int(row[0]),
        name=row[1],
        kind=kind,
        country=row[8] or None,
        admin1=row[10] or None,
        admin1_name=divisions.get(f"{row[8]}.{row[10]}"),
        latitude=latitude,
        longitude=longitude,
        population=max(people, 0),
        radius_m=_RADIUS_M.get(kind) or town_radius_m(people),
    )
    return entry, (row[1], row[2], *filter(None, row[3].split(",")))


def _kind(feature_class: str, code: str) -> Kind | None:
    if feature_class == "P" and not code.endswith("H"):
        return Kind.TOWN
    if feature_class == "A" and code in _LATER_DIVISIONS:
        return Kind.ADMIN2
    if feature_class in {"L", "T"} and code in _AREAS:
        return Kind.REGION
    if feature_class == "S" and code in _FEATURES:
        return Kind.FEATURE
    return None
