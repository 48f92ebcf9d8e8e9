"""Signs that are no marks of a table are read as letters, and what they may mean is said."""

from __future__ import annotations

import quopri

import pytest

from incidents.errors import BadTable
from incidents.formats.inputs.file import look_at_file
from tests.formats_ground import read_file

HEADER = ("id", "day", "killed", "place", "note")
ROWS = tuple(
    (f"X-{at}", f"2022-06-{at}", str(at), place, note)
    for at, (place, note) in enumerate(
        (("Homs", "a quiet day"), ("Goma", "two were seen"), ("Bria", "café shut")) * 4, start=10
    )
)


def text_of(rows=(HEADER, *ROWS), delimiter=",", end="\n"):
    return "".join(delimiter.join(row) + end for row in rows)


def quopri_of(text):
    return quopri.encodestring(text.encode())


def look(text):
    return look_at_file(text.encode(), "a.csv")


def changed(at, column, cell):
    rows = [list(row) for row in (HEADER, *ROWS)]
    rows[at][column] = cell
    return text_of(rows)


@pytest.mark.parametrize(
    ("column", "cell"), [(0, "'X-99'"), (1, "'2022-06-30'"), (2, "'12'"), (3, "'Homs'")]
)
def test_a_cell_between_apostrophes_in_a_column_of_its_like_is_not_taken(column, cell):
    table = look(changed(5, column, cell))

    (rejection,) = table.rejections
    assert (rejection.line, rejection.column, rejection.value) == (6, HEADER[column], cell)
    assert "apostrophes" in rejection.reason


def test_a_row_between_apostrophes_is_not_taken():
    rows = [(*row[:-1], f'"{row[-1]}, again"') for row in (HEADER, *ROWS)]
    rows[5] = tuple(f"'{cell}'" for cell in ROWS[4])

    assert [rejection.line for rejection in look(text_of(rows)).rejections] == [6]


def test_a_cell_between_apostrophes_where_all_others_stand_between_marks_is_not_taken():
    rows = [[f'"{cell}"' for cell in row] for row in (HEADER, *ROWS)]
    rows[5][4] = "'nobody saw it'"

    assert [rejection.line for rejection in look(text_of(rows)).rejections] == [6]


def test_a_text_between_apostrophes_is_a_text():
    table = look(changed(5, 4, "'we saw nobody'"))

    assert table.rejections == ()
    assert table.doubts == ()


@pytest.mark.parametrize("marks", ["“”", "«»", "[]", "()", "<>", "``", "´´"])
def test_cells_between_marks_of_another_kind_are_said(marks):
    rows = [tuple(f"{marks[0]}{cell}{marks[1]}" for cell in row) for row in (HEADER, *ROWS)]

    table = look(text_of(rows))

    assert table.doubts != () or list(table.exact_rows()) == list(ROWS)


def test_cells_with_three_marks_on_each_side_are_said():
    rows = [tuple(f'"""{cell}"""' for cell in row) for row in (HEADER, *ROWS)]

    assert any('stand between “"”' in doubt for doubt in look(text_of(rows)).doubts)


def test_lists_of_a_program_are_said():
    text = "".join(f"{list(row)!r},\n" for row in (HEADER, *ROWS))

    assert any("which are read as letters" in doubt for doubt in look(text).doubts)


@pytest.mark.parametrize("end", [";\n", "|\n", " \\\\\n"])
def test_a_sign_at_the_end_of_every_line_is_said(end):
    assert any("Nearly every line ends" in doubt for doubt in look(text_of(end=end)).doubts)


def test_a_sign_at_the_end_of_the_names_alone_is_said():
    text = text_of().replace("note\n", "note;\n", 1)

    assert any("The last name ends with “;”" in doubt for doubt in look(text).doubts)


def test_a_byte_order_mark_before_a_row_is_named():
    table = look(text_of([HEADER, *ROWS[:5]]) + "\ufeff" + text_of(ROWS[5:]))

    (rejection,) = table.rejections
    assert rejection.line == 7
    assert "byte-order mark" in rejection.reason


def test_two_byte_order_marks_before_the_names_are_no_part_of_them():
    assert look("\ufeff\ufeff" + text_of()).header == HEADER


@pytest.mark.parametrize("word", ["Total", "Sum", "Average", "mean:", "Итого"])
def test_a_row_that_sums_up_the_others_is_not_taken(word):
    table = look(text_of() + f"{word},2022-07-01,200,Homs,all\n")

    assert ["sum of the others" in each.reason for each in table.rejections] == [True]


def test_a_row_of_types_under_the_names_is_said():
    table = look(text_of([HEADER, ("string", "date", "int", "string", "text"), *ROWS]))

    assert any("Line 2 looks like a second row of names" in doubt for doubt in table.doubts)


@pytest.mark.parametrize("padded", [range(1, 13), range(6, 13), range(1, 13, 2)])
def test_blanks_before_the_cells_of_many_rows_are_said(padded):
    rows = [", ".join(row) if at in padded else ",".join(row) for at, row in enumerate(ROWS, 1)]

    table = look("\n".join([",".join(HEADER), *rows]) + "\n")

    assert any("Blanks stand before the cells" in doubt for doubt in table.doubts)


def test_blanks_before_all_cells_and_names_are_the_delimiter():
    assert look(text_of(delimiter=", ")).doubts == ()


def test_blanks_after_all_cells_are_no_part_of_the_delimiter():
    rows = [tuple(f"{cell} " for cell in row) for row in (HEADER, *ROWS)]

    table = look(text_of(rows))

    assert list(table.exact_rows()) == rows[1:]


@pytest.mark.parametrize("code", [lambda text: text.encode("utf-7"), quopri_of])
def test_letters_coded_for_mail_are_said(code):
    table = look_at_file(code(text_of()), "a.csv")

    assert any("are read as they stand" in doubt for doubt in table.doubts)


def test_phone_numbers_are_no_codes():
    assert look(text_of().replace("two were seen", "call +25411223344-55")).doubts == ()


@pytest.mark.parametrize("data", [b"\x00\xc2\x80\xc2\xb9\x01", b"\x80\xc2\x80\xc2\xb9\x01"])
def test_signs_that_no_text_holds_end_with_a_sentence(data):
    with pytest.raises(BadTable):
        read_file(data, "a.csv")


def test_a_file_without_rows_is_said():
    assert look("id,day,place\n").doubts == ("No row stands below the column names.",)


def test_a_row_that_holds_both_names_of_two_columns_is_said():
    table = look("demonym,country\nthe demonym,its country\nAfghan,AF\nAlgerian,DZ\n")

    assert any("second row of names" in doubt for doubt in table.doubts)
