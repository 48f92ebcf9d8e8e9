"""How a table is written is found out from all of its lines, and every cell comes out exactly."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import product

import pytest

from incidents.formats.inputs.file import look_at_file
from incidents.formats.rows import read_table

ROWS = (
    ("id", "event_type", "date_start", "location", "notes", "page"),
    ("X-1", "Riots", "2022-06-30", "Homs", 'they said "go, now"', "https://a.example/1"),
    ("X-2", "Riots", "2022-07-01", "Hama", "two\nlines; and more", "https://a.example/2"),
    ("X-3", "Battles", "2022-07-02", "Bria", "the city's 'old' part, burnt", "https://a.example/3"),
    ("X-4", "Battles", "2022-07-03", "Goma", "", "https://a.example/4"),
    ("X-5", "Riots", "2022-07-04", "Douma", 'a "second" word, and a "third"', "www.a.example/5"),
)


def written(delimiter, *, quote='"', escape=None, end="\n", all_quoted=False):
    def cell(text):
        special = (delimiter, quote, "\n")
        if not all_quoted and not any(each in text for each in special):
            return text
        return f"{quote}{text.replace(quote, (escape or quote) + quote)}{quote}"

    return "".join(delimiter.join(map(cell, row)) + end for row in ROWS)


def read(text):
    table = look_at_file(text.encode(), "a.csv")
    return table, [table.header, *table.exact_rows()]


@pytest.mark.parametrize(
    ("delimiter", "end"),
    [*product((",", ";", "\t", "|", ", ", "||", "::", " | ", "~", "\x1f"), ("\n", "\r\n", "\r"))],
)
def test_a_delimiter_of_one_sign_or_more_is_found(delimiter, end):
    table, rows = read(written(delimiter, end=end))

    assert rows == list(ROWS)
    assert table.delimiter == delimiter
    assert table.doubts == ()
    assert table.rejections == ()


@pytest.mark.parametrize(("quote", "all_quoted"), [*product("'`*~", (False, True))])
def test_another_quotation_mark_is_found(quote, all_quoted):
    table, rows = read(written(",", quote=quote, all_quoted=all_quoted))

    assert rows == list(ROWS)
    assert table.dialect.quote == quote
    assert table.rejections == ()


@pytest.mark.parametrize(("escape", "all_quoted"), [*product("\\^/", (False, True))])
def test_a_sign_before_a_mark_is_taken_away_inside_marks_and_nowhere_else(escape, all_quoted):
    text = written(",", escape=escape, all_quoted=all_quoted)

    table, rows = read(text)

    assert rows == list(ROWS)
    assert table.dialect.escape == escape
    assert table.doubts == ()


def test_a_file_that_quotes_nothing_keeps_its_marks():
    text = "id\tdate_start\tnotes\n" + "".join(f'{n}\t2022-06-30\tthe 5" gun\n' for n in range(4))

    table, rows = read(text)

    assert rows[1] == ("0", "2022-06-30", 'the 5" gun')
    assert table.dialect.quote is None
    assert table.rejections == ()


def test_marks_that_are_read_as_letters_are_a_doubt_where_one_begins_a_cell():
    text = "id,date_start,location,notes\n" + '1,2022-06-30,"Homs,quiet\n' * 5

    table, rows = read(text)

    assert rows[1] == ("1", "2022-06-30", '"Homs', "quiet")
    assert any("read as letters" in doubt for doubt in table.doubts)


def test_the_last_lines_speak_for_their_marks_as_the_first_do():
    text = "id,date_start,location,notes\n" + "".join(
        f"{at},2022-06-30,{'the 5 inch' if at < 600 else 'a, b'},x\n".replace(
            "5 inch", '5" gun'
        ).replace("a, b", '"a, b"')
        for at in range(1200)
    )

    table, _ = read(text)

    assert table.dialect.quote == '"'
    assert sum(1 for _ in table.rows) == 600
    assert len(table.rejections) == 600


def test_marks_are_found_where_each_row_has_as_many_delimiters_inside_them():
    text = "id,date_start,notes\n" + "".join(
        f"{day},2022-06-0{day},'burnt, then shut'\n" for day in range(1, 6)
    )

    table, rows = read(text)

    assert rows[1] == ("1", "2022-06-01", "burnt, then shut")
    assert table.dialect.quote == "'"
    assert table.rejections == ()


def test_apostrophes_in_texts_are_no_quotation_marks():
    text = "id,location,notes\n" + "1,'s-Hertogenbosch,the mayor's\n2,'t Veld,in '98 and '99'\n" * 5

    table, rows = read(text)

    assert table.dialect.quote == '"'
    assert rows[1] == ("1", "'s-Hertogenbosch", "the mayor's")


def test_blanks_after_some_delimiters_stay_in_the_cells():
    text = "id,date_start,location\n1, 2022-06-30,Homs\n2,2022-07-01, Hama\n3,2022-07-02,Bria\n"

    table, rows = read(text)

    assert table.delimiter == ","
    assert rows[1:3] == [("1", " 2022-06-30", "Homs"), ("2", "2022-07-01", " Hama")]


def test_signs_in_the_texts_of_a_single_column_part_nothing():
    text = "notes\nno; not so\nyes\n" + "left; right; and left\nall\n" * 4

    table, rows = read(text)

    assert rows[1] == ("no; not so",)
    assert "single column" in table.doubts[0]


def test_the_marks_of_a_table_whose_delimiter_is_named_are_found_too():
    table = read_table(written(";", quote="'", all_quoted=True).encode(), delimiter=";")

    assert [row.cells for row in table.rows] == list(ROWS[1:])


def test_utf16_without_a_mark_is_read_in_one_way_only():
    table = look_at_file(written(",").encode("utf-16-le"), "a.csv")

    assert table.encoding == "utf-16-le"
    assert table.doubts == ()
    assert [row.cells for row in table.rows] == list(ROWS[1:])


def test_what_the_csv_module_writes_is_read_back_in_its_dialects():
    for dialect in ("excel", "excel-tab", "unix"):
        text = StringIO(newline="")
        csv.writer(text, dialect).writerows(ROWS)

        table, rows = read(text.getvalue())

        assert rows == list(ROWS)
        assert table.doubts == ()


@pytest.mark.parametrize("ends", ["..", "%%", "))", "?."])
def test_what_ends_the_cells_of_a_column_is_no_part_of_the_delimiter(ends):
    names = f"what was said{ends[0]},who said it{ends[1]},where"
    rows = "".join(
        f"{'very ' * (at % 3)}quiet{ends[0]},nobody {at}{ends[1]},Homs\n" for at in range(9)
    )

    table = look_at_file(f"{names}\n{rows}".encode(), "a.csv")

    assert table.delimiter == ","
    assert table.header == tuple(names.split(","))


@pytest.mark.parametrize("sign", ["-", "$", "#", "("])
def test_what_begins_all_cells_of_a_column_is_no_part_of_the_delimiter(sign):
    rows = "".join(f"X-{at},{sign}{at + 1},{sign}{at + 2}\n" for at in range(9))

    table = look_at_file(f"id,{sign}low,{sign}high\n{rows}".encode(), "a.csv")

    assert table.delimiter == ","


@pytest.mark.parametrize("delimiter", ["~|~", "||", "|;|", "\t|\t", "^|^", ",,", "|~", ",|", "+|+"])
def test_a_run_of_signs_that_stands_between_all_cells_parts_them(delimiter):
    rows = [("id", "where", "who", "what"), *(("X", "Homs", "Awino", f"{at}") for at in range(9))]

    table = look_at_file("\n".join(map(delimiter.join, rows)).encode(), "a.csv")

    assert table.delimiter == delimiter
