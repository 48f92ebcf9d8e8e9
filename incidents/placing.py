"""A record that names a place and gives no point is placed; what is a guess is never a point."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol

from geo.errors import OutOfService
from geo.place import NotLocated, Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC, NOMINAL_RADIUS_M
from incidents.record import Incident

_NEAR_PREC: Final = 2
_OF_THE_REGION: Final = 3
_OF_THE_COUNTRY: Final = 6


class Locator(Protocol):
    """Whatever finds a place by its words: the gazetteer, or servers behind it."""

    def locate_one(
        self,
        text: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
    ) -> Place | NotLocated:
        """The likeliest place, or why there is none.

        Raises:
            OutOfService: A server did not answer; that says nothing of whether there is one.
        """
        ...


class Places(Protocol):
    """The gazetteer, which names all that a phrase may mean."""

    def locate(
        self,
        text: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        limit: int = 1,
    ) -> tuple[Place, ...]:
        """The places that a phrase may mean, best first."""
        ...


class Placing:
    """Places records, looking each distinct name up once."""

    def __init__(self, locator: Locator) -> None:
        self._locator = locator
        self._found: dict[tuple[str, str | None, str | None], Place | NotLocated] = {}

    def placed(self, incident: Incident) -> Incident:
        """The incident with the place that it names, or with a review that says why not."""
        if incident.place is not None or incident.location is None:
            return incident
        key = (incident.location, incident.country, incident.admin1)
        if key not in self._found:
            self._found[key] = self._looked_up(*key)
        found = self._found[key]
        if isinstance(found, NotLocated):
            return replace(incident, review=(*incident.review, found.reason))
        place = _never_a_point(found) if found.review else found
        return replace(
            incident,
            place=place,
            country=incident.country or place.country,
            admin1=incident.admin1 or place.admin1,
            review=(*incident.review, *((place.reason,) if place.reason else ())),
        )

    def _looked_up(self, name: str, country: str | None, admin1: str | None) -> Place | NotLocated:
        try:
            return self._locator.locate_one(name, country=country, admin1=admin1)
        except OutOfService as fault:
            return NotLocated(query=name, reason=f"{fault} Its place was not looked for elsewhere.")


def candidates(places: Places, incident: Incident, *, most: int) -> tuple[Place, ...]:
    """The places that an incident's words may mean, what the record says of them first.

    The region and the country of a record may be the guess's own, so namesakes outside of them
    follow.
    """
    if incident.location is None:
        return ()
    said = {"country": incident.country, "admin1": incident.admin1}
    found = [
        *places.locate(incident.location, **said, limit=most)[:_OF_THE_REGION],
        *places.locate(incident.location, country=incident.country, limit=most)[:_OF_THE_COUNTRY],
        *places.locate(incident.location, limit=most),
    ]
    once: dict[tuple[str, float, float], Place] = {}
    for each in found:
        once.setdefault((each.kind, each.latitude, each.longitude), each)
    return tuple(once.values())[:most]


def _never_a_point(place: Place) -> Place:
    """A guess is drawn as an area, at least as wide as UCDP's 'near the place'."""
    prec = max(place.where_prec, _NEAR_PREC)
    return replace(
        place,
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        uncertainty_m=max(place.uncertainty_m, NOMINAL_RADIUS_M[_NEAR_PREC]),
    )
