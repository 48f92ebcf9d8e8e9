"""A place phrase becomes a place: the likeliest that nothing stated contradicts, with its radius.

A stated country or region that contradicts a candidate rejects it. Where no candidate is left the
region itself is the answer, with its own radius and precision: a right district is worth more
than a wrong village. Whatever is a guess says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.bearers import Bearers
from geo.between import halfway
from geo.candidates import Candidate
from geo.coordinates import Coordinates, read_coordinates, unread_grid
from geo.country_names import country_called
from geo.distance import kilometres
from geo.divisions import Divisions, Region
from geo.gazetteer import Entry, Gazetteer, Kind
from geo.gazetteer.shipped import COUNTRIES
from geo.gazetteer.tables import own_id
from geo.known_place import area_given_instead, place_of, stated_point, turned
from geo.likelihood import Stated, doubt, score
from geo.not_located import not_located
from geo.phrase import LONGEST, Phrase, Relation, compass_part, inside, parse
from geo.place import NotLocated, Place
from geo.relation import fallen_back, related, widened
from geo.village_namesakes import one_for_all

_MOST_NEAR: Final = 12


class Resolver:
    """Finds places by what a text says of them, in a gazetteer and nowhere else."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.bearers = Bearers(gazetteer)
        self._divisions = Divisions(gazetteer, self.bearers)
        self._bearers_in: dict[str | None, Bearers] = {None: self.bearers}

    def __reduce__(self) -> tuple[type[Resolver], tuple[Gazetteer]]:
        return Resolver, (self.gazetteer,)

    def locate_one(
        self,
        text: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
        near: Sequence[Place] = (),
        alike: bool = True,
    ) -> Place | NotLocated:
        """The likeliest place, or why there is none; `locate` has the arguments."""
        found = self.locate(
            text, country=country, admin1=admin1, admin2=admin2, near=near, alike=alike
        )
        if found:
            return found[0]
        return not_located(text, country, self.gazetteer.without)

    def locate(  # noqa: PLR0913 - each is another thing that a text or its reader says
        self,
        text: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
        near: Sequence[Place] = (),
        alike: bool = True,
        limit: int = 1,
    ) -> tuple[Place, ...]:
        """The places that a phrase may mean, best first; none where nothing is known by it.

        Args:
            text: The phrase; one of more than 300 characters is not looked up.
            country: ISO 3166-1 alpha-2 of the country it is said to lie in.
            admin1: Name of the first-order division it is said to lie in.
            admin2: Name of the second-order division it is said to lie in.
            near: Other places of the same text.
            alike: Whether a name that is only spelt alike counts.
            limit: How many to give at the most. One alone holds its namesakes among villages.
        """
        point = read_coordinates(text)
        if point is not None:
            return (stated_point(text, self._in_order(point, country)),)
        if len(text) > LONGEST or unread_grid(text):
            return ()
        phrase = parse(text)
        stated = self._stated(phrase, country, (admin2, admin1), near, alike=alike)
        if phrase.relation is Relation.BETWEEN and phrase.other:
            # One of the two vouches for a wrong letter in the other.
            either = replace(stated, takes_alike=True)
            between = halfway(self._named(phrase.name, either), self._named(phrase.other, either))
            if between is not None:
                return (between,)
        found = self._at(phrase, stated, limit) or self._inner(phrase, stated, limit)
        if found and limit == 1:
            best = one_for_all(found)
            found = [best] if best else []
        if not found:
            return self._container(phrase, stated)[:limit]
        return tuple(related(each, phrase) for each in found[:limit])

    def _in_order(self, point: Coordinates, country: str | None) -> Coordinates:
        """The point, turned round where only so it lies in the country that it is said to be in."""
        if country is None or abs(point.longitude) > 90:
            return point
        found = self.gazetteer.entries([own_id(country)])
        turned_round = replace(
            point, latitude=point.longitude, longitude=point.latitude, doubt=turned(country)
        )
        reach = [entry.radius_m / 1_000 for entry in found.values()]
        away = [
            [
                kilometres(each.latitude, each.longitude, entry.latitude, entry.longitude)
                for each in (point, turned_round)
            ]
            for entry in found.values()
        ]
        if reach and away[0][0] > reach[0] >= away[0][1]:
            return turned_round
        if reach and away[0][0] > reach[0]:
            return replace(point, doubt=f"the point does not lie in {country}")
        return point

    def _stated(
        self,
        phrase: Phrase,
        country: str | None,
        divisions: Sequence[str | None],
        near: Sequence[Place],
        *,
        alike: bool = True,
    ) -> Stated:
        names = [*phrase.context, *(name for name in divisions if name)]
        if COUNTRIES in self.gazetteer.without:
            # Else "Iraq" would be a town in Iran, which is called so among others.
            nations = [country_called(name) for name in names]
            country = country or next(filter(None, reversed(nations)), None)
            names = [name for name, code in zip(names, nations, strict=True) if code is None]
        country = country or self._nation(names)
        regions: list[Region] = []
        outer: tuple[Entry, ...] = ()
        for name in reversed(names):
            region = self._divisions.find(name, country, outer)
            if outer and not region.entries:
                region = _in_the_same_country(self._divisions.find(name, country), outer)
            if all(each.kind is Kind.COUNTRY for each in region.entries) and region.entries:
                continue
            regions.append(region)
            outer = region.entries or outer
        return Stated(
            country, tuple(reversed(regions)), tuple(near[:_MOST_NEAR]), takes_alike=alike
        )

    def _nation(self, names: Sequence[str]) -> str | None:
        for name in reversed(names):
            region = self._divisions.find(name, None)
            if region.is_certain and region.entries[0].kind is Kind.COUNTRY:
                return region.entries[0].country
        return None

    def _at(self, phrase: Phrase, stated: Stated, limit: int) -> list[Place]:
        if phrase.other is None or phrase.relation is Relation.BETWEEN:
            return self._named(phrase.name, stated, limit)
        found = self._named(phrase.name, stated)
        others = self._named(phrase.other, stated)
        same = {(place.latitude, place.longitude) for place in others}
        both = [place for place in found if (place.latitude, place.longitude) in same]
        return both or found or others

    def _bearers(self, stated: Stated) -> Bearers:
        """Who bears a name; villages do only where their country is stated."""
        country = stated.in_country
        if country not in self._bearers_in:
            gazetteer = self.gazetteer.with_villages_of(country)
            self._bearers_in[country] = (
                self.bearers if gazetteer is self.gazetteer else Bearers(gazetteer)
            )
        return self._bearers_in[country]

    def _named(self, name: str, stated: Stated, limit: int | None = None) -> list[Place]:
        bearers = self._bearers(stated)
        known = bearers.exact_or_alike(name) if stated.takes_alike else bearers.exact(name)
        return _best_first(name, _fitting(known, stated), stated, limit)

    def fitting(
        self, text: str, *, country: str | None, admin1: str | None, admin2: str | None
    ) -> tuple[list[Candidate], Stated]:
        """The candidates of the name in a phrase that nothing stated contradicts, and what is."""
        phrase = parse(text[:LONGEST])
        stated = self._stated(phrase, country, (admin2, admin1), ())
        return _fitting(self._bearers(stated).exact_or_alike(phrase.name), stated), stated

    def _inner(self, phrase: Phrase, stated: Stated, limit: int) -> list[Place]:
        part = compass_part(phrase.name)
        if part:
            compass, whole = part
            return [widened(each, compass) for each in self._named(whole, stated, limit)]
        pair = inside(phrase.name)
        if pair:
            name, around = pair
            narrower = self._stated(
                Phrase(relation=Relation.AT, name=name, context=(around,)),
                stated.country,
                (),
                stated.near,
                alike=stated.takes_alike,
            )
            found = [each for each in self._named(name, narrower) if not each.review]
            if found:
                return found
            return [fallen_back(each, name) for each in self._named(around, stated, limit)]
        return self._peeled(phrase.name, stated)

    def _peeled(self, name: str, stated: Stated) -> list[Place]:
        words = name.split()
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1):
                piece = " ".join(words[start : start + length])
                if not piece[:1].isupper():
                    continue
                known = _fitting(self._bearers(stated).exact(piece), stated)
                found = [each for each in _best_first(piece, known, stated) if not _is_fuzzy(each)]
                if found:
                    return [fallen_back(each, name) for each in found]
        return []

    def _container(self, phrase: Phrase, stated: Stated) -> tuple[Place, ...]:
        for region in stated.regions:
            if region.entries:
                return (area_given_instead(_largest(region), phrase.name, region.name),)
        if stated.country is None:
            return ()
        for each in self.gazetteer.entries([own_id(stated.country)]).values():
            return (area_given_instead(each, phrase.name, each.name),)
        return ()


