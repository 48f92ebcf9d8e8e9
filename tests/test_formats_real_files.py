"""Published files are read whole: rows, sums and days are what the csv module alone finds."""

from __future__ import annotations

import csv
import json
import os
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.rows import read_table
from incidents.formats.write_csv import write_csv
from incidents.rejection import Rejection
from incidents.vocabulary import State
from tests.formats_ground import read_file

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("INCIDENTS_EVAL_DATA", ROOT.parent / "shared")) / "imports"
FILES = {
    "acled_argentina_2022_326.csv": (",", 326, "ACLED"),
    "acled_kenya_semicolon_2500.csv": (";", 2500, "ACLED"),
    "ucdp_ged191_myanmar_bangladesh.csv": (",", 3194, "UCDP GED"),
}
OTHERS = (
    "gtd_0718_us_475_latin1.csv",
    "timemap_ukr-civharm-2023-08-04.json",
    "ushahidi_v1_haiti_2010.csv",
)
every_file = pytest.mark.parametrize("name", FILES)


def data_of(name):
    file = FOLDER / name
    if not file.exists():
        pytest.skip(f"{name} is not here; set INCIDENTS_EVAL_DATA to the folder that has imports/")
    return file.read_bytes()


def plain_rows(data, delimiter):
    lines = data.decode("utf-8").splitlines(keepends=True)
    return list(csv.DictReader(lines, delimiter=delimiter, strict=True))


def day(row):
    text = row.get("event_date") or row["date_start"]
    if text[:4].isdigit():
        return date.fromisoformat(text[:10])
    return datetime.strptime(f"{text} +0000", "%d %B %Y %z").date()


def deaths(row):
    return sum(int(float(row[name])) for name in ("fatalities", "low", "high") if name in row)


def found_deaths(incident):
    if incident.dataset == "ACLED":
        return incident.killed.minimum
    return incident.killed.minimum + incident.killed.maximum


@every_file
def test_every_row_of_a_published_file_is_read(name):
    delimiter, rows, format_name = FILES[name]
    data = data_of(name)

    table = read_table(data)
    known, _ = recognise(table.header)
    found = list(known.read(table, Context()))

    assert known.name == format_name
    assert table.delimiter == delimiter
    assert table.doubts == known.doubts(table, Context()) == ()
    assert [each for each in found if isinstance(each, Rejection)] == []
    assert len(found) == rows


@every_file
def test_the_totals_are_those_of_the_file(name):
    data = data_of(name)
    plain = plain_rows(data, FILES[name][0])

    table = read_table(data)
    found = list(recognise(table.header)[0].read(table, Context()))

    assert sum(map(found_deaths, found)) == sum(map(deaths, plain))
    exact = [each.date.start for each in found if each.date.time_precision == 1]
    coded = [day(row) for row in plain if (row.get("time_precision") or row["date_prec"])[0] == "1"]
    assert (min(exact), max(exact)) == (min(coded), max(coded))
    for axis in ("latitude", "longitude"):
        ours = sum(getattr(each.place, axis) for each in found)
        assert ours == pytest.approx(sum(float(row[axis]) for row in plain), abs=1e-9)


@every_file
def test_every_cell_of_a_published_file_comes_out_exactly(name):
    data = data_of(name)

    rows = list(read_table(data).exact_rows())

    assert rows == [tuple(row.values()) for row in plain_rows(data, FILES[name][0])]


def incidents_of(name):
    table = read_file(data_of(name), name)
    known, _ = recognise(table.header, table.tags)
    found = list(known.read(table, Context()))
    assert [each for each in found if isinstance(each, Rejection)] == []
    return table, known, found


def total(found, field, end):
    counts = (getattr(each, field) for each in found)
    return sum(getattr(count, end) for count in counts if count is not None)


def assert_points(found, rows, latitude, longitude):
    assert [each.place.latitude for each in found] == [float(row[latitude]) for row in rows]
    assert [each.place.longitude for each in found] == [float(row[longitude]) for row in rows]


def test_gtd_is_read_whole_and_a_blank_number_is_not_zero():
    name = "gtd_0718_us_475_latin1.csv"
    text = StringIO(data_of(name).decode("cp1252"), newline="")
    plain = list(csv.DictReader(text, strict=True))

    table, known, found = incidents_of(name)

    assert (known.name, len(found), len(table.header)) == ("GTD", 475, 135)
    for field, column in (("killed", "nkill"), ("injured", "nwound")):
        known_numbers = [int(row[column]) for row in plain if row[column]]
        assert total(found, field, "minimum") == sum(known_numbers)
        assert sum(getattr(each, field) is None for each in found) == 475 - len(known_numbers)
    days = [date(int(row["iyear"]), int(row["imonth"]), int(row["iday"]) or 1) for row in plain]
    assert [each.date.start for each in found] == days
    month_only = sum(row["iday"] == "0" for row in plain)
    assert sum(each.date.time_precision == 3 for each in found) == month_only
    assert_points(found, plain, "latitude", "longitude")
    assert list(table.exact_rows()) == [tuple(row.values()) for row in plain]


def test_timemap_is_read_whole_and_what_it_hides_stays_hidden():
    name = "timemap_ukr-civharm-2023-08-04.json"
    plain = json.loads(data_of(name))

    _, known, found = incidents_of(name)

    assert (known.name, len(found)) == ("Bellingcat TimeMap", 1219)
    days = [datetime.strptime(f"{row['date']} +0000", "%m/%d/%Y %z").date() for row in plain]
    assert [each.date.start for each in found] == days
    assert_points(found, plain, "latitude", "longitude")
    assert sum(len(each.claims) for each in found) == sum(len(row["sources"]) for row in plain)
    hidden = sum(source["path"] == "HIDDEN" for row in plain for source in row["sources"])
    assert hidden == 75
    sources = [claim.source for each in found for claim in each.claims]
    assert sources.count("source hidden by the publisher") == hidden
    assert all(each.killed is None for each in found)


def test_ushahidi_is_read_whole_and_what_was_not_approved_is_a_draft():
    name = "ushahidi_v1_haiti_2010.csv"
    plain = list(csv.DictReader(data_of(name).decode("utf-8-sig").splitlines(keepends=True)))

    table, known, found = incidents_of(name)

    assert (known.name, len(found)) == ("Ushahidi v1–v2", 3593)
    days = [
        datetime.strptime(f"{row['INCIDENT DATE']} +0000", "%d/%m/%Y %H:%M %z").date()
        for row in plain
    ]
    assert [each.date.start for each in found] == days
    assert_points(found, plain, "LATITUDE", "LONGITUDE")
    assert sum(each.state is State.DRAFT for each in found) == 3
    assert list(table.exact_rows()) == [tuple(row.values()) for row in plain]


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_every_id_of_a_published_file_stands_once_and_every_incident_comes_back(name):
    _, _, found = incidents_of(name)
    out = BytesIO()

    write_csv(((str(at), each) for at, each in enumerate(found)), out)

    assert len({each.dataset_id for each in found}) == len(found)
    back = read_file(out.getvalue(), "x.csv")
    assert list(recognise(back.header)[0].read(back, Context())) == found
