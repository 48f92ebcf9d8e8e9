"""Servers that may be asked for a place the gazetteer lacks: off unless somebody names one by URL.

Only the bare place name and the country leave this machine. One request a second goes out, over all
processes; an answer is remembered on disk. A server that does not answer is an outage, which is
never the same as "no such place".
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.location import Location

from geo.distance import kilometres
from geo.errors import OutOfService
from geo.phrase import parse
from geo.place import NotLocated, Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC
from geo.relation import related
from geo.resolve import Resolver
from geo.turns import taking_turns

_SECONDS_APART: Final = 1.0
_TIMEOUT_S: Final = 10
_LONGEST: Final = 120
_MOST: Final = 5
_USER_AGENT: Final = "incident-atlas"
_DAY_S: Final = 86_400
# A place stays where it is; a name that was unknown may have been added since.
_KEPT_S: Final = {True: 365 * _DAY_S, False: 30 * _DAY_S}
_LEAST_RADIUS_M: Final = 5_000
_TOWN_RADIUS_M: Final = 15_000
_DISTRICT_RADIUS_M: Final = 60_000
_REGION_RADIUS_M: Final = 400_000
_SETTLED: Final = frozenset(
    {"city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "borough", "p"}
)
_SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS answer (server TEXT, name TEXT, country TEXT, asked_at REAL, "
    "found TEXT NOT NULL, PRIMARY KEY (server, name, country))"
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
class _Found:
    """One answer of a server, as it is remembered."""

    name: str
    latitude: float
    longitude: float
    radius_m: int
    country: str | None
    is_settled: bool


class Online:
    """Asks servers one after the other; what was answered before is not asked again."""

    def __init__(
        self,
        servers: Sequence[Server],
        folder: Path,
        *,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open it; nothing is sent yet.

        Args:
            servers: Asked in this order until one knows the place; none at all is allowed.
            folder: Where answers and the time of the last request are kept.
            now: The clock, in seconds.
            sleep: Waits some seconds.
        """
        self._servers = tuple(servers)
        self._folder = folder
        self._now, self._sleep = now, sleep

    def locate_one(self, name: str, *, country: str | None = None) -> Place | NotLocated:
        """The place that the servers know by a bare name.

        Args:
            name: The place's name alone: no phrase, nothing of the article.
            country: ISO 3166-1 alpha-2 that it must lie in, or None.

        Raises:
            OutOfService: None knows it, and at least one did not answer.
        """
        bare = " ".join(name.split())[:_LONGEST]
        if not any(character.isalpha() for character in bare):
            return NotLocated(query=name, reason="No server is asked for a text without a letter")
        outages = []
        for server in self._servers:
            try:
                found = self._ask(server, bare, country)
            except OutOfService as outage:
                outages.append(outage)
                continue
            if found:
                return _place(found, server)
        if outages:
            raise OutOfService("; ".join(map(str, outages)))
        asked = ", ".join(server.host for server in self._servers) or "no server"
        return NotLocated(query=name, reason=f"No place of the name {bare!r} is known to {asked}")

    def _ask(self, server: Server, name: str, country: str | None) -> list[_Found]:
        known = self._remembered(server, name, country)
        if known is None:
            with taking_turns(self._folder / "online.lock"):
                # Another process may have asked the same while this one waited.
                known = self._remembered(server, name, country)
                if known is None:
                    self._wait()
                    known = _asked(server, name, country)
                    self._remember(server, name, country, known)
        return [each for each in known if country in {None, each.country}]

    def _wait(self) -> None:
        last = self._folder / "online.last"
        try:
            since = self._now() - float(last.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            since = _SECONDS_APART
        if 0 <= since < _SECONDS_APART:
            self._sleep(_SECONDS_APART - since)
        last.write_text(repr(self._now()), "ascii")

    def _remembered(self, server: Server, name: str, country: str | None) -> list[_Found] | None:
        with closing(self._database()) as database:
            row = database.execute(
                "SELECT asked_at, found FROM answer WHERE server = ? AND name = ? AND country = ?",
                (server.url, name.casefold(), country or ""),
            ).fetchone()
        if row is None:
            return None
        found = [_Found(*each) for each in json.loads(row[1])]
        return found if self._now() - row[0] < _KEPT_S[bool(found)] else None

    def _remember(
        self, server: Server, name: str, country: str | None, found: Sequence[_Found]
    ) -> None:
        told = json.dumps(
            [
                (
                    each.name,
                    each.latitude,
                    each.longitude,
                    each.radius_m,
                    each.country,
                    each.is_settled,
                )
                for each in found
            ]
        )
        with closing(self._database()) as database, database:
            database.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)",
                (server.url, name.casefold(), country or "", self._now(), told),
            )

    def _database(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._folder / "online.sqlite", timeout=30)
        database.execute(_SCHEMA)
        return database


class Chain:
    """The gazetteer first; a server only for what it does not know or is not sure of."""

    def __init__(self, resolver: Resolver, online: Online) -> None:
        self.resolver = resolver
        self._online = online

    def locate_one(
        self,
        text: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
        near: Sequence[Place] = (),
    ) -> Place | NotLocated:
        """The likeliest place, see Resolver.locate_one.

        Of a phrase the servers see the bare name alone; what the phrase says around it is worked
        out here. Their answer always asks for a person's look.

        Raises:
            OutOfService: The gazetteer does not know the place and a server did not answer.
        """
        own = self.resolver.locate_one(
            text, country=country, admin1=admin1, admin2=admin2, near=near
        )
        if isinstance(own, Place) and (not own.review or own.where_prec == 1):
            return own
        phrase = parse(text)
        theirs = self._online.locate_one(phrase.name, country=country)
        if isinstance(theirs, NotLocated):
            return own
        return related(theirs, phrase)


def _asked(server: Server, name: str, country: str | None) -> list[_Found]:
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


def _found(location: Location) -> _Found:
    raw: Mapping[str, Any] = location.raw
    told: Mapping[str, Any] = raw.get("properties") or raw
    address: Mapping[str, Any] = raw.get("address") or {}
    country = told.get("countrycode") or told.get("countryCode") or address.get("country_code")
    kind = told.get("addresstype") or told.get("osm_value") or told.get("fcl") or told.get("type")
    radius = _radius_m(location, told)
    return _Found(
        name=str(told.get("name") or location.address.split(",")[0]),
        latitude=location.latitude,
        longitude=location.longitude,
        radius_m=radius,
        country=str(country).upper() if country else None,
        is_settled=str(kind).lower() in _SETTLED and radius <= _DISTRICT_RADIUS_M,
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


def _place(found: Sequence[_Found], server: Server) -> Place:
    best = found[0]
    prec = _prec(best)
    place = Place(
        name=best.name,
        latitude=best.latitude,
        longitude=best.longitude,
        uncertainty_m=best.radius_m,
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        country=best.country,
        kind="town" if best.is_settled else "point",
        how=f"answered by {server.host}",
        review=True,
        reason=f"the gazetteer does not know it; {server.host} does",
    )
    others = [
        each
        for each in found[1:]
        if kilometres(best.latitude, best.longitude, each.latitude, each.longitude) * 1_000
        > max(best.radius_m, _TOWN_RADIUS_M)
    ]
    if others:
        return replace(place, reason=f"{server.host} knows {len(others) + 1} places of this name")
    return place


def _prec(found: _Found) -> int:
    if found.is_settled:
        return 1
    for prec, most in ((2, _TOWN_RADIUS_M), (3, _DISTRICT_RADIUS_M), (4, _REGION_RADIUS_M)):
        if found.radius_m <= most:
            return prec
    return 5
