"""Whatever kind of file comes in, the same cells come out, or one sentence says why not."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.errors import BadTable
from incidents.formats.inputs.apart import parse_apart
from incidents.formats.inputs.kind import Kind
from incidents.formats.preview import preview
from incidents.formats.table import Row
from incidents.rejection import Rejection
from tests.formats_ground import read_file

ROWS = (("id", "place", "note"), ("1", "Žilina", "NA"), ("2", "", "=cmd()"))
RECORDS = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


def text(delimiter):
    return "\n".join(delimiter.join(row) for row in ROWS).encode()


def workbook(*sheets):
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        for number, rows in enumerate(sheets or (ROWS,), start=1):
            sheet = book.add_worksheet(f"Sheet {number}")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


def open_document(rows):
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    name = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{name}:office:1.0" '
        f'xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="T">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.'
        'spreadsheet"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def zipped(members):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def lines(records):
    return "\n".join(json.dumps(record) for record in records).encode()


FILES = {
    "a.csv": text(","),
    "a.tsv": text("\t"),
    "a.xlsx": workbook(),
    "a.ods": open_document(ROWS),
    "a.json": json.dumps(RECORDS).encode(),
    "data.json": json.dumps({"status": 200, "data": RECORDS}).encode(),
    "utf16.json": json.dumps(RECORDS, ensure_ascii=False).encode("utf-16"),
    "a.jsonl": lines(RECORDS),
    "a.csv.gz": gzip.compress(text(",")),
    "a.json.gz": gzip.compress(json.dumps(RECORDS).encode()),
    "csv.zip": zipped({"folder/a.csv": text(",")}),
    "xlsx.zip": zipped({"a.xlsx": workbook()}),
    "jsonl.zip": zipped({"a.jsonl": lines(RECORDS), "__MACOSX/a.jsonl": b"x"}),
}
every_file = pytest.mark.parametrize("name", FILES)


def rows(table):
    return [row.cells for row in table.rows]


@every_file
def test_every_kind_of_file_gives_the_same_cells(name):
    table = read_file(FILES[name], name)

    assert table.header == ROWS[0]
    assert rows(table) == list(ROWS[1:])
    assert table.doubts == ()
    assert table.rejections == ()


@every_file
def test_the_bytes_tell_the_kind_whatever_the_file_is_called(name):
    assert rows(read_file(FILES[name], "../../etc/passwd")) == list(ROWS[1:])


@every_file
def test_every_kind_of_file_can_be_previewed(name):
    about = preview(read_file(FILES[name], name))

    assert about["header"] == list(ROWS[0])
    assert json.dumps(about)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"a.csv", "a.tsv", "a.jsonl"}))
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_file_cut_off_in_the_middle_is_refused_with_a_sentence(name, part):
    data = FILES[name]

    with pytest.raises(BadTable) as refused:
        read_file(data[: int(len(data) * part)], name)

    assert str(refused.value).endswith(".")


def test_what_is_nested_in_json_keeps_its_path_and_its_digits():
    table = read_file(
        b'[{"a": 1.10, "geo": {"lat": -20.50, "lon": null}, "tags": ["x", 2.50], "ok": true}]', "a"
    )

    assert table.header == ("a", "geo.lat", "geo.lon", "tags", "ok")
    assert rows(table) == [("1.10", "-20.50", "", '["x", 2.50]', "true")]


def test_records_with_other_names_have_empty_cells():
    assert rows(read_file(b'[{"a": "1"}, {"b": "2"}]', "a.json")) == [("1", ""), ("", "2")]


def test_a_record_that_is_none_is_rejected_by_its_number():
    table = read_file(b'[{"a": "1"}, 7, {"a": "2"}]', "a.json")

    assert rows(table) == [("1",), ("2",)]
    (rejection,) = table.rejections
    assert (rejection.line, rejection.row) == (2, ("7",))


def test_a_broken_line_of_json_lines_is_rejected_and_the_others_are_read():
    table = read_file(b'{"a": "1"}\n{"a": \n{"a": "2"}\n', "a.jsonl")

    assert [row.line for row in table.rows] == [1, 3]
    (rejection,) = table.rejections
    assert (rejection.line, rejection.row) == (2, ('{"a":',))


def test_a_geojson_point_is_given_as_latitude_and_longitude():
    point = {"type": "Point", "coordinates": [16.5, -20.5]}
    line = {"type": "LineString", "coordinates": [[16.0, -20.0], [17.0, -21.0]]}
    features = [
        {"type": "Feature", "id": 7, "geometry": point, "properties": {"what": "x"}},
        {"type": "Feature", "geometry": line, "properties": None},
        {"type": "Feature", "geometry": None, "properties": {"what": "y"}},
    ]
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()

    table = read_file(data, "a.geojson")

    found = [dict(zip(table.header, row, strict=True)) for row in rows(table)]
    assert (found[0]["id"], found[0]["latitude"], found[0]["longitude"]) == ("7", "-20.5", "16.5")
    assert (found[1]["latitude"], found[1]["longitude"]) == ("-20.500000", "16.500000")
    assert json.loads(found[1]["geometry"]) == line
    assert (found[2]["latitude"], found[2]["what"]) == ("", "y")


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>D</name><Folder><name>Strikes</name>
<Placemark><name>One</name><description><![CDATA[<b>x</b>]]></description>
<TimeStamp><when>2022-06-30</when></TimeStamp>
<ExtendedData><Data name="killed"><value>3</value></Data><Data name="name"><value>n</value></Data>
</ExtendedData><Point><coordinates>16.5,-20.5,0</coordinates></Point></Placemark>
<Placemark><name>Area</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
1,1 3,1 3,3 1,1</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
</Folder></Document></kml>"""


