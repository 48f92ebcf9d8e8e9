"""What the gazetteer or a text's own coordinates give is a place with a precision and a radius."""

from __future__ import annotations

from typing import Final

from geo.candidates import Candidate
from geo.coordinates import Coordinates
from geo.extent import SPELT_OTHERWISE_M, area_radius_m, radius_m
from geo.gazetteer import Entry, Kind
from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC

_WHERE_PREC: Final = {
    Kind.TOWN: 1,
    Kind.VILLAGE: 1,
    Kind.FEATURE: 1,
    Kind.AIRFIELD: 2,
    Kind.ADMIN2: 3,
    Kind.ADMIN1: 4,
    Kind.REGION: 5,
    Kind.COUNTRY: 6,
}
_NEAR_PREC: Final = 2
_EXACT_M: Final = 1_000


def place_of(each: Candidate, doubt: str | None) -> Place:
    """A candidate as a place with its radius; a doubt makes it one to review."""
    entry = each.entry
    prec, radius = _WHERE_PREC[entry.kind], radius_m(entry)
    if not each.is_fuzzy:
        return _placed(entry, radius, prec, "name in the gazetteer", doubt)
    prec, radius = max(prec, _NEAR_PREC), max(radius, SPELT_OTHERWISE_M)
    return _placed(entry, radius, prec, "name spelt alike in the gazetteer", doubt)


def area_given_instead(entry: Entry, missed: str, stated: str) -> Place:
    """The region that was stated instead of the place in it that is not known; a guess.

    Args:
        entry: The region; a seat stands for its district.
        missed: The name that is not known.
        stated: What the region was called.
    """
    return _placed(
        entry,
        area_radius_m(entry),
        max(_WHERE_PREC[entry.kind], _WHERE_PREC[Kind.ADMIN2]),
        f"{entry.name}, since the place itself is not known",
        f"no {missed[:80]!r} is known in {stated[:80]}; the whole of it is given instead",
    )


def _placed(entry: Entry, radius: int, prec: int, how: str, doubt: str | None) -> Place:
    return Place(
        name=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        uncertainty_m=radius,
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        country=entry.country,
        admin1=entry.admin1_name,
        kind=entry.kind.value,
        how=how,
        review=doubt is not None,
        reason=doubt,
    )


def stated_point(text: str, point: Coordinates) -> Place:
    """The point that a text gives in degrees; one that is not exact is near the place."""
    prec = 1 if point.radius_m <= _EXACT_M else _NEAR_PREC
    return Place(
        name=" ".join(text.split()),
        latitude=point.latitude,
        longitude=point.longitude,
        uncertainty_m=point.radius_m,
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        how="coordinates in the text",
        review=point.doubt is not None,
        reason=point.doubt,
    )


def turned(country: str) -> str:
    """Why a point with its numbers turned round is a guess."""
    return f"the longitude seems to stand first: only turned round is the point in {country}"
