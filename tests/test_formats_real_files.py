"""Published files are read whole: rows, sums and days are what the csv module alone finds."""

from __future__ import annotations

import csv
import os
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.rows import read_table
from incidents.rejection import Rejection

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("INCIDENTS_EVAL_DATA", ROOT.parent / "shared")) / "imports"
FILES = {
    "acled_argentina_2022_326.csv": (",", 326, "ACLED"),
    "acled_kenya_semicolon_2500.csv": (";", 2500, "ACLED"),
    "ucdp_ged191_myanmar_bangladesh.csv": (",", 3194, "UCDP GED"),
}
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


def test_three_thousand_rows_are_read_in_well_under_a_second_and_a_half():
    data = data_of("ucdp_ged191_myanmar_bangladesh.csv")

    start = time.perf_counter()
    table = read_table(data)
    found = list(recognise(table.header)[0].read(table, Context()))

    assert len(found) == 3194
    assert time.perf_counter() - start < 1.5
