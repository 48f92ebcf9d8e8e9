"""A server is asked for a place in its own language; the answers are all read as one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.location import Location

from geo.distance import kilometres
from geo.errors import OutOfService

_TIMEOUT_S: Final = 10
_MOST: Final = 5
_USER_AGENT: Final = "incident-atlas"
_LEAST_RADIUS_M: Final = 5_000
_LARGEST_TOWN_M: Final = 60_000
_SETTLED: Final = frozenset(
    {"city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "borough", "p"}
)


class ServerKind(StrEnum):
    """Whose language a server speaks."""

    NOMINATIM = "nominatim"
    PHOTON = "photon"
    GEONAMES = "geonames"


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A server that may be asked.

    Attributes:
        kind: Whose language it speaks.
        url: Its address, such as http://127.0.0.1:8080.
        username: GeoNames' user name; the others have none.
    """

    kind: ServerKind
    url: str
    username: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            raise ValueError(f"{self.url!r} is no server's address: give http(s)://host")
        if self.kind is ServerKind.GEONAMES and not self.username:
            raise ValueError("a GeoNames server asks for a user name")

    @property
    def host(self) -> str:
        """The server's name, without a user's secrets."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of a server.

    Attributes:
        name: The place's name there.
        latitude: Degrees north.
        longitude: Degrees east.
        radius_m: Radius in metres of the circle that holds the box the server gives.
        country: ISO 3166-1 alpha-2, or None.
        is_settled: It is a town, a village or a part of one.
    """

    name: str
    latitude: float
    longitude: float
    radius_m: int
    country: str | None
    is_settled: bool


def ask(server: Server, name: str, country: str | None) -> list[Found]:
    """What a server knows by a name; none where it knows no such place.

    Raises:
        OutOfService: It did not answer, refused, or answered what cannot be read.
    """
    try:
        locations = _request(server, name, country)
    except GeopyError as fault:
        raise OutOfService(
            f"{server.host} did not answer ({type(fault).__name__}): the place may exist, ask "
            "again later"
        ) from fault
    return [_found(location) for location in locations or ()]


def _request(server: Server, name: str, country: str | None) -> list[Location] | None:
    parts = urlsplit(server.url)
    domain = f"{parts.netloc}{parts.path}".rstrip("/")
    common = {
        "scheme": parts.scheme,
        "domain": domain,
        "user_agent": _USER_AGENT,
        "timeout": _TIMEOUT_S,
    }
    found: list[Location] | None
    if server.kind is ServerKind.NOMINATIM:
        found = Nominatim(**common).geocode(
            name, exactly_one=False, limit=_MOST, country_codes=country, addressdetails=True
        )
    elif server.kind is ServerKind.PHOTON:
        found = Photon(**common).geocode(name, exactly_one=False, limit=_MOST)
    else:
        found = GeoNames(server.username, **common).geocode(
            name, exactly_one=False, country=country
        )
    return found[:_MOST] if found else None


def _found(location: Location) -> Found:
    raw: Mapping[str, Any] = location.raw
    told: Mapping[str, Any] = raw.get("properties") or raw
    address: Mapping[str, Any] = raw.get("address") or {}
    country = told.get("countrycode") or told.get("countryCode") or address.get("country_code")
    kind = told.get("addresstype") or told.get("osm_value") or told.get("fcl") or told.get("type")
    radius = _radius_m(location, told)
    return Found(
        name=str(told.get("name") or location.address.split(",")[0]),
        latitude=location.latitude,
        longitude=location.longitude,
        radius_m=radius,
        country=str(country).upper() if country else None,
        is_settled=str(kind).lower() in _SETTLED and radius <= _LARGEST_TOWN_M,
    )


def _radius_m(location: Location, told: Mapping[str, Any]) -> int:
    corners = [float(value) for value in told.get("boundingbox") or ()]
    if len(corners) == 4:
        south, north, west, east = corners
    else:
        extent = [float(value) for value in told.get("extent") or ()]
        if len(extent) != 4:
            return _LEAST_RADIUS_M
        west, north, east, south = extent
    reach = max(
        kilometres(location.latitude, location.longitude, latitude, longitude)
        for latitude in (south, north)
        for longitude in (west, east)
    )
    return max(_LEAST_RADIUS_M, int(reach * 1_000))
