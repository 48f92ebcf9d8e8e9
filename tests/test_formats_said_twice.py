"""What a data set says twice in a row, or in every other row, is held against itself."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.rows import read_table
from incidents.vocabulary import State

ACLED = {
    "event_id_cnty": "KEN101",
    "event_date": "2022-06-30",
    "year": "2022",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Violence against civilians",
    "sub_event_type": "Attack",
    "actor1": "Al Shabaab",
    "inter1": "2",
    "actor2": "Civilians (Kenya)",
    "inter2": "7",
    "interaction": "27",
    "iso": "404",
    "country": "Kenya",
    "region": "Eastern Africa",
    "admin1": "Mandera",
    "admin2": "Lafey",
    "location": "Lafey",
    "latitude": "3.1508",
    "longitude": "41.1862",
    "geo_precision": "1",
    "notes": "On 30 June 2022, an attack.",
    "fatalities": "2",
    "timestamp": "1657041386",
}
UCDP = {
    "id": "1",
    "year": "2022",
    "type_of_violence": "1",
    "dyad_new_id": "400",
    "dyad_name": "Government of Kenya - Al-Shabaab",
    "side_a": "Government of Kenya",
    "side_b": "Al-Shabaab",
    "where_prec": "1",
    "where_coordinates": "Lafey town",
    "latitude": "3.1508",
    "longitude": "41.1862",
    "country": "Kenya",
    "country_id": "501",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2022-06-30",
    "date_end": "2022-06-30",
    "deaths_a": "0",
    "deaths_b": "2",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "low": "2",
    "best": "2",
    "high": "2",
}
ONE_SIDED = {
    "type_of_violence": "3",
    "dyad_name": "Al-Shabaab - Civilians",
    "side_a": "Al-Shabaab",
    "side_b": "Civilians",
    "deaths_b": "0",
    "deaths_civilians": "2",
}
GTD = {
    "eventid": "202206300001",
    "iyear": "2022",
    "imonth": "6",
    "iday": "30",
    "country": "104",
    "country_txt": "Kenya",
    "provstate": "Mandera",
    "city": "Lafey",
    "latitude": "3.1508",
    "longitude": "41.1862",
    "specificity": "1",
    "summary": "06/30/2022: An attack.",
    "attacktype1": "2",
    "attacktype1_txt": "Armed Assault",
    "gname": "Al-Shabaab",
    "nkill": "2",
    "nkillter": "0",
    "nwound": "",
}
AIRWARS = {
    "code": "CI001",
    "date": "2022-06-30",
    "country_name": "Iraq",
    "country_slug": "iraq",
    "location_name": "Mosul",
    "strike_status_name": "Likely strike",
    "strike_type_name": "Airstrike",
    "civilian_harm_status_name": "Fair",
    "latitude": "36.34",
    "longitude": "43.13",
    "geolocation_accuracy_name": "Village",
    "civilian_non_combatants_killed_min": "2",
    "civilian_non_combatants_killed_max": "3",
    "children_killed_min": "1",
    "children_killed_max": "1",
}
INSIGHT = {
    "Date": "2022-06-30",
    "Event Description": "A clinic was shelled.",
    "Country": "Kenya",
    "Country ISO": "KEN",
    "Latitude": "3.1508",
    "Longitude": "41.1862",
    "Geo Precision": "(2) 25 km precision",
    "Weapon Carried/Used": "Attack",
    "SiND Event ID": "9",
}
ATLOS = {
    "slug": "ATL1",
    "inserted_at": "2022-07-02T10:00:00Z",
    "status": "Completed",
    "description": "Attack",
    "date": "2022-06-30",
    "latitude": "3.1508",
    "longitude": "41.1862",
}
KOBO = {
    "start": "2022-07-02T10:00:00.000+03:00",
    "end": "2022-07-03T10:00:00.000+03:00",
    "Date_of_incident": "2022-06-30",
    "Type": "Attack",
    "Town": "Lafey",
    "_location_latitude": "3.1508",
    "_location_longitude": "41.1862",
    "_uuid": "u1",
    "_submission_time": "2022-07-03T10:00:00",
}

ID = {"event_id_cnty", "id", "eventid", "code"}


def read(*rows):
    out = StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    table = read_table(out.getvalue().encode("utf-8"))
    known, _ = recognise(table.header, table.tags)
    return list(known.read(table, Context()))


def three(row, changed):
    """A row three times under ids of its own, the last time with cells that are changed."""
    ids = [{name: each[:-1] + digit for name, each in row.items() if name in ID} for digit in "123"]
    return row | ids[0], row | ids[1], row | ids[2] | changed


@pytest.mark.parametrize("row", [ACLED, UCDP, UCDP | ONE_SIDED, GTD, AIRWARS, INSIGHT, ATLOS])
def test_a_row_that_says_the_same_twice_raises_no_doubt(row):
    (incident,) = read(row)

    assert incident.review == ()


@pytest.mark.parametrize(
    ("row", "changed", "sentence"),
    [
        (ACLED, {"event_id_cnty": "ARG101"}, "event_id_cnty ARG101 is of AR and the country is KE"),
        (ACLED, {"interaction": "60"}, "interaction is 60, and inter1 is 2 and inter2 7."),
        (ACLED, {"inter1": "5", "interaction": "57"}, "inter1 says Rioters, and actor1 is “Al"),
        (ACLED, {"inter2": "4", "interaction": "24"}, "actor2 is “Civilians (Kenya)”, and inter2"),
        (
            ACLED,
            {"event_type": "Riots", "sub_event_type": "Mob violence"},
            "neither actor is “Rioters”",
        ),
        (
            ACLED,
            {
                "event_type": "Protests",
                "sub_event_type": "Peaceful protest",
                "actor2": "Protesters (Kenya)",
                "inter2": "6",
                "interaction": "26",
            },
            "fatalities is 2, in a peaceful protest.",
        ),
        (ACLED, {"timestamp": "1637041386"}, "is 2021-11-16, before the date 2022-06-30"),
        (
            ACLED,
            {"notes": "On 3 June 2022, an attack."},
            "begin with “On 3 June 2022” and the date is 2022-06-30",
        ),
        (
            ACLED,
            {"time_precision": "2"},
            "The notes begin with “On 30 June 2022” and time_precision is 2.",
        ),
        (
            ACLED,
            {"event_id_cnty": "On 30 June 2022, an attack."},
            "The id “On 30 June 2022, an attack.” is a text; it may be of another column.",
        ),
        (UCDP, {"event_clarity": "5"}, "event_clarity 5 is neither 1 nor 2."),
        (UCDP, {"side_b": "Group B"}, "dyad_name is “Government of Kenya - Al-Shabaab”"),
        (UCDP, {"type_of_violence": "3", "deaths_b": "0"}, "and side_b is “Al-Shabaab”"),
        (UCDP, ONE_SIDED | {"deaths_a": "2"}, "deaths_a is 2, in one-sided violence."),
        (UCDP, {"date_prec": "4"}, "date_prec is 4, and the dates span 1 day."),
        (UCDP, {"date_prec": "2", "date_end": "2022-07-30"}, "and the dates span 31 days."),
        (
            GTD,
            {"iday": "3"},
            "eventid 202206300001 and the summary and the date 2022-06-03 are of different",
        ),
        (GTD, {"iday": "3", "summary": ""}, "eventid 202206300001 and the date 2022-06-03"),
        (GTD, {"imonth": "5"}, "is of 2022-06 and the date of 2022-05"),
        (GTD, {"nkillter": "3"}, "nkillter 3 is more than nkill 2."),
        (AIRWARS, {"children_killed_min": "4", "children_killed_max": "4"}, "At least 4 children"),
        (INSIGHT, {"Country ISO": "UGA"}, "Country ISO UGA is UG and country “Kenya” is KE."),
        (INSIGHT, {"Geo Precision": "near"}, "The precision “near” is none of UCDP's."),
        (ATLOS, {"inserted_at": "2021-07-02T10:00:00Z"}, "before the date 2022-06-30"),
        (KOBO, {"_submission_time": "2021-07-02T10:00:00"}, "before the date 2022-06-30"),
    ],
)
def test_a_row_that_contradicts_itself_asks_for_a_look(row, changed, sentence):
    (incident,) = read(row | changed)

    assert sentence in " ".join(incident.review)


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


def test_a_row_without_an_id_is_said_where_the_others_have_one():
    ids = [f"u{number}" for number in range(40)]

    *others, last = read(*(KOBO | {"_uuid": each} for each in (*ids, "")))

    assert not any("_uuid" in sentence for each in others for sentence in each.review)
    assert any("_uuid is empty, and other rows" in sentence for sentence in last.review)


def test_a_day_that_may_have_lost_a_digit_is_said_of_the_file():
    table = read_table(
        b"event_type,date_start,location\nBattles,2022-06-3,A\nBattles,2022-06-03,B\n"
    )
    known, _ = recognise(table.header, table.tags)

    (doubt,) = known.doubts(table, Context())

    assert doubt.startswith("1 date has a day of one digit in date_start, such as “2022-06-3”")


def test_an_eventid_stays_where_gtd_corrected_the_day_later():
    (incident,) = read(GTD | {"iday": "29", "summary": "06/29/2022: An attack."})

    assert incident.review == ()


def test_the_times_of_a_form_are_not_those_of_the_incident():
    (incident,) = read(KOBO)

    assert incident.date.start.isoformat() == incident.date.end.isoformat() == "2022-06-30"
    assert incident.extra["end"].startswith("2022-07-03")


@pytest.mark.parametrize(
    ("row", "changed", "sentence"),
    [
        (
            ACLED,
            {"latitude": "3.6704"},
            "longitude “41.1862” elsewhere in the file, and here with latitude “3.6704” and",
        ),
        (ACLED, {"country": "Uganda", "iso": "800"}, "event_id_cnty “KEN103” goes with country"),
        (UCDP, {"country": "Uganda"}, "country_id “501” goes with country “Kenya”"),
        (UCDP, {"type_of_violence": "2"}, "goes with type_of_violence “1” elsewhere"),
        (GTD, {"country_txt": "Uganda"}, "country “104” goes with country_txt “Kenya”"),
        (AIRWARS, {"country_name": "Syria"}, "country_slug “iraq” goes with country_name “Iraq”"),
    ],
)
def test_what_goes_together_in_other_rows_goes_together_in_each(row, changed, sentence):
    *others, last = read(*three(row, changed))

    assert all(each.review == () for each in others)
    assert sentence in " ".join(last.review)


def test_a_word_for_nothing_is_like_an_empty_cell_beside_the_other_rows():
    row = ACLED | {"region": "NA"}

    *others, last = read(*three(row, {"region": "Eastern Africa"}))

    assert not any("region" in sentence for each in others for sentence in each.review)
    assert any("region “Eastern Africa”" in sentence for sentence in last.review)


def test_a_code_that_stands_in_one_row_alone_goes_with_whatever_stands_beside_it():
    last = read(*three(GTD, {"attacktype1": "1"}))[-1]

    assert not any("elsewhere in the file" in sentence for sentence in last.review)


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
    ("row", "name", "ids"),
    [
        (ACLED, "event_id_cnty", [f"KEN{number}" for number in range(98, 110)]),
        (AIRWARS, "code", [f"CI{number:03}" for number in range(98, 110)]),
        (ATLOS, "slug", [f"ATL-{number}" for number in range(98, 110)]),
    ],
)
def test_an_id_unlike_all_others_asks_for_a_look(row, name, ids):
    *others, last = read(*({**row, name: each} for each in (*ids, "2022-06-30")))

    assert not any("unlike" in sentence for each in others for sentence in each.review)
    assert f"{name} “2022-06-30” is unlike the other ids." in last.review


@pytest.mark.parametrize(
    ("row", "name", "column"),
    [(ACLED, "event_id_cnty", "notes"), (UCDP, "id", "side_a"), (GTD, "eventid", "summary")],
)
def test_of_two_rows_under_one_id_the_second_is_put_aside_with_its_cells(row, name, column):
    first, same, other = read(row, row, row | {column: "Other words."})

    assert first == same
    assert (other.line, other.column, other.value) == (4, name, row[name])
    assert other.reason == f"The id “{row[name]}” stands in line 2 too, with other contents."
    assert other.row == tuple((row | {column: "Other words."}).values())


USHAHIDI = {
    "Post ID": "9",
    "Survey": "Reports",
    "Post Status": "published",
    "Post Date (UTC)": "2022-06-30 17:26:00",
    "Unstructured Description": "An attack.",
    "Type": "Attack",
    "Town": "Lafey",
}


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


def test_ids_of_a_table_made_by_hand_are_held_against_each_other():
    rows = [
        {"id": f"a{number}", "event_type": "Riots", "date": "2022-06-30", "location": "Homs"}
        for number in range(30)
    ]
    odd = rows[0] | {"id": "2022-06-30"}
    second = rows[0] | {"location": "Hama"}

    *others, unlike, twice = read(*rows, odd, second)

    assert all(each.review == () for each in others)
    assert unlike.review == ("id “2022-06-30” is unlike the other ids.",)
    assert twice.reason == "The id “a0” stands in line 2 too, with other contents."


def test_an_id_that_no_cell_holds_as_it_is_read_is_said_of_the_whole_row():
    row = {"id": "'=A1", "event_type": "Riots", "date": "2022-06-30", "location": "Homs"}

    _, twice = read(row, row | {"location": "Hama"})

    assert (twice.column, twice.value) == (None, None)
    assert twice.reason == "The id “=A1” stands in line 2 too, with other contents."


@pytest.mark.parametrize("word", ["NA", "NaN", "NULL", "None"])
@pytest.mark.parametrize(
    ("row", "column", "of"),
    [
        (ACLED, "actor1", lambda incident: [actor.name for actor in incident.actors]),
        (UCDP, "where_coordinates", lambda incident: [incident.location]),
        (GTD, "provstate", lambda incident: [incident.admin1]),
        (GTD, "nkill", lambda incident: [incident.killed]),
        (AIRWARS, "location_name", lambda incident: [incident.location]),
        (ATLOS, "description", lambda incident: [incident.notes]),
    ],
)
def test_a_program_s_word_for_nothing_is_no_name_in_data_sets_without_codes(word, row, column, of):
    (incident,) = read(row | {column: word})
    (empty,) = read(row | {column: ""})

    assert of(incident) == of(empty)
    assert word not in of(incident)


def test_words_for_nothing_are_said_of_the_file_and_shown_where_a_cell_is_needed():
    table = read_table(
        b"event_id_cnty,event_date,event_type,sub_event_type,actor2\nKEN1,2022-06-30,NA,NA,NA\n"
    )
    known, _ = recognise(table.header, table.tags)

    (rejection,) = known.read(table, Context())

    assert (rejection.column, rejection.value) == ("event_type", "NA")
    assert any(
        doubt == "“NA” in event_type, sub_event_type, actor2 is what programs write for nothing, "
        "and read as nothing."
        for doubt in known.doubts(table, Context())
    )


def test_na_stays_namibia_where_a_table_writes_codes():
    row = {"event_type": "Riots", "date": "2022-06-30", "location": "Swakopmund", "country": "NA"}

    (incident,) = read(row)

    assert incident.country == "NA"


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


def test_a_report_of_ushahidi_has_a_number():
    row = {"Serial": "Food needed", "INCIDENT TITLE": "12", "INCIDENT DATE": "2022-06-30"}

    (incident,) = read(row)

    assert "Serial “Food needed” is no number of a report." in incident.review


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