def test_a_placemark_is_a_row_with_its_folder_time_point_and_data():
    table = read_file(zipped({"doc.kml": KML.encode()}), "a.kmz")

    one, area = [dict(zip(table.header, row, strict=True)) for row in rows(table)]
    assert (one["name"], one["folder"], one["when"]) == ("One", "Strikes", "2022-06-30")
    assert (one["latitude"], one["longitude"], one["killed"]) == ("-20.5", "16.5", "3")
    assert (one["data name"], one["description"]) == ("n", "<b>x</b>")
    assert (area["latitude"], area["longitude"]) == ("2.000000", "2.000000")
    assert area["shape"].startswith("1,1 3,1")


def test_a_workbooks_days_and_numbers_are_as_a_person_types_them():
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"remove_timezone": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["day", "time", "whole", "part", "yes"])
        style = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_datetime(1, 0, datetime(2022, 3, 4, tzinfo=UTC), style)
        sheet.write_datetime(1, 1, datetime(2022, 3, 4, 5, 6, tzinfo=UTC), style)
        sheet.write_row(1, 2, [12, 36.34, True])

    table = read_file(out.getvalue(), "a.xlsx")

    assert rows(table) == [("2022-03-04", "2022-03-04 05:06:00", "12", "36.34", "true")]


def test_rows_of_a_sheet_keep_their_numbers_and_lines_above_the_header_are_a_doubt():
    table = read_file(workbook((("Export of today",), (), *ROWS[:2], (), ROWS[2])), "a.xlsx")

    assert table.header == ROWS[0]
    assert [row.line for row in table.rows] == [4, 6]
    assert "Export of today" in table.doubts[0]


def test_several_sheets_are_named_and_the_longest_or_the_one_asked_for_is_read():
    data = workbook((("a",), ("1",)), ROWS)

    assert rows(read_file(data, "a.xlsx")) == list(ROWS[1:])
    assert "“Sheet 1”" in read_file(data, "a.xlsx").doubts[0]
    assert rows(read_file(data, "a.xlsx", sheet="Sheet 1")) == [("1",)]
    with pytest.raises(BadTable, match="no sheet “Sheet 9”"):
        read_file(data, "a.xlsx", sheet="Sheet 9")


