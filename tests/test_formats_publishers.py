"""What a publisher writes in every row, or never, is missed or said."""

from __future__ import annotations

import pytest

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.rows import read_table
from incidents.vocabulary import State
from tests.publishers_ground import ACLED, AIRWARS, ATLOS, GTD, INSIGHT, KOBO, UCDP, USHAHIDI, read


@pytest.mark.parametrize(
    ("row", "changed", "sentence"),
    [
        (UCDP, {"where_prec": "4", "adm_2": "Lafey"}, "where_prec is 4, and adm_2 is “Lafey”."),
        (
            AIRWARS,
            {"civilian_harm_status_name": ""},
            "civilian_harm_status_name is empty, where Airwars gives a grade",
        ),
        (
            AIRWARS,
            {"geolocation_accuracy_name": "1.234"},
            "The accuracy “1.234” is none of Airwars' words",
        ),
        (
            AIRWARS,
            {"civilian_non_combatants_killed_min": ""},
            "civilian_non_combatants_killed_min is empty though the other end",
        ),
        (AIRWARS, {"date_end": "2022-09-30"}, "The dates go from 2022-06-30 to 2022-09-30."),
        (
            AIRWARS,
            {"date_end": "2029-09-30"},
            "The dates go over more than a year, from 2022-06-30 to 2029-09-30.",
        ),
    ],
)
def test_what_a_publisher_does_not_write_asks_for_a_look(row, changed, sentence):
    (incident,) = read({"date_end": "", "adm_2": ""} | row | changed)

    assert sentence in " ".join(incident.review)


def test_a_number_of_people_with_hundreds_of_digits_is_not_taken():
    (rejection,) = read(GTD | {"nkill": "1" * 400})

    assert rejection.column == "nkill"


def test_a_time_of_recording_on_the_last_day_of_the_calendar_is_no_fault():
    (incident,) = read(ACLED | {"timestamp": "9999-12-31"})

    assert not any("before the date" in sentence for sentence in incident.review)


def test_an_end_in_the_year_9999_is_not_taken():
    (rejection,) = read(AIRWARS | {"date_end": "9999-01-01"})

    assert "far in the future" in rejection.reason
    assert (rejection.column, rejection.value) == ("date_end", "9999-01-01")


def test_a_day_that_may_have_lost_a_digit_is_said_of_the_file():
    table = read_table(
        b"event_type,date_start,location\nBattles,2022-06-3,A\nBattles,2022-06-03,B\n"
    )
    known, _ = recognise(table.header, table.tags)

    (doubt,) = known.doubts(table, Context())

    assert doubt.startswith("1 date has a day of one digit in date_start, such as “2022-06-3”")


def test_the_times_of_a_form_are_not_those_of_the_incident():
    (incident,) = read(KOBO)

    assert incident.date.start.isoformat() == incident.date.end.isoformat() == "2022-06-30"
    assert incident.extra["end"].startswith("2022-07-03")


@pytest.mark.parametrize(
    ("row", "changed", "sentence"),
    [
        (ACLED, {"time_precision": ""}, "time_precision is empty, where ACLED gives one"),
        (ACLED, {"sub_event_type": ""}, "sub_event_type is empty, where ACLED gives one"),
        (ACLED, {"iso": "2"}, "iso 2 is no country's number."),
        (ACLED, {"fatalities": "2022"}, "2022 killed is also the year"),
        (UCDP, {"country": ""}, "country is empty, and country_id is 501."),
        (UCDP, {"id": "1e3"}, "id “1e3” is no number, where UCDP numbers its events."),
        (GTD, {"country_txt": ""}, "country_txt is empty, and country is 104."),
        (GTD, {"specificity": ""}, "specificity is not known, though coordinates are given."),
        (GTD, {"eventid": "20220630"}, "eventid “20220630” has not the 12 digits"),
        (GTD, {"iday": "0"}, "and the summary and the date 2022-06-00 are of different days"),
        (GTD, {"nkillter": "1", "nkill": ""}, "nkillter is 1, and nkill is not known."),
    ],
)
def test_a_cell_that_every_row_of_a_data_set_has_is_missed(row, changed, sentence):
    (incident,) = read(row | changed)

    assert sentence in " ".join(incident.review)


