"""ACLED's columns are read by their codebook, and what it does not say stays unknown."""

from __future__ import annotations

import pytest

from incidents.count import Count
from incidents.formats.acled import Acled
from incidents.formats.format import Context
from incidents.formats.rows import read_table
from incidents.rejection import Rejection
from incidents.vocabulary import ActorKind, Role

ROW = {
    "event_id_cnty": "KEN1",
    "event_date": "17 November 2021",
    "year": "2021.0",
    "time_precision": "1.0",
    "event_type": "Protests",
    "sub_event_type": "Peaceful protest",
    "actor1": "Protesters (Kenya)",
    "assoc_actor_1": "KUPPET: Teachers Union; Students (Kenya)",
    "inter1": "6.0",
    "actor2": "Police Forces of Kenya",
    "inter2": "State forces",
    "iso": "404.0",
    "country": "Kenya",
    "admin1": "Nairobi",
    "location": "Kibera",
    "latitude": "-1.3117",
    "longitude": "36.7891",
    "geo_precision": "2",
    "source": "One Paper; Another Paper (Kenya)",
    "notes": "An example.",
    "fatalities": "2",
    "tags": "crowd size=no report",
}


def read(**change):
    row = {**ROW, **change}
    text = "|".join(row) + "\n" + "|".join(row.values()) + "\n"
    (found,) = Acled().read(read_table(text.encode(), delimiter="|"), Context())
    return found


def test_the_parties_have_no_direction_and_people_are_told_from_organisations():
    actors = read().actors

    assert [actor.name for actor in actors] == [
        "Protesters (Kenya)",
        "KUPPET: Teachers Union",
        "Students (Kenya)",
        "Police Forces of Kenya",
    ]
    assert {actor.role for actor in actors} == {Role.PARTY}
    assert [actor.kind for actor in actors] == [
        ActorKind.PEOPLE,
        ActorKind.ORGANISATION,
        ActorKind.PEOPLE,
        ActorKind.ORGANISATION,
    ]


def test_each_source_is_a_claim_that_says_the_notes():
    claims = read().claims

    assert [claim.source for claim in claims] == ["One Paper", "Another Paper (Kenya)"]
    assert {claim.says for claim in claims} == {"An example."}


def test_fatalities_are_one_number():
    assert read().killed == Count.exactly(2)
    assert read(fatalities="0").killed == Count.exactly(0)


def test_the_incident_is_named_for_good():
    assert (read().dataset, read().dataset_id) == ("ACLED", "KEN1")


@pytest.mark.parametrize(
    "text",
    [
        "2021-11-17",
        "17 November 2021",
        "17-Nov-2021",
        "November 17, 2021",
        "17/11/2021",
        "20211117",
    ],
)
def test_a_date_is_read_in_each_way_it_is_exported(text):
    assert read(event_date=text).date.start.isoformat() == "2021-11-17"


def test_a_month_only_date_keeps_the_day_it_was_coded_to():
    incident = read(time_precision="3")

    assert incident.date.start.isoformat() == "2021-11-01"
    assert incident.date.end.isoformat() == "2021-11-30"
    assert incident.extra["event_date"] == "17 November 2021"


def test_the_precision_of_the_place_is_kept():
    place = read().place

    assert (place.geo_precision, place.where_prec, place.uncertainty_m) == (2, 2, 25_000)


def test_columns_without_a_counterpart_are_kept_exactly():
    extra = read().extra

    assert extra["inter1"] == "6.0"
    assert extra["tags"] == "crowd size=no report"
    assert "fatalities" not in extra


@pytest.mark.parametrize(
    ("column", "value", "proposal"),
    [
        ("event_type", "Protest", "“Protests”"),
        ("sub_event_type", "Peacful protests", "“Peaceful protest”"),
        ("sub_event_type", "Grenade", "Explosions/Remote violence"),
        ("event_type", "", "Fill in"),
        ("event_id_cnty", "", "Fill in"),
        ("time_precision", "4", "1 to 3"),
        ("geo_precision", "0", "1 to 3"),
        ("geo_precision", "", "1 for the town"),
        ("year", "2020", "Correct"),
    ],
)
def test_what_the_codebook_does_not_know_is_rejected_with_a_proposal(column, value, proposal):
    rejection = read(**{column: value})

    assert isinstance(rejection, Rejection)
    assert rejection.column == column
    assert proposal in rejection.mend


def test_letters_case_in_the_taxonomy_does_not_matter():
    assert read(event_type="PROTESTS", sub_event_type="peaceful Protest").sub_event_type == (
        "Peaceful protest"
    )


@pytest.mark.parametrize(
    ("iso", "country", "code"),
    [
        ("404", "", "KE"),
        ("", "Democratic Republic of Congo", "CD"),
        ("0", "Kosovo", "XK"),
        ("", "Ivory Coast", "CI"),
        ("", "eSwatini", "SZ"),
        ("516", "Namibia", "NA"),
    ],
)
def test_a_country_is_found_by_number_or_name(iso, country, code):
    incident = read(event_id_cnty="1", iso=iso, country=country, fatalities="0")

    assert incident.country == code
    assert incident.review == ()


def test_a_country_that_number_and_name_give_differently_is_looked_at():
    assert "KE" in read(country="Uganda").review[0]


def test_an_unknown_country_is_kept_in_words():
    incident = read(iso="", country="Atlantis")

    assert incident.country is None
    assert incident.extra["country"] == "Atlantis"
    assert "Atlantis" in incident.review[0]
