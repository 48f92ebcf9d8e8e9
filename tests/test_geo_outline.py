"""Areas have outlines of their own, and what is no area has none."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely

from geo.gazetteer import open_gazetteer
from geo.outline import outline
from geo.place import Place
from geo.resolve import Resolver


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(open_gazetteer())


def _located(resolver: Resolver, text: str, country: str | None = None) -> Place:
    place = resolver.locate_one(text, country=country)
    assert isinstance(place, Place)
    return place


@pytest.mark.parametrize(
    ("text", "country", "inside", "outside"),
    [
        ("Kachin State", "MM", (25.4, 97.4), (21.9, 96.1)),
        ("Kharkiv oblast", "UA", (49.6, 37.6), (50.45, 30.5)),
        ("Myanmar", None, (21.9, 96.1), (23.7, 90.4)),
        ("Donbas", None, (48.0, 37.8), (50.0, 36.2)),
    ],
)
def test_an_area_has_the_outline_that_holds_its_towns_and_no_others(
    resolver: Resolver,
    text: str,
    country: str | None,
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    place = _located(resolver, text, country)

    found = shapely.geometry.shape(outline(place))

    assert found.contains(shapely.Point(inside[1], inside[0]))
    assert not found.contains(shapely.Point(outside[1], outside[0]))


@pytest.mark.parametrize(
    "text", ["Mosul", "northern Kachin State", "100 km north of Kachin State", "near Mosul"]
)
def test_a_town_a_part_or_a_distance_from_an_area_has_no_outline(
    resolver: Resolver, text: str
) -> None:
    place = _located(resolver, text)

    found = outline(place)

    assert found is None


def test_a_point_that_a_source_gives_for_a_division_has_the_divisions_outline() -> None:
    place = Place.given("Kachin", 25.9, 97.5, where_prec=4, country="MM", admin1="Kachin state")

    found = outline(place)

    assert found is not None
    assert found["type"] == "MultiPolygon"


def test_a_division_of_an_unknown_name_has_no_outline() -> None:
    place = Place.given("X", 25.9, 97.5, where_prec=4, country="MM", admin1="Nowhere\nMM.11")

    found = outline(place)

    assert found is None


def test_neither_country_that_claims_crimea_is_drawn_with_it() -> None:
    crimea = shapely.Point(34.1, 45.2)
    given = [Place.given("-", 50, 40, where_prec=6, country=code) for code in ("UA", "RU")]

    found = [shapely.geometry.shape(outline(place)) for place in given]

    assert not any(shape.contains(crimea) for shape in found)


def test_every_ring_is_closed_and_on_the_earth(resolver: Resolver) -> None:
    found = outline(_located(resolver, "Sahel"))

    assert found is not None
    for rings in found["coordinates"]:
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(one != other for one, other in pairwise(ring))
            assert all(abs(east) <= 180 and abs(north) <= 90 for east, north in ring)
