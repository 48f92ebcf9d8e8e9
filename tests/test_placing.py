"""A record that names a place is placed; a guess is no point, an outage is not 'not found'."""

from __future__ import annotations

import pytest

from geo.errors import OutOfService
from geo.gazetteer import open_gazetteer
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from incidents.placing import Placing, candidates
from incidents.record import Incident
from incidents.settings import SettingsError, read_settings
from incidents.vocabulary import EventType

SURE = Place(
    name="Kharkiv",
    latitude=49.98,
    longitude=36.25,
    uncertainty_m=9_000,
    where_prec=1,
    geo_precision=1,
    country="UA",
    admin1="Kharkiv Oblast",
)
GUESS = Place(
    name="Springfield",
    latitude=39.8,
    longitude=-89.6,
    uncertainty_m=8_000,
    where_prec=1,
    geo_precision=1,
    country="US",
    review=True,
    reason="another place of this name is nearly as likely",
)


class Known:
    """Knows a few names and counts how often it is asked."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []

    def locate_one(self, text, *, country=None, admin1=None, admin2=None):
        self.asked.append((text, country, admin1, admin2))
        answer = self.answers.get(text, NotLocated(query=text, reason=f"{text} is not known"))
        if isinstance(answer, Exception):
            raise answer
        return answer


def named(name, **more):
    return Incident(event_type=EventType.BATTLES, location=name, **more)


def test_a_name_gets_its_place_and_fills_country_and_region():
    incident = Placing(Known(Kharkiv=SURE)).placed(named("Kharkiv"))

    assert (incident.place, incident.country, incident.admin1) == (SURE, "UA", "Kharkiv Oblast")
    assert incident.review == ()


def test_a_stated_country_stays_and_is_asked_with():
    known = Known(Kharkiv=SURE)

    incident = Placing(known).placed(named("Kharkiv", country="RU"))

    assert incident.country == "RU"
    assert known.asked == [("Kharkiv", "RU", None, None)]


def test_a_guess_is_an_area_and_says_why():
    incident = Placing(Known(Springfield=GUESS)).placed(named("Springfield"))

    assert (incident.place.where_prec, incident.place.uncertainty_m) == (2, 25_000)
    assert incident.review == (GUESS.reason,)


def test_a_name_that_is_not_known_is_said_and_nothing_is_invented():
    incident = Placing(Known()).placed(named("Nowhere"))

    assert incident.place is None
    assert incident.review == ("Nowhere is not known",)


def test_an_outage_is_said_as_one():
    down = OutOfService("The place server at http://127.0.0.1:9 did not answer.")

    incident = Placing(Known(Kharkiv=down)).placed(named("Kharkiv"))

    assert incident.place is None
    assert "did not answer" in incident.review[0]


def test_each_name_is_looked_up_once():
    known = Known(Kharkiv=SURE)
    placing = Placing(known)

    for _ in range(3):
        placing.placed(named("Kharkiv"))

    assert len(known.asked) == 1


@pytest.mark.parametrize("incident", [named(None), named("Kharkiv", place=SURE)])
def test_what_names_no_place_or_has_one_stays_as_it_is(incident):
    known = Known()

    assert Placing(known).placed(incident) is incident
    assert known.asked == []


def test_no_server_is_asked_unless_the_settings_name_one():
    assert read_settings({}).servers == ()


def test_a_server_that_is_none_is_refused_by_its_setting():
    with pytest.raises(SettingsError, match="INCIDENTS_PHOTON"):
        read_settings({"INCIDENTS_PHOTON": "photon"})


def test_the_namesakes_of_a_guess_follow_it_from_the_whole_country_and_from_abroad():
    resolver = Resolver(open_gazetteer())
    guessed = Incident(
        event_type=EventType.BATTLES, location="Springfield", country="US", admin1="Missouri"
    )
    abroad = Incident(event_type=EventType.BATTLES, location="Granada", country="GD")

    in_missouri = candidates(resolver, guessed, most=8)
    anywhere = candidates(resolver, abroad, most=8)

    assert in_missouri[0].admin1 == "Missouri"
    assert {"Illinois", "Massachusetts"} <= {each.admin1 for each in in_missouri}
    assert {"GD", "ES", "NI"} <= {each.country for each in anywhere}
    assert len(set(in_missouri)) == len(in_missouri) <= 8
