"""Every format keeps the same promises: it knows only its own columns and answers each row once."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from incidents.errors import BadTable
from incidents.formats.format import Context, DayOrder
from incidents.formats.registry import FORMATS, format_named, recognise
from incidents.formats.rows import read_table
from incidents.record import Incident
from incidents.rejection import Rejection

ROWS = {
    "ACLED": {
        "event_id_cnty": "XXX1",
        "event_date": "2022-06-30",
        "year": "2022",
        "time_precision": "1",
        "event_type": "Riots",
        "sub_event_type": "Mob violence",
        "actor1": "Rioters (Examplia)",
        "actor2": "",
        "country": "Namibia",
        "location": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "geo_precision": "1",
        "notes": "{{7*7}} <script>alert(1)</script>",
        "fatalities": "0",
    },
    "UCDP GED": {
        "id": "1",
        "type_of_violence": "1",
        "side_a": "Government of Examplia",
        "side_b": "=cmd()",
        "where_prec": "2",
        "where_coordinates": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "country": "Namibia",
        "date_prec": "2",
        "date_start": "2022-06-29",
        "date_end": "2022-06-30",
        "low": "0",
        "best": "1",
        "high": "2",
    },
    "Incident Atlas": {
        "event_type": "Riots",
        "date_start": "2022-06-30",
        "date_end": "2022-06-30",
        "location": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "country": "NA",
        "killed_min": "0",
        "killed_max": "2",
        "notes": "{{7*7}}",
    },
    "GTD": {
        "eventid": "202206300001",
        "iyear": "2022",
        "imonth": "6",
        "iday": "30",
        "country_txt": "Namibia",
        "city": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "specificity": "1",
        "vicinity": "0",
        "summary": "An example.",
        "attacktype1": "3",
        "gname": "=cmd()",
        "nkill": "2",
        "nwound": "-99",
    },
    "Bellingcat TimeMap": {
        "id": "CIV0001",
        "date": "06/30/2022",
        "latitude": "-20.5",
        "longitude": "16.5",
        "location": "Exampletown",
        "description": "An example.",
        "sources": "HIDDEN,https://example.org/1",
        "associations": "Weapon System=Cluster munitions,Type of area affected=Residential",
    },
    "Airwars": {
        "code": "NA001",
        "date": "2022-06-30",
        "country_name": "Namibia",
        "location_name": "Exampletown",
        "strike_status_name": "Likely strike",
        "strike_type_name": "Airstrike",
        "civilian_harm_status_name": "Fair",
        "latitude": "-20.5",
        "longitude": "16.5",
        "geolocation_accuracy_name": "Village",
        "civilian_non_combatants_killed_min": "0",
        "civilian_non_combatants_killed_max": "2",
        "summary": "An example.",
    },
    "Ushahidi v1–v2": {
        "Serial": "7",
        "INCIDENT TITLE": "An example",
        "INCIDENT DATE": "30/06/2022 17:26",
        "LOCATION": "Exampletown",
        "DESCRIPTION": "{{7*7}}",
        "CATEGORY": "8. Autre | Other, ",
        "LATITUDE": "-20.5",
        "LONGITUDE": "16.5",
        "APPROVED": "YES",
        "VERIFIED": "NO",
    },
    "Ushahidi v3": {
        "Post ID": "9",
        "Survey": "Reports",
        "Post Status": "published",
        "Post Date (UTC)": "2022-06-30 17:26:00",
        "Unstructured Description": "An example.",
        "Town": "Exampletown",
        "Country": "Namibia",
        "Killed": "2",
        "Where.lat": "-20.5",
        "Where.lon": "16.5",
    },
    "Insecurity Insight": {
        "Date": "2022-06-30",
        "Event Description": "A clinic was shelled.",
        "Country": "Namibia",
        "Country ISO": "NAM",
        "Admin 1": "Erongo",
        "Location of event": "Exampletown",
        "Latitude": "-20.5",
        "Longitude": "16.5",
        "Geo Precision": "(2) 25 km precision",
        "Reported Perpetrator": "Non-State Actor",
        "Weapon Carried/Used": "Shelling",
        "Health Workers Killed": "2",
        "SiND Event ID": "11",
    },
    "Atlos": {
        "slug": "EX-1",
        "inserted_at": "2022-07-01 10:00:00",
        "latitude": "-20.5",
        "longitude": "16.5",
        "status": "Completed",
        "description": "Shelling in Exampletown",
        "date": "2022-06-30",
        "geolocation_resolution": "Exact",
        "equipment": "Artillery",
        "source_1": "https://example.org/1",
    },
    "KoBo/ODK": {
        "today": "2022-06-30",
        "group/town": "Exampletown",
        "group/country": "Namibia",
        "killed": "2",
        "_gps_latitude": "-20.5",
        "_gps_longitude": "16.5",
        "_uuid": "a-b",
        "_submission_time": "2022-07-01T10:00:00",
    },
    "HXL": {
        "#date": "2022-06-30",
        "#event+type": "shelling",
        "#loc+name": "Exampletown",
        "#country+code": "NAM",
        "#geo+lat": "-20.5",
        "#geo+lon": "16.5",
        "#affected+killed": "2",
    },
    "KML": {
        "name": "Exampletown",
        "description": "An example.",
        "folder": "Strikes",
        "when": "2022-06-30",
        "begin": "",
        "end": "",
        "latitude": "-20.5",
        "longitude": "16.5",
        "shape": "",
        "country": "Namibia",
        "killed": "2",
    },
    "GeoJSON": {
        "verifiedDate": "2022-06-30T10:00:00.000Z",
        "city": "Exampletown",
        "country": "Namibia",
        "latitude": "-20.5",
        "longitude": "16.5",
        "killed": "2",
        "geometry": "{}",
    },
}
# Where the date and the number of people killed stand; None where the format has no such column.
DATE = {
    "ACLED": "event_date",
    "UCDP GED": "date_start",
    "Incident Atlas": "date_start",
    "GTD": None,
    "Bellingcat TimeMap": "date",
    "Airwars": "date",
    "Ushahidi v1–v2": "INCIDENT DATE",
    "Ushahidi v3": "Post Date (UTC)",
    "Insecurity Insight": "Date",
    "Atlos": "date",
    "KoBo/ODK": "today",
    "HXL": "#date",
    "KML": "when",
    "GeoJSON": "verifiedDate",
}
COUNT = {
    "ACLED": "fatalities",
    "UCDP GED": "high",
    "Incident Atlas": "killed_max",
    "GTD": "nkill",
    "Bellingcat TimeMap": None,
    "Airwars": "civilian_non_combatants_killed_max",
    "Ushahidi v1–v2": None,
    "Ushahidi v3": "Killed",
    "Insecurity Insight": "Health Workers Killed",
    "Atlos": None,
    "KoBo/ODK": "killed",
    "HXL": "#affected+killed",
    "KML": "killed",
    "GeoJSON": "killed",
}
ID = (
    *("event_id_cnty", "id", "code", "Serial", "Post ID", "SiND Event ID", "slug", "_uuid"),
    "eventid",
)
# TimeMap and Atlos name no place or no country.
WITHOUT_COUNTRY = {"Bellingcat TimeMap", "Ushahidi v1–v2", "Atlos"}
WITHOUT_LOCATION = {"Atlos"}
every_format = pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
with_dates = pytest.mark.parametrize(
    "known", [each for each in FORMATS if DATE[each.name]], ids=lambda known: known.name
)
with_counts = pytest.mark.parametrize(
    "known", [each for each in FORMATS if COUNT[each.name]], ids=lambda known: known.name
)
# TimeMap states that the month comes first, so its dates are never in doubt.
with_doubtful_dates = pytest.mark.parametrize(
    "known",
    [each for each in FORMATS if DATE[each.name] and each.name != "Bellingcat TimeMap"],
    ids=lambda known: known.name,
)


def column_of(known, wanted):
    names = {name.casefold(): name for name in ROWS[known.name]}
    for ending in (wanted, f"#geo+{wanted[:3]}", f"where.{wanted[:3]}", f"_gps_{wanted}"):
        if ending in names:
            return names[ending]
    raise AssertionError(wanted)


def table_of(*rows, delimiter=",", upper=False, tags=False, ragged=False):
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([f" {name.upper()} " if upper else name for name in rows[0]])
    if tags:
        writer.writerow([f"#x+c{number}" for number in range(len(rows[0]))])
    writer.writerows(row.values() for row in rows)
    if ragged:
        writer.writerow(["a", "b"])
    return read_table(text.getvalue().encode("utf-8-sig"), delimiter=delimiter)


def read(known, *rows, context=None, **shape):
    return list(known.read(table_of(*rows, **shape), context or Context()))


def test_every_format_has_a_sample_here():
    assert set(ROWS) == {known.name for known in FORMATS}


@every_format
def test_a_format_recognises_its_own_columns_and_no_other_does(known):
    found, reason = recognise(list(ROWS[known.name]))

    assert found is known
    assert reason.startswith("has ")
    for other in FORMATS:
        if other is not known:
            assert other.recognises(list(ROWS[known.name])) is None


@every_format
def test_a_format_lacking_a_column_of_its_signature_is_not_recognised(known):
    header = list(ROWS[known.name])

    # Some formats have two signatures, and an HXL tag is named without its attributes.
    for _ in range(3):
        reason = (known.recognises(header) or "").casefold()
        header = [name for name in header if name.partition("+")[0].casefold() not in reason]

    assert known.recognises(header) is None


@every_format
def test_case_and_blanks_in_the_header_do_not_matter(known):
    found = read(known, ROWS[known.name], upper=True)

    assert isinstance(found[0], Incident)
    assert found[0].location == read(known, ROWS[known.name])[0].location


@every_format
def test_a_row_becomes_an_incident_in_its_place_and_time(known):
    (incident,) = read(known, ROWS[known.name])

    country = None if known.name in WITHOUT_COUNTRY else "NA"
    assert incident.country == country
    assert incident.place.country == country
    assert (incident.place.latitude, incident.place.longitude) == (-20.5, 16.5)
    assert incident.date.end.isoformat() == "2022-06-30"
    assert (incident.killed is None) == (COUNT[known.name] is None)
    assert incident.location == (None if known.name in WITHOUT_LOCATION else "Exampletown")
    assert incident.dataset in {None, known.name}


@every_format
def test_each_row_is_answered_once_and_in_order(known):
    row = ROWS[known.name]
    bad = row | {column_of(known, "latitude"): "95"}

    found = read(known, row, bad, row, ragged=True)

    assert [type(each) for each in found] == [Incident, Rejection, Incident, Rejection]
    assert [found[1].line, found[3].line] == [3, 5]


@every_format
def test_a_row_of_hxl_tags_is_no_incident(known):
    if known.name == "HXL":
        pytest.skip("its header is the row of tags")

    assert len(read(known, ROWS[known.name], tags=True)) == 1


@every_format
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("latitude", "95"),
        ("latitude", "north"),
        ("latitude", ""),
        ("longitude", "nan"),
        ("longitude", "-180.5"),
    ],
)
def test_a_coordinate_that_cannot_be_true_is_rejected(known, column, value):
    assert_rejected(known, column_of(known, column), value)


@with_dates
@pytest.mark.parametrize("value", ["soon", "2022-02-30", "2022-06-30 to 2022-07-02", "30.6.22"])
def test_a_date_that_cannot_be_true_is_rejected(known, value):
    assert_rejected(known, DATE[known.name], value)


@with_counts
@pytest.mark.parametrize("value", ["-1", "dozens", "1,234", "1.5"])
def test_a_number_of_people_that_cannot_be_true_is_rejected(known, value):
    if (known.name, value) == ("GTD", "1.5"):
        pytest.skip("GTD shares tolls out between linked attacks")

    assert_rejected(known, COUNT[known.name], value)


def assert_rejected(known, column, value):
    (rejection,) = read(known, ROWS[known.name] | {column: value})

    assert isinstance(rejection, Rejection)
    assert (rejection.line, rejection.column, rejection.value) == (2, column, value)
    assert rejection.reason.endswith(".")
    assert rejection.mend.endswith(".")
    assert value in rejection.row


@with_counts
def test_a_spreadsheets_decimal_is_a_whole_number(known):
    (incident,) = read(known, ROWS[known.name] | {COUNT[known.name]: "3.0"})

    assert incident.killed.maximum == 3


@every_format
def test_decimal_commas_are_read_beside_semicolons(known):
    row = ROWS[known.name] | {
        column_of(known, "latitude"): "-20,5",
        column_of(known, "longitude"): "16,5",
    }

    (incident,) = read(known, row, delimiter=";")

    assert (incident.place.latitude, incident.place.longitude) == (-20.5, 16.5)


@with_doubtful_dates
def test_a_date_that_can_be_read_two_ways_is_rejected_until_the_order_is_named(known):
    row = ROWS[known.name] | {DATE[known.name]: "03/04/2022"}
    row |= {"date_end": "04/04/2022"} if "date_end" in row else {}
    table = table_of(row)

    (rejection,) = known.read(table, Context())
    (incident,) = known.read(table, Context(day_order=DayOrder.DAY_FIRST))

    assert "day first or month first" in rejection.reason
    assert any("03/04/2022" in doubt for doubt in known.doubts(table, Context()))
    named = known.doubts(table, Context(day_order=DayOrder.DAY_FIRST))
    assert not any("03/04/2022" in doubt for doubt in named)
    assert incident.date.start.isoformat() == "2022-04-03"


@with_dates
def test_one_date_can_prove_the_order_of_the_column(known):
    row = ROWS[known.name] | {DATE[known.name]: "03/04/2022"}
    row |= {"date_end": "05/04/2022"} if "date_end" in row else {}
    proof = row | {DATE[known.name]: "30/04/2022"}
    proof |= {"date_end": "30/04/2022"} if "date_end" in row else {}
    proof |= {name: "8" for name in ID if name in row}

    found = read(known, row, proof)

    assert [each.date.start.isoformat() for each in found] == ["2022-04-03", "2022-04-30"]


@every_format
def test_a_column_without_counterpart_is_kept_exactly(known):
    (incident,) = read(known, ROWS[known.name] | {"Colour": "  NA "})

    assert incident.extra["Colour"] == "  NA "


@with_counts
def test_unknown_stays_unknown_and_never_becomes_zero(known):
    row = ROWS[known.name]
    numbers = [name for name in row if name.casefold().endswith(("killed", "min", "max", "nkill"))]
    numbers += ["fatalities", "low", "best", "high", COUNT[known.name]]

    (incident,) = read(known, row | {name: "" for name in numbers if name in row})

    assert incident.killed is None


@every_format
def test_a_place_name_without_coordinates_is_left_to_the_gazetteer(known):
    row = ROWS[known.name] | {column_of(known, "latitude"): "", column_of(known, "longitude"): ""}

    (incident,) = read(known, row)

    assert incident.place is None
    assert incident.location == (None if known.name in WITHOUT_LOCATION else "Exampletown")


@every_format
def test_text_is_kept_as_text_whatever_it_looks_like(known):
    hostile = "'=cmd() {{7*7}} <script>alert(1)</script>"

    (incident,) = read(known, ROWS[known.name] | {"remark": hostile})

    kept = {*incident.extra.values(), incident.notes}
    assert hostile in kept


@every_format
def test_a_format_is_found_by_its_name(known):
    assert format_named(known.name.upper()) is known


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(BadTable, match="ACLED, UCDP GED"):
        format_named("GTA")


def test_unknown_columns_are_refused_with_what_to_do():
    with pytest.raises(BadTable, match="columns of the template"):
        recognise(["colour", "shape"])
