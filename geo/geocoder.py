"""A geopy geocoder that cannot reach a network: it asks the gazetteer on this machine."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn, Self, TypeAlias

from babel import Locale
from geopy.adapters import BaseAsyncAdapter, BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.country_names import spoken
from geo.distance import kilometres
from geo.gazetteer import Entry, Gazetteer
from geo.geocoder_answers import location, nearest
from geo.phrase import LONGEST
from geo.place import Place
from geo.resolve import Resolver

_Found: TypeAlias = Location | list[Location] | None
_LONGEST_POINT: Final = 100
_NO_POINT: Final = "Give a point as latitude and longitude in degrees, such as 36.34, 43.13."
_REFUSED: Final = "the offline geocoder asks no server"
_MOST: Final = 10
_MOST_NAMESAKES: Final = 1_000
_QUERY_PARTS: Final = ("street", "city", "county", "state", "country")
_FIRST_REACH_DEGREES: Final = 0.1
_LAST_REACH_DEGREES: Final = 12.0


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy publishes no types
    """An adapter that refuses every request."""

    def get_json(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise GeocoderServiceError(_REFUSED)

    get_text = get_json


class NoNetworkAsync(BaseAsyncAdapter):  # type: ignore[misc]  # geopy publishes no types
    """An adapter for `async with` that refuses every request."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """There is nothing to close."""

    async def get_json(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise GeocoderServiceError(_REFUSED)

    get_text = get_json


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy publishes no types
    """Finds places in the gazetteer, with geopy's calls and Nominatim's arguments."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        adapter_factory: type[NoNetwork | NoNetworkAsync] = NoNetwork,
    ) -> None:
        """Open it over a gazetteer.

        Args:
            gazetteer: Where names are looked up.
            adapter_factory: NoNetwork; or NoNetworkAsync, with which every call is awaited and
                runs in a thread of its own.
        """
        super().__init__(adapter_factory=adapter_factory, scheme="https")
        self.resolver = Resolver(gazetteer)
        self._factory = adapter_factory

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _opened, (self.resolver.gazetteer, self._factory)

    def _answer(self, find: Callable[[], _Found]) -> Any:  # noqa: ANN401 - geopy's own double nature: an answer, or one to await
        if isinstance(self.adapter, BaseAsyncAdapter):
            return asyncio.to_thread(find)
        return find()

    def geocode(  # noqa: PLR0913 - the arguments are Nominatim's
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy passes it; nothing here waits
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        viewbox: Sequence[object] | None = None,
        bounded: bool = False,
        language: str | None = None,
    ) -> Any:  # noqa: ANN401 - with an async adapter the answer is to be awaited
        """Find a place by its name or phrase.

        Args:
            query: A phrase such as "20 km north of Mosul", or parts by Nominatim's names.
            exactly_one: Give the best as a Location; else all as a list.
            timeout: Taken and not needed.
            limit: How many to give at the most, 10 if not told.
            country_codes: ISO 3166-1 alpha-2 codes that the place lies in one of; a list, or one
                text with commas.
            viewbox: Two opposite corners; places inside come first.
            bounded: Give only places inside the viewbox.
            language: Of countries in the address: "uk", or several as a browser sends them. All
                other names are the gazetteer's own, see geo.country_names.

        Returns:
            None where nothing is found; `Location.raw` holds all that was decided.

        Raises:
            GeocoderQueryError: The query is empty, has no letter or digit, or is too long; or a
                code of a country or a language is none.
        """
        return self._answer(
            lambda: self._told(
                self._geocoded(
                    _checked(query), _countries(country_codes), viewbox, bounded, exactly_one
                ),
                1 if exactly_one else _checked_limit(limit),
                exactly_one,
                _language(language),
            )
        )

    def _geocoded(
        self,
        text: str,
        countries: Sequence[str | None],
        viewbox: Sequence[object] | None,
        bounded: bool,  # noqa: FBT001 - geopy's argument
        exactly_one: bool,  # noqa: FBT001 - geopy's argument
    ) -> Sequence[Place]:
        if bounded and viewbox is None:
            raise GeocoderQueryError("bounded needs a viewbox of two corners.")
        # A box may leave out all but the last of many namesakes.
        most = (1 if exactly_one else _MOST) if viewbox is None else _MOST_NAMESAKES
        found = [
            place
            for country in countries
            for place in self.resolver.locate(text, country=country, limit=most)
        ]
        if viewbox is None:
            return found
        return _boxed(found, viewbox) if bounded else _boxed_first(found, viewbox)

    def _told(
        self,
        places: Sequence[Place],
        most: int,
        exactly_one: bool,  # noqa: FBT001 - geopy's argument
        language: Locale | None,
    ) -> _Found:
        locations = [location(place, language) for place in places[:most]]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def reverse(
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy passes it; nothing here waits
        limit: int | None = None,
        language: str | None = None,
    ) -> Any:  # noqa: ANN401 - with an async adapter the answer is to be awaited
        """Find the towns nearest to a point, nearest first; see geocode for the arguments.

        Raises:
            GeocoderQueryError: The query is no point, or the language is none.
        """
        most = 1 if exactly_one else _checked_limit(limit)
        return self._answer(
            lambda: self._told(self._reversed(query, most), most, exactly_one, _language(language))
        )

    def _reversed(self, query: object, most: int) -> Sequence[Place]:
        point = _point(query)
        return [nearest(town, point) for town in self._towns_around(point, most)[:most]]

    def _towns_around(self, point: Point, most: int) -> list[Entry]:
        reach = _FIRST_REACH_DEGREES
        towns: list[Entry] = []
        while reach <= _LAST_REACH_DEGREES and len(towns) < most:
            towns = self.resolver.gazetteer.towns_within(
                point.latitude - reach,
                point.latitude + reach,
                point.longitude - reach,
                point.longitude + reach,
                2_000,
            )
            reach *= 2
        return sorted(
            towns,
            key=lambda town: kilometres(
                point.latitude, point.longitude, town.latitude, town.longitude
            ),
        )


