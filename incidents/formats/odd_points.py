"""A point far from land, in another country than stated, or with its axes swapped is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from geo.distance import kilometres
from geo.gazetteer import Gazetteer
from geo.place import Place
from incidents.formats.cells import shown
from incidents.formats.land import far_from_land
from incidents.formats.named_points import Named, not_where_it_is_named, stated_country
from incidents.record import Incident

# Looking a point up costs a query; as many distinct ones as take a few seconds.
_MOST_LOOKED_UP: Final = 20_000
_REACH_DEGREES: Final = 1.0
_MOST_TOWNS: Final = 500
_FEWEST_THAT_TELL: Final = 20
_NEARLY_ALL: Final = 0.9
_FEWEST_OF_A_NAME: Final = 4
_MOST: Final = 0.75
_TOGETHER_KM: Final = 25.0
# A town's name is often that of its region too.
_APART_KM: Final = 150.0
# No two points of a square of so many degrees lie further apart than that.
_APART_DEGREES: Final = 0.9
_MOST_UNCERTAIN_M: Final = 50_000
# South of this there is land and nobody to be harmed, so it says nothing for a swap.
_ANTARCTIC: Final = -60.0

# The countries (ISO 3166-1 alpha-2) of the towns around a latitude and longitude; empty where the
# gazetteer has none.
Around = Callable[[float, float], frozenset[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A point that is odd.

    Attributes:
        line: The row's line.
        latitude: In degrees.
        longitude: In degrees.
        reason: What is odd, as a sentence.
    """

    line: int
    latitude: float
    longitude: float
    reason: str


@dataclass(kw_only=True, slots=True)
class OddPoints:
    """The points of a table that are odd, each in one list.

    Attributes:
        swapped: Latitude and longitude seem to be swapped.
        at_sea: Far from land.
        elsewhere: In another country than the row states.
    """

    swapped: list[Point] = field(default_factory=list)
    at_sea: list[Point] = field(default_factory=list)
    elsewhere: list[Point] = field(default_factory=list)


def by_gazetteer(gazetteer: Gazetteer) -> Around:
    """The countries of the towns within about 110 km of a point, as a gazetteer has them."""

    def around(latitude: float, longitude: float) -> frozenset[str]:
        towns = gazetteer.towns_within(
            latitude - _REACH_DEGREES,
            latitude + _REACH_DEGREES,
            longitude - _REACH_DEGREES,
            longitude + _REACH_DEGREES,
            _MOST_TOWNS,
        )
        return frozenset(town.country for town in towns if town.country)

    return around


def odd_points(
    points: Sequence[tuple[int, Incident]], around: Around | None, named: Named | None = None
) -> OddPoints:
    """Find the points that cannot be where the rows say they are.

    Args:
        points: Line and incident of each row with a point.
        around: Tells the countries around a point; without it no country is checked.
        named: Tells the places of a name; without it no name is checked.
    """
    found = _far_off(points, around)
    odd = {each.line for each in (*found.swapped, *found.at_sea, *found.elsewhere)}
    for line, incident, reason in _far_from_their_like(points):
        if line not in odd and incident.place is not None:
            odd.add(line)
            found.elsewhere.append(_point(line, incident.place, reason))
    for line, incident in points:
        wrong = None if named is None or line in odd else not_where_it_is_named(incident, named)
        if wrong is not None and incident.place is not None:
            (found.swapped if wrong.is_turned else found.elsewhere).append(
                _point(line, incident.place, wrong.reason)
            )
    return found


