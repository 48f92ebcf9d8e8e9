"""Servers that may be asked for a place the gazetteer lacks: off unless somebody names one by URL.

Only the bare place name and the country leave this machine. One request a second goes out, over all
processes; an answer is remembered on disk. A server that does not answer is an outage, which is
never the same as "no such place".
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.distance import kilometres
from geo.errors import OutOfService
from geo.phrase import parse
from geo.place import NotLocated, Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC
from geo.relation import related
from geo.resolve import Resolver
from geo.servers import Found, Server, ServerKind, ask
from geo.turns import taking_turns

__all__ = ["Chain", "Online", "Server", "ServerKind"]

_SECONDS_APART: Final = 1.0
_LONGEST: Final = 120
_DAY_S: Final = 86_400
# A place stays where it is; a name that was unknown may have been added since.
_KEPT_S: Final = {True: 365 * _DAY_S, False: 30 * _DAY_S}
_TOWN_RADIUS_M: Final = 15_000
_DISTRICT_RADIUS_M: Final = 60_000
_REGION_RADIUS_M: Final = 400_000
_SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS answer (server TEXT, name TEXT, country TEXT, asked_at REAL, "
    "found TEXT NOT NULL, PRIMARY KEY (server, name, country))"
)


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
        self._last = folder / "online.last"
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

    def _ask(self, server: Server, name: str, country: str | None) -> list[Found]:
        known = self._remembered(server, name, country)
        if known is None:
            with taking_turns(self._folder / "online.lock"):
                # Another process may have asked the same while this one waited.
                known = self._remembered(server, name, country)
                if known is None:
                    self._wait()
                    try:
                        known = ask(server, name, country)
                    finally:
                        # Counted from the answer: a slow request may arrive long after it was sent.
                        self._last.write_text(repr(self._now()), "ascii")
                    self._remember(server, name, country, known)
        return [each for each in known if country in {None, each.country}]

    def _wait(self) -> None:
        try:
            since = self._now() - float(self._last.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            since = _SECONDS_APART
        if 0 <= since < _SECONDS_APART:
            self._sleep(_SECONDS_APART - since)

    def _remembered(self, server: Server, name: str, country: str | None) -> list[Found] | None:
        with closing(self._database()) as database:
            row = database.execute(
                "SELECT asked_at, found FROM answer WHERE server = ? AND name = ? AND country = ?",
                (server.url, name.casefold(), country or ""),
            ).fetchone()
        if row is None:
            return None
        found = [Found(*each) for each in json.loads(row[1])]
        return found if self._now() - row[0] < _KEPT_S[bool(found)] else None

    def _remember(
        self, server: Server, name: str, country: str | None, found: Sequence[Found]
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


def _place(found: Sequence[Found], server: Server) -> Place:
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


def _prec(found: Found) -> int:
    if found.is_settled:
        return 1
    for prec, most in ((2, _TOWN_RADIUS_M), (3, _DISTRICT_RADIUS_M), (4, _REGION_RADIUS_M)):
        if found.radius_m <= most:
            return prec
    return 5
