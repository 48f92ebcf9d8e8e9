"""A dropped pin becomes a place with the radius that the person named."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.resolve import Resolver
from incidents.pages.place_choice import pinned_place
from incidents.pages.place_map import edge_of
from incidents.record import Incident
from incidents.vocabulary import EventType


@pytest.mark.parametrize(("radius_m", "is_a_point"), [(100, True), (1_000, True), (5_000, False)])
def test_a_pin_with_a_wide_radius_is_not_drawn_as_a_point(radius_m, is_a_point):
    incident = Incident(event_type=EventType.BATTLES, location="Old market", country="KE")

    place = pinned_place(incident, -1.28, 36.82, radius_m=radius_m)

    assert place.is_a_point == is_a_point
    assert place.uncertainty_m == radius_m


def test_a_pin_keeps_the_name_that_the_source_gives_and_needs_no_review():
    incident = Incident(event_type=EventType.BATTLES, location="Old market", country="KE")

    place = pinned_place(incident, -1.28, 36.82, radius_m=500)

    assert (place.name, place.country, place.review) == ("Old market", "KE", False)
    assert place.how == "pin dropped by a person"


@pytest.mark.parametrize(
    ("words", "has_an_edge"),
    [("Sudan", True), ("Kharkiv oblast", True), ("Donbas", True), ("Kharkiv", False)],
)
def test_a_candidate_that_is_an_area_is_shown_by_its_edge(words, has_an_edge):
    place = Resolver(open_gazetteer()).locate(words)[0]

    edge = edge_of(place)

    assert (edge is not None) == has_an_edge
    if edge:
        longitude, latitude = edge[0][0][0]
        assert abs(longitude - place.longitude) < 25
        assert abs(latitude - place.latitude) < 25
