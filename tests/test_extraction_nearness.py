"""Places within a kilometre are one spot, whatever the direction; a region holds its towns."""

import math

import pytest

from geo.place import Place
from incidents.extraction.where.nearness import holds, same_spot

_KM_NORTH = 1 / 111.195  # degrees


def _place(name: str, latitude: float, longitude: float, *, where_prec: int = 1, km: int = 1):
    return Place(
        name=name,
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=km * 1_000,
        where_prec=where_prec,
        geo_precision=1,
    )


@pytest.mark.parametrize("latitude", [0.0, 33.5, -60.0])
@pytest.mark.parametrize("bearing", range(0, 360, 45))
@pytest.mark.parametrize(("km", "are_one"), [(0.99, True), (1.01, False)])
def test_places_are_one_spot_up_to_a_kilometre_in_any_direction(latitude, bearing, km, are_one):
    north = km * _KM_NORTH * math.cos(math.radians(bearing))
    east = km * _KM_NORTH * math.sin(math.radians(bearing)) / math.cos(math.radians(latitude))

    one, other = _place("A", latitude, 44.0), _place("B", latitude + north, 44.0 + east)

    assert same_spot(one, other) is are_one


def test_places_of_one_name_are_one_spot_however_their_points_differ():
    one, other = _place("Taiz", 13.6, 44.0), _place("Taiz", 13.9, 44.3)

    assert same_spot(one, other)


@pytest.mark.parametrize(("north", "is_held"), [(0.98, True), (1.02, False)])
def test_a_region_holds_a_town_whose_circle_meets_its_own(north, is_held):
    region = _place("Region", 10.0, 20.0, where_prec=4, km=110)

    town = _place("Town", 10.0 + 111 * _KM_NORTH * north, 20.0)

    assert holds(region, town) is is_held


def test_a_town_holds_no_other():
    assert not holds(_place("A", 10.0, 20.0, km=50), _place("B", 10.1, 20.0))
