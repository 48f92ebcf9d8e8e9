"""What tests of publishers' tables share: a sound row of each, and what is read of some."""

from __future__ import annotations

import csv
from io import StringIO

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.rows import read_table

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
USHAHIDI = {
    "Post ID": "9",
    "Survey": "Reports",
    "Post Status": "published",
    "Post Date (UTC)": "2022-06-30 17:26:00",
    "Unstructured Description": "An attack.",
    "Type": "Attack",
    "Town": "Lafey",
}
_ID = {"event_id_cnty", "id", "eventid", "code"}


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
    ids = [
        {name: each[:-1] + digit for name, each in row.items() if name in _ID} for digit in "123"
    ]
    return row | ids[0], row | ids[1], row | ids[2] | changed
