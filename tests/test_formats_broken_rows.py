"""A broken row is named and shown as well as can be; the rows around it are read exactly."""

from __future__ import annotations

import pytest

from incidents.errors import BadTable
from incidents.formats.inputs.file import look_at_file
from incidents.formats.mends import MENDS
from incidents.formats.own import Own
from incidents.formats.preview import preview
from incidents.formats.quarantine import grouped
from incidents.record import Incident
from tests.formats_ground import read_again, read_file

HEADER = ("id", "event_type", "date_start", "location", "killed_min", "notes")
ROWS = tuple(
    (f"X-{at}", "Riots", f"2022-06-{at + 10}", place, str(at), notes)
    for at, (place, notes) in enumerate(
        (
            ("Homs", "a, b"),
            ("Hama", 'the "old" town'),
            ("Bria", "quiet"),
            ("Goma", "two\nlines, here"),
            ("Douma", ""),
            ("Nairobi", "again, and again"),
        )
    )
)


def line(cells, delimiter=","):
    special = (delimiter, '"', "\n")
    quoted = (
        f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(each in cell for each in special) else cell
        for cell in cells
    )
    return delimiter.join(quoted) + "\n"


def text_with(at, broken, *, above="", below=""):
    lines = [line(cells) for cells in (HEADER, *ROWS)]
    lines[at] = broken
    return above + "".join(lines) + below


def look(text):
    return look_at_file(text.encode(), "a.csv")


@pytest.mark.parametrize("at", range(1, 7))
@pytest.mark.parametrize("sign", [";", "\t", "|", ", "])
def test_a_row_with_a_delimiter_of_its_own_is_shown_in_its_cells_and_not_taken(at, sign):
    broken = sign.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in ROWS[at - 1]) + "\n"

    table = look(text_with(at, broken))

    assert list(table.exact_rows()) == list(ROWS)
    (rejection,) = table.rejections
    assert "parted by" in rejection.reason
    assert rejection.row == ROWS[at - 1]


@pytest.mark.parametrize("column", range(6))
def test_a_mark_too_many_hurts_no_other_row(column):
    cells = list(ROWS[2])
    cells[column] = f'"{cells[column]}'

    table = look(text_with(3, ",".join(cells) + "\n"))

    assert [row.cells for row in table.rows] == [row for row in ROWS if row != ROWS[2]]
    (rejection,) = table.rejections
    assert rejection.line == 4
    assert rejection.row == tuple(cells)


def test_a_row_that_is_parted_as_it_may_have_been_meant_is_taken_at_one_answer():
    table = look(text_with(3, line(ROWS[2]).replace(",", ";")))

    (group,) = grouped(table.rejections, table.header)

    assert [mend.name for mend in group.mends] == ["parted"]
    row = group.rejections[0].row
    assert MENDS["parted"].change(group.rejections[0], {}) == {}
    (incident,) = read_again(table, [(4, row)], Own())
    assert isinstance(incident, Incident)


@pytest.mark.parametrize("escape", ["", "\\", "'"])
def test_a_mark_that_is_escaped_otherwise_than_the_others_is_named(escape):
    broken = line(ROWS[1]).replace('""old', f'{escape}"old')

    table = look(text_with(2, broken))

    assert [row.cells for row in table.rows] == [row for row in ROWS if row != ROWS[1]]
    assert [rejection.line for rejection in table.rejections] == [3]


def test_a_row_whose_last_cell_goes_on_in_the_line_below_is_not_taken_short():
    table = look(text_with(3, 'X-2,Riots,2022-06-12,Bria,2,quiet\nand then, "loud"\n'))

    assert [row.cells for row in table.rows] == [row for row in ROWS if row != ROWS[2]]
    assert [rejection.line for rejection in table.rejections] == [4, 5]
    assert "may go on there" in table.rejections[0].reason


def test_a_line_of_one_cell_between_rows_is_offered_to_its_neighbours():
    table = look(text_with(3, f"stray words\n{line(ROWS[2])}"))

    assert [row.cells for row in table.rows] == list(ROWS)
    assert "join them" in table.rejections[0].mend


def test_blanks_before_the_cells_of_one_row_are_named():
    table = look(text_with(3, ", ".join(ROWS[2]) + "\n"))

    (rejection,) = table.rejections
    assert "Blanks stand before the cells of this row" in rejection.reason


@pytest.mark.parametrize("below", ["\n", "", "Second part\n"])
@pytest.mark.parametrize("width", [2, 6, 8])
def test_a_second_table_below_is_named_row_by_row(below, width):
    names = ",".join(f"field {at}" for at in range(width))
    second = "".join(",".join(f"{at} of {row}" for at in range(width)) + "\n" for row in range(3))

    again = "".join(map(line, ROWS))
    table = look(text_with(1, line(ROWS[0]), below=f"{again}{below}{names}\n{second}"))

    assert [row.cells for row in table.rows] == [*ROWS, *ROWS]
    assert len(table.rejections) >= 4


