"""A record refuses what cannot be true; what nobody said stays None."""

from __future__ import annotations

import math

import pytest

from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC, WHERE_PREC_OF_GEO_PRECISION
from incidents.evidence import Evidence
from incidents.record import Incident, unstorable
from incidents.vocabulary import SUB_EVENT_TYPES, TYPE_OF_SUB_EVENT, EventType


def test_the_taxonomy_has_six_types_and_twenty_five_sub_types():
    assert len(SUB_EVENT_TYPES) == 6
    assert len(TYPE_OF_SUB_EVENT) == 25


def test_what_nobody_said_is_none():
    incident = Incident(event_type=EventType.RIOTS)

    assert incident.killed is None
    assert incident.date is None
    assert incident.place is None


def test_a_sub_type_of_another_type_is_refused():
    with pytest.raises(ValueError, match="no sub-type of"):
        Incident(event_type=EventType.RIOTS, sub_event_type="Grenade")


@pytest.mark.parametrize("confidence", [-0.1, 1.1, math.nan])
def test_a_confidence_outside_zero_to_one_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence"):
        Incident(event_type=EventType.RIOTS, confidence=confidence)


def test_a_country_in_words_is_refused():
    with pytest.raises(ValueError, match="alpha-2"):
        Incident(event_type=EventType.RIOTS, country="Namibia")


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(95, 0), (-91, 0), (0, 181), (math.nan, 0), (0, math.inf)]
)
def test_a_point_off_the_earth_is_refused(latitude, longitude):
    with pytest.raises(ValueError, match="itude"):
        Place.given("Nowhere", latitude, longitude, where_prec=1)


def test_a_code_without_a_radius_gets_the_nominal_one():
    place = Place.given("Namsang Township", 20.89, 97.73, where_prec=3)

    assert place.uncertainty_m == 40_000
    assert place.geo_precision == 2
    assert not place.is_a_point
    assert place.in_words() == "somewhere in the district, within 40 km"


@pytest.mark.parametrize(
    "change",
    [{"where_prec": 8}, {"geo_precision": 0}, {"uncertainty_m": 0}, {"review": True}],
)
def test_a_place_without_an_honest_precision_is_refused(change):
    whole = {
        "name": "X",
        "latitude": 1.0,
        "longitude": 1.0,
        "uncertainty_m": 500,
        "where_prec": 1,
        "geo_precision": 1,
    }

    with pytest.raises(ValueError, match=r"prec|radius|review"):
        Place(**(whole | change))


def test_each_acled_place_code_survives_the_way_through_ucdp():
    for code, where_prec in WHERE_PREC_OF_GEO_PRECISION.items():
        assert GEO_PRECISION_OF_WHERE_PREC[where_prec] == code


def test_evidence_quotes_the_article():
    text = "Shells hit the town of Shushi."

    evidence = Evidence.cut("location", text, 23, 29)

    assert evidence.quote == "Shushi"
    assert evidence.holds_in(text)
    assert not evidence.holds_in("Shells hit the town of Stepanakert.")


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (3, 3), (0, 5)])
def test_evidence_that_cannot_quote_is_refused(start, end):
    with pytest.raises(ValueError, match="cannot quote"):
        Evidence(field="date", start=start, end=end, quote="Monday")


def test_text_that_a_database_would_refuse_is_named():
    assert unstorable("plain") is None
    assert unstorable("a\0b") == "it holds a NUL character at position 2"
    assert unstorable("ab\ud800") == "it holds half of a surrogate pair at position 3"