def test_several_tables_in_an_archive_are_named_and_one_is_read():
    data = zipped({"a.csv": text(","), "b.csv": b"x\n1\n", "readme.md": b"x"})

    table = read_file(data, "a.zip")

    assert rows(table) == list(ROWS[1:])
    assert "“b.csv”" in table.doubts[0]
    assert rows(read_file(data, "a.zip", sheet="b.csv")) == [("1",)]


def test_errors_and_unsaved_formulas_in_a_workbook_are_a_doubt():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 1, "=1+1", None, "")
        sheet.write_row(2, 0, ["x", "y"])

    doubts = read_file(out.getvalue(), "a.xlsx").doubts

    assert any("#REF!" in doubt for doubt in doubts)


def with_part(data, name, content):
    out = BytesIO(data)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_links_and_macros_of_a_workbook_are_left_alone_and_said():
    data = with_part(workbook(), "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    data = with_part(data, "xl/vbaProject.bin", b"x")

    table = read_file(data, "a.xlsx")

    assert rows(table) == list(ROWS[1:])
    assert any("refers to other files" in doubt for doubt in table.doubts)
    assert any("macros" in doubt for doubt in table.doubts)


def bomb():
    return gzip.compress(b"a,b\n" + b"1,2\n" * 55_000_000, 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[" * 10_000 + b"]" * 10_000, "nested deeper"),
        (b'[{"a":' + b"[" * 10_000 + b"]" * 10_000 + b"}]", "nested deeper"),
        (b'[{"a": NaN}]', "no number"),
        (b'[{"a": 1, "a": 2}]', "twice"),
        (b'[{"a": 1}, {"A": 2}]', "Two columns are called"),
        (b"[1, 2]", "no record"),
        (b'{"a": 1}', "no list of records"),
        (b"[]", "no record"),
        (zipped({"../a.csv": b"a\n1\n"}), "leads outside"),
        (zipped({"C:\\a.csv": b"a\n1\n"}), "leads outside"),
        (zipped({"/a.csv": b"a\n1\n"}), "leads outside"),
        (zipped({"a.exe": b"MZ"}), "holds no table"),
        (zipped({"a.csv": b"a\n1\n"})[:-9], "damaged"),
        (gzip.compress(b"a\n1\n")[:-4], "cut off"),
        (gzip.compress(b"a\n1\n") + b"tail", "no gzip"),
        (gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"a\n")))), "archive of archives"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged or protected"),
        (b"<kml><Placemark></kml>", "damaged or cut off"),
        (b"<kml></kml>", "no placemark"),
        (b'<!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>', "entities"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE k [<!ENTITY a "b">]><kml/>'.encode(
                "utf-16"
            ),
            "entities",
        ),
        (b"<kml>" + b"<Folder>" * 500 + b"</Folder>" * 500 + b"</kml>", "nested deeper"),
    ],
)
def test_what_is_no_table_is_refused_with_one_sentence(data, words):
    with pytest.raises(BadTable, match=words) as refused:
        read_file(data, "a")

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("pack", [lambda data: data, lambda data: zipped({"a.csv.gz": data})])
def test_a_bomb_is_refused_before_it_fills_the_memory(pack):
    with pytest.raises(BadTable, match=r"larger than|no table"):
        read_file(pack(bomb()), "a")


def test_a_giant_cell_outside_a_text_table_is_rejected_and_cut():
    data = json.dumps([{"a": "x" * 1_000_001, "b": "1"}, {"a": "y", "b": "2"}]).encode()

    table = read_file(data, "a.json")

    assert rows(table) == [("y", "2")]
    (rejection,) = table.rejections
    assert "1,000,001 characters" in rejection.reason
    assert len(rejection.row[0]) <= 10_001


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    data = with_part(workbook(), "xl/media/filler.bin", bytes(500_000_001))

    with pytest.raises(BadTable, match="more than 500 MB"):
        read_file(data, "a.xlsx")