def test_rows_after_a_blank_line_may_be_another_table():
    table = look(text_with(3, f"\n{line(ROWS[2])}"))

    assert [row.cells for row in table.rows] == list(ROWS)
    assert any("Line 4 is blank" in doubt for doubt in table.doubts)


@pytest.mark.parametrize("end", ["\n\n", "\n\n\n\n"])
def test_blank_lines_at_the_end_part_nothing(end):
    table = look(text_with(1, line(ROWS[0])).rstrip("\n") + end)

    assert table.doubts == ()


def test_a_row_of_sentences_among_days_and_numbers_is_named():
    table = look(text_with(3, "all,of,this,is,no,row\n"))

    (rejection,) = table.rejections
    assert "unlike the others" in rejection.reason


def test_a_row_unlike_the_others_is_taken_once_a_person_has_looked_at_it():
    odd = look(text_with(3, "all,Riots,this,is,no,row\n"))

    (answer,) = read_again(odd, [(4, ("all", "Riots", "2022", "Homs", "", "row"))], Own())

    assert len(odd.rejections) == 1
    assert isinstance(answer, Incident)


@pytest.mark.parametrize("missing", [("killed_min",), ("id", "notes"), ("date_start", "notes")])
def test_a_row_with_few_of_its_cells_filled_is_like_the_others(missing):
    cells = ["" if name in missing else cell for name, cell in zip(HEADER, ROWS[2], strict=True)]

    assert look(text_with(3, line(cells))).rejections == ()


def test_a_table_without_names_is_shown_whole_and_not_taken():
    text = "".join(map(line, ROWS))

    table = look(text)
    about = preview(table)

    assert about["header"] == []
    assert list(table.exact_rows()) == list(ROWS)
    assert any("holds values" in doubt for doubt in about["doubts"])
    with pytest.raises(BadTable, match="Add a line that names the columns"):
        read_file(text.encode(), "a.csv")


def test_words_that_stand_again_in_their_column_are_no_names():
    rows = (("Luo", "Homs", "east"), ("Sango", "Bria", "west"), ("Luo", "Bria", "east"))

    table = look("".join(map(line, rows)))

    assert list(table.exact_rows()) == list(rows)
    assert table.refused is not None


def test_a_name_that_stands_again_in_its_column_is_a_doubt():
    table = look("language,town,room\nLuo,Homs,east\nSango,town,west\n")

    assert table.header == ("language", "town", "room")
    assert "“town” stands below" in table.doubts[0]


def test_a_first_line_that_looks_like_those_below_it_is_a_doubt():
    text = "".join(
        f"On day {at} the {'old ' * (at % 2)}road was shut.,Market {at}\n" for at in range(6)
    )

    assert any("looks like those below it" in doubt for doubt in look(text).doubts)


def test_names_that_are_questions_are_names():
    text = "What happened here?,Who was there?\n" + "A shot was heard,Nobody\n" * 3

    assert not any("may hold values" in doubt for doubt in look(text).doubts)


def test_two_columns_of_one_name_are_shown_and_not_taken():
    text = "id,date_start,id\n1,2022-06-30,2\n"

    table = look(text)

    assert list(table.exact_rows()) == [("1", "2022-06-30", "2")]
    assert any("Two columns" in doubt for doubt in preview(table)["doubts"])
    with pytest.raises(BadTable, match="Two columns"):
        read_file(text.encode(), "a.csv")


@pytest.mark.parametrize(
    "above",
    [
        "Export of 24 November,,,,,\n",
        "Export of 24 November, by the office\n\n",
        "Export\nBy: the office\nDate: 2022-11-24, 12:00\n\n",
        ",,,,,\n",
    ],
)
def test_remarks_above_the_names_are_said_whatever_their_width(above):
    table = look(text_with(1, line(ROWS[0]), above=above))

    assert table.header == HEADER
    assert list(table.exact_rows()) == list(ROWS)
    assert any("above the column names" in doubt for doubt in table.doubts)


@pytest.mark.parametrize(
    "broken",
    [line(HEADER).replace(",", ";"), 'id,"event_type,date_start,location,killed_min,notes\n'],
)
def test_a_broken_line_of_names_is_read_and_named(broken):
    table = look(text_with(0, broken))

    assert [name.strip('"') for name in table.header] == list(HEADER)
    assert list(table.exact_rows()) == list(ROWS)
    assert any(doubt.startswith("Line 1, the column names") for doubt in table.doubts)


def test_a_mark_inside_a_name_is_a_doubt():
    table = look(text_with(0, 'id,event"_type,date_start,location,killed_min,notes\n'))

    assert any("name of a column" in doubt for doubt in table.doubts)


@pytest.mark.parametrize(
    "second", ["text,text,text,text,text,text\n", "the id,the event_type,when,location as told,,\n"]
)
def test_names_in_two_rows_are_a_doubt(second):
    table = look(text_with(1, second + line(ROWS[0])))

    assert any("second row of names" in doubt for doubt in table.doubts)
