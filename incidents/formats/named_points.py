"""A point is held against the places that its row names, where the gazetteer knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from geo.distance import kilometres
from geo.gazetteer import Gazetteer, Kind
from geo.names import bare_division, normal
from incidents.formats.cells import shown
from incidents.formats.countries import country_of_name
from incidents.record import Incident


class NamedPlace(NamedTuple):
    """A place that bears a name.

    Attributes:
        latitude: In degrees.
        longitude: In degrees.
        radius_km: Of the circle that holds it.
        is_town: Whether it is a town; else it is a division of a country.
    """

    latitude: float
    longitude: float
    radius_km: float
    is_town: bool


class Misplaced(NamedTuple):
    """Why a point is not where its row says.

    Attributes:
        reason: In a sentence.
        is_turned: Whether it fits where latitude and longitude change places.
    """

    reason: str
    is_turned: bool = False


class _Slip(NamedTuple):
    """What a point may have been before something went wrong with it.

    Attributes:
        point: Latitude and longitude in degrees.
        how: What went wrong, in words.
        near_km: How near to its place it must then be.
        is_turned: Whether latitude and longitude changed places.
    """

    point: tuple[float, float]
    how: str
    near_km: float
    is_turned: bool = False


# The places that bear a name in a country (ISO 3166-1 alpha-2), or anywhere.
Named = Callable[[str, str | None], Sequence[NamedPlace]]

# A point this near to the edge of its place is right.
_NEAR_KM: Final = 20.0
# Data sets give the middle of a town; this far from it and this near to it after a sign changes.
_OFF_KM: Final = 15.0
_AT_KM: Final = 4.0
_SIGNS: Final = 3
# What a point may have been before is said where that is so much nearer.
_THERE_KM: Final = 10.0
_MOVED_THERE_KM: Final = 30.0
# A name may mean a village that the gazetteer does not have, so only what is far away is said.
_FAR_KM: Final = 300.0
# Divisions are all there, and the circle that holds one is wider than it is.
_OUTSIDE_KM: Final = 100.0
_MOVED_DEGREES: Final = 2.0
_PLACES: Final = frozenset({Kind.TOWN, Kind.ADMIN1, Kind.ADMIN2})
_LONGEST: Final = 60
_MOST_NAMESAKES: Final = 30


def places_named_in(gazetteer: Gazetteer) -> Named:
    """The places of a name, as a gazetteer has them; each name is looked up once."""

    @cache
    def named(name: str, country: str | None) -> Sequence[NamedPlace]:
        entries = gazetteer.entries(number for number, _ in gazetteer.ids(normal(name))).values()
        return tuple(
            NamedPlace(each.latitude, each.longitude, each.radius_m / 1_000, each.kind is Kind.TOWN)
            for each in entries
            if each.kind in _PLACES and country in {None, each.country}
        )

    return named


def stated_country(incident: Incident) -> str | None:
    """The country that a row states, by itself or at the end of its place: “Jacmel, Haiti”."""
    if incident.country is not None or "," not in (incident.location or ""):
        return incident.country
    return country_of_name((incident.location or "").rpartition(",")[2].strip())


def not_where_it_is_named(incident: Incident, named: Named) -> Misplaced | None:
    """Why a point cannot be at the place that the row names; None where it can.

    Args:
        incident: With a point.
        named: Tells the places of a name.
    """
    if incident.place is None:
        return None
    point = (incident.place.latitude, incident.place.longitude)
    country = stated_country(incident)
    known = dict(_known(incident, country, named))
    away = {name: _away(point, places) for name, places in known.items()}
    for name, places in known.items():
        if away[name] <= _NEAR_KM:
            return _mirrored(point, name, places)
        for slip in _otherwise(*point):
            if _away(slip.point, places) <= slip.near_km:
                return _fits(name, slip)
    return None if country is None else _far_off(known, away)


def _fits(name: str, slip: _Slip) -> Misplaced:
    return Misplaced(f"It fits “{shown(name)}” where {slip.how}.", slip.is_turned)


def _far_off(
    known: Mapping[str, Sequence[NamedPlace]], away: Mapping[str, float]
) -> Misplaced | None:
    """The division that a point is away from, else the nearest name where all are far away."""
    for name, places in known.items():
        if away[name] > _OUTSIDE_KM and not any(each.is_town for each in places):
            return Misplaced(f"It lies {away[name]:,.0f} km outside of “{shown(name)}”.")
    name = min(away, key=away.__getitem__, default="")
    if not name or away[name] <= _FAR_KM:
        return None
    return Misplaced(f"It lies {away[name]:,.0f} km away from “{shown(name)}”.")


def _mirrored(
    point: tuple[float, float], name: str, places: Sequence[NamedPlace]
) -> Misplaced | None:
    """Whether a point near its place is at it where a sign changes, as near the equator."""
    if _from_middle(point, places) <= _OFF_KM:
        return None
    for slip in islice(_otherwise(*point), _SIGNS):
        if _from_middle(slip.point, places) <= _AT_KM:
            return _fits(name, slip)
    return None


def _from_middle(point: tuple[float, float], places: Sequence[NamedPlace]) -> float:
    """Kilometres from a point to the middle of the nearest place."""
    return min(kilometres(*point, each.latitude, each.longitude) for each in places)


def _known(
    incident: Incident, country: str | None, named: Named
) -> Iterator[tuple[str, Sequence[NamedPlace]]]:
    """The places of each name in a row: for its place the towns, for its division the divisions."""
    parts = [part.strip() for part in (incident.location or "").split(",")]
    for name, is_town in (*((part, True) for part in parts[:2]), (incident.admin1 or "", False)):
        if not 0 < len(name) <= _LONGEST:
            continue
        every = named(name, country) or named(bare_division(name), country)
        places = [each for each in every if each.is_town is is_town] or every
        if 0 < len(places) <= _MOST_NAMESAKES:
            yield name, places


def _away(point: tuple[float, float], places: Sequence[NamedPlace]) -> float:
    """Kilometres from a point to the edge of the nearest place."""
    return min(
        max(0.0, kilometres(*point, each.latitude, each.longitude) - each.radius_km)
        for each in places
    )


def _otherwise(latitude: float, longitude: float) -> Iterator[_Slip]:
    """What a point may have been; the changed signs stand first."""
    yield _Slip((-latitude, longitude), "the sign of the latitude is changed", _THERE_KM)
    yield _Slip((latitude, -longitude), "the sign of the longitude is changed", _THERE_KM)
    yield _Slip((-latitude, -longitude), "both signs are changed", _THERE_KM)
    if abs(longitude) <= 90:
        how = "latitude and longitude change places"
        yield _Slip((longitude, latitude), how, _THERE_KM, is_turned=True)
    for factor in (10, 100, 0.1):
        # Near the equator the decimal point moves a point by a few kilometres only.
        north, east = latitude * factor, longitude * factor
        if abs(north - latitude) > _MOVED_DEGREES and abs(north) <= 90:
            how = "the decimal point of the latitude is moved"
            yield _Slip((north, longitude), how, _MOVED_THERE_KM)
        if abs(east - longitude) > _MOVED_DEGREES and abs(east) <= 180:
            how = "the decimal point of the longitude is moved"
            yield _Slip((latitude, east), how, _MOVED_THERE_KM)
