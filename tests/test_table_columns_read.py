"""The columns come out of either database as they went in: every text, every digit, one state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.place import Place
from incidents.table import sqlite_columns
from tests.table_ground import BY, CLASH, batch, change, coded, record

TEXTS = [
    'it\'s said, "there"',
    "two\nlines\r\nand a\ttab",
    "NULL",
    "'NULL'",
    "%s %Q \\ %",
    "Ağdam — Ağdərə 🌍",
    "a,b;c",
    "''",
    "x" * 5_000,
]


@pytest.fixture(name="in_pieces")
def _in_pieces(monkeypatch):
    monkeypatch.setattr(sqlite_columns, "_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(sqlite_columns, "_AHEAD", 2)


def column(ledger, name, after=0):
    return [value for each in ledger.current_batches(after) for value in each[name].to_pylist()]


def test_every_text_comes_back_as_it_was_kept(ledger):
    ledger.file_batch(batch("texts"), [replace(CLASH, location=text) for text in TEXTS], (), by=BY)

    assert column(ledger, "location") == TEXTS


def test_what_is_unknown_is_not_an_empty_text(ledger):
    record(ledger, replace(CLASH, location=None, sub_event_type=None))

    assert column(ledger, "location") == [None]
    assert column(ledger, "killed_min") == [None]
    assert column(ledger, "place_review") == [None]


@pytest.mark.parametrize("latitude", [0.1 + 0.2, 1 / 3, -89.99999999999999, 5e-324, 40])
def test_a_fraction_keeps_every_digit(ledger, latitude):
    place = Place.given("there", latitude, -latitude / 7, where_prec=1)
    record(ledger, replace(CLASH, place=place))

    assert column(ledger, "latitude") == [latitude]
    assert column(ledger, "longitude") == [-latitude / 7]


@pytest.mark.usefixtures("in_pieces")
def test_every_incident_is_read_once_and_in_order_of_its_revision(ledger):
    ledger.file_batch(batch("some"), [coded(number) for number in range(9)], (), by=BY)
    withdrawn = ledger.file_batch(batch("more"), [coded(9), coded(10), coded(11)], (), by=BY)
    ledger.undo(withdrawn.batch, by=BY)
    ledger.file_batch(batch("again"), [coded(2, killed=7)], (), by=BY)

    assert column(ledger, "sequence") == [1, 2, 4, 5, 6, 7, 8, 9, 16]
    assert column(ledger, "sequence", after=6) == [7, 8, 9, 16]
    assert column(ledger, "sequence", after=16) == []


@pytest.mark.usefixtures("in_pieces")
def test_what_is_written_while_the_columns_are_read_does_not_tear_them(ledger):
    made = [record(ledger, coded(number)) for number in range(20)]
    batches = ledger.current_batches()
    rows = next(batches).to_pylist()

    ledger.write(
        [change(coded(0, killed=9), made[0]), change(coded(19, killed=9), made[19])], by=BY
    )
    for each in batches:
        rows += each.to_pylist()

    assert [row["sequence"] for row in rows] == list(range(1, 21))
    assert column(ledger, "sequence") == [*range(2, 20), 21, 22]


@pytest.mark.usefixtures("in_pieces")
def test_a_reading_that_is_broken_off_gives_its_connections_back(ledger):
    for number in range(20):
        record(ledger, coded(number))

    # More often than there are connections.
    begun = [next(iter(ledger.current_batches())).num_rows for _ in range(30)]

    assert len(begun) == 30
    assert len(column(ledger, "sequence")) == 20
