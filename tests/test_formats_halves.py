"""A row that a line end broke in two is shown as one, is not taken, and is mended at one answer."""

from __future__ import annotations

import pytest

from incidents.formats.inputs.file import look_at_file
from incidents.formats.own import Own
from incidents.formats.quarantine import grouped
from incidents.record import Incident
from tests.formats_ground import read_again

HEADER = ("id", "event_type", "date_start", "location", "killed_min", "notes")
ROWS = tuple(
    (f"X-{at}", "Riots", f"2022-06-{at}", place, str(at), f"seen by {place} folk")
    for at, place in enumerate(("Homs", "Hama", "Bria", "Goma", "Douma", "Nairobi"), start=10)
)


def look(*lines):
    return look_at_file("\n".join((",".join(HEADER), *lines, "")).encode(), "a.csv")


def lines_with(at, *broken):
    lines = [",".join(row) for row in ROWS]
    lines[at : at + 1] = broken
    return lines


@pytest.mark.parametrize("column", range(1, 5))
@pytest.mark.parametrize("at", [0, 3, 5])
def test_a_line_end_in_a_bare_cell_gives_one_row(at, column):
    cells = list(ROWS[at])
    cells[column] = f"{cells[column]}\nand more"

    table = look(*lines_with(at, *",".join(cells).split("\n")))

    assert list(table.exact_rows()) == [*ROWS[:at], tuple(cells), *ROWS[at + 1 :]]
    (rejection,) = table.rejections
    assert rejection.line == at + 2
    assert rejection.row == tuple(cells)
    assert "goes on in the next line" in rejection.reason


@pytest.mark.parametrize("ends", ["\n\n", "\nthen\n"])
def test_a_bare_cell_over_three_lines_gives_one_row(ends):
    cells = list(ROWS[2])
    cells[3] = f"Bria{ends}market"

    table = look(*lines_with(2, *",".join(cells).split("\n")))

    assert list(table.exact_rows())[2] == tuple(cells)
    assert len(table.rejections) == 1


def test_a_line_end_in_place_of_a_delimiter_gives_one_row():
    row = ROWS[2]

    table = look(*lines_with(2, ",".join(row[:2]), ",".join(row[2:])))

    assert list(table.exact_rows()) == list(ROWS)
    (rejection,) = table.rejections
    assert "broken off" in rejection.reason


def test_two_broken_rows_below_each_other_are_two_rows():
    halves = [half for row in ROWS[2:4] for half in (",".join(row[:3]), ",".join(row[3:]))]
    lines = [*lines_with(2, *halves)]
    del lines[6]

    table = look(*lines)

    assert list(table.exact_rows()) == list(ROWS)
    assert [rejection.row for rejection in table.rejections] == list(ROWS[2:4])


def test_halves_of_a_row_are_taken_at_one_answer():
    row = ROWS[2]
    table = look(*lines_with(2, ",".join(row[:4]), ",".join(row[4:])))

    (group,) = grouped(table.rejections, table.header)

    assert [mend.name for mend in group.mends] == ["parted"]
    (incident,) = read_again(table, [(4, group.rejections[0].row)], Own())
    assert isinstance(incident, Incident)


def test_two_rows_that_lack_cells_are_not_one():
    lines = lines_with(2, "X-90,Riots,2022-06-30", "X-91,Protests,2022-06-29")

    table = look(*lines)

    assert list(table.exact_rows())[2:4] == [tuple(line.split(",")) for line in lines[2:4]]


def test_remarks_below_a_table_are_no_row():
    remarks = ["Source: the office", "All rights reserved", "", "Printed in Homs", "1", "2", "3"]

    table = look(*lines_with(0, ",".join(ROWS[0])), *remarks)

    assert len(table.rejections) == 6


def test_a_narrower_table_below_is_no_run_of_halves():
    second = [f"{at} a,{at} b,{at} c" for at in range(10)]

    table = look(*lines_with(0, ",".join(ROWS[0])), *second)

    assert list(table.exact_rows())[6:] == [tuple(line.split(",")) for line in second]
