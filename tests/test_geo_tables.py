"""The source tables of the gazetteer are written so that they are read back exactly."""

from __future__ import annotations

import csv

import pytest

from geo.gazetteer import tables
from geo.gazetteer.division_table import Division, write_divisions
from geo.gazetteer.tables import table, write_table


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "TABLES", tmp_path)


@pytest.mark.parametrize("name", ["places.tsv", "places.tsv.gz"])
def test_what_is_written_is_read_back_with_its_quotes(name):
    write_table(name, ("code", "name"), [("UA.07", 'Khutor "Vesely"'), ("YE.01", "Ta'izz")])

    assert table(name) == [
        {"code": "UA.07", "name": 'Khutor "Vesely"'},
        {"code": "YE.01", "name": "Ta'izz"},
    ]


def test_the_same_rows_are_the_same_bytes(tmp_path):
    for name in ("one.tsv.gz", "two.tsv.gz"):
        write_table(name, ("code",), [("UA.07",)])

    assert (tmp_path / "one.tsv.gz").read_bytes() == (tmp_path / "two.tsv.gz").read_bytes()


@pytest.mark.parametrize("name", ["Wad\tMadani", "Wad\nMadani"])
def test_a_name_that_would_break_a_row_is_refused(name):
    with pytest.raises(csv.Error):
        write_table("places.tsv", ("code", "name"), [("SD.38", name)])


def test_a_division_has_a_column_for_each_of_its_fields():
    write_divisions("admin1.tsv", [Division("KE.01", "Nairobi", -1.3, 36.8, 20_000, "polygon")])

    (row,) = table("admin1.tsv")
    assert row == {
        "code": "KE.01",
        "name": "Nairobi",
        "latitude": "-1.3",
        "longitude": "36.8",
        "radius_m": "20000",
        "extent": "polygon",
    }
