"""What was decided of a place becomes geopy's Location, with all of it in `raw`."""

from __future__ import annotations

from typing import Any, Final

from babel import Locale
from geopy.location import Location
from geopy.point import Point

from geo.country_names import country_name
from geo.distance import kilometres
from geo.gazetteer import Entry, Kind
from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC

_NEAR_M: Final = 25_000


def nearest(town: Entry, point: Point) -> Place:
    """The town nearest to a point, with how far it is; a guess where it is not there."""
    away = kilometres(point.latitude, point.longitude, town.latitude, town.longitude)
    is_there = away * 1_000 <= max(town.radius_m, _NEAR_M)
    return Place(
        name=town.name,
        latitude=town.latitude,
        longitude=town.longitude,
        uncertainty_m=town.radius_m,
        where_prec=1,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[1],
        country=town.country,
        admin1=town.admin1_name,
        kind=town.kind.value,
        how=f"nearest town in the gazetteer, {away:,.0f} km from the point",
        review=not is_there,
        reason=None if is_there else f"the nearest town known is {away:,.0f} km away",
    )


def location(place: Place, language: Locale | None) -> Location:
    """A place as geopy has it; with a language the country is called as it calls it."""
    name, country = place.name, place.country
    if language is not None and country is not None:
        country = country_name(country, language)
        name = country if place.kind == Kind.COUNTRY else name
    address = ", ".join(dict.fromkeys(filter(None, (name, place.admin1, country))))
    return Location(address, Point(place.latitude, place.longitude), answer(None, place))


def answer(query_id: str | None, place: Place | None) -> dict[str, Any]:
    """All that was decided of a place; latitude is None where nothing was found."""
    return {
        "id": query_id,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "uncertainty_m": place and place.uncertainty_m,
        "geo_precision": place and place.geo_precision,
        "where_prec": place and place.where_prec,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "name": place and place.name,
        "kind": place and place.kind,
        "how": place and place.how,
        "review": place is None or place.review,
        "reason": place.reason if place else "nothing was found by this name",
    }
