"""Coordinates without a precision are as exact as their decimals let them be, and never a point.

A person who writes 48.5953, 38.0003 points at a spot or at a town's middle; which of the two is not
said, so the circle is a town's. Numbers with one decimal or none are rounded, and asked about.
"""

from __future__ import annotations

from typing import Final

from geo.place import GIVEN_BY_THE_SOURCE, Place
from geo.precision import (
    GEO_PRECISION_OF_WHERE_PREC,
    NOMINAL_RADIUS_M,
    WHERE_PREC_OF_GEO_PRECISION,
)
from incidents.formats.cells import Cells

_UNSTATED: Final = "coordinates given by the source, which does not say how exact they are"
_ROUNDED: Final = (
    "The coordinates have no second decimal, and the file does not say how exact they are; {} km "
    "are assumed."
)
# A spreadsheet drops the zeros at a number's end, so the longer of the two numbers counts.
_OF_DECIMALS: Final = {0: (4, 120_000), 1: (2, 25_000)}
_NEAR: Final = 2
_OF_MORE_DECIMALS: Final = (1, NOMINAL_RADIUS_M[1])


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
    stated = _stated(cells)
    where_prec, geo_precision, uncertainty_m = _precision(cells) if stated else _by_decimals(cells)
    exported = cells.own_text("place_name")
    latitude, longitude = point
    is_rounded = not stated and where_prec >= _NEAR
    return Place(
        name=exported or cells.own_name("location") or f"{latitude:g}, {longitude:g}",
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=uncertainty_m,
        where_prec=where_prec,
        geo_precision=geo_precision,
        country=place_country if exported else country,
        admin1=cells.own_name("place_admin1" if exported else "admin1"),
        kind=cells.own_text("place_kind") or "point",
        how=cells.own_text("place_how") or (GIVEN_BY_THE_SOURCE if stated else _UNSTATED),
        review=cells.flag("place_review") or is_rounded,
        reason=cells.own_text("place_reason")
        or (_ROUNDED.format(uncertainty_m // 1_000) if is_rounded else None),
    )


def _stated(cells: Cells) -> bool:
    return any(cells.text(each) for each in ("where_prec", "geo_precision", "uncertainty_m"))


def _by_decimals(cells: Cells) -> tuple[int, int, int]:
    """where_prec, geo_precision and radius in metres of coordinates without any of them."""
    numbers = (cells.text("latitude") or "", cells.text("longitude") or "")
    decimals = max(len(each.replace(",", ".").partition(".")[2]) for each in numbers)
    where_prec, radius = _OF_DECIMALS.get(decimals, _OF_MORE_DECIMALS)
    return where_prec, GEO_PRECISION_OF_WHERE_PREC[where_prec], radius


def _precision(cells: Cells) -> tuple[int, int, int]:
    """where_prec, geo_precision and radius in metres; what is left out follows from the rest."""
    where_prec = cells.code("where_prec", range(1, 8))
    geo_precision = cells.code("geo_precision", (1, 2, 3))
    radius = cells.whole("uncertainty_m", least=1)
    if where_prec is None:
        where_prec = _where_prec(geo_precision, radius)
    return (
        where_prec,
        geo_precision or GEO_PRECISION_OF_WHERE_PREC[where_prec],
        radius or NOMINAL_RADIUS_M[where_prec],
    )


def _where_prec(geo_precision: int | None, radius: int | None) -> int:
    if geo_precision is not None:
        return WHERE_PREC_OF_GEO_PRECISION[geo_precision]
    if radius is None:
        return _NEAR
    codes = (1, 2, 3, 4, 5)
    return next((code for code in codes if radius <= NOMINAL_RADIUS_M[code]), 6)