def _in_the_same_country(region: Region, outer: Sequence[Entry]) -> Region:
    """A region without what lies in no country of the region that it is said to lie in."""
    countries = {each.country for each in outer}
    inside = tuple(each for each in region.entries if each.country in countries)
    return replace(region, entries=inside, is_certain=region.is_certain and bool(inside))


def _fitting(known: Sequence[Candidate], stated: Stated) -> list[Candidate]:
    fitting = [each for each in known if not stated.contradicts(each.entry)]
    if known and not fitting and not all(each.is_certain for each in stated.regions):
        # A region whose name is only alike may be another one: it does not reject a name that
        # is known exactly, but the answer is a guess.
        only_certain = replace(stated, trusts_certain_only=True)
        fitting = [
            each for each in known if not each.is_fuzzy and not only_certain.contradicts(each.entry)
        ]
    return fitting


def _largest(region: Region) -> Entry:
    """The likeliest of a stated region; a township and its district of one name: the district."""
    first = region.entries[0]
    alike = [
        each
        for each in region.entries
        if (each.kind, each.country, each.admin1) == (first.kind, first.country, first.admin1)
    ]
    return max(alike, key=lambda each: each.radius_m)


def _best_first(
    name: str, fitting: Sequence[Candidate], stated: Stated, limit: int | None = None
) -> list[Place]:
    """The places of a name, not more than asked for; but villages of one name are one answer."""
    if not fitting:
        return []
    scored = sorted(
        ((score(each, stated), each) for each in fitting),
        key=lambda pair: -pair[0],
    )
    wanted = scored if scored[0][1].entry.kind is Kind.VILLAGE else scored[:limit]
    return [
        place_of(each, doubt(name, scored, number, stated))
        for number, (_, each) in enumerate(wanted)
    ]


def _is_fuzzy(place: Place) -> bool:
    return place.how.startswith("name spelt alike")
