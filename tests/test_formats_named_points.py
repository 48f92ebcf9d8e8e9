"""A point is held against the names in its row: a lost sign, changed axes, a moved point."""

from __future__ import annotations

import pytest

from geo.gazetteer import Entry, Kind
from geo.place import Place
from incidents.formats.named_points import (
    NamedPlace,
    not_where_it_is_named,
    places_named_in,
    stated_country,
)
from incidents.formats.odd_points import odd_points
from incidents.record import Incident
from incidents.vocabulary import EventType

KNOWN = {
    ("Mombasa", "KE"): (NamedPlace(-4.05, 39.67, 10.0, is_town=True),),
    ("Homs", "SY"): (
        NamedPlace(34.73, 36.71, 15.0, is_town=True),
        NamedPlace(34.5, 38.0, 150.0, is_town=False),
    ),
    ("Kisumu", "KE"): (NamedPlace(-0.1022, 34.7617, 15.0, is_town=True),),
    ("Coast", "KE"): (NamedPlace(-3.0, 39.5, 150.0, is_town=False),),
    ("Jacmel", "HT"): (NamedPlace(18.23, -72.53, 5.0, is_town=True),),
}


def named(name, country):
    return KNOWN.get((name, country), ())


def at(latitude, longitude, *, location="Mombasa", country="KE", admin1=None):
    return Incident(
        event_type=EventType.RIOTS,
        location=location,
        country=country,
        admin1=admin1,
        place=Place.given(location or "somewhere", latitude, longitude, where_prec=1),
    )


def test_a_point_at_its_place_says_nothing():
    assert not_where_it_is_named(at(-4.1, 39.7), named) is None


@pytest.mark.parametrize(
    ("incident", "words"),
    [
        (at(4.05, 39.67), "sign of the latitude"),
        (at(-4.05, -39.67), "sign of the longitude"),
        (at(4.05, -39.67), "both signs"),
        (at(39.67, -4.05), "change places"),
        (at(36.71, 34.73, location="Homs", country="SY"), "change places"),
        (at(3.473, 36.71, location="Homs", country="SY"), "point of the latitude is moved"),
        (at(34.73, 3.671, location="Homs", country="SY"), "point of the longitude is moved"),
        (at(18.23, 72.53, location="Jacmel, Haiti", country=None), "sign of the longitude"),
        (at(1.0, 45.0), "km away from “Mombasa”"),
        (at(1.0, 38.0, location="Nowhere", admin1="Coast"), "km outside of “Coast”"),
        (at(0.1022, 34.7617, location="Kisumu"), "sign of the latitude"),
    ],
)
def test_what_went_wrong_with_a_point_is_said(incident, words):
    assert words in not_where_it_is_named(incident, named).reason


def test_a_village_of_the_same_name_in_its_own_division_says_nothing():
    village = at(-2.0, 39.0, admin1="Coast")

    assert not_where_it_is_named(village, named) is None


def test_a_point_whose_country_is_not_known_is_not_far_from_a_namesake():
    assert not_where_it_is_named(at(1.0, 45.0, country=None), named) is None


def test_a_country_at_the_end_of_a_place_is_stated():
    assert stated_country(at(18.2, -72.5, location="Jacmel, Haiti", country=None)) == "HT"
    assert stated_country(at(18.2, -72.5, location="Haiti", country=None)) is None


def test_a_lost_sign_is_among_the_points_that_are_not_where_their_row_says():
    found = odd_points([(7, at(4.05, 39.67))], None, named)

    assert [each.line for each in found.elsewhere] == [7]


def test_changed_axes_are_among_the_swapped():
    found = odd_points([(7, at(36.71, 34.73, location="Homs", country="SY"))], None, named)

    assert [each.line for each in found.swapped] == [7]


def test_a_point_far_from_nearly_all_others_is_noticed_where_no_row_states_a_country():
    def around(_, longitude):
        return frozenset({"HT"}) if longitude < 0 else frozenset({"NL"})

    points = [(line, at(18.5, -72.3, location=None, country=None)) for line in range(30)]
    found = odd_points([*points, (99, at(50.2, 5.7, location=None, country=None))], around)

    assert [each.line for each in found.elsewhere] == [99]
    assert "nearly all other points lie in HT" in found.elsewhere[0].reason


def test_the_gazetteer_is_asked_once_for_each_name():
    asked = []

    class Names:
        def ids(self, key):
            asked.append(key)
            return [(1, 0)]

        def entries(self, ids):
            town = Entry(
                id=1,
                name="Homs",
                kind=Kind.TOWN,
                country="SY",
                admin1=None,
                admin1_name=None,
                latitude=34.7,
                longitude=36.7,
                population=1,
                radius_m=5_000,
            )
            return dict.fromkeys(ids, town)

    lookup = places_named_in(Names())

    assert (
        lookup("Homs", "SY") == lookup("Homs", "SY") == (NamedPlace(34.7, 36.7, 5.0, is_town=True),)
    )
    assert lookup("Homs", "KE") == ()
    assert asked == ["homs", "homs"]
