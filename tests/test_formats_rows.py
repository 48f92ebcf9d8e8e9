"""Rows come out exactly as they stand in the file, or they are rejected with a sentence."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.errors import BadTable
from incidents.formats.preview import preview
from incidents.formats.row_faults import keepable
from incidents.formats.rows import read_table
from incidents.formats.table import Row
from incidents.formats.text import MOST_BYTES

HEADER = "event_type,date,location,notes\n"
ROW = "Riots,2022-06-30,Homs,quiet\n"


def cells(table):
    return [row.cells for row in table.rows]


def test_na_stays_the_text_na():
    table = read_table(b"country,date,notes\nNA,2022-01-01,\n")

    assert cells(table) == [("NA", "2022-01-01", "")]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_unicode_is_read_in_every_encoding(encoding, found):
    data = (HEADER + "Riots,2022-06-30,Žilina Дніпро,x\n").encode(encoding)

    table = read_table(data)

    assert table.encoding == found
    assert table.header[0] == "event_type"
    assert cells(table)[0][2] == "Žilina Дніпро"


def test_an_old_encoding_is_read_and_the_doubt_named():
    line = "Riots,2022-06-30,Malmö,ett litet bråk på torget nära ån\n"

    table = read_table((HEADER + line * 20).encode("cp1252"))

    assert table.encoding == "cp1252"
    assert cells(table)[0][2] == "Malmö"
    assert "“Malmö”" in table.doubts[0]


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("cp1252", "Bogotá, marcha de niños y jóvenes"),
        ("cp1251", "Харків, обстріл міста, загинули двоє людей"),
        ("cp1250", "Łódź, zamieszki, wojsko użyło gazu łzawiącego"),
    ],
)
def test_the_usual_code_pages_are_told_apart(encoding, line):
    table = read_table((HEADER + f'Riots,2022-06-30,Here,"{line}"\n' * 5).encode(encoding))

    assert table.encoding == encoding
    assert cells(table)[0][3] == line
    assert table.doubts


def test_a_single_damaged_byte_rejects_its_row_only():
    data = (
        HEADER + "Riots,2022-06-30,Žilina,è\n" * 3 + ROW
    ).encode() + b"Riots,2022-01-01,H\xff,\n"

    table = read_table(data)

    assert len(cells(table)) == 4
    (rejection,) = table.rejections
    assert rejection.line == 6
    assert rejection.column == "location"
    assert rejection.value == "H�"
    assert table.doubts


def test_a_row_with_nul_is_rejected_with_its_column():
    table = read_table((HEADER + "Riots,2022-06-30,Ho\0ms,x\n" + ROW).encode())

    assert len(cells(table)) == 1
    assert table.rejections[0].column == "location"
    assert table.rejections[0].row[2] == "Ho␀ms"
    assert "NUL" in table.rejections[0].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(delimiter):
    data = (HEADER + ROW).replace(",", delimiter).encode()

    table = read_table(data)

    assert table.delimiter == delimiter
    assert table.doubts == ()
    assert len(table.header) == 4


def test_semicolons_with_decimal_commas_are_told_from_commas():
    data = b"event_type;date;latitude;longitude\n" + b"Riots;2022-06-30;12,5;-3,25\n" * 5

    table = read_table(data)

    assert table.delimiter == ";"
    assert cells(table)[0][2:] == ("12,5", "-3,25")


def test_a_delimiter_that_may_be_two_is_a_doubt():
    table = read_table(b"a;b,c\n1;2,3\n4;5,6\n")

    assert any("would do too" in doubt for doubt in table.doubts)


def test_the_hint_that_excel_writes_names_the_delimiter():
    table = read_table(b"sep=;\na;b\nx;y\n")

    assert table.header == ("a", "b")
    assert cells(table) == [("x", "y")]
    assert next(table.rows).line == 3


def test_a_named_encoding_and_delimiter_are_used():
    table = read_table("a|b,c\né|x,y\n".encode("latin-1"), encoding="latin-1", delimiter="|")

    assert table.header == ("a", "b,c")
    assert cells(table) == [("é", "x,y")]
    assert table.doubts == ()


@pytest.mark.parametrize(
    ("row", "words"), [("Riots,x\n", "too few"), (ROW[:-1] + ",\n", "too many")]
)
def test_a_ragged_row_is_rejected_and_never_shifted(row, words):
    table = read_table((HEADER + ROW + row + ROW).encode())

    assert len(cells(table)) == 2
    (rejection,) = table.rejections
    assert rejection.line == 3
    assert words in rejection.reason
    assert rejection.mend
    assert rejection.row == tuple(row[:-1].split(","))


def test_a_row_starts_at_its_physical_line():
    table = read_table((HEADER + 'Riots,2022-01-01,Homs,"two\nlines"\n\n' + ROW).encode())

    assert [row.line for row in table.rows] == [2, 5]
    assert cells(table)[0][3] == "two\nlines"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end):
    table = read_table((HEADER + ROW * 2).replace("\n", end).encode())

    assert [row.line for row in table.rows] == [2, 3]


def test_an_open_quotation_mark_rejects_its_row_and_reading_goes_on_below():
    table = read_table((HEADER + ROW + 'Riots,2022-01-01,"Homs,x\n' + ROW * 2).encode())

    assert [row.line for row in table.rows] == [2, 4, 5]
    (rejection,) = table.rejections
    assert rejection.line == 3
    assert rejection.row == ("Riots", "2022-01-01", '"Homs', "x")
    assert "pairs with no other" in rejection.reason


def test_a_row_that_swallowed_another_is_rejected():
    text = HEADER + 'Riots,2022-01-01,"Homs,x\n' + ROW + 'Riots,2022-01-01,Homs",x\n' + ROW

    table = read_table(text.encode())

    assert len(cells(table)) == 1
    assert "looks like a row" in table.rejections[0].reason


def test_a_sentence_over_lines_with_commas_is_no_swallowed_row():
    text = HEADER + '5,2022-01-01,Homs,"first\none, two, three, four\nlast"\n'

    assert len(cells(read_table(text.encode()))) == 1


def test_a_bare_quotation_mark_is_rejected():
    table = read_table((HEADER + 'Riots,2022-01-01,the 5" gun,x\n').encode())

    assert table.rejections[0].column == "location"
    assert "quotation mark" in table.rejections[0].reason


@pytest.mark.parametrize("cell", ['"the \\"big\\" gun"', r'"a \", b"', r'"a \""'])
def test_quotation_marks_behind_backslashes_are_rejected(cell):
    table = read_table((HEADER + f"Riots,2022-01-01,{cell},x\n").encode())

    assert cells(table) == []
    assert table.rejections


def test_a_backslash_at_the_end_of_a_cell_stays():
    table = read_table((HEADER + 'Riots,2022-01-01,"Homs \\","x, y"\n').encode())

    assert cells(table)[0][2] == "Homs \\"


def test_an_empty_and_a_repeated_header_row_are_rejected():
    table = read_table((HEADER + ROW + ",,,\n" + HEADER + ROW).encode())

    assert len(cells(table)) == 2
    assert [rejection.line for rejection in table.rejections] == [3, 4]


def test_a_row_of_hxl_tags_is_no_row():
    table = read_table((HEADER + "#event+type,#date,#loc+name,#description\n" + ROW).encode())

    assert table.tags == ("#event+type", "#date", "#loc+name", "#description")
    assert len(cells(table)) == 1


def test_a_row_with_a_hashtag_is_a_row():
    table = read_table((HEADER + "Riots,,#Jacmel,\n").encode())

    assert table.tags is None
    assert len(cells(table)) == 1


def test_lines_above_the_header_are_a_doubt():
    table = read_table(("Export of today\n\n" + HEADER + ROW * 3).encode())

    assert table.header[0] == "event_type"
    assert len(cells(table)) == 3
    assert any("Export of today" in doubt for doubt in table.doubts)


def test_a_column_without_a_name_is_a_doubt():
    table = read_table(b",date,location\n0,2022-01-01,Homs\n")

    assert any("no name" in doubt for doubt in table.doubts)


def test_a_giant_cell_is_rejected():
    table = read_table((HEADER + f"Riots,2022-01-01,Homs,{'x' * 1_000_001}\n" + ROW).encode())

    assert len(cells(table)) == 1
    assert table.rejections[0].column == "notes"
    assert len(table.rejections[0].value) <= 200


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 8, "not text"),
        (b"a,b\n" + b"\x01\x02\x03" * 400, "not text"),
        (b"\xff\xfea\x00\x00\xd8", "damaged at byte"),
        (b"209980,2015,1,Myanmar\n209406,2015,1,Myanmar\n", "holds values"),
        (b"a,b,A\n1,2,3\n", "Two columns are called “a”"),
        (b" , \nx,y\n", "no column names"),
        (",".join(f"c{n}" for n in range(2_001)).encode() + b"\n", "2,001 columns"),
        (b'a,"b\nx,y\n', "do not close"),
        (b"a,b\0\nx,y\n", "name of column 2"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data, words):
    with pytest.raises(BadTable, match=words) as refused:
        read_table(data)

    assert str(refused.value).endswith(".")


def test_too_large_a_file_is_refused_before_it_is_read():
    with pytest.raises(BadTable, match="200 MB"):
        read_table(bytes(MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"encoding": "klingon"}, "No encoding"),
        ({"encoding": "zip"}, "No encoding"),
        ({"encoding": "ascii"}, "at byte"),
        ({"delimiter": '"'}, "cannot part"),
        ({"delimiter": "and"}, "cannot part"),
        ({"delimiter": ""}, "cannot part"),
    ],
)
def test_a_wrong_wish_is_refused_with_a_sentence(options, words):
    with pytest.raises(BadTable, match=words):
        read_table((HEADER + "Riots,2022-06-30,Malmö,\n").encode(), **options)


@given(data=st.binary(max_size=400))
@settings(deadline=None, max_examples=150)
def test_random_bytes_are_read_or_refused(data):
    try:
        table = read_table(data)
    except BadTable:
        return

    for entry in table.entries():
        assert isinstance(entry, Row) or entry.reason
    preview(table)


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t,;\"'\\"), max_size=9
)


@given(rows=st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6))
@settings(deadline=None, max_examples=100)
def test_every_row_that_was_written_comes_back_or_is_rejected(rows):
    text = StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("first", "second", "third"), *rows])

    table = read_table(text.getvalue().encode(), encoding="utf-8", delimiter=",")

    written = [row for row in rows if any(map(str.strip, row))]
    found = cells(table) + [rejection.row for rejection in table.rejections]
    if table.tags is not None:
        found.append(table.tags)
    assert all(row in written or not any(map(str.strip, row)) for row in found)
    assert len(found) == len(rows)


def test_a_cut_off_file_is_rejected_at_its_end():
    data = (HEADER + 'Riots,2022-01-01,"Homs, north",x\n' * 3).encode()

    table = read_table(data[:-14])

    assert len(cells(table)) == 2
    assert [rejection.line for rejection in table.rejections] == [4]


def test_a_preview_gives_rows_exactly_and_names_what_is_rejected():
    table = read_table((HEADER + " Riots ,NA,,=cmd()\nRiots\n").encode())

    about = preview(table)

    assert about["encoding"] == "utf-8"
    assert about["delimiter"] == ","
    assert about["header"] == ["event_type", "date", "location", "notes"]
    assert about["format"] == "Incident Atlas"
    assert any("line 3" in doubt for doubt in about["doubts"])
    assert list(table.exact_rows()) == [(" Riots ", "NA", "", "=cmd()"), ("Riots",)]


def test_a_preview_of_an_unknown_table_says_what_is_known():
    about = preview(read_table(b"colour,shape\nred,round\n"))

    assert about["format"] is None
    assert "ACLED" in about["doubts"][-1]
    assert "template" in about["doubts"][-1]


def test_half_of_a_surrogate_pair_that_json_spells_out_is_shown_as_damaged():
    assert (
        keepable("half \ud800 \udfff, a byte \udc92, \0") == "half \ufffd \ufffd, a byte \ufffd, ␀"
    )