def _opened(gazetteer: Gazetteer, factory: type[NoNetwork | NoNetworkAsync]) -> OfflineGeocoder:
    return OfflineGeocoder(gazetteer, adapter_factory=factory)


def _checked(query: str | Mapping[str, str]) -> str:
    text = query if isinstance(query, str) else _joined(query)
    if len(text) > LONGEST:
        raise GeocoderQueryError(
            f"The place has {len(text):,} characters; give at most {LONGEST}, only the place."
        )
    if not any(character.isalnum() for character in text):
        raise GeocoderQueryError("The place is empty: give a name such as 'near Mosul, Iraq'.")
    return text


def _joined(query: Mapping[str, str]) -> str:
    return ", ".join(query[part] for part in _QUERY_PARTS if query.get(part))


def _checked_limit(limit: int | None) -> int:
    if limit is not None and limit < 1:
        raise GeocoderQueryError("limit must be at least 1.")
    return limit or _MOST


def _countries(codes: str | Sequence[str] | None) -> Sequence[str | None]:
    if codes is None:
        return (None,)
    given = codes.split(",") if isinstance(codes, str) else codes
    wanted = [str(code).strip().upper() for code in given]
    for code in wanted:
        if not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise GeocoderQueryError(f"{code[:40]!r} is no country: give two letters such as 'am'.")
    return wanted or (None,)


def _language(said: str | None) -> Locale | None:
    # Nominatim's geocoder in geopy takes False for the names as they are.
    if not said:
        return None
    known = spoken(said)
    if known is None:
        raise GeocoderQueryError(f"{said[:40]!r} is no language: give a code such as 'uk'.")
    return known


def _boxed(places: Sequence[Place], viewbox: Sequence[object]) -> list[Place]:
    if len(viewbox) != 2:
        raise GeocoderQueryError("A viewbox is two opposite corners.")
    one, other = (_point(corner) for corner in viewbox)
    south, north = sorted((one.latitude, other.latitude))
    west, east = sorted((one.longitude, other.longitude))
    return [
        place
        for place in places
        if south <= place.latitude <= north and west <= place.longitude <= east
    ]


def _boxed_first(places: Sequence[Place], viewbox: Sequence[object]) -> list[Place]:
    inside = _boxed(places, viewbox)
    return [*inside, *(place for place in places if place not in inside)]


def _point(query: object) -> Point:
    if query is None or (isinstance(query, str) and not 0 < len(query) <= _LONGEST_POINT):
        raise GeocoderQueryError(_NO_POINT)
    try:
        with warnings.catch_warnings():
            # geopy warns of a latitude above 90 degrees and goes on with another point.
            warnings.simplefilter("error", UserWarning)
            return query if isinstance(query, Point) else Point(query)
    except (ValueError, TypeError, UserWarning) as fault:
        raise GeocoderQueryError(_NO_POINT) from fault