@pytest.mark.parametrize(
    ("status", "state", "doubts"),
    [
        ("published", State.ACCEPTED, ()),
        ("Archived", State.DRAFT, ()),
        ("", State.DRAFT, ("The post's status “” is none of published, draft, archived.",)),
        (
            "1.234",
            State.DRAFT,
            ("The post's status “1.234” is none of published, draft, archived.",),
        ),
    ],
)
def test_a_post_is_a_draft_unless_it_is_published_and_an_unknown_status_is_said(
    status, state, doubts
):
    (incident,) = read(USHAHIDI | {"Post Status": status})

    assert (incident.state, incident.review) == (state, doubts)


def test_a_resolution_that_atlos_does_not_have_is_said():
    (incident,) = read(ATLOS | {"geolocation_resolution": "12,5"})

    assert "The resolution “12,5” is none of Exact, Vicinity and Locality." in incident.review


def test_a_country_without_its_code_is_known_by_its_name():
    (incident,) = read(INSIGHT | {"Country ISO": ""})

    assert incident.country == "KE"


def test_columns_that_cannot_be_done_without_are_missed():
    table = read_table(
        b"Event Description,Reported Perpetrator,Geo Precision,Date\nx,y,(1),2022-06-30\n"
    )
    known, _ = recognise(table.header, table.tags)

    said = " ".join(known.doubts(table, Context()))

    assert "country, latitude, longitude" in said
    assert "No column holds the ids of the events" in said
    assert "No column says how many people were killed" in said


def test_reports_without_numbers_and_without_a_word_of_approval_are_said():
    table = read_table(b"INCIDENT TITLE,INCIDENT DATE\nx,2022-06-30\n")
    known, _ = recognise(table.header, table.tags)

    said = " ".join(known.doubts(table, Context()))

    assert "approved" in said
    assert "No column numbers the reports" in said


def test_a_source_of_timemap_that_is_no_address_is_said():
    row = {
        "id": "CIV0001",
        "date": "6/30/2022",
        "latitude": "3.15",
        "longitude": "41.18",
        "location": "Lafey",
        "description": "x",
        "sources": "HIDDEN,https://t.me/x/1",
        "associations": "Weapon System=Air strike",
    }

    (as_it_was,) = read(row)
    (moved,) = read(row | {"sources": "Type of area affected=Commercial"})

    assert as_it_was.review == ()
    assert moved.review == ("The source “Type of area affected=Commercial” is no address.",)


def test_questions_of_odk_stand_in_groups_parted_by_hyphens():
    row = {
        "SubmissionDate": "2024-03-05T10:00:00.000Z",
        "meta-instanceID": "uuid:1",
        "incident-date": "2024-03-01",
        "incident-place": "Goma",
        "incident-gps-Latitude": "-1.6585",
        "incident-gps-Longitude": "29.2205",
        "incident-gps-Accuracy": "4.2",
        "incident-number_of_people_killed": "3",
        "KEY": "uuid:1",
    }

    (incident,) = read(row)

    assert (incident.location, incident.killed.minimum) == ("Goma", 3)
    assert incident.date.start.isoformat() == "2024-03-01"
    assert incident.dataset_id == "uuid:1"
    assert incident.extra["incident-gps-Accuracy"] == "4.2"


def test_timemap_s_raw_events_name_their_sources_by_ids():
    row = {
        "id": "CIV0001",
        "date": "3/11/2022",
        "latitude": "49.98",
        "longitude": "36.25",
        "location": "Kharkiv",
        "description": "x",
        "sources": '["S1", "S2"]',
        "associations": '["a1", "w1"]',
    }

    (incident,) = read(row)

    assert [claim.source for claim in incident.claims] == ["S1", "S2"]
    assert "The source “S1” is no address." in incident.review
    assert incident.extra["associations"] == '["a1", "w1"]'
