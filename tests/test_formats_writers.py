"""Each export can be read by the programs it is for, says whose it is, and runs nothing."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from xml.etree.ElementTree import fromstring

import pyarrow.parquet as pq
import pyogrio
import pytest

from geo.place import Place
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.errors import BadInput
from incidents.formats.acled import Acled
from incidents.formats.export import WRITERS, export
from incidents.formats.format import Context
from incidents.formats.own import Own
from incidents.formats.registry import recognise
from incidents.interval import Interval
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import EventType
from tests.formats_ground import read_file

HOSTILE = "</script><script>alert(1)</script>{{7*7}}\u2028 =cmd() ${x}"
PLACED = Incident(
    event_type=EventType.RIOTS,
    sub_event_type="Mob violence",
    date=Interval.day(date(2022, 6, 30)),
    location="=HYPERLINK(1)",
    country="NA",
    admin1="Erongo",
    place=Place.given("Exampletown", -20.5, 16.5, where_prec=1, country="NA"),
    killed=Count(minimum=1, maximum=3),
    actors=(Actor(name="Jane Roe"), Actor(name="B")),
    claims=(Claim(source="A paper", says="Jane Roe was there"), Claim(source="Secret", says="x")),
    notes=HOSTILE,
    dataset="Example",
    dataset_id="7",
    extra={"geom": "POINT (16.5 -20.5)"},
)
UNPLACED = Incident(event_type=EventType.PROTESTS, dataset="Example", dataset_id="8")
ENTRIES = [("01A", PLACED), ("01B", UNPLACED)]
ABOUT = {
    "attribution": "GeoNames, CC BY 4.0",
    "filters": ["in Namibia"],
    "head": {"sequence": 7, "hash": "abc123"},
    "at": "2026-11-24T10:00:00+00:00",
    "incidents": 2,
}
TOLD = ("GeoNames, CC BY 4.0", "in Namibia", "abc123", "2026-11-24T10:00:00+00:00", "licence")
every_ending = pytest.mark.parametrize("ending", WRITERS)


def written(ending, entries=ENTRIES, about=ABOUT):
    out = BytesIO()
    count = export(f"x{ending}", entries, out, about)
    return count, out.getvalue()


def gpkg(data, tmp_path):
    file = tmp_path / "x.gpkg"
    file.write_bytes(data)
    return pyogrio.raw.read(file), pyogrio.read_info(file)


def about_of(ending, data, tmp_path):
    """What a file says of itself, wherever its format has a place for that."""
    if ending == ".parquet":
        return pq.read_schema(BytesIO(data)).metadata[b"about"].decode()
    if ending == ".gpkg":
        return json.dumps(gpkg(data, tmp_path)[1]["layer_metadata"], ensure_ascii=False)
    if ending == ".xlsx":
        return str([row.cells for row in read_file(data, "x", sheet="About").entries()])
    return data.decode("utf-8")


@every_ending
def test_every_incident_is_written_and_the_file_stays_open(ending):
    count, data = written(ending)

    assert count == 2
    assert data


@every_ending
def test_no_incident_at_all_still_makes_a_file(ending):
    assert written(ending, [])[0] == 0


@every_ending
def test_an_export_says_whose_it_is_what_was_asked_and_when(ending, tmp_path):
    said = about_of(ending, written(ending)[1], tmp_path)

    for words in TOLD:
        assert words.casefold() in said.casefold()


def test_an_export_that_was_told_nothing_still_names_the_licence_and_the_time():
    _, data = written(".geojson", about={})

    about = json.loads(data)["about"]
    assert about["licence"]
    assert about["at"].endswith("+00:00")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_own_columns_read_back_as_they_were(ending):
    table = read_file(written(ending)[1], f"x{ending}")

    assert [each for each in Own().read(table, Context()) if isinstance(each, Rejection)] == []
    assert list(Own().read(table, Context())) == [PLACED, UNPLACED]


@pytest.mark.parametrize("ending", [".geojson", ".kml"])
def test_a_map_file_reads_back_as_places_in_their_time(ending):
    table = read_file(written(ending)[1], f"x{ending}")
    known, _ = recognise(table.header, table.tags)

    placed, unplaced = known.read(table, Context())

    assert (placed.place.latitude, placed.place.longitude) == (-20.5, 16.5)
    assert placed.date.start == date(2022, 6, 30)
    assert unplaced.place is None


@pytest.mark.parametrize("ending", [".csv", ".acled.csv", ".xlsx"])
def test_no_cell_of_a_spreadsheet_starts_a_formula(ending):
    table = read_file(written(ending)[1], f"x{ending}")

    cells = [cell for row in table.rows for cell in row.cells]
    assert "'=HYPERLINK(1)" in cells
    assert not any(re.match(r"[=@\t\r]|[+-](?![0-9.]+$)", cell) for cell in cells)


def test_the_acled_like_file_reads_as_acled_and_unknown_stays_unknown():
    table = read_file(written(".acled.csv")[1], "x.csv")

    known, _ = recognise(table.header)
    placed, unplaced = known.read(table, Context())

    assert isinstance(known, Acled)
    assert placed.killed == Count.exactly(1)
    assert [actor.name for actor in placed.actors] == ["Jane Roe", "B"]
    assert isinstance(unplaced, Rejection)
    text = StringIO(written(".acled.csv")[1].decode("utf-8-sig"), newline="")
    row = list(csv.DictReader(text))[1]
    assert row["fatalities"] == row["event_date"] == row["latitude"] == ""


def acled_again(**changed):
    header = (
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
        "assoc_actor_2,inter2,interaction,iso,country\n"
    )
    row = (
        "KEN1,2022-06-30,Violence against civilians,Attack,A,B; C,2,Civilians (Kenya),D,7,27,404,"
        "Kenya\n"
    )
    known = Acled()
    (incident,) = known.read(read_file((header + row).encode(), "x.csv"), Context())
    entries = [("1", replace(incident, **changed))]
    text = StringIO(written(".acled.csv", entries)[1].decode("utf-8-sig"), newline="")
    (found,) = csv.DictReader(text)
    return found


def test_acled_s_own_rows_come_back_on_their_sides_and_with_their_country():
    row = acled_again()

    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("A", "B; C", "2")
    assert (row["actor2"], row["assoc_actor_2"], row["inter2"]) == ("Civilians (Kenya)", "D", "7")
    assert (row["iso"], row["country"], row["interaction"]) == ("404", "Kenya", "27")


def test_other_actors_than_acled_s_lose_the_codes_of_theirs():
    row = acled_again(actors=(Actor(name="E"), Actor(name="F")))

    assert (row["actor1"], row["actor2"]) == ("E", "F")
    assert row["assoc_actor_1"] == row["inter1"] == row["interaction"] == ""


def test_kml_is_whole_and_puts_longitude_first():
    root = fromstring(written(".kml")[1])  # noqa: S314 - the program's own file

    text = [node.text for node in root.iter("{http://www.opengis.net/kml/2.2}coordinates")]
    assert text == ["16.5,-20.5"]


def test_kml_drops_no_incident_for_a_character_that_xml_does_not_allow():
    entries = [("1", Incident(event_type=EventType.RIOTS, location="a\x01\x1fb"))]

    root = fromstring(written(".kml", entries)[1])  # noqa: S314 - the program's own file

    assert len(list(root.iter("{http://www.opengis.net/kml/2.2}Placemark"))) == 1


def test_geoparquet_has_typed_columns_and_points():
    table = pq.read_table(BytesIO(written(".parquet")[1]))

    assert json.loads(table.schema.metadata[b"geo"])["primary_column"] == "geometry"
    assert table["killed_max"].to_pylist() == [3, None]
    assert table["latitude"].to_pylist() == [-20.5, None]
    assert table["geometry"].to_pylist()[1] is None


def test_a_geopackage_has_one_layer_of_points(tmp_path):
    (meta, _, geometry, fields), info = gpkg(written(".gpkg")[1], tmp_path)

    assert info["features"] == 2
    assert info["crs"] == "EPSG:4326"
    assert geometry[1] is None
    assert fields[list(meta["fields"]).index("killed_max")][0] == 3


def test_a_cell_too_long_for_excel_is_cut_and_the_cut_is_told():
    entries = [("1", Incident(event_type=EventType.RIOTS, notes="x" * 40_000))]

    data = written(".xlsx", entries)[1]

    table = read_file(data, "x.xlsx", sheet="Incidents")
    (row,) = table.rows
    assert any(cell.endswith("(cut here; the CSV has the whole)") for cell in row.cells)
    about = read_file(data, "x.xlsx", sheet="About")
    assert "Cells cut for Excel's limit: 1" in str(list(about.entries()))


def page():
    return written(".html")[1].decode("utf-8")


def test_no_text_of_an_incident_can_end_the_block_it_stands_in():
    blocks = re.findall(
        r'<script type="application/json" id="incidents">(.*?)</script>', page(), re.DOTALL
    )

    rows = json.loads(blocks[0])["rows"]
    assert rows[0][14] == HOSTILE
    assert "alert(1)" not in page().replace(blocks[0], "")


def test_the_page_asks_nothing_of_any_network_and_evaluates_nothing():
    own = page().partition('id="incidents"')[0].partition("<body>")[0]
    script = page().rpartition("<script>")[2]

    assert "default-src 'none'" in own
    for word in ("fetch(", "XMLHttpRequest", "innerHTML", "eval(", "import(", "src="):
        assert word not in script
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", page())


def test_an_unknown_ending_is_refused_with_the_known_ones():
    with pytest.raises(BadInput, match=r"\.gpkg or \.parquet"):
        export("x.docx", [], BytesIO(), {})
