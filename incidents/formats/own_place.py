"""Coordinates without a precision are read as near the place, and a person is asked to look."""

from __future__ import annotations

from typing import Final

from geo.place import Place
from geo.precision import (
    GEO_PRECISION_OF_WHERE_PREC,
    NOMINAL_RADIUS_M,
    WHERE_PREC_OF_GEO_PRECISION,
)
from incidents.formats.cells import Cells

_UNSTATED: Final = "The file does not say how exact the coordinates are; 25 km are assumed."


def place_of(cells: Cells, *, country: str | None, place_country: str | None) -> Place | None:
    """The place of a row, or None where it has no coordinates.

    Args:
        cells: The row. Where `place_name` is filled the row comes from an export, and the
            other place columns are taken as they are.
        country: The incident's country.
        place_country: The place's own country, from an export.

    Raises:
        Fault: A coordinate, a code or the radius cannot be true.
    """
    point = cells.point()
    if point is None:
        return None
    where_prec, geo_precision, uncertainty_m, stated = _precision(cells)
    exported = cells.own_text("place_name")
    latitude, longitude = point
    reason = cells.own_text("place_reason") if stated else _UNSTATED
    return Place(
        name=exported or cells.own_text("location") or f"{latitude:g}, {longitude:g}",
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=uncertainty_m,
        where_prec=where_prec,
        geo_precision=geo_precision,
        country=place_country if exported else country,
        admin1=cells.own_text("place_admin1" if exported else "admin1"),
        kind=cells.own_text("place_kind") or "point",
        how=cells.own_text("place_how") or "coordinates given by the source",
        review=cells.flag("place_review") or not stated,
        reason=reason,
    )


def _precision(cells: Cells) -> tuple[int, int, int, bool]:
    """where_prec, geo_precision, radius in metres, and whether the row states any of them."""
    where_prec = cells.code("where_prec", range(1, 8))
    geo_precision = cells.code("geo_precision", (1, 2, 3))
    radius = cells.whole("uncertainty_m", least=1)
    stated = not (where_prec is None and geo_precision is None and radius is None)
    if where_prec is None:
        where_prec = _where_prec(geo_precision, radius)
    return (
        where_prec,
        geo_precision or GEO_PRECISION_OF_WHERE_PREC[where_prec],
        radius or NOMINAL_RADIUS_M[where_prec],
        stated,
    )


def _where_prec(geo_precision: int | None, radius: int | None) -> int:
    if geo_precision is not None:
        return WHERE_PREC_OF_GEO_PRECISION[geo_precision]
    if radius is None:
        return 2
    codes = (1, 2, 3, 4, 5)
    return next((code for code in codes if radius <= NOMINAL_RADIUS_M[code]), 6)