def _far_from_their_like(
    points: Sequence[tuple[int, Incident]],
) -> Iterator[tuple[int, Incident, str]]:
    """The points that are far from those of nearly all other rows that name the same place."""
    like: defaultdict[tuple[str, ...], list[tuple[int, Incident, Place]]] = defaultdict(list)
    for line, incident in points:
        place = incident.place
        if incident.location and place is not None and place.uncertainty_m <= _MOST_UNCERTAIN_M:
            name = (incident.location, incident.admin1 or "", incident.country or "")
            like[tuple(map(str.casefold, name))].append((line, incident, place))
    for each in like.values():
        latitudes = [place.latitude for *_, place in each]
        longitudes = [place.longitude for *_, place in each]
        is_small = max(map(_width, (latitudes, longitudes))) <= _APART_DEGREES
        if is_small or len(each) < _FEWEST_OF_A_NAME:
            continue
        north, east = median(latitudes), median(longitudes)
        away = [kilometres(north, east, place.latitude, place.longitude) for *_, place in each]
        if sum(far <= _TOGETHER_KM for far in away) < _MOST * len(away):
            continue
        for (line, incident, _), far in zip(each, away, strict=True):
            if far > _APART_KM:
                called = shown(incident.location or "")
                yield line, incident, f"Most rows that name “{called}” lie {far:,.0f} km away."


def _width(degrees: Sequence[float]) -> float:
    return max(degrees) - min(degrees)


def _far_off(points: Sequence[tuple[int, Incident]], around: Around | None) -> OddPoints:
    found = OddPoints()
    places = [
        (line, stated_country(each), each.place) for line, each in points if each.place is not None
    ]
    at_sea = far_from_land([(place.latitude, place.longitude) for *_, place in places])
    turned = far_from_land([(place.longitude, place.latitude) for *_, place in places])
    countries = _Countries(around)
    usual = _usual_country([place for _, stated, place in places if stated is None], countries)
    for (line, stated, place), sea, sea_turned in zip(places, at_sea, turned, strict=True):
        here = countries.of(place.latitude, place.longitude)
        expected = stated or usual
        wrong = expected is not None and bool(here) and expected not in here
        antarctic = place.latitude < _ANTARCTIC
        if not (wrong or sea or antarctic):
            continue
        if abs(place.longitude) <= 90 and _fits_turned(
            place, expected, countries, on_land=not sea_turned
        ):
            reason = "It fits where latitude and longitude change places."
            found.swapped.append(_point(line, place, reason))
        elif sea:
            found.at_sea.append(_point(line, place, "It lies far from land."))
        elif antarctic:
            found.elsewhere.append(_point(line, place, "It lies in the Antarctic."))
        elif stated is None:
            where = ", ".join(sorted(here))
            reason = f"The towns around are in {where}; nearly all other points lie in {usual}."
            found.elsewhere.append(_point(line, place, reason))
        else:
            reason = f"The row states {stated}; the towns around are in {', '.join(sorted(here))}."
            found.elsewhere.append(_point(line, place, reason))
    return found


def _usual_country(places: Sequence[Place], countries: _Countries) -> str | None:
    """The country where nearly all points lie whose rows state none; None where there is none."""
    around = [countries.of(place.latitude, place.longitude) for place in places]
    known = [each for each in around if each]
    if len(known) < _FEWEST_THAT_TELL:
        return None
    ((country, number),) = Counter(each for here in known for each in here).most_common(1)
    return country if number >= _NEARLY_ALL * len(known) else None


def _fits_turned(place: Place, stated: str | None, countries: _Countries, *, on_land: bool) -> bool:
    """Whether the point with its axes changed is in the country stated, else on land."""
    if place.longitude < _ANTARCTIC:
        return False
    there = countries.of(place.longitude, place.latitude)
    return stated in there if stated is not None and countries.are_known else on_land


class _Countries:
    """Looks each tenth of a degree up once."""

    def __init__(self, around: Around | None) -> None:
        self._around = around
        self._found: dict[tuple[float, float], frozenset[str]] = {}

    @property
    def are_known(self) -> bool:
        return self._around is not None

    def of(self, latitude: float, longitude: float) -> frozenset[str]:
        key = (round(latitude, 1), round(longitude, 1))
        if key in self._found:
            return self._found[key]
        if self._around is None or len(self._found) >= _MOST_LOOKED_UP:
            return frozenset()
        self._found[key] = self._around(*key)
        return self._found[key]


def _point(line: int, place: Place, reason: str) -> Point:
    return Point(line=line, latitude=place.latitude, longitude=place.longitude, reason=reason)
