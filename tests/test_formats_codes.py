"""Each foreign format is read by its own codebook: codes, ranges, hidden sources, unknowns."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from incidents.count import Count
from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.rejection import Rejection
from incidents.vocabulary import Attribution, Grade, Role, State
from tests.formats_ground import read_file


def read(row, *, tags=None, **change):
    row = {**row, **change}
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(row)
    if tags:
        writer.writerow(tags)
    writer.writerow(row.values())
    table = read_file(text.getvalue().encode(), "a.csv", encoding="utf-8", delimiter=",")
    known, _ = recognise(table.header, table.tags)
    (found,) = known.read(table, Context())
    return found


GTD = {
    "eventid": "201401020003",
    "iyear": "2014",
    "imonth": "1",
    "iday": "2",
    "country_txt": "Iraq",
    "provstate": "Al Anbar",
    "city": "Ramadi",
    "latitude": "33.4",
    "longitude": "43.3",
    "specificity": "1",
    "vicinity": "0",
    "summary": "An example.",
    "doubtterr": "0",
    "suicide": "0",
    "attacktype1": "2",
    "targtype1": "14",
    "targtype1_txt": "Private Citizens & Property",
    "target1": "Shoppers",
    "gname": "A group",
    "guncertain1": "0",
    "weaptype1": "5",
    "weaptype1_txt": "Firearms",
    "weapsubtype1": "2",
    "weapsubtype1_txt": "Automatic Weapon",
    "nkill": "3",
    "nwound": "",
    "nperps": "-99",
    "scite1": "A paper",
}


def test_gtd_keeps_zero_apart_from_unknown():
    incident = read(GTD, nkill="0")

    assert incident.killed == Count.exactly(0)
    assert incident.injured is None
    assert read(GTD, nkill="-99").killed is None
    assert read(GTD, nkill="").killed is None
    assert incident.extra["nperps"] == "-99"


def test_a_share_of_a_toll_is_a_range_and_looked_at():
    incident = read(GTD, nkill="1.5")

    assert incident.killed == Count(minimum=1, maximum=2)
    assert "share of a toll" in incident.review[-1]
    assert read(GTD, nkill="2.0").review == ()


@pytest.mark.parametrize(
    ("month", "day", "start", "end"),
    [
        ("1", "0", "2014-01-01", "2014-01-31"),
        ("0", "0", "2014-01-01", "2014-12-31"),
        ("2", "-9", "2014-02-01", "2014-02-28"),
        ("2", "-99", "2014-02-01", "2014-02-28"),
    ],
)
def test_an_unknown_day_is_the_month_and_an_unknown_month_the_year(month, day, start, end):
    interval = read(GTD, imonth=month, iday=day).date

    assert (interval.start.isoformat(), interval.end.isoformat()) == (start, end)


@pytest.mark.parametrize("change", [{"iday": "31", "imonth": "2"}, {"imonth": "13"}])
def test_a_day_that_is_none_is_rejected(change):
    assert isinstance(read(GTD, **change), Rejection)


@pytest.mark.parametrize(
    ("change", "sub_type"),
    [
        ({}, "Attack"),
        ({"targtype1": "4"}, "Armed clash"),
        ({"attacktype1": "3"}, "Remote explosive/landmine/IED"),
        ({"attacktype1": "3", "suicide": "1"}, "Suicide bomb"),
        ({"attacktype1": "3", "weapsubtype1": "7"}, "Grenade"),
        ({"attacktype1": "3", "weapsubtype1": "11"}, "Shelling/artillery/missile attack"),
        ({"attacktype1": "6"}, "Abduction/forced disappearance"),
        ({"attacktype1": "7"}, "Looting/property destruction"),
        ({"attacktype1": "8", "weaptype1": "2"}, "Chemical weapon"),
        ({"attacktype1": "9"}, None),
    ],
)
def test_gtds_attacks_have_their_counterparts(change, sub_type):
    assert read(GTD, **change).sub_event_type == sub_type


@pytest.mark.parametrize(
    ("specificity", "vicinity", "where_prec"),
    [("1", "0", 1), ("1", "1", 2), ("2", "0", 3), ("3", "0", 3), ("4", "0", 4), ("1", "-9", 1)],
)
def test_gtds_specificity_gives_the_precision(specificity, vicinity, where_prec):
    place = read(GTD, specificity=specificity, vicinity=vicinity).place

    assert (place.where_prec, place.review) == (where_prec, False)


def test_a_group_that_gtd_is_unsure_of_is_alleged_and_an_unknown_one_is_nobody():
    assert read(GTD).actors[0].attribution is Attribution.STATED
    assert read(GTD, guncertain1="1").actors[0].attribution is Attribution.ALLEGED
    assert read(GTD, gname="Unknown").actors == ()


TIMEMAP = {
    "id": "CIV0001",
    "date": "5/9/2023",
    "latitude": "50.1",
    "longitude": "36.2",
    "location": "Kharkiv",
    "description": "An example.",
    "sources": "https://example.org/1,HIDDEN",
    "associations": "Type of area affected=Residential,Weapon System=Cluster munitions",
}


def test_timemaps_dates_put_the_month_first():
    assert read(TIMEMAP).date.start.isoformat() == "2023-05-09"


def test_a_hidden_source_stays_hidden():
    incident = read(TIMEMAP)

    assert [claim.source for claim in incident.claims] == [
        "https://example.org/1",
        "source hidden by the publisher",
    ]
    assert [weapon.name for weapon in incident.weapons] == ["Cluster munitions"]
    assert [target.kind for target in incident.targets] == ["Residential"]


def test_timemaps_json_and_csv_say_the_same():
    record = {
        **{key: TIMEMAP[key] for key in list(TIMEMAP)[:6]},
        "sources": [{"id": "s", "path": "https://example.org/1", "description": ""}],
        "filters": [{"key": "Weapon System", "value": "Cluster munitions"}],
    }
    table = read_file(json.dumps([record]).encode(), "timemap.json")
    (incident,) = recognise(table.header)[0].read(table, Context())

    expected = read(TIMEMAP, sources="https://example.org/1")
    assert incident.date == expected.date
    assert incident.claims == expected.claims
    assert incident.sub_event_type == expected.sub_event_type


def test_two_different_incidents_under_one_id_are_told_apart():
    records = [TIMEMAP, TIMEMAP | {"latitude": "51.5"}, TIMEMAP]
    table = read_file(json.dumps(records).encode(), "timemap.json")

    found = list(recognise(table.header)[0].read(table, Context()))

    assert [each.dataset_id for each in found] == ["CIV0001", "CIV0001 (2)", "CIV0001"]
    assert "2 different incidents" in found[1].review[-1]


AIRWARS = {
    "code": "CS1",
    "permalink": "https://example.org/cs1",
    "date": "2016-03-01",
    "date_end": "2016-03-02",
    "country_name": "Syria",
    "location_name": "Raqqa",
    "strike_status_name": "Likely strike",
    "strike_type_name": "Airstrike",
    "civilian_harm_status_name": "Fair",
    "latitude": "35.95",
    "longitude": "39.0",
    "geolocation_accuracy_name": "Within 100m (via Coalition)",
    "civilian_non_combatants_killed_min": "3",
    "civilian_non_combatants_killed_max": "5",
    "civilian_non_combatants_injured_min": "",
    "civilian_non_combatants_injured_max": "",
    "children_killed_min": "1",
    "children_killed_max": "2",
    "belligerents_killed_min": "4",
    "belligerents_killed_max": "4",
    "belligerent_1_belligerent_name": "A coalition",
    "belligerent_1_type": "Suspected",
}


def test_airwars_ranges_are_of_civilians_and_every_group_is_a_victim():
    incident = read(AIRWARS)

    assert incident.killed == Count(minimum=3, maximum=5)
    assert incident.injured is None
    assert {(each.description, each.count.maximum) for each in incident.victims} == {
        ("civilians", 5),
        ("children", 2),
        ("belligerents", 4),
    }


def test_airwars_grade_and_accuracy_are_kept():
    incident = read(AIRWARS)

    assert incident.grade is Grade.FAIR
    assert incident.place.uncertainty_m == 200
    assert incident.extra["civilian_harm_status_name"] == "Fair"
    assert incident.actors[0].attribution is Attribution.ALLEGED
    assert incident.actors[0].role is Role.PERPETRATOR


def test_a_status_that_is_no_grade_is_looked_at():
    incident = read(AIRWARS, civilian_harm_status_name="No civilian harm")

    assert incident.grade is None
    assert "No civilian harm" in incident.review[0]


def test_a_group_whose_least_is_above_its_most_is_rejected():
    assert isinstance(read(AIRWARS, children_killed_min="3"), Rejection)


INSECURITY = {
    "Date": "2022-06-30T00:00:00Z",
    "Event Description": "A clinic was looted.",
    "Country ISO": "SDN",
    "Geo Precision": "(4) Province or state",
    "Latitude": "13.5",
    "Longitude": "25.3",
    "Reported Perpetrator": "Non-State Actor",
    "Reported Perpetrator Name": "No Information",
    "Weapon Carried/Used": "No Information",
    "Health Workers Killed": "2",
    "Health Workers Injured": "",
    "SiND Event ID": "7",
}


def test_a_precision_in_words_is_ucdps_code():
    assert read(INSECURITY).place.where_prec == 4


def test_what_is_censored_has_no_precision_and_is_looked_at():
    incident = read(
        INSECURITY, **{"Geo Precision": "censored by HDX", "Latitude": "", "Longitude": ""}
    )

    assert incident.place is None
    assert "HDX withheld the place." in incident.review


def test_no_information_is_no_name_and_no_weapon():
    incident = read(INSECURITY)

    assert incident.actors == ()
    assert incident.weapons == ()
    assert (incident.killed, incident.injured) == (Count.exactly(2), None)
    assert incident.sub_event_type == "Looting/property destruction"


def test_several_columns_of_killed_may_count_the_same_people():
    incident = read(INSECURITY, **{"Aid Workers Killed": "1"})

    assert incident.killed == Count(minimum=2, maximum=3)


V3 = {
    "Post ID": "9",
    "Survey": "Reports",
    "Post Status": "draft",
    "Post Date (UTC)": "2022-06-30 17:26:00",
    "Category": "Drone strike, Other",
    "Where.lat": "34.7",
    "Where.lon": "36.7",
}


def test_a_post_that_is_not_published_is_a_draft():
    assert read(V3).state is State.DRAFT
    assert read(V3, **{"Post Status": "published"}).state is State.ACCEPTED


def test_a_category_that_was_read_from_words_is_kept_and_looked_at():
    incident = read(V3)

    assert incident.sub_event_type == "Air/drone strike"
    assert "“Drone strike, Other”" in incident.review[0]
    assert incident.extra["Category"] == "Drone strike, Other"


def test_tags_under_any_names_say_what_the_columns_are():
    row = {"Kiedy": "2022-06-30", "N": "34.7", "E": "36.7", "Co": "shelling", "Zabici": "4"}
    tags = ["#date+occurred", "#geo+lat", "#geo+lon", "#event+type", "#affected+killed"]

    incident = read(row, tags=tags)

    assert incident.dataset == "HXL"
    assert incident.killed == Count.exactly(4)
    assert (incident.place.latitude, incident.place.longitude) == (34.7, 36.7)
    assert incident.sub_event_type == "Shelling/artillery/missile attack"


def test_the_number_of_some_of_the_people_is_not_everybodys():
    row = {"Kiedy": "2022-06-30", "Gdzie": "Homs", "Kobiety": "4"}

    incident = read(row, tags=["#date", "#loc+name", "#affected+killed+f"])

    assert incident.killed is None
    assert incident.extra["Kobiety"] == "4"


def test_a_country_that_nobody_knows_is_kept_in_words_and_costs_no_row():
    incident = read(INSECURITY, **{"Country ISO": "Abyssinia"})

    assert incident.country is None
    assert incident.extra["Country ISO"] == "Abyssinia"
    assert "“Abyssinia” is not known" in " ".join(incident.review)


def test_a_form_gives_its_point_and_the_day_it_was_filled_in():
    row = {
        "start": "2022-06-30T10:00:00.000+03:00",
        "_where_latitude": "34.7",
        "_where_longitude": "36.7",
        "_id": "5",
        "_uuid": "a-b",
        "_submission_time": "2022-07-02T10:00:00",
    }

    incident = read(row)

    assert (incident.dataset, incident.dataset_id) == ("KoBo/ODK", "a-b")
    assert incident.date.start.isoformat() == "2022-06-30"
    assert incident.place.latitude == 34.7