def test_a_parser_that_takes_too_long_is_ended():
    with pytest.raises(BadTable, match=r"within 0\.001 seconds"):
        parse_apart(Kind.JSON, b"[]", seconds=0.001)


def test_a_sheet_larger_than_it_may_be_is_refused():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "far away")

    with pytest.raises(BadTable) as refused:
        read_file(out.getvalue(), "a.xlsx")

    assert str(refused.value).endswith(".")


UCDP = (
    "1,AFG-1,2024,True,Clear,1,333,333,Government: X,724,724,A - B,130,130,Government,303,303,"
    "Rebels,1,paper,office,2024-01-02,headline,police,1,Town,near Town,Province,District,"
    "34.5,69.1,POINT (69.1 34.5),179779,Afghanistan,700,Asia,1,1,2024-01-01 00:00:00.000,"
    "2024-01-01 00:00:00.000,0,1,0,0,1,1,1,700,0\n"
)


def test_a_file_without_header_is_read_where_its_cells_prove_whose_it_is():
    table = read_file(UCDP.encode() * 2, "GEDEvent_v24_0_1.csv")

    assert table.header[:2] == ("id", "relid")
    assert len(rows(table)) == 2
    assert "no column names" in table.doubts[0]


def test_a_second_row_of_names_is_a_doubt():
    data = b"Date,,Where,\nstart,end,town,country\n2022-01-01,x,y,1\n2022-01-02,x,y,2\n"

    assert any("second row of names" in doubt for doubt in read_file(data, "a.csv").doubts)


@given(data=st.binary(max_size=200), start=st.sampled_from(sorted(FILES)))
@settings(deadline=None, max_examples=25)
def test_damaged_files_are_read_or_refused(data, start):
    whole = FILES[start]
    damaged = whole[: len(whole) // 2] + data + whole[len(whole) // 2 + len(data) :]

    try:
        table = read_file(damaged, start)
    except BadTable:
        return

    assert all(isinstance(each, Row | Rejection) for each in table.entries())


SEEN = (
    ("id", "day", "killed", "place", "note"),
    *((f"X-{at}", f"2022-06-{at:02}", str(at), "Homs", "seen") for at in range(10, 22)),
)
ODD = ("all", "of this", "is", "no", "row")


@pytest.mark.parametrize("write", [workbook, open_document], ids=["xlsx", "ods"])
def test_a_row_of_a_workbook_that_is_unlike_the_others_is_named(write):
    table = read_file(write((*SEEN[:6], ODD, *SEEN[6:])), "a.xlsx")

    (rejection,) = table.rejections
    assert rejection.line == 7
    assert "unlike the others" in rejection.reason


@pytest.mark.parametrize("write", [workbook, open_document], ids=["xlsx", "ods"])
def test_rows_of_a_workbook_after_an_empty_row_may_be_another_table(write):
    table = read_file(write((*SEEN[:6], ("",) * 5, *SEEN[6:])), "a.xlsx")

    assert any("Line 7 is blank" in doubt for doubt in table.doubts)


@pytest.mark.parametrize("write", [workbook, open_document], ids=["xlsx", "ods"])
def test_a_second_table_in_a_sheet_is_named(write):
    second = (("dish", "pan", "cook", "hall", "hour"), *((*"abcd", "e f") for _ in range(6)))

    table = read_file(write((*SEEN, *second)), "a.xlsx")

    assert any("names of other columns" in doubt for doubt in table.doubts)


@pytest.mark.parametrize("write", [workbook, open_document], ids=["xlsx", "ods"])
def test_a_sound_workbook_has_no_doubt(write):
    table = read_file(write(SEEN), "a.xlsx")

    assert table.doubts == ()
    assert table.rejections == ()
