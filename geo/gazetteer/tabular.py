"""The places of any table with a name and coordinates, and of GeoJSON, OpenStreetMap's too."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from geo.errors import LayerRefused
from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.geonames import LeftOut, Named
from geo.gazetteer.sources import town_radius_m
from geo.gazetteer.tables import own_id

# The columns that a table may have, lower-cased, the first one present counts.
_NAMES: Final = ("name", "place", "place_name", "settlement", "featurename_en", "title", "name:en")
_LATITUDES: Final = ("latitude", "lat", "@lat", "y", "point_y")
_LONGITUDES: Final = ("longitude", "lon", "lng", "long", "@lon", "x", "point_x")
_COUNTRIES: Final = (
    "country_code",
    "iso2",
    "countrycode",
    "country",
    "addr:country",
    "is_in:country_code",
)
_DIVISIONS: Final = (
    "admin1",
    "admin1_name",
    "adm1_en",
    "province",
    "state",
    "region",
    "is_in:state",
)
_PEOPLE: Final = ("population", "pop")
_KINDS: Final = ("kind", "type", "place", "fclass", "amenity")
_OTHER_NAMES: Final = (
    "alternates", "alternatenames", "alternate_names", "other_names", "aliases", "alt_name",
    "old_name", "official_name", "short_name", "int_name", "loc_name",
)  # fmt: skip
_KIND_OF: Final = {
    **dict.fromkeys(("region", "state", "area", "valley", "island"), Kind.REGION),
    **dict.fromkeys(("district", "county", "municipality", "admin2", "admin3"), Kind.ADMIN2),
    **dict.fromkeys(
        ("camp", "hospital", "prison", "checkpoint", "base", "mine", "bridge", "dam", "feature"),
        Kind.FEATURE,
    ),
}
_RADIUS_M: Final = {Kind.ADMIN2: 12_000, Kind.REGION: 30_000, Kind.FEATURE: 2_000}
_SEPARATORS: Final = "\t,;|"
_MAY_SEPARATE_NAMES: Final = "|;"


def places_of_table(lines: Iterable[str], layer: str) -> Iterator[Named | LeftOut]:
    """The places of a CSV with a header; commas, semicolons, tabs or bars between columns.

    Args:
        lines: The file's lines, with their line ends.
        layer: The layer's name, from which places without an id get theirs.

    Raises:
        LayerRefused: A column is missing, a row has other columns, or the file is cut off.
    """
    lines = iter(lines)
    header_line = next(lines, "")
    separator = max(_SEPARATORS, key=header_line.count)
    header = [name.strip().lower() for name in next(csv.reader([header_line], delimiter=separator))]
    for what, names in (("name", _NAMES), ("latitude", _LATITUDES), ("longitude", _LONGITUDES)):
        if not any(name in header for name in names):
            raise LayerRefused(
                f"The table has no column for the {what}; call it {names[0]!r}. It has: "
                f"{', '.join(header)[:200]}. Nothing was imported."
            )
    reader = csv.reader(_whole(lines), delimiter=separator, strict=True)
    try:
        for row in reader:
            if len(row) != len(header):
                raise LayerRefused(
                    f"Line {reader.line_num + 1:,} has {len(row)} columns and the header "
                    f"{len(header)}: the file is cut off or damaged. Nothing was imported."
                )
            yield _place(dict(zip(header, row, strict=True)), layer)
    except csv.Error as fault:
        raise LayerRefused(
            f"Line {reader.line_num + 1:,} cannot be read ({fault}): the file is cut off or "
            "damaged. Nothing was imported."
        ) from fault


def places_of_features(features: Iterable[Any], layer: str) -> Iterator[Named | LeftOut]:
    """The places of GeoJSON features; what is no point stands at the middle of its box."""
    for feature in features:
        point = _point_of(feature)
        if point is None:
            yield LeftOut(reason="no coordinates")
            continue
        properties = feature.get("properties") or {}
        row = {str(key).lower(): str(value) for key, value in properties.items() if value}
        nested = properties.get("tags")
        if isinstance(nested, Mapping):
            row.update((str(key).lower(), str(value)) for key, value in nested.items())
        row["latitude"], row["longitude"] = str(point[0]), str(point[1])
        yield _place(row, layer)


def features_of_lines(lines: Iterable[str]) -> Iterator[Any]:
    """The features of GeoJSON with one feature a line.

    Raises:
        LayerRefused: A line is no JSON.
    """
    for number, line in enumerate(lines, 1):
        text = line.strip("\x1e \r\n")
        if not text:
            continue
        try:
            yield json.loads(text)
        except ValueError as fault:
            raise LayerRefused(
                f"Line {number:,} is no JSON: the file is cut off or damaged. Nothing was imported."
            ) from fault


def _whole(lines: Iterable[str]) -> Iterator[str]:
    line = "\n"
    for line in lines:
        yield line
    if not line.endswith(("\n", "\r")):
        raise LayerRefused(
            "The last line has no line end, so the file may be cut off. If it is whole, add a "
            "line end; nothing was imported."
        )


def _place(row: Mapping[str, str], layer: str) -> Named | LeftOut:
    name = _first(row, _NAMES)
    if not name:
        return LeftOut(reason="no name")
    try:
        latitude = float(_first(row, _LATITUDES).replace(",", "."))
        longitude = float(_first(row, _LONGITUDES).replace(",", "."))
        people = int(float(_first(row, _PEOPLE).replace(",", "") or 0))
    except (ValueError, OverflowError):
        return LeftOut(reason="no coordinates, or a population that is no number")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180 and math.isfinite(latitude + longitude)):
        return LeftOut(reason="coordinates off the Earth")
    country = _first(row, _COUNTRIES).upper()
    kind = _KIND_OF.get(_first(row, _KINDS).lower(), Kind.TOWN)
    entry = Entry(
        id=own_id(f"{layer} {name} {latitude} {longitude}"),
        name=name,
        kind=kind,
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else None,
        admin1=None,
        admin1_name=_first(row, _DIVISIONS) or None,
        latitude=latitude,
        longitude=longitude,
        population=max(people, 0),
        radius_m=_RADIUS_M.get(kind) or town_radius_m(max(people, 0)),
    )
    return entry, tuple(dict.fromkeys((name, *_others(row))))


def _others(row: Mapping[str, str]) -> Iterator[str]:
    for column, value in row.items():
        if value and (column in _OTHER_NAMES or column.startswith("name:")):
            separator = max(_MAY_SEPARATE_NAMES, key=value.count)
            if separator not in value and column.startswith(("alternate", "other")):
                separator = ","
            yield from filter(None, (each.strip() for each in value.split(separator)))


def _first(row: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((row[each].strip() for each in columns if row.get(each, "").strip()), "")


def _point_of(feature: Any) -> tuple[float, float] | None:  # noqa: ANN401 - anything may be in a foreign file
    geometry = feature.get("geometry") if isinstance(feature, Mapping) else None
    if not isinstance(geometry, Mapping):
        return None
    corners = list(_corners(geometry.get("coordinates")))
    if not corners:
        return None
    # GeoJSON puts the longitude first.
    east = [corner[0] for corner in corners]
    north = [corner[1] for corner in corners]
    return (min(north) + max(north)) / 2, (min(east) + max(east)) / 2


def _corners(coordinates: object) -> Iterator[tuple[float, float]]:
    pending = [coordinates]
    while pending:
        each = pending.pop()
        if not isinstance(each, list) or not each:
            continue
        if all(isinstance(value, int | float) for value in each[:2]) and len(each) >= 2:
            yield float(each[0]), float(each[1])
        else:
            pending.extend(each)
