"""A second table under the first is named, whatever it holds; one table of any words is not."""

from __future__ import annotations

import csv
import io
import random

import pytest

from benchmarks.sound_tables import tongues
from incidents.formats.inputs.file import look_at_file

PEOPLE = ("Amina Abdi", "Boris Bauer", "Chen Costa", "Dalia Diallo", "Emeka Eze", "Farid Haddad")
TOWNS = ("Homs", "Goma", "Kisumu", "Lviv")
ROOMS = ("east", "west", "the hall")
DISHES = ("bread soup", "fish stew", "rice", "pie")
PANS = ("IRON", "CLAY", "STEEL")
DAYS = ("monday", "tuesday", "friday")


def rows_of(*columns, number=12, seed=1):
    pick = random.Random(seed)
    return [tuple(pick.choice(column) for column in columns) for _ in range(number)]


def text_of(*parts):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([row for part in parts for row in part])
    return out.getvalue()


LESSONS = [("teacher", "town", "room"), *rows_of(PEOPLE, TOWNS, ROOMS)]
MEALS = [("dish", "pan", "weekday"), *rows_of(DISHES, PANS, DAYS)]


def look(*parts):
    return look_at_file(text_of(*parts).encode(), "a.csv")


def test_a_second_table_of_words_is_named_by_its_names():
    table = look(LESSONS, MEALS)

    (doubt,) = table.doubts
    assert doubt.startswith("Line 14 looks like the names of other columns")
    assert "dish, pan, weekday" in doubt


def test_a_second_table_of_words_without_names_is_named():
    table = look(LESSONS, MEALS[1:])

    (doubt,) = table.doubts
    assert doubt.startswith("From about line 1")
    assert "may be another table" in doubt


def test_the_same_columns_in_another_order_are_another_table():
    turned = [row[::-1] for row in LESSONS]

    table = look(LESSONS, turned)

    assert any("looks like the names of other columns" in doubt for doubt in table.doubts)
    assert [rejection.line for rejection in table.rejections] == [14]
    assert "names of columns" in table.rejections[0].reason


@pytest.mark.parametrize("change", [str.upper, str.title, str.lower])
def test_the_names_in_other_letters_are_no_row(change):
    names = [tuple(map(change, LESSONS[0]))]

    table = look(LESSONS, names, LESSONS[1:])

    assert [rejection.line for rejection in table.rejections] == [14]


def test_names_in_another_language_between_rows_of_the_same_table_are_named():
    table = look(LESSONS, [("Учитель", "Город", "Комната")], LESSONS[1:])

    assert any("Line 14 looks like the names" in doubt for doubt in table.doubts)


def test_names_that_other_tables_have_are_no_row():
    table = look(LESSONS, [("date", "latitude", "killed")])

    assert [rejection.line for rejection in table.rejections] == [14]


@pytest.mark.parametrize("column", range(3))
@pytest.mark.parametrize("number", [4, 12, 60, 400])
def test_one_table_of_words_in_any_order_is_one_table(column, number):
    rows = rows_of(PEOPLE, TOWNS, ROOMS, number=number, seed=number)

    table = look(LESSONS[:1], sorted(rows, key=lambda row: row[column]))

    assert table.doubts == ()
    assert table.rejections == ()


def test_a_column_that_is_filled_from_one_row_on_is_no_other_table():
    rows = [(*row, "" if at < 20 else f"Seen by {row[0]}.") for at, row in enumerate(MEALS[1:] * 4)]

    table = look([(*MEALS[0], "remark")], rows)

    assert table.doubts == ()


def test_values_that_are_words_for_columns_are_values():
    rows = rows_of(("name", "type", "date"), ("town", "region", "state"), ROOMS, number=40)

    table = look([("field", "level", "side")], rows)

    assert table.rejections == ()


@pytest.mark.parametrize("number", [3, 12])
def test_words_that_hold_the_name_of_their_column_are_no_second_row_of_names(number):
    offices, streets = ("North Office", "Head Office"), ("High Street", "Mill Street")
    rows = rows_of(offices, streets, ROOMS, number=number)

    assert look([("office", "street", "room")], rows).doubts == ()


def test_a_long_table_of_words_is_named_where_it_is_two():
    table = look(tongues()[:1], tongues()[1:] * 200, [tuple("abcde")], [tuple("12345")] * 9_000)

    assert table.doubts != ()
